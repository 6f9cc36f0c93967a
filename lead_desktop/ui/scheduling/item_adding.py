"""What the user adds to the agenda: an item of the typical day, or any other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from lead_desktop.domain.model.agenda import AgendaItem
from lead_desktop.domain.model.changes import Changes
from lead_desktop.domain.text.formatting import duration, quoted
from lead_desktop.services.scheduling import agenda, agenda_items, day_templates
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.scheduling import forms
from lead_desktop.ui.scheduling.day_page import DayPage
from lead_desktop.ui.scheduling.item_edits import ItemEdits, open_menu


class ItemAdding:
    """Connects the ways to add an item with its use case; a new one stands behind the current one."""

    def __init__(self, page: DayPage, operations: Operations, items: ItemEdits) -> None:
        self._page = page
        self._operations = operations
        self._items = items
        self._view = page.agenda_section.view
        self._view.add_wanted.connect(self.open_add_menu)
        page.agenda_section.empty.add.clicked.connect(self.add_item)

    def fill_add_menu(self, menu: QMenu) -> None:
        """Offer the items of a typical day, and any other."""
        day = self._page.day
        if day is None:
            return
        id_ = day.session.id
        self._operations.read(
            lambda file: day_templates.typical_items(file, id_), partial(self._offer_items, menu)
        )
        menu.addSeparator()
        menu.addAction("&Other item…").triggered.connect(lambda: self.add_item())

    def _offer_items(self, menu: QMenu, items: Sequence[AgendaItem]) -> None:
        for place, item in enumerate(items, start=1):
            text = quoted(item.title, 60)[1:-1].replace("&", "&&")
            action = menu.addAction(f"&{place % 10}  {text}\t{duration(item.minutes)}")
            action.triggered.connect(partial(self._add, item))

    def open_add_menu(self) -> None:
        """Open the menu of items to add, at the current row."""
        if not self._page.agenda_section.model.lines():
            self.add_item()
            return
        menu = QMenu(self._view)
        self.fill_add_menu(menu)
        open_menu(menu, self._below_current())

    def _below_current(self) -> QPoint:
        area = self._view.visualRect(self._view.currentIndex())
        return self._view.viewport().mapToGlobal(area.bottomLeft() + QPoint(24, 0))

    def _add(self, item: AgendaItem, *_: object) -> None:
        after = self._items.current()
        self._items.change(
            lambda file: agenda_items.add_items(file, [item], after.id if after is not None else None),
            self._select_added,
        )

    def _select_added(self, changes: Changes) -> None:
        """Select the item that was added: the newest of those touched."""
        added = changes.ids(AgendaItem)
        if added:
            self._items.select(max(added))

    def add_item(self) -> None:
        """Ask for a new item, to stand behind the current one."""
        day = self._page.day
        if day is None:
            return
        after = self._items.current()
        after_id = after.id if after is not None else None
        self._items.open_form(
            "Add agenda item",
            forms.item_fields(day, self._operations.entry()),
            agenda.new_item(day.session.id),
            lambda file, entered: agenda_items.add_items(file, [entered], after_id),
            ok="Add",
            done=self._select_added,
        )
