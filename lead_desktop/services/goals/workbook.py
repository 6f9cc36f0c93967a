"""Measures out to the heads of Quality and back: a book for each organization, its import looked at first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lead_desktop.domain.imports.workbook import (
    Known,
    MeasureWorkbook,
    ReadWorkbook,
    WorkbookPreview,
    WorkbookSheet,
    book_months,
    compare,
)
from lead_desktop.domain.model.changes import Changes
from lead_desktop.domain.model.goals import Goal, GoalState, Measure, Observation
from lead_desktop.domain.model.people import Organization
from lead_desktop.domain.text.formatting import plural, quoted
from lead_desktop.errors import Refused
from lead_desktop.services import rules
from lead_desktop.services.packets.packets import write_file
from lead_desktop.services.program_file import ProgramFile

if TYPE_CHECKING:
    from lead_desktop.storage.unit_of_work import UnitOfWork


def save_book(file: ProgramFile, organization_id: int, path: Path) -> Path:
    """Write an organization's measures as a workbook, or as a table where the name ends in .csv.

    Raises:
        Refused: the organization has no measures yet.
        FileRefused: the file cannot be written.
    """
    # Imported when a book is wanted: the window need not wait for it.
    from lead_desktop.exchange.measure_table import write_measure_table
    from lead_desktop.exchange.workbook import write_measure_book

    made = book(file, organization_id)
    if not made.sheets:
        raise Refused(f"{made.organization.name} has no measures yet; a book would be empty.")
    write = write_measure_table if path.suffix.casefold() == ".csv" else write_measure_book
    write_file(path, write(made))
    return path


def book(file: ProgramFile, organization_id: int) -> MeasureWorkbook:
    """Return an organization's measures with their months, those of retired goals left out.

    Raises:
        NotFound: the organization is no longer in the program.
    """
    with file.reading() as work:
        program = work.program()
        organization = work.get(Organization, organization_id)
        sheets = []
        goals = sorted(
            work.all(Goal, organization_id=organization_id), key=lambda goal: (goal.position, goal.id)
        )
        for goal in goals:
            if goal.state is GoalState.RETIRED:
                continue
            measures = sorted(
                work.all(Measure, goal_id=goal.id), key=lambda measure: (measure.position, measure.id)
            )
            for measure in measures:
                found = sorted(
                    work.all(Observation, measure_id=measure.id), key=lambda observation: observation.month
                )
                months = book_months(program, measure, found)
                sheets.append(WorkbookSheet(goal, measure, months, tuple(found)))
    return MeasureWorkbook(program, organization, tuple(sheets))


def preview_book(file: ProgramFile, path: Path) -> WorkbookPreview:
    """Read a book that came back and say, cell by cell, what an import would do. Nothing is written.

    Raises:
        FileRefused: it cannot be read, or is no book of measures.
        Refused: it is of another organization.
    """
    from lead_desktop.exchange.workbook_reader import read_measure_book

    return preview(file, read_measure_book(path))


def preview(file: ProgramFile, read: ReadWorkbook) -> WorkbookPreview:
    """Say what an import of a book already read would do.

    Raises:
        Refused: it is of another organization.
    """
    with file.reading() as work:
        return compare(read, _known(work, file))


def import_book(file: ProgramFile, seen: WorkbookPreview) -> Changes:
    """Write what a preview showed: all of it in one change, or nothing.

    Raises:
        Refused: the numbers have changed since the preview, or there is nothing to import.
    """
    with file.changing() as work:
        now = compare(seen.book, _known(work, file))
        if now != seen:
            raise Refused("The program has changed since this preview; please open the book once more.")
        if not now.writes:
            raise Refused(f"{seen.book.name} has nothing that the program does not have already.")
        for observation in now.observations:
            rules.check(observation, work)
            if observation.id:
                work.change(observation)
            else:
                work.add(observation)
        cells = plural(now.writes, "cell")
        return work.commit(f"Import {cells} of {now.organization} from {quoted(seen.book.name)}")


def _known(work: UnitOfWork, file: ProgramFile) -> Known:
    return Known(
        work.program(),
        work.all(Organization),
        work.all(Goal),
        work.all(Measure),
        work.all(Observation),
        file.today(),
    )
