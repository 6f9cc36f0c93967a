"""Where the keyboard is can be seen: a pair of pictures for each stop of Tab, in every tab and dialog."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox, QWidget

from lead_desktop.ui.theme import Appearance
from tests.golden.all_scenes import SCENES
from tests.golden.stage import Stage
from tests.ui.test_dialogs import described

pytestmark = pytest.mark.timeout(900)
_CONTRAST = 3.0
_MOST_STOPS = 90


@pytest.fixture(scope="module", params=[Appearance.LIGHT, Appearance.DARK])
def stage(
    request: pytest.FixtureRequest,
    qapp: QApplication,
    finished_example: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Stage]:
    made = Stage(qapp, finished_example, tmp_path_factory.mktemp("stage"), request.param)
    yield made
    made.close()


def luminance(colour: QColor) -> float:
    """Return the relative luminance of WCAG 2.2."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def changed(before: QImage, after: QImage, area: QRect) -> int:
    """Return how many pixels of an area have changed by at least 3 to 1."""
    count = 0
    for y in range(max(area.top(), 0), min(area.bottom(), after.height() - 1) + 1):
        for x in range(max(area.left(), 0), min(area.right(), after.width() - 1) + 1):
            if before.pixel(x, y) != after.pixel(x, y) and (
                contrast(before.pixelColor(x, y), after.pixelColor(x, y)) >= _CONTRAST
            ):
                count += 1
                if count >= 12:
                    return count
    return count


def picture(window: QWidget) -> QImage:
    for _ in range(3):
        QApplication.processEvents()
    return window.grab().toImage()


def unseen_stops(window: QWidget) -> Iterator[str]:
    """Go round a window with Tab; yield each stop of which nothing is to be seen."""
    window.activateWindow()
    begun = QApplication.focusWidget()
    before = picture(window)
    for _ in range(_MOST_STOPS):
        focus = QApplication.focusWidget()
        if focus is None:
            return
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now is None or now is focus or now.window() is not window:
            return
        after = picture(window)
        corner = now.mapTo(window, QPoint(0, 0))
        area = QRect(corner, now.size()).adjusted(-4, -4, 4, 4)
        if not changed(before, after, area):
            yield described(now) or type(now).__name__
        before = after
        if now is begun:
            return


_TABS = (
    "scheduling-7-announced",
    "attendance-7",
    "goals-alder",
    "goals-scorecard",
    "goals-ways",
    "people-copley",
    "people-everybody",
    "packets-7-ceo",
    "shell-welcome-again",
)


@pytest.mark.parametrize("scene", _TABS)
def test_in_every_tab_it_is_seen_where_the_keyboard_is(stage: Stage, scene: str) -> None:
    shown = SCENES[scene](stage).window()
    stage.settle()
    try:
        assert list(unseen_stops(shown)) == []
    finally:
        stage.clear()


@pytest.mark.logs("The tab Scheduling cannot be shown")
def test_in_every_dialog_it_is_seen_where_the_keyboard_is(stage: Stage) -> None:
    found: list[str] = []
    seen: set[str] = set()
    for name, scene in SCENES.items():
        dialog = scene(stage).window()
        stage.settle()
        kind = f"{type(dialog).__name__} {dialog.windowTitle()}"
        if (
            isinstance(dialog, QDialog)
            and not isinstance(dialog, QFileDialog | QMessageBox)
            and kind not in seen
        ):
            seen.add(kind)
            found += [f"{name}: {stop}" for stop in unseen_stops(dialog)]
        stage.clear()
    assert not found, "\n".join(found)
