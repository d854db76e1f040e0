"""Two links of the simulator in, the two ways side by side out.

Knows: how a pasted link is read (the state is after its `#`), what to say when one cannot be used.
Ignores: browsers; nothing is sent or kept.
Used by: explorer.app, scripts (first screen), tests.
"""

from __future__ import annotations

from urllib.parse import quote, unquote_plus

from explorer.comparaison import Comparaison, compare
from explorer.corpus import Corpus
from explorer.rendu.comparaison import render_comparison
from explorer.rendu.formulaire import Champ, Saisie, render_errors, render_field, render_form
from explorer.rendu.html import Liens, esc, render_tools
from explorer.rendu.pied import render_foot
from explorer.rendu.reponses import render_dropped
from explorer.vues import Vue
from explorer.vues.orientation import Demande, link_messages, parse_state

PAGE = "former/comparer.html"
CHAMPS = {"a": "Lien de la première table", "b": "Lien de la seconde table"}
NOMS = ("Première table", "Seconde table")
LONGUEUR_MAX = 12000
LIEN_MAX = 4000
TITRE = "Comparer deux réponses"


def view(corpus: Corpus, state: str, base: str) -> Vue:
    """The fragment of `a=<link>&b=<link>`; an empty state is the empty form. Never raises."""
    valeurs = _read(state)
    liens = Liens(base)
    etat = "&".join(f"{nom}={quote(valeur, safe='')}" for nom, valeur in valeurs.items())
    if not valeurs:
        return _form(valeurs, {}, liens, etat)
    demandes = {nom: parse_state(valeurs.get(nom, "")) for nom in CHAMPS}
    erreurs = _errors(corpus, demandes)
    if erreurs:
        return _form(valeurs, erreurs, liens, etat)
    a, b = demandes["a"], demandes["b"]
    comparaison = compare(corpus, a.flux, a.reponses, b.reponses)
    flux = str(corpus.flux(a.flux)["titre"])
    titre = f"Deux tables : {flux[:1].lower()}{flux[1:]}"
    corps = (
        _remarks(corpus, demandes, comparaison)
        + '<div class="projetable"><section class="ecran"><h3>Deux tables, deux réponses</h3>'
        + render_comparison(corpus, comparaison, NOMS, liens, 4)
        + "</section></div>"
        + render_tools("imprimer", "copier", "recommencer")
        + _fields(Saisie(valeurs, {}), liens)
        + render_foot(corpus, liens, "protocole-2012")
    )
    return Vue(_section(etat, titre, corps), titre, etat, f"{titre}.")


def _read(state: str) -> dict[str, str]:
    """The state string after the last `#` of each pasted link, without what cannot be shown."""
    donnees: dict[str, str] = {}
    for morceau in state.lstrip("#?")[:LONGUEUR_MAX].split("&"):
        nom, _, valeur = morceau.partition("=")
        if nom in CHAMPS:
            propre = "".join(c for c in unquote_plus(valeur) if c.isprintable())
            donnees.setdefault(nom, propre.strip().rpartition("#")[2])
    return {nom: donnees[nom] for nom in CHAMPS if nom in donnees}


def _errors(corpus: Corpus, demandes: dict[str, Demande]) -> dict[str, str]:
    erreurs = {
        nom: "Collez ici un lien du simulateur, pris avec « Copier le lien »."
        for nom, demande in demandes.items()
        if demande.flux not in corpus.flux_ids or not demande.reponses
    }
    flux = [demande.flux for demande in demandes.values()]
    if not erreurs and flux[0] != flux[1]:
        titres = [corpus.flux(nom)["titre"] for nom in flux]
        erreurs["b"] = (
            f"Les deux tables ne suivent pas le même parcours : « {titres[0]} » et "
            f"« {titres[1]} ». Elles se séparent avant la première question."
        )
    return erreurs


def _remarks(corpus: Corpus, demandes: dict[str, Demande], comparaison: Comparaison) -> str:
    """What could not be taken of each link as it was: its version, its length, answers dropped."""
    etats = (comparaison.gauche, comparaison.droite)
    return "".join(
        f'<div class="bloc"><p>{esc(nom)} :</p>{corps}</div>'
        for nom, demande, etat in zip(NOMS, demandes.values(), etats, strict=True)
        if (corps := link_messages(corpus, demande, demande.flux) + render_dropped(corpus, etat))
    )


def _fields(saisie: Saisie, liens: Liens) -> str:
    aide = "Dans le simulateur, au bout du parcours : « Copier le lien »."
    champs = "".join(
        render_field(Champ(nom, libelle, aide, "texte", LIEN_MAX), saisie)
        for nom, libelle in CHAMPS.items()
    )
    return render_form("comparaison", liens.page(PAGE), champs, "Comparer", imprime=False)


def _form(valeurs: dict[str, str], erreurs: dict[str, str], liens: Liens, etat: str) -> Vue:
    saisie = Saisie(valeurs, erreurs)
    titre = f"Erreur : {TITRE}" if erreurs else TITRE
    corps = (
        render_errors(saisie)
        + "<p>Sur cet ordinateur, suivez un schéma avec les réponses d’une table, jusqu’au bout : "
        f'<a href="{esc(liens.page("orienter/index.html"))}">ouvrir le simulateur</a>. Copiez le lien, '
        "collez-le ici, puis recommencez avec les réponses de l’autre table. Vous verrez la question "
        "où les deux chemins se séparent.</p>" + _fields(saisie, liens)
    )
    return Vue(_section(etat, TITRE, corps), titre, etat, " ".join(erreurs.values()) or TITRE)


def _section(etat: str, titre: str, corps: str) -> str:
    return (
        f'<section class="vue vue-comparaison" data-etat="{esc(etat)}">'
        f'<h2 class="vue-titre" tabindex="-1">{esc(titre)}</h2>{corps}</section>'
    )
