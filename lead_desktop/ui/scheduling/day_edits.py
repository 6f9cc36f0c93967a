"""What the user does to a day: every edit of the Scheduling tab, from the gesture to the use case."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lead_desktop.domain.agenda import Paper
from lead_desktop.domain.changes import Kind
from lead_desktop.domain.sessions import Guest
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.scheduling.after_edits import AfterEdits
from lead_desktop.ui.scheduling.day_page import DayPage
from lead_desktop.ui.scheduling.item_edits import ItemEdits
from lead_desktop.ui.scheduling.paper_edits import PaperEdits
from lead_desktop.ui.scheduling.people_edits import PeopleEdits
from lead_desktop.ui.scheduling.session_edits import SessionEdits


class DayEdits:
    """The edits of the day's page, by what they edit."""

    def __init__(self, parent: QWidget, page: DayPage, operations: Operations) -> None:
        self._page = page
        self.session = SessionEdits(parent, page, operations)
        self.items = ItemEdits(parent, page, operations)
        self.papers = PaperEdits(parent, page, operations, self.items)
        self.people = PeopleEdits(parent, page, operations)
        self.after = AfterEdits(parent, page, operations)

    def select(self, kind: Kind, identity: int, item_id: int | None) -> None:
        """Select what somebody jumped to."""
        if item_id is not None:
            self.items.select(item_id)
        if kind is Paper and self._page.papers.select_id(identity):
            self._page.papers.table.setFocus()
        if kind is Guest and self._page.guests.select_id(identity):
            self._page.guests.table.setFocus()
