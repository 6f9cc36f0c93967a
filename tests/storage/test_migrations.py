"""Files of earlier revisions, and what a new field or a new entity takes: its own lines, and a revision.

The package is copied and grows by a field of goals and by an entity; its own command writes the revision.
What the grown program does with a file of today's runs in a process of its own.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

import lead_desktop
from lead_desktop.domain.model.formats import INTERNATIONAL
from lead_desktop.errors import FileRefused
from lead_desktop.services import history
from lead_desktop.services.program_file import open_program
from lead_desktop.storage.schema import newest
from tests.programs import clock

PACKAGE = Path(lead_desktop.__file__).parent

GROWN = {
    "domain/model/goals.py": (
        (
            '    retired_reason: str = ""\n',
            '    retired_reason: str = ""\n    sponsor: str = "O\'Shea"\n',
        ),
        (
            "@dataclass(frozen=True, slots=True, kw_only=True)\nclass RareEvent(Value):",
            "@dataclass(frozen=True, slots=True, kw_only=True)\n"
            "class Lesson(Value):\n"
            "    goal_id: Annotated[int, PartOf(Goal)]\n"
            "    aspect: Aspect = Aspect.OUTCOME\n"
            "    title: str\n"
            "    day: date | None = None\n\n\n"
            "@dataclass(frozen=True, slots=True, kw_only=True)\nclass RareEvent(Value):",
        ),
    ),
    "domain/model/snapshot.py": (
        ("Goal, GoalState, ", "Goal, GoalState, Lesson, "),
        (
            '    topics: tuple[Topic, ...] = _values("topic")\n',
            '    topics: tuple[Topic, ...] = _values("topic")\n'
            '    lessons: tuple[Lesson, ...] = _values("lesson", "goal_id", "day")\n',
        ),
    ),
}
"""What is written by hand: by file, each text with what stands in its place."""

SCRIPT = """
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

from lead_desktop.domain.model.goals import Aspect, Goal, Lesson
from lead_desktop.services import editing, history
from lead_desktop.services.program_file import Clock, open_program

file = open_program(Path(sys.argv[1]), Clock())
assert file.put_back == () and file.violations == ()
with file.reading() as work:
    before = work.snapshot()
assert before.goals and {goal.sponsor for goal in before.goals} == {"O'Shea"}
assert before.lessons == ()
goal = before.goals[0]
editing.change(file, replace(goal, sponsor="The trustees"))
for day in (date(2008, 3, 1), date(2008, 2, 1)):
    lesson = Lesson(goal_id=goal.id, title="Ask the nurses", aspect=Aspect.PROCESS, day=day)
    changes = editing.add(file, lesson)
    assert changes.label == "Add lesson “Ask the nurses”", changes.label
with file.reading() as work:
    kept = work.snapshot()
    assert work.all(Lesson, goal_id=goal.id) == kept.lessons[::-1]
assert [lesson.day.month for lesson in kept.lessons] == [2, 3]
assert next(one for one in kept.goals if one.id == goal.id).sponsor == "The trustees"
file.close()

# Opened again, everything is read from the file; then the lessons go with their goal, and come back.
file = open_program(Path(sys.argv[1]), Clock())
with file.reading() as work:
    assert work.snapshot() == kept
editing.remove(file, kept.lessons[0])
history.undo(file)
with file.changing() as work:
    work.remove(work.get(Goal, goal.id))
    assert work.snapshot().lessons == ()
    work.commit("Delete")
with file.reading() as work:
    assert work.snapshot().lessons == () and len(work.snapshot().goals) == len(kept.goals) - 1
history.undo(file)
with file.reading() as work:
    assert work.snapshot() == kept
while history.undoable(file).undo is not None:
    history.undo(file)
file.close()
"""


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the grown package and its resources; its command has written the revision."""
    folder = tmp_path_factory.mktemp("grown")
    shutil.copytree(PACKAGE, folder / "lead_desktop", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "resources").symlink_to(PACKAGE.parent / "resources")
    for name, replacements in GROWN.items():
        path = folder / "lead_desktop" / name
        content = path.read_text(encoding="utf-8")
        for before, after in replacements:
            assert content.count(before) == 1, before
            content = content.replace(before, after)
        path.write_text(content, encoding="utf-8")
    told = run(folder, "-m", "lead_desktop.storage.migrations", "Lessons, and who sponsors a goal")
    assert told.strip().endswith(f"{int(newest()) + 1:04}_lessons_and_who_sponsors_a_goal.py")
    assert run(folder, "-m", "lead_desktop.storage.migrations", "Nothing") == "Nothing differs.\n"
    return folder


def run(folder: Path, *arguments: str) -> str:
    """Run Python on a package of its own; return what it prints."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_field_and_an_entity_need_no_more_than_their_own_lines(
    grown: Path, example: Path, tmp_path: Path
) -> None:
    path = tmp_path / "program.lead"
    shutil.copy(example, path)
    run(grown, "-c", SCRIPT, str(path))


def test_a_file_of_a_later_revision_is_refused(grown: Path, example: Path, tmp_path: Path) -> None:
    path = tmp_path / "program.lead"
    shutil.copy(example, path)
    run(grown, "-c", SCRIPT, str(path))
    with pytest.raises(FileRefused, match="was written by a newer version of LEAD Desktop"):
        open_program(path, clock())


def test_the_tables_of_today_need_no_further_revision() -> None:
    assert run(PACKAGE.parent, "-m", "lead_desktop.storage.migrations", "Nothing") == "Nothing differs.\n"


def test_a_file_of_the_first_revision_writes_as_before_and_its_beginning_is_no_step(example: Path) -> None:
    """The example made into one of the first revision, with a history as it was written then."""
    raw = sqlite3.connect(example)
    for column in ("date_style", "clock_style", "percent_style", "first_weekday"):
        raw.execute(f"ALTER TABLE programs DROP COLUMN {column}")
    raw.execute("ALTER TABLE change_log_entries DROP COLUMN is_step")
    for label, kind, target in (
        ("Issue packets of session 6", "change", None),
        ("Issue packets of session 6", "undo", 2),
        ("Change session 7", "change", None),
        ("Issue packets of session 7", "change", None),
    ):
        raw.execute(
            "INSERT INTO change_log_entries (kind, label, at, who, target_id) VALUES (?, ?, ?, 'x', ?)",
            (kind, label, "2007-12-02T09:30:00+00:00", target),
        )
    raw.execute("UPDATE alembic_version SET version_num = '0001'")
    raw.commit()
    raw.close()
    file = open_program(example, clock())
    assert file.formats == INTERNATIONAL
    assert file.put_back == ()
    entries = history.history(file)
    assert [entry.is_step for entry in entries] == [False, True, True, True, False]
    found = history.undoable(file)
    assert found.undo is not None
    assert found.undo.label == "Change session 7"
    file.close()
