"""The page « Couverture » and the margins of the texts: every number is counted again here, another way."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from typing import Any

from explorer.certificat import certificat
from explorer.francais import pluriel
from scripts.edition import Edition
from scripts.ledger import reverse_index

PAGE = "textes/couverture.html"


def words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def rows(page: str, first: str) -> list[list[str]]:
    """The rows of every table whose first heading is `first`, as words."""
    tables = [
        t for t in re.findall(r"<table.*?</table>", page, re.S) if first in t.split("</th>")[0]
    ]
    lignes = [ligne for table in tables for ligne in re.findall(r"<tr>.*?</tr>", table, re.S)]
    cells = [[words(c) for c in re.findall(r"<t[hd].*?</t[hd]>", li, re.S)] for li in lignes]
    return [cell for cell in cells if cell[0] != first]


def test_each_phrase_is_counted_once_in_its_role(pages: dict[str, str], edition: Edition) -> None:
    roles = Counter(
        (ref.partition("#")[0], edition.corpus.phrase(ref).role)
        for ref in edition.corpus.phrase_refs
        if not ref.endswith("-intitule")
    )
    wholes = [row for row in rows(pages[PAGE], "Chapitre") if row[0] == "Ensemble"]
    order = ("regle", "definition", "contexte", "sans-effet")
    expected = [[str(roles[texte, role]) for role in order] for texte in edition.data["textes"]]
    assert [row[2:6] for row in wholes] == expected


def test_every_open_point_is_named_by_the_chapter_of_a_phrase_it_cites(
    pages: dict[str, str], edition: Edition
) -> None:
    named = set(re.findall(r'href="lectures\.html#([ab]\d\d)"', pages[PAGE]))
    assert named == {un["id"].lower() for un in edition.data["lectures"] if un.get("citations")}


def test_every_replaced_reference_is_named(pages: dict[str, str], edition: Edition) -> None:
    shown = words(pages[PAGE])
    for texte in edition.data["statut"]["textes"]:
        for cite in texte["cite"]:
            if cite.get("remplace_par"):
                assert words(cite["reference"]) in shown


def test_the_certificate_is_printed_with_its_promises(
    pages: dict[str, str], edition: Edition
) -> None:
    faits = certificat(edition.corpus)
    printed = {row[0]: row[1:5] for row in rows(pages[PAGE], "Parcours")}
    for flux in faits["flux"].values():
        counts = (flux["etats"], flux["chemins"], flux["questions"], len(flux["suites"]))
        assert printed[words(flux["titre"])] == [str(n) for n in counts]
    for controle in faits["controles"]:
        assert f"Tenu : {words(controle['promesse'])}" in words(pages[PAGE])


def test_each_margin_says_paths_cases_and_quiz_items(
    pages: dict[str, str], edition: Edition
) -> None:
    chemins, index = paths_by_phrase(edition), reverse_index(edition.data)
    genres = {"cas": ("cas", "cas"), "quiz": ("question de quiz", "questions de quiz")}
    for ref in edition.corpus.phrase_refs:
        phrase = edition.corpus.phrase(ref)
        found = re.search(
            rf'href="#cite-{re.escape(phrase.ancre)}">([^<]*)<',
            pages[f"textes/{phrase.texte_id}/{phrase.page}.html"],
        )
        if found is None:
            assert ref.endswith("-intitule") or ref not in index, ref
            continue
        said = words(found.group(1))
        kinds = Counter(m["kind"] for m in index[ref])
        for kind, (one, many) in genres.items():
            if kinds[kind]:
                assert f"{kinds[kind]} {many if kinds[kind] > 1 else one}" in said, (ref, said)
        count = words(pluriel(chemins[ref], "chemin"))
        assert (f"sert sur {count}" in said) == bool(chemins[ref]), (ref, said)


def paths_by_phrase(edition: Edition) -> Counter[str]:
    """Counted from the file of facts: the answers of each path and the suites it ends with."""
    faits: dict[str, Any] = certificat(edition.corpus)
    suites = {
        nom: {citation.partition(" ")[0] for citation in suite["citations"]}
        for nom, suite in faits["suites"].items()
    }
    questions = {
        nom: {c["phrase"] for c in q["citations"]} for nom, q in edition.corpus.questions.items()
    }
    for porte in edition.corpus.portes.values():
        for question in porte["questions"]:
            questions[question] |= {c["phrase"] for c in porte.get("citations", ())}
    counts: Counter[str] = Counter()
    for chemin in faits["chemins"]:
        ends = (suites[nom.partition(" ")[0]] for nom in chemin["suites"])
        counts.update(set().union(*ends, *(questions[nom] for nom in chemin["reponses"])))
    return counts
