"""Staffing (art. 5) and operating subsidy (art. 6) for one number of mandats, under every reading.

Knows: the arithmetic, in whole numbers so that a sweep of a thousand stays quick, and what can be
shared.
Ignores: the reader's own options (see `options`), HTML.
Used by: explorer.protutelle.
"""

from __future__ import annotations

from explorer.protutelle.etapes import Citations, Redaction, Step
from explorer.protutelle.nombres import Rapport, cents, exact, is_less, plus, ratio, times
from explorer.protutelle.normes import LECTURES, PRORATA, Normes, count_tranches

Valeurs = dict[str, dict[str, str]]
Lecture = tuple[Valeurs, list[Step]]
MEMO_MAX = 4096  # numbers come in order: what is forgotten is not asked for again


class Cote:
    """One side of the threshold: sizes of the tranches of art. 5 and art. 6, and their words."""

    def __init__(self, normes: Normes, redaction: Redaction, mandats: int) -> None:
        effectif, frais = normes.tranches_effectif, normes.tranches_fonctionnement
        sous_effectif, sous_frais = mandats < effectif.seuil, mandats < frais.seuil
        self.effectif = effectif.parametre(mandats).valeur.numerator
        self.frais = frais.parametre(mandats).valeur.numerator
        self.citations: Citations = list(effectif.parametre(mandats).citations)
        self.citations_frais: Citations = list(frais.parametre(mandats).citations)
        self.steps = [
            redaction.taille("tranche-effectif", "Effectif (art. 5)", effectif, sous_effectif),
            redaction.taille(
                "tranche-frais", "Frais de fonctionnement (art. 6)", frais, sous_frais
            ),
        ]
        self.memo: dict[tuple[str, int, int], Lecture] = {}


class Calculateur:
    """Results for one set of norms.

    Under the whole-tranche readings a result depends on the number of tranches alone: it is made
    once and the same mapping is given to every number of mandats that leads to it. Results are not
    to be changed.
    """

    def __init__(self, normes: Normes) -> None:
        self.normes = normes
        self._redaction = Redaction(normes)
        self._psy = ratio(normes.psycho_social)
        self._administratif = ratio(normes.administratif)
        self._administratif_exact = exact(self._administratif)
        self._direction = ratio(normes.direction_max)
        self._direction_exact = exact(self._direction)
        self._montant = ratio(normes.montant)
        self._mois = (1, normes.douziemes.numerator)
        self._debut = self._redaction.version()
        self._step_administratif = self._redaction.administratif(self._administratif)
        self._seuils = (normes.tranches_effectif.seuil, normes.tranches_fonctionnement.seuil)
        self._cotes: dict[tuple[bool, bool], Cote] = {}

    def lectures(
        self, mandats: int, lectures: tuple[str, ...] = LECTURES
    ) -> tuple[dict[str, Valeurs], list[Step]]:
        """The values of each reading, and the ordered steps that lead to them."""
        cote = self._cote(mandats)
        valeurs: dict[str, Valeurs] = {}
        trace = [
            self._debut,
            self._redaction.mandats(mandats),
            *cote.steps,
            self._step_administratif,
        ]
        for lecture in lectures:
            tranches = count_tranches(lecture, mandats, cote.effectif)
            trace.append(
                self._redaction.tranches(lecture, mandats, cote.effectif, tranches, cote.citations)
            )
            valeurs[lecture], suite = self._lecture(lecture, mandats, tranches, cote)
            trace += suite
        return valeurs, trace

    def _cote(self, mandats: int) -> Cote:
        cle = (mandats < self._seuils[0], mandats < self._seuils[1])
        if cle not in self._cotes:
            self._cotes[cle] = Cote(self.normes, self._redaction, mandats)
        return self._cotes[cle]

    def _lecture(self, lecture: str, mandats: int, tranches: Rapport, cote: Cote) -> Lecture:
        frais = count_tranches(lecture, mandats, cote.frais)
        if lecture == PRORATA:
            return self._compute(lecture, tranches, frais, cote)
        cle = (lecture, tranches[0], frais[0])
        if cle not in cote.memo:
            if len(cote.memo) >= MEMO_MAX:
                cote.memo.clear()
            cote.memo[cle] = self._compute(lecture, tranches, frais, cote)
        return cote.memo[cle]

    def _compute(self, lecture: str, tranches: Rapport, frais: Rapport, cote: Cote) -> Lecture:
        psy = times(self._psy, tranches)
        total = plus(psy, self._administratif)
        annuel = times(self._montant, frais)
        mensuel = times(annuel, self._mois)
        psy_exact = exact(psy)
        effectif = {
            "psycho_social": psy_exact,
            "administratif": self._administratif_exact,
            "total": exact(total),
            "direction_max": psy_exact if is_less(psy, self._direction) else self._direction_exact,
        }
        fonctionnement = {
            "exact": exact(annuel),
            "euros": cents(annuel),
            "douzieme_euros": cents(mensuel),
        }
        ecrites = exact(tranches)
        ecrites_frais = ecrites if frais == tranches else exact(frais)
        steps = self._redaction.effectif(lecture, ecrites, effectif, psy, total)
        steps += self._redaction.fonctionnement(
            lecture, ecrites_frais, fonctionnement, mensuel, cote.citations_frais
        )
        return {"effectif": effectif, "fonctionnement": fonctionnement}, steps
