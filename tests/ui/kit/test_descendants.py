"""What is inside a widget is found at any depth, and stays where it is."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from lead_desktop.ui.kit.descendants import descendant, descendants


def test_what_is_found_stays_with_its_parent(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    box = QWidget(window)
    first, second, choice = QLabel("1", box), QLabel("2", window), QComboBox(box)
    before = [Shiboken.dump(one) for one in (first, second, choice)]
    assert list(descendants(window, QLabel)) == [first, second]
    assert descendant(window, QComboBox) is choice
    assert descendant(first, QLabel) is None
    assert [_parent(text) for text in before] == [
        _parent(Shiboken.dump(one)) for one in (first, second, choice)
    ]


def _parent(dump: str) -> str:
    """Return the line on who owns a widget in PySide's books."""
    (line,) = [line.strip() for line in dump.splitlines() if line.startswith("parent")]
    return line
