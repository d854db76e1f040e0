"""The facts of the flows in one file, and what changed for whom between two such files.

Knows: how to write, read and compare the facts that `explorer.certificat` computes.
Ignores: HTML; what a path means.
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
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from explorer.certificat import certificat
from explorer.corpus import Corpus
from explorer.errors import ProtocoleError
from scripts.bundle import assemble, make_bundle, write_if_changed
from scripts.read import ROOT, read_all

PROJECT = ROOT.parent
FACTS = PROJECT / "build" / "faits.json"
EXEMPLES = 3
Faits = Mapping[str, Any]


def compute_facts(root: Path = ROOT) -> dict[str, Any]:
    """The facts of the data of a folder `protocol_data`."""
    documents, _ = read_all(root)
    return certificat(Corpus(make_bundle(assemble(documents))))


def facts_at(revision: str) -> dict[str, Any]:
    """The facts of the data as they were at a git revision, read by today's code."""
    archive = subprocess.run(
        ["git", "archive", revision, ROOT.name], cwd=PROJECT, check=True, capture_output=True
    ).stdout
    with tempfile.TemporaryDirectory() as dossier:
        with tarfile.open(fileobj=io.BytesIO(archive)) as contenu:
            contenu.extractall(dossier, filter="data")
        return compute_facts(Path(dossier) / ROOT.name)


def compare(avant: Faits, apres: Faits) -> list[str]:
    """What changed, one French line each: flows, checks, suites, then paths grouped by their end."""
    return [
        *_compare_keys("flux", avant["flux"], apres["flux"]),
        *_compare_checks(avant, apres),
        *_compare_keys("suite", avant["suites"], apres["suites"]),
        *_compare_suites(avant["suites"], apres["suites"]),
        *_compare_paths(avant["chemins"], apres["chemins"]),
    ]


def _compare_keys(nom: str, avant: Faits, apres: Faits) -> Iterator[str]:
    yield from (f"{nom} en moins : {cle}" for cle in avant if cle not in apres)
    yield from (f"{nom} en plus : {cle}" for cle in apres if cle not in avant)


def _compare_checks(avant: Faits, apres: Faits) -> Iterator[str]:
    tenues = {controle["id"]: controle["tenue"] for controle in avant["controles"]}
    for controle in apres["controles"]:
        if not controle["tenue"]:
            yield f"promesse non tenue : {controle['promesse']} ({' ; '.join(controle['ecarts'][:EXEMPLES])})"
        elif tenues.get(controle["id"]) is False:
            yield f"promesse de nouveau tenue : {controle['promesse']}"


def _compare_suites(avant: Faits, apres: Faits) -> Iterator[str]:
    for ident in avant:
        if ident in apres:
            for cle, valeur in apres[ident].items():
                yield from _compare_field(f"suite {ident}, {cle}", avant[ident].get(cle), valeur)


def _compare_field(nom: str, avant: Any, apres: Any) -> Iterator[str]:
    if avant == apres:
        return
    if not isinstance(apres, list) or not isinstance(avant, list):
        yield f"{nom} : « {_word(avant)} » devient « {_word(apres)} »"
        return
    yield from (f"{nom}, en moins : {ligne}" for ligne in avant if ligne not in apres)
    yield from (f"{nom}, en plus : {ligne}" for ligne in apres if ligne not in avant)
    if sorted(avant) == sorted(apres):
        yield f"{nom} : l’ordre change"


def _word(valeur: Any) -> str:
    return {True: "oui", False: "non", None: "rien"}.get(valeur, str(valeur))


def _compare_paths(avant: list[Faits], apres: list[Faits]) -> Iterator[str]:
    """Paths with the same answers but another end, gone or new: counted, with a few examples."""
    fins_avant, fins_apres = _ends(avant), _ends(apres)
    groupes: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for chemin in dict.fromkeys([*fins_avant, *fins_apres]):
        ancien, nouveau = (
            fins_avant.get(chemin, "(n’existait pas)"),
            fins_apres.get(chemin, "(n’existe plus)"),
        )
        if ancien != nouveau:
            groupes[chemin[0], ancien, nouveau].append(chemin[1])
    for (flux, ancien, nouveau), reponses in groupes.items():
        yield f"{flux}, {len(reponses)} chemin(s) : {ancien} → {nouveau}"
        yield from (f"    par exemple {exemple}" for exemple in reponses[:EXEMPLES])


def _ends(chemins: list[Faits]) -> dict[tuple[str, str], str]:
    return {
        (
            chemin["flux"],
            ", ".join(f"{question}={reponse}" for question, reponse in chemin["reponses"].items()),
        ): " + ".join(chemin["suites"]) or f"début de {chemin.get('debut')}"
        for chemin in chemins
    }


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
