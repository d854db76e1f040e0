"""State strings of forms: read with limits, written back in one canonical form.

Knows: keys, limits, what to say of an old or foreign link.
Ignores: what the fields mean.
Used by: explorer.vues.protutelle, explorer.vues.rapports.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar
from urllib.parse import unquote_plus

from explorer.corpus import Corpus
from explorer.errors import ProtocoleError
from explorer.francais import parse_date
from explorer.rendu.html import state_string

LONGUEUR_MAX = 4000
PAIRES_MAX = 40
VALEUR_MAX = 60
T = TypeVar("T")


class Demande(NamedTuple):
    """A state string, read: known fields that are present (possibly empty), and remarks to show."""

    valeurs: dict[str, str]
    messages: list[str]

    @property
    def remplies(self) -> dict[str, str]:
        return {nom: valeur for nom, valeur in self.valeurs.items() if valeur}


def read_state(corpus: Corpus, state: str, champs: Sequence[str]) -> Demande:
    """Keep the known fields, in their order; say what was left aside. Never raises."""
    valeurs: dict[str, str] = {}
    inconnus: list[str] = []
    version: str | None = None
    morceaux = state.lstrip("#?")[:LONGUEUR_MAX].split("&", PAIRES_MAX)
    for morceau in morceaux[:PAIRES_MAX]:
        cle, egal, brut = morceau.partition("=")
        nom, valeur = _decode(cle), _decode(brut)
        if nom == "v":
            version = version or valeur
        elif nom in champs:
            valeurs.setdefault(nom, valeur)
        elif egal and valeur:
            inconnus.append(nom)
    return Demande(
        {nom: valeurs[nom] for nom in champs if nom in valeurs},
        _messages(
            corpus, inconnus, version, len(state) > LONGUEUR_MAX or len(morceaux) > PAIRES_MAX
        ),
    )


def _decode(texte: str) -> str:
    propre = "".join(c if c.isprintable() else " " for c in unquote_plus(texte)).strip()
    return propre[:VALEUR_MAX]


def _messages(corpus: Corpus, inconnus: list[str], version: str | None, coupe: bool) -> list[str]:
    messages = []
    if version is not None and version != corpus.version:
        messages.append(
            f"Ce lien a été fait avec la version {version} des données ; "
            f"cette page applique la version {corpus.version}."
        )
    if inconnus:
        noms = ", ".join(f"« {nom} »" for nom in dict.fromkeys(inconnus[:5]))
        messages.append(f"Ce lien contient des réponses que cette page ne connaît pas : {noms}.")
    if coupe:
        messages.append("Ce lien est trop long : la fin n’a pas été lue.")
    return messages


def canonical(corpus: Corpus, valeurs: Mapping[str, str], sans: str | None = None) -> str:
    """The shareable string of the given fields (all but `sans`), with the version of the data."""
    return state_string(
        [(nom, valeur) for nom, valeur in valeurs.items() if nom != sans], corpus.version
    )


def state_of(corpus: Corpus, situation: Mapping[str, Any]) -> str:
    """The state string of a worked case: `bruts` gives one field a function, true becomes `oui`."""
    valeurs: dict[str, str] = {}
    for nom, valeur in situation.items():
        if isinstance(valeur, Mapping):
            champ = nom.removesuffix("s")
            valeurs |= {f"{champ}-{cle}": str(brut) for cle, brut in valeur.items()}
        elif valeur is True:
            valeurs[nom] = "oui"
        elif valeur is not False and valeur is not None:
            valeurs[nom] = str(valeur)
    return canonical(corpus, valeurs)


def with_iso_dates(valeurs: Mapping[str, str], dates: Sequence[str]) -> dict[str, str]:
    """Readable dates written as ISO, the only form that a native date field shows."""
    ecrites = dict(valeurs)
    for nom in dates:
        try:
            ecrites[nom] = parse_date(valeurs[nom], nom).isoformat()
        except (KeyError, ProtocoleError):
            continue
    return ecrites


class Collecte:
    """Runs the readers of the fields one by one and keeps the error of each."""

    def __init__(self) -> None:
        self.erreurs: dict[str, str] = {}

    def try_field(self, champ: str, lire: Callable[[], T]) -> T | None:
        try:
            return lire()
        except ProtocoleError as erreur:
            self.erreurs.setdefault(erreur.champ or champ, erreur.message)
            return None
