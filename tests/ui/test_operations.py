"""The two doors: answers in order, refusals told, bugs logged, and an end in the middle of work."""

from __future__ import annotations

import ast
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from lead_desktop import ui
from lead_desktop.domain.model.changes import Changes
from lead_desktop.domain.model.people import Organization
from lead_desktop.domain.model.program import Program
from lead_desktop.errors import Cancelled, Refused, UserError
from lead_desktop.services import editing
from lead_desktop.services.program_file import ProgramFile
from lead_desktop.ui.operations import UNEXPECTED, Operations
from tests.programs import small_file


@pytest.fixture
def operations(tmp_path: Path, qtbot: QtBot) -> Iterator[Operations]:
    made = Operations(small_file(tmp_path))
    yield made
    made.close()


def fail(_: ProgramFile) -> object:
    raise ZeroDivisionError("a bug")


def refuse(_: ProgramFile) -> object:
    raise Refused("The rule says no.")


def test_a_fast_read_answers_at_once(operations: Operations) -> None:
    answers: list[str] = []
    with operations.file.reading() as work:
        name = work.program().name
    operations.read(lambda _: name, answers.append)
    assert answers == ["LEAD"]


def test_slow_reads_answer_in_their_order_beside_the_window(operations: Operations, qtbot: QtBot) -> None:
    here = threading.get_ident()
    answers: list[tuple[int, bool, bool]] = []
    for number in range(5):
        operations.read(
            lambda _, number=number: (number, threading.get_ident() == here),  # type: ignore[misc]
            lambda answer: answers.append((*answer, threading.get_ident() == here)),
            slow=True,
        )
    assert answers == []
    qtbot.waitUntil(lambda: not operations.busy)
    # Worked out on the other thread, answered on the window's.
    assert answers == [(number, False, True) for number in range(5)]


def test_of_slow_reads_with_one_key_only_the_newest_answers(operations: Operations, qtbot: QtBot) -> None:
    go_on = threading.Event()
    began: list[int] = []
    answers: list[int] = []

    def work(number: int) -> int:
        began.append(number)
        assert go_on.wait(30)
        return number

    for number in range(4):
        operations.read(lambda _, number=number: work(number), answers.append, slow=True, key="pages")  # type: ignore[misc]
    operations.read(lambda _: 99, answers.append, slow=True)
    go_on.set()
    qtbot.waitUntil(lambda: not operations.busy)
    assert answers == [3, 99]
    # The first had begun already; those between were never done at all.
    assert began == [0, 3]


def test_a_change_tells_the_views_before_whoever_asked(operations: Operations) -> None:
    said: list[tuple[str, str]] = []
    operations.changed.connect(lambda changes: said.append(("views", changes.label)))
    operations.change(
        lambda file: editing.add(file, Organization(name="Bayline")),
        lambda changes: said.append(("asked", changes.label)),
    )
    label = "Add organization “Bayline”"
    assert [who for who, _ in said] == ["views", "asked"]
    assert {words for _, words in said} == {said[0][1]}
    assert "Bayline" in label
    with operations.file.reading() as work:
        assert "Bayline" in [organization.name for organization in work.all(Organization)]


def test_a_change_of_nothing_refreshes_no_view(operations: Operations) -> None:
    with operations.file.reading() as work:
        program = work.program()
    told: list[Changes] = []
    operations.changed.connect(told.append)
    answered: list[Changes] = []
    operations.change(lambda file: editing.change(file, program), answered.append)
    assert (told, len(answered)) == ([], 1)


def test_a_refusal_goes_to_whoever_asked_else_to_the_banner(operations: Operations, qtbot: QtBot) -> None:
    heard: list[object] = []
    banner: list[str] = []
    operations.refused.connect(banner.append)

    def hear(error: UserError) -> None:
        heard.append(error.sentence)

    for slow in (False, True):
        operations.read(refuse, heard.append, failed=hear, slow=slow)
        operations.read(refuse, heard.append, slow=slow)
        qtbot.waitUntil(lambda: not operations.busy)
    assert heard == ["The rule says no."] * 2
    assert banner == ["The rule says no."] * 2


def test_what_is_refused_leaves_no_trace(operations: Operations) -> None:
    with operations.file.reading() as work:
        program = work.program()
        entries = len(work.history())
    refused: list[UserError] = []
    operations.change(lambda file: editing.change(file, replace(program, name="")), failed=refused.append)
    with operations.file.reading() as work:
        assert work.get(Program, 1) == program
        assert len(work.history()) == entries
    assert len(refused) == 1


@pytest.mark.logs("A use case broke")
def test_a_bug_in_slow_work_is_logged_and_told_and_work_goes_on(operations: Operations, qtbot: QtBot) -> None:
    told: list[object] = []
    answers: list[object] = []
    operations.broke.connect(told.append)
    operations.read(fail, answers.append, slow=True)
    operations.read(lambda _: "next", answers.append, slow=True)
    qtbot.waitUntil(lambda: not operations.busy)
    assert (told, answers) == ([UNEXPECTED], ["next"])


@pytest.mark.logs("A use case broke")
def test_a_bug_in_fast_work_is_logged_and_told(operations: Operations) -> None:
    told: list[object] = []
    operations.broke.connect(told.append)
    with pytest.raises(ZeroDivisionError):
        operations.read(fail, told.append)
    assert told == [UNEXPECTED]


def test_what_runs_is_named_until_nothing_does(operations: Operations, qtbot: QtBot) -> None:
    said: list[object] = []
    operations.busy_changed.connect(said.append)
    operations.read(lambda _: 1, said.append, slow=True, text="Making the pages…")
    qtbot.waitUntil(lambda: not operations.busy)
    assert said == ["Making the pages…", 1, ""]


def test_work_that_can_be_stopped_ends_when_asked(operations: Operations, qtbot: QtBot) -> None:
    begun = threading.Event()
    steps: list[tuple[int, int]] = []
    ends: list[object] = []
    operations.progressed.connect(lambda done, total: steps.append((done, total)))
    operations.refused.connect(ends.append)

    def work(_: ProgramFile) -> None:
        operations.report(1, 3)
        begun.set()
        while not operations.stop_asked():
            pass
        raise Cancelled("It was stopped.")

    operations.read(work, ends.append, slow=True, stoppable=True)
    assert operations.stoppable
    assert begun.wait(30)
    operations.stop()
    qtbot.waitUntil(lambda: not operations.busy)
    assert (steps, ends) == ([(1, 3)], ["It was stopped."])
    # The wish is forgotten with the work it was for.
    operations.read(lambda _: operations.stop_asked(), ends.append, slow=True)
    qtbot.waitUntil(lambda: not operations.busy)
    assert ends[-1] is False


def test_closing_in_the_middle_lets_what_runs_end_and_answers_nothing(tmp_path: Path, qtbot: QtBot) -> None:
    operations = Operations(small_file(tmp_path))
    begun, go_on = threading.Event(), threading.Event()
    done: list[str] = []
    answers: list[object] = []

    def work(file: ProgramFile) -> Changes:
        begun.set()
        assert go_on.wait(30)
        changes = editing.add(file, Organization(name="Bayline"))
        done.append("kept")
        return changes

    operations.change(work, answers.append, slow=True)
    operations.read(lambda _: done.append("waited"), answers.append, slow=True)
    assert begun.wait(30)
    threading.Timer(0.05, go_on.set).start()
    operations.close()
    # What had begun is whole; what waited never began; nobody is told, for the window is gone.
    assert done == ["kept"]
    operations.read(lambda _: 1, answers.append)
    assert answers == []


def test_widgets_reach_use_cases_through_the_doors_alone() -> None:
    """No widget holds the file: `operations.file` is for whoever opened it, and signals carry no verbs."""
    folder = Path(ui.__file__).parent
    for path in folder.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        reads = [
            node.lineno
            for node in ast.walk(tree)
            if isinstance(node, ast.Attribute)
            and node.attr == "file"
            and isinstance(node.value, ast.Name | ast.Attribute)
            and ast.unparse(node.value).endswith("operations")
        ]
        assert reads == [], path
        verbs = [
            node.lineno
            for node in ast.walk(tree)
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "emit"
            and isinstance(node.func.value, ast.Attribute)
            and node.func.value.attr == "wanted"
            and any(isinstance(argument, ast.Constant) for argument in node.args)
        ]
        assert verbs == [], path
