"""Tables of measures in plain text: absolute values printed, ratios beside them.

Used by: scripts.benchmarks.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median


def show(title: str, head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print one table, columns aligned."""
    cells = [[str(cell) for cell in row] for row in (head, *rows)]
    widths = [max(len(row[i]) for row in cells) for i in range(len(head))]
    print(f"\n{title}")
    for number, row in enumerate(cells):
        print(
            "  "
            + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        )
        if number == 0:
            print("  " + "  ".join("─" * width for width in widths))


def markdown(title: str, head: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print one table as it can be kept in a Markdown page."""
    print(f"\n## {title}\n")
    for cells in (head, ["---"] * len(head), *rows):
        print("| " + " | ".join(str(cell) for cell in cells) + " |")
    print(flush=True)


def ms(values: Sequence[float]) -> str:
    return f"{median(values):.0f} ms [{min(values):.0f}–{max(values):.0f}]"


def ratio(values: Sequence[float], reference: Sequence[float]) -> str:
    return f"{median(values) / median(reference):.2f}".replace(".", ",")
