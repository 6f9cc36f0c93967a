"""Numbers: each month's numbers of a measure, and the days of its rare events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from lead_desktop.domain.model.changes import Changes
from lead_desktop.domain.model.goals import Measure, Observation, RareEvent
from lead_desktop.domain.text.formatting import month, plural, quoted
from lead_desktop.errors import NotFound
from lead_desktop.services import rules
from lead_desktop.services.program_file import ProgramFile

if TYPE_CHECKING:
    from lead_desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class MonthEntry:
    """What was entered for one month; None is missing, never zero, and no note leaves the note as it is."""

    month: date
    numerator: float | None = None
    denominator: float | None = None
    note: str | None = None


def set_numbers(file: ProgramFile, measure_id: int, entered: Sequence[MonthEntry]) -> Changes:
    """Keep one or more months' numbers as one change; a note of None leaves the note as it is.

    Raises:
        Invalid: events over a zero denominator, a negative count.
    """
    with file.changing() as work:
        measure = work.get(Measure, measure_id)
        known = {
            observation.month: observation for observation in work.all(Observation, measure_id=measure_id)
        }
        for numbers in entered:
            before = known.get(numbers.month)
            start = before or Observation(measure_id=measure_id, month=numbers.month)
            after = replace(
                start,
                numerator=numbers.numerator,
                denominator=numbers.denominator,
                note=start.note if numbers.note is None else numbers.note,
            )
            _keep(work, before, after)
        text = month(entered[0].month, work.formats) if len(entered) == 1 else plural(len(entered), "month")
        return work.commit(f"Enter {text} of {quoted(measure.name)}")


def _keep(work: UnitOfWork, before: Observation | None, after: Observation) -> None:
    """Write a month's numbers; a month without numbers and note has no row."""
    rules.check(after, work)
    empty = after.numerator is None and after.denominator is None and not after.note
    if before is not None and empty:
        work.remove(before)
    elif before is not None:
        work.change(after)
    elif not empty:
        work.add(after)


def set_excluded(file: ProgramFile, measure_id: int, when: date, excluded: bool, note: str = "") -> Changes:
    """Leave a month out of centre line and limits with a note that says why, or take it in again.

    Raises:
        Invalid: there is no note.
        NotFound: the month has no numbers.
    """
    with file.changing() as work:
        measure = work.get(Measure, measure_id)
        found = work.all(Observation, measure_id=measure_id, month=when)
        if not found:
            raise NotFound(f"{month(when, work.formats)} has no numbers.")
        changed = replace(found[0], excluded=excluded, note=note or found[0].note)
        rules.check(changed, work)
        work.change(changed)
        verb = "Leave out" if excluded else "Take in again"
        return work.commit(f"{verb} {month(when, work.formats)} of {quoted(measure.name)}")


def add_events(file: ProgramFile, measure_id: int, events: Sequence[RareEvent]) -> Changes:
    """Add rare events to a measure as one change; of several, those that are there already are passed over.

    Raises:
        Invalid: a field is wrong.
    """
    with file.changing() as work:
        measure = work.get(Measure, measure_id)
        known = {(one.day, one.cases) for one in work.all(RareEvent, measure_id=measure_id)}
        for event in events:
            if (event.day, event.cases) in known and len(events) > 1:
                continue
            rules.check(event, work)
            work.add(replace(event, measure_id=measure_id))
        return work.commit(f"Add {plural(len(events), 'event')} of {quoted(measure.name)}")


def events(file: ProgramFile, measure_id: int) -> tuple[RareEvent, ...]:
    """Return the rare events of a measure, the oldest first."""
    with file.reading() as work:
        found = work.all(RareEvent, measure_id=measure_id)
    return tuple(sorted(found, key=lambda event: (event.day, event.id)))
