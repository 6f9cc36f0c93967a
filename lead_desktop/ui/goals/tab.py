"""The Goals tab: each organization's goals with their charts, the group, and the other strands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from lead_desktop.domain.changes import Changes, Kind
from lead_desktop.domain.commitments import Commitment, Strand
from lead_desktop.domain.goals import ChangeMarker, Goal, GoalState, Measure, Observation
from lead_desktop.domain.people import Organization
from lead_desktop.domain.program import Program
from lead_desktop.domain.words import plural
from lead_desktop.errors import Invalid, Problem
from lead_desktop.services import goals
from lead_desktop.services.goals import GoalCard, GoalsOverview, MeasureCard
from lead_desktop.ui.dialogs.editing import ask_delete, open_form, open_value
from lead_desktop.ui.dialogs.fields import Text
from lead_desktop.ui.goals import forms
from lead_desktop.ui.goals.goals_list import CHARTS, WAYS, GoalsList, Place
from lead_desktop.ui.goals.markers import MarkersDialog
from lead_desktop.ui.goals.pages import ChartsPage, OrganizationPage, StrandPage
from lead_desktop.ui.goals.ways import WaysPage
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.tab import Navigation, Tab
from lead_desktop.ui.theme import Theme
from lead_desktop.ui.widgets.empty_state import EmptyState


@dataclass(frozen=True, slots=True)
class Retirement:
    """Why a goal is retired."""

    retired_reason: str = ""


class GoalsTab(Tab):
    """Shows goals and commitments."""

    title = "Goals"
    shows = (Goal, Measure, Observation, Commitment)

    def __init__(self, operations: Operations, theme: Theme, navigation: Navigation) -> None:
        super().__init__(operations, theme, navigation)
        self._overview: GoalsOverview | None = None
        self.list = GoalsList(theme, self)
        self.list.chosen.connect(lambda _: self._read_page())
        self.page = OrganizationPage(operations, theme)
        self.page.new_goal.clicked.connect(self.add_goal)
        self.page.wanted.connect(self._wanted)
        self.ways = WaysPage(theme)
        self.charts = ChartsPage(theme)
        self.strand = StrandPage(theme)
        self.strand.table.add_wanted.connect(self.add_commitment)
        self.strand.table.edit_wanted.connect(self._edit_commitment)
        self.strand.table.delete_wanted.connect(lambda value: ask_delete(self, operations, value))
        self.stack = QStackedWidget(self)
        for page in (self.page, self.ways, self.charts, self.strand):
            self.stack.addWidget(self._scrolled(page))
        self.stack.addWidget(
            EmptyState("No organizations yet", "Goals belong to organizations. Add them in the People tab.")
        )
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(self.list)
        splitter.addWidget(self.stack)
        splitter.setSizes([262, 1100])
        splitter.setStretchFactor(1, 1)
        for place in range(2):
            splitter.setCollapsible(place, False)
        navigation.remember_splitter(splitter, "goals")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)
        theme.changed.connect(self._read_page)

    def _scrolled(self, page: QWidget) -> QScrollArea:
        area = QScrollArea(self)
        area.setObjectName("main")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        return area

    # what is shown

    def refresh(self, changes: Changes | None) -> None:
        """Read again where a change touches goals, their numbers, or commitments."""
        kinds = (Organization, Goal, Measure, Observation, ChangeMarker, Commitment, Program)
        if changes is None or changes.touches(*kinds):
            self.operations.read(lambda: goals.overview(self.operations.file), self._show_overview)

    def _show_overview(self, overview: GoalsOverview) -> None:
        self._overview = overview
        self.list.show_overview(overview)
        self._read_page()

    def _read_page(self) -> None:
        if self._overview is None:
            return
        place = self.list.place
        file = self.operations.file
        if not self._overview.organizations or place is None:
            self.stack.setCurrentIndex(4)
        elif place.organization_id is not None:
            identity = place.organization_id
            self.operations.read(lambda: goals.organization_cards(file, identity), self._show_organization)
        elif place == WAYS:
            self.operations.read(lambda: goals.all_cards(file), self._show_ways)
        elif place == CHARTS:
            self.operations.read(lambda: goals.all_cards(file), self._show_charts)
        elif place.strand is not None:
            strand = place.strand
            self.operations.read(
                lambda: goals.commitments(file, strand), lambda found: self._show_strand(strand, found)
            )

    def organization(self) -> Organization | None:
        """Return the organization whose goals are shown."""
        place = self.list.place
        if self._overview is None or place is None:
            return None
        found = (one.organization for one in self._overview.organizations)
        return next((one for one in found if one.id == place.organization_id), None)

    def _show_organization(self, cards: tuple[GoalCard, ...]) -> None:
        shown = self.organization()
        if shown is not None:
            self.page.show_goals(shown, cards)
            self.stack.setCurrentIndex(0)

    def _show_ways(self, cards: tuple[GoalCard, ...]) -> None:
        self.ways.show_cards(cards)
        self.stack.setCurrentIndex(1)

    def _show_charts(self, cards: tuple[GoalCard, ...]) -> None:
        self.charts.show_cards(cards)
        self.stack.setCurrentIndex(2)

    def _show_strand(
        self, strand: Strand, found: tuple[tuple[Organization, tuple[Commitment, ...]], ...]
    ) -> None:
        self.strand.show_entries(strand, found)
        self.stack.setCurrentIndex(3)

    def show_value(self, kind: Kind, identity: int) -> None:
        """Show a goal, or the goal a measure belongs to."""
        file = self.operations.file

        def find() -> tuple[int, int | None]:
            return goals.place_of(file, kind, identity)

        def show(found: tuple[int, int | None]) -> None:
            self.list.select(Place(organization_id=found[0]))
            if found[1] is not None:
                self.page.choose(found[1])

        self.operations.read(find, show)

    # what the user asks for

    def add_goal(self) -> None:
        """Ask for a new goal with its first measure."""
        shown = self.organization()
        if shown is None:
            return
        file = self.operations.file

        def save(entered: forms.NewGoal) -> Changes:
            return goals.add_goal(file, *entered.values(shown.id))

        open_form(
            self,
            self.operations,
            f"New goal of {shown.short_name or shown.name}",
            forms.new_goal_fields(),
            forms.NewGoal(),
            save,
            words="Audacious, at the theoretical limit: the best that nature allows.",
            ok="Add",
        )

    def _wanted(self, what: str, card: MeasureCard) -> None:
        actions: dict[str, Callable[[MeasureCard], object]] = {
            "goal": lambda one: open_value(self, self.operations, "Goal", forms.goal_fields(), one.goal),
            "measure": lambda one: open_value(
                self, self.operations, "Measure", forms.measure_fields(), one.measure
            ),
            "markers": lambda one: MarkersDialog(self, self.operations, self.theme, one).open(),
            "second": self._add_measure,
            "reached": lambda one: self._set_state(one.goal, GoalState.REACHED),
            "active": lambda one: self._set_state(one.goal, GoalState.ACTIVE),
            "retire": lambda one: self._retire(one.goal),
            "delete": self._delete_goal,
            "delete measure": self._delete_measure,
        }
        actions[what](card)

    def _add_measure(self, card: MeasureCard) -> None:
        measure = Measure(
            goal_id=card.goal.id, name="", position=card.measure.position + 1, multiply=card.measure.multiply
        )
        open_value(self, self.operations, "Second measure", forms.measure_fields(), measure)

    def _set_state(self, goal: Goal, state: GoalState) -> None:
        self.operations.change(lambda: goals.set_goal_state(self.operations.file, goal.id, state))

    def _retire(self, goal: Goal) -> None:
        def save(entered: Retirement) -> Changes:
            if not entered.retired_reason:
                raise Invalid([Problem("retired_reason", "Please say why the goal is retired.")])
            file = self.operations.file
            return goals.set_goal_state(file, goal.id, GoalState.RETIRED, entered.retired_reason)

        fields = (Text("retired_reason", "&Why", lines=2),)
        open_form(self, self.operations, "Retire the goal", fields, Retirement(), save, ok="Retire")

    def _delete_goal(self, card: MeasureCard) -> None:
        months = plural(len(card.observations), "month")
        ask_delete(
            self, self.operations, card.goal, f"It takes its measures and {months} of numbers with it."
        )

    def _delete_measure(self, card: MeasureCard) -> None:
        months = plural(len(card.observations), "month")
        ask_delete(self, self.operations, card.measure, f"It takes {months} of numbers with it.")

    def _organizations(self) -> list[Organization]:
        return [one.organization for one in self._overview.organizations] if self._overview else []

    def add_commitment(self) -> None:
        """Ask for a new entry of the strand shown."""
        place, organizations = self.list.place, self._organizations()
        if place is None or place.strand is None or not organizations:
            return
        entry = Commitment(
            organization_id=organizations[0].id,
            strand=place.strand,
            day=self.operations.file.today(),
            what="",
        )
        open_value(self, self.operations, "Add entry", forms.commitment_fields(organizations), entry)

    def _edit_commitment(self, entry: Commitment) -> None:
        fields = forms.commitment_fields(self._organizations())
        open_value(self, self.operations, "Entry", fields, entry)
