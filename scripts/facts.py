"""The facts of the flows in one file, and what changed for whom between two such files.

Knows: how to write and read the facts that `explorer.certificat` computes, today's or a revision's.
Ignores: HTML; how a difference is told (scripts.difference).
Used by: `python -m scripts.facts`, reviewers of a change of the data.
"""

from __future__ import annotations

import argparse
import io
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

from explorer.certificat import certificat
from explorer.corpus import Corpus
from explorer.errors import ProtocoleError
from scripts.bundle import assemble, make_bundle, write_if_changed
from scripts.difference import Faits, compare
from scripts.places import PROTOCOL_DATA
from scripts.read import read_all

PROJECT = PROTOCOL_DATA.parent
FACTS = PROJECT / "build" / "faits.json"


def compute_facts(root: Path = PROTOCOL_DATA) -> dict[str, Any]:
    """The facts of the data of a folder `protocol_data`."""
    documents, _ = read_all(root)
    return certificat(Corpus(make_bundle(assemble(documents))))


def facts_at(revision: str) -> dict[str, Any]:
    """The facts of the data as they were at a git revision, read by today's code."""
    archive = subprocess.run(
        ["git", "archive", revision, PROTOCOL_DATA.name],
        cwd=PROJECT,
        check=True,
        capture_output=True,
    ).stdout
    with tempfile.TemporaryDirectory() as dossier:
        with tarfile.open(fileobj=io.BytesIO(archive)) as contenu:
            contenu.extractall(dossier, filter="data")
        return compute_facts(Path(dossier) / PROTOCOL_DATA.name)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m scripts.facts",
        description="Écrit les faits de tous les parcours (build/faits.json), ou compare deux états des données.",
    )
    parser.add_argument(
        "--comparer", nargs=2, metavar=("AVANT", "APRÈS"), help="deux fichiers de faits"
    )
    parser.add_argument(
        "--depuis",
        metavar="RÉVISION",
        help="comparer les données d’une révision git à celles d’aujourd’hui",
    )
    options = parser.parse_args(arguments)
    try:
        if options.comparer:
            return _print_differences(
                *(json.loads(Path(nom).read_text("utf-8")) for nom in options.comparer)
            )
        if options.depuis:
            return _print_differences(facts_at(options.depuis), compute_facts())
    except (OSError, ValueError, ProtocoleError) as erreur:
        print(f"Comparaison impossible : {erreur}", file=sys.stderr)
        return 2
    except subprocess.CalledProcessError:
        print(f"La révision « {options.depuis} » n’existe pas dans ce dépôt.", file=sys.stderr)
        return 2
    return _write()


def _print_differences(avant: Faits, apres: Faits) -> int:
    lignes = compare(avant, apres)
    print(
        "\n".join(lignes)
        if lignes
        else "Aucune différence : mêmes chemins, mêmes suites, mêmes citations."
    )
    return 0


def _write() -> int:
    """Write the facts; the exit status says whether every promise is kept."""
    faits = compute_facts()
    write_if_changed(FACTS, json.dumps(faits, ensure_ascii=False, indent=1) + "\n")
    for flux, compte in faits["flux"].items():
        print(
            f"{flux} : {compte['etats']} états, {compte['chemins']} chemins, {len(compte['suites'])} suites"
        )
    for controle in faits["controles"]:
        print(f"{'oui' if controle['tenue'] else 'NON'} : {controle['promesse']}")
        for ecart in controle["ecarts"]:
            print(f"    {ecart}")
    print(f"{FACTS.relative_to(PROJECT)} écrit")
    return 0 if all(controle["tenue"] for controle in faits["controles"]) else 1


if __name__ == "__main__":
    sys.exit(main())
