"""What the user enters after the day: actions, asks and offers, and evaluation forms."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from lead_desktop.domain.model.actions import Action, AskOffer
from lead_desktop.domain.scheduling.evaluation import Form
from lead_desktop.domain.text.formatting import quoted
from lead_desktop.services import editing
from lead_desktop.services.scheduling import after_day, evaluation
from lead_desktop.ui.kit.confirm import confirm
from lead_desktop.ui.kit.editing import ask_delete, open_form, open_value
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.scheduling import forms
from lead_desktop.ui.scheduling.day_page import DayPage
from lead_desktop.ui.scheduling.evaluation_dialog import EvaluationDialog


class AfterEdits:
    """Connects what stands below the day with its use cases."""

    def __init__(self, parent: QWidget, page: DayPage, operations: Operations) -> None:
        self._parent = parent
        self._page = page
        self._operations = operations
        after = page.after
        after.promises.add_wanted.connect(self._add_action)
        after.promises.edit_wanted.connect(self._edit_action)
        after.promises.delete_wanted.connect(self._delete_action)
        after.close_action.clicked.connect(self._close_action)
        after.asks.edit_wanted.connect(self._edit_ask)
        after.scores.add_wanted.connect(self.enter_forms)
        after.scores.edit_wanted.connect(lambda _: self.enter_forms())
        after.scores.delete_wanted.connect(self._delete_form)

    def _add_action(self) -> None:
        day = self._page.day
        if day is not None:
            action = Action(session_id=day.session.id, what="")
            fields = forms.action_fields(day, self._operations.entry())
            open_value(self._parent, self._operations, "Add action", fields, action)

    def _edit_action(self, action: Action) -> None:
        if self._page.day is not None:
            fields = forms.action_fields(self._page.day, self._operations.entry())
            open_value(self._parent, self._operations, "Action", fields, action)

    def _close_action(self) -> None:
        action = self._page.after.promises.current()
        if isinstance(action, Action) and action.closed is None:
            done = replace(action, closed=self._operations.today())
            self._operations.change(
                lambda file: editing.change(file, done, f"Close action {quoted(done.what)}")
            )

    def _delete_action(self, action: Action) -> None:
        ask_delete(self._parent, self._operations, action)

    def _edit_ask(self, value: AskOffer) -> None:
        name = self._page.after.name_of(value)
        open_form(
            self._parent,
            self._operations,
            f"Ask and offer of {name}",
            forms.ask_fields(),
            value,
            after_day.note_ask,
            text="As said at the end of the day. With both left empty, nothing is noted.",
        )

    def enter_forms(self) -> None:
        """Open the grid in which the paper forms are typed in."""
        day = self._page.day
        if day is None:
            return
        session = day.session
        if session.day > self._operations.today():
            self._operations.refused.emit(
                f"Session {session.number} has not taken place yet: there are no forms to type in."
            )
            return

        def show(known: tuple[Form, ...]) -> None:
            EvaluationDialog(self._parent, self._operations, session.id, session.number, known).open()

        self._operations.read(lambda file: evaluation.forms_of(file, session.id), show)

    def _delete_form(self, form: Form) -> None:
        day = self._page.day
        if day is None:
            return
        id_ = day.session.id
        others = [one for one in self._page.after.forms if one.number != form.number]
        confirm(
            self._parent,
            f"Delete evaluation form {form.number}?",
            "You can undo this.",
            "Delete",
            lambda: self._operations.change(lambda file: evaluation.set_forms(file, id_, others)),
        )
