"""A month's numbers meet the same answer on every road into the program: typed, pasted, in a workbook."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lead_desktop.domain.imports.pasting import read_pasted
from lead_desktop.domain.imports.workbook import (
    Known,
    ReadCell,
    ReadRow,
    ReadSheet,
    ReadWorkbook,
    Verdict,
    compare,
)
from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.model.goals import Goal, Measure, MeasureKind, Observation
from lead_desktop.domain.model.people import Organization
from lead_desktop.domain.text.formatting import clause
from lead_desktop.errors import Invalid
from lead_desktop.services.goals.observations import MonthEntry, set_numbers
from lead_desktop.services.program_file import ProgramFile
from tests.programs import TODAY

MONTH = date(2007, 10, 1)
WITH_DENOMINATOR = (MeasureKind.PROPORTION, MeasureKind.RATE)


def measure_of(file: ProgramFile, kind: MeasureKind) -> Measure:
    with file.reading() as work:
        return next(measure for measure in work.all(Measure) if measure.kind is kind)


def typed(file: ProgramFile, measure: Measure, numerator: float, denominator: float | None) -> str:
    """Return why typed numbers are refused, as it stands behind a colon; empty if they are kept."""
    try:
        set_numbers(file, measure.id, [MonthEntry(MONTH, numerator, denominator)])
    except Invalid as error:
        return clause(error.problems[0].sentence)
    return ""


def pasted(measure: Measure, numerator: float, denominator: float | None) -> str:
    cells = [f"{one:g}" for one in (numerator, denominator) if one is not None]
    read = read_pasted(
        "\t".join(["Oct 2007", *cells]), measure, (), Formats(), first_month=MONTH, last_month=MONTH
    )
    (row,) = read.rows
    return row.remark if row.verdict is Verdict.REFUSED else ""


def in_workbook(file: ProgramFile, measure: Measure, numerator: float, denominator: float | None) -> str:
    with file.reading() as work:
        goal = work.get(Goal, measure.goal_id)
        organization = work.get(Organization, goal.organization_id)
        known = Known(work.program(), (organization,), (goal,), (measure,), (), TODAY)
    row = ReadRow(
        MONTH,
        ReadCell("A9", "Oct 2007"),
        ReadCell("B9", float(numerator)),
        ReadCell("C9", None if denominator is None else float(denominator)),
        ReadCell("E9"),
    )
    sheet = ReadSheet("Sheet", measure.name, measure.id, (row,))
    found = compare(ReadWorkbook("book.xlsx", organization.name, organization.id, (sheet,)), known)
    (why,) = {line.why for line in found.lines if line.verdict is Verdict.REFUSED} or {""}
    return why


@pytest.mark.parametrize("kind", [*WITH_DENOMINATOR, MeasureKind.COUNT, MeasureKind.VALUE])
@pytest.mark.parametrize(
    ("numerator", "denominator", "refused"),
    [
        (30, 50, ()),
        (50, 30, (MeasureKind.PROPORTION,)),
        (0, 30, ()),
        (-1, 30, tuple(MeasureKind)),
        (2.5, 30, (MeasureKind.PROPORTION, MeasureKind.RATE, MeasureKind.COUNT)),
        (3, 0, WITH_DENOMINATOR),
        (2e12, 3e12, tuple(MeasureKind)),
    ],
)
def test_all_roads_give_the_same_answer(
    file: ProgramFile,
    kind: MeasureKind,
    numerator: float,
    denominator: float,
    refused: tuple[MeasureKind, ...],
) -> None:
    measure = measure_of(file, kind)
    counted_over = denominator if kind.has_denominator else None
    answers = {
        typed(file, measure, numerator, counted_over),
        pasted(measure, numerator, counted_over),
        in_workbook(file, measure, numerator, counted_over),
    }
    assert len(answers) == 1, answers
    assert (answers != {""}) is (kind in refused), answers


def test_more_than_all_is_refused_also_beside_what_is_known(file: ProgramFile) -> None:
    measure = measure_of(file, MeasureKind.PROPORTION)
    known = Observation(measure_id=measure.id, month=MONTH, numerator=10, denominator=30)
    read = read_pasted(
        "Month\tnumerator\nOct 2007\t50", measure, (known,), Formats(), first_month=MONTH, last_month=MONTH
    )
    assert [(row.verdict, row.remark) for row in read.rows] == [
        (Verdict.REFUSED, "50 of 30 is more than all")
    ]


def test_what_is_refused_is_not_kept(file: ProgramFile) -> None:
    measure = measure_of(file, MeasureKind.PROPORTION)
    with file.reading() as work:
        before = work.all(Observation, measure_id=measure.id)
    assert typed(file, measure, 50, 30) == "50 of 30 is more than all"
    with file.reading() as work:
        assert work.all(Observation, measure_id=measure.id) == before
    assert typed(file, replace(measure), 30, 30) == ""
