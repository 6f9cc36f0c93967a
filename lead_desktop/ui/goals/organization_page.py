"""An organization's goals as cards, with the months of the chosen one always in view."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lead_desktop.domain.goals.goal_cards import GoalCard, MeasureCard
from lead_desktop.domain.goals.quality import QualityCheck
from lead_desktop.domain.model.goals import Goal, GoalState
from lead_desktop.domain.model.people import Organization
from lead_desktop.domain.model.program import MAXIMUM_GOALS, MINIMUM_GOALS
from lead_desktop.domain.text.formatting import plural
from lead_desktop.ui.goals.goal_action import GoalAction
from lead_desktop.ui.goals.goal_card import NARROW, SMALLEST_HEIGHT, TALL, GoalCardView
from lead_desktop.ui.goals.observations_panel import ObservationsPanel
from lead_desktop.ui.kit.labels import ElidedLabel, label, lines_of, muted, set_level
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.theme import Theme

_CARD_WIDTH = 400
_DOCK_WIDTH = 396
_SPACING = 14
_HEAD_HEIGHT = 96
_BARE_HEIGHT = 34


def clear(layout: QLayout) -> None:
    """Take everything out of a layout; the widgets stay where they are."""
    while layout.takeAt(0) is not None:
        pass


class _RoomForGoals(QFrame):
    """An empty place that says how many goals are still needed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("room")
        self.text = muted("", self, wrap=True)
        self.text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        lines_of(self.text, 3)
        self.button = QPushButton("New goal…", self)
        layout = QVBoxLayout(self)
        layout.addStretch(1)
        layout.addWidget(self.text)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        self.setMinimumHeight(120)

    def hasHeightForWidth(self) -> bool:
        """Ask for the same height at any width, as the cards do."""
        return False


class _BareGoal(QFrame):
    """A goal in one line: one without a measure, or one that is retired."""

    def __init__(
        self, parent: QWidget, goal: Goal, text: str, actions: Sequence[tuple[str, GoalAction]]
    ) -> None:
        super().__init__(parent)
        self.goal = goal
        self.buttons: dict[GoalAction, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        title = ElidedLabel(goal.statement, self)
        reason = ElidedLabel(text, self)
        reason.setProperty("muted", True)
        row.addWidget(title, 3)
        row.addWidget(reason, 2)
        for caption, what in actions:
            button = QPushButton(caption, self)
            button.setProperty("link", True)
            row.addWidget(button)
            self.buttons[what] = button


class OrganizationPage(QWidget):
    """Cards in a grid with the months in its last place, or beside the cards where they do not all fit."""

    wanted = Signal(object, object)
    """What the user wants, a `GoalAction`, and the card or the goal."""

    def __init__(self, operations: Operations, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("main")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self.heading = ElidedLabel("", self)
        self.heading.setProperty("heading", "page")
        self.text = label("", self)
        self.new_goal = QPushButton("&New goal…", self)
        self.new_goal.setProperty("primary", True)
        self.import_button = QPushButton("&Import from Excel…", self)
        self.import_button.setToolTip("Read back a workbook that an organization has filled in")
        self.export_button = QPushButton("Send for fi&lling in…", self)
        self.export_button.setToolTip("Save this organization’s measures as a workbook, to be mailed")
        self.panel = ObservationsPanel(operations, theme, self)
        self.panel.wanted.connect(self.wanted)
        self.room = _RoomForGoals(self)
        self.room.button.clicked.connect(self.new_goal.click)
        self.cards: list[GoalCardView] = []
        self._quality: dict[int, tuple[QualityCheck, ...]] = {}
        self._bare: list[_BareGoal] = []
        self._needs_room = False
        self._chosen: int | None = None
        self._shape: tuple[int, bool, int, bool] | None = None
        self._build()

    def _build(self) -> None:
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.head.addWidget(self.heading, 1)
        for button in (self.export_button, self.import_button, self.new_goal):
            self.head.addWidget(button)
        self._inner = QWidget()
        self._inner.setObjectName("main")
        self._grid = QGridLayout()
        self._grid.setSpacing(_SPACING)
        self._below = QVBoxLayout()
        self._below.setSpacing(0)
        inner = QVBoxLayout(self._inner)
        inner.setContentsMargins(22, 2, 22, 16)
        inner.setSpacing(10)
        inner.addLayout(self._grid, 1)
        inner.addLayout(self._below)
        self._area = QScrollArea(self)
        self._area.setObjectName("main")
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._inner)
        self._dock = QVBoxLayout()
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._area, 1)
        body.addLayout(self._dock)
        top = QVBoxLayout()
        top.setContentsMargins(22, 14, 22, 0)
        top.setSpacing(2)
        top.addLayout(self.head)
        top.addWidget(self.text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addLayout(body, 1)

    # what is shown

    def show_goals(self, organization: Organization, cards: Sequence[GoalCard]) -> None:
        """Show an organization's goals; the chosen measure stays chosen."""
        self.heading.show_text(organization.name)
        self._say_count([card.goal for card in cards])
        self._quality = {card.goal.id: card.quality for card in cards}
        shown = [card for card in cards if card.goal.state is not GoalState.RETIRED]
        measures = [(measure, len(card.measures) > 1) for card in shown for measure in card.measures]
        while len(self.cards) > len(measures):
            gone = self.cards.pop()
            gone.hide()
            gone.deleteLater()
        while len(self.cards) < len(measures):
            self.cards.append(self._new_card())
        for view, (one, several) in zip(self.cards, measures, strict=True):
            view.show_card(one, self._quality[one.goal.id], several=several)
        self._show_bare(cards)
        if not any(one.measure.id == self._chosen for one, _ in measures):
            self._chosen = measures[0][0].measure.id if measures else None
        self.export_button.setVisible(bool(measures))
        self._arrange()
        self._show_chosen()

    def _say_count(self, goals: Sequence[Goal]) -> None:
        active = sum(goal.state is GoalState.ACTIVE for goal in goals)
        reached = sum(goal.state is GoalState.REACHED for goal in goals)
        parts = [f"{plural(active, 'active goal')}", f"{MINIMUM_GOALS} to {MAXIMUM_GOALS} required"]
        missing = MINIMUM_GOALS - active
        if missing > 0:
            parts.append(f"× {missing} more needed")
        if reached:
            parts.append(f"✓ {reached} reached")
        self.text.setText(" · ".join(parts))
        self.text.setProperty("muted", missing <= 0)
        self.text.setProperty("problem", missing > 0)
        set_level(self.text, "")
        self._needs_room = missing > 0
        self.room.setVisible(self._needs_room)
        start = "No goals yet. " if not active else ""
        self.room.text.setText(
            f"{start}{plural(max(missing, 0), 'more goal')} needed: audacious ones, at the theoretical "
            "limit. Zero infections, 100 percent of patients."
        )

    def _new_card(self) -> GoalCardView:
        view = GoalCardView(self._theme, self._inner)
        view.chosen.connect(self.choose)
        view.wanted.connect(self.wanted)
        view.show()
        return view

    def _show_bare(self, cards: Sequence[GoalCard]) -> None:
        for row in self._bare:
            row.hide()
            row.deleteLater()
        clear(self._below)
        self._bare = []
        for card in cards:
            goal = card.goal
            if goal.state is GoalState.RETIRED:
                actions = [("Take up again", GoalAction.TAKE_UP), ("Delete…", GoalAction.DELETE_GOAL)]
                made = _BareGoal(self._inner, goal, f"Retired: {goal.retired_reason}", actions)
            elif not card.measures:
                actions = [
                    ("Add a measure…", GoalAction.ADD_MEASURE),
                    ("Edit…", GoalAction.EDIT_GOAL),
                    ("Delete…", GoalAction.DELETE_GOAL),
                ]
                made = _BareGoal(self._inner, goal, "Has no measure yet", actions)
            else:
                continue
            for what, button in made.buttons.items():
                button.clicked.connect(lambda _=False, what=what, goal=goal: self.wanted.emit(what, goal))
            self._below.addWidget(made)
            made.show()
            self._bare.append(made)

    def quality_of(self, goal_id: int) -> tuple[QualityCheck, ...]:
        """Return what there is to say about how well a goal is set."""
        return self._quality.get(goal_id, ())

    def card_of(self, measure_id: int) -> MeasureCard | None:
        """Return a measure that is shown."""
        found = (view.card for view in self.cards if view.card is not None)
        return next((card for card in found if card.measure.id == measure_id), None)

    def choose(self, measure_id: int) -> None:
        """Show the months of a measure."""
        if measure_id != self._chosen:
            self._chosen = measure_id
            self._show_chosen()

    def go_to_numbers(self) -> None:
        """Put the cursor where the chosen measure's numbers go on."""
        self._area.ensureWidgetVisible(self.panel)
        self.panel.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.panel.go_to_next()

    def _show_chosen(self) -> None:
        for view in self.cards:
            current = view.card is not None and view.card.measure.id == self._chosen
            view.set_current(current)
            if current and view.card is not None:
                self.panel.show_card(view.card)
                self._area.ensureWidgetVisible(view, 0, 8)

    # where it stands

    def _arrange(self) -> None:
        """Put cards and months into their places; nothing moves while the shape stays the same."""
        width = self.width() - 44
        columns = 2 if width >= 2 * _CARD_WIDTH + _SPACING else 1
        room = self._needs_room
        places = len(self.cards) + bool(self.cards) + room
        rows = -(-places // columns)
        height = self.height() - _HEAD_HEIGHT - _BARE_HEIGHT * len(self._bare)
        dock = bool(self.cards) and (columns == 1 or rows * (SMALLEST_HEIGHT + _SPACING) > height)
        if dock:
            columns = max(1, min(2, (width - _DOCK_WIDTH) // _CARD_WIDTH))
        free_width = width - (_DOCK_WIDTH + _SPACING if dock else 0)
        shown = max(-(-(len(self.cards) + room) // columns) if dock else rows, 1)
        for view in self.cards:
            view.set_room(narrow=free_width // columns < NARROW, tall=height // shown - _SPACING >= TALL)
        shape = (columns, dock, len(self.cards), room)
        if shape == self._shape:
            return
        self._shape = shape
        clear(self._grid)
        clear(self._dock)
        self._dock.setContentsMargins(0, 2, 22 if dock else 0, 16)
        widgets: list[QWidget] = [*self.cards]
        if room:
            widgets.append(self.room)
        for place, widget in enumerate(widgets):
            span = columns if len(widgets) == 1 and room else 1
            self._grid.addWidget(widget, place // columns, place % columns, 1, span)
        self.panel.setVisible(bool(self.cards))
        if dock:
            self.panel.setFixedWidth(_DOCK_WIDTH)
            self._dock.addWidget(self.panel)
        elif self.cards:
            self.panel.setMinimumWidth(0)
            self.panel.setMaximumWidth(16_777_215)
            place = len(widgets)
            free = columns - place % columns
            self._grid.addWidget(self.panel, place // columns, place % columns, 1, free)
        for row in range(self._grid.rowCount()):
            item = self._grid.itemAtPosition(row, 0)
            alone = item is not None and item.widget() is self.panel
            self._grid.setRowStretch(row, 0 if item is None else 4 if alone else 5)
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find the best places for the new size."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        return QSize(500, 300)
