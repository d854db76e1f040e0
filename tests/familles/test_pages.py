"""The pages for families as they are made: sources, help lines, the way out, the flows."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

import pytest

from explorer.corpus import Corpus
from scripts.content import families
from scripts.content.addresses import first_addresses
from scripts.content.family_parts import DEMANDER, PORTES, citations, proofread
from scripts.content.language import PARTIES, QUOTED, paragraphs, said
from scripts.content.page import Generated
from scripts.edition import Edition

SOURCES = ("citations", "comme", "silence", "hors_texte", "de_nous")
MUST_EXIST = (
    "cpas-ecrit-saj accord-demande spj-envoie-cpas cpas-accompagne-saj dossier-cloture "
    "refus-du-cpas conseiller-decide un-rapport"
)


@pytest.fixture(scope="module")
def edition(data: dict[str, Any], bundle: dict[str, Any]) -> Edition:
    return Edition(data, bundle)


@pytest.fixture(scope="module")
def made(edition: Edition) -> dict[str, Generated]:
    pages = families.pages(edition, first_addresses(edition))
    return {page.chemin: page for page in pages}


def test_there_is_a_page_for_each_question(made: dict[str, Generated]) -> None:
    names = "index services se-dire accord prevenu decide apres silences protuteur mots traces"
    assert {f"familles/{name}.html" for name in names.split()} <= set(made)


def test_at_least_sixteen_things_one_may_be_told(data: dict[str, Any]) -> None:
    names = [entree["id"] for entree in data["familles"]["on-me-dit"]]
    assert len(names) == len(set(names)) >= 16
    assert set(MUST_EXIST.split()) <= set(names)


def test_every_entry_is_one_moment_of_the_professionals_flows(
    data: dict[str, Any], corpus: Corpus
) -> None:
    for entree in data["familles"]["on-me-dit"]:
        assert [corpus.suite(name)["id"] for name in entree["suites"]] == entree["suites"]
        assert [corpus.question(name)["id"] for name in entree["questions"]] == entree["questions"]


def test_what_the_services_read_at_that_moment_is_one_link_away(
    data: dict[str, Any], edition: Edition, made: dict[str, Generated]
) -> None:
    addresses = first_addresses(edition)
    for entree in data["familles"]["on-me-dit"]:
        html = made[f"familles/on-me-dit/{entree['id']}.html"].html
        part = html.partition("Ce que lisent les professionnels")[2].partition("</details>")[0]
        for name in (*entree["suites"], *entree["questions"]):
            assert f'href="../../{addresses.get(name) or PORTES[name]}"' in part, (
                entree["id"],
                name,
            )


def test_a_question_is_said_by_the_reader_and_what_we_add_is_not(
    data: dict[str, Any], made: dict[str, Generated]
) -> None:
    for entree in data["familles"]["on-me-dit"]:
        assert [p["texte"] for p in entree["demander"] if "?" not in p["texte"]] == []
    html = made["familles/on-me-dit/jai-dit-non.html"].html
    said_aloud = "«\u00a0Allez-vous continuer à m’aider\u00a0?\u00a0»</span> Le texte ne répond pas"
    assert said_aloud in html


def test_the_reader_is_never_asked_in_the_place_of_the_service(data: dict[str, Any]) -> None:
    """« Avez-vous reçu une réponse ? » asks the service: said without « », the reader would take it."""
    asked = re.compile(r"\w-vous\b[^.!?]*\?")
    bare = [
        p["texte"]
        for partie in not_said_aloud(data["familles"])
        for p in partie
        if asked.search(QUOTED.sub("", p["texte"]))
    ]
    assert bare == []


def not_said_aloud(familles: dict[str, Any]) -> list[list[dict[str, Any]]]:
    """The parts whose questions the page does not put between « » by itself."""
    sections = [s for page in familles["pages"] for s in page["sections"]]
    return [s["contenu"] for s in sections if s["id"] != DEMANDER] + [
        entree[partie]
        for entree in familles["on-me-dit"]
        for partie in PARTIES
        if partie != DEMANDER
    ]


def test_nobody_is_addressed_as_tu(data: dict[str, Any]) -> None:
    told = re.compile(r"\b(?:tu|te|t’\w+|toi|ton|ta|tes)\b", re.I)
    assert [dit for dit in said(data["familles"]) if told.search(dit.texte)] == []


def test_each_page_says_who_has_read_it(made: dict[str, Generated], data: dict[str, Any]) -> None:
    said_so = proofread(data["familles"]["relectures"])
    assert [chemin for chemin, page in made.items() if said_so not in page.html] == []


def test_the_readers_are_counted_by_kind() -> None:
    seances = [
        {"qui": "jeune", "combien": 1},
        {"qui": "famille", "combien": 2},
        {"qui": "famille", "combien": 3},
    ]
    assert proofread(seances).endswith("voix haute : 1 jeune, 5 familles.")
    assert proofread([]).startswith("Aucune famille")


def test_short_names_are_explained_at_the_foot_of_the_sheet(made: dict[str, Generated]) -> None:
    html = made["familles/on-me-dit/cpas-ecrit-saj.html"].html
    part = html.partition("Les mots de cette page")[2]
    assert "<dt>CPAS</dt>" in part and "<dt>SAJ</dt>" in part and "<dt>SPJ</dt>" not in part


def test_every_paragraph_says_where_it_comes_from(data: dict[str, Any]) -> None:
    bare = [p for _, p in paragraphs(data["familles"]) if not set(SOURCES) & set(p)]
    assert bare == []


def test_advice_of_ours_stays_the_exception(data: dict[str, Any]) -> None:
    ours = [p for page, p in paragraphs(data["familles"]) if "de_nous" in p and page != "traces"]
    assert len(ours) <= sum(1 for _ in paragraphs(data["familles"])) // 10


def test_every_quotation_stands_in_its_phrase(
    data: dict[str, Any], corpus: Corpus, edition: Edition
) -> None:
    count = 0
    for page, paragraphe in paragraphs(data["familles"]):
        for citation in citations(edition, paragraphe):
            texte = " ".join(corpus.phrase(citation["phrase"]).texte.split())
            assert texte.count(" ".join(citation["extrait"].split())) == 1, (page, citation)
            count += 1
    assert count > 300


def test_what_the_text_leaves_out_says_so(data: dict[str, Any]) -> None:
    """A silence is never told as a rule: the words « le texte » or a condition are in it."""
    told = re.compile(
        r"le texte|ce site|le plus prudent|la loi a|nous ne l’avons|notre façon", re.I
    )
    silent = [p["texte"] for _, p in paragraphs(data["familles"]) if "silence" in p]
    assert [texte for texte in silent if not told.search(texte)] == []


def test_a_rule_of_the_text_is_not_told_as_a_law(data: dict[str, Any]) -> None:
    """« Le texte ne permet pas »: where a sharing is ruled out, the page says that the law has exceptions."""
    absolute = re.compile(r"(?:peu(?:ven)?t (?:rien|pas)|rien ne peut) (?:se |s’)?(?:dire|partag)")
    pages: dict[str, str] = defaultdict(str)
    for page, texte in said(data["familles"]):
        pages[page] += f" {texte}"
    assert [page for page, texte in pages.items() if absolute.search(texte)] == []
    ruled_out = {page for page, texte in pages.items() if "ne permet pas" in texte}
    excepted = {page for page, texte in pages.items() if "La loi a d’autres règles" in texte}
    assert ruled_out and ruled_out <= excepted


def test_le_texte_is_named_under_the_title(
    data: dict[str, Any], made: dict[str, Generated]
) -> None:
    """Which text, and between which services: before it is called « le texte » anywhere on the page."""
    for page in (*data["familles"]["pages"], *data["familles"]["on-me-dit"]):
        dossier = "on-me-dit/" if "groupe" in page else ""
        nom = "index" if page["id"] == families.HUB else page["id"]
        html = made[f"familles/{dossier}{nom}.html"].html
        haut = html.partition("<h1")[2].partition("<section")[0]
        if page["id"] == "traces":
            assert "texte" not in haut
        else:
            assert re.search(r"« Le texte », ici\b.* 20\d\d |Un texte de 20\d\d ", haut), page["id"]


def test_every_entry_tells_a_silence(data: dict[str, Any]) -> None:
    for entree in data["familles"]["on-me-dit"]:
        assert all(entree[partie] for partie in PARTIES)
        assert all("silence" in p for p in entree["silences"]), entree["id"]


def test_every_page_has_the_help_lines_and_no_other_number(
    made: dict[str, Generated], data: dict[str, Any]
) -> None:
    aides = data["familles"]["aides"]
    numbers = {aide["numero"] for aide in aides if aide["numero"]}
    for chemin, page in made.items():
        for aide in aides:
            assert aide["nom"] in page.html and aide["url"] in page.html, chemin
        assert set(re.findall(r'href="tel:([^"]+)"', page.html)) == numbers, chemin
        assert page.html.count("vérifiée le") == len(aides), chemin


def test_every_page_can_be_left_by_a_plain_link(
    made: dict[str, Generated], data: dict[str, Any]
) -> None:
    sortie = data["familles"]["sortie"]["site"]
    for chemin, page in made.items():
        assert page.html.count("data-quitter") == 1, chemin
        assert page.html.index("data-quitter") < page.html.index("<h1"), chemin
        assert f'rel="external noopener noreferrer" href="{sortie}"' in page.html, chemin


@pytest.mark.parametrize("vu", [None, "2026-12-01"])
def test_the_way_out_says_whether_anybody_has_tried_it(
    vu: str | None, data: dict[str, Any], bundle: dict[str, Any]
) -> None:
    sortie = {**data["familles"]["sortie"], "verifie_le": vu}
    autre = Edition({**data, "familles": {**data["familles"], "sortie": sortie}}, bundle)
    pages = {p.chemin: p for p in families.pages(autre, first_addresses(autre))}
    assert ("pas encore pu ouvrir ce site" in pages["familles/traces.html"].html) is (vu is None)


def test_the_words_stand_in_the_order_of_a_french_dictionary(made: dict[str, Generated]) -> None:
    """An accent does not count: « déchéance » before « Directeur », « état » before « information »."""
    words = re.findall(r"<dt>(.*?)</dt>", made[families.MOTS].html)
    order = (
        "CPAS",
        "déchéance de l’autorité parentale",
        "délégué",
        "Directeur de l’aide à la jeunesse",
        "dossier clôturé",
        "enquête sociale",
        "état de besoin",
        "investigation",
        "SPJ",
        "supplétive",
        "usager",
    )
    assert [word for word in words if word in order] == list(order)


def test_nothing_is_loaded_from_elsewhere(made: dict[str, Generated]) -> None:
    for page in made.values():
        assert not re.search(r"<(?:img|script|iframe|link|source)\b", page.html)


def test_the_opening_page_leads_everywhere(made: dict[str, Generated]) -> None:
    opening = made["familles/index.html"].html
    for chemin in made:
        if chemin.count("/") == 1 and not chemin.endswith(("index.html", "traces.html")):
            assert f'href="../{chemin}"' in opening, chemin
    assert {'id="accord"', 'id="decide"'} <= set(re.findall(r'id="[a-z]+"', opening))


def test_the_list_leads_to_every_entry_in_a_group(
    made: dict[str, Generated], data: dict[str, Any]
) -> None:
    listing = made[families.DIT].html
    for entree in data["familles"]["on-me-dit"]:
        assert listing.count(f'href="on-me-dit/{entree["id"]}.html"') == 1


def test_quotations_are_folded_next_to_what_they_support(made: dict[str, Generated]) -> None:
    html = made["familles/accord.html"].html
    part = html.partition('id="refus"')[2].partition("</section>")[0]
    assert "<summary>Les phrases du texte</summary>" in part
    assert "Un accord de l’usager doit être obtenu avant le partage" in part
    assert 'href="../textes/protocole-2012/' in part
