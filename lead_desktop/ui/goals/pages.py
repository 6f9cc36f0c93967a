"""The pages of the Goals tab: an organization's goals, all charts side by side, a strand's commitments."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from lead_desktop.domain.commitments import Commitment, Strand
from lead_desktop.domain.goals import GoalState
from lead_desktop.domain.people import Organization
from lead_desktop.domain.program import MAXIMUM_GOALS, MINIMUM_GOALS
from lead_desktop.domain.words import plural, short_day
from lead_desktop.services.goals import GoalCard, MeasureCard
from lead_desktop.ui.goals.goal_card import GoalCardView
from lead_desktop.ui.goals.numbers_panel import NumbersPanel
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.theme import Theme
from lead_desktop.ui.widgets.chart_view import ChartView
from lead_desktop.ui.widgets.labels import ElidedLabel, label, muted, page_heading
from lead_desktop.ui.widgets.value_table import ValueRow, ValueTable

_CARD_WIDTH = 430


def _clear(layout: QLayout, keep: QWidget | None = None) -> None:
    """Take all widgets out of a layout; all but one are done with."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None and widget is not keep:
            widget.hide()
            widget.deleteLater()


class OrganizationPage(QWidget):
    """An organization's goals as cards, and the months of the chosen one."""

    def __init__(self, operations: Operations, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("main")
        self._theme = theme
        self.heading = page_heading("", self)
        self.heading.setWordWrap(True)
        self.words = muted("", self)
        self.new_goal = QPushButton("&New goal…", self)
        self.new_goal.setProperty("primary", True)
        self.panel = NumbersPanel(operations, self)
        self.empty = label(
            "No goals yet. Three to five audacious ones, at the theoretical limit: zero infections, 100 % of "
            "patients. Begin with “New goal”.",
            self,
            wrap=True,
        )
        self.cards: list[GoalCardView] = []
        self._bare: tuple[GoalCard, ...] = ()
        self._chosen: int | None = None
        self._columns = 0
        self._grid = QGridLayout()
        self._grid.setSpacing(14)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.new_goal)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 16, 22, 22)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.words)
        layout.addWidget(self.empty)
        layout.addLayout(self._grid)
        layout.addStretch(1)

    wanted = Signal(str, object)

    def show_goals(self, organization: Organization, cards: Sequence[GoalCard]) -> None:
        """Show an organization's goals; the chosen measure stays chosen."""
        self.heading.setText(organization.name)
        active = sum(card.goal.state is GoalState.ACTIVE for card in cards)
        self.words.setText(
            f"{plural(active, 'active goal')} · {MINIMUM_GOALS} to {MAXIMUM_GOALS} required"
            + (" · more are needed" if active < MINIMUM_GOALS else "")
        )
        self._bare = tuple(card for card in cards if not card.measures)
        _clear(self._grid, keep=self.panel)
        measures = [one for card in cards for one in card.measures]
        self.cards = [self._card(one) for one in measures]
        if not any(one.measure.id == self._chosen for one in measures):
            self._chosen = measures[0].measure.id if measures else None
        self.empty.setVisible(not cards)
        self.panel.setVisible(bool(measures))
        self._columns = 0
        self._arrange()
        self._show_chosen()

    def _card(self, card: MeasureCard) -> GoalCardView:
        view = GoalCardView(card, self._theme, self)
        view.chosen.connect(self.choose)
        view.wanted.connect(self.wanted)
        return view

    def choose(self, measure_id: int) -> None:
        """Show the months of a measure."""
        self._chosen = measure_id
        self._show_chosen()

    def _show_chosen(self) -> None:
        for view in self.cards:
            current = view.card.measure.id == self._chosen
            view.set_current(current)
            if current:
                self.panel.show_card(view.card)

    def _arrange(self) -> None:
        columns = max(1, min(2, (self.width() - 30) // _CARD_WIDTH))
        if columns == self._columns:
            return
        self._columns = columns
        widgets: list[QWidget] = [*self.cards]
        if self.cards:
            # The months stand beside the first card, so that typing and chart are in view together.
            widgets.insert(1, self.panel)
        for place, widget in enumerate(widgets):
            self._grid.addWidget(widget, place // columns, place % columns)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards in one column where two have no room."""
        super().resizeEvent(event)
        self._arrange()


class ChartsPage(QWidget):
    """All charts side by side, small."""

    chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("main")
        self._theme = theme
        self._grid = QGridLayout()
        self._grid.setSpacing(14)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 16, 22, 22)
        layout.addWidget(page_heading("All charts, side by side", self))
        layout.addWidget(
            muted(
                "Each in its own unit; a diamond is part of a signal, a square beyond the limits of chance.",
                self,
            )
        )
        layout.addLayout(self._grid)
        layout.addStretch(1)

    def show_cards(self, cards: Sequence[GoalCard]) -> None:
        """Show every chart of the program."""
        _clear(self._grid)
        measures = [(card, one) for card in cards for one in card.measures]
        for place, (card, one) in enumerate(measures):
            self._grid.addWidget(self._small(card, one), place // 3, place % 3)
        for column in range(3):
            self._grid.setColumnStretch(column, 1)

    def _small(self, card: GoalCard, one: MeasureCard) -> QWidget:
        small = QWidget(self)
        layout = QVBoxLayout(small)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(2)
        title = ElidedLabel(card.goal.statement, small)
        title.setProperty("heading", "section")
        whose = ElidedLabel(card.organization.name, small)
        whose.setProperty("muted", True)
        chart = ChartView(self._theme, small, size=9.0)
        chart.set_chart(one.progress.chart, one.progress.sentence)
        chart.setFixedHeight(140)
        for widget in (title, whose, chart):
            layout.addWidget(widget)
        return small


class StrandPage(QWidget):
    """The commitments of one strand, organization by organization."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("main")
        self.heading = page_heading("", self)
        self.table = ValueTable(
            "Entries",
            ("Organization", "Date", "What", "Who", "Took part", "Next step"),
            muted_colour=lambda: theme.colour("muted"),
            add="Add entry…",
            empty="Nothing is noted yet. Add what an organization did: when, what, who, and the next step.",
            stretch=2,
        )
        self.table.set_widths((180, 100, None, 150, 80, 220))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 16, 22, 22)
        layout.setSpacing(8)
        layout.addWidget(self.heading)
        layout.addWidget(
            muted("One of the four strands that every organization works on beside its goals.", self)
        )
        layout.addWidget(self.table)
        layout.addStretch(1)

    def show_entries(
        self, strand: Strand, entries: Sequence[tuple[Organization, tuple[Commitment, ...]]]
    ) -> None:
        """Show the entries of a strand."""
        self.heading.setText(strand.value[0].upper() + strand.value[1:])
        self.table.show_rows(
            [
                ValueRow(
                    one,
                    (
                        organization.name,
                        short_day(one.day).split(" ", 1)[1],
                        one.what,
                        one.who,
                        "" if one.participants is None else str(one.participants),
                        one.next_step,
                    ),
                )
                for organization, found in entries
                for one in found
            ]
        )
