"""The files that the worker makes, read back by other programs."""

from __future__ import annotations

import csv
from pathlib import Path

import icalendar
from conftest import PAGES, Visit


def download(visit: Visit, genre: str) -> str:
    with visit.page.expect_download() as waiting:
        visit.page.locator(f'.outils [data-genre="{genre}"]').first.click()
    name = waiting.value.suggested_filename
    assert name.endswith(f".{genre}")
    return Path(waiting.value.path()).read_bytes().decode("utf-8-sig")


def test_calendar_is_read_by_icalendar(visit: Visit) -> None:
    visit.open(f"{PAGES['rapports']}#mandat=2026-12-31")
    visit.page.locator(".vue table").first.wait_for()
    events = icalendar.Calendar.from_ical(download(visit, "ics")).walk("VEVENT")
    assert str(events[0].decoded("DTSTART")) == "2027-02-28"
    assert len({str(event["UID"]) for event in events}) == len(events) > 1


def test_table_is_read_by_csv(visit: Visit) -> None:
    visit.open(f"{PAGES['protutelle']}#mandats=79")
    visit.shows("30 094,61")
    rows = list(csv.reader(download(visit, "csv").splitlines(), delimiter=";"))
    assert any(
        "30094,61" in cell.replace("\u202f", "").replace("\u00a0", "")
        for row in rows
        for cell in row
    )
