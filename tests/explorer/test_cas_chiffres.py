"""The worked cases of the numbers and of the calendars, run as tests."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from explorer import echeances, protutelle
from explorer.corpus import Corpus
from explorer.errors import ProtocoleError
from explorer.vues import protutelle as vues_protutelle
from explorer.vues import rapports as vues_rapports
from explorer.vues.saisie import state_of
from scripts.read import read_all

OPTIONS = {"pas": "pas_index", "plus-de-28": "plus_de_28_etp"}
CHAMPS = {"type": "designation_type", "jusqu-au": "jusqu_au"}


def cases(stem: str) -> list[Any]:
    documents, _ = read_all()
    contenu = next(
        d.content for d in documents.values() if d.kind.startswith("cas") and d.stem == stem
    )
    return [pytest.param(cas, id=cas["id"]) for cas in contenu]


def run_protutelle(corpus: Corpus, situation: Mapping[str, Any]) -> dict[str, Any]:
    options = {OPTIONS.get(nom, nom): valeur for nom, valeur in situation.items()}
    return protutelle.compute(corpus, **options)


def run_rapports(corpus: Corpus, situation: Mapping[str, Any]) -> dict[str, Any]:
    options = {CHAMPS.get(nom, nom): valeur for nom, valeur in situation.items()}
    return echeances.compute(corpus, **options)


def assert_included(attendu: Any, obtenu: Any, chemin: str = "") -> None:
    """Every expected key is there with its value; lists agree item by item, and in length."""
    if isinstance(attendu, Mapping):
        for cle, valeur in attendu.items():
            assert cle in obtenu, f"{chemin}.{cle} manque"
            assert_included(valeur, obtenu[cle], f"{chemin}.{cle}")
    elif isinstance(attendu, list):
        assert len(attendu) == len(obtenu), chemin
        for rang, (a, o) in enumerate(zip(attendu, obtenu, strict=True)):
            assert_included(a, o, f"{chemin}[{rang}]")
    else:
        assert attendu == obtenu, chemin


def check(run: Any, corpus: Corpus, cas: Mapping[str, Any]) -> None:
    refus = cas["attendu"].get("erreur")
    if refus is None:
        resultat = run(corpus, cas["situation"])
        assert_included(cas["attendu"], resultat)
        assert_cited(cas, resultat)
        return
    with pytest.raises(ProtocoleError) as prise:
        run(corpus, cas["situation"])
    assert prise.value.champ == refus["champ"]
    assert refus["contient"] in prise.value.message


def assert_cited(cas: Mapping[str, Any], resultat: Mapping[str, Any]) -> None:
    """The phrases that a case names are among those that the result quotes."""
    etapes = [*resultat["trace"], *resultat.get("rapports", ())]
    citees = {citation["phrase"] for etape in etapes for citation in etape["citations"]}
    if citees and "lectures" in cas["attendu"]:
        assert set(cas["phrases"]) <= citees


@pytest.mark.parametrize("cas", cases("protutelle"))
def test_number_case(corpus: Corpus, cas: Mapping[str, Any]) -> None:
    check(run_protutelle, corpus, cas)


@pytest.mark.parametrize("cas", cases("rapports"))
def test_calendar_case(corpus: Corpus, cas: Mapping[str, Any]) -> None:
    check(run_rapports, corpus, cas)


@pytest.mark.parametrize(
    ("stem", "vue"), [("protutelle", vues_protutelle), ("rapports", vues_rapports)]
)
def test_every_case_can_be_opened_in_its_calculator(
    corpus: Corpus, data: dict[str, Any], stem: str, vue: Any
) -> None:
    for cas in data["cas"][stem]:
        rendu = vue.view(corpus, state_of(corpus, cas["situation"]), "../")
        assert ('class="erreurs"' in rendu.html) == ("erreur" in cas["attendu"]), cas["id"]
        assert "ne connaît pas" not in rendu.html


def test_there_are_enough_cases() -> None:
    assert len(cases("protutelle")) >= 25
    assert len(cases("rapports")) >= 20
