"""The terminal edge: `python -m explorer` (the only place of `explorer` with files and a clock).

Knows: where the bundle stands, what day it is, how a process ends.
Ignores: the rules; every command lives in its own module of `explorer.terminal`, loaded when asked
for.
Used by: people, scripts, tests.
"""

from __future__ import annotations

import datetime
import json
import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TextIO

from explorer.corpus import Corpus
from explorer.errors import DonneesAbsentes, ProtocoleError
from explorer.terminal import COMMANDES, help_text
from explorer.terminal.arguments import HelpAsked

BUNDLE = Path(__file__).with_name("bundle.json")
MAUVAISE_ENTREE = 2
CONDUIT_FERME = 1
INTERROMPU = 130


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit status (0, or 2 with one French sentence on standard
    error).
    """
    arguments = sys.argv[1:] if arguments is None else arguments
    for flux in (sys.stdout, sys.stderr):
        _use_utf8(flux)
    try:
        return _run(arguments)
    except ProtocoleError as erreur:
        return _fail(erreur, as_json="--json" in arguments)
    except BrokenPipeError:
        # The reader of our output (head, less…) has left: nothing to say, nothing more to flush.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CONDUIT_FERME
    except KeyboardInterrupt:
        return INTERROMPU


def _run(arguments: list[str]) -> int:
    if not arguments or arguments[0] in ("-h", "--help", "--aide", "aide"):
        print(help_text())
        return 0
    nom, *reste = arguments
    if nom not in COMMANDES:
        raise ProtocoleError(
            f"La commande « {nom[:40]} » n’existe pas ; commandes connues : "
            f"{', '.join(COMMANDES)}.",
            "commande",
        )
    commande = import_module(f"explorer.terminal.{nom}")
    try:
        options = commande.parse(reste)
    except HelpAsked as aide:
        print(aide.texte)
        return 0
    for morceau in commande.run(load_corpus(), options, datetime.date.today()):
        sys.stdout.write(morceau)
    sys.stdout.flush()
    return 0


def load_corpus() -> Corpus:
    """Raises `DonneesAbsentes` when the bundle has not been made, or cannot be read."""
    try:
        return Corpus(json.loads(BUNDLE.read_text(encoding="utf-8")))
    except FileNotFoundError:
        raise DonneesAbsentes(
            f"Les données ({BUNDLE.name}) ne sont pas prêtes ; lancez « make setup », puis "
            "recommencez."
        ) from None
    except (OSError, ValueError, KeyError):
        raise DonneesAbsentes(
            f"Les données ({BUNDLE.name}) sont illisibles ; lancez « make data », puis recommencez."
        ) from None


def _fail(erreur: ProtocoleError, *, as_json: bool) -> int:
    message = json.dumps(erreur.to_dict(), ensure_ascii=False) if as_json else erreur.message
    print(message, file=sys.stderr)
    return MAUVAISE_ENTREE


def _use_utf8(flux: TextIO) -> None:
    # Line ends are written as they are: an .ics file has its own.
    if hasattr(flux, "reconfigure"):
        flux.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")


if __name__ == "__main__":
    sys.exit(main())
