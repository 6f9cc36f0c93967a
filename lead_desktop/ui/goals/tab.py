"""The Goals tab: each organization's goals with their charts, the group, and the other strands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from lead_desktop.domain.goals.goal_cards import GoalCard
from lead_desktop.domain.goals.group_progress import GroupProgress
from lead_desktop.domain.goals.scorecard import Scorecard
from lead_desktop.domain.model.changes import Changes
from lead_desktop.domain.model.commitments import Assessment, Commitment, Part, Strand
from lead_desktop.domain.model.goals import ChangeMarker, Goal, Measure, Observation, RareEvent
from lead_desktop.domain.model.people import Appointment, Organization, Person
from lead_desktop.domain.model.program import Program
from lead_desktop.domain.model.value import Entity
from lead_desktop.services import documents
from lead_desktop.services.goals import commitments, goals
from lead_desktop.services.goals.goals import GoalsOverview
from lead_desktop.ui.goals.commitment_edits import CommitmentEdits
from lead_desktop.ui.goals.goal_edits import GoalEdits
from lead_desktop.ui.goals.goals_list import CHARTS, LIMITS, SCORECARD, GoalsList, Place
from lead_desktop.ui.goals.group_page import ChartsPage
from lead_desktop.ui.goals.limit_progress import LimitProgressPage
from lead_desktop.ui.goals.organization_page import OrganizationPage
from lead_desktop.ui.goals.scorecard_page import ScorecardPage
from lead_desktop.ui.goals.strand_page import StrandPage
from lead_desktop.ui.goals.workbook_files import WorkbookFiles
from lead_desktop.ui.kit.documents import offer_pdf
from lead_desktop.ui.kit.empty_state import EmptyState
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.tab import Navigation, Tab
from lead_desktop.ui.theme import Theme

_NUMBERS = (Goal, Measure, Observation, ChangeMarker, RareEvent)
_OTHERS = (Organization, Commitment, Assessment, Program, Person, Appointment)


class GoalsTab(Tab):
    """Shows goals and commitments."""

    def __init__(self, operations: Operations, theme: Theme, navigation: Navigation) -> None:
        super().__init__(operations, theme, navigation)
        self._overview: GoalsOverview | None = None
        self.list = GoalsList(theme, self)
        self.list.chosen.connect(lambda _: self._read_page())
        self.page = OrganizationPage(operations, theme)
        self.edits = GoalEdits(self, operations, theme, self.page)
        self.page.new_goal.clicked.connect(self.add_goal)
        self.page.wanted.connect(self.edits.want)
        self.books = WorkbookFiles(self, operations, theme, navigation)
        self.page.import_button.clicked.connect(self.books.ask_what_to_import)
        self.page.export_button.clicked.connect(self.export)
        self.limits = LimitProgressPage(theme)
        self.charts = ChartsPage(theme)
        self.scorecard = ScorecardPage(theme)
        self.strand = StrandPage(theme)
        self.noted = CommitmentEdits(self, operations, theme)
        self._connect_pages()
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.page)
        for page in (self.limits, self.charts, self.scorecard, self.strand):
            self.stack.addWidget(self._scrolled(page))
        self.empty = EmptyState(
            "No organizations yet", "Goals belong to organizations. Add them in the People tab.", parent=self
        )
        self.stack.addWidget(self.empty)
        self.fill(self.side_by_side("goals", (self.list, self.stack), (262, 1100), grows=1))
        theme.changed.connect(self._read_page)

    def _connect_pages(self) -> None:
        for page in (self.limits, self.charts):
            page.opened.connect(lambda id_: self.show_value(Measure, id_))
            page.print_button.clicked.connect(self.print_group)
        self.scorecard.opened.connect(self._open_assessments)
        self.scorecard.print_button.clicked.connect(self.print_scorecard)
        self.strand.table.add_wanted.connect(self.add_commitment)
        self.strand.table.edit_wanted.connect(self.noted.edit)
        self.strand.table.delete_wanted.connect(self.noted.delete)

    def _scrolled(self, page: QWidget) -> QScrollArea:
        area = QScrollArea(self)
        area.setObjectName("main")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        return area

    # what is shown

    def main_view(self) -> QWidget:
        """Return what has the keyboard when somebody comes to the tab with it."""
        return self.list.view

    def refresh(self, changes: Changes | None) -> None:
        """Read again where a change touches goals, their numbers, or commitments."""
        if changes is None or self._overview is None or changes.touches(*_OTHERS, *_NUMBERS):
            self.operations.read(goals.overview, self._show_overview)

    def _show_overview(self, overview: GoalsOverview) -> None:
        self._overview = overview
        self.list.show_overview(overview)
        self._read_page()

    def _read_page(self) -> None:
        if self._overview is None:
            return
        place = self.list.place
        read = self.operations.read
        if not self._overview.organizations or place is None:
            self.stack.setCurrentWidget(self.empty)
        elif place.organization_id is not None:
            id_ = place.organization_id
            read(lambda file: goals.organization_cards(file, id_), self._show_organization)
        elif place in (LIMITS, CHARTS):
            read(goals.group, self._show_group)
        elif place == SCORECARD:
            read(commitments.scorecards, self._show_scorecard)
        elif place.strand is not None:
            strand = place.strand
            read(
                lambda file: commitments.by_strand(file, strand),
                lambda found: self._show_strand(strand, found),
            )

    def organization(self) -> Organization | None:
        """Return the organization whose goals are shown."""
        place = self.list.place
        return next(
            (
                organization
                for organization in self.organizations()
                if place and organization.id == place.organization_id
            ),
            None,
        )

    def organizations(self) -> list[Organization]:
        """Return the program's organizations in their order."""
        return (
            [organization.organization for organization in self._overview.organizations]
            if self._overview
            else []
        )

    def _show_organization(self, cards: tuple[GoalCard, ...]) -> None:
        shown = self.organization()
        if shown is not None:
            self.page.show_goals(shown, cards)
            self.edits.show_quality(cards)
            self.stack.setCurrentWidget(self.page)

    def _show_group(self, view: GroupProgress) -> None:
        if self.list.place == LIMITS:
            self.limits.show_group(view)
            self.stack.setCurrentIndex(1)
        else:
            self.charts.show_cards(view.cards)
            self.stack.setCurrentIndex(2)

    def _show_scorecard(self, cards: tuple[Scorecard, ...]) -> None:
        self.scorecard.show_scorecards(cards)
        self.noted.show_scorecards(cards)
        self.stack.setCurrentIndex(3)

    def _show_strand(
        self, strand: Strand, found: tuple[tuple[Organization, tuple[Commitment, ...]], ...]
    ) -> None:
        self.strand.show_entries(strand, found, self.operations.formats)
        self.stack.setCurrentIndex(4)

    def open_field(self, entity: Entity, id_: int, field: str) -> None:
        """Show the goals of an organization, with the next one ready to be added."""
        if (entity, field) == (Organization, "goals"):
            self.list.select(Place(organization_id=id_))
            self.page.new_goal.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_value(self, entity: Entity, id_: int) -> None:
        """Show a goal, the goal a measure belongs to, an entry of a strand, or the scorecard."""
        if entity is Assessment:
            self.list.select(SCORECARD)
            return
        if entity is Commitment:
            self.operations.read(lambda file: commitments.entry(file, id_), self._go_to_entry)
            return

        def show(found: tuple[int, int | None]) -> None:
            self.list.select(Place(organization_id=found[0]))
            if found[1] is not None:
                self.page.choose(found[1])

        self.operations.read(lambda file: goals.place_of(file, entity, id_), show)

    def _go_to_entry(self, entry: Commitment) -> None:
        self.list.select(Place(strand=entry.strand))
        self.strand.table.select_id(entry.id)

    # what the user asks for

    def add_goal(self) -> None:
        """Ask for a new goal with its first measure."""
        shown = self.organization()
        if shown is not None and self._overview is not None:
            listed = next(
                organization
                for organization in self._overview.organizations
                if organization.organization == shown
            )
            self.edits.add_goal(shown, full=listed.full)

    def export(self) -> None:
        """Ask where to save the workbook of the organization shown."""
        shown = self.organization()
        if shown is not None:
            self.books.ask_where_to_save(shown)

    def add_commitment(self) -> None:
        """Ask for a new entry of the strand shown."""
        place = self.list.place
        if place is not None and place.strand is not None:
            self.noted.add(place.strand)

    def _open_assessments(self, organization_id: int, part: Part) -> None:
        self.noted.open_assessments(organization_id, part)

    def print_group(self) -> None:
        """Offer the pages of the group."""
        offer_pdf(
            self,
            self.operations,
            self.navigation,
            "Group progress",
            documents.group_progress,
        )

    def print_scorecard(self) -> None:
        """Offer the scorecard's page."""
        offer_pdf(self, self.operations, self.navigation, "Scorecard", documents.scorecard)
