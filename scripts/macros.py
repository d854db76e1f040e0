"""The macros that the prose of `docs/` calls: an id in, HTML out. No number or quotation is typed in prose.

Knows: the data and the views of `explorer`.
Ignores: the pages that call it.
Used by: mkdocs-macros-plugin (`define_env`).
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from explorer.rendu.html import Liens, esc, render_citation, render_statut
from scripts.content.notices import notices_for
from scripts.edition import Edition


def define_env(env: Any) -> None:
    """Entry point of the plugin."""
    edition = Edition.load()
    env.conf["extra"]["version_donnees"] = edition.corpus.version
    env.conf["extra"]["date_edition"] = edition_date()
    for macro in (liens_flux, explorateur, citation, statut, donnee, avis):
        env.macro(bind(macro, edition), macro.__name__)


def bind(macro: Any, edition: Edition) -> Any:
    def bound(*arguments: Any, **named: Any) -> str:
        return macro(edition, *arguments, **named)

    return bound


def edition_date() -> str:
    """The day of the build (or of SOURCE_DATE_EPOCH), in French."""
    import os
    from datetime import UTC, datetime

    from explorer.francais import date_longue

    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return date_longue(moment.date())


def liens_flux(edition: Edition, base: str) -> str:
    """The four ways to join the other service, as links to their first question."""
    liens = Liens(base)
    lignes = "".join(
        f'<li><a href="{esc(liens.etat(flux_id, ()))}">{esc(flux["titre"])}</a></li>'
        for flux_id, flux in sorted(edition.flux.items(), key=lambda pair: pair[1].get("schema") or 9)
    )
    return f'<ul class="liste-liens">{lignes}</ul>'


def explorateur(edition: Edition, nom: str, etat: str, base: str) -> str:
    """The container of a simulator with its first screen, made by the same view as in the browser."""
    try:
        vue = import_module(f"explorer.vues.{nom}").view(edition.corpus, etat, base)
    except ImportError:
        return '<div class="explorateur"><p>En préparation.</p></div>'
    return f'<div class="explorateur" data-vue="{nom}" data-etat="{esc(vue.etat)}" data-base="{base}">{one_line(vue.html)}</div>'


def avis(edition: Edition, lieu: str) -> str:
    """The notices on the state of the texts that concern a place of the site."""
    return notices_for(edition, lieu)


def one_line(html: str) -> str:
    """Without line breaks, so that Markdown leaves the block alone."""
    return " ".join(html.split("\n"))


def citation(edition: Edition, phrase: str, extrait: str, base: str = "../") -> str:
    return render_citation(edition.corpus, {"phrase": phrase, "extrait": extrait}, Liens(base))


def statut(edition: Edition, nom: str) -> str:
    return render_statut(nom)


def donnee(edition: Edition, chemin: str) -> str:
    """A value of the data by its path, `baremes.effectif.…`: for the rare number that prose needs."""
    value: Any = edition.data
    for key in chemin.split("."):
        value = value[int(key)] if isinstance(value, list) else value[key]
    return esc(value)
