"""A day that was held is a record: its guests, dinner and papers change only once somebody says why."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from lead_desktop.domain.model.agenda import Paper
from lead_desktop.domain.model.sessions import Guest
from lead_desktop.errors import ReasonNeeded
from lead_desktop.services import editing, history
from lead_desktop.services.scheduling import dinners, papers, portraits
from lead_desktop.ui.kit.form import FormDialog
from lead_desktop.ui.scheduling.tab import SchedulingTab
from tests.ui.scheduling.conftest import top_dialog

WHY = "the printed list was wrong"
HELD = 6


@pytest.fixture
def held(tab: SchedulingTab) -> SchedulingTab:
    """The tab on session 6, which was held."""
    tab.show_session(HELD)
    assert tab.page.day is not None
    assert tab.page.day.session.number == HELD
    return tab


def answer() -> None:
    """Say why the record changes, in the dialog that asks for it."""
    dialog = top_dialog()
    assert isinstance(dialog, FormDialog)
    assert dialog.windowTitle() == "This session was held"
    editor = dialog.editor("reason")
    assert isinstance(editor, QPlainTextEdit)
    editor.setPlainText(WHY)
    dialog._save()


def last_label(tab: SchedulingTab) -> str:
    return history.history(tab.operations.file)[-1].label


def a_pdf(folder: Path) -> Path:
    path = folder / "late.pdf"
    made = pikepdf.new()
    made.add_blank_page(page_size=(612, 792))
    made.save(path)
    return path


def test_a_guest_is_edited_once_the_reason_is_said(held: SchedulingTab) -> None:
    (view, *_) = held.page.people.guests
    held.edits.people.edit_guest(view.guest, "talk")
    answer()
    dialog = top_dialog()
    assert isinstance(dialog, FormDialog)
    talk = dialog.editor("talk")
    talk.setText("Another talk")  # type: ignore[attr-defined]
    dialog._save()
    assert QApplication.activeModalWidget() is None
    assert last_label(held).endswith(f"after it was held: {WHY}")
    history.undo(held.operations.file)
    with held.operations.file.reading() as work:
        assert work.get(Guest, view.guest.id) == view.guest


def test_a_paper_is_attached_once_the_reason_is_said(
    held: SchedulingTab, qtbot: QtBot, tmp_path: Path
) -> None:
    assert held.page.day is not None
    paper = next(paper for line in held.page.day.lines for paper in line.papers)
    entries = len(history.history(held.operations.file))
    held.edits.papers.attach(paper.id, a_pdf(tmp_path))
    assert len(history.history(held.operations.file)) == entries
    answer()
    qtbot.waitUntil(lambda: len(history.history(held.operations.file)) > entries, timeout=20_000)
    assert last_label(held).endswith(f"after it was held: {WHY}")
    history.undo(held.operations.file)
    with held.operations.file.reading() as work:
        assert work.get(Paper, paper.id) == paper


def test_the_dinner_is_planned_once_the_reason_is_said(held: SchedulingTab) -> None:
    held.edits.people.edit_dinner("place")
    answer()
    dialog = top_dialog()
    assert isinstance(dialog, FormDialog)
    dialog.editor("place").setText("Another house")  # type: ignore[attr-defined]
    dialog._save()
    assert last_label(held) == f"Plan the dinner of session {HELD} after it was held: {WHY}"


def test_without_a_reason_nothing_of_a_held_day_changes(held: SchedulingTab, tmp_path: Path) -> None:
    file = held.operations.file
    day = held.page.day
    assert day is not None
    paper = next(paper for line in day.lines for paper in line.papers)
    guest, path = day.guests[0], a_pdf(tmp_path)
    table = dinners.dinner_table(file, day.session.id)
    attempts: list[Callable[[], object]] = [
        lambda: editing.change(file, guest),
        lambda: editing.remove(file, paper),
        lambda: editing.add(file, Guest(session_id=day.session.id, name="Somebody")),
        lambda: papers.attach(file, paper.id, path),
        lambda: papers.add_attached(file, paper.item_id, path),
        lambda: papers.detach(file, paper.id),
        lambda: portraits.remove_portrait(file, guest.id),
        lambda: dinners.plan(file, table.dinner, {}, {}),
    ]
    before = history.history(file)
    for attempt in attempts:
        with pytest.raises(ReasonNeeded, match="was held on"):
            attempt()
    assert history.history(file) == before
