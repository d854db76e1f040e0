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


def _step(
    ident: str,
    lecture: str | None,
    texte: str,
    operation: str,
    valeur: str,
    unite: str,
    citations: Citations,
) -> Step:
    # Same keys as `Etape.to_dict`, written out because a sweep makes thousands of them (a test
    # compares).
    return {
        "id": ident,
        "texte": texte,
        "operation": operation,
        "valeur": valeur,
        "unite": unite,
        "lecture": lecture,
        "citations": citations,
    }


class Redaction:
    """Writes the steps for one set of norms."""

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
        jour = date_longue(self._normes.jour)
        texte = f"Au {jour}, l’article 5 est celui qui vaut depuis le {debut}."
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
        return _step("mandats", None, texte, "", str(mandats), "mandats", MANDATS_AGREES)

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
        return _step("administratif", None, texte, "", exact(etp), "ETP", self._administratif)

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
                f"Par tranche entière, seules les tranches complètes comptent : "
                f"{_tranches(ecrit)}, "
                f"et {mandats % taille} mandats en reste."
            )
            operation = f"{mandats} ÷ {taille}, arrondi à l’entier inférieur"
        else:
            texte = (
                f"Par tranche entamée, une tranche commencée compte en entier : {_tranches(ecrit)}."
            )
            operation = f"{mandats} ÷ {taille}, arrondi à l’entier supérieur"
        return _step("tranches", lecture, texte, operation, ecrit, "tranches", citations)

    def effectif(
        self,
        lecture: str,
        tranches: Rapport,
        effectif: dict[str, str],
        psy: Rapport,
        total: Rapport,
        direction: Rapport,
    ) -> list[Step]:
        """Psycho-social staff, cap on direction, total."""
        nombre, somme, tete = (
            effectif["psycho_social"],
            effectif["total"],
            effectif["direction_max"],
        )
        return [
            _step(
                "psycho-social",
                lecture,
                f"Personnel psycho-social : {self._par_tranche} ETP par tranche, "
                f"soit {lisible(psy, nombre)} ETP.",
                f"{self._par_tranche} × {exact(tranches)}",
                nombre,
                "ETP",
                self._psycho_social,
            ),
            _step(
                "direction",
                lecture,
                f"De ce personnel, au plus {self._plafond} ETP peut être une direction ou un "
                "master : "
                f"ici {lisible(direction, tete)} ETP.",
                f"le plus petit de {self._plafond} et {nombre}",
                tete,
                "ETP",
                self._direction,
            ),
            _step(
                "total",
                lecture,
                f"Effectif total : psycho-social et administratif, {lisible(total, somme)} ETP.",
                f"{nombre} + {effectif['administratif']}",
                somme,
                "ETP",
                self._total,
            ),
        ]

    def fonctionnement(
        self,
        lecture: str,
        tranches: Rapport,
        fonctionnement: dict[str, str],
        mensuel: Rapport,
        citations: Citations,
    ) -> list[Step]:
        """Yearly operating subsidy, then one twelfth; rounded to the cent for display only."""
        annuel = fonctionnement["exact"]
        return [
            _step(
                "fonctionnement",
                lecture,
                f"Frais de fonctionnement : {self._montant}{ESPACE}€ par tranche, "
                f"soit {argent(fonctionnement['euros'])} par an.",
                f"{self._montant} × {exact(tranches)}",
                annuel,
                "EUR/an",
                citations,
            ),
            _step(
                "douzieme",
                lecture,
                "Un douzième par mois (arrêté général, art. 52, § 1er), calculé sur la valeur "
                "exacte : "
                f"{argent(fonctionnement['douzieme_euros'])}.",
                f"{annuel} ÷ {self._parts}",
                exact(mensuel),
                "EUR",
                self._subvention,
            ),
        ]


def _short(valeur: Rapport) -> str:
    return lisible(valeur, exact(valeur))


def _tranches(ecrit: str) -> str:
    return f"{ecrit}{ESPACE}{'tranche' if ecrit in '01' else 'tranches'}"
