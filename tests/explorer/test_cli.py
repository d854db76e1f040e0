"""The command line: keys, statuses, French sentences, never a traceback."""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import icalendar
import pytest

from explorer import __main__ as terminal
from explorer.chemins import enumerate_paths, enumerate_states
from explorer.corpus import Corpus
from explorer.orientation import suite_citations
from explorer.rendu.html import Liens
from explorer.rendu.suite import render_suite
from tests.explorer.pages import Page

RACINE = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def bundle_of_the_data(
    bundle: dict[str, Any],
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[None]:
    chemin = tmp_path_factory.mktemp("donnees") / "bundle.json"
    chemin.write_text(json.dumps(bundle), encoding="utf-8")
    monkeypatch.setattr(terminal, "BUNDLE", chemin)
    yield


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    statut = terminal.main(list(arguments))
    sortie = capsys.readouterr()
    return statut, sortie.out, sortie.err


def ask(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    statut, sortie, erreur = run(capsys, *arguments, "--json")
    assert (statut, erreur) == (0, "")
    return json.loads(sortie)


def test_protutelle_json_has_the_agreed_keys(capsys: pytest.CaptureFixture[str]) -> None:
    resultat = ask(capsys, "protutelle", "--mandats", "79", "--date", "2026-01-01")
    assert resultat["mandats_agrees"] == 79
    assert resultat["date"] == "2026-01-01"
    assert resultat["lectures"]["prorata"] == {
        "effectif": {
            "psycho_social": "79/36",
            "administratif": "1/2",
            "total": "97/36",
            "direction_max": "1",
        },
        "fonctionnement": {
            "exact": "541703/18",
            "euros": "30094.61",
            "douzieme_euros": "2507.88",
        },
    }
    assert list(resultat["lectures"]) == ["prorata", "tranche-entiere", "tranche-entamee"]
    assert resultat["trace"] and resultat["avertissements"]


def test_protutelle_takes_today_by_default(capsys: pytest.CaptureFixture[str]) -> None:
    resultat = ask(capsys, "protutelle", "--mandats", "79")
    assert resultat["date"] == datetime.date.today().isoformat()


def test_a_range_is_a_list(capsys: pytest.CaptureFixture[str]) -> None:
    liste = ask(capsys, "protutelle", "--de", "1", "--a", "1000", "--date", "2026-01-01")
    assert [resultat["mandats_agrees"] for resultat in liste] == list(range(1, 1001))


def test_rapports_json_has_the_agreed_keys(capsys: pytest.CaptureFixture[str]) -> None:
    resultat = ask(
        capsys, "rapports", "--mandat", "2026-12-31", "--remise", "2027-02-10",
        "--designation", "2027-12-01", "--jusqu-au", "2029-01-01",
    )  # fmt: skip
    premier = resultat["rapports"][0]
    assert premier["type"] == "premier"
    assert premier["echeance"] == "2027-02-28"
    assert premier["lectures"] == {
        "quantieme": "2027-02-28",
        "quantieme-a-veille": "2027-02-28",
        "jour-ouvrable": "2027-03-01",
    }
    assert premier["statut"] == "ambigu"
    assert premier["citations"][0]["phrase"] == "arrete-2018#art-4-par-3-al-1-p1"
    assert [r["type"] for r in resultat["rapports"]] == ["premier", "complementaire", "evolution"]


def test_rapports_ics_is_read_by_another_library(capsys: pytest.CaptureFixture[str]) -> None:
    statut, sortie, _ = run(capsys, "rapports", "--mandat", "2026-12-31", "--ics")
    assert statut == 0
    assert len(list(icalendar.Calendar.from_ical(sortie).walk("VEVENT"))) == 4


def test_orientation_json_has_the_agreed_keys(capsys: pytest.CaptureFixture[str]) -> None:
    resultat = ask(capsys, "orientation", "cpas-vers-saj")
    cles = (
        "flux",
        "reponses_retenues",
        "reponses_ecartees",
        "question",
        "suites",
        "conditions_manquantes",
    )
    assert set(cles) <= resultat.keys()
    assert {"id", "texte", "reponses"} <= resultat["question"].keys()


def test_orientation_lists_every_path(capsys: pytest.CaptureFixture[str]) -> None:
    chemins = ask(capsys, "orientation", "cpas-vers-saj", "--tous-les-chemins")
    assert len(chemins) > 10
    assert all(chemin["suites"] for chemin in chemins)


def test_orientation_follows_answers_to_a_suite(capsys: pytest.CaptureFixture[str]) -> None:
    chemin = ask(capsys, "orientation", "cpas-vers-saj", "--tous-les-chemins")[0]
    reponses = [x for q, r in chemin["reponses"].items() for x in ("--reponse", f"{q}={r}")]
    resultat = ask(capsys, "orientation", "cpas-vers-saj", *reponses)
    assert [s["id"] for s in resultat["suites"]] == [s["id"] for s in chemin["suites"]]
    assert all(
        {"phrase", "extrait"} <= c.keys() for s in resultat["suites"] for c in s["citations"]
    )


class Sentences(HTMLParser):
    """The sentences of a fragment, without the references that follow them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._references = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._references or ("class", "sources") in attrs:
            self._references += 1

    def handle_endtag(self, tag: str) -> None:
        self._references -= bool(self._references)

    def handle_data(self, data: str) -> None:
        if not self._references and data.strip(" ."):
            self.found.append(" ".join(data.split()))


def ways(corpus: Corpus) -> Iterator[tuple[str, list[str], list[tuple[str, bool]]]]:
    """One path to each set of suites of each flow: the flow, its options, each suite (and whether
    it is one of several readings)."""
    for flux in corpus.flux_ids:
        seen = set()
        for chemin in enumerate_paths(corpus, flux):
            if chemin.suites and chemin.suites not in seen:
                seen.add(chemin.suites)
                options = [x for q, r in chemin.reponses for x in ("--reponse", f"{q}={r}")]
                yield flux, options, [(s, lecture is not None) for s, lecture in chemin.suites]


def test_every_suite_is_printed_whole(capsys: pytest.CaptureFixture[str], corpus: Corpus) -> None:
    """As text, every suite of every flow says all that its screen says, under the same headings."""
    told = set()
    for flux, options, suites in ways(corpus):
        statut, sortie, erreur = run(capsys, "orientation", flux, *options)
        assert (statut, erreur) == (0, ""), suites
        text = " ".join(sortie.replace("•", " ").split())
        for ident, parmi in suites:
            suite = corpus.suite(ident)
            told.add(ident)
            html = render_suite(corpus, suite, Liens(""), parmi=parmi)
            headings = [titre for _, titre in Page(html).titres]
            assert [titre for titre in headings if f" {titre} ─" not in text] == [], ident
            screen = Sentences(html).found
            assert [words for words in screen if words not in text] == [], ident
            quoted = [" ".join(c["extrait"].split()) for c in suite_citations(suite)]
            assert [words for words in quoted if f"« {words} »" not in text] == [], ident
        assert corpus.avis and all(" ".join(a["texte"].split()) in text for a in corpus.avis)
    assert told == set(corpus.suites)


def test_every_question_is_printed_whole(
    capsys: pytest.CaptureFixture[str], corpus: Corpus
) -> None:
    told = set()
    for flux in corpus.flux_ids:
        for etat in enumerate_states(corpus, flux):
            if etat.question is None or etat.question in told or etat.flux != flux:
                continue
            told.add(etat.question)
            options = [x for q, r in etat.retenues for x in ("--reponse", f"{q}={r}")]
            statut, sortie, erreur = run(capsys, "orientation", flux, *options)
            assert (statut, erreur) == (0, "")
            text = " ".join(sortie.replace("•", " ").split())
            question = corpus.question(etat.question)
            words = [question["texte"], question.get("aide", ""), question["ou_trouver"]]
            for choix in question["reponses"]:
                words += [choix["texte"], choix.get("precision", ""), f"={choix['id']})"]
            assert [mot for mot in words if " ".join(mot.split()) not in text] == []
    assert told == set(corpus.questions)


def test_corpus_prints_a_phrase_with_role_and_reference(capsys: pytest.CaptureFixture[str]) -> None:
    [phrase] = ask(capsys, "corpus", "arrete-2018#art-9-p1")
    assert phrase["role"] == "regle"
    assert phrase["reference"] == "art. 9"
    assert phrase["texte"] == "Le présent arrêté entre en vigueur le 1er janvier 2019."


def test_corpus_search_ignores_accents_and_case(capsys: pytest.CaptureFixture[str]) -> None:
    trouvees = ask(capsys, "corpus", "--chercher", "EVOLUTION annee", "--texte", "arrete-2018")
    assert trouvees == []
    trouvees = ask(capsys, "corpus", "--chercher", "RAPPORT EVOLUTION", "--role", "regle")
    assert "arrete-2018#art-4-par-3-al-4-p1" in [p["phrase"] for p in trouvees]


def test_corpus_lists_everything(capsys: pytest.CaptureFixture[str], corpus: Corpus) -> None:
    assert len(ask(capsys, "corpus")) == len(list(corpus.phrase_refs))


BAD = [
    ("protutelle",),
    ("protutelle", "--mandats"),
    ("protutelle", "--mandats", "0"),
    ("protutelle", "--mandats", "-5"),
    ("protutelle", "--mandats", "9" * 9000),
    ("protutelle", "--mandats", "79", "--date", "2018-12-31"),
    ("protutelle", "--mandats", "79", "--date", "2026-13-01"),
    ("protutelle", "--mandats", "79", "--de", "1"),
    ("protutelle", "--de", "1"),
    ("protutelle", "--de", "9", "--a", "3"),
    ("protutelle", "--mandats", "79", "--brut", "direction"),
    ("protutelle", "--mandats", "79", "--inconnue", "1"),
    ("protutelle", "--mandats", "79", "80"),
    ("protutelle", "--csv=3"),
    ("rapports",),
    ("rapports", "--mandat", "2026-02-30"),
    ("rapports", "--mandat", "2026-01-15", "--remise", "2026-01-01"),
    ("rapports", "--mandat", "2026-01-15", "--ics", "--csv"),
    ("orientation", "cpas-vers-saaj"),
    ("orientation", "cpas-vers-saj", "--reponse", "sans-egal"),
    ("orientation", "cpas-vers-saj", "--reponse", "inconnue=oui"),
    ("orientation", "cpas-vers-saj", "--reponse", "secret-accord=peut-être"),
    ("corpus", "arrete-2018#art-6-p9"),
    ("corpus", "--texte", "code"),
    ("corpus", "--role", "important"),
    ("inconnue",),
]


@pytest.mark.parametrize("arguments", BAD, ids=lambda a: " ".join(a)[:50])
def test_bad_input_is_one_french_sentence_and_status_2(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    statut, sortie, erreur = run(capsys, *arguments)
    assert (statut, sortie) == (2, "")
    assert erreur.count("\n") == 1 and erreur.rstrip().endswith(".")
    assert not any(
        mot in erreur for mot in ("Traceback", "argument", "expected", "invalid", "required")
    )
    statut, sortie, erreur = run(capsys, *arguments, "--json")
    assert (statut, sortie) == (2, "")
    assert {"champ", "message"} <= json.loads(erreur)["erreur"].keys()


@pytest.mark.parametrize("commande", ["orientation", "protutelle", "rapports", "corpus"])
def test_help_is_french(capsys: pytest.CaptureFixture[str], commande: str) -> None:
    statut, sortie, erreur = run(capsys, commande, "--help")
    assert (statut, erreur) == (0, "")
    assert sortie.startswith("Usage : python -m explorer " + commande)
    assert not any(mot in sortie for mot in ("usage:", "options:", "positional", "show this help"))


def test_without_a_command_the_help_lists_them(capsys: pytest.CaptureFixture[str]) -> None:
    statut, sortie, _ = run(capsys)
    assert statut == 0
    assert all(nom in sortie for nom in ("orientation", "protutelle", "rapports", "corpus"))


@pytest.mark.parametrize(
    "arguments",
    [
        (
            "protutelle",
            "--mandats",
            "79",
            "--comparer",
            "80",
            "--pas",
            "10",
            "--brut",
            "direction=60000",
        ),
        ("protutelle", "--de", "1", "--a", "30"),
        ("protutelle", "--de", "1", "--a", "3", "--csv"),
        ("rapports", "--mandat", "2026-12-31", "--designation", "2027-08-28"),
        ("rapports", "--mandat", "2026-12-31", "--csv"),
        ("orientation",),
        ("orientation", "--tous-les-chemins"),
        ("corpus", "--chercher", "secret"),
    ],
    ids=lambda a: " ".join(a)[:50],
)
def test_text_for_people_is_the_default(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    statut, sortie, erreur = run(capsys, *arguments)
    assert (statut, erreur) == (0, "")
    assert len(sortie) > 100 and not sortie.lstrip().startswith(("{", "["))


@pytest.mark.parametrize("contenu", [None, "pas du JSON", "{}"])
def test_missing_or_damaged_data_say_what_to_do(
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    contenu: str | None,
) -> None:
    chemin = tmp_path / "bundle.json"
    if contenu is not None:
        chemin.write_text(contenu, encoding="utf-8")
    monkeypatch.setattr(terminal, "BUNDLE", chemin)
    statut, _, erreur = run(capsys, "corpus")
    assert statut == 2 and "lancez « make" in erreur


def process(code: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", code], cwd=RACINE, capture_output=True, timeout=60, check=False
    )


def test_a_closed_pipe_is_not_an_error_to_read(tmp_path: Path) -> None:
    commande = (
        f"import sys; from explorer import __main__ as t; from pathlib import Path; "
        f"t.BUNDLE = Path({str(terminal.BUNDLE)!r}); "
        f"sys.exit(t.main(['protutelle','--de','1','--a','3000','--json']))"
    )
    premier = subprocess.Popen(
        [sys.executable, "-c", commande], cwd=RACINE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert premier.stdout is not None and premier.stderr is not None
    premier.stdout.read(10)
    premier.stdout.close()
    erreur = premier.stderr.read()
    premier.stderr.close()
    premier.wait(60)
    assert b"Traceback" not in erreur and b"BrokenPipe" not in erreur


def test_a_command_loads_only_what_it_needs() -> None:
    code = (
        "import sys; from explorer import __main__ as t; t.main(['corpus', '--help']); "
        "print([m for m in sys.modules if m in ('explorer.flow', 'explorer.protutelle', "
        "'explorer.echeances')])"
    )
    resultat = process(code)
    assert resultat.stdout.decode().rstrip().endswith("[]"), resultat.stdout.decode()[-200:]
