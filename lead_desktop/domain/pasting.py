"""Numbers pasted from a spreadsheet: what was understood, and what was not, before anything is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lead_desktop.domain.months import next_month
from lead_desktop.domain.numbers import parse_number
from lead_desktop.errors import Invalid


@dataclass(frozen=True, slots=True)
class PastedRow:
    """One pasted line for one month; `problem` says why it was not understood."""

    month: date
    numerator: float | None
    denominator: float | None
    problem: str = ""


def read_pasted(text: str, first_month: date, *, with_denominator: bool) -> tuple[PastedRow, ...]:
    """Return pasted lines, one for each month from `first_month` on.

    Columns are parted by tabs: numerator, then denominator where the measure has one. An empty cell is a
    missing number, never zero; the empty lines at the end are left out.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n\t ").split("\n")
    if lines == [""]:
        return ()
    rows = []
    month = first_month
    for line in lines:
        rows.append(_row(line, month, with_denominator=with_denominator))
        month = next_month(month)
    return tuple(rows)


def _row(line: str, month: date, *, with_denominator: bool) -> PastedRow:
    cells = [cell.strip() for cell in line.split("\t")]
    wanted = 2 if with_denominator else 1
    if len([cell for cell in cells if cell]) > wanted:
        return PastedRow(month, None, None, f"{len(cells)} columns, but {wanted} expected")
    try:
        numbers = [parse_number(cell, "number") for cell in cells[:wanted]]
    except Invalid as error:
        return PastedRow(month, None, None, error.sentence.rstrip("."))
    numbers += [None] * (2 - len(numbers))
    numerator, denominator = numbers[0], numbers[1]
    if any(number is not None and number < 0 for number in numbers):
        return PastedRow(month, None, None, "a count cannot be negative")
    if numerator and denominator == 0:
        return PastedRow(month, None, None, "events, but a denominator of zero")
    return PastedRow(month, numerator, denominator)
