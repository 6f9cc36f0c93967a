"""The goals of the example with their measures, change markers and each month's numbers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from lead_desktop.domain.model.goals import ChangeMarker, Goal, Measure, Observation, RareEvent
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
            values.read(row, Observation, measure_id=row.one_of("measure", measures))
            row.finish()
        every |= measures
    for row in read_rows(folder, "events.csv"):
        values.read(row, RareEvent, measure_id=row.one_of("measure", every))
        row.finish()


def _goal(
    entry: Entry, organization_id: int, position: int, measures: dict[str, int], values: ExampleValues
) -> None:
    goal = values.read(entry, Goal, organization_id=organization_id, position=position)
    for place, below in enumerate(entry.entries("measure"), start=1):
        measure = values.read(
            below,
            Measure,
            goal_id=goal.id,
            position=place,
            baseline_first=BASELINE[0],
            baseline_last=BASELINE[1],
            # What was before is what the months since are held against.
            freeze_baseline=True,
        )
        remember(measures, below, measure.id)
        for marker in below.entries("marker"):
            values.read(marker, ChangeMarker, measure_id=measure.id)
            marker.finish()
        below.finish()
    entry.finish()
