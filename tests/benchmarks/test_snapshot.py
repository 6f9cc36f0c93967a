"""What the whole program as one value costs, at two sizes: read once, then renewed by each change."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median

import pytest

from lead_desktop.domain.model.goals import Goal, Measure, MeasureKind, Observation
from lead_desktop.domain.model.people import Person
from lead_desktop.services import editing
from lead_desktop.services.program_file import Clock, ProgramFile, open_program
from tests.benchmarks.table import tell
from tests.benchmarks.test_attendance import LARGE, LAST, SMALL, build

pytestmark = pytest.mark.benchmark

ROUNDS = 9
MEASURES, MONTHS = 4, 24


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def add_goals(file: ProgramFile) -> None:
    """Give every organization its measures with two years of months."""
    with file.changing() as work:
        for organization in work.snapshot().organizations:
            for number in range(MEASURES):
                goal = work.add(Goal(organization_id=organization.id, position=number, statement="Zero"))
                measure = work.add(
                    Measure(goal_id=goal.id, name="Infections", kind=MeasureKind.COUNT, theoretical_limit=0.0)
                )
                for month in range(MONTHS):
                    day = date(2007 + month // 12, month % 12 + 1, 1)
                    work.add(Observation(measure_id=measure.id, month=day, numerator=float(month % 5)))
        work.commit("Add goals")


def measured(path: Path, organizations: int, sessions: int) -> tuple[float, float, float]:
    """Return the seconds of reading everything, of asking again, and of asking after a change."""
    build(path, organizations, sessions)
    file = open_program(path, Clock(as_of=LAST))
    add_goals(file)
    first, again, renewed = [], [], []
    for number in range(ROUNDS):
        file.close()
        file = open_program(path, Clock(as_of=LAST))
        first.append(seconds(file.snapshot))
        again.append(seconds(file.snapshot))
        editing.add(file, Person(name=f"Person {number}"))
        renewed.append(seconds(file.snapshot))
    file.close()
    return median(first), median(again), median(renewed)


def test_the_whole_program_is_read_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small = measured(tmp_path / "small.lead", *SMALL)
    large = measured(tmp_path / "large.lead", *LARGE)
    with capsys.disabled():
        tell(
            "The whole program as one value, 30 organizations by 60 sessions against 5 by 10",
            ("", "5 × 10", "30 × 60", "times"),
            *(
                (name, f"{few * 1000:.2f} ms", f"{many * 1000:.2f} ms", f"{many / few:.1f}")
                for name, few, many in zip(
                    ("read", "asked again", "after a change"), small, large, strict=True
                )
            ),
        )
    # What is kept costs next to nothing beside what is read.
    assert large[1] < large[0] / 20
    assert large[2] < large[0] / 20
