"""The form of a program: its days, and how the program writes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from lead_desktop.domain.model.formats import AMERICAN, INTERNATIONAL, DateStyle
from lead_desktop.domain.model.program import PaperSize, Program, written_as
from lead_desktop.errors import UserError
from lead_desktop.services import editing
from lead_desktop.services.program_file import open_program
from lead_desktop.ui.kit.form import FormDialog
from lead_desktop.ui.shell.program import ProgramForm, new_program
from tests.programs import clock
from tests.test_formats import DAY, make_american, not_american, shown_texts
from tests.ui.conftest import OpenWindow
from tests.ui.keyboard import type_over

TODAY = date(2026, 11, 27)


@pytest.fixture
def taken() -> list[Program]:
    return []


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def form(window: QWidget, taken: list[Program]) -> FormDialog[Program]:
    """The form of a new program."""

    def submit(value: Program, accepted: Callable[[], None], failed: Callable[[UserError], None]) -> None:
        taken.append(value)
        accepted()

    made = ProgramForm(window, "Start a program", new_program(TODAY), submit, TODAY, proposes=True)
    made.open()
    while not made.isActiveWindow():
        QApplication.processEvents()
    return made


def line(form: FormDialog[Program], name: str) -> QLineEdit:
    found = form.editor(name)
    assert isinstance(found, QLineEdit)
    return found


def choose(form: FormDialog[Program], name: str, key: Qt.Key) -> None:
    box = form.editor(name)
    assert isinstance(box, QComboBox)
    box.setFocus()
    QTest.keyClick(box, key)


def test_a_new_program_on_letter_paper_writes_as_americans_do(
    form: FormDialog[Program], taken: list[Program]
) -> None:
    assert line(form, "first_day").text() == "Dec 1, 2026"
    focus = QApplication.focusWidget()
    assert focus is line(form, "name")
    QTest.keyClicks(focus, "Quality Circle")
    type_over(line(form, "first_day"), "1/2/27")
    QTest.keyClick(line(form, "first_day"), Qt.Key.Key_Return)
    assert [one.formats for one in taken] == [AMERICAN]
    assert taken[0].name == "Quality Circle"
    assert taken[0].first_day == date(2027, 1, 2)


def test_a4_proposes_the_other_styles_and_the_days_follow(
    form: FormDialog[Program], taken: list[Program]
) -> None:
    choose(form, "paper_size", Qt.Key.Key_Down)
    assert line(form, "first_day").text() == "1 Dec 2026"
    type_over(line(form, "name"), "Circle")
    QTest.keyClick(line(form, "name"), Qt.Key.Key_Return)
    assert [one.formats for one in taken] == [INTERNATIONAL]
    assert taken[0].paper_size is PaperSize.A4


def test_a_style_that_was_chosen_stays_whatever_the_paper(
    form: FormDialog[Program], taken: list[Program]
) -> None:
    choose(form, "date_style", Qt.Key.Key_End)
    assert line(form, "first_day").text() == "2026-12-01"
    choose(form, "paper_size", Qt.Key.Key_Down)
    assert line(form, "last_day").text() == "2028-11-30"
    type_over(line(form, "name"), "Circle")
    QTest.keyClick(line(form, "name"), Qt.Key.Key_Return)
    assert [one.formats for one in taken] == [replace(AMERICAN, date=DateStyle.YEAR_FIRST)]


def test_a_text_that_is_no_day_stays_as_typed_in_another_style(
    form: FormDialog[Program],
) -> None:
    type_over(line(form, "first_day"), "soon")
    choose(form, "date_style", Qt.Key.Key_End)
    assert line(form, "first_day").text() == "soon"
    assert "not understood" in form.problem("first_day")


def test_another_style_is_taken_over_at_once_by_every_tab(
    open_window: OpenWindow, example: Path, qtbot: QtBot
) -> None:
    """As in the program's settings: what is open already follows."""
    make_american(example)
    file = open_program(example, clock())
    program = file.snapshot().program
    editing.change(file, written_as(program, INTERNATIONAL))
    file.close()
    window = open_window(example)
    for place in window.places:
        window.show_tab(place.key)
        qtbot.waitUntil(lambda: not window.operations.busy, timeout=60_000)
        assert not_american(" ".join(shown_texts(window)), DAY), place.key
    window.operations.change(lambda file: editing.change(file, program))
    found: set[str] = set()
    for place in window.places:
        window.show_tab(place.key)
        qtbot.waitUntil(lambda: not window.operations.busy, timeout=60_000)
        found.update(
            f"{place.key}: {one}" for words in shown_texts(window) for one in not_american(words, DAY)
        )
    assert not found, "\n".join(sorted(found))
