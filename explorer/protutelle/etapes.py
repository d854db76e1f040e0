"""The trace of a staffing and subsidy calculation: one French sentence a step.

Knows: the words, and what in them does not change from one number of mandats to the next.
Ignores: which readings exist and in which order they are shown.
Used by: explorer.protutelle.calcul.
"""

from __future__ import annotations

import datetime
from typing import Any

from explorer.francais import ESPACE, date_longue
from explorer.protutelle.nombres import Rapport, argent, entier, exact, lisible, ratio
from explorer.protutelle.normes import PRORATA, TRANCHE_ENTIERE, Normes, Tranches
from explorer.trace import Etape

Step = dict[str, Any]
Citations = list[dict[str, str]]

MANDATS_AGREES: Citations = [
    {
        "phrase": "arrete-2018#art-2-3-p1",
        "extrait": "le nombre de mandats que le service peut assumer simultanément",
    },
]


class Redaction:
    """Writes the steps for one set of norms.

    The steps that depend on the number of mandats are written out as mappings, with the keys of
    `Etape.to_dict`: a sweep makes thousands of them (a test compares the keys).
    """

    def __init__(self, normes: Normes) -> None:
        parametres = normes.version_effectif.parametres
        frais = normes.version_fonctionnement.parametres
        self._normes = normes
        self._par_tranche = _short(ratio(normes.psycho_social))
        self._plafond = _short(ratio(normes.direction_max))
        self._montant = _short(ratio(normes.montant))
        self._parts = str(normes.douziemes)
        self._psycho_social = list(parametres["psycho-social"].citations)
        self._direction = list(parametres["direction-max"].citations)
        self._administratif = list(parametres["administratif"].citations)
        self._total = [*self._psycho_social[:1], *self._administratif]
        self._subvention = list(frais["montant"].citations)

    def version(self) -> Step:
        """Which wording of article 5 applies on the day asked for."""
        version = self._normes.version_effectif
        debut = date_longue(datetime.date.fromisoformat(version.debut))
        texte = f"L’article 5 appliqué est celui qui vaut depuis le {debut}."
        if not version.contenu["reproduit"]:
            texte += (
                f" {version.contenu['mention']} Les phrases citées ci-dessous sont celles de "
                "2018 ; "
                "les nombres sont les mêmes."
            )
        citations = tuple(version.contenu.get("citations", ()))
        return Etape("version", texte, "", version.debut, "date", citations).to_dict()

    def mandats(self, mandats: int) -> Step:
        mot = "mandat agréé" if mandats < 2 else "mandats agréés"
        texte = (
            f"Le calcul part de {entier(mandats)}{ESPACE}{mot} : "
            "le nombre que l’agrément permet d’assumer en même temps."
        )
        return {
            "id": "mandats",
            "texte": texte,
            "operation": "",
            "valeur": str(mandats),
            "unite": "mandats",
            "lecture": None,
            "citations": MANDATS_AGREES,
        }

    def taille(self, ident: str, article: str, tranches: Tranches, sous_seuil: bool) -> Step:
        """The size of a tranche below or from the threshold."""
        parametre = tranches.sous_seuil if sous_seuil else tranches.des_seuil
        cote = "moins de" if sous_seuil else "au moins"
        return Etape(
            ident,
            f"{article} : l’agrément porte sur {cote} {tranches.seuil} mandats, "
            f"donc une tranche compte {parametre.valeur} mandats.",
            f"{'moins de' if sous_seuil else 'au moins'} {tranches.seuil}",
            str(parametre.valeur),
            "mandats",
            parametre.citations,
        ).to_dict()

    def administratif(self, etp: Rapport) -> Step:
        texte = f"Personnel administratif : {_short(etp)} ETP, une seule fois pour le service."
        citations = tuple(self._administratif)
        return Etape("administratif", texte, "", exact(etp), "ETP", citations).to_dict()

    def tranches(
        self, lecture: str, mandats: int, taille: int, tranches: Rapport, citations: Citations
    ) -> Step:
        """How many tranches there are under one reading."""
        ecrit = exact(tranches)
        if lecture == PRORATA:
            texte = (
                f"Au prorata, chaque mandat compte : {mandats} mandats font "
                f"{lisible(tranches, ecrit)} "
                f"tranche{'s' if tranches[0] >= 2 * tranches[1] else ''}."
            )
            operation = f"{mandats} ÷ {taille}"
        elif lecture == TRANCHE_ENTIERE:
            texte = (
                "Par tranche entière, seules les tranches complètes comptent : "
                f"{_tranches(ecrit)}, et {_remainder(mandats % taille)} en reste."
            )
            operation = f"{mandats} ÷ {taille}, arrondi à l’entier inférieur"
        else:
            texte = (
                f"Par tranche entamée, une tranche commencée compte en entier : {_tranches(ecrit)}."
            )
            operation = f"{mandats} ÷ {taille}, arrondi à l’entier supérieur"
        return {
            "id": "tranches",
            "texte": texte,
            "operation": operation,
            "valeur": ecrit,
            "unite": "tranches",
            "lecture": lecture,
            "citations": citations,
        }

    def effectif(
        self, lecture: str, tranches: str, effectif: dict[str, str], psy: Rapport, total: Rapport
    ) -> list[Step]:
        """Psycho-social staff, cap on direction, total. `tranches` is written as a fraction."""
        nombre, somme, tete = (
            effectif["psycho_social"],
            effectif["total"],
            effectif["direction_max"],
        )
        psy_lisible = lisible(psy, nombre)
        tete_lisible = psy_lisible if tete == nombre else self._plafond
        return [
            {
                "id": "psycho-social",
                "texte": f"Personnel psycho-social : {self._par_tranche} ETP par tranche, "
                f"soit {psy_lisible} ETP.",
                "operation": f"{self._par_tranche} × {tranches}",
                "valeur": nombre,
                "unite": "ETP",
                "lecture": lecture,
                "citations": self._psycho_social,
            },
            {
                "id": "direction",
                "texte": f"De ce personnel, au plus {self._plafond} ETP peut être une direction "
                f"ou un master, selon la lecture retenue (point ouvert B04) : ici {tete_lisible} ETP.",
                "operation": f"le plus petit de {self._plafond} et {nombre}",
                "valeur": tete,
                "unite": "ETP",
                "lecture": lecture,
                "citations": self._direction,
            },
            {
                "id": "total",
                "texte": "Effectif total : psycho-social et administratif, "
                f"{lisible(total, somme)} ETP.",
                "operation": f"{nombre} + {effectif['administratif']}",
                "valeur": somme,
                "unite": "ETP",
                "lecture": lecture,
                "citations": self._total,
            },
        ]

    def fonctionnement(
        self,
        lecture: str,
        tranches: str,
        fonctionnement: dict[str, str],
        mensuel: Rapport,
        citations: Citations,
    ) -> list[Step]:
        """Yearly operating subsidy, then one twelfth; rounded to the cent for display only."""
        annuel = fonctionnement["exact"]
        return [
            {
                "id": "fonctionnement",
                "texte": f"Frais de fonctionnement : {self._montant}{ESPACE}€ par tranche, "
                f"soit {argent(fonctionnement['euros'])} par an.",
                "operation": f"{self._montant} × {tranches}",
                "valeur": annuel,
                "unite": "EUR/an",
                "lecture": lecture,
                "citations": citations,
            },
            {
                "id": "douzieme",
                "texte": "Un douzième par mois (arrêté général, art. 52, § 1er), calculé sur la "
                f"valeur exacte : {argent(fonctionnement['douzieme_euros'])}.",
                "operation": f"{annuel} ÷ {self._parts}",
                "valeur": exact(mensuel),
                "unite": "EUR",
                "lecture": lecture,
                "citations": self._subvention,
            },
        ]


def _short(valeur: Rapport) -> str:
    return lisible(valeur, exact(valeur))


def _remainder(reste: int) -> str:
    if reste == 0:
        return "aucun mandat"
    return f"{reste} mandat{'s' if reste > 1 else ''}"


def _tranches(ecrit: str) -> str:
    return f"{ecrit}{ESPACE}{'tranche' if ecrit in '01' else 'tranches'}"
