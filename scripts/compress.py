"""Every file that shrinks, compressed once beside itself (`.gz`, `.br`), for hosts that serve it as it is.

Knows: which files shrink, how hard each is worth pressing, when a compressed file is stale.
Ignores: the hosts (scripts.hosting).
Used by: `make publication`; by hand: `python -m scripts.compress [folder]`.

A compressed file carries the time of its source: another time means another source.
"""

from __future__ import annotations

import argparse
import gzip
import os
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import brotli

from scripts.places import SITE

ENCODED = (".gz", ".br")
TEXTS = (".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".ics", ".csv", ".tsv", ".gift")
SHRINKING = frozenset((*TEXTS, ".wasm"))
STORED = "assets/runtime/"  # the zips there hold their files as they are: the line compresses them
LEFT_OUT = ("hebergement/", "hors-ligne/")
LEAST = 1000  # bytes: under that, one packet either way
PROCESSES = 2
PAGE_QUALITY, ASSET_QUALITY = 9, 11  # 2000 pages, read once; few assets, read by all
WINDOW = 24  # the widest that browsers accept: the engine is larger than the usual one


def run(site: Path) -> tuple[int, int]:
    """Compress what is missing or stale in `site`, forget what has no source.

    Returns how many files were compressed and how many were already right.
    """
    sources = list(wanted(site))
    forget(site, set(sources))
    stale = [path for path in sources if not fresh(path)]
    stale.sort(key=lambda path: -path.stat().st_size)  # the engine first: the rest fills the wait
    with ProcessPoolExecutor(PROCESSES) as pool:
        list(pool.map(compress, stale[:8]))
        list(pool.map(compress, stale[8:], chunksize=32))
    return len(stale), len(sources) - len(stale)


def wanted(site: Path) -> Iterable[Path]:
    """The files that a host should have compressed, in order."""
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        stored = path.suffix == ".zip" and name.startswith(STORED)
        if not (stored or path.suffix in SHRINKING) or name.startswith(LEFT_OUT):
            continue
        if path.is_file() and path.stat().st_size > LEAST:
            yield path


def beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def fresh(path: Path) -> bool:
    """Do both compressed files carry the time of their source?"""
    made = [beside(path, suffix) for suffix in ENCODED]
    return all(
        file.is_file() and file.stat().st_mtime_ns == path.stat().st_mtime_ns for file in made
    )


def forget(site: Path, sources: set[Path]) -> None:
    """Remove the compressed files whose source is gone or has become too small."""
    for path in site.rglob("*"):
        if path.suffix in ENCODED and path.with_suffix("") not in sources:
            path.unlink()


def compress(path: Path) -> None:
    """Write both files; the time is set last, so that half a file never passes for a whole one."""
    before = path.stat()
    content = path.read_bytes()
    for suffix, press in ((".gz", pressed_gzip), (".br", pressed_brotli(path.suffix))):
        made = beside(path, suffix)
        made.write_bytes(press(content))
        os.utime(made, ns=(before.st_atime_ns, before.st_mtime_ns))


def pressed_gzip(content: bytes) -> bytes:
    """The same bytes every time: no date inside."""
    return gzip.compress(content, 9, mtime=0)


def pressed_brotli(suffix: str) -> Callable[[bytes], bytes]:
    quality = PAGE_QUALITY if suffix == ".html" else ASSET_QUALITY
    return lambda content: brotli.compress(content, quality=quality, lgwin=WINDOW)


def sizes(site: Path) -> tuple[int, int, int]:
    """Bytes of the compressed files' sources, then in gzip, then in brotli."""
    sources = list(wanted(site))
    return (
        sum(path.stat().st_size for path in sources),
        sum(beside(path, ".gz").stat().st_size for path in sources),
        sum(beside(path, ".br").stat().st_size for path in sources),
    )


def main(arguments: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        prog="python -m scripts.compress",
        description="Compresse le site construit, pour un hébergeur.",
    )
    parser.add_argument("site", nargs="?", type=Path, default=SITE, help="le site construit")
    options = parser.parse_args(arguments)
    if not (options.site / "index.html").is_file():
        raise SystemExit("✗ Le site n’est pas construit : lancez d’abord `make site`.")
    start = time.monotonic()
    made, kept = run(options.site)
    plain, gz, br = (f"{size / 1e6:.1f}\u00a0Mo".replace(".", ",") for size in sizes(options.site))
    print(f"✓ Compressés : {made}, déjà faits : {kept} ({time.monotonic() - start:.1f} s)")
    print(f"  {plain} ; {gz} en gzip ; {br} en brotli. À publier : le dossier {options.site.name}/")


if __name__ == "__main__":
    main()
