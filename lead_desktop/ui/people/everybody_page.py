"""The page of everybody: a filter and a table of people."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from lead_desktop.domain.text.formatting import plural
from lead_desktop.services.people.people import PersonLine
from lead_desktop.services.search import plain
from lead_desktop.ui.kit.labels import muted, page_heading
from lead_desktop.ui.kit.value_table import ValueRow, ValueTable
from lead_desktop.ui.theme import Theme


class EverybodyPage(QWidget):
    """Shows the people whose name, role, mail or title match the filter."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("main")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lines: tuple[PersonLine, ...] = ()
        self._text = muted("", self)
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText("Filter by name, role, mail…")
        self.filter.setAccessibleName("Filter people")
        self.filter.setClearButtonEnabled(True)
        self.filter.setMaximumWidth(320)
        self.filter.textChanged.connect(self._show)
        self.people = ValueTable(
            "People",
            ("Name", "Role", "Mail", "Phone", "Dietary needs"),
            muted_colour=lambda: theme.colour("muted"),
            add="Add person…",
            empty="Nobody is here yet, or nobody matches the filter.",
            stretch=1,
            fit_height=False,
        )
        self.people.set_widths((170, None, 200, 105, 110))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 16, 22, 16)
        layout.setSpacing(8)
        layout.addWidget(page_heading("Everybody", self))
        layout.addWidget(self._text)
        layout.addWidget(self.filter)
        layout.addWidget(self.people, 1)

    def show_people(self, lines: Sequence[PersonLine]) -> None:
        """Show other people."""
        self._lines = tuple(lines)
        self._show()

    def _show(self) -> None:
        wanted = plain(self.filter.text()).split()
        shown = [line for line in self._lines if _matches(line, wanted)]
        self.people.show_rows([_row(line) for line in shown])
        count = plural(len(self._lines), "person", "people")
        self._text.setText(count if len(shown) == len(self._lines) else f"{len(shown)} of {count}")


def _row(line: PersonLine) -> ValueRow:
    one = line.person
    return ValueRow(one, (one.name, line.roles, one.email, one.phone, one.dietary))


def _matches(line: PersonLine, words: list[str]) -> bool:
    text = plain(f"{line.person.name} {line.roles} {line.person.email} {line.person.title}")
    return all(word in text for word in words)
