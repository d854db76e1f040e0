"""The edition in one zip: the site that also works double-clicked, and a launcher.

Knows: what a page needs in order to work from `file://` (no module script, no preloaded font).
Ignores: the service worker, which has no place in this edition.
Used by: scripts.offline.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from scripts import compress, javascript, runtime
from scripts.places import ROOT

NAME = "protocole-aj-cpas-hors-ligne"
LAUNCHER = ROOT / "scripts" / "launcher"
EXECUTABLE = (".py", ".command", ".sh")
DAY = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can hold: the same site gives the same bytes
# What only a host reads, and the copies of the site itself: in neither of the two editions without a network.
LEFT_OUT = ("_headers", "sitemap.xml", "service-hors-ligne.js", "hors-ligne/", "hebergement/")
MODULE = re.compile(r'<script type="module" src="([^"]*?)assets/js/(explorer[^"]*)"></script>')
PRELOAD = re.compile(r'<link rel="preload"[^>]*>\n?')
ZONE = re.compile(r'<div class="hors-ligne".*?</div>', re.S)
DETAILS = re.compile(r'<div class="hors-ligne-details">.*?</div>\n?', re.S)
ZIP_LINK = re.compile(r'<p class="hors-ligne-zip">.*?</p>', re.S)
OFFLINE_PAGE = "pages/hors-ligne.html"


def file_name(version: str) -> str:
    return f"{NAME}-{version}.zip"


def folder_name(version: str) -> str:
    """Short: the longest path of the site and a deep folder must fit in the 260 signs of Windows."""
    return f"aj-cpas-{version}"


def write(site: Path, target: Path, version: str) -> Path:
    """Write the zip of the built `site`; returns its path."""
    target.parent.mkdir(parents=True, exist_ok=True)
    folder = folder_name(version)
    with zipfile.ZipFile(target, "w", compresslevel=6) as archive:
        for name, content in launcher_files(version):
            put(archive, f"{folder}/{name}", content)
        for name, content in site_files(site, version):
            put(archive, f"{folder}/site/{name}", content)
    return target


def put(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, DAY)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3  # so that the rights below are read, wherever the zip was made
    entry.external_attr = (0o755 if name.endswith(EXECUTABLE) else 0o644) << 16
    archive.writestr(entry, content)


def launcher_files(version: str) -> Iterator[tuple[str, bytes]]:
    """What stands beside the folder `site`; text and .bat files with the line ends of Windows."""
    for path in sorted(LAUNCHER.iterdir()):
        if not path.is_file():
            continue
        text = path.read_text("utf-8").replace("@VERSION@", version)
        if path.suffix in (".txt", ".bat"):
            text = text.replace("\n", "\r\n")
        mark = (
            "\ufeff" if path.suffix == ".txt" else ""
        )  # old Windows editors need it to read accents
        yield path.name, (mark + text).encode()


def site_files(site: Path, version: str) -> Iterator[tuple[str, bytes]]:
    """Every file of the site as this edition has it."""
    script = javascript.bundle("../hors-ligne/fichier.js").encode()
    yield "assets/js/fichier.js", script
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if not path.is_file() or name.startswith(LEFT_OUT) or path.suffix in compress.ENCODED:
            continue
        if path.name == runtime.IMAGE:  # on a stick, the library is read as fast
            continue
        content = path.read_bytes()
        if path.suffix == ".html":
            content = from_file(name, content.decode(), version).encode()
        if path.suffix == ".css":
            # The typeface is beside the page: waiting for it takes no time.
            content = content.replace(b"font-display:optional", b"font-display:block")
        yield name, content


def from_file(name: str, page: str, version: str) -> str:
    """A page that also works double-clicked: browsers refuse modules and fonts in advance there."""
    page = PRELOAD.sub("", page)
    page = MODULE.sub(
        r'<script src="\1assets/js/fichier.js" data-module="\1assets/js/\2" defer></script>', page
    )
    if name != OFFLINE_PAGE:
        return page
    page = DETAILS.sub("", page)
    page = ZIP_LINK.sub("<p>Vous l’avez déjà : c’est l’édition que vous lisez.</p>", page)
    said = f"Vous lisez l’édition hors ligne, version {version} : tout est déjà dans ce dossier."
    return ZONE.sub(f'<p class="avertissement">{said}</p>', page)
