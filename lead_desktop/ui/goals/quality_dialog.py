"""How well a goal is set: every question with its answer, and the form that puts it right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from lead_desktop.domain.goals.quality import QualityCheck, lacking
from lead_desktop.domain.model.goals import Goal, Measure
from lead_desktop.domain.readiness.readiness import Finding, Level
from lead_desktop.domain.text.formatting import plural
from lead_desktop.ui.kit.finding_list import FindingList
from lead_desktop.ui.kit.labels import label, muted
from lead_desktop.ui.kit.list_dialog import ListDialog
from lead_desktop.ui.theme import Theme


class QualityDialog(ListDialog):
    """Lists the questions; a click or Enter opens the field that answers one."""

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        goal: Goal,
        checks: tuple[QualityCheck, ...],
        put_right: Callable[[QualityCheck], None],
    ) -> None:
        super().__init__(parent, "How well is it set?", 520, 560)
        self.goal = goal
        self._put_right = put_right
        self._checks: dict[Finding, QualityCheck] = {}
        self.heading = label(goal.statement, self, wrap=True)
        self.heading.setProperty("heading", "section")
        self.text = muted("", self, wrap=True)
        self.list = FindingList(theme)
        self.list.activated.connect(self._activated)
        area = QScrollArea(self)
        area.setAccessibleName("Questions about the numbers")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.list)
        column.addStretch(1)
        area.setWidget(inner)
        self.fill(self.heading, self.text, area, grows=area)
        self.show_checks(goal, checks)

    def show_checks(self, goal: Goal, checks: tuple[QualityCheck, ...]) -> None:
        """Show the questions again, what is to be put right first."""
        self.heading.setText(goal.statement)
        missing = len(lacking(checks))
        self.text.setText(
            f"{plural(missing, 'thing')} to put right. Choose one to go to its field."
            if missing
            else "Everything a good goal needs is there."
        )
        self._checks = {}
        for check in sorted(checks, key=lambda check: check.good):
            kind: type[Goal] | type[Measure] = Goal if check.measure is None else Measure
            id_ = goal.id if check.measure is None else check.measure.id
            level = Level.GOOD if check.good else Level.WARNING
            self._checks[Finding(level, check.title, check.detail, kind, id_)] = check
        self.list.show_findings(tuple(self._checks))

    def _activated(self, finding: Finding) -> None:
        self._put_right(self._checks[finding])
