"""The search field: a few letters, a choice by key or mouse, and the place it leads to."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication
from pytestqt.qtbot import QtBot

from lead_desktop.domain.model.goals import Goal
from lead_desktop.domain.model.people import Organization, Person
from lead_desktop.domain.model.sessions import Session
from lead_desktop.services import editing
from lead_desktop.services.search import Hit
from lead_desktop.ui.shell.main_window import MainWindow

CONTROL = Qt.KeyboardModifier.ControlModifier


def popup(window: MainWindow) -> QAbstractItemView:
    completer = window.search.completer()
    assert completer is not None
    found = completer.popup()
    assert found is not None
    return found


def offered(window: MainWindow) -> list[str]:
    model = popup(window).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def type_in(window: MainWindow, text: str) -> None:
    """Paste a text into the field: QTest types nothing but ASCII."""
    window.search.clear()
    QApplication.clipboard().setText(text)
    QTest.keyClick(window.search, Qt.Key.Key_V, CONTROL)


def test_ctrl_k_goes_to_the_field_from_anywhere(window: MainWindow) -> None:
    window.tabs.setCurrentIndex(2)
    QTest.keyClick(window.tabs.currentWidget(), Qt.Key.Key_K, CONTROL)
    assert QApplication.focusWidget() is window.search


def test_enter_goes_to_the_first_hit(window: MainWindow) -> None:
    chosen: list[Hit] = []
    window.search.chosen.connect(chosen.append)
    for typed, tab, kind in (
        ("ferreira", "People", Person),
        ("bayline", "People", Organization),
        ("session 9", "Scheduling", Session),
        ("haugen", "Scheduling", Session),
    ):
        QTest.keyClicks(window.search, typed)
        QTest.keyClick(window.search, Qt.Key.Key_Return)
        assert chosen.pop().entity is kind
        assert window.tabs.tabText(window.tabs.currentIndex()) == tab
        # The field is ready for the next search.
        assert window.search.text() == ""
        assert not popup(window).isVisible()


def test_an_accent_need_not_be_typed(window: MainWindow) -> None:
    QTest.keyClicks(window.search, "zielinska")
    assert offered(window) == ["Hanna Zielińska"]
    type_in(window, "ZIELIŃSKA")
    assert offered(window) == ["Hanna Zielińska"]


def test_the_arrows_choose_among_the_hits(window: MainWindow, qtbot: QtBot) -> None:
    chosen: list[Hit] = []
    window.search.chosen.connect(chosen.append)
    QTest.keyClicks(window.search, "an")
    second = offered(window)[1]
    qtbot.waitUntil(lambda: popup(window).isVisible())
    QTest.keyClick(popup(window), Qt.Key.Key_Down)
    QTest.keyClick(popup(window), Qt.Key.Key_Down)
    QTest.keyClick(popup(window), Qt.Key.Key_Return)
    assert [hit.name for hit in chosen] == [second]


def test_of_two_with_the_same_words_the_one_that_was_clicked_is_chosen(
    window: MainWindow, qtbot: QtBot
) -> None:
    file = window.operations.file
    for _ in range(2):
        editing.add(file, Person(name="John Twin", title="Trustee"))
    chosen: list[Hit] = []
    window.search.chosen.connect(chosen.append)
    QTest.keyClicks(window.search, "twin")
    assert offered(window) == ["John Twin", "John Twin"]
    qtbot.waitUntil(lambda: popup(window).isVisible())
    view = popup(window)
    place = view.visualRect(view.model().index(1, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with file.reading() as work:
        twins = [person.id for person in work.all(Person) if person.name == "John Twin"]
    assert [hit.id for hit in chosen] == [twins[1]]


def test_nothing_found_is_said_and_enter_goes_nowhere(window: MainWindow) -> None:
    before = window.tabs.currentIndex()
    QTest.keyClicks(window.search, "zzzz")
    assert offered(window) == ["Nothing found"]
    QTest.keyClick(window.search, Qt.Key.Key_Return)
    assert window.tabs.currentIndex() == before
    assert window.search.text() == "zzzz"


def test_odd_text_is_only_text(window: MainWindow) -> None:
    for odd in ("<b", "&", "%", "_", "'", '"', "\u202eabc", "😀", "x" * 3000, " "):
        type_in(window, odd)
        assert len(offered(window)) <= 12
        assert window.banner.sentence() == ""


def test_a_long_name_is_offered_whole_in_its_tooltip(window: MainWindow) -> None:
    file = window.operations.file
    with file.reading() as work:
        goal = work.all(Goal)[0]
    statement = "Unusual " + "x" * 290
    editing.change(file, replace(goal, statement=statement))
    QTest.keyClicks(window.search, "unusual")
    index = popup(window).model().index(0, 0)
    assert statement in str(index.data(Qt.ItemDataRole.ToolTipRole))


def test_one_escape_takes_away_what_was_typed_and_goes_back(window: MainWindow) -> None:
    window.go_to_tab(0)
    before = QApplication.focusWidget()
    assert before is not None
    QTest.keyClick(before, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert window.search.hasFocus()
    QTest.keyClicks(window.search, "an")
    assert popup(window).isVisible()
    QTest.keyClick(popup(window), Qt.Key.Key_Escape)
    assert not popup(window).isVisible()
    assert window.search.text() == ""
    assert QApplication.focusWidget() is before
