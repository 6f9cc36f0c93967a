"""What the user does to the chosen session: its form, its texts, its cancelling and deleting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtWidgets import QWidget

from lead_desktop.domain.model.changes import Changes
from lead_desktop.domain.model.people import Organization
from lead_desktop.domain.model.sessions import Session, SessionState
from lead_desktop.domain.sentences import WHY_CANCELLED
from lead_desktop.domain.text.formatting import plural, short_day
from lead_desktop.errors import Invalid, Problem
from lead_desktop.services import editing
from lead_desktop.services.program_file import ProgramFile
from lead_desktop.services.scheduling import sessions
from lead_desktop.ui.kit.confirm import confirm
from lead_desktop.ui.kit.editing import ask_delete, open_form
from lead_desktop.ui.kit.fields import Text
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.scheduling import forms
from lead_desktop.ui.scheduling.day_page import DayPage
from lead_desktop.ui.scheduling.move_dialog import MoveDialog

_Hosts: TypeAlias = tuple[tuple[Organization, str], ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is done, typed into a form."""

    reason: str = ""


class SessionEdits:
    """Connects the heading and the facts of the day's page with the use cases of sessions."""

    def __init__(self, parent: QWidget, page: DayPage, operations: Operations) -> None:
        self._parent = parent
        self._page = page
        self._operations = operations
        page.edit_button.clicked.connect(lambda: self.edit_session("day"))
        page.texts_button.clicked.connect(self.edit_texts)
        page.people.session_wanted.connect(self.edit_session)
        page.move_button.clicked.connect(self.move_session)

    def add_session(self, session: Session, done: Callable[[Changes], None]) -> None:
        """Ask for a new session."""

        def show(hosts: _Hosts) -> None:
            open_form(
                self._parent,
                self._operations,
                "Add session",
                forms.session_fields(hosts, self._operations.entry()),
                session,
                sessions.add_session,
                ok="Add",
                done=done,
            )

        self._operations.read(lambda file: sessions.host_choices(file, session), show)

    def edit_session(self, field: str) -> None:
        """Open the form of the session, with one field ready to be typed into."""
        day = self._page.day
        if day is None:
            return
        session = day.session
        held = session.state is SessionState.HELD

        def show(hosts: _Hosts) -> None:
            dialog = open_form(
                self._parent,
                self._operations,
                f"Session {session.number}",
                forms.session_fields(hosts, self._operations.entry()),
                session,
                sessions.move_session,
                text="This session was held: what you change here changes its record." if held else "",
            )
            dialog.editor(field).setFocus()

        self._operations.read(lambda file: sessions.host_choices(file, session), show)

    def move_session(self) -> None:
        """Ask for another day; what is in the way of it is said."""
        day = self._page.day
        if day is None:
            return
        if day.session.state is SessionState.HELD:
            self._operations.refused.emit(
                f"Session {day.session.number} was held on this day. Put it back to draft before you move it."
            )
            return
        MoveDialog(self._parent, self._operations, self._page.theme, day.session).open()

    def ask_renumber(self) -> None:
        """Show which numbers would change, then make them follow the dates."""
        self._operations.read(sessions.numbers_to_change, self._confirm_renumber)

    def _confirm_renumber(self, wanted: tuple[tuple[Session, int], ...]) -> None:
        if not wanted:
            self._operations.refused.emit("The numbers follow the dates already.")
            return
        shown = [
            f"{short_day(one.day, self._operations.formats)}: {one.number} becomes {number}"
            for one, number in wanted[:12]
        ]
        if len(wanted) > len(shown):
            shown.append(f"and {len(wanted) - len(shown)} more")
        confirm(
            self._parent,
            f"Renumber {plural(len(wanted), 'session')} by date?",
            "\n".join(shown) + "\nYou can undo this.",
            "Renumber",
            lambda: self._operations.change(sessions.renumber),
        )

    def edit_texts(self) -> None:
        """Open the texts of the session."""
        day = self._page.day
        if day is None:
            return
        open_form(
            self._parent,
            self._operations,
            f"Texts of session {day.session.number}",
            forms.text_fields(),
            day.session,
            lambda file, entered: editing.change(
                file, entered, f"Change the texts of session {entered.number}"
            ),
            text="Printed in the packets. An empty line begins a new paragraph.",
        )

    def cancel_session(self) -> None:
        """Ask why, then cancel the session; it stays in the list."""
        day = self._page.day
        if day is None:
            return
        id_ = day.session.id

        def save(file: ProgramFile, entered: Reason) -> Changes:
            if not entered.reason:
                raise Invalid([Problem("reason", WHY_CANCELLED)])
            return sessions.set_state(file, id_, SessionState.CANCELLED, entered.reason)

        open_form(
            self._parent,
            self._operations,
            f"Cancel session {day.session.number}",
            (Text("reason", "&Why", lines=2),),
            Reason(),
            save,
            text="The session stays in the list, with its reason. Its number can be given again.",
            ok="Cancel the session",
        )

    def delete_session(self) -> None:
        """Ask before the session goes with its whole day."""
        day = self._page.day
        if day is None:
            return
        parts = [plural(len(day.lines), "agenda item")]
        papers_there = sum(len(line.papers) for line in day.lines)
        if papers_there:
            parts.append(plural(papers_there, "paper"))
        if day.actions:
            parts.append(plural(len(day.actions), "action"))
        ask_delete(
            self._parent, self._operations, day.session, f"It takes {', '.join(parts)} and all marks with it."
        )
