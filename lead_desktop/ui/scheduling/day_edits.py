"""What the user does to a day: every edit of the Scheduling tab, from the gesture to the use case."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from lead_desktop.domain.model.actions import Action
from lead_desktop.domain.model.agenda import AgendaItem, Paper
from lead_desktop.domain.model.sessions import Dinner, Guest, Session
from lead_desktop.domain.model.value import Entity
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.scheduling.after_edits import AfterEdits
from lead_desktop.ui.scheduling.day_page import DayPage
from lead_desktop.ui.scheduling.fact_edits import FactEdits
from lead_desktop.ui.scheduling.item_adding import ItemAdding
from lead_desktop.ui.scheduling.item_edits import ItemEdits
from lead_desktop.ui.scheduling.paper_edits import PaperEdits
from lead_desktop.ui.scheduling.people_edits import PeopleEdits
from lead_desktop.ui.scheduling.session_edits import SessionEdits
from lead_desktop.ui.scheduling.whole_day_edits import WholeDayEdits
from lead_desktop.ui.tab import Navigation


class DayEdits:
    """The edits of the day's page, by what they edit."""

    def __init__(
        self, parent: QWidget, page: DayPage, operations: Operations, navigation: Navigation
    ) -> None:
        self._page = page
        self.session = SessionEdits(parent, page, operations)
        self.items = ItemEdits(parent, page, operations)
        self.adding = ItemAdding(page, operations, self.items)
        self.whole_day = WholeDayEdits(parent, page, operations, navigation, self.items, self.adding)
        self.papers = PaperEdits(parent, page, operations, self.items)
        self.people = PeopleEdits(parent, page, operations)
        self.facts = FactEdits(page, operations, self.people.edit_first_guest)
        self.after = AfterEdits(parent, page, operations)

    def select(self, entity: Entity, id_: int, item_id: int | None) -> None:
        """Select what somebody jumped to, and bring it into view."""
        page = self._page
        if item_id is not None:
            self.items.select(item_id)
        if entity is Paper and page.papers.select_id(id_):
            self._reveal(page.papers.table)
        if entity is Guest and (view := page.people.guest_view(id_)) is not None:
            self._reveal(view.edit_button)
        if entity is Dinner:
            self._reveal(page.people.dinner.button)
        if entity is Action and page.after.promises.select_id(id_):
            self._reveal(page.after.promises.table)

    def _reveal(self, widget: QWidget) -> None:
        """Give a part of the page the keyboard once the page has its new size, and scroll to it."""
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, widget, lambda: self._page.reveal_wanted.emit(widget))

    def open_field(self, entity: Entity, id_: int, field: str) -> None:
        """Open the place where something is put right, with its field ready to be typed into."""
        if entity is Session:
            self._open_session_field(field)
        elif entity is AgendaItem and field == "pinned":
            self._reveal(self._page.agenda_section.view)
        elif entity is AgendaItem:
            self.items.edit_item(field)
        elif entity is Paper:
            self._open_paper_field(field)
        elif entity is Guest:
            self._open_guest_field(id_, field)
        elif entity is Dinner:
            self.people.edit_dinner(field)

    def _open_session_field(self, field: str) -> None:
        page = self._page
        if field == "guest":
            self.people.add_guest()
        elif field == "dinner":
            self.people.edit_dinner()
        elif field == "evaluation":
            self.after.enter_forms()
        elif field == "papers":
            self._reveal(page.papers.table)
        elif field == "agenda":
            agenda = page.agenda_section
            self._reveal(agenda.view if page.day is not None and page.day.lines else agenda.empty.typical)
        else:
            self.session.edit_session(field)

    def _open_paper_field(self, field: str) -> None:
        paper = self._page.papers.current()
        if field == "file":
            self._reveal(self._page.papers.attach)
        elif isinstance(paper, Paper):
            self.papers.edit_paper(paper, field)

    def _open_guest_field(self, id_: int, field: str) -> None:
        view = self._page.people.guest_view(id_)
        if view is None:
            return
        if field == "portrait":
            self.people.choose_portrait(view.guest)
        else:
            self.people.edit_guest(view.guest, field)
