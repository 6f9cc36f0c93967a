"""The goals of the example with their measures, change markers and each month's numbers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from lead_desktop.domain.model.goals import (
    ChangeMarker,
    Direction,
    Goal,
    Measure,
    MeasureKind,
    Observation,
    RareEvent,
)
from lead_desktop.services.example.entries import Entry, read_entries, read_rows
from lead_desktop.services.example.values import ExampleValues, remember

BASELINE = (date(2006, 4, 1), date(2007, 3, 1))
"""The first and the last month of every baseline: the year before the program."""


def read_goals(folder: Path, values: ExampleValues) -> None:
    """Read the goals of every organization, their numbers, and the days of rare events.

    Raises:
        FileRefused: a file or an entry is wrong; the sentence names it.
    """
    every: dict[str, int] = {}
    for key, organization_id in values.organizations.items():
        measures: dict[str, int] = {}
        goals = read_entries(folder, f"goals/{key}.toml")
        for position, entry in enumerate(goals.entries("goal"), start=1):
            _goal(entry, organization_id, position, measures, values)
        goals.finish()
        for row in read_rows(folder, f"observations/{key}.csv"):
            _observation(row, measures, values)
        every |= measures
    for row in read_rows(folder, "events.csv"):
        _event(row, every, values)


def _goal(
    entry: Entry, organization_id: int, position: int, measures: dict[str, int], values: ExampleValues
) -> None:
    goal = values.add(
        entry,
        Goal(
            organization_id=organization_id,
            position=position,
            statement=entry.text("statement"),
            why=entry.text("why"),
            owner=entry.text("owner"),
            trustees_vote=entry.day_or_none("trustees_vote"),
            target_date=entry.day_or_none("target_date"),
        ),
    )
    for place, below in enumerate(entry.entries("measure"), start=1):
        measure = values.add(below, _measure(below, goal, place))
        remember(measures, below, below.text("key"), measure.id)
        for marker in below.entries("marker"):
            _marker(marker, measure, values)
        below.finish()
    entry.finish()


def _measure(entry: Entry, goal: Goal, position: int) -> Measure:
    return Measure(
        goal_id=goal.id,
        position=position,
        name=entry.text("name"),
        kind=entry.choice("kind", MeasureKind),
        unit=entry.text("unit"),
        numerator=entry.text("numerator"),
        denominator=entry.text_or_empty("denominator"),
        multiply=entry.decimal("multiply"),
        direction=entry.choice("direction", Direction),
        definition=entry.text("definition"),
        baseline=entry.decimal("baseline"),
        baseline_first=BASELINE[0],
        baseline_last=BASELINE[1],
        theoretical_limit=entry.decimal("limit"),
        limit_reason=entry.text_or_empty("limit_reason"),
        target=entry.decimal_or_none("target"),
        # What was before is what the months since are held against.
        freeze_baseline=True,
    )


def _marker(entry: Entry, measure: Measure, values: ExampleValues) -> None:
    values.add(
        entry,
        ChangeMarker(
            measure_id=measure.id,
            month=entry.month("month"),
            label=entry.text("label"),
            new_phase=entry.flag("new_phase"),
        ),
    )
    entry.finish()


def _observation(row: Entry, measures: dict[str, int], values: ExampleValues) -> None:
    values.add(
        row,
        Observation(
            measure_id=row.one_of("measure", measures),
            month=row.month("month"),
            numerator=row.decimal_or_none("numerator"),
            denominator=row.decimal_or_none("denominator"),
            note=row.text_or_empty("note"),
        ),
    )
    row.finish()


def _event(row: Entry, measures: dict[str, int], values: ExampleValues) -> None:
    values.add(
        row,
        RareEvent(
            measure_id=row.one_of("measure", measures),
            day=row.day("day"),
            cases=row.decimal_or_none("cases"),
            note=row.text_or_empty("note"),
        ),
    )
    row.finish()
