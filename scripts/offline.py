"""The site without a network: the service worker with its list of files, the edition in one zip.

Knows: what goes into the copy on a device, how the pages are packed, where the sizes are said.
Ignores: when a browser asks for a copy (docs/assets/js/hors-ligne), what is in the zip.
Used by: scripts.site; by hand: `python -m scripts.offline [folder]` writes the zip into `build/`.

Every page goes into one archive (`hors-ligne/pages.<hash>.bin`): one request for all of them, and what
pages that resemble each other share is kept once. The other files are listed with their SHA-256.
"""

from __future__ import annotations

import argparse
import base64
import gzip
import hashlib
import json
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scripts import compress, javascript, offline_zip, runtime
from scripts.places import BUNDLE, ROOT, SITE

FOLDER = "hors-ligne"
SERVICE = "service-hors-ligne.js"
PAGE = "pages/hors-ligne.html"
BY_MEMBER = (
    60  # pages that share one gzip member: read together, so not too many; alike, so not too few
)
ZIP_LINK = f"{FOLDER}/edition.zip"


@dataclass
class Archive:
    """Pages packed into gzip members, and the index of where each one lies."""

    data: bytearray = field(default_factory=bytearray)
    members: list[tuple[int, int]] = field(default_factory=list)
    pages: dict[str, tuple[int, int, int]] = field(default_factory=dict)

    def add(self, group: Iterable[tuple[str, bytes]]) -> None:
        """One member with these pages."""
        joined = bytearray()
        for name, content in group:
            self.pages[name] = (len(self.members), len(joined), len(content))
            joined += content
        self.members.append(self._append(bytes(joined)))

    def close(self) -> tuple[int, int]:
        """Append the index; returns where it lies."""
        index = {"morceaux": self.members, "pages": self.pages}
        return self._append(json.dumps(index, separators=(",", ":")).encode())

    def _append(self, content: bytes) -> tuple[int, int]:
        start = len(self.data)
        self.data += gzip.compress(content, 9, mtime=0)
        return start, len(self.data)


def run(site: Path) -> int:
    """Write the zip, the archive of pages, the service worker; returns the bytes kept on a device.

    The sizes are written into the page first, so that what it says is part of what it measures.
    """
    shutil.rmtree(site / FOLDER, ignore_errors=True)
    version = data_version()
    made = offline_zip.write(site, site / FOLDER / offline_zip.file_name(version), version)
    listed = {name: entry(site / name) for name in other_files(site)}
    archive = Archive()
    names = [name for name in page_names(site) if name != PAGE]
    for start in range(0, len(names), BY_MEMBER):
        archive.add((name, (site / name).read_bytes()) for name in names[start : start + BY_MEMBER])
    if (site / PAGE).is_file():
        total = sum(size for size, _ in listed.values()) + len(archive.data)
        write_sizes(site / PAGE, total, made)
        archive.add([(PAGE, (site / PAGE).read_bytes())])
    packed, bounds = write_archive(site, archive)
    listed[packed] = entry(site / packed)
    write_service(site, manifest(listed, packed, bounds, version))
    return sum(size for size, _ in listed.values())


def data_version() -> str:
    version: str = json.loads(BUNDLE.read_text("utf-8"))["version"]
    return version


def page_names(site: Path) -> list[str]:
    """Every page, in an order that puts those that resemble each other together."""
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def other_files(site: Path) -> Iterator[str]:
    """Every other file of the site, what only a host reads apart."""
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        passed = path.suffix in (".html", *compress.ENCODED)
        spared = path.name in (runtime.IMAGE, runtime.WHOLE)  # a start without them is as good
        if (
            path.is_file()
            and not passed
            and not spared
            and not name.startswith(offline_zip.LEFT_OUT)
        ):
            yield name


def entry(path: Path) -> tuple[int, str]:
    """Size and hash, as a browser checks it (`integrity`)."""
    content = path.read_bytes()
    return len(content), "sha256-" + base64.b64encode(hashlib.sha256(content).digest()).decode()


def write_archive(site: Path, archive: Archive) -> tuple[str, tuple[int, int]]:
    """The name of the written archive and where its index lies."""
    bounds = archive.close()
    name = f"{FOLDER}/pages.{hashlib.sha256(archive.data).hexdigest()[:10]}.bin"
    (site / FOLDER).mkdir(exist_ok=True)
    (site / name).write_bytes(archive.data)
    return name, bounds


def manifest(
    files: dict[str, tuple[int, str]], packed: str, bounds: tuple[int, int], version: str
) -> dict[str, Any]:
    """What the service worker knows of its edition; the version is the hash of every file."""
    digest = hashlib.sha256(json.dumps(files, sort_keys=True).encode()).hexdigest()[:12]
    return {
        "version": digest,
        "donnees": version,
        "octets": sum(size for size, _ in files.values()),
        "paquet": {"chemin": packed, "index": bounds},
        "fichiers": files,
    }


def write_service(site: Path, edition: dict[str, Any]) -> None:
    literal = json.dumps(edition, separators=(",", ":"), ensure_ascii=False)
    script = javascript.bundle("../hors-ligne/service.js", {"EDITION": literal})
    (site / SERVICE).write_text(script, "utf-8")


def megabytes(size: int) -> str:
    return f"{size / 1e6:.1f}".replace(".", ",") + "\u00a0Mo"


def write_sizes(page: Path, on_device: int, zipped: Path) -> None:
    """Put the measured sizes and the name of the zip into the page."""
    text = page.read_text("utf-8")
    text = text.replace('data-octets="0"', f'data-octets="{on_device}"', 1)
    text = text.replace(ZIP_LINK, f"{FOLDER}/{zipped.name}")
    sizes = (
        f"Tailles de cette édition : {megabytes(on_device)} gardés dans un navigateur "
        "(au plus autant à télécharger) ; "
        f"{megabytes(zipped.stat().st_size)} pour le fichier de la clé USB."
    )
    marker = '<p class="hors-ligne-tailles">'
    page.write_text(text.replace(f"{marker}</p>", f"{marker}{sizes}</p>", 1), "utf-8")


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        prog="python -m scripts.offline", description="Écrit l’édition hors ligne en un zip."
    )
    parser.add_argument("site", nargs="?", type=Path, default=SITE, help="le site construit")
    options = parser.parse_args(arguments)
    if not (options.site / "index.html").is_file():
        raise SystemExit("✗ Le site n’est pas construit : lancez d’abord `make site`.")
    version = data_version()
    made = offline_zip.write(options.site, ROOT / "build" / offline_zip.file_name(version), version)
    print(f"✓ {made.relative_to(ROOT)} ({megabytes(made.stat().st_size)})")


if __name__ == "__main__":
    main()
