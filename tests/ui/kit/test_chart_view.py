"""The chart on the screen: pointing, walking, copying, the table."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from lead_desktop import paths
from lead_desktop.domain.charts.chart import Chart, chart
from lead_desktop.ui.kit.chart_table import ChartTable
from lead_desktop.ui.kit.chart_view import ChartView
from lead_desktop.ui.theme import Appearance, Theme, make_theme
from tests.domain.charts.test_chart import RATE, SPIKED, observations

SENTENCE = "Down from 4.2 to 0.9 per 1,000 line days."


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return make_theme(qapp, paths.resources(), Appearance.LIGHT)


def shown() -> Chart:
    return chart(RATE, observations([*SPIKED[:8], None, *SPIKED[8:]]))


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> ChartView:
    made = ChartView(theme)
    qtbot.addWidget(made)
    made.set_chart(shown(), SENTENCE)
    made.resize(460, 190)
    made.show()
    qtbot.waitExposed(made)
    made.setFocus()
    return made


def column(view: ChartView, place: int) -> QPoint:
    scene = view.scene()
    assert scene is not None
    return QPoint(round(scene.columns[place]), 90)


def test_hovering_tells_the_numbers_of_the_month(view: ChartView) -> None:
    QTest.mouseMove(view, column(view, 3))
    QTest.mouseMove(view, column(view, 5))
    assert view.current == 5
    assert "Sep 2006: 30 per 1,000 line days (30 of 1,000)" in QToolTip.text()
    QTest.mouseMove(view, column(view, 8))
    assert QToolTip.text() == "Dec 2006: no numbers."


def test_the_arrow_keys_walk_along_the_months_gaps_too(view: ChartView) -> None:
    walked = []
    for key in (
        Qt.Key.Key_Right,
        Qt.Key.Key_Left,
        Qt.Key.Key_Home,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_End,
        Qt.Key.Key_Right,
    ):
        QTest.keyClick(view, key)
        walked.append(view.current)
    assert walked == [14, 13, 0, 0, 1, 14, 14]
    assert QToolTip.text() == view.point_text(14)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    walked.append(view.current)
    assert walked[-1] is None


def test_another_chart_begins_anew(view: ChartView) -> None:
    pointed = []
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.scene() is not None
    view.set_chart(chart(RATE, observations([1, 2])), "Up.")
    scene = view.scene()
    assert scene is not None
    assert len(scene.dots) == 2
    pointed.append(view.current)
    QTest.keyClick(view, Qt.Key.Key_End)
    pointed.append(view.current)
    assert pointed == [None, 1]
    view.set_chart(chart(RATE, []), "No numbers yet.")
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert view.current is None


def test_the_sentence_and_the_footer_are_told_to_those_who_cannot_see_it(view: ChartView) -> None:
    assert SENTENCE in view.accessibleName()
    assert view.accessibleDescription().startswith("U chart, n = 14")


def test_copied_as_a_table_and_as_a_picture(view: ChartView) -> None:
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[:4] == ["Month", "Numerator", "Denominator", "Value"]
    assert lines[6].split("\t")[:4] == ["2006-09", "30", "1000", "30"]
    view.copy_picture()
    picture = QGuiApplication.clipboard().image()
    assert picture.width() == 920
    assert picture.pixelColor(2, 2) == view._theme.colour("paper")
    colours = {picture.pixelColor(x, y).name() for x in range(0, 920, 2) for y in range(0, 380, 2)}
    assert {"#e3eef0", "#d55e00"} <= colours


def test_enter_shows_the_numbers_as_a_table(view: ChartView) -> None:
    QTest.keyClick(view, Qt.Key.Key_Return)
    (dialog,) = view.findChildren(ChartTable)
    assert dialog.isVisible()
    assert dialog.table.rowCount() == 15
    heads = [dialog.table.horizontalHeaderItem(n) for n in range(dialog.table.columnCount())]
    assert [head.text() for head in heads if head is not None][:4] == [
        "Month",
        "Numerator",
        "Denominator",
        "Value",
    ]
    cell = dialog.table.item(5, 7)
    assert cell is not None
    assert "beyond the limits" in cell.text()
    gap = dialog.table.item(8, 3)
    assert gap is not None
    assert gap.text() == ""
    dialog.copy()
    assert QGuiApplication.clipboard().text() == view.table_text()
    dialog.reject()


def test_the_menu_offers_the_three(view: ChartView) -> None:
    menu = view.open_menu(view.mapToGlobal(QPoint(5, 5)))
    assert [action.text().replace("&", "") for action in menu.actions()] == [
        "Show the numbers…",
        "Copy as picture",
        "Copy as table",
    ]
    menu.actions()[2].trigger()
    assert QGuiApplication.clipboard().text().startswith("Month\t")
    menu.close()


def test_a_smaller_place_is_laid_out_anew(view: ChartView) -> None:
    before = view.scene()
    view.resize(200, 100)
    after = view.scene()
    assert before is not None
    assert after is not None
    assert (after.width, after.height) == (200, view.height())
    assert max(after.columns) < 200


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK])
def test_signals_and_band_can_be_told_in_grey(
    appearance: Appearance, view: ChartView, theme: Theme, qtbot: QtBot
) -> None:
    theme.apply(appearance)
    grey = {name: theme.colour(name).lightness() for name in ("paper", "accent soft", "accent", "muted")}
    assert abs(grey["paper"] - grey["accent soft"]) >= 10
    assert abs(grey["accent soft"] - grey["accent"]) > 60
    assert abs(grey["accent soft"] - grey["muted"]) > 60
    theme.apply(Appearance.LIGHT)
