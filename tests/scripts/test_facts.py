"""The file of facts: every path with its end, and the words that make it readable."""

from __future__ import annotations

from scripts.facts import compute_facts


def test_the_facts_of_the_real_data_are_whole() -> None:
    faits = compute_facts()
    assert all(controle["tenue"] for controle in faits["controles"])
    assert len(faits["chemins"]) == sum(flux["chemins"] for flux in faits["flux"].values())
    for chemin in faits["chemins"]:
        assert set(chemin["suites"]) or chemin["debut"] in faits["flux"]
        for question, reponse in chemin["reponses"].items():
            assert faits["questions"][question]["reponses"][reponse]
    for suite in faits["suites"].values():
        assert suite["citations"] and suite["statut"] and "obligations" in suite
