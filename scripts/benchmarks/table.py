"""Tables of measures in Markdown: absolute values printed, ratios beside them.

Used by: scripts.benchmarks.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median


def show(title: str, head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print one table, columns aligned, as it can be kept in a Markdown page."""
    cells = [[str(cell) for cell in row] for row in (head, *rows)]
    widths = [max(3, *(len(row[i]) for row in cells)) for i in range(len(head))]
    cells.insert(1, ["-" * width for width in widths])
    print(f"\n## {title}\n")
    for row in cells:
        aligned = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print(f"| {' | '.join(aligned)} |")
    print(flush=True)


def ms(values: Sequence[float]) -> str:
    return f"{median(values):.0f} ms [{min(values):.0f}–{max(values):.0f}]"


def ratio(values: Sequence[float], reference: Sequence[float]) -> str:
    return f"{median(values) / median(reference):.2f}".replace(".", ",")
