"""The search finds, first or second, the page that each of these readers wants."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

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
    "dire que le dossier est fermé": "textes/lexique.html#dossier-cloture",
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
    "le saj demande un papier de refus au cpas": "familles/on-me-dit/refus-du-cpas.html",
    "aide urgente president": "semaine/puis-je.html#president-decide",
    "copie du raport": "semaine/puis-je.html#copie-du-rapport",
    "est ce que la famille peut lire le rapport": "semaine/puis-je.html#copie-du-rapport",
    "le jeune peut dire non": "semaine/puis-je.html#dire-non",
    "parler des parents dechus": "semaine/puis-je.html#elements-au-conseiller",
    "dire qui sera le protuteur": "semaine/puis-je.html#promettre-un-protuteur",
    "montant exact de la subvention": "semaine/puis-je.html#subvention-exacte",
    "secret professionel": "textes/lexique.html#secret-partage",
    "acusé de reception jamais recu": "textes/lexique.html#accuse-reception",
    "je peux envoyer un mail avec tout le rapport": "semaine/puis-je.html#envoyer-le-dossier",
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
const questions = JSON.parse(process.argv[2]);
console.log(JSON.stringify(Object.fromEntries(questions.map((q) => [q, window.rechercheSite.chercher(q, 2).map((r) => r.chemin)]))));
"""


@pytest.fixture(scope="module")
def found(site: Path) -> dict[str, list[str]]:
    script = next((site / "assets/js").glob("recherche.*.js"))
    done = subprocess.run(
        ["node", "-e", RUN, str(script), json.dumps([*EXPECTED, *TYPED])],
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(json.loads(done.stdout))


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
