"""The calculations by name, plain JSON values in and out, as the command line gives them.

Knows: which function computes what.
Ignores: rendering, the browser.
Used by: explorer.app.service; the tests that compare the browser with CPython.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from explorer.corpus import Corpus
from explorer.errors import ReferenceInconnue

CALCULS = {
    "orientation": ("explorer.orientation", "orienter"),
    "protutelle": ("explorer.protutelle", "compute"),
    "protutelle-serie": ("explorer.protutelle", "compute_range"),
    "rapports": ("explorer.echeances", "compute"),
}


def calculate(corpus: Corpus, nom: str, parametres: Mapping[str, Any]) -> Any:
    """The result of the calculation `nom`; raises `ReferenceInconnue` for an unknown name."""
    return _function(nom)(corpus, **parametres)


def _function(nom: str) -> Callable[..., Any]:
    if nom not in CALCULS:
        raise ReferenceInconnue(
            f"Le calcul « {nom[:40]} » n’existe pas ; calculs connus : {', '.join(CALCULS)}."
        )
    module, fonction = CALCULS[nom]
    trouvee: Callable[..., Any] = getattr(import_module(module), fonction)
    return trouvee
