"""The rule of five goals, held by the database itself against whoever writes to it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from lead_desktop.domain.model.goals import Goal, GoalState
from lead_desktop.domain.model.people import Organization
from lead_desktop.domain.model.program import MAXIMUM_GOALS
from lead_desktop.services.program_file import open_program
from lead_desktop.storage.sentences import TOO_MANY_GOALS
from tests.programs import clock, new_file
from tests.storage.test_no_substitutes import drop_triggers


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file in which one organization has one goal less than it may, and a retired one; another has none."""
    file = new_file(tmp_path)
    with file.changing() as work:
        for name in ("Alder", "Birch"):
            work.add(Organization(name=name))
        goal = Goal(organization_id=1, statement="No infection")
        for place in range(1, MAXIMUM_GOALS):
            work.add(replace(goal, position=place))
        work.add(replace(goal, state=GoalState.RETIRED, retired_reason="Done elsewhere"))
        work.commit("Goals")
    file.close()
    return file.path


def add_goal(connection: sqlite3.Connection, organization_id: int) -> None:
    """Add an active goal as any other program would: a copy of the first one."""
    columns = [row[1] for row in connection.execute("PRAGMA table_info(goals)") if row[1] != "id"]
    copied = ", ".join(str(organization_id) if name == "organization_id" else name for name in columns)
    connection.execute(f"INSERT INTO goals ({', '.join(columns)}) SELECT {copied} FROM goals WHERE id = 1")


def test_a_fifth_active_goal_is_taken_and_a_sixth_refused(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        add_goal(connection, 1)
        with pytest.raises(sqlite3.IntegrityError, match=TOO_MANY_GOALS):
            add_goal(connection, 1)
        add_goal(connection, 2)
        active = "SELECT count(*) FROM goals WHERE state = 'active' AND organization_id = 1"
        assert connection.execute(active).fetchone() == (MAXIMUM_GOALS,)


def test_a_goal_is_taken_up_again_only_where_there_is_room(path: Path) -> None:
    take_up = f"UPDATE goals SET state = 'active' WHERE id = {MAXIMUM_GOALS}"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(take_up)
        connection.execute(f"UPDATE goals SET state = 'retired' WHERE id = {MAXIMUM_GOALS}")
        add_goal(connection, 1)
        with pytest.raises(sqlite3.IntegrityError, match=TOO_MANY_GOALS):
            connection.execute(take_up)


def test_a_goal_of_five_can_be_changed_but_not_brought_from_elsewhere(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        add_goal(connection, 1)
        add_goal(connection, 2)
        connection.execute("UPDATE goals SET statement = 'No fall' WHERE id = 1")
        with pytest.raises(sqlite3.IntegrityError, match=TOO_MANY_GOALS):
            connection.execute("UPDATE goals SET organization_id = 1 WHERE organization_id = 2")


def test_goals_that_came_in_without_the_triggers_are_named_when_the_file_is_opened(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        drop_triggers(connection)
        add_goal(connection, 1)
        add_goal(connection, 1)
    file = open_program(path, clock())
    assert file.violations == ("Alder has more than five active goals; please retire some.",)
    file.close()
