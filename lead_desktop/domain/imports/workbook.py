"""Books of measures: months sent out to be filled in, and what came back, compared cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.model.goals import Goal, Interval, Measure, Observation
from lead_desktop.domain.model.people import Organization
from lead_desktop.domain.model.program import Program
from lead_desktop.domain.text.formatting import clause, quoted
from lead_desktop.domain.text.formatting import month as month_text
from lead_desktop.domain.text.months import month_of, months_between
from lead_desktop.domain.text.numbers import parse_number
from lead_desktop.domain.validation import LONGEST_TEXT, month_problems
from lead_desktop.errors import Invalid, Refused


@dataclass(frozen=True, slots=True)
class WorkbookSheet:
    """One measure's months in a book that is sent out."""

    goal: Goal
    measure: Measure
    months: tuple[date, ...]
    observations: tuple[Observation, ...]


@dataclass(frozen=True, slots=True)
class MeasureWorkbook:
    """All of one organization's measures, to be sent to its head of Quality."""

    program: Program
    organization: Organization
    sheets: tuple[WorkbookSheet, ...]


Content: TypeAlias = str | float | None
"""What a cell of a book that came back holds: words, a number, or nothing."""


@dataclass(frozen=True, slots=True)
class ReadCell:
    """One cell that came back, with its place as its program names it: B14."""

    place: str
    content: Content = None


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One month that came back; a month of None was not understood."""

    month: date | None
    month_cell: ReadCell
    numerator: ReadCell
    denominator: ReadCell
    note: ReadCell


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """One measure that came back. A table without ids names its measure only."""

    title: str
    measure_name: str
    measure_id: int | None
    rows: tuple[ReadRow, ...]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class ReadWorkbook:
    """A book that came back."""

    name: str
    organization_name: str
    organization_id: int | None
    sheets: tuple[ReadSheet, ...]


class WorkbookField(StrEnum):
    """Which of a month's cells is meant."""

    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    NOTE = "note"
    WHOLE = ""


class Verdict(StrEnum):
    """What an import would do with a cell."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class CellLine:
    """One cell of the preview: what the program has, what the book has, what would happen and why."""

    sheet: str
    place: str
    measure: str
    month: date | None
    field: WorkbookField
    before: str
    after: str
    verdict: Verdict
    why: str = ""


@dataclass(frozen=True, slots=True)
class WorkbookPreview:
    """What an import would do, cell by cell, and the months it would write."""

    book: ReadWorkbook
    organization: str
    lines: tuple[CellLine, ...]
    observations: tuple[Observation, ...]

    def count(self, *verdicts: Verdict) -> int:
        """Return how many cells have one of these verdicts."""
        return sum(line.verdict in verdicts for line in self.lines)

    @property
    def writes(self) -> int:
        """Return how many cells would be written."""
        return self.count(Verdict.NEW, Verdict.CHANGED)


@dataclass(frozen=True, slots=True)
class Known:
    """What the program has: everything a book is compared with."""

    program: Program
    organizations: tuple[Organization, ...]
    goals: tuple[Goal, ...]
    measures: tuple[Measure, ...]
    observations: tuple[Observation, ...]
    today: date


def book_months(program: Program, measure: Measure, observations: Sequence[Observation]) -> tuple[date, ...]:
    """Return the months a book asks for: from the first known one to the program's last."""
    starts = [month_of(program.first_day), *(observation.month for observation in observations)]
    if measure.baseline_first is not None:
        starts.append(month_of(measure.baseline_first))
    months = months_between(min(starts), program.last_day)
    if measure.interval is Interval.QUARTERLY:
        return tuple(month for month in months if month.month % 3 == 1)
    return months


def compare(book: ReadWorkbook, known: Known) -> WorkbookPreview:
    """Compare a book with what the program has. A blank cell never takes a number away.

    Raises:
        Refused: the book is not of an organization of this program.
    """
    organization = _organization(book, known)
    lines: list[CellLine] = []
    written: list[Observation] = []
    taken: set[tuple[int, date]] = set()
    for sheet in book.sheets:
        measure, problem = _measure(sheet, organization, known)
        if measure is None:
            lines.append(_whole(sheet, sheet.title, problem))
            continue
        before = {one.month: one for one in known.observations if one.measure_id == measure.id}
        for row in sheet.rows:
            found, observation = _row(sheet, row, measure, before, known.today)
            if observation is not None and (measure.id, observation.month) in taken:
                text = f"{month_text(observation.month, known.program.formats)} stands here a second time"
                found, observation = [_whole(sheet, row.month_cell.place, text, observation.month)], None
            lines += found
            if row.month is not None:
                taken.add((measure.id, row.month))
            if observation is not None:
                written.append(observation)
    return WorkbookPreview(book, organization.name, tuple(lines), tuple(written))


def preview_lines(preview: WorkbookPreview, formats: Formats) -> tuple[str, ...]:
    """Write a preview as lines of text: each cell that changes or was refused, then the counts."""
    lines = []
    for line in preview.lines:
        if line.verdict in (Verdict.UNCHANGED, Verdict.KEPT):
            continue
        what = f"{month_text(line.month, formats)} {line.field.value}" if line.month is not None else ""
        refused = line.verdict is Verdict.REFUSED
        change = line.after if refused else f"{line.before or '–'} → {line.after}"
        text = " · ".join(part for part in (line.measure, what, change, line.why) if part)
        lines.append(f"  {line.verdict.value:<9} {line.sheet}!{line.place}  {text}")
    counts = ", ".join(f"{preview.count(verdict)} {verdict.value}" for verdict in Verdict)
    return (*lines, f"{preview.organization}: {counts}.")


def _organization(book: ReadWorkbook, known: Known) -> Organization:
    """Return the organization a book is of; both its number and its name have to fit."""
    for organization in known.organizations:
        same_name = _same(organization.name, book.organization_name)
        if same_name and book.organization_id in (None, organization.id):
            return organization
    named = quoted(book.organization_name) if book.organization_name.strip() else "no organization"
    raise Refused(f"This book is of {named}, which is not an organization of this program.")


def _measure(sheet: ReadSheet, organization: Organization, known: Known) -> tuple[Measure | None, str]:
    """Return the measure a sheet is of, or None and why there is none."""
    if sheet.problem:
        return None, sheet.problem
    goals = {goal.id for goal in known.goals if goal.organization_id == organization.id}
    mine = [measure for measure in known.measures if measure.goal_id in goals]
    found = [
        measure
        for measure in mine
        if _same(measure.name, sheet.measure_name) and sheet.measure_id in (None, measure.id)
    ]
    if len(found) == 1:
        return found[0], ""
    if found:
        return None, f"{organization.name} has several measures called {quoted(sheet.measure_name)}"
    renamed = next((measure for measure in mine if measure.id == sheet.measure_id), None)
    if renamed is not None:
        return None, f"the measure is called {quoted(renamed.name)} now; please send a new book"
    return None, f"{organization.name} has no measure called {quoted(sheet.measure_name)}"


def _row(
    sheet: ReadSheet, row: ReadRow, measure: Measure, known: dict[date, Observation], today: date
) -> tuple[list[CellLine], Observation | None]:
    """Compare one month; return its lines, and the month as it would be written, if anything is."""
    cells = [(WorkbookField.NUMERATOR, row.numerator)]
    if measure.has_denominator:
        cells.append((WorkbookField.DENOMINATOR, row.denominator))
    cells.append((WorkbookField.NOTE, row.note))
    if all(_blank(cell) for _, cell in cells):
        return list(_kept(sheet, row, measure, known)), None
    if row.month is None:
        shown = _shown(row.month_cell.content)
        text = f"{quoted(shown)} is not a month" if shown else "no month stands beside these numbers"
        return [_whole(sheet, row.month_cell.place, text)], None
    before = known.get(row.month) or Observation(measure_id=measure.id, month=row.month)
    after, refusals = _filled(cells, before)
    lines = [
        _line(sheet, row.month, field, cell, (before, after), refusals.get(field, ""))
        for field, cell in cells
        if not (_blank(cell) and _value(before, field) in (None, ""))
    ]
    if after == before:
        return lines, None
    problem = _month_problem(measure, after, today)
    if refusals and not problem:
        problem = "another cell of this month was not understood"
    if problem:
        return [_refused(line, problem) for line in lines], None
    return lines, after


def _filled(
    cells: Sequence[tuple[WorkbookField, ReadCell]], before: Observation
) -> tuple[Observation, dict[WorkbookField, str]]:
    """Return the month with what its cells say, and the cells that could not be understood."""
    after, refusals = before, {}
    for field, cell in cells:
        if _blank(cell):
            continue
        try:
            after = _with(after, field, cell.content)
        except Invalid as error:
            refusals[field] = error.sentence.rstrip(".")
    return after, refusals


def _with(observation: Observation, field: WorkbookField, content: Content) -> Observation:
    if field is WorkbookField.NOTE:
        return replace(observation, note=_shown(content))
    found = content if isinstance(content, float) else parse_number(str(content), field.value)
    if field is WorkbookField.NUMERATOR:
        return replace(observation, numerator=found)
    return replace(observation, denominator=found)


def _month_problem(measure: Measure, observation: Observation, today: date) -> str:
    """Return why a month cannot be kept; empty where it can."""
    if observation.month > today:
        return "this month has not come yet"
    if measure.interval is Interval.QUARTERLY and observation.month.month % 3 != 1:
        return "numbers of a quarter stand in its first month"
    found = month_problems(measure, observation)
    return clause(found[0].sentence) if found else ""


def _kept(
    sheet: ReadSheet, row: ReadRow, measure: Measure, known: dict[date, Observation]
) -> Iterator[CellLine]:
    """Yield what stays as it is where a whole month came back blank."""
    before = known.get(row.month) if row.month is not None else None
    if before is None:
        return
    cells = ((WorkbookField.NUMERATOR, row.numerator), (WorkbookField.DENOMINATOR, row.denominator))
    for field, cell in cells:
        if _value(before, field) is not None and (
            field is WorkbookField.NUMERATOR or measure.has_denominator
        ):
            yield _line(sheet, before.month, field, cell, (before, before), "")


def _line(
    sheet: ReadSheet,
    month: date,
    field: WorkbookField,
    cell: ReadCell,
    change: tuple[Observation, Observation],
    refusal: str,
) -> CellLine:
    before, after = (_value(observation, field) for observation in change)
    verdict, why = Verdict.UNCHANGED, ""
    if refusal:
        verdict, why = Verdict.REFUSED, refusal
    elif _blank(cell):
        verdict, why = Verdict.KEPT, "blank in the book: nothing is taken away"
    elif before != after:
        verdict = Verdict.NEW if before in (None, "") else Verdict.CHANGED
    return CellLine(
        sheet.title,
        cell.place,
        sheet.measure_name,
        month,
        field,
        _shown(before),
        _shown(cell.content),
        verdict,
        why,
    )


def _refused(line: CellLine, why: str) -> CellLine:
    if line.verdict in (Verdict.NEW, Verdict.CHANGED):
        return replace(line, verdict=Verdict.REFUSED, why=why)
    return line


def _whole(sheet: ReadSheet, place: str, why: str, month: date | None = None) -> CellLine:
    return CellLine(
        sheet.title, place, sheet.measure_name, month, WorkbookField.WHOLE, "", "", Verdict.REFUSED, why
    )


def _value(observation: Observation, field: WorkbookField) -> Content:
    if field is WorkbookField.NUMERATOR:
        return observation.numerator
    return observation.denominator if field is WorkbookField.DENOMINATOR else observation.note


def _shown(content: Content) -> str:
    if content is None:
        return ""
    return content.strip()[:LONGEST_TEXT] if isinstance(content, str) else f"{content:.12g}"


def _blank(cell: ReadCell) -> bool:
    return cell.content is None or (isinstance(cell.content, str) and not cell.content.strip())


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
