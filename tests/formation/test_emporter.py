"""Each training file read back by a tool that others wrote."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
import subprocess
import xml.etree.ElementTree as ET
import zipfile
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from explorer.corpus import Corpus
from explorer.errors import ProtocoleError
from explorer.exports.anki_tsv import card_guid
from explorer.exports.gift import feedback
from explorer.exports.rappels import reminders
from explorer.exports.scorm import NOMBRE
from explorer.vues import rappels
from scripts import exports
from scripts.edition import Edition
from scripts.formation import Formation
from scripts.formation.fichiers import FICHIERS, PAQUETS

ICI = Path(__file__).parent
CP = "{http://www.imsproject.org/xsd/imscp_rootv1p1p2}"
ADL = "{http://www.adlnet.org/xsd/adlcp_rootv1p2}"


def run_node(script: str, *arguments: str) -> Any:
    if not (ICI.parents[1] / "node_modules" / "gift-pegjs").is_dir():
        pytest.skip("les outils Node ne sont pas installés (make setup)")
    done = subprocess.run(
        ["node", str(ICI / script), *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


class Words(HTMLParser):
    """The text of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words = ""
        self.feed(html)

    def handle_data(self, data: str) -> None:
        self.words += data


def words(html: str) -> str:
    return Words(html).words


def test_every_listed_file_is_written(fichiers: Path) -> None:
    ecrits = {path.name for path in fichiers.iterdir()}
    assert ecrits == {*FICHIERS, "quiz-questions.js"}


def test_two_runs_give_the_same_bytes(fichiers: Path, edition: Edition, tmp_path: Path) -> None:
    exports.run(tmp_path, edition)
    for path in fichiers.iterdir():
        assert (tmp_path / path.name).read_bytes() == path.read_bytes(), path.name


def test_gift_read_by_gift_pegjs(formation: Formation, fichiers: Path) -> None:
    lus = run_node("lire_gift.cjs", str(fichiers / "quiz.gift"))
    categories = [element for element in lus if element["type"] == "Category"]
    questions = {element["title"]: element for element in lus if element["type"] == "MC"}
    assert len(categories) == len(formation.themes)
    assert set(questions) == set(formation.par_id)
    for question in formation.questions:
        lue = questions[question.id]
        assert lue["stem"]["text"] == question.texte
        assert [choix["text"]["text"] for choix in lue["choices"]] == [
            o.texte for o in question.options
        ]
        assert [choix["isCorrect"] for choix in lue["choices"]] == [
            o.juste for o in question.options
        ]
        for choix, option in zip(lue["choices"], question.options, strict=True):
            assert choix["feedback"]["text"] == feedback(option)


def test_moodle_xml_read_by_elementtree(formation: Formation, fichiers: Path) -> None:
    racine = ET.parse(fichiers / "quiz-moodle.xml").getroot()
    categories = racine.findall("question[@type='category']")
    questions = {q.findtext("idnumber"): q for q in racine.findall("question[@type='multichoice']")}
    assert [c.findtext("category/text", "").rpartition("/")[2] for c in categories] == [
        theme.titre for theme in formation.themes
    ]
    assert set(questions) == set(formation.par_id)
    for question in formation.questions:
        lue = questions[question.id]
        assert words(lue.findtext("questiontext/text", "")) == question.texte
        assert lue.findtext("shuffleanswers") == "true"
        for reponse, option in zip(lue.findall("answer"), question.options, strict=True):
            assert words(reponse.findtext("text", "")) == option.texte
            assert (reponse.get("fraction") == "100") is option.juste
            retour = words(reponse.findtext("feedback/text", ""))
            assert option.explication in retour
            assert all(citation.extrait in retour for citation in option.citations)
        assert [tag.text for tag in lue.findall("tags/tag/text")] == list(question.roles)


@pytest.mark.parametrize("nom", PAQUETS)
def test_scorm_manifest_names_every_file(fichiers: Path, nom: str) -> None:
    with zipfile.ZipFile(fichiers / nom) as archive:
        assert archive.testzip() is None
        noms = archive.namelist()
        racine = ET.fromstring(archive.read("imsmanifest.xml"))
    assert racine.findtext(f"{CP}metadata/{CP}schemaversion") == "1.2"
    ressource = racine.find(f"{CP}resources/{CP}resource")
    assert ressource is not None
    assert ressource.get(f"{ADL}scormtype") == "sco"
    assert [f.get("href") for f in ressource.findall(f"{CP}file")] == noms[1:]
    assert ressource.get("href") in noms
    item = racine.find(f"{CP}organizations/{CP}organization/{CP}item")
    assert item is not None and item.get("identifierref") == ressource.get("identifier")


def test_each_question_is_in_one_scorm_package_and_asks_nothing_outside(
    formation: Formation, fichiers: Path
) -> None:
    dans = []
    for nom in PAQUETS:
        with zipfile.ZipFile(fichiers / nom) as archive:
            page = archive.read("index.html").decode()
        enonces = re.findall(r'class="quiz-enonce" id="q-([^"]+)"', page)
        assert page.count('class="quiz-corrige"') == len(enonces) > NOMBRE
        assert 'src="http' not in page and "../" not in page
        dans += enonces
    assert sorted(dans) == sorted(formation.par_id)


def test_a_worker_of_a_cpas_is_not_marked_on_subsidies(
    formation: Formation, fichiers: Path
) -> None:
    with zipfile.ZipFile(fichiers / "quiz-scorm12.zip") as archive:
        page = archive.read("index.html").decode()
    ailleurs = [q.id for q in formation.questions if q.theme.startswith("protutelle")]
    assert [ident for ident in ailleurs if f'id="q-{ident}"' in page] == []


@pytest.mark.parametrize(
    ("essais", "attendus"),
    [
        (["20/20"], [("passed", "100")]),
        (["5/20"], [("failed", "25")]),
        (["3/20", "18/20"], [("failed", "15"), ("passed", "90")]),
        (["18/20", "3/20"], [("passed", "90"), ("passed", "90")]),
    ],
)
def test_scorm_keeps_the_best_try_in_an_independent_run_time(
    fichiers: Path, tmp_path: Path, essais: list[str], attendus: list[tuple[str, str]]
) -> None:
    with zipfile.ZipFile(fichiers / "quiz-scorm12.zip") as archive:
        script = Path(archive.extract("quiz.js", tmp_path))
    lu = run_node("lire_scorm.mjs", str(script), *essais)
    assert [(essai["statut"], essai["note"]) for essai in lu["essais"]] == attendus
    assert {essai["max"] for essai in lu["essais"]} == {"100"}
    assert (lu["depart"], lu["erreur"], lu["fini"]) == ("incomplete", "0", True)


def test_anki_deck_read_by_sqlite(formation: Formation, fichiers: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(fichiers / "quiz.apkg") as archive:
        collection = archive.extract("collection.anki2", tmp_path)
    base = sqlite3.connect(collection)
    try:
        notes = dict(base.execute("select guid, flds from notes"))
        tags = dict(base.execute("select guid, tags from notes"))
        cartes = base.execute("select count(*) from cards").fetchone()[0]
    finally:
        base.close()
    assert set(notes) == {card_guid(question) for question in formation.questions}
    assert cartes == len(formation.questions)
    for question in formation.questions:
        champs = notes[card_guid(question)].split("\x1f")
        assert champs[0] == question.id
        assert words(champs[2]) == question.texte
        assert words(champs[4]).endswith(question.juste.texte)
        assert f"theme::{question.theme}" in tags[card_guid(question)].split()


def test_tsv_has_the_notes_of_the_deck(formation: Formation, fichiers: Path) -> None:
    lignes = (fichiers / "quiz-anki.tsv").read_text("utf-8").splitlines()
    notes = list(
        csv.reader(
            (ligne for ligne in lignes if ligne[0] != "#"), delimiter="\t", quoting=csv.QUOTE_NONE
        )
    )
    assert [note[0] for note in notes] == [card_guid(question) for question in formation.questions]
    assert {len(note) for note in notes} == {8}
    assert "#guid column:1" in lignes and "#tags column:8" in lignes


def test_csv_read_by_the_standard_library(formation: Formation, fichiers: Path) -> None:
    with (fichiers / "quiz.csv").open(encoding="utf-8-sig", newline="") as fichier:
        lignes = list(csv.DictReader(fichier, delimiter=";"))
    assert len(lignes) == sum(len(question.options) for question in formation.questions)
    assert sum(ligne["juste"] == "oui" for ligne in lignes) == len(formation.questions)
    with (fichiers / "puis-je.csv").open(encoding="utf-8-sig", newline="") as fichier:
        assert [ligne["id"] for ligne in csv.DictReader(fichier, delimiter=";")] == [
            question["id"] for question in formation.puis_je
        ]


@pytest.mark.parametrize(
    ("debut", "attendus"),
    [
        (date(2026, 12, 31), [date(2027, 1, 2), date(2027, 1, 14), date(2027, 2, 28)]),
        (date(2026, 3, 2), [date(2026, 3, 4), date(2026, 3, 16), date(2026, 5, 2)]),
    ],
)
def test_reminders_read_by_icalendar(corpus: Corpus, debut: date, attendus: list[date]) -> None:
    assert [rappel.jour for rappel in reminders(debut)] == attendus
    fichier = rappels.fichier(corpus, "ics", f"debut={debut.isoformat()}")
    calendrier = Calendar.from_ical(fichier.contenu)
    evenements = calendrier.walk("VEVENT")
    assert [evenement.decoded("dtstart") for evenement in evenements] == attendus
    assert len({str(evenement["uid"]) for evenement in evenements}) == 3
    assert all(len(ligne.encode()) <= 75 for ligne in fichier.contenu.split("\r\n"))


@pytest.mark.parametrize("etat", ["debut=", "debut=32/01/2026", "debut=demain"])
def test_reminders_refuse_what_is_no_day(corpus: Corpus, etat: str) -> None:
    vue = rappels.view(corpus, etat, "../")
    assert 'class="erreurs"' in vue.html and vue.titre.startswith("Erreur")
    with pytest.raises(ProtocoleError):
        rappels.fichier(corpus, "ics", etat)


def test_reminders_from_the_command(
    edition: Edition,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Edition, "load", classmethod(lambda cls: edition))
    assert (
        exports.main([str(tmp_path), "--rappels", "2026-12-31", "--adresse", "https://exemple.be/"])
        == 0
    )
    calendrier = Calendar.from_ical((tmp_path / "rappels.ics").read_bytes())
    assert str(calendrier.walk("VEVENT")[0]["url"]) == "https://exemple.be/"
    assert exports.main([str(tmp_path), "--rappels", "2026-02-30"]) == 2
    assert "n’existe pas dans le calendrier" in capsys.readouterr().err
