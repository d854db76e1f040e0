"""The search finds, first or second, the page that each of these readers wants, and says when it is not sure.

`recherches/` holds questions as people type them, written before the search was changed: `reglage` to tune with,
`reserve` kept apart, never read while tuning. A line: the question, a tab, the addresses that answer it.
"""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from scripts.edition import Edition
from scripts.search import parse

EXPECTED = {
    "aide": ("textes/lexique.html", "textes/protocole-2012/services.html"),
    "l'aide": ("textes/lexique.html", "textes/protocole-2012/services.html"),
    "conseiller": ("textes/lexique.html#conseiller", "textes/acteurs.html#conseiller"),
    "mandat": ("textes/lexique.html#mandat", "textes/arrete-2018/art-4.html"),
    "autorite": ("textes/lexique.html#autorite-parentale",),
    "autorité": ("textes/lexique.html#autorite-parentale",),
    "subventions": (
        "textes/lexique.html#subvention",
        "textes/arrete-2018/art-6.html",
        "protutelle/calcul.html",
    ),
    "partage du secret": (
        "textes/lexique.html#secret-partage",
        "textes/protocole-2012/cadre-juridique.html",
    ),
    "protuteur": ("textes/lexique.html#protuteur", "textes/acteurs.html#protuteur"),
    "état de besoin": ("textes/lexique.html#etat-de-besoin",),
    "puis-je": ("semaine/puis-je.html",),
    "puis-je promettre": ("semaine/puis-je.html",),
    "puis-je promettre une aide": ("semaine/puis-je.html",),
    "puis-je dire": ("semaine/puis-je.html",),
    "puis je dire que": ("semaine/puis-je.html",),
}
QUESTIONS = Path(__file__).with_name("recherches")
FOUND = 0.85  # of the questions kept apart, the part answered first or second
SURE = 0.8  # of the questions that have an answer, the part that is not told « Rien de sûr »
# What a new worker types on a telephone: no accent, no apostrophe, a letter missing. The answer comes first.
TYPED = {
    "puis je dire quon connait la famille": "semaine/puis-je.html#connue-sans-accord",
    "j'ai le droit de dire que la famille est suivie chez nous": "semaine/puis-je.html#connue-sans-accord",
    "est ce que je peux donner le nom de ma collegue": "semaine/puis-je.html#nom-de-l-agent",
    "donner le nom du travailleur social qui suit le dossier": "semaine/puis-je.html#nom-de-l-agent",
    "je peux raconter la situation au telephone": "semaine/puis-je.html#raconter-au-premier-appel",
    "parler des problemes de la famille au premier coup de fil": "semaine/puis-je.html#raconter-au-premier-appel",
    "promettre une aide financiere a la famille": "semaine/puis-je.html#promettre-une-aide",
    "dire a la famille que le cpas va payer": "semaine/puis-je.html#promettre-une-aide",
    "dire au cpas quon prend en charge": "semaine/puis-je.html#promettre-prise-en-charge",
    "dire que le dossier est fermé": "semaine/puis-je.html#dossier-cloture-au-cpas",
    "dossier cloturé": "textes/lexique.html#dossier-cloture",
    "envoyer le dossier complet au saj": "semaine/puis-je.html#envoyer-le-dossier",
    "transmettre tout le dossier": "semaine/puis-je.html#envoyer-le-dossier",
    "ecrire au saj si la famille dit non": "semaine/puis-je.html#partager-apres-refus",
    "la famille refuse que jappelle": "semaine/puis-je.html#partager-apres-refus",
    "la maman n'est pas d'accord": "semaine/puis-je.html#partager-apres-refus",
    "prevenir la famille apres": "semaine/puis-je.html#prevenir-apres",
    "faut il prevenir la famille avant d'appeler": "semaine/puis-je.html#prevenir-apres",
    "en parler a mon chef": "semaine/puis-je.html#en-parler-a-mon-chef",
    "parler d'une famille en reunion d'equipe": "semaine/puis-je.html#en-parler-a-mon-chef",
    "parler au conseil du cpas du rapport": "semaine/puis-je.html#informer-le-conseil",
    "ecrire que lenfant est en danger": "semaine/puis-je.html#danger-dans-le-rapport",
    "mettre danger dans le rapport": "semaine/puis-je.html#danger-dans-le-rapport",
    "accompagner la famille au saj": "semaine/puis-je.html#accompagner-au-saj",
    "accompagner au spj": "semaine/puis-je.html#accompagner-au-spj",
    "quand est ce quils repondent": "semaine/puis-je.html#date-de-la-reponse",
    "combien de temps pour avoir une reponse": "semaine/puis-je.html#date-de-la-reponse",
    "delai de reponse du saj": "semaine/puis-je.html#date-de-la-reponse",
    "montrer la lettre du saj a la famille": "semaine/puis-je.html#reponse-recue-a-la-famille",
    "montrer la reponse aux parents": "semaine/puis-je.html#reponse-recue-a-la-famille",
    "pas connu donc pas de danger": "semaine/puis-je.html#pas-connue-donc-pas-de-danger",
    "spj pas en charge qui contacter": "semaine/puis-je.html#informer-directeur-sans-spj",
    "attestation de refus du cpas": "semaine/puis-je.html#demander-un-refus",
    "le saj demande un papier de refus au cpas": "semaine/puis-je.html#demander-un-refus",
    "aide urgente president": "semaine/puis-je.html#president-decide",
    "copie du raport": "semaine/puis-je.html#copie-du-rapport",
    "est ce que la famille peut lire le rapport": "semaine/puis-je.html#copie-du-rapport",
    "le jeune peut dire non": "semaine/puis-je.html#accord-du-jeune",
    "parler des parents dechus": "semaine/puis-je.html#elements-au-conseiller",
    "dire qui sera le protuteur": "semaine/puis-je.html#promettre-un-protuteur",
    "montant exact de la subvention": "semaine/puis-je.html#subvention-exacte",
    "secret professionel": "textes/lexique.html#secret-professionnel",
    "acusé de reception jamais recu": "textes/lexique.html#accuse-reception",
    "je peux envoyer un mail avec tout le rapport": "semaine/puis-je.html#par-mail",
    "la mere veut pas que je telephone au saj": "semaine/puis-je.html#partager-apres-refus",
    "dire aux parents quils auront une aide": "semaine/puis-je.html#promettre-une-aide",
    "le president peut decider seul": "semaine/puis-je.html#president-decide",
    "faut prevenir les parents": "semaine/puis-je.html#prevenir-apres",
    "on a cloturé": "textes/lexique.html#dossier-cloture",
    "lire le rapport a la famille": "semaine/puis-je.html#copie-du-rapport",
    "ma cheffe veut tout savoir": "semaine/puis-je.html#en-parler-a-mon-chef",
    "aller avec eux au saj": "semaine/puis-je.html#accompagner-au-saj",
    "preuve que le cpas a refusé": "semaine/puis-je.html#demander-un-refus",
    "subside exact": "semaine/puis-je.html#subvention-exacte",
    "cest qui le protuteur on peut le dire a lenfant": "semaine/puis-je.html#promettre-un-protuteur",
    "partager sans accord": "semaine/puis-je.html#partager-apres-refus",
}
RUN = """
const fs = require('node:fs');
globalThis.window = globalThis;
globalThis.document = { getElementById() {}, querySelectorAll() { return []; } };
(0, eval)(fs.readFileSync(process.argv[1], 'utf8'));
const found = {};
for (const question of JSON.parse(fs.readFileSync(0, 'utf8'))) {
  const { trouves, sur } = window.rechercheSite.chercher(question, { combien: 2 });
  found[question] = { paths: trouves.map((one) => one.chemin), sure: sur };
}
console.log(JSON.stringify(found));
"""


def lines(name: str) -> list[str]:
    return [line for line in (QUESTIONS / name).read_text("utf-8").splitlines() if line]


def wanted(name: str) -> dict[str, tuple[str, ...]]:
    """Question → the addresses that answer it."""
    pairs = (line.split("\t") for line in lines(name))
    return {question: tuple(addresses.split()) for question, addresses in pairs}


WANTED = {name: wanted(f"{name}.txt") for name in ("reglage", "reserve")}
UNKNOWN = [*lines("inconnus-reglage.txt"), *lines("inconnus-reserve.txt")]


class Found(NamedTuple):
    """The first two answers, and whether the first is given as sure."""

    paths: list[str]
    sure: bool


@pytest.fixture(scope="module")
def answers(site: Path) -> dict[str, Found]:
    script = next((site / "assets/js").glob("recherche.*.js"))
    asked = [*EXPECTED, *TYPED, *WANTED["reglage"], *WANTED["reserve"], *UNKNOWN]
    done = subprocess.run(
        ["node", "-e", RUN, str(script)],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        check=True,
    )
    return {q: Found(a["paths"], a["sure"]) for q, a in json.loads(done.stdout).items()}


@pytest.fixture(scope="module")
def found(answers: dict[str, Found]) -> dict[str, list[str]]:
    return {question: answer.paths for question, answer in answers.items()}


@pytest.mark.parametrize("name", WANTED)
def test_questions_as_people_word_them(found: dict[str, list[str]], name: str) -> None:
    missed = [
        question
        for question, addresses in WANTED[name].items()
        if not any(path.startswith(addresses) for path in found[question])
    ]
    assert len(WANTED[name]) >= 50
    assert 1 - len(missed) / len(WANTED[name]) >= FOUND, missed


@pytest.mark.parametrize("name", WANTED)
def test_what_has_an_answer_is_rarely_told_unsure(answers: dict[str, Found], name: str) -> None:
    sure = [answers[question].sure for question in WANTED[name]]
    assert sum(sure) / len(sure) >= SURE


@pytest.mark.parametrize("question", UNKNOWN)
def test_an_unknown_word_gets_no_sure_answer(answers: dict[str, Found], question: str) -> None:
    assert not answers[question].sure, answers[question].paths


def test_the_words_of_every_day_stand_in_one_group(edition: Edition) -> None:
    groups = edition.data["recherche"]["groupes"]
    words = [word for group in groups for word in (group["mot"], *group["courants"])]
    assert [word for word, count in Counter(words).items() if count > 1] == []


def test_the_pages_that_are_given_words_exist(site: Path, edition: Edition) -> None:
    pages = edition.data["recherche"]["pages"]
    assert [path for path in pages if not (site / path).is_file()] == []


@pytest.mark.parametrize("question", EXPECTED)
def test_the_right_page_is_first_or_second(found: dict[str, list[str]], question: str) -> None:
    assert any(
        path.startswith(wanted) for path in found[question] for wanted in EXPECTED[question]
    ), found[question]


def test_a_question_as_one_types_it_has_its_answer_first(found: dict[str, list[str]]) -> None:
    wrong = {q: found[q][:1] for q, wanted in TYPED.items() if found[q][:1] != [wanted]}
    assert len(TYPED) >= 40 and wrong == {}


def test_accents_and_elisions_change_nothing(found: dict[str, list[str]]) -> None:
    assert found["autorite"] == found["autorité"]
    assert found["aide"] == found["l'aide"]


def test_the_twin_is_neither_in_the_search_nor_in_the_sitemap(site: Path) -> None:
    assert "orienter/etat/" not in next((site / "assets/js").glob("recherche.*.js")).read_text(
        "utf-8"
    )
    assert "orienter/etat/" not in (site / "sitemap.xml").read_text("utf-8")


def test_what_follows_a_drawing_or_a_mark_that_closes_itself_is_found() -> None:
    """A page of the site, cut down: everything but the drawing is words."""
    page = (
        "<article><h1>Titre</h1><p>avant<br/>encore</p>"
        '<svg viewBox="0 0 1 1"><path d="M0 0"/><text>dessin</text></svg><img src="a.svg"/><p>après</p></article>'
    )
    (document,) = parse("textes/essai.html", page)

    assert document["texte"].split() == ["avant", "encore", "après"]


def test_the_pages_with_a_drawing_are_known_by_what_they_say_after_it(site: Path) -> None:
    path = "protutelle/nombres.html"
    (document, *_) = parse(path, (site / path).read_text("utf-8"))

    assert "mandats" in document["texte"].rpartition("Calculer pour mon nombre")[2]
