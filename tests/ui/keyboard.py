"""Typing into fields as people do: the old text is selected and typed over."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget


def type_over(line: QWidget, text: str) -> None:
    """Type a text over what stands in a line, key by key."""
    line.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(line, Qt.Key.Key_Delete)
    QTest.keyClicks(line, text)
