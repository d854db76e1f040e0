"""The edge of the browser, run here: strings in, JSON out, never an exception for a reader."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from explorer.app.service import VUES, Service
from explorer.app.worker import EXPORTS, start


@pytest.fixture(scope="module")
def service(corpus):
    return Service(corpus)


@pytest.mark.parametrize("nom", VUES)
def test_a_view_crosses_as_json(service, nom):
    vue = json.loads(service.vue(nom, "", "../"))
    assert set(vue) == {"html", "titre", "etat", "annonce"}
    assert 'class="vue' in vue["html"]


def test_an_unknown_view_is_refused_with_a_sentence(service):
    erreur = json.loads(service.vue("<b>", "", ""))["erreur"]
    assert "n’existe pas" in erreur["message"]


def test_a_file_crosses_with_its_name_and_type(service):
    fichier = json.loads(service.fichier("rapports", "ics", "mandat=2026-12-31"))
    assert fichier["nom"].endswith(".ics")
    assert fichier["contenu"].startswith("BEGIN:VCALENDAR")
    assert fichier["type"].startswith("text/calendar")


def test_a_calculation_that_refuses_gives_the_field(service):
    parametres = json.dumps({"mandats": 0, "date": "2026-01-01"})
    assert json.loads(service.calcul("protutelle", parametres))["erreur"]["champ"] == "mandats"


def test_the_worker_reads_the_bundle_it_was_left(bundle, tmp_path: Path):
    laisse = tmp_path / "bundle.json"
    laisse.write_text(json.dumps(bundle), "utf-8")
    service = start(str(laisse))
    assert service.presence() == bundle["version"]
    assert all(callable(getattr(service, nom)) for nom in EXPORTS)
