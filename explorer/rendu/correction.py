"""« Proposer une correction »: from a phrase, a question or a suite, with its reference and the version.

Knows: the one address of the configuration (`contact` of the data), and what a proposal has to say.
Ignores: what the reader answered: nothing of it goes into the link.
Used by: explorer.rendu.pied, scripts.content.texts, scripts.macros (pages « Proposer une correction », « Accessibilité »).
"""

from __future__ import annotations

from urllib.parse import quote

from explorer.corpus import Corpus
from explorer.francais import ESPACE
from explorer.rendu.html import Liens, esc

PAGE = "pages/correction.html"
MOTS = "Proposer une correction"
SANS_REFERENCE = "(la phrase, la question ou la page)"


def correction_address(corpus: Corpus, liens: Liens, reference: str) -> str:
    """Where a proposal about `reference` (`suite x`, `protocole-2012#y`) starts.

    With a contact, a mail or an issue already begun; without one, the page that says how.
    """
    if not corpus.contact:
        return f"{liens.page(PAGE)}#ref={quote(reference, safe='')}"
    champs = {"subject" if _is_mail(corpus) else "title": _title(corpus, reference)}
    champs["body"] = proposal(corpus, reference)
    requete = "&".join(f"{cle}={quote(valeur, safe='')}" for cle, valeur in champs.items())
    return f"{corpus.contact}{'&' if '?' in corpus.contact else '?'}{requete}"


def render_correction(corpus: Corpus, liens: Liens, reference: str, mots: str = MOTS) -> str:
    """The discreet link; what it is about is said to those who do not see where it stands."""
    dehors = ' rel="external noopener"' if corpus.contact.startswith("https:") else ""
    return (
        f'<a class="corriger" href="{esc(correction_address(corpus, liens, reference))}"{dehors}>'
        f'{esc(mots)}<span class="sr">{ESPACE}: {esc(reference)}</span></a>'
    )


def proposal(corpus: Corpus, reference: str = SANS_REFERENCE) -> str:
    """The text of a proposal, ready to be completed: the same in a mail and on the page without an address."""
    return (
        "Correction proposée pour le site Protocole AJ / CPAS\n"
        f"Référence{ESPACE}: {reference}\nVersion des données{ESPACE}: {corpus.version}\n\n"
        f"Ce qui est écrit{ESPACE}:\n\nCe qu’il faudrait écrire, et pourquoi{ESPACE}:\n\n"
        "N’écrivez aucun nom et ne décrivez aucune situation réelle.\n"
    )


def _is_mail(corpus: Corpus) -> bool:
    return corpus.contact.startswith("mailto:")


def _title(corpus: Corpus, reference: str) -> str:
    return f"Correction{ESPACE}: {reference} (données {corpus.version})"
