"""Exercises: one seed, one sheet, everywhere; one right answer, which the engine confirms."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from explorer.corpus import Corpus
from explorer.errors import ReponseInvalide
from explorer.exercices import GENRES, NOMBRE_MAX, Exercice, draw, flows
from explorer.flow import Etat, replay
from explorer.orientation import suite_citations
from explorer.tirage import Tirage
from explorer.vues import comparaison, exercices


def test_the_draw_is_the_one_of_the_quiz_script():
    tirage = Tirage("lundi é")

    assert [tirage.suivant() for _ in range(3)] == [3390400969, 780542831, 146727114]


def test_a_shuffle_keeps_everything():
    assert sorted(Tirage("x").melanger(list(range(50)))) == list(range(50))


@pytest.mark.parametrize("graine", ["", "protocole-2012", "jeudi 4", "é" * 40])
def test_one_seed_one_sheet(corpus: Corpus, graine: str):
    assert draw(corpus, graine, 12) == draw(corpus, graine, 12)
    assert draw(corpus, graine, 20)[:12] == draw(corpus, graine, 12)


def test_another_seed_another_sheet(corpus: Corpus):
    feuilles = {
        hashlib.sha256(repr(draw(corpus, f"g{n}", 10)).encode()).digest() for n in range(30)
    }

    assert len(feuilles) == 30


def test_every_exercise_has_one_right_answer_among_distinct_ones(corpus: Corpus):
    for flux in flows(corpus):
        for exercice in draw(corpus, "toutes", NOMBRE_MAX, flux):
            assert len(set(exercice.options)) == len(exercice.options) >= 3
            assert 0 <= exercice.juste < len(exercice.options)
            assert exercice.flux == flux


def test_the_path_of_an_exercise_leads_where_its_answer_says(corpus: Corpus):
    for exercice in draw(corpus, "chemins", NOMBRE_MAX):
        etat = replay(corpus, exercice.flux, dict(exercice.reponses))
        bonne = exercice.options[exercice.juste]

        assert tuple(dict.fromkeys(s for s, _ in etat.suites)) == exercice.suites
        if exercice.genre in WHAT:
            assert all(f"« {corpus.suite(s)['titre']} »" in bonne for s in exercice.suites)
        if exercice.genre == "service" and bonne.startswith("À aucun"):
            assert not any(corpus.suite(suite)["partage"] for suite in exercice.suites)
        if exercice.genre == "phrase":
            mots = {
                f"« {c['extrait']} »" for c in suite_citations(corpus.suite(exercice.suites[0]))
            }
            assert [option for option in exercice.options if option in mots] == [bonne]


WHAT = ("quoi", "ambigu", "muet")


def suites_of(corpus: Corpus, etat: Etat) -> list[dict[str, Any]]:
    return [corpus.suite(nom) for nom, _ in etat.suites]


def truths(corpus: Corpus, exercice: Exercice) -> list[int]:
    """The ranks of the options that the data of the suites makes true, read without the draw."""
    suites = [corpus.suite(nom) for nom in exercice.suites]
    vrais = TRUTHS[exercice.genre](corpus, suites)
    return [rang for rang, option in enumerate(exercice.options) if vrais(option)]


def _service(corpus: Corpus, suites: list[Any]) -> Callable[[str], bool]:
    (suite,) = suites
    qui = {due["qui"] for due in suite.get("suites_dues", ())}
    ou = {"conseiller": "Au SAJ", "directeur": "Au SPJ", "cpas": "Au CPAS"}
    vrais = {ou[nom] for nom in qui} or {"À aucun service pour l’instant"}
    return lambda option: option in vrais


def _forme(corpus: Corpus, suites: list[Any]) -> Callable[[str], bool]:
    (suite,) = suites
    prevues = {f["forme"] for f in suite["formes"] if f["statut"] == "prevu"}

    def holds(option: str) -> bool:
        non, mots = "accompagner n’est pas prévu" in option, option.lower()
        dites = {
            "accompagnement": "accompagn" in mots and not non,
            "ecrit": "écrit" in mots.replace("sans écrit", "") or "écrire" in mots,
            "oral": "de vive voix" in mots,
        }
        return {forme for forme, dite in dites.items() if dite} == prevues

    return holds


def _devoir(corpus: Corpus, suites: list[Any]) -> Callable[[str], bool]:
    noms = {"conseiller": "Le Conseiller", "directeur": "Le Directeur", "cpas": "Le CPAS"}
    a = {"conseiller": "au Conseiller", "directeur": "au Directeur", "cpas": "au CPAS"}
    dus = {f"{noms[d['qui']]} doit {a[d['a']]}" for d in suites[0].get("suites_dues", ())}
    return lambda option: (
        any(option.startswith(du) for du in dus) if dus else option.startswith("Le texte ne")
    )


def _quoi(corpus: Corpus, suites: list[Any]) -> Callable[[str], bool]:
    titres = [suite["titre"] for suite in suites]
    if len(titres) > 1:
        return lambda option: all(titre in option for titre in titres)
    # The same information to the same service, in another form, would be right as well.
    dus = {(due["qui"], due["a"]) for due in suites[0].get("suites_dues", ())}
    memes = {
        suite["titre"]
        for suite in corpus.suites.values()
        if dus and {(due["qui"], due["a"]) for due in suite.get("suites_dues", ())} == dus
    }
    return lambda option: any(f"« {titre} »" in option for titre in (*titres, *memes))


def _phrase(corpus: Corpus, suites: list[Any]) -> Callable[[str], bool]:
    def letters(texte: str) -> str:
        return "".join(filter(str.isalpha, texte.lower()))

    mots = {letters(citation["extrait"]) for citation in suite_citations(suites[0])}
    return lambda option: letters(option) in mots


TRUTHS: dict[str, Callable[[Corpus, list[Any]], Callable[[str], bool]]] = {
    "service": _service,
    "forme": _forme,
    "devoir": _devoir,
    "quoi": _quoi,
    "ambigu": _quoi,
    "muet": _quoi,
    "phrase": _phrase,
}


@pytest.mark.parametrize("graine", range(60))
def test_no_exercise_can_be_answered_twice(corpus: Corpus, graine: int):
    flux = ("tous", *flows(corpus))[graine % 5]
    for exercice in draw(corpus, f"graine {graine}", NOMBRE_MAX, flux):
        if exercice.genre in TRUTHS:
            assert truths(corpus, exercice) == [exercice.juste], exercice


@pytest.mark.parametrize("graine", range(20))
def test_an_exercise_of_the_table_rests_on_a_clear_text(corpus: Corpus, graine: int):
    for exercice in draw(corpus, f"clair {graine}", NOMBRE_MAX):
        if exercice.genre in ("service", "forme", "devoir", "phrase"):
            assert {corpus.suite(nom)["statut"] for nom in exercice.suites} == {"clair"}, exercice


@pytest.mark.parametrize("graine", range(20))
def test_what_one_does_not_know_yet_is_no_wrong_answer(corpus: Corpus, graine: int):
    for exercice in draw(corpus, f"inconnu {graine}", NOMBRE_MAX):
        if exercice.genre not in WHAT:
            continue
        *debut, (question, donnee) = exercice.reponses
        for choix in corpus.question(question)["reponses"]:
            if "ne-sait-pas" not in (donnee, choix["id"]):
                continue
            etat = replay(corpus, exercice.flux, {**dict(debut), question: choix["id"]})
            autres = [
                f"Le texte est {s['statut']} : « {s['titre']} »" for s in suites_of(corpus, etat)
            ]
            faux = {o for rang, o in enumerate(exercice.options) if rang != exercice.juste}
            assert not faux & set(autres), exercice


@pytest.mark.parametrize("graine", range(20))
def test_a_sheet_mixes_every_kind_and_a_long_one_every_flow(corpus: Corpus, graine: int):
    exercices_tires = draw(corpus, f"feuille {graine}", NOMBRE_MAX)

    assert {e.genre for e in exercices_tires[: len(GENRES)]} == set(GENRES)
    assert {e.flux for e in exercices_tires} == set(flows(corpus))


@pytest.mark.parametrize("graine", range(40))
def test_a_short_sheet_is_clear_ambiguous_and_silent_from_every_flow(corpus: Corpus, graine: int):
    """Whatever the seed: one of each kind, the flows in equal parts, no situation twice."""
    tires = draw(corpus, f"courte {graine}", len(GENRES))
    par_flux = Counter(exercice.flux for exercice in tires)

    assert {e.genre for e in tires} == set(GENRES)
    assert max(par_flux.values()) - min(par_flux.values()) <= 1
    assert set(par_flux) == set(flows(corpus))
    assert len({e.reponses for e in tires}) == len(tires)


def test_the_status_of_the_text_is_a_part_of_the_answer(corpus: Corpus):
    for exercice in draw(corpus, "statuts", NOMBRE_MAX):
        if exercice.genre in WHAT:
            bonne = exercice.options[exercice.juste]
            seule, *autres = [corpus.suite(nom)["statut"] for nom in exercice.suites]
            attendu = "se lit de plusieurs façons" if autres else f"est {seule}"

            assert bonne.startswith(f"Le texte {attendu}"), exercice
            if not autres:  # no wrong answer speaks of a reading that nobody has named
                assert not [o for o in exercice.options if "selon cette lecture" in o.lower()]


@pytest.mark.parametrize("nombre", [0, -1, NOMBRE_MAX + 1])
def test_a_number_out_of_range_is_refused(corpus: Corpus, nombre: int):
    with pytest.raises(ReponseInvalide):
        draw(corpus, "x", nombre)


@pytest.mark.parametrize(
    "etat",
    [
        "",
        "nombre=99",
        "nombre=²",
        "flux=zz",
        "graine=%00<script>&nombre=3",
        "&&&",
        "graine=" + "a" * 5000,
    ],
)
def test_the_view_never_fails_and_escapes(corpus: Corpus, etat: str):
    vue = exercices.view(corpus, etat, "../")

    assert vue.html.startswith('<section class="vue vue-exercices"')
    assert "<script>" not in vue.html


def test_the_next_seed_is_always_the_same(corpus: Corpus):
    assert exercices.next_seed("lundi") == exercices.next_seed("lundi") != "lundi"


@pytest.mark.parametrize(
    ("a", "b", "dit"),
    [
        ("", "", "Coller"),
        ("n’importe quoi", "flux=cpas-vers-saj&secret-accord=non", "Collez ici un lien"),
        (
            "flux=cpas-vers-saj&secret-personnes=oui",
            "flux=cpas-vers-spj&secret-personnes=oui",
            "pas le même parcours",
        ),
        (
            "https://exemple.be/orienter/#flux=cpas-vers-saj&secret-personnes=oui",
            "flux=cpas-vers-saj&secret-personnes=non",
            "dès la première question",
        ),
    ],
)
def test_two_pasted_links_are_compared(corpus: Corpus, a: str, b: str, dit: str):
    from urllib.parse import quote

    vue = comparaison.view(corpus, f"a={quote(a, safe='')}&b={quote(b, safe='')}", "../")

    assert (dit in vue.html) or dit == "Coller"
    assert "<script" not in vue.html


@pytest.mark.parametrize("etat", ["", "a", "a=%23&b=%26", "&" * 5000, "a=" + "x" * 20000])
def test_comparing_never_fails(corpus: Corpus, etat: str):
    assert comparaison.view(corpus, etat, "").html.startswith(
        '<section class="vue vue-comparaison"'
    )
