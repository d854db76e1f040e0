"""What is kept on a device and what is in the zip: complete, exact, the sizes said."""

from __future__ import annotations

import gzip
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from scripts import offline, offline_zip


@pytest.fixture(scope="module")
def service(site: Path) -> str:
    return (site / offline.SERVICE).read_text("utf-8")


def archive_path(site: Path) -> Path:
    (found,) = (site / offline.FOLDER).glob("pages.*.bin")
    return found


def bounds(service: str) -> tuple[int, int]:
    found = re.search(r"index:\[([\de]+),([\de]+)\]", service)
    assert found
    return int(float(found.group(1))), int(float(found.group(2)))


def unpack(site: Path, service: str) -> dict[str, bytes]:
    """Every page of the archive, read the way the browser reads it."""
    data = archive_path(site).read_bytes()
    start, end = bounds(service)
    index: dict[str, Any] = json.loads(gzip.decompress(data[start:end]))
    members = [gzip.decompress(data[a:b]) for a, b in index["morceaux"]]
    return {name: members[n][at : at + size] for name, (n, at, size) in index["pages"].items()}


def test_the_archive_holds_every_page_byte_for_byte(site: Path, service: str) -> None:
    packed = unpack(site, service)
    assert set(packed) == set(offline.page_names(site))
    assert [name for name, content in packed.items() if (site / name).read_bytes() != content] == []


def test_every_other_file_is_listed_with_its_size_and_hash(site: Path, service: str) -> None:
    for name in (*offline.other_files(site), archive_path(site).relative_to(site).as_posix()):
        assert f'"{name}"' in service or f"{name}:" in service, name
        assert offline.entry(site / name)[1] in service, name


def test_the_page_says_the_measured_size(site: Path, service: str) -> None:
    page = (site / offline.PAGE).read_text("utf-8")
    said = re.search(r'data-octets="(\d+)"', page)
    counted = re.search(r"octets:([\de]+)", service)
    assert said and counted
    assert int(said.group(1)) == pytest.approx(float(counted.group(1)), rel=0.01)
    made = site / offline.FOLDER / offline_zip.file_name(offline.data_version())
    assert made.name in page
    assert offline.megabytes(made.stat().st_size) in page


def test_the_zip_has_every_page_a_launcher_and_no_service_worker(site: Path, tmp_path: Path) -> None:
    made = offline_zip.write(site, tmp_path / "edition.zip", offline.data_version())
    again = offline_zip.write(site, tmp_path / "encore.zip", offline.data_version())
    assert made.read_bytes() == again.read_bytes()
    with zipfile.ZipFile(made) as archive:
        names = {name.partition("/")[2] for name in archive.namelist()}
        assert max(map(len, archive.namelist())) < 170, "trop long pour un dossier Windows profond"
        rights = {i.filename.rpartition("/")[2]: i.external_attr >> 16 for i in archive.infolist()}
    assert {"LISEZMOI.txt", "ouvrir.html", "lancer.py", "lancer.bat", "lancer.command"} <= names
    assert {f"site/{name}" for name in offline.page_names(site)} <= names
    assert not [name for name in names if "service-hors-ligne" in name or name.endswith(".bin")]
    assert rights["lancer.command"] == 0o755


def test_a_page_of_the_zip_asks_for_nothing_that_a_double_click_refuses(site: Path) -> None:
    page = (site / "orienter/index.html").read_text("utf-8")
    changed = offline_zip.from_file("orienter/index.html", page, offline.data_version())
    assert 'type="module"' in page and 'type="module"' not in changed
    assert 'rel="preload"' not in changed
    assert "fichier.js" in changed


def test_the_page_of_the_zip_does_not_offer_what_it_is(site: Path) -> None:
    page = (site / offline.PAGE).read_text("utf-8")
    changed = offline_zip.from_file(offline.PAGE, page, offline.data_version())
    assert 'class="hors-ligne"' not in changed
    assert "ce bouton" in page and "ce bouton" not in changed
    assert ".zip" not in changed
