"""What the user does to the people of the day: its guests and its dinner."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from lead_desktop.domain.sessions import Guest
from lead_desktop.services import portraits
from lead_desktop.ui.dialogs.editing import ask_delete, open_value
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.scheduling import forms
from lead_desktop.ui.scheduling.day_page import DayPage


class PeopleEdits:
    """Connects the table of guests and the dinner with their use cases."""

    def __init__(self, parent: QWidget, page: DayPage, operations: Operations) -> None:
        self._parent = parent
        self._page = page
        self._operations = operations
        self._file = operations.file
        page.facts.guest_wanted.connect(self._edit_first_guest)
        page.facts.dinner_wanted.connect(self.edit_dinner)
        page.guests.add_wanted.connect(self.add_guest)
        page.guests.edit_wanted.connect(self._edit_guest)
        page.guests.delete_wanted.connect(self._delete)
        page.portrait.clicked.connect(self._choose_portrait)

    def add_guest(self) -> None:
        """Ask for a guest."""
        day = self._page.day
        if day is not None:
            guest = Guest(session_id=day.session.id, name="")
            open_value(self._parent, self._operations, "Add guest", forms.guest_fields(), guest)

    def _edit_guest(self, guest: Guest) -> None:
        open_value(self._parent, self._operations, "Guest", forms.guest_fields(), guest)

    def _delete(self, guest: Guest) -> None:
        ask_delete(self._parent, self._operations, guest)

    def _edit_first_guest(self) -> None:
        day = self._page.day
        if day is not None and day.guests:
            self._edit_guest(day.guests[0])
        else:
            self.add_guest()

    def _choose_portrait(self) -> None:
        guest = self._page.guests.current()
        if not isinstance(guest, Guest):
            return
        dialog = QFileDialog(self._parent, "Portrait", "", "Pictures (*.png *.jpg *.jpeg)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(
            lambda chosen: self._operations.change(
                lambda: portraits.set_portrait(self._file, guest.id, Path(chosen)), slow=True
            )
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def edit_dinner(self) -> None:
        """Open the form of the dinner, a new one where there is none."""
        day = self._page.day
        if day is not None:
            dinner = day.dinner or forms.new_dinner(day.session)
            open_value(self._parent, self._operations, "Dinner", forms.dinner_fields(), dinner)
