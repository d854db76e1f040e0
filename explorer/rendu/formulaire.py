"""Forms: labelled fields, errors linked to their field, what was typed kept.

Knows: the components of a form.
Ignores: which calculation the form is for.
Used by: explorer.rendu, explorer.vues.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from explorer.rendu.html import esc

SUGGESTION = "À défaut de calendrier dans votre navigateur, écrivez 31/12/2026."


class Champ(NamedTuple):
    """A field: its name (also the key in the state), its label, its hint, its kind."""

    nom: str
    libelle: str
    aide: str = ""
    genre: str = "nombre"  # nombre | montant | date | texte
    longueur: int = 0  # characters at most, for a text


class Saisie(NamedTuple):
    """What was typed, by field, and the errors found, by field."""

    valeurs: Mapping[str, str]
    erreurs: Mapping[str, str]


TAILLE_MAX = 40  # characters of a text field that are seen
ATTRIBUTS = {
    "nombre": 'type="text" inputmode="numeric" autocomplete="off" maxlength="12" size="10"',
    "montant": 'type="text" inputmode="decimal" autocomplete="off" maxlength="16" size="14"',
    "date": 'type="date" autocomplete="off"',
    "texte": 'type="text" autocomplete="off" maxlength="{longueur}" size="{taille}"',
    # A native date field would swallow a value that is no date: the text field keeps it visible.
    "date-texte": 'type="text" autocomplete="off" maxlength="20" size="14"',
}


def render_field(champ: Champ, saisie: Saisie) -> str:
    """One field with its label, its hint and, when there is one, its error."""
    valeur, erreur = saisie.valeurs.get(champ.nom, ""), saisie.erreurs.get(champ.nom)
    genre = "date-texte" if champ.genre == "date" and erreur and valeur else champ.genre
    aide = f"{champ.aide} {SUGGESTION}".strip() if champ.genre == "date" else champ.aide
    decrit = [f"aide-{champ.nom}"] if aide else []
    decrit += [f"erreur-{champ.nom}"] if erreur else []
    liens = f' aria-describedby="{" ".join(decrit)}"' if decrit else ""
    invalide = ' aria-invalid="true"' if erreur else ""
    attributs = ATTRIBUTS[genre].format(
        longueur=champ.longueur, taille=min(champ.longueur // 2, TAILLE_MAX)
    )
    return (
        f'<div class="champ"><label for="champ-{champ.nom}">{esc(champ.libelle)}</label>'
        + (f'<span class="champ-aide" id="aide-{champ.nom}">{esc(aide)}</span>' if aide else "")
        + _error(champ.nom, erreur)
        + f'<input id="champ-{champ.nom}" name="{champ.nom}" {attributs} '
        f'value="{esc(valeur)}"{liens}{invalide}></div>'
    )


def render_checkbox(nom: str, libelle: str, saisie: Saisie) -> str:
    coche = " checked" if saisie.valeurs.get(nom) == "oui" else ""
    return (
        f'<div class="champ choix"><label for="champ-{nom}">'
        f'<input type="checkbox" id="champ-{nom}" name="{nom}" value="oui"{coche}>'
        f"{esc(libelle)}</label></div>"
    )


def render_radios(
    nom: str, legende: str, choix: Iterable[tuple[str, str]], saisie: Saisie, aide: str = ""
) -> str:
    """A group of radio buttons; nothing is chosen in advance."""
    erreur = saisie.erreurs.get(nom)
    boutons = "".join(
        f'<label for="champ-{nom}-{valeur}"><input type="radio" id="champ-{nom}-{valeur}" '
        f'name="{nom}" value="{valeur}"'
        f"{' checked' if saisie.valeurs.get(nom) == valeur else ''}>{esc(libelle)}</label>"
        for valeur, libelle in choix
    )
    return (
        f'<fieldset class="champ choix" id="champ-{nom}"><legend>{esc(legende)}</legend>'
        + (f'<span class="champ-aide">{esc(aide)}</span>' if aide else "")
        + f"{_error(nom, erreur)}{boutons}</fieldset>"
    )


def _error(nom: str, erreur: str | None) -> str:
    if not erreur:
        return ""
    return f'<span class="erreur-champ" id="erreur-{nom}">Erreur : {esc(erreur)}</span>'


def render_form(
    vue: str, action: str, champs: str, bouton: str = "Calculer", *, imprime: bool = True
) -> str:
    """The whole form; `champs` is HTML. It works with the keyboard alone and asks for no name."""
    classe = "formulaire" if imprime else "formulaire sans-impression"
    return (
        f'<form class="{classe}" method="get" data-vue="{vue}" action="{esc(action)}" novalidate>'
        f'{champs}<p><button type="submit">{esc(bouton)}</button></p></form>'
    )


def render_errors(saisie: Saisie) -> str:
    """The summary of errors, each a link to its field; empty when there is none."""
    if not saisie.erreurs:
        return ""
    lignes = "".join(
        f'<li><a href="#champ-{nom}">{esc(message)}</a></li>'
        for nom, message in saisie.erreurs.items()
    )
    combien = "une réponse" if len(saisie.erreurs) == 1 else f"{len(saisie.erreurs)} réponses"
    return (
        '<div class="erreurs" role="alert" tabindex="-1">'
        f"<p><strong>Le calcul attend {combien} à corriger.</strong></p><ul>{lignes}</ul></div>"
    )


def render_messages(messages: Iterable[str]) -> str:
    """Remarks about the link that was opened (old version, unknown answers)."""
    return "".join(f'<p class="avertissement">{esc(message)}</p>' for message in messages)


def render_recap(lignes: Iterable[tuple[str, str, str]], page: str) -> str:
    """« Vos réponses »: (question, answer, state without it); « Modifier » goes back to the
    form.
    """
    corps = "".join(
        f"<div><dt>{esc(question)}</dt><dd>{esc(reponse)}</dd>"
        f'<dd class="action"><a class="modifier" href="{esc(page)}" '
        f'data-etat="{esc(etat)}">Modifier'
        f'<span class="sr"> : {esc(question)}</span></a></dd></div>'
        for question, reponse, etat in lignes
    )
    return f'<h3>Vos réponses</h3><dl class="vos-reponses">{corps}</dl>' if corps else ""
