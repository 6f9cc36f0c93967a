"""What the user does to the agenda: items added, moved, typed over, and who is in the room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from lead_desktop.domain.agenda import AgendaItem, Audience
from lead_desktop.domain.changes import Changes
from lead_desktop.domain.numbers import parse_number
from lead_desktop.domain.words import plural
from lead_desktop.services import agenda
from lead_desktop.ui.dialogs.editing import ask_delete, open_form, open_value
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.scheduling import forms
from lead_desktop.ui.scheduling.day_page import DayPage


class ItemEdits:
    """Connects the agenda's table with the use cases of its items."""

    def __init__(self, parent: QWidget, page: DayPage, operations: Operations) -> None:
        self._parent = parent
        self._page = page
        self._operations = operations
        self._file = operations.file
        self._item_id: int | None = None
        page.add_item.clicked.connect(self.add_item)
        page.open_item.clicked.connect(self.open_item)
        page.delete_item.clicked.connect(self.delete_item)
        view, model = page.agenda, page.agenda_model
        view.add_wanted.connect(self.add_item)
        view.open_wanted.connect(self.open_item)
        view.delete_wanted.connect(self.delete_item)
        view.move_wanted.connect(self._move_by)
        view.toggle_wanted.connect(self._toggle)
        view.selectionModel().currentRowChanged.connect(self._item_chosen)
        model.minutes_entered.connect(self._set_minutes)
        model.title_entered.connect(self._rename)
        model.moved.connect(self._move_to)

    # selection

    def _item_chosen(self) -> None:
        line = self._page.agenda_model.line_at(self._page.agenda.currentIndex().row())
        if line is not None:
            self._item_id = line.item.id
        self._page.show_item_buttons()

    def select_something(self) -> None:
        """Keep the selected item selected after its rows came anew."""
        row = self._page.agenda_model.row_of(self._item_id or 0)
        view = self._page.agenda
        if row >= 0 and view.currentIndex().row() != row:
            column = max(view.currentIndex().column(), 2)
            view.setCurrentIndex(self._page.agenda_model.index(row, column))
        self._page.show_item_buttons()

    def select(self, item_id: int) -> None:
        """Select an item that somebody jumped to."""
        self._item_id = item_id
        self.select_something()
        self._page.agenda.setFocus()

    def current(self) -> AgendaItem | None:
        """Return the selected item."""
        line = self._page.agenda_model.line_at(self._page.agenda.currentIndex().row())
        return line.item if line is not None else None

    # items

    def add_item(self) -> None:
        """Ask for a new item, to stand behind the selected one."""
        day = self._page.day
        if day is None:
            return
        after = self.current()

        def done(changes: Changes) -> None:
            added = [one for one in changes.ids(AgendaItem) if self._is_new(one, day.lines)]
            self._item_id = added[0] if added else self._item_id
            self.select_something()

        open_form(
            self._parent,
            self._operations,
            "Add agenda item",
            forms.item_fields(day),
            agenda.new_item(day.session.id),
            lambda entered: agenda.add_item(self._file, entered, after.id if after is not None else None),
            ok="Add",
            done=done,
        )

    @staticmethod
    def _is_new(identity: int, lines: Sequence[agenda.AgendaLine]) -> bool:
        return all(line.item.id != identity for line in lines)

    def open_item(self) -> None:
        """Open the form of the selected item."""
        day, item = self._page.day, self.current()
        if day is not None and item is not None:
            open_value(self._parent, self._operations, "Agenda item", forms.item_fields(day), item)

    def delete_item(self) -> None:
        """Delete the selected item; ask first where papers go with it."""
        line = self._page.agenda_model.line_at(self._page.agenda.currentIndex().row())
        if line is None:
            return
        detail = f"It takes {plural(len(line.papers), 'paper')} with it." if line.papers else ""
        ask_delete(self._parent, self._operations, line.item, detail)

    def _move_by(self, places: int) -> None:
        item = self.current()
        row = self._page.agenda.currentIndex().row()
        if item is not None and 0 <= row + places < self._page.agenda_model.rowCount():
            self._move_to(item.id, row + places)

    def _move_to(self, item_id: int, place: int) -> None:
        self._item_id = item_id
        self._operations.change(lambda: agenda.move_item(self._file, item_id, place))

    def _toggle(self, group: Audience) -> None:
        item = self.current()
        if item is not None:
            self._operations.change(lambda: agenda.toggle_invitation(self._file, item.id, group))

    def _set_minutes(self, item_id: int, typed: str) -> None:
        def work() -> Changes:
            minutes = parse_number(typed.removesuffix("min"), "minutes", whole=True, required=True)
            return agenda.set_minutes(self._file, item_id, int(minutes or 0))

        self._operations.change(work)

    def _rename(self, item_id: int, title: str) -> None:
        self._operations.change(lambda: agenda.rename_item(self._file, item_id, title))
