"""What the user does to the people of the day: its guests and its dinner."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from lead_desktop.domain.model.sessions import Guest
from lead_desktop.services.scheduling import dinners, portraits
from lead_desktop.services.scheduling.dinners import DinnerTable
from lead_desktop.ui.kit.editing import ask_delete, open_form, open_value
from lead_desktop.ui.kit.file_dialogs import ask_what_to_open
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.scheduling import forms
from lead_desktop.ui.scheduling.day_page import DayPage
from lead_desktop.ui.scheduling.dinner_form import dinner_fields, plan_of


class PeopleEdits:
    """Connects the panel of people with the use cases of guests and dinners."""

    def __init__(self, parent: QWidget, page: DayPage, operations: Operations) -> None:
        self._parent = parent
        self._page = page
        self._operations = operations
        people = page.people
        people.add_guest_wanted.connect(self.add_guest)
        people.edit_guest_wanted.connect(self.edit_guest)
        people.delete_guest_wanted.connect(self._delete)
        people.portrait_wanted.connect(self.choose_portrait)
        people.remove_portrait_wanted.connect(self._remove_portrait)
        people.dinner.field_wanted.connect(self.edit_dinner)

    def add_guest(self) -> None:
        """Ask for a guest."""
        day = self._page.day
        if day is not None:
            guest = Guest(session_id=day.session.id, name="")
            self._open_guest("Add guest", guest, "name")

    def edit_guest(self, guest: Guest, field: str = "name") -> None:
        """Open the form of a guest, with one field ready to be typed into."""
        self._open_guest("Guest", guest, field)

    def _open_guest(self, title: str, guest: Guest, field: str) -> None:
        dialog = open_value(
            self._parent,
            self._operations,
            title,
            forms.guest_fields(),
            guest,
        )
        dialog.editor(field).setFocus()

    def _delete(self, guest: Guest) -> None:
        ask_delete(self._parent, self._operations, guest)

    def edit_first_guest(self) -> None:
        """Open the form of the first guest, or of a new one."""
        day = self._page.day
        if day is not None and day.guests:
            self.edit_guest(day.guests[0])
        else:
            self.add_guest()

    def choose_portrait(self, guest: Guest) -> None:
        """Ask for a picture of a guest."""
        ask_what_to_open(
            self._parent,
            f"Portrait of {guest.name}",
            "Pictures (*.png *.jpg *.jpeg)",
            lambda path: self.set_portrait(guest, path),
        )

    def set_portrait(self, guest: Guest, path: Path) -> None:
        """Keep a picture as the portrait of a guest."""
        self._operations.change(
            lambda file: portraits.set_portrait(file, guest.id, path),
            slow=True,
            text="Reading the picture…",
        )

    def _remove_portrait(self, guest: Guest) -> None:
        self._operations.change(lambda file: portraits.remove_portrait(file, guest.id))

    def edit_dinner(self, field: str = "day") -> None:
        """Open the form of the dinner, a new one where there is none."""
        day = self._page.day
        if day is None:
            return
        number = day.session.number

        def show(table: DinnerTable) -> None:
            seats = len(table.joining) if not table.dinner.id else None
            dialog = open_form(
                self._parent,
                self._operations,
                f"Dinner of session {number}",
                dinner_fields(table, self._operations.entry()),
                plan_of(table, seats),
                lambda file, entered: dinners.plan(
                    file,
                    entered.dinner(table.dinner),
                    entered.people(),
                    entered.guests(),
                ),
            )
            dialog.editor(field).setFocus()

        self._operations.read(lambda file: dinners.dinner_table(file, day.session.id), show)
