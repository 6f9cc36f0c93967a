"""The stops of the Tab key are found by layouts, and the layouts keep nothing of the search."""

from __future__ import annotations

from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from lead_desktop.ui.kit.tab_stops import tab_stops


def test_stops_come_in_the_order_of_the_layouts(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    # Made in another order than they are seen in.
    last, first, name, second = (
        QPushButton(window),
        QPushButton(window),
        QLineEdit(window),
        QPushButton(window),
    )
    whole = QVBoxLayout(window)
    row, form = QHBoxLayout(), QFormLayout()
    whole.addLayout(row)
    whole.addLayout(form)
    whole.addWidget(last)
    row.addWidget(first)
    row.addStretch(1)
    row.addWidget(second)
    form.addRow("Name", name)
    window.show()
    assert tab_stops(window) == [first, second, name, last]
    assert not any("QWidgetItem" in Shiboken.dump(layout) for layout in (whole, row, form))
