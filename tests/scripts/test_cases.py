"""All the worked cases in one go: those of the project hold, a wrong one is named."""

from __future__ import annotations

import copy

import pytest

from scripts.bundle import assemble
from scripts.cases import failing_cases
from scripts.read import read_all


@pytest.fixture(scope="module")
def sound():
    return assemble(read_all()[0])


def test_every_case_holds(sound):
    assert list(failing_cases(sound)) == []


def test_another_amount_breaks_the_number_cases(sound):
    data = copy.deepcopy(sound)
    data["baremes"]["fonctionnement"]["versions"]["2019-01-01"]["parametres"]["montant"][
        "valeur"
    ] = "6858"

    assert {
        case["id"] for case in data["cas"]["protutelle"] if "lectures" in case["attendu"]
    } <= set(failing_cases(data))


def test_swapped_answers_break_a_referral_case(sound):
    data = copy.deepcopy(sound)
    cases = data["cas"]["cpas-vers-saj"]
    cases[0]["attendu"], cases[-1]["attendu"] = cases[-1]["attendu"], cases[0]["attendu"]

    assert list(failing_cases(data)) == [cases[0]["id"], cases[-1]["id"]]
