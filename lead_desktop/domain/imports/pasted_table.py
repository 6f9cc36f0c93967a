"""A pasted table: its cells, which way it runs, what its columns hold and how its numbers are written."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from lead_desktop.domain.model.goals import Measure
from lead_desktop.domain.text.months import parse_month

LONGEST_PASTE = 1_000
"""Rows of one paste; a measure has at most a few hundred months."""

MISSING = frozenset({"", "-", "–", "—", ".", "..", "n/a", "na", "#n/a", "n.a.", "missing", "null"})
_SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f'’]")


class Column(StrEnum):
    """What a column of the paste holds."""

    MONTH = "month"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    VALUE = "value"
    NOTE = "note"
    IGNORED = "ignored"


def cells_of(text: str) -> list[list[str]]:
    """Return the cells, all rows of the same width; empty rows at the end are left out."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    if not lines.strip():
        return []
    delimiter = "\t" if "\t" in lines or ";" not in lines else ";"
    rows = [
        [" ".join(cell.split()) for cell in row] for row in csv.reader(lines.split("\n"), delimiter=delimiter)
    ]
    while rows and not any(rows[-1]):
        rows.pop()
    rows = rows[: LONGEST_PASTE + 1]
    width = max((len(row) for row in rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def runs_across(table: list[list[str]]) -> bool:
    """Tell whether the first row holds the months, one a column."""
    if not table or len(table) > 6:
        return False
    months = [parse_month(cell) is not None for cell in table[0]]
    return sum(months) >= 2 and all(months[1:])


def turned_table(table: list[list[str]]) -> list[list[str]]:
    """Return the columns as rows; the corner is the header of the months where it is none itself."""
    turned = [list(column) for column in zip(*table, strict=True)]
    if parse_month(turned[0][0]) is None:
        turned[0][0] = turned[0][0] or "month"
    return turned


def split_header(table: list[list[str]]) -> tuple[tuple[str, ...], list[list[str]]]:
    """Return the last header row, and the rows below all headers: the first with a number or a month."""
    for place, row in enumerate(table):
        if any(_is_data(cell) for cell in row):
            above = table[place - 1] if place else []
            return tuple(above), table[place:]
    return (tuple(table[-1]) if table else ()), []


def _is_data(cell: str) -> bool:
    return parse_month(cell) is not None or (any(c.isdigit() for c in cell) and digits_of(cell) is not None)


def digits_of(cell: str) -> str | None:
    """Return a cell without spaces and percent sign if only a number is left, else None."""
    plain = _SPACES.sub("", cell).removesuffix("%")
    return plain if re.fullmatch(r"[-+]?[\d.,]*\d[\d.,]*(?:e[-+]?\d+)?", plain, re.IGNORECASE) else None


def columns_of(header: tuple[str, ...], body: list[list[str]], measure: Measure) -> list[Column]:
    """Say what each column holds: by the header's words where they are known, else by its place."""
    named = [_by_name(cell, measure) for cell in header] if header else []
    wanted = [Column.NUMERATOR, Column.DENOMINATOR] if measure.has_denominator else [Column.NUMERATOR]
    if Column.NUMERATOR in named and Column.MONTH not in named and parse_month(body[0][0]) is not None:
        named[0] = Column.MONTH
    if all(column in named for column in wanted):
        return [column or Column.IGNORED for column in named]
    columns: list[Column] = []
    waiting = list(wanted)
    for place in range(len(body[0])):
        cells = [row[place] for row in body if row[place].casefold() not in MISSING]
        if place == 0 and cells and sum(parse_month(cell) is not None for cell in cells) * 2 > len(cells):
            columns.append(Column.MONTH)
        elif cells and not any(any(c.isdigit() for c in cell) for cell in cells) and not waiting:
            columns.append(Column.NOTE if Column.NOTE not in columns else Column.IGNORED)
        elif waiting:
            columns.append(waiting.pop(0))
        elif not cells:
            columns.append(Column.IGNORED)
        elif Column.VALUE not in columns and all(digits_of(cell) is not None for cell in cells):
            columns.append(Column.VALUE)
        else:
            columns.append(Column.NOTE if Column.NOTE not in columns else Column.IGNORED)
    return columns


def _by_name(cell: str, measure: Measure) -> Column | None:
    plain = cell.casefold().strip()
    if not plain:
        return None
    if plain == measure.numerator.casefold().strip():
        return Column.NUMERATOR
    if plain == measure.denominator.casefold().strip():
        return Column.DENOMINATOR
    known = (
        (Column.MONTH, ("month", "date", "period", "quarter")),
        (Column.NUMERATOR, ("numerator", "num", "count", "events", "cases")),
        (Column.DENOMINATOR, ("denominator", "den", "denom", "out of", "n")),
        (Column.VALUE, ("rate", "value", "%", "percent", "percentage", "proportion")),
        (Column.NOTE, ("note", "notes", "comment", "comments", "remark", "remarks")),
    )
    found = next((column for column, names in known if plain in names), None)
    return Column.NUMERATOR if found is Column.VALUE and not measure.has_denominator else found


def decimal_sign(body: list[list[str]], columns: list[Column]) -> str:
    """Return which sign parts decimals in this paste: "." or ",", or "" where both seem to.

    A comma parts decimals where a number shows it cannot group thousands: 0,88. Otherwise it groups.
    """
    numbers = (Column.NUMERATOR, Column.DENOMINATOR, Column.VALUE)
    plain = [
        digits
        for row in body
        for cell, column in zip(row, columns, strict=True)
        if column in numbers and (digits := digits_of(cell)) is not None
    ]
    comma = any(parts_decimals(number, ",", ".") for number in plain)
    point = any(parts_decimals(number, ".", ",") for number in plain)
    if comma and point:
        return ""
    return "," if comma else "."


def parts_decimals(number: str, sign: str, other: str) -> bool:
    """Tell whether a sign can only part decimals in a number."""
    if number.count(sign) != 1:
        return False
    whole, rest = number.lstrip("+-").split(sign)
    if other in rest:
        return False
    return len(rest) != 3 or len(whole.replace(other, "")) > 3 or whole in ("", "0") or other in whole


def read_months(cells: Sequence[str]) -> list[date | None]:
    """Read a column of months; dates of three numbers are read alike in all rows.

    Month first, as in the United States, unless that is impossible or makes all of one month.
    """
    month_first = [parse_month(cell) for cell in cells]
    day_first = [parse_month(cell, day_first=True) for cell in cells]

    def score(found: Sequence[date | None]) -> tuple[int, int]:
        return sum(one is not None for one in found), len(set(found))

    return day_first if score(day_first) > score(month_first) else month_first
