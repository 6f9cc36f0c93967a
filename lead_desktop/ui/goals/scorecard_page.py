"""The scorecard: five parts of every organization, each with its own and the director's assessment."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from lead_desktop.domain.goals.scorecard import (
    FIVE_PARTS,
    PartLine,
    Scorecard,
    assessor_text,
    part_text,
    score_meaning,
    score_text,
)
from lead_desktop.domain.model.commitments import Assessment, Assessor, Part
from lead_desktop.domain.text.formatting import medium_day
from lead_desktop.ui.kit.descendants import descendants
from lead_desktop.ui.kit.labels import ElidedLabel, caps_heading, label, muted, page_heading
from lead_desktop.ui.kit.list_dialog import ListDialog
from lead_desktop.ui.kit.organization_chip import organization_name
from lead_desktop.ui.kit.value_table import ValueRow, ValueTable
from lead_desktop.ui.theme import Theme

_PARTS = (*FIVE_PARTS, Part.OVERALL)
_ANYWHERE = Qt.AlignmentFlag(0)


class _Cell(QPushButton):
    """One part of one organization: both scores side by side, and what is noted; a click opens them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("score")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.own = self._score()
        self.director = self._score()
        self.noted = muted("", self, wrap=True)
        self.noted.setProperty("small", True)
        self.apart = label("", self)
        self.apart.setProperty("small", True)
        self.apart.setProperty("token", "warning")
        scores = QGridLayout()
        scores.setHorizontalSpacing(6)
        scores.setVerticalSpacing(0)
        for row, (text, number) in enumerate((("self", self.own), ("director", self.director))):
            small = muted(text, self)
            small.setProperty("small", True)
            scores.addWidget(number, row, 0)
            scores.addWidget(small, row, 1)
        scores.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 6, 6)
        layout.setSpacing(1)
        layout.addLayout(scores)
        layout.addWidget(self.apart)
        layout.addWidget(self.noted)
        layout.addStretch(1)
        for child in descendants(self, QLabel):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setMinimumHeight(104)

    def _score(self) -> QLabel:
        made = label("", self)
        made.setProperty("heading", "section")
        return made

    def show_line(self, organization: str, line: PartLine) -> None:
        """Show a part."""
        self.own.setText(score_text(line.own))
        self.director.setText(score_text(line.director))
        self.noted.setText(line.text)
        self.noted.setVisible(bool(line.text))
        self.apart.setText("! a point apart")
        self.apart.setVisible(line.apart)
        parts = f"{organization}, {part_text(line.part)}: self {score_text(line.own)}, "
        parts += f"director {score_text(line.director)}. {line.text}"
        self.setAccessibleName(parts)
        meanings = [
            f"{assessor_text(assessment.assessor)}: {assessment.score:.1f}, {score_meaning(assessment.score)}"
            for assessment in (line.own, line.director)
            if assessment is not None
        ]
        self.setToolTip("\n".join([*meanings, "Click for the assessments"]))


class ScorecardPage(QWidget):
    """Organizations in rows, the five parts and the whole in columns."""

    opened = Signal(int, object)
    """An organization's id, and the part whose assessments are wanted."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("main")
        self._theme = theme
        self.print_button = QPushButton("&Print…", self)
        head = QHBoxLayout()
        head.addWidget(page_heading("Scorecard", self), 1)
        head.addWidget(self.print_button)
        self.text = muted(
            "Five parts of every organization, assessed from 0.5 to 5 by the organization itself and by the "
            "program’s director. Choose a field for its assessments.",
            self,
            wrap=True,
        )
        self._grid = QGridLayout()
        self._grid.setSpacing(6)
        self.cells: dict[tuple[int, Part], _Cell] = {}
        self._made: list[QWidget] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 14, 22, 22)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.text)
        layout.addLayout(self._grid)
        layout.addStretch(1)

    def show_scorecards(self, cards: Sequence[Scorecard]) -> None:
        """Show every organization's scorecard."""
        wanted = [card.organization.id for card in cards]
        if sorted({organization for organization, _ in self.cells}) != sorted(wanted):
            self._build(cards)
        for card in cards:
            name = card.organization.short_name or card.organization.name
            for line in (*card.parts, card.overall):
                self.cells[card.organization.id, line.part].show_line(name, line)

    def _build(self, cards: Sequence[Scorecard]) -> None:
        for widget in self._made:
            widget.hide()
            widget.deleteLater()
        while self._grid.takeAt(0) is not None:
            pass
        self.cells, self._made = {}, []
        for column, part in enumerate(_PARTS, start=1):
            heading = caps_heading(part_text(part), self)
            heading.setWordWrap(True)
            heading.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
            self._place(heading, 0, column)
            self._grid.setColumnStretch(column, 1)
        for row, card in enumerate(cards, start=1):
            self._place(self._name(card), row, 0, Qt.AlignmentFlag.AlignTop)
            for column, part in enumerate(_PARTS, start=1):
                cell = _Cell(self)
                cell.clicked.connect(partial(self.opened.emit, card.organization.id, part))
                self.cells[card.organization.id, part] = cell
                self._place(cell, row, column)

    def _place(self, widget: QWidget, row: int, column: int, place: Qt.AlignmentFlag = _ANYWHERE) -> None:
        self._grid.addWidget(widget, row, column, place)
        widget.show()
        self._made.append(widget)

    def _name(self, card: Scorecard) -> QWidget:
        organization = card.organization
        name = organization.short_name or organization.name
        made = organization_name(self._theme, organization.colour, name, self)
        made.setFixedWidth(124)
        return made


class AssessmentsDialog(ListDialog):
    """The assessments of one part of an organization, the latest first; each edit is kept at once."""

    def __init__(
        self,
        parent: QWidget,
        theme: Theme,
        heading: str,
        line: PartLine,
        add: Callable[[Assessor], None],
        edit: Callable[[Assessment], None],
        delete: Callable[[Assessment], None],
    ) -> None:
        super().__init__(parent, "Assessments", 720, 420)
        self.part = line.part
        title = ElidedLabel(heading, self)
        title.setProperty("heading", "section")
        self.text = muted("", self, wrap=True)
        self.table = ValueTable(
            "History",
            ("Date", "Assessed by", "Name", "Score", "Note"),
            muted_colour=lambda: theme.colour("muted"),
            add="Add the director’s…",
            empty="Not assessed yet.",
            stretch=4,
        )
        self.table.set_widths((100, 160, 140, 60, None))
        self.own_button = self.table.add_button_for("Add their own…", lambda: add(Assessor.SELF))
        self.table.add_wanted.connect(lambda: add(Assessor.DIRECTOR))
        self.table.edit_wanted.connect(edit)
        self.table.delete_wanted.connect(delete)
        self.fill(title, self.text, self.table)
        self.show_line(line)

    def show_line(self, line: PartLine) -> None:
        """Show the assessments as they are now."""
        parts = []
        for text, one in (("Self", line.own), ("Director", line.director)):
            if one is not None:
                parts.append(f"{text} {one.score:.1f}: {score_meaning(one.score)}.")
        if line.apart:
            parts.append("They are a point or more apart, which is worth a talk.")
        self.text.setText(
            " ".join(parts) or "0.5 is the intent to take part, 5 outstanding, sustainable results."
        )
        self.table.show_rows(
            [
                ValueRow(
                    assessment,
                    (
                        medium_day(assessment.day, line.formats),
                        assessor_text(assessment.assessor),
                        assessment.who,
                        f"{assessment.score:.1f}",
                        assessment.note,
                    ),
                )
                for assessment in line.history
            ]
        )
