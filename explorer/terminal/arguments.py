"""`argparse` in French: headings, and refusals as `ReponseInvalide` instead of English and exits.

Knows: how argparse names what it refuses.
Ignores: the commands.
Used by: explorer.terminal.*
"""

from __future__ import annotations

import argparse
import re
from typing import Any, NoReturn

from explorer.errors import ReponseInvalide

OPTION = re.compile(r"--[a-z][a-z0-9-]*")


class HelpAsked(Exception):
    """Help was asked for: `texte` is to be printed, the process ends well."""

    def __init__(self, texte: str) -> None:
        super().__init__(texte)
        self.texte = texte


class _Format(argparse.RawDescriptionHelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "Usage : ")


class _Help(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: Any) -> NoReturn:
        raise HelpAsked(parser.format_help().rstrip())


class Parser(argparse.ArgumentParser):
    """Never prints, never exits: help and refusals are raised."""

    def __init__(self, commande: str, description: str, exemples: str) -> None:
        super().__init__(
            prog=f"python -m explorer {commande}",
            description=description,
            epilog=f"Exemples :\n{exemples}",
            formatter_class=_Format,
            add_help=False,
            allow_abbrev=False,
        )
        self._positionals.title = "Arguments "
        self._optionals.title = "Options "
        self.add_argument(
            "-h", "--help", "--aide", action=_Help, nargs=0, help="afficher cette aide"
        )

    def add_json(self) -> None:
        self.add_argument("--json", action="store_true", help="écrire le résultat en JSON")

    def read(self, arguments: list[str]) -> argparse.Namespace:
        """Raises `ReponseInvalide` for what is not understood."""
        options, inconnus = self.parse_known_args(arguments)
        if inconnus:
            raise ReponseInvalide(
                f"« {inconnus[0][:40]} » n’est pas compris ici ; voir « {self.prog} --help ».",
                _field(inconnus[0]),
            )
        return options

    def error(self, message: str) -> NoReturn:
        """Whatever argparse refuses here is an option without its value, or a value given to a
        flag.
        """
        option = OPTION.search(message)
        if option is None:
            raise ReponseInvalide(f"La commande n’est pas comprise ; voir « {self.prog} --help ».")
        raise ReponseInvalide(
            f"L’option {option[0]} n’a pas la valeur attendue ; voir « {self.prog} --help ».",
            _field(option[0]),
        )


def _field(argument: str) -> str | None:
    trouve = OPTION.match(argument)
    return trouve[0].lstrip("-") if trouve else None


def require(valeur: Any, option: str, exemple: str) -> None:
    """Raises `ReponseInvalide` when an option that the command needs is absent."""
    if valeur is None:
        raise ReponseInvalide(
            f"Il manque l’option --{option} ; exemple : {exemple}.", option.replace("-", "_")
        )


def pairs(valeurs: list[str], option: str, exemple: str) -> dict[str, str]:
    """`["id=valeur", …]` as a mapping. Raises `ReponseInvalide` for a piece without `=`."""
    resultat = {}
    for brut in valeurs:
        cle, egal, valeur = brut.partition("=")
        if not egal or not cle.strip():
            raise ReponseInvalide(
                f"« {brut[:60]} » n’a pas la forme attendue ; écrivez --{option} {exemple}.", option
            )
        resultat[cle.strip()] = valeur.strip()
    return resultat
