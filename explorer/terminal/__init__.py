"""The commands of the terminal: options in, pieces of text out.

Knows: the names of the commands.
Ignores: files and the clock (see `explorer.__main__`).
Used by: explorer.__main__.
"""

from __future__ import annotations

COMMANDES = {
    "orientation": "trouver que faire, question après question",
    "protutelle": "effectif et subvention d’un service, d’après ses mandats agréés",
    "rapports": "calendrier des rapports au conseiller",
    "corpus": "lire et chercher les phrases des deux textes",
}


def help_text() -> str:
    """The help shown without any command."""
    lignes = "\n".join(f"  {nom:<12} {sens}" for nom, sens in COMMANDES.items())
    return (
        "Usage : python -m explorer COMMANDE [options]\n\n"
        "Applique le protocole AJ/CPAS de 2012 et l’arrêté protutelles du 5 décembre 2018.\n\n"
        f"Commandes :\n{lignes}\n\n"
        "Aide d’une commande : python -m explorer COMMANDE --help\n"
        "Avec --json, le résultat est du JSON. Une entrée refusée donne une phrase et le code 2."
    )
