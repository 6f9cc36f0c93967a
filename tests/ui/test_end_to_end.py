"""From the first start to a printed packet; and edits on every tab, taken back, brought back, and kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from lead_desktop.domain.model.agenda import AgendaItem, ItemKind
from lead_desktop.domain.model.changes import Changes
from lead_desktop.domain.model.goals import Goal
from lead_desktop.domain.model.people import Appointment, Organization, Person, Role
from lead_desktop.domain.model.sessions import Session
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.services import editing
from lead_desktop.services.program_file import ProgramFile, open_program
from lead_desktop.ui.kit.form import FormDialog
from lead_desktop.ui.packets.tab import PacketsTab
from lead_desktop.ui.shell.application import Application
from lead_desktop.ui.shell.main_window import MainWindow
from tests.programs import clock
from tests.ui.conftest import OpenWindow
from tests.ui.keyboard import type_over

CLICK = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def snapshot(file: ProgramFile) -> Snapshot:
    with file.reading() as work:
        return work.snapshot()


def visible_form(window: QWidget) -> FormDialog[object]:
    (found,) = [dialog for dialog in window.findChildren(FormDialog) if dialog.isVisible()]
    return found


def add(window: MainWindow, value: Organization | Person | Appointment | Session | AgendaItem) -> None:
    """Add a value as a tab does: through the door for changes, and every view follows."""
    window.operations.change(lambda file: editing.add(file, value))


def test_from_the_first_start_to_a_printed_packet(
    application: Application, tmp_path: Path, qtbot: QtBot
) -> None:
    # The first page: start a program.
    welcome = application.show_welcome()
    QTest.mouseClick(welcome.new_button, CLICK)
    form = visible_form(welcome)
    QTest.keyClicks(form.editor("name"), "LEAD North")
    QTest.keyClicks(form.editor("sponsor"), "The Harbor Foundation")
    type_over(form.editor("first_day"), "Apr 1, 2007")
    QTest.keyPress(form.editor("name"), Qt.Key.Key_Return)
    (chooser,) = [dialog for dialog in welcome.findChildren(QFileDialog) if dialog.isVisible()]
    chooser.fileSelected.emit(str(tmp_path / "North.lead"))
    chooser.done(1)
    window = application.window
    assert isinstance(window, MainWindow)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    # Two organizations with their CEOs; one has a head of Quality too.
    add(window, Organization(name="Alder Valley Health", short_name="Alder"))
    add(window, Organization(name="Bayline Medical Center", short_name="Bayline", colour=1))
    for place, (name, role, organization) in enumerate(
        (
            ("Robert Castellan", Role.CEO, 1),
            ("Łukasz Nuñez", Role.CEO, 2),
            ("Susan Whitcomb", Role.HEAD_OF_QUALITY, 1),
        ),
        start=1,
    ):
        add(window, Person(name=name))
        add(
            window,
            Appointment(person_id=place, organization_id=organization, role=role, first_day=date(2006, 1, 1)),
        )
    # A session of two items, one of them for CEOs alone.
    add(window, Session(number=1, day=date(2007, 12, 12), host_id=2, topic="Measurement", venue="Room 4B"))
    add(
        window, AgendaItem(session_id=1, position=1, title="Welcome to Bayline", minutes=30, for_quality=True)
    )
    add(
        window,
        AgendaItem(
            session_id=1,
            position=2,
            title="Round-table of the five",
            minutes=90,
            kind=ItemKind.ROUND_TABLE,
        ),
    )
    assert window.banner.sentence() == ""

    # The Packets tab shows the pages, and saves them.
    QTest.keyClick(window, Qt.Key.Key_5, CONTROL)
    tab = window.tabs.currentWidget()
    assert isinstance(tab, PacketsTab)
    qtbot.waitUntil(lambda: tab.up_to_date, timeout=60_000)
    assert tab.preview.pages() >= 5
    QTest.mouseClick(tab.save_button, CLICK)
    (folder,) = [dialog for dialog in tab.findChildren(QFileDialog) if dialog.isVisible()]
    folder.fileSelected.emit(str(tmp_path / "Packets"))
    folder.reject()
    qtbot.waitUntil(lambda: window.banner.sentence().startswith("3 packets for session 1"), timeout=60_000)

    # What is on paper.
    texts = {}
    for path in (tmp_path / "Packets").glob("*.pdf"):
        document = QPdfDocument()
        assert document.load(str(path)) is QPdfDocument.Error.None_
        pages = range(document.pageCount())
        texts[path.stem] = " ".join(" ".join(document.getAllText(page).text().split()) for page in pages)
        document.close()
    assert set(texts) == {
        f"Session 1 - {name}" for name in ("Robert Castellan", "Łukasz Nuñez", "Susan Whitcomb")
    }
    for name, text in texts.items():
        assert "Welcome to Bayline" in text
        assert "The Harbor Foundation" in text
        assert "Illustrative data" not in text
        assert ("Round-table of the five" in text) is ("Susan" not in name)


Edit = Callable[[ProgramFile], Changes]


def a_session(file: ProgramFile) -> Changes:
    session = next(one for one in snapshot(file).sessions if one.number == 9)
    return editing.change(file, replace(session, venue="Łódź & <b>Köln</b>", day=session.day + timedelta(1)))


def an_item(file: ProgramFile) -> Changes:
    item = next(one for one in snapshot(file).items if one.for_quality)
    return editing.remove(file.because("Typed in wrongly"), item)


def a_mark(file: ProgramFile) -> Changes:
    return editing.remove(file.because("Typed in wrongly"), next(iter(snapshot(file).marks)))


def a_goal(file: ProgramFile) -> Changes:
    # With its measures and their 24 months.
    return editing.remove(file, snapshot(file).goals[0])


def a_number(file: ProgramFile) -> Changes:
    observation = next(one for one in snapshot(file).observations if one.numerator is not None)
    return editing.change(file, replace(observation, note="Counted again; ½ “odd” 李"))


def a_person(file: ProgramFile) -> Changes:
    return editing.change(file, replace(snapshot(file).people[0], name="x" * 300))


def an_appointment(file: ProgramFile) -> Changes:
    return editing.add(
        file,
        Appointment(
            person_id=snapshot(file).people[0].id,
            organization_id=snapshot(file).organizations[0].id,
            role=Role.TRUSTEE,
            first_day=date(2008, 1, 1),
        ),
    )


EDITS: tuple[tuple[str, Edit], ...] = (
    ("Scheduling", a_session),
    ("Scheduling", an_item),
    ("Attendance", a_mark),
    ("Goals", a_goal),
    ("Goals", a_number),
    ("People", a_person),
    ("People", an_appointment),
)


def test_edits_on_every_tab_are_undone_redone_and_there_when_it_is_opened_again(
    open_window: OpenWindow, example: Path, qtbot: QtBot
) -> None:
    window = open_window(example)
    file = window.operations.file
    states = [snapshot(file)]
    for title, edit in EDITS:
        place = next(at for at in range(window.tabs.count()) if window.tabs.tabText(at) == title)
        window.tabs.setCurrentIndex(place)
        window.operations.change(edit)
        assert window.banner.sentence() == "", title
        states.append(snapshot(file))
        assert states[-1] != states[-2], title
    # Each step back is exactly the step that was made, and each step forth again.
    for state in reversed(states[:-1]):
        QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
        assert snapshot(file) == state
    for state in states[1:]:
        QTest.keyClick(window, Qt.Key.Key_Z, CONTROL | SHIFT)
        assert snapshot(file) == state
    assert window.note.sentence().startswith("Done again: ")
    assert window.saved.text() == "All changes saved"
    window.close()
    again = open_program(example, clock())
    assert snapshot(again) == states[-1]
    again.close()
    # Opened once more, what was done before can still be undone: all of it.
    window = open_window(example)
    for state in reversed(states[:-1]):
        window.undo()
        assert snapshot(window.operations.file) == state
    assert window.banner.sentence() == ""


# bad input of every kind, each with the sentence a user reads


def two_ceos(file: ProgramFile) -> Changes:
    ceo = next(
        appointment
        for appointment in snapshot(file).appointments
        if appointment.role is Role.CEO and appointment.last_day is None
    )
    other = next(person for person in snapshot(file).people if person.id != ceo.person_id)
    return editing.add(file, replace(ceo, id=0, person_id=other.id, first_day=date(2008, 1, 1)))


def sixth_goal(file: ProgramFile) -> Changes:
    goals = snapshot(file).goals
    organization = goals[0].organization_id
    for number in range(6):
        editing.add(file, Goal(organization_id=organization, statement=f"Goal {number}"))
    raise AssertionError("six goals were taken")


def events_of_nothing(file: ProgramFile) -> Changes:
    observation = next(one for one in snapshot(file).observations if one.denominator)
    return editing.change(file, replace(observation, numerator=3, denominator=0))


def organization_with_history(file: ProgramFile) -> Changes:
    return editing.remove(file, snapshot(file).organizations[0])


def end_before_start(file: ProgramFile) -> Changes:
    one = snapshot(file).appointments[0]
    return editing.change(file, replace(one, last_day=one.first_day - timedelta(days=1)))


def empty_name(file: ProgramFile) -> Changes:
    return editing.change(file, replace(snapshot(file).organizations[0], name="  "))


def a_substitute(file: ProgramFile) -> Changes:
    known = snapshot(file)
    mark = next(iter(known.marks))
    seat = next(one for one in known.seats if one.id == mark.seat_id)
    gone = next(
        appointment
        for appointment in known.appointments
        if appointment.role is Role.CEO and appointment.last_day is not None
    )
    session = next(one for one in known.sessions if one.day > (gone.last_day or one.day))
    return editing.add(file, replace(seat, id=0, session_id=session.id, appointment_id=gone.id))


BAD: tuple[tuple[Edit, str], ...] = (
    (two_ceos, "at most one CEO on any day"),
    (sixth_goal, "at most five active goals"),
    (events_of_nothing, "denominator"),
    (organization_with_history, "has history and cannot be deleted"),
    (end_before_start, "last day"),
    (empty_name, "Please give the organization a name."),
    (a_substitute, "LEAD takes no substitutes"),
)


def test_what_the_rules_forbid_is_told_in_the_window_and_changes_nothing(window: MainWindow) -> None:
    file = window.operations.file
    before = snapshot(file)
    for bad, words in BAD:
        window.banner.hide()
        window.operations.change(bad)
        sentence = window.banner.sentence()
        assert words in sentence, bad.__name__
        assert sentence.endswith(".")
        after = snapshot(file)
        # Goals up to the fifth are no offence.
        assert replace(after, goals=()) == replace(before, goals=())
        assert all(goal in after.goals for goal in before.goals)
