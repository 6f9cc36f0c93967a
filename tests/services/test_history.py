"""Undo and redo: back and forth through anything, over closing and opening, never over somebody else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lead_desktop.domain.model.agenda import AgendaItem
from lead_desktop.domain.model.people import Organization, Person
from lead_desktop.domain.model.sessions import Session
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.errors import Refused
from lead_desktop.services import editing, history
from lead_desktop.services.program_file import ProgramFile, open_program
from tests.programs import clock, new_file, small_file


def record_of(file: ProgramFile) -> Snapshot:
    with file.reading() as work:
        return work.snapshot()


def test_nothing_to_undo_is_said_in_words(tmp_path: Path) -> None:
    file = new_file(tmp_path)
    with pytest.raises(Refused, match="nothing to undo"):
        history.undo(file)
    with pytest.raises(Refused, match="nothing to redo"):
        history.redo(file)
    file.close()


def test_undo_and_redo_go_all_the_way_and_survive_reopening(tmp_path: Path) -> None:
    file = small_file(tmp_path)
    full = record_of(file)
    labels = []
    while history.undoable(file).undo is not None:
        labels.append(history.undo(file).label)
    assert labels[0] == "Add paper “Progress of Alder”"
    assert labels[-1] == "Add organization “Alder Valley Health”"
    assert record_of(file).organizations == ()
    file.close()
    file = open_program(tmp_path / "program.lead", clock())
    while history.undoable(file).redo is not None:
        history.redo(file)
    assert record_of(file) == full
    file.close()


def test_a_fresh_change_ends_what_could_be_redone(tmp_path: Path) -> None:
    file = small_file(tmp_path)
    history.undo(file)
    editing.add(file, Person(name="Łukasz Nuñez"))
    assert history.undoable(file).redo is None
    assert history.undoable(file).undo is not None
    file.close()


def test_every_entry_has_its_words_time_and_author(tmp_path: Path) -> None:
    file = small_file(tmp_path)
    history.undo(file)
    entries = history.history(file)
    assert [entry.label for entry in entries][-2:] == ["Add paper “Progress of Alder”"] * 2
    assert [entry.kind.value for entry in entries][-2:] == ["change", "undo"]
    assert all(entry.at.tzinfo is not None for entry in entries)
    file.close()


def test_undo_never_writes_over_somebody_else(tmp_path: Path) -> None:
    file = small_file(tmp_path)
    other = open_program(file.path, clock())
    with other.changing() as work:
        work._connection.exec_driver_sql("UPDATE papers SET title = 'Changed elsewhere'")
        work._connection.commit()
    with pytest.raises(Refused, match="has been changed since"):
        history.undo(file)
    with file.reading() as work:
        assert work.snapshot().papers[0].title == "Changed elsewhere"
    other.close()
    file.close()


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.sampled_from(["add", "rename", "drop", "item", "undo", "redo"]), max_size=14))
def test_any_sequence_of_edits_can_be_walked_back(
    steps: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = small_file(tmp_path_factory.mktemp("walk"))
    start = record_of(file)
    depth = len(history.history(file))
    for number, step in enumerate(steps):
        _edit(file, step, number)
    while history.undoable(file).undo is not None and record_of(file) != start:
        history.undo(file)
    assert record_of(file) == start
    assert len(history.history(file)) >= depth
    file.close()


def _edit(file: ProgramFile, step: str, number: int) -> None:
    snapshot = record_of(file)
    if step == "add":
        editing.add(file, Organization(name=f"Organization {number}"))
    elif step == "rename":
        editing.change(file, replace(snapshot.people[0], name=f"Name {number}"))
    elif step == "drop":
        for session in snapshot.sessions[1:]:
            editing.remove(file, session)
    elif step == "item":
        editing.add(file, Session(number=number + 2, day=date(2007, 5, 1 + number)))
        editing.add(file, AgendaItem(session_id=1, title="Lunch", minutes=45))
    elif step == "undo" and len(history.history(file)) > 7 and history.undoable(file).undo:
        entry = history.undoable(file).undo
        if entry is not None and entry.id > 7:
            history.undo(file)
    elif step == "redo" and history.undoable(file).redo:
        history.redo(file)
