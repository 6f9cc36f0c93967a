"""A small table of results for the terminal."""

from __future__ import annotations

import sys


def tell(title: str, *rows: tuple[str, ...]) -> None:
    """Print a table with aligned columns under a title."""
    widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    lines = ["  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    sys.stdout.write("\n".join(["", title, *lines, ""]))
