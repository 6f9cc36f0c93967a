"""Numbers pasted from a spreadsheet: what was understood, what is new, and what was refused and why."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from lead_desktop.domain.imports.pasted_table import (
    LONGEST_PASTE,
    MISSING,
    Column,
    cells_of,
    columns_of,
    decimal_sign,
    digits_of,
    parts_decimals,
    read_months,
    runs_across,
    split_header,
    turned_table,
)
from lead_desktop.domain.imports.workbook import Verdict
from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.model.goals import Interval, Measure, MeasureKind, Observation, RareEvent
from lead_desktop.domain.text import formatting
from lead_desktop.domain.text.months import next_month, parse_day, quarter_of
from lead_desktop.domain.text.numbers import plain_number
from lead_desktop.domain.validation import month_problems
from lead_desktop.errors import Invalid, Problem

_QUARTER = 3


@dataclass(frozen=True, slots=True)
class PastedRow:
    """One pasted line: its number in the paste, its month, its numbers, and what it would do.

    `remark` says what it replaces or why it is refused; a note of None leaves the note as it is.
    """

    line: int
    month: date | None
    numerator: float | None
    denominator: float | None
    note: str | None
    verdict: Verdict
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Pasted:
    """What a paste holds. Without months of its own it runs on from the month it was read for."""

    rows: tuple[PastedRow, ...]
    has_months: bool
    header: tuple[str, ...] = ()
    turned: bool = False

    def count(self, verdict: Verdict) -> int:
        """Return how many rows have a verdict."""
        return sum(row.verdict is verdict for row in self.rows)

    @property
    def kept(self) -> tuple[PastedRow, ...]:
        """Return the rows that would be written."""
        return tuple(row for row in self.rows if row.verdict in (Verdict.NEW, Verdict.CHANGED))


def read_pasted(
    text: str,
    measure: Measure,
    known: Iterable[Observation],
    formats: Formats,
    *,
    first_month: date,
    last_month: date,
) -> Pasted:
    """Read cells pasted from a spreadsheet; nothing is guessed and nothing is written.

    Columns are parted by tabs (or by semicolons where there is no tab). A first column of months places
    the rows; without one they run on from `first_month`. A header is recognised by its words and names
    the columns. Months across the first row are turned. Nothing after `last_month`, the present one, is
    taken; what is not over yet says so.
    """
    table = cells_of(text)
    turned = runs_across(table)
    if turned:
        table = turned_table(table)
    header, body = split_header(table)
    if not body:
        return Pasted((), has_months=False, header=header)
    columns = columns_of(header, body, measure)
    reader = _Reader(
        measure,
        {observation.month: observation for observation in known},
        columns,
        decimal_sign(body, columns),
        last_month,
        formats,
    )
    offset = len(table) - len(body) + 1
    has_months = Column.MONTH in columns
    months: Sequence[date | None] = (
        read_months([row[columns.index(Column.MONTH)] for row in body])
        if has_months
        else _running_months(first_month, len(body), measure.interval)
    )
    return Pasted(reader.rows(body, months, offset), has_months, header, turned)


def _running_months(first: date, count: int, interval: Interval) -> list[date | None]:
    months: list[date | None] = []
    month = quarter_of(first) if interval is Interval.QUARTERLY else first
    for _ in range(count):
        months.append(month)
        for _ in range(_QUARTER if interval is Interval.QUARTERLY else 1):
            month = next_month(month)
    return months


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the rows of one paste beside what is known."""

    measure: Measure
    known: dict[date, Observation]
    columns: list[Column]
    decimal: str
    last_month: date
    formats: Formats

    def rows(
        self, body: list[list[str]], months: Sequence[date | None], offset: int
    ) -> tuple[PastedRow, ...]:
        seen: set[date] = set()
        found = []
        for place, (cells, month) in enumerate(zip(body, months, strict=True)):
            line = place + offset
            if not any(cell.casefold() not in MISSING for cell in cells):
                continue
            if place >= LONGEST_PASTE:
                found.append(self._refused(line, None, f"more than {LONGEST_PASTE:,} rows"))
                break
            problem = self._month_problem(cells, month, seen)
            if problem:
                found.append(self._refused(line, month, problem))
                continue
            assert month is not None
            seen.add(month)
            found.append(self._with_what_is_ahead(self._row(line, month, cells)))
        return tuple(found)

    def _with_what_is_ahead(self, row: PastedRow) -> PastedRow:
        """Say of a month, or a quarter, that is not over yet that it comes onto the chart later."""
        if row.month is None or row.verdict is Verdict.REFUSED:
            return row
        last = row.month
        if self.measure.interval is Interval.QUARTERLY:
            last = next_month(next_month(last))
        if last < self.last_month:
            return row
        remark = f"not over yet: on the chart after {formatting.month(last, self.formats)}"
        return replace(row, remark=f"{row.remark}; {remark}" if row.remark else remark)

    def _refused(self, line: int, month: date | None, why: str) -> PastedRow:
        return PastedRow(line, month, None, None, None, Verdict.REFUSED, why)

    def _month_problem(self, cells: list[str], month: date | None, seen: set[date]) -> str:
        if month is None:
            cell = cells[self.columns.index(Column.MONTH)]
            return f"{formatting.quoted(cell, 24)} is no month" if cell else "no month stands here"
        if month in seen:
            return f"{formatting.month(month, self.formats)} stands above already"
        if self.measure.interval is Interval.QUARTERLY and month != quarter_of(month):
            return (
                f"a quarter is kept by its first month, {formatting.month(quarter_of(month), self.formats)}"
            )
        if month > self.last_month:
            return f"{formatting.month(month, self.formats)} lies in the future"
        return ""

    def _row(self, line: int, month: date, cells: list[str]) -> PastedRow:
        found: dict[Column, float | None] = {}
        note: str | None = None
        for cell, column in zip(cells, self.columns, strict=True):
            if column is Column.NOTE:
                note = cell or None
            if column in (Column.NUMERATOR, Column.DENOMINATOR, Column.VALUE):
                try:
                    found[column] = self._number(cell)
                    if cell.endswith("%") and column is not Column.VALUE and not self._takes_percent():
                        raise Invalid([Problem("number", f"{cell} is a percentage; its count is needed")])
                except Invalid as error:
                    if column is Column.VALUE:
                        continue
                    return self._refused(line, month, error.problems[0].sentence.rstrip("."))
        numerator, denominator = found.get(Column.NUMERATOR), found.get(Column.DENOMINATOR)
        problem = self._numbers_problem(month, numerator, denominator) or self._value_problem(
            numerator, denominator, found.get(Column.VALUE)
        )
        if problem:
            return self._refused(line, month, problem)
        return self._beside_known(line, month, numerator, denominator, note)

    def _takes_percent(self) -> bool:
        return self.measure.kind is MeasureKind.VALUE

    def _number(self, cell: str) -> float | None:
        if cell.casefold() in MISSING:
            return None
        digits = digits_of(cell)
        if digits is None:
            raise Invalid([Problem("number", f"{formatting.quoted(cell, 24)} is not a number")])
        group, point = (".", ",") if self.decimal == "," else (",", ".")
        signs = digits.count(",") + digits.count(".")
        if not self.decimal and signs == 1:
            # The paste has both kinds: a number alone must show which one it is.
            group, point = (".", ",") if "," in digits else (",", ".")
            if not parts_decimals(digits, point, group):
                raise Invalid([Problem("number", f"{formatting.quoted(cell, 24)} could mean two things")])
        number = plain_number(digits, group=group, point=point)
        if number is None:
            raise Invalid([Problem("number", f"{formatting.quoted(cell, 24)} is not a number")])
        return number

    def _numbers_problem(self, month: date, numerator: float | None, denominator: float | None) -> str:
        found = month_problems(
            self.measure,
            Observation(
                measure_id=self.measure.id, month=month, numerator=numerator, denominator=denominator
            ),
        )
        return formatting.clause(found[0].sentence) if found else ""

    def _value_problem(self, numerator: float | None, denominator: float | None, value: float | None) -> str:
        if value is None or numerator is None or not denominator:
            return ""
        if not self._agrees(numerator / denominator, value):
            return (
                f"the third number, {formatting.number(value)}, is not "
                f"{formatting.number(numerator)} out of {formatting.number(denominator)}"
            )
        return ""

    def _agrees(self, share: float, value: float) -> bool:
        """Tell whether a third number is the value of the first two, rounded, as a share or in percent."""
        return any(
            abs(share * factor - value) <= max(0.051, abs(value) * 0.02)
            for factor in (self.measure.multiply, 1.0, 100.0)
        )

    def _beside_known(
        self, line: int, month: date, numerator: float | None, denominator: float | None, note: str | None
    ) -> PastedRow:
        before = self.known.get(month)
        if numerator is None and denominator is None and note is None:
            remark = "no number here: what is known stays" if before is not None else "missing stays missing"
            return PastedRow(line, month, None, None, None, Verdict.UNCHANGED, remark)
        if before is None:
            return PastedRow(line, month, numerator, denominator, note, Verdict.NEW)
        # An empty cell changes nothing; a number is taken away where it stands, in the table.
        numerator = before.numerator if numerator is None else numerator
        denominator = before.denominator if denominator is None else denominator
        problem = self._numbers_problem(month, numerator, denominator)
        if problem:
            return self._refused(line, month, problem)
        same = (numerator, denominator) == (before.numerator, before.denominator)
        if same and (note is None or note == before.note):
            return PastedRow(line, month, numerator, denominator, note, Verdict.UNCHANGED)
        if before.numerator is None and before.denominator is None:
            return PastedRow(line, month, numerator, denominator, note, Verdict.NEW)
        remark = "another note" if same else f"was {self._was(before)}"
        return PastedRow(line, month, numerator, denominator, note, Verdict.CHANGED, remark)

    def _was(self, before: Observation) -> str:
        numerator = "missing" if before.numerator is None else formatting.number(before.numerator)
        if not self.measure.has_denominator:
            return numerator
        denominator = "missing" if before.denominator is None else formatting.number(before.denominator)
        return f"{numerator} of {denominator}"


def read_events(
    text: str, measure_id: int, formats: Formats, *, today: date
) -> tuple[tuple[RareEvent, ...], tuple[str, ...]]:
    """Read pasted days of rare events, one a row: the day, then the cases and a note where there are any.

    Returns the events in the order of their days, and one sentence for each row that was not understood;
    a row above the first day is a header and says nothing.
    """
    table = cells_of(text)
    month_first = [parse_day(row[0]) for row in table]
    day_first = [parse_day(row[0], day_first=True) for row in table]
    days = month_first if sum(map(bool, month_first)) >= sum(map(bool, day_first)) else day_first
    events: list[RareEvent] = []
    problems: list[str] = []
    for line, (row, day) in enumerate(zip(table, days, strict=True), start=1):
        if day is None:
            if events and any(row):
                problems.append(f"row {line}, {formatting.quoted(row[0], 24)}, is no day.")
            continue
        if day > today:
            problems.append(f"row {line}, {formatting.plain_day(day, formats)}, lies in the future.")
            continue
        rest = [cell for cell in row[1:] if cell]
        number = plain_number(rest[0]) if rest and rest[0][0].isdigit() else None
        note = " ".join(rest if number is None else rest[1:])
        events.append(RareEvent(measure_id=measure_id, day=day, cases=number, note=note))
    return tuple(sorted(events, key=lambda event: event.day)), tuple(problems)
