"""Editing a day that was held: warned in words, and done all the same once a reason is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from lead_desktop.domain.model.changes import Changes
from lead_desktop.domain.model.sessions import Session
from lead_desktop.errors import Invalid, Problem, ReasonNeeded
from lead_desktop.services import rules
from lead_desktop.ui.kit.editing import open_form
from lead_desktop.ui.kit.fields import Text
from lead_desktop.ui.operations import Operations


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something settled is changed."""

    reason: str = ""


class Reasons:
    """Asks why once for each session, and keeps the answer while its day is on the screen."""

    def __init__(self, parent: QWidget, operations: Operations) -> None:
        self._parent = parent
        self._operations = operations
        self._session_id: int | None = None
        self.reason = ""
        """Why the day is changed; empty where nobody was asked."""

    def begin(self, session_id: int) -> None:
        """Forget the reason as soon as another session is shown."""
        if session_id != self._session_id:
            self._session_id = session_id
            self.reason = ""

    def first(self, session: Session, then: Callable[[], None]) -> None:
        """Go on at once where the day may be changed; else ask for a reason, and then go on."""
        try:
            rules.check_editable(session, self.reason)
        except ReasonNeeded as needed:
            self._ask(needed.sentence, then)
        else:
            then()

    def _ask(self, text: str, then: Callable[[], None]) -> None:
        def keep(entered: Reason) -> Changes:
            if not entered.reason.strip():
                raise Invalid([Problem("reason", "Please say why the record of this day changes.")])
            self.reason = entered.reason.strip()
            return Changes()

        open_form(
            self._parent,
            self._operations,
            "This session was held",
            (Text("reason", "&Why", lines=2),),
            Reason(),
            keep,
            text=text,
            ok="Edit anyway",
            done=lambda _: then(),
        )
