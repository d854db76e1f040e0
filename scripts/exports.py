"""Write every training file: Moodle XML, GIFT, SCORM 1.2, Anki, TSV, CSV, and the questions of
the mixed quiz.

Knows: containers (zip, .apkg), names of files, that two builds of the same data give the same
bytes.
Ignores: the texts inside (explorer.exports) and the pages.
Used by: the build; `python -m scripts.exports [dossier] [--rappels AAAA-MM-JJ]`.
"""

from __future__ import annotations

import argparse
import sys
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from explorer.errors import ProtocoleError
from explorer.exports.anki_tsv import CHAMPS, card_fields, card_guid, card_tags, export_tsv
from explorer.exports.csv import table
from explorer.exports.gift import export_gift
from explorer.exports.moodle_xml import export_moodle_xml
from explorer.exports.quiz_csv import export_quiz_csv
from explorer.exports.rappels import export_reminders
from explorer.exports.scorm import REUSSITE, manifest, page
from explorer.francais import parse_date
from explorer.mots import STATUTS
from explorer.quiz import ROLES
from scripts import javascript
from scripts.edition import Edition
from scripts.formation import Formation
from scripts.formation.fichiers import DOSSIER, PAQUETS, Paquet
from scripts.formation.quiz import questions_script
from scripts.places import ROOT

TITRE = "Protocole AJ/CPAS et protutelles"
CIBLE = ROOT / "build" / "exports"
STYLE = ROOT / "scripts" / "formation" / "scorm.css"
ANKI_MODELE, ANKI_PAQUET = (
    1_730_185_201,
    1_730_185_202,
)  # chosen once; a change would double every card
# A zip keeps a date for each file; the earliest one it can hold makes the package reproducible.
JOUR_ZIP = (1980, 1, 1, 0, 0, 0)
EPOQUE = datetime(2019, 1, 1, tzinfo=UTC).timestamp()


def run(target: Path, edition: Edition | None = None) -> list[Path]:
    """Write everything into `target`; returns the files there, in order of name."""
    edition = edition or Edition.load()
    formation = Formation(edition.corpus, edition.data)
    target.mkdir(parents=True, exist_ok=True)
    for nom, texte in texts(formation).items():
        (target / nom).write_bytes(texte.encode())
    for nom, paquet in PAQUETS.items():
        write_scorm(formation, paquet, target / nom)
    write_anki(formation, target / "quiz.apkg")
    return sorted(path for path in target.iterdir() if path.is_file())


def run_site(site: Path) -> list[Path]:
    """The same, at the place in a built site where the pages look for them, with the script of the
    quiz.
    """
    script = site / "assets/js/quiz.js"
    script.parent.mkdir(parents=True, exist_ok=True)
    script.write_text(javascript.bundle("../quiz/index.js"), "utf-8")
    return run(site / DOSSIER)


def texts(formation: Formation) -> dict[str, str]:
    """The files that are plain text, by name."""
    themes, questions = formation.themes, formation.questions
    return {
        "quiz-moodle.xml": export_moodle_xml(TITRE, themes, questions),
        "quiz.gift": export_gift(TITRE, themes, questions),
        "quiz-anki.tsv": export_tsv(TITRE, themes, questions),
        "quiz.csv": export_quiz_csv(themes, questions),
        "puis-je.csv": puis_je_csv(formation),
        "quiz-questions.js": questions_script(formation),
    }


def puis_je_csv(formation: Formation) -> str:
    """« Puis-je dire que… » as a table, one line a question."""
    lignes = [("id", "rôles", "question", "statut", "réponse", "citations", "phrases")]
    for question in formation.puis_je:
        lignes.append((
            question["id"],
            ", ".join(ROLES[role] for role in question["roles"]),
            question["question"],
            STATUTS[question["statut"]][0],
            question["reponse"],
            " ".join(f"« {c['extrait']} »" for c in question["citations"]),
            " ".join(dict.fromkeys(c["phrase"] for c in question["citations"])),
        ))  # fmt: skip
    return table(lignes)


def write_scorm(formation: Formation, paquet: Paquet, path: Path) -> None:
    """One package with the questions on one text; the page, its script and its style are inside."""
    corpus = formation.corpus
    questions = [q for q in formation.questions if q.texte_cite == paquet.texte]
    contenu = {
        "index.html": page(corpus, paquet.titre, questions),
        "quiz.css": STYLE.read_text("utf-8"),
        "quiz.js": javascript.bundle("../quiz/scorm.js", {"REUSSITE": str(REUSSITE)}),
    }
    entier = {
        "imsmanifest.xml": manifest(paquet.ident, paquet.titre, corpus.version, contenu),
        **contenu,
    }
    write_zip(path, entier)


def write_zip(path: Path, contenu: Mapping[str, str]) -> None:
    """A zip whose bytes depend on the content only."""
    with zipfile.ZipFile(path, "w") as archive:
        for nom, texte in contenu.items():
            entree = zipfile.ZipInfo(nom, JOUR_ZIP)
            entree.compress_type = zipfile.ZIP_DEFLATED
            entree.external_attr = 0o644 << 16
            archive.writestr(entree, texte)


def write_anki(formation: Formation, path: Path) -> None:
    """An Anki deck; identity of a note is the id of its question, so that updates keep the
    history.
    """
    themes = {theme.id: theme for theme in formation.themes}
    cards = (
        (
            card_guid(question),
            tuple(card_fields(question, themes[question.theme])),
            tuple(card_tags(question)),
        )
        for question in formation.questions
    )
    path.write_bytes(_anki(tuple(cards)))


@lru_cache(maxsize=1)  # a process that stays writes the database again only when a card changed
def _anki(cards: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]) -> bytes:
    import genanki

    modele = genanki.Model(
        ANKI_MODELE,
        TITRE,
        fields=[{"name": champ} for champ in CHAMPS],
        templates=[ANKI_CARTE],
        css=ANKI_STYLE,
    )
    paquet = genanki.Deck(
        ANKI_PAQUET, TITRE, description="Questions sur les deux textes, avec citations."
    )
    for guid, champs, tags in cards:
        paquet.add_note(genanki.Note(modele, list(champs), guid=guid, tags=list(tags)))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "quiz.apkg"
        genanki.Package(paquet).write_to_file(str(path), timestamp=EPOQUE)
        _fix_zip_dates(path)
        return path.read_bytes()


def _fix_zip_dates(path: Path) -> None:
    """genanki dates the entries of its zip with the clock."""
    with zipfile.ZipFile(path) as archive:
        entrees = {info.filename: archive.read(info) for info in archive.infolist()}
    with zipfile.ZipFile(path, "w") as archive:
        for nom, octets in entrees.items():
            archive.writestr(zipfile.ZipInfo(nom, JOUR_ZIP), octets, zipfile.ZIP_DEFLATED)


ANKI_CARTE = {
    "name": "Question",
    "qfmt": '<p class="theme">{{theme}}</p><p class="question">{{question}}</p>{{options}}',
    "afmt": '{{FrontSide}}<hr id="answer"><p class="question">{{reponse}}</p>{{explications}}',
}
ANKI_STYLE = (
    ".card { font-family: sans-serif; font-size: 20px; line-height: 1.5; text-align: left; }"
    ".question { font-weight: bold; } ul { list-style: none; padding-left: 0; }"
)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m scripts.exports", description="Écrit les fichiers de formation."
    )
    parser.add_argument(
        "dossier", nargs="?", type=Path, default=CIBLE, help="où les écrire (build/exports sinon)"
    )
    parser.add_argument(
        "--rappels",
        metavar="DATE",
        help="écrire aussi rappels.ics : 2 jours, 2 semaines, 2 mois après ce jour",
    )
    parser.add_argument("--adresse", help="adresse publique du quiz, pour les rappels")
    options = parser.parse_args(arguments)
    if options.rappels:
        try:
            write_reminders(options.dossier, options.rappels, options.adresse)
        except ProtocoleError as erreur:
            print(erreur.message, file=sys.stderr)
            return 2
    for path in run(options.dossier):
        print(f"{path.name} : {path.stat().st_size / 1000:.0f} ko")
    return 0


def write_reminders(target: Path, jour: str, adresse: str | None = None) -> None:
    """`rappels.ics` for a day typed by hand. Raises `ReponseInvalide` for what is not a date."""
    debut = parse_date(jour, "rappels")
    target.mkdir(parents=True, exist_ok=True)
    calendrier: Any = export_reminders(Edition.load().corpus, debut, adresse)
    (target / "rappels.ics").write_bytes(calendrier.encode())


if __name__ == "__main__":
    sys.exit(main())
