"""The kept snapshot is always what the file holds, whoever has written to it."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from lead_desktop.domain.model.goals import Goal
from lead_desktop.domain.model.people import Organization, Person
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.errors import Refused
from lead_desktop.services import editing, history
from lead_desktop.services.program_file import ProgramFile, open_program
from tests.programs import clock


def anew(file: ProgramFile) -> Snapshot:
    """Read the file as somebody does who opens it now."""
    other = open_program(file.path, clock())
    snapshot = other.snapshot()
    other.close()
    return snapshot


@pytest.fixture
def file(example: Path) -> ProgramFile:
    return open_program(example, clock())


def test_it_is_read_once_and_what_a_change_leaves_alone_stays_the_same(file: ProgramFile) -> None:
    before = file.snapshot()
    assert file.snapshot() is before
    editing.add(file, Person(name="Åse"))
    now = file.snapshot()
    assert now == anew(file)
    assert now.people != before.people
    assert now.observations is before.observations
    assert [person.name for person in now.people] == sorted(person.name for person in now.people)


def test_undo_and_what_goes_along_with_a_value(file: ProgramFile) -> None:
    before = file.snapshot()
    with file.changing() as work:
        work.remove(work.get(Goal, before.goals[0].id))
        assert work.snapshot().measures != before.measures
        assert file.snapshot() == before, "what is not committed is nobody else's"
        work.commit("Delete a goal")
    assert file.snapshot() == anew(file)
    history.undo(file)
    assert file.snapshot() == before == anew(file)


def test_what_was_not_committed_is_not_kept(file: ProgramFile) -> None:
    before = file.snapshot()
    with file.changing() as work:
        work.add(Person(name="Nobody"))
        assert any(person.name == "Nobody" for person in work.snapshot().people)
    assert file.snapshot() is before
    with pytest.raises(Refused), file.changing() as work:
        work.remove(work.get(Organization, before.organizations[0].id))
    assert file.snapshot() is before


def test_a_block_goes_on_after_its_commit(file: ProgramFile) -> None:
    file.snapshot()
    with file.changing() as work:
        for name in ("First", "Second"):
            work.add(Person(name=name))
            work.commit(f"Add {name}")
            assert work.snapshot() == anew(file)
    assert file.snapshot() == anew(file)


def test_another_window_and_another_program_are_seen(file: ProgramFile) -> None:
    organization = file.snapshot().organizations[0]
    other = open_program(file.path, clock())
    editing.change(other, replace(organization, city="Elsewhere"))
    other.close()
    assert file.snapshot().organization_by_id[organization.id].city == "Elsewhere"
    with closing(sqlite3.connect(file.path)) as raw:
        raw.execute("UPDATE organizations SET city = 'Nowhere' WHERE id = ?", (organization.id,))
        raw.commit()
    with file.changing() as work:
        work.add(Person(name="Ours"))
        work.commit("Add")
    snapshot = file.snapshot()
    assert snapshot.organization_by_id[organization.id].city == "Nowhere"
    assert snapshot == anew(file)


def test_threads_see_what_each_other_has_committed(file: ProgramFile) -> None:
    file.snapshot()
    wrong: list[str] = []

    def add_people(name: str) -> None:
        for number in range(10):
            editing.add(file, Person(name=f"{name} {number}"))
            if not any(person.name == f"{name} {number}" for person in file.snapshot().people):
                wrong.append(f"{name} {number}")

    threads = [threading.Thread(target=add_people, args=(name,)) for name in ("A", "B")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert file.snapshot() == anew(file)
