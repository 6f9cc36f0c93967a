"""Every dialog of the program, as its pictures show it: the keyboard, the names, the room it takes."""

from __future__ import annotations

import importlib
import pkgutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QPushButton,
    QWidget,
)

import lead_desktop.ui
from lead_desktop.ui.kit.descendants import descendants
from lead_desktop.ui.kit.form import FormDialog
from lead_desktop.ui.theme import Appearance
from tests.golden.all_scenes import SCENES
from tests.golden.stage import Stage

pytestmark = pytest.mark.timeout(600)
SMALL_SCREEN = (1100, 700)
_BASES = {"ListDialog"}
"""What others are made from; it is never shown itself."""


def stops(dialog: QDialog) -> list[QWidget]:
    """Return what the Tab key can reach."""
    return [
        widget
        for widget in descendants(dialog, QWidget)
        if widget.isVisibleTo(dialog)
        and widget.isEnabled()
        and widget.window() is dialog
        and widget.focusProxy() is None
        and Qt.FocusPolicy(widget.focusPolicy()) & Qt.FocusPolicy.TabFocus
        # What a widget of Qt's keeps to itself.
        and not widget.objectName().startswith("qt_")
    ]


def mnemonics(dialog: QWidget) -> Counter[str]:
    """Return how often each letter is underlined in view."""
    texts = [
        widget.text()
        for widget in descendants(dialog, QWidget)
        if widget.isVisibleTo(dialog)
        and (
            isinstance(widget, QAbstractButton) or (isinstance(widget, QLabel) and widget.buddy() is not None)
        )
    ]
    letters = [text.replace("&&", "").partition("&")[2][:1].upper() for text in texts]
    return Counter(letter for letter in letters if letter.strip())


def described(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()}".strip()


def walked(dialog: QDialog) -> list[QWidget]:
    """Return what Tab comes to, from the first stop until it is back there, or has gone on too long."""
    first = QApplication.focusWidget()
    found: list[QWidget] = []
    while len(found) < 200:
        now = QApplication.focusWidget()
        if now is None:
            break
        found.append(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
        if QApplication.focusWidget() in (first, now):
            break
    return found


def faults(dialog: QDialog) -> Iterator[str]:
    """Yield what is wrong with a dialog."""
    focus = QApplication.focusWidget()
    if focus is None or focus.window() is not dialog:
        yield "the keyboard is nowhere in it"
        return
    if isinstance(dialog, FormDialog) and isinstance(focus, QPushButton):
        yield "it begins on a button"
    for widget in stops(dialog):
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is not None and not interface.text(QAccessible.Text.Name):
            yield f"{described(widget)} has no name"
    for letter, count in mnemonics(dialog).items():
        if count > 1:
            yield f"Alt+{letter} means {count} things"
    least = dialog.minimumSizeHint().expandedTo(dialog.minimumSize())
    if least.width() > SMALL_SCREEN[0] or least.height() > SMALL_SCREEN[1]:
        yield f"it needs {least.width()} by {least.height()} pixels"
    reached = walked(dialog)
    for widget in stops(dialog):
        if widget not in reached and not any(
            one.isAncestorOf(widget) or widget.isAncestorOf(one) for one in reached
        ):
            yield f"Tab does not reach {described(widget)}"


@pytest.fixture(scope="module")
def stage(
    qapp: QApplication, finished_example: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stage]:
    made = Stage(qapp, finished_example, tmp_path_factory.mktemp("stage"), Appearance.LIGHT)
    yield made
    made.close()


def dialog_classes() -> set[type[QDialog]]:
    """Return every class of dialogs that the program has."""
    for module in pkgutil.walk_packages(lead_desktop.ui.__path__, "lead_desktop.ui."):
        importlib.import_module(module.name)
    found: set[type[QDialog]] = set()
    waiting: list[type[QDialog]] = [QDialog]
    while waiting:
        for one in waiting.pop().__subclasses__():
            waiting.append(one)
            if one.__module__.startswith("lead_desktop."):
                found.add(one)
    return found


@pytest.mark.logs("The tab Scheduling cannot be shown")
def test_every_dialog_is_for_the_keyboard(stage: Stage) -> None:
    found: list[str] = []
    seen: set[str] = set()
    for name, scene in SCENES.items():
        shown = scene(stage)
        stage.settle()
        dialog = shown.window()
        if isinstance(dialog, QDialog) and not isinstance(dialog, QFileDialog):
            seen.add(type(dialog).__name__)
            found += [f"{name}: {fault}" for fault in faults(dialog)]
        stage.clear()
    assert not found, "\n".join(found)
    missing = {one.__name__ for one in dialog_classes()} - seen - _BASES
    assert not missing, "no picture shows these"
