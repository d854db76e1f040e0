"""The form of each file, from the only description of the formats: `protocol_data/schema`.

Knows: JSON Schema; how to say its verdicts in French, at the right line and column.
Ignores: what the names refer to.
Used by: scripts.check.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from referencing import Registry, Resource

from scripts.checks.index import Index, nearest
from scripts.places import PROTOCOL_DATA
from scripts.read import Document, Problem, Route

SCHEMAS = PROTOCOL_DATA / "schema"
TYPES = {
    "string": "du texte entre guillemets",
    "object": "des clés et des valeurs",
    "array": "une liste",
    "boolean": "true ou false",
    "integer": "un nombre entier",
    "null": "null",
    "number": "un nombre",
}


def check(index: Index) -> Iterator[Problem]:
    for document in index.of_kind(*{document.kind for document in index.documents.values()}):
        yield from problems_of(document)


@lru_cache(maxsize=128)  # a document never changes; breaking one leaves the others as they were
def problems_of(document: Document) -> tuple[Problem, ...]:
    errors = validator(document.kind).iter_errors(document.content)
    return tuple(problem for error in errors for problem in _tell(document, error))


@cache
def validator(kind: str, folder: Path = SCHEMAS) -> Draft202012Validator:
    """The validator of a kind of file; every schema can refer to the others by file name."""
    schemas = {
        file.name: json.loads(file.read_text(encoding="utf-8"))
        for file in sorted(folder.glob("*.json"))
    }
    resources = [(name, Resource.from_contents(schema)) for name, schema in schemas.items()]
    return Draft202012Validator(
        schemas[f"{kind}.schema.json"], registry=Registry().with_resources(resources)
    )


def _tell(document: Document, error: ValidationError) -> Iterator[Problem]:
    route = tuple(error.absolute_path)
    special = {
        "additionalProperties": _unknown_keys,
        "required": _missing_key,
        "dependentRequired": _missing_partner,
        "type": _wrong_type,
        "enum": _not_in_list,
        "const": _not_in_list,
        "uniqueItems": _repeated,
        "minItems": _too_few,
        "minProperties": _too_few,
        "maxItems": _too_many,
        "not": _forbidden,
    }
    teller = special.get(error.validator, _otherwise)
    yield from teller(document, route, error)


def _unknown_keys(document: Document, route: Route, error: ValidationError) -> Iterator[Problem]:
    known = error.schema.get("properties", {})
    for key in error.instance:
        if key not in known:
            yield document.problem(
                (*route, key),
                f"clé inconnue « {key} »",
                key=True,
                expected="une de ces clés : " + ", ".join(known),
                nearest=nearest(key, set(known) - set(error.instance)),
                action="corrigez son nom ou retirez-la",
            )


def _missing_key(document: Document, route: Route, error: ValidationError) -> Iterator[Problem]:
    # jsonschema yields one error per missing key, but names it only in its English message.
    key = next(
        key
        for key in error.validator_value
        if key not in error.instance and f"'{key}'" in error.message
    )
    yield _missing(document, route, key, _description(error.schema, key))


def _missing_partner(document: Document, route: Route, error: ValidationError) -> Iterator[Problem]:
    for key, partners in error.validator_value.items():
        for partner in partners:
            if (
                key in error.instance
                and partner not in error.instance
                and f"'{partner}'" in error.message
            ):
                yield _missing(document, route, partner, f"« {key} » ne va pas sans « {partner} »")


def _missing(document: Document, route: Route, key: str, expected: str) -> Problem:
    return document.problem(
        route, f"la clé « {key} » manque", expected=expected, action="ajoutez-la"
    )


def _wrong_type(document: Document, route: Route, error: ValidationError) -> Iterator[Problem]:
    names = (
        error.validator_value
        if isinstance(error.validator_value, list)
        else [error.validator_value]
    )
    expected = " ou ".join(TYPES[name] for name in names)
    yield document.problem(
        route, f"{_quoted(route, error.instance)} n’est pas du bon type", expected=expected
    )


def _not_in_list(document: Document, route: Route, error: ValidationError) -> Iterator[Problem]:
    known = error.validator_value if error.validator == "enum" else [error.validator_value]
    names = ["null" if value is None else str(value) for value in known]
    yield document.problem(
        route,
        f"{_quoted(route, error.instance)} n’est pas admis",
        expected="un de ceux-ci : " + ", ".join(names),
        nearest=nearest(error.instance, names),
    )


def _repeated(document: Document, route: Route, error: ValidationError) -> Iterator[Problem]:
    yield document.problem(
        route, "cette liste dit deux fois la même chose", expected="chaque valeur une seule fois"
    )


def _too_few(document: Document, route: Route, error: ValidationError) -> Iterator[Problem]:
    expected = f"au moins {error.validator_value} : " + error.schema.get(
        "description", "un élément de plus"
    )
    yield document.problem(route, f"il n’y en a que {len(error.instance)}", expected=expected)


def _too_many(document: Document, route: Route, error: ValidationError) -> Iterator[Problem]:
    yield document.problem(
        route, f"il y en a {len(error.instance)}", expected=f"au plus {error.validator_value}"
    )


def _forbidden(document: Document, route: Route, error: ValidationError) -> Iterator[Problem]:
    yield document.problem(
        route,
        f"« {route[-1] if route else '?'} » n’a pas sa place ici",
        key=True,
        expected="cette clé absente dans ce cas",
        action="retirez-la ou corrigez sa voisine",
    )


def _otherwise(document: Document, route: Route, error: ValidationError) -> Iterator[Problem]:
    expected = error.schema.get("description", f"{error.validator} {error.validator_value}")
    yield document.problem(
        route, f"{_quoted(route, error.instance)} ne convient pas", expected=expected
    )


def _description(schema: dict[str, Any], key: str) -> str:
    return str(schema.get("properties", {}).get(key, {}).get("description", ""))


def _quoted(route: Route, value: Any) -> str:
    name = next((step for step in reversed(route) if isinstance(step, str)), "le contenu")
    if isinstance(value, dict):
        return f"la valeur de « {name} » (des clés)"
    if isinstance(value, list):
        return f"la valeur de « {name} » (une liste)"
    shown = (
        {True: "true", False: "false", None: "null"}.get(value)
        if value is None or isinstance(value, bool)
        else value
    )
    return f"« {name}: {str(shown)[:80]} »"
