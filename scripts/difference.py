"""What changed, for whom, between the facts of two editions, in sentences that a lawyer can read.

A route is told where it parts: after which answer to which question, where it led, where it leads;
what follows from it is counted, not listed.

Knows: the facts of `explorer.certificat`, which carry their own words.
Ignores: files, git (scripts.facts).
Used by: scripts.facts, tests.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from explorer.flow import OUI

Faits = Mapping[str, Any]
Prefixe = tuple[tuple[str, str], ...]
Noeud = dict[str, Any]
ECARTS_MONTRES = 3
CHAMPS = {
    "titre": "titre",
    "statut": "statut",
    "partage": "permet de partager",
    "que_faire": "que faire",
    "decide": "qui décide",
    "peut_dire": "peut être dit",
    "ne_peut_pas_dire": "ne peut pas être dit",
    "formes": "forme",
    "obligations": "suite due",
    "lectures": "lecture",
    "citations": "phrase citée",
}


def compare(avant: Faits, apres: Faits) -> list[str]:
    """What changed, as lines: promises, flows and suites come or gone, suites reworded, routes."""
    mots = Mots(avant, apres)
    lines: list[str] = []
    for title, found in (
        ("Promesses", _promises(avant, apres)),
        ("Parcours et suites", _come_and_gone(avant, apres, mots)),
        ("Ce que demandent les questions", _questions(avant, apres, mots)),
        ("Ce que disent les suites", _suites(avant, apres, mots)),
        ("Ce qui mène ailleurs", _routes(avant, apres, mots)),
    ):
        body = list(found)
        lines += [title, *(f"  {line}" for line in body)] if body else []
    return lines


class Mots:
    """The words of flows, questions, answers and suites: today's, else those of before, else the id."""

    def __init__(self, avant: Faits, apres: Faits) -> None:
        self._flux = {**avant["flux"], **apres["flux"]}
        self._suites = {**avant["suites"], **apres["suites"]}
        anciennes, nouvelles = avant.get("questions", {}), apres.get("questions", {})
        self._questions = {**anciennes, **nouvelles}
        for ident in anciennes.keys() & nouvelles.keys():
            reponses = {**anciennes[ident]["reponses"], **nouvelles[ident]["reponses"]}
            self._questions[ident] = {**nouvelles[ident], "reponses": reponses}

    def flux(self, ident: str) -> str:
        return f"« {self._flux[ident]['titre'] if ident in self._flux else ident} »"

    def suite(self, nom: str) -> str:
        """`ident` or `ident (lecture : choice)`."""
        ident, _, lecture = nom.partition(" (")
        titre = self._suites[ident]["titre"] if ident in self._suites else ident
        return f"« {titre} »" + (f" (lecture {lecture}" if lecture else "")

    def question(self, ident: str) -> str:
        known = self._questions.get(ident)
        return f"« {known['texte'] if known else ident} »"

    def answer(self, question: str, reponse: str) -> str:
        known = self._questions.get(question, {"reponses": {}})
        return f"« {known['reponses'].get(reponse, reponse)} »"

    def condition(self, question: str) -> str | None:
        """The short name of a condition of a gate; `None` for any other question."""
        nom: str | None = self._questions.get(question, {}).get("condition")
        return nom

    def place(self, noeud: Noeud) -> str:
        """Where one stands: a question, suites, or the start of a flow."""
        if "question" in noeud:
            return f"la question {self.question(noeud['question'])} ({_many(noeud)})"
        if noeud["debut"]:
            return f"le parcours {self.flux(noeud['debut'])}"
        return " et ".join(self.suite(nom) for nom in noeud["suites"])

    def example(self, prefixe: Prefixe) -> str:
        """The answers given before; conditions that are met are not listed one by one."""
        conditions = [(q, r) for q, r in prefixe if self.condition(q)]
        autres = [f"{self.question(q)} {self.answer(q, r)}" for q, r in prefixe]
        autres = [mot for mot, (q, _) in zip(autres, prefixe, strict=True) if not self.condition(q)]
        manque = [f"{self.condition(q)} : {self.answer(q, r)}" for q, r in conditions if r != OUI]
        debut = manque or (["toutes les conditions remplies"] if conditions else [])
        return " ; ".join([*debut, *autres])


def _many(noeud: Noeud) -> str:
    return f"{noeud['chemins']} chemin{'s' if noeud['chemins'] > 1 else ''}"


def _promises(avant: Faits, apres: Faits) -> Iterator[str]:
    tenues = {controle["id"]: controle["tenue"] for controle in avant["controles"]}
    for controle in apres["controles"]:
        if not controle["tenue"]:
            ecarts = " ; ".join(controle["ecarts"][:ECARTS_MONTRES])
            yield f"promesse non tenue : {controle['promesse']} ({ecarts})"
        elif tenues.get(controle["id"]) is False:
            yield f"promesse de nouveau tenue : {controle['promesse']}"


def _come_and_gone(avant: Faits, apres: Faits, mots: Mots) -> Iterator[str]:
    for nom, cle, dire in (("parcours", "flux", mots.flux), ("suite", "suites", mots.suite)):
        yield from (f"{nom} en moins : {dire(i)}" for i in avant[cle] if i not in apres[cle])
        yield from (f"{nom} en plus : {dire(i)}" for i in apres[cle] if i not in avant[cle])


def _questions(avant: Faits, apres: Faits, mots: Mots) -> Iterator[str]:
    """Each question asked or answered in other words (facts of before may not have kept them)."""
    anciennes = avant.get("questions", {})
    for ident, nouvelle in apres["questions"].items():
        ancienne = anciennes.get(ident, nouvelle)
        yield from _field(f"{mots.question(ident)}, question", ancienne["texte"], nouvelle["texte"])
        for reponse, texte in nouvelle["reponses"].items():
            avant_texte = ancienne["reponses"].get(reponse, texte)
            yield from _field(f"{mots.question(ident)}, réponse", avant_texte, texte)


def _suites(avant: Faits, apres: Faits, mots: Mots) -> Iterator[str]:
    """Each suite that says something else, and who meets it."""
    rencontres: dict[str, Counter[str]] = {}
    for chemin in apres["chemins"]:
        for ident in {nom.partition(" (")[0] for nom in chemin["suites"]}:
            rencontres.setdefault(ident, Counter())[chemin["flux"]] += 1
    for ident, ancienne in avant["suites"].items():
        nouvelle = apres["suites"].get(ident)
        if nouvelle is None or nouvelle == ancienne:
            continue
        qui = ", ".join(f"{mots.flux(f)} {n}" for f, n in rencontres.get(ident, {}).items())
        yield f"{mots.suite(ident)} ({ident}) ; chemins qui y arrivent : {qui or 'aucun'}"
        for cle, valeur in nouvelle.items():
            for line in _field(CHAMPS.get(cle, cle), ancienne.get(cle), valeur):
                yield f"  {line}"


def _field(nom: str, avant: Any, apres: Any) -> Iterator[str]:
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


def _routes(avant: Faits, apres: Faits, mots: Mots) -> Iterator[str]:
    """Each place where a flow parts from what it was; the same parting is told once."""
    arbres_avant, arbres_apres = _trees(avant["chemins"]), _trees(apres["chemins"])
    for flux in arbres_avant:
        if flux not in arbres_apres:
            continue
        groupes: dict[tuple[str, str, str], list[Prefixe]] = {}
        for prefixe, ancien, nouveau in _partings(arbres_avant[flux], arbres_apres[flux], ()):
            apres_quoi = "dès le départ"
            if prefixe:
                q, r = prefixe[-1]
                apres_quoi = f"après {mots.answer(q, r)} à {mots.question(q)}"
            lieux = [mots.place(noeud) if noeud else "rien" for noeud in (ancien, nouveau)]
            groupes.setdefault((apres_quoi, lieux[0], lieux[1]), []).append(prefixe[:-1])
        for (apres_quoi, ici, la), prefixes in groupes.items():
            yield f"{mots.flux(flux)}, {apres_quoi} :"
            yield f"    avant : {ici}"
            yield f"    maintenant : {la}"
            exemple = mots.example(prefixes[0])
            combien = f"{len(prefixes)} façons d’y arriver, par exemple " if prefixes[1:] else ""
            if exemple:
                yield f"    quand : {combien}{exemple}"


def _trees(chemins: list[Faits]) -> dict[str, Noeud]:
    """Each flow as a tree of questions; a leaf holds the suites, or the flow that starts."""
    arbres: dict[str, Noeud] = {}
    for chemin in chemins:
        feuille = {"suites": chemin["suites"], "debut": chemin.get("debut"), "chemins": 1}
        noeud = arbres.setdefault(chemin["flux"], {"chemins": 0})
        for question, reponse in chemin["reponses"].items():
            noeud["chemins"] += 1
            noeud["question"] = question
            noeud = noeud.setdefault("reponses", {}).setdefault(reponse, {"chemins": 0})
        noeud.update(feuille)
    return arbres


def _partings(
    avant: Noeud, apres: Noeud, prefixe: Prefixe
) -> Iterator[tuple[Prefixe, Noeud | None, Noeud | None]]:
    """Where two trees stop being the same: answers so far, what stood there, what stands there."""
    question = avant.get("question")
    if question != apres.get("question"):
        yield prefixe, avant, apres
    elif question is None:
        if (avant["suites"], avant["debut"]) != (apres["suites"], apres["debut"]):
            yield prefixe, avant, apres
    else:
        for reponse in dict.fromkeys([*avant["reponses"], *apres["reponses"]]):
            ici, la = avant["reponses"].get(reponse), apres["reponses"].get(reponse)
            suite = (*prefixe, (question, reponse))
            if ici and la:
                yield from _partings(ici, la, suite)
            else:
                yield suite, ici, la
