"""The edits of goals and measures: their forms, the questions before them, and what follows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from lead_desktop.domain.goals.goal_cards import GoalCard, MeasureCard
from lead_desktop.domain.goals.quality import QualityCheck
from lead_desktop.domain.model.changes import Changes
from lead_desktop.domain.model.goals import Goal, GoalState, Measure
from lead_desktop.domain.model.people import Organization
from lead_desktop.domain.model.program import MINIMUM_GOALS
from lead_desktop.domain.sentences import MOST_GOALS, WHY_RETIRED
from lead_desktop.domain.text.formatting import plural
from lead_desktop.domain.text.numbers import spelled
from lead_desktop.errors import Invalid, Problem
from lead_desktop.services.goals import goals
from lead_desktop.services.goals.chart_choice import ChartChoice, chart_choice
from lead_desktop.services.program_file import ProgramFile
from lead_desktop.ui.goals import forms
from lead_desktop.ui.goals.events_table import EventsDialog
from lead_desktop.ui.goals.goal_action import GoalAction
from lead_desktop.ui.goals.markers import MarkersDialog
from lead_desktop.ui.goals.measure_form import MeasureForm, NewGoalForm
from lead_desktop.ui.goals.organization_page import OrganizationPage
from lead_desktop.ui.goals.quality_dialog import QualityDialog
from lead_desktop.ui.kit.editing import ask_delete, open_form, open_value
from lead_desktop.ui.kit.fields import Text
from lead_desktop.ui.kit.form import FormDialog
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Retirement:
    """Why a goal is retired."""

    retired_reason: str = ""


class GoalEdits:
    """Opens what the cards and the panel ask for, over one widget."""

    def __init__(self, parent: QWidget, operations: Operations, theme: Theme, page: OrganizationPage) -> None:
        self._parent = parent
        self._operations = operations
        self._theme = theme
        self._page = page
        self._quality: QualityDialog | None = None

    def want(self, what: GoalAction, wanted: MeasureCard | Goal) -> None:
        """Do what a card, a goal without a card, or the table of months asks for."""
        goal = wanted if isinstance(wanted, Goal) else wanted.goal
        of_goal: dict[GoalAction, Callable[[Goal], object]] = {
            GoalAction.EDIT_GOAL: self.edit_goal,
            GoalAction.ADD_MEASURE: self.add_measure,
            GoalAction.SHOW_QUALITY: self.open_quality,
            GoalAction.MOVE_UP: lambda goal: self._move(goal, -1),
            GoalAction.MOVE_DOWN: lambda goal: self._move(goal, 1),
            GoalAction.REACH: lambda goal: self._set_state(goal, GoalState.REACHED),
            GoalAction.TAKE_UP: lambda goal: self._set_state(goal, GoalState.ACTIVE),
            GoalAction.RETIRE: self._retire,
            GoalAction.DELETE_GOAL: self._delete_goal,
        }
        if what in of_goal:
            of_goal[what](goal)
        elif isinstance(wanted, MeasureCard):
            self._want_of_measure(what, wanted)

    def _want_of_measure(self, what: GoalAction, card: MeasureCard) -> None:
        of_measure: dict[GoalAction, Callable[[MeasureCard], object]] = {
            GoalAction.EDIT_MEASURE: lambda card: self.edit_measure(card.measure),
            GoalAction.SHOW_MARKERS: lambda card: MarkersDialog(
                self._parent, self._operations, self._theme, card
            ).open(),
            GoalAction.SHOW_EVENTS: self._open_events,
            GoalAction.SHOW_MONTHS: lambda card: self._go_to_numbers(card),
            GoalAction.DELETE_MEASURE: self._delete_measure,
        }
        of_measure[what](card)

    def _go_to_numbers(self, card: MeasureCard) -> None:
        self._page.choose(card.measure.id)
        self._page.go_to_numbers()

    # goals

    def _owners(self, organization_id: int, then: Callable[[Sequence[str]], object]) -> None:
        self._operations.read(lambda file: goals.owners(file, organization_id), then)

    def add_goal(self, organization: Organization, *, full: bool) -> None:
        """Ask for a new goal with its first measure; where there is no room for it, say so at once."""
        entry = self._operations.entry()

        def save(file: ProgramFile, entered: forms.NewGoal) -> Changes:
            return goals.add_goal(file, *entered.values(organization.id))

        def show(owners: Sequence[str]) -> None:
            form = open_form(
                self._parent,
                self._operations,
                f"New goal of {organization.short_name or organization.name}",
                (*forms.goal_fields(owners, entry), *forms.measure_fields(self._operations.formats)),
                forms.NewGoal(),
                save,
                ok="Add goal",
                done=self._choose_new,
                form=NewGoalForm,
            )
            if full and isinstance(form, NewGoalForm):
                form.say_full()

        self._owners(organization.id, show)

    def _choose_new(self, changes: Changes) -> None:
        for id_ in changes.ids(Measure):
            self._page.choose(id_)
            self._page.go_to_numbers()

    def edit_goal(self, goal: Goal, field: str = "", parent: QWidget | None = None) -> None:
        """Open the form of a goal, with the keyboard in one of its fields."""
        entry = self._operations.entry()

        def show(owners: Sequence[str]) -> None:
            fields = forms.goal_fields(owners, entry)
            form = open_value(parent or self._parent, self._operations, "Goal", fields, goal)
            _focus(form, field)

        self._owners(goal.organization_id, show)

    def _move(self, goal: Goal, by: int) -> None:
        self._operations.change(lambda file: goals.move_goal(file, goal.id, by))

    def _set_state(self, goal: Goal, state: GoalState) -> None:
        self._operations.change(lambda file: goals.set_goal_state(file, goal.id, state))

    def _retire(self, goal: Goal) -> None:
        def save(file: ProgramFile, entered: Retirement) -> Changes:
            if not entered.retired_reason:
                raise Invalid([Problem("retired_reason", WHY_RETIRED)])
            return goals.set_goal_state(file, goal.id, GoalState.RETIRED, entered.retired_reason)

        fields = (Text("retired_reason", "&Why", lines=2),)
        open_form(
            self._parent,
            self._operations,
            "Retire the goal",
            fields,
            Retirement(),
            save,
            text=f"Its numbers stay. It no longer counts among the {spelled(MINIMUM_GOALS)} to {MOST_GOALS}.",
            ok="Retire",
        )

    def _delete_goal(self, goal: Goal) -> None:
        cards = [view.card for view in self._page.cards if view.card is not None]
        mine = [card for card in cards if card.goal.id == goal.id]
        months = sum(len(card.observations) for card in mine)
        detail = f"It takes {plural(len(mine), 'measure')} and {plural(months, 'month')} of numbers with it."
        ask_delete(self._parent, self._operations, goal, detail if mine else "")

    # measures

    def add_measure(self, goal: Goal) -> None:
        """Ask for a further measure of a goal."""
        open_form(
            self._parent,
            self._operations,
            "Another measure",
            forms.measure_fields(self._operations.formats),
            Measure(goal_id=goal.id, name="", multiply=1_000.0),
            lambda file, entered: goals.add_measure(file, entered),
            ok="Add",
            done=self._choose_new,
            form=MeasureForm,
        )

    def edit_measure(self, measure: Measure, field: str = "", parent: QWidget | None = None) -> None:
        """Open the form of a measure, with the keyboard in one of its fields."""

        def show(choice: ChartChoice) -> None:
            fields = (
                *forms.measure_fields(self._operations.formats, measure.multiply),
                forms.chart_field(choice),
            )
            form = open_value(
                parent or self._parent, self._operations, "Measure", fields, measure, form=MeasureForm
            )
            _focus(form, field)

        self._operations.read(lambda file: chart_choice(file, measure), show)

    def _delete_measure(self, card: MeasureCard) -> None:
        months = plural(len(card.observations), "month")
        ask_delete(self._parent, self._operations, card.measure, f"It takes {months} of numbers with it.")

    def _open_events(self, card: MeasureCard) -> None:
        EventsDialog(self._parent, self._operations, self._theme, card.measure, card.events).open()

    # quality

    def open_quality(self, goal: Goal) -> None:
        """Show how well a goal is set."""
        checks = self._page.quality_of(goal.id)
        dialog = QualityDialog(self._parent, self._theme, goal, checks, self._put_right)
        dialog.finished.connect(self._forget_quality)
        self._quality = dialog
        dialog.open()

    def _forget_quality(self) -> None:
        self._quality = None

    def _put_right(self, check: QualityCheck) -> None:
        dialog = self._quality
        if dialog is None:
            return
        if check.measure is not None:
            self.edit_measure(check.measure, check.field, dialog)
        elif check.field == "name":
            dialog.accept()
            self.add_measure(dialog.goal)
        else:
            self.edit_goal(dialog.goal, check.field, dialog)

    def show_quality(self, cards: Sequence[GoalCard]) -> None:
        """Bring an open list of questions up to date."""
        if self._quality is None:
            return
        for card in cards:
            if card.goal.id == self._quality.goal.id:
                self._quality.goal = card.goal
                self._quality.show_checks(card.goal, card.quality)


def _focus(form: FormDialog[Goal] | FormDialog[Measure], field: str) -> None:
    if not field:
        return
    editor = form.editor(field)
    editor.setFocus(Qt.FocusReason.OtherFocusReason)
    if isinstance(editor, QLineEdit):
        editor.selectAll()
