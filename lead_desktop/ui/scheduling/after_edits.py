"""What the user enters after the day: actions and evaluation forms."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from lead_desktop.domain.actions import Action
from lead_desktop.services import agenda, editing
from lead_desktop.ui.dialogs.confirm import confirm
from lead_desktop.ui.dialogs.editing import ask_delete, open_form, open_value
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.scheduling import forms
from lead_desktop.ui.scheduling.day_page import DayPage
from lead_desktop.ui.scheduling.evaluation import EvaluationForm, form_fields
from lead_desktop.ui.scheduling.evaluation import forms as evaluation_forms


class AfterEdits:
    """Connects the tables of actions and evaluation forms with their use cases."""

    def __init__(self, parent: QWidget, page: DayPage, operations: Operations) -> None:
        self._parent = parent
        self._page = page
        self._operations = operations
        self._file = operations.file
        page.actions_table.add_wanted.connect(self._add_action)
        page.actions_table.edit_wanted.connect(self._edit_action)
        page.actions_table.delete_wanted.connect(self._delete_action)
        page.close_action.clicked.connect(self._close_action)
        page.scores.add_wanted.connect(self._add_form)
        page.scores.edit_wanted.connect(self._edit_form)
        page.scores.delete_wanted.connect(self._delete_form)

    def _add_action(self) -> None:
        day = self._page.day
        if day is not None:
            action = Action(session_id=day.session.id, what="")
            open_value(self._parent, self._operations, "Add action", forms.action_fields(day), action)

    def _edit_action(self, action: Action) -> None:
        if self._page.day is not None:
            fields = forms.action_fields(self._page.day)
            open_value(self._parent, self._operations, "Action", fields, action)

    def _close_action(self) -> None:
        action = self._page.actions_table.current()
        if isinstance(action, Action) and action.closed is None:
            done = replace(action, closed=self._file.today())
            self._operations.change(
                lambda: editing.change(self._file, done, f"Close action “{done.what[:40]}”")
            )

    def _delete_action(self, action: Action) -> None:
        ask_delete(self._parent, self._operations, action)

    def _add_form(self) -> None:
        day = self._page.day
        if day is not None:
            numbers = [form.id for form in evaluation_forms(day.scores)]
            self._edit_form(EvaluationForm(max(numbers, default=0) + 1))

    def _edit_form(self, form: EvaluationForm) -> None:
        day = self._page.day
        if day is None:
            return
        identity = day.session.id
        open_form(
            self._parent,
            self._operations,
            f"Evaluation form {form.id}",
            form_fields(),
            form,
            lambda entered: agenda.set_scores(self._file, identity, entered.id, entered.answers),
            words="From 1 (not at all) to 5 (entirely), as on the paper form.",
        )

    def _delete_form(self, form: EvaluationForm) -> None:
        day = self._page.day
        if day is None:
            return
        identity = day.session.id
        nothing = (None,) * len(form.answers)
        confirm(
            self._parent,
            f"Delete evaluation form {form.id}?",
            "You can undo this.",
            "Delete",
            lambda: self._operations.change(
                lambda: agenda.set_scores(self._file, identity, form.id, nothing)
            ),
        )
