"""The form: problems stand at their fields, nothing typed is lost, and one press of OK saves once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from lead_desktop.domain.model.changes import Changes
from lead_desktop.domain.model.people import Organization, Person
from lead_desktop.domain.model.program import Program
from lead_desktop.domain.text.entry import EntryContext
from lead_desktop.errors import Invalid, Problem, Refused, UserError
from lead_desktop.services import editing
from lead_desktop.services.program_file import ProgramFile
from lead_desktop.ui.kit import fields
from lead_desktop.ui.kit.editing import ask_delete, open_value
from lead_desktop.ui.kit.form import FormDialog
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.people.forms import person_fields
from tests.programs import small_file
from tests.ui.keyboard import type_over

ENTRY = EntryContext(
    date(2007, 12, 2), Program(name="LEAD", first_day=date(2007, 4, 1), last_day=date(2009, 3, 31))
)
CONTROL = Qt.KeyboardModifier.ControlModifier
CLICK = Qt.MouseButton.LeftButton


@dataclass(frozen=True)
class Sample:
    """One field of each kind."""

    name: str = "Ada"
    about: str = "First.\n\nSecond."
    day: date = date(2007, 12, 12)
    until: date | None = None
    start: time = time(8, 0)
    end: time | None = time(15, 30)
    count: int = 3
    target: float | None = 0.5
    colour: str = "green"
    interim: bool = False


SAMPLE_FIELDS = (
    fields.Line("name", "&Name", hint="A hint."),
    fields.Text("about", "&About"),
    fields.Day("day", "&Day", ENTRY.back),
    fields.Day("until", "&Until", ENTRY.ahead, optional=True, begin=date(2008, 1, 1)),
    fields.Clock("start", "&Start", ENTRY.start),
    fields.Clock("end", "&End", ENTRY.end, optional=True),
    fields.WholeNumber("count", "&Count", highest=10),
    fields.Number("target", "&Target"),
    fields.Choice("colour", "C&olour", (("blue", "Blue"), ("green", "Green"))),
    fields.Check("interim", "&Interim"),
)


@dataclass
class Desk:
    """Takes what a form submits; the answer is given by hand, or at once by `rule`."""

    submitted: list[Sample] = field(default_factory=list)
    rule: Callable[[Sample], UserError | None] = lambda _: None
    answers: bool = True
    accept: Callable[[], None] = lambda: None

    def submit(
        self, value: Sample, accepted: Callable[[], None], failed: Callable[[UserError], None]
    ) -> None:
        self.submitted.append(value)
        self.accept = accepted
        refusal = self.rule(value)
        if refusal is not None:
            failed(refusal)
        elif self.answers:
            accepted()


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(700, 700)
    made.show()
    return made


def open_sample(parent: QWidget, desk: Desk, value: Sample | None = None) -> FormDialog[Sample]:
    return FormDialog.open_for(parent, "Sample", SAMPLE_FIELDS, value or Sample(), desk.submit)


def ok(form: FormDialog[Sample]) -> QPushButton:
    return next(button for button in form.findChildren(QPushButton) if button.text() == "Save")


def paste(widget: QWidget, text: str) -> None:
    QApplication.clipboard().setText(text)
    QTest.keyClick(widget, Qt.Key.Key_A, CONTROL)
    QTest.keyClick(widget, Qt.Key.Key_V, CONTROL)


def question(form: QWidget) -> QMessageBox:
    (found,) = [box for box in form.findChildren(QMessageBox) if box.isVisible()]
    return found


def test_what_goes_in_comes_out_unchanged(parent: QWidget) -> None:
    desk = Desk()
    for value in (Sample(), Sample(until=date(2008, 2, 3), end=None, target=None, interim=True)):
        QTest.mouseClick(ok(open_sample(parent, desk, value)), CLICK)
        assert desk.submitted.pop() == value


def test_every_kind_of_field_is_read(parent: QWidget) -> None:
    desk = Desk()
    form = open_sample(parent, desk)
    kinds = (QLineEdit, QPlainTextEdit, QLineEdit, QLineEdit, QLineEdit, QLineEdit, QSpinBox, QLineEdit)
    editors = [form.editor(one.name) for one in SAMPLE_FIELDS]
    for editor, kind in zip(editors, (*kinds, QComboBox, QCheckBox), strict=True):
        assert isinstance(editor, kind)
    paste(form.editor("name"), "  Łukasz 李  ")
    paste(form.editor("about"), "One\n\nTwo\n")
    box = form.editor("colour")
    type_over(form.editor("day"), "2/29/2008")
    assert "There is no month 29" in form.problem("day")
    type_over(form.editor("day"), "29 feb 2008")
    type_over(form.editor("until"), "+3")
    type_over(form.editor("end"), "midnight")
    paste(form.editor("count"), "7")
    paste(form.editor("target"), "1.25")
    QTest.keyClick(box, Qt.Key.Key_Up)
    QTest.keyClick(form.editor("interim"), Qt.Key.Key_Space)
    QTest.keyClick(form.editor("about"), Qt.Key.Key_Return, CONTROL)
    (got,) = desk.submitted
    assert got == Sample(
        name="Łukasz 李",
        about="One\n\nTwo",
        day=date(2008, 2, 29),
        until=date(2007, 12, 5),
        end=time(0),
        count=7,
        target=1.25,
        colour="blue",
        interim=True,
    )


def test_an_optional_day_is_offered_where_it_would_be(parent: QWidget) -> None:
    desk = Desk()
    form = open_sample(parent, desk)
    assert form.editor("until").property("text") == ""
    QTest.keyClick(form.editor("until"), Qt.Key.Key_Up)
    QTest.mouseClick(ok(form), CLICK)
    assert desk.submitted[0].until == date(2008, 1, 1)


def test_a_problem_stands_at_its_field_and_takes_the_keyboard_there(parent: QWidget) -> None:
    desk = Desk(rule=lambda _: Invalid([Problem("name", "Too short."), Problem("day", "Too early.")]))
    form = open_sample(parent, desk)
    form.activateWindow()
    paste(form.editor("name"), "B")
    QTest.mouseClick(ok(form), CLICK)
    assert (form.problem("name"), form.problem("day")) == ("×  Too short.", "×  Too early.")
    assert form.problem("") == ""
    assert form.focusWidget() is form.editor("name")
    name = form.editor("name")
    assert isinstance(name, QLineEdit)
    assert (form.isVisible(), name.text()) == (True, "B")
    # Going through a field does not put it right.
    form.editor("day").setFocus()
    form.editor("start").setFocus()
    assert form.problem("day") == "×  Too early."
    # Put right: the old sentences go, and it is saved.
    desk.rule = lambda _: None
    QTest.mouseClick(ok(form), CLICK)
    assert not form.isVisible()
    assert [sample.name for sample in desk.submitted] == ["B", "B"]


def test_a_refusal_of_the_whole_stands_at_the_top_and_nothing_is_lost(parent: QWidget) -> None:
    desk = Desk(rule=lambda _: Refused("There are five already."))
    form = open_sample(parent, desk)
    paste(form.editor("about"), "Long and dear.")
    QTest.mouseClick(ok(form), CLICK)
    assert form.problem("") == "×  There are five already."
    about = form.editor("about")
    assert isinstance(about, QPlainTextEdit)
    assert about.toPlainText() == "Long and dear."
    assert ok(form).isEnabled()


def test_what_cannot_be_read_is_told_before_anything_is_asked(parent: QWidget) -> None:
    desk = Desk()
    form = open_sample(parent, desk)
    paste(form.editor("target"), "about half")
    QTest.mouseClick(ok(form), CLICK)
    assert form.problem("target")
    assert desk.submitted == []


def test_a_double_click_on_ok_saves_once(parent: QWidget) -> None:
    desk = Desk(answers=False)
    form = open_sample(parent, desk)
    button = ok(form)
    QTest.mouseClick(button, CLICK)
    QTest.mouseDClick(button, CLICK)
    QTest.keyClick(form.editor("name"), Qt.Key.Key_Return)
    QTest.keyClick(form.editor("about"), Qt.Key.Key_Return, CONTROL)
    assert len(desk.submitted) == 1
    desk.accept()
    assert not form.isVisible()


def test_enter_saves_from_a_line_and_makes_a_line_in_a_text(parent: QWidget) -> None:
    desk = Desk()
    form = open_sample(parent, desk)
    about = form.editor("about")
    assert isinstance(about, QPlainTextEdit)
    QTest.keyClick(about, Qt.Key.Key_Return)
    assert (about.toPlainText(), desk.submitted) == ("\nFirst.\n\nSecond.", [])
    QTest.keyPress(form.editor("name"), Qt.Key.Key_Return)
    assert len(desk.submitted) == 1


def test_tab_leaves_a_text(parent: QWidget) -> None:
    form = open_sample(parent, Desk())
    form.activateWindow()
    form.editor("about").setFocus()
    QTest.keyClick(form.editor("about"), Qt.Key.Key_Tab)
    assert form.focusWidget() is form.editor("day")
    form.reject()


def test_esc_closes_an_untouched_form_and_asks_about_a_touched_one(parent: QWidget) -> None:
    desk = Desk()
    form = open_sample(parent, desk)
    QTest.keyPress(form.editor("name"), Qt.Key.Key_Escape)
    assert not form.isVisible()
    form = open_sample(parent, desk)
    QTest.keyClicks(form.editor("name"), "x")
    QTest.keyPress(form.editor("name"), Qt.Key.Key_Escape)
    asked = question(form)
    QTest.keyPress(asked, Qt.Key.Key_Escape)
    name = form.editor("name")
    assert isinstance(name, QLineEdit)
    # The form began in its first field, whose text is typed over as after Tab.
    assert (form.isVisible(), name.text()) == (True, "x")
    form.close()
    go = question(form).findChild(QPushButton, "confirm_action")
    assert isinstance(go, QPushButton)
    QTest.mouseClick(go, CLICK)
    assert not form.isVisible()
    assert desk.submitted == []


def test_the_wheel_over_a_form_changes_nothing(parent: QWidget) -> None:
    desk = Desk()
    form = open_sample(parent, desk)
    for name in ("day", "start", "count", "colour"):
        widget = form.editor(name)
        at = QPointF(widget.rect().center())
        event = QWheelEvent(
            at,
            QPointF(widget.mapToGlobal(at)),
            QPoint(),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, event)
    QTest.mouseClick(ok(form), CLICK)
    assert desk.submitted == [Sample()]


def test_a_form_is_never_higher_than_a_small_screen(parent: QWidget) -> None:
    many = [fields.Line(f"line_{place}", f"Line {place}") for place in range(40)]

    @dataclass(frozen=True)
    class Many:
        def __getattr__(self, name: str) -> str:
            return name

    form: FormDialog[object] = FormDialog.open_for(parent, "Many", many, Many(), lambda *_: None)
    assert form.height() <= 700
    form.reject()


# with a real file


@pytest.fixture
def file(tmp_path: Path) -> ProgramFile:
    return small_file(tmp_path)


@pytest.fixture
def operations(file: ProgramFile, qtbot: QtBot) -> Operations:
    made = Operations(file)
    qtbot.addWidget(QWidget(), before_close_func=lambda _: made.close())
    return made


NAMES = [
    "Nuñez, Łukasz O’Shea 李",
    "<b>bold</b> & <a href='x'>link</a>",
    "אבג",
    "a\u202eb",
    "😀👩‍👩‍👧",
    "x" * 300,
]


def test_any_name_is_kept_as_it_was_typed(parent: QWidget, operations: Operations) -> None:
    for name in NAMES:
        form = open_value(parent, operations, "Add person", person_fields(), Person(name=""))
        paste(form.editor("name"), name)
        QTest.keyPress(form.editor("name"), Qt.Key.Key_Return)
        assert form.problem("name") == ""
        assert not form.isVisible()
    with operations.file.reading() as work:
        assert [person.name for person in work.all(Person)][1:] == NAMES


def test_a_name_too_long_or_empty_is_refused_and_stays(parent: QWidget, operations: Operations) -> None:
    form = open_value(parent, operations, "Add person", person_fields(), Person(name=""))
    name = form.editor("name")
    assert isinstance(name, QLineEdit)
    QTest.keyPress(name, Qt.Key.Key_Return)
    assert form.problem("name") == "×  Please give the person's name."
    paste(name, "x" * 301)
    QTest.keyPress(name, Qt.Key.Key_Return)
    assert form.problem("name") == (
        "×  This is 301 characters long; up to 300 can be kept. Nothing was cut: please shorten it."
    )
    assert name.text() == "x" * 301
    # The sentence does not make the form wider than the screen.
    assert form.width() < 800
    with operations.file.reading() as work:
        assert len(work.all(Person)) == 1


def test_control_characters_do_no_harm(parent: QWidget, operations: Operations) -> None:
    form = open_value(parent, operations, "Add person", person_fields(), Person(name=""))
    paste(form.editor("name"), "Ada\x00\x07\x1b[31m\tLovelace\r\nCountess")
    QTest.keyPress(form.editor("name"), Qt.Key.Key_Return)
    with operations.file.reading() as work:
        kept = work.all(Person)[-1].name
    # What cannot be seen is a space, and a name stays on one line.
    assert kept == "Ada   [31m Lovelace  Countess"


def asked(parent: QWidget) -> QMessageBox:
    """Return the question that is open."""
    found = [box for box in parent.findChildren(QMessageBox) if box.isVisible()]
    assert len(found) == 1
    return found[0]


def test_deleting_asks_first_and_the_answer_no_deletes_nothing(
    parent: QWidget, operations: Operations
) -> None:
    done: list[Changes] = []
    refused: list[str] = []
    operations.changed.connect(done.append)
    operations.refused.connect(refused.append)
    editing.add(operations.file, Person(name="Ada Quist"))
    person = next(one for one in operations.file.snapshot().people if one.name == "Ada Quist")
    ask_delete(parent, operations, person)
    box = asked(parent)
    assert person.name in box.text()
    QTest.keyPress(box, Qt.Key.Key_Return)
    assert (done, refused) == ([], [])
    ask_delete(parent, operations, person)
    go = asked(parent).findChild(QPushButton, "confirm_action")
    assert isinstance(go, QPushButton)
    QTest.mouseClick(go, CLICK)
    assert [list(changes.ids(Person)) for changes in done] == [[person.id]]


def test_what_cannot_be_deleted_is_refused_before_anybody_is_asked(
    parent: QWidget, operations: Operations
) -> None:
    refused: list[str] = []
    operations.refused.connect(refused.append)
    organization = operations.file.snapshot().organizations[0]
    ask_delete(parent, operations, organization)
    assert not [box for box in parent.findChildren(QMessageBox) if box.isVisible()]
    # It has history: refused in words, and it is still there.
    assert "has history and cannot be deleted" in refused[0]
    with operations.file.reading() as work:
        assert work.all(Organization) == (organization,)


def test_a_value_that_was_deleted_elsewhere_is_told_in_its_form(
    parent: QWidget, operations: Operations
) -> None:
    with operations.file.changing() as work:
        person = work.add(Person(name="Gone Soon"))
        work.commit("Add")
    form = open_value(parent, operations, "Edit person", person_fields(), person)
    with operations.file.changing() as work:
        work.remove(person)
        work.commit("Delete")
    paste(form.editor("name"), "Still here")
    QTest.keyPress(form.editor("name"), Qt.Key.Key_Return)
    assert form.problem("") == "×  This person is no longer in the program."
    name = form.editor("name")
    assert isinstance(name, QLineEdit)
    assert name.text() == "Still here"
    assert replace(person, name="x").id == person.id
