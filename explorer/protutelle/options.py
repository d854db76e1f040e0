"""What the reader may add: a comparison, index steps, an estimate from the reader's own salaries.

Knows: the flat rate of the general arrêté, the index step, the two conditions of a coordinator.
Ignores: any salary: none is in the texts read, so none is here. Every figure of the estimate is the
reader's.
Used by: explorer.protutelle.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

from explorer.bareme import Parametre, last_version, version_at
from explorer.corpus import Corpus
from explorer.errors import ReponseInvalide
from explorer.francais import ESPACE, date_longue, decimal_text, fraction, nombre
from explorer.protutelle.normes import Normes
from explorer.saisie import parse_montant

COORDINATEUR = "Un coordinateur à la place du directeur"
FONCTIONS = ("psycho-social", "direction", "coordinateur", "administratif")


class Chiffres(NamedTuple):
    """The figures of the law that the optional fields name, as one writes them: `2 %`, `54,91 %`,
    `28 ETP`.
    """

    pas_index: str
    charges: str
    coordinateur: str


def read_chiffres(corpus: Corpus) -> Chiffres:
    """Art. 52, § 2 and 53 of the general arrêté, last version known."""
    personnel = last_version(corpus.bareme("personnel")).parametres
    fonctionnement = last_version(corpus.bareme("fonctionnement")).parametres
    noms = (fonctionnement["pas-index"], personnel["charges"], personnel["coordinateur-plus-de"])
    return Chiffres(*map(_written, noms))


def _written(un: Parametre) -> str:
    return f"{nombre(un.valeur, 0 if un.valeur.denominator == 1 else 2)}{ESPACE}{un.unite}"


def compare(ici: Mapping[str, Any], autre: Mapping[str, Any], mandats: int) -> dict[str, Any]:
    """Differences (other minus this) per reading: ETP as fractions, EUR exact and rounded."""
    return {
        "mandats_agrees": mandats,
        "lectures": autre,
        "ecarts": {lecture: _gap(ici[lecture], autre[lecture]) for lecture in ici},
    }


def _gap(ici: Mapping[str, Any], autre: Mapping[str, Any]) -> dict[str, str]:
    def etp(cle: str) -> str:
        return fraction(Fraction(autre["effectif"][cle]) - Fraction(ici["effectif"][cle]))

    frais = Fraction(autre["fonctionnement"]["exact"]) - Fraction(ici["fonctionnement"]["exact"])
    return {
        "psycho_social": etp("psycho_social"),
        "total": etp("total"),
        "direction_max": etp("direction_max"),
        "exact": fraction(frais),
        "euros": decimal_text(frais),
    }


def index_amounts(normes: Normes, valeurs: Mapping[str, Any], pas: int) -> dict[str, Any]:
    """The operating subsidy after `pas` index steps chosen by the reader (an order of
    magnitude).
    """
    saut = normes.version_fonctionnement.parametres["pas-index"].valeur
    coefficient = (1 + saut / 100) ** pas
    lectures = {}
    for lecture, valeur in valeurs.items():
        montant = Fraction(valeur["fonctionnement"]["exact"]) * coefficient
        lectures[lecture] = {
            "euros": decimal_text(montant),
            "douzieme_euros": decimal_text(montant / normes.douziemes),
        }
    return {
        "pas": pas,
        "coefficient": decimal_text(coefficient, 6),
        "lectures": lectures,
        "reserve": (
            "Ordre de grandeur : le nombre de sauts d’index est choisi par la personne qui "
            "consulte ; "
            "aucun montant indexé officiel n’a été trouvé."
        ),
    }


def coordinator(corpus: Corpus, *, residentiel: bool, plus_de_28_etp: bool) -> dict[str, Any]:
    """Whether a coordinator may take the place of the director (art. 5, al. 2), and why."""
    seuil = last_version(corpus.bareme("personnel")).parametres["coordinateur-plus-de"]
    manque = [
        *([] if residentiel else ["un service résidentiel général"]),
        *([] if plus_de_28_etp else [f"plus de {read_chiffres(corpus).coordinateur} ensemble"]),
    ]
    return {
        "titre": COORDINATEUR,
        "possible": not manque,
        "texte": (
            f"Il manque une condition ({', '.join(manque)}) : le directeur ne peut pas être "
            "remplacé par un coordinateur."
            if manque
            else "Les deux conditions sont réunies : à la demande du pouvoir organisateur, un "
            "coordinateur barème A peut remplacer le directeur. Il ne s’ajoute pas : l’effectif ne "
            "change pas."
        ),
        "citations": list(seuil.citations),
    }


def estimate_personnel(
    corpus: Corpus,
    jour: date,
    valeurs: Mapping[str, Any],
    bruts: Mapping[str, object],
    *,
    residentiel: bool | None,
    plus_de_28_etp: bool | None,
) -> dict[str, Any]:
    """Staff costs per reading: ETP × the reader's yearly gross × (1 + the flat rate).

    Raises `ReponseInvalide` for an unknown function, a wrong amount, or a coordinator without both
    conditions (art. 5, al. 2); `HorsPeriode` before the first day for which the rate is known.
    """
    montants = {
        nom: parse_montant(brut, f"brut-{nom}") for nom, brut in bruts.items() if nom in FONCTIONS
    }
    inconnues = [nom for nom in bruts if nom not in FONCTIONS]
    if inconnues:
        raise ReponseInvalide(
            f"La fonction « {inconnues[0][:40]} » n’existe pas ; fonctions connues : "
            f"{', '.join(FONCTIONS)}.",
            "brut",
        )
    version = version_at(corpus.bareme("personnel"), jour, "date")
    if "coordinateur" in montants:
        _check_coordinateur(corpus, montants, residentiel, plus_de_28_etp)
    charges = version.parametres["charges"].valeur
    lectures = {nom: _estimate(valeur, montants, charges) for nom, valeur in valeurs.items()}
    return {
        "taux": fraction(charges),
        "bruts": {nom: decimal_text(montant) for nom, montant in montants.items()},
        "lectures": lectures,
        "non_compris": _missing(montants),
        "source": dict(version.contenu["source"]),
        "reserve": (
            "Estimation faite avec les salaires fournis par la personne qui consulte. "
            f"Taux connu depuis le {date_longue(date.fromisoformat(version.debut))} pour un "
            "service non "
            "résidentiel. Aucun salaire ne figure dans les textes lus."
        ),
    }


def _check_coordinateur(
    corpus: Corpus,
    montants: Mapping[str, Fraction],
    residentiel: bool | None,
    plus_de_28_etp: bool | None,
) -> None:
    if not (residentiel and plus_de_28_etp):
        raise ReponseInvalide(
            "Un coordinateur ne peut remplacer le directeur que si le pouvoir organisateur a au "
            "moins un service résidentiel général et, ensemble, plus de "
            f"{read_chiffres(corpus).coordinateur} ; confirmez les deux conditions ou retirez ce "
            "salaire.",
            "brut-coordinateur",
        )
    if "direction" in montants:
        raise ReponseInvalide(
            "Le coordinateur remplace le directeur, il ne s’y ajoute pas ; "
            "donnez le salaire de l’un ou de l’autre.",
            "brut-coordinateur",
        )


def _estimate(
    valeur: Mapping[str, Any], montants: Mapping[str, Fraction], charges: Fraction
) -> dict[str, Any]:
    effectif = valeur["effectif"]
    psy = Fraction(effectif["psycho_social"])
    tete = next((nom for nom in ("coordinateur", "direction") if nom in montants), None)
    etp = {"administratif": Fraction(effectif["administratif"])}
    if tete:
        etp[tete] = Fraction(effectif["direction_max"])
        psy -= etp[tete]
    etp["psycho-social"] = psy
    bruts = {nom: etp[nom] * montants[nom] for nom in etp if nom in montants}
    total = sum(bruts.values(), Fraction(0)) * (1 + charges / 100)
    return {
        "etp": {nom: fraction(etp[nom]) for nom in bruts},
        "bruts": {nom: decimal_text(brut) for nom, brut in bruts.items()},
        "exact": fraction(total),
        "euros": decimal_text(total),
    }


def _missing(montants: Mapping[str, Fraction]) -> list[str]:
    return [nom for nom in ("psycho-social", "administratif") if nom not in montants]
