"""The exceptions of the engine: each carries one French sentence ready to be shown to a reader.

Knows: where (field), what, what was expected, what to do.
Ignores: how the sentence is displayed.
Used by: every module of `explorer`, the terminal and the views.
"""

from __future__ import annotations


class ProtocoleError(Exception):
    """A refusal that a reader can understand.

    `message` is one French sentence; `champ` names the input concerned (or None); `citations` are the
    fragments of the text that ground the refusal, as mappings `{"phrase", "extrait"}`.
    """

    def __init__(
        self,
        message: str,
        champ: str | None = None,
        citations: tuple[dict[str, str], ...] = (),
    ) -> None:
        super().__init__(message)
        self.message = message
        self.champ = champ
        self.citations = citations

    def to_dict(self) -> dict[str, object]:
        """The error as the command line prints it with `--json`."""
        erreur: dict[str, object] = {"champ": self.champ, "message": self.message}
        if self.citations:
            erreur["citations"] = [dict(citation) for citation in self.citations]
        return {"erreur": erreur}


class ReponseInvalide(ProtocoleError):
    """What the reader typed cannot be used."""


class HorsPeriode(ProtocoleError):
    """No value of the text is known at the date asked for."""


class ReferenceInconnue(ProtocoleError):
    """An identifier (flow, question, phrase…) does not exist in the data."""


class DonneesAbsentes(ProtocoleError):
    """The data bundle is missing or unreadable."""
