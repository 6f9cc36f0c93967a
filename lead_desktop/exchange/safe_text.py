"""Text that a spreadsheet shows and never runs: no cell of ours begins a formula."""

from __future__ import annotations

_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take a text for a formula (OWASP, CSV injection)."""


def as_csv_text(text: str) -> str:
    """Return a text for a CSV cell; one that would begin a formula gets an apostrophe before it."""
    return f"'{text}" if text.startswith(_STARTS) else text


def from_csv_text(text: str) -> str:
    """Return the text of a CSV cell without the apostrophe that kept it from being a formula."""
    return text[1:] if text.startswith("'") and text[1:].startswith(_STARTS) else text


def begins_formula(text: str) -> bool:
    """Tell whether a spreadsheet could take a text for a formula."""
    return text.startswith(_STARTS)


def printable(text: str) -> str:
    """Return a text without the control characters that no workbook can hold."""
    return "".join(letter for letter in text if letter.isprintable() or letter in "\n\t")
