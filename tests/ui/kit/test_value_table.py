"""A table of values: its buttons are for the row that is selected, however it was selected."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lead_desktop.domain.model.people import Person
from lead_desktop.ui.kit.value_table import ValueRow, ValueTable


def test_a_row_that_is_only_selected_is_the_one_that_is_meant(qtbot: QtBot) -> None:
    """Over the accessibility bus a row is selected, and the keyboard stays where it was."""
    table = ValueTable("People", ("Name",), muted_colour=lambda: QColor("grey"))
    qtbot.addWidget(table)
    people = [Person(id=number, name=name) for number, name in enumerate(("Ada", "Bo", "Cy"), start=1)]
    table.show_rows([ValueRow(person, (person.name,)) for person in people])
    table.show()
    assert not table.edit_button.isEnabled()
    edited: list[object] = []
    table.edit_wanted.connect(edited.append)
    flags = QItemSelectionModel.SelectionFlag
    for row in (2, 0):
        table.table.selectionModel().select(table.model.index(row, 0), flags.ClearAndSelect | flags.Rows)
        QApplication.processEvents()
        assert table.current() is people[row]
        table.edit_button.click()
    assert edited == [people[2], people[0]]
