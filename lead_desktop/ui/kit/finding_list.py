"""Findings one below the other: a sign, a title, what is behind it; a click goes to the place."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lead_desktop.domain.readiness.readiness import Finding, Level
from lead_desktop.ui.kit.descendants import descendants
from lead_desktop.ui.kit.labels import label, muted, rule
from lead_desktop.ui.theme import Theme

_WORDS = {Level.GOOD: "Good", Level.WARNING: "Warning", Level.BLOCKING: "Blocking"}
_SIZE = 16


class LevelSign(QWidget):
    """The level as a sign in a disc: shape and word beside the colour."""

    def __init__(self, level: Level, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._level = level
        self._theme = theme
        self.setFixedSize(QSize(_SIZE, _SIZE))
        self.setAccessibleName(_WORDS[level])
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a check mark, an exclamation mark or a cross."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(self._level.value))
        painter.drawEllipse(QRectF(0, 0, _SIZE, _SIZE))
        painter.setPen(QPen(self._theme.colour("paper"), 1.7, c=Qt.PenCapStyle.RoundCap))
        if self._level is Level.GOOD:
            painter.drawPolyline([QPointF(4.6, 8.4), QPointF(7.1, 10.9), QPointF(11.6, 5.5)])
        elif self._level is Level.WARNING:
            painter.drawLine(QPointF(8, 4.2), QPointF(8, 8.8))
            painter.drawPoint(QPointF(8, 11.6))
        else:
            painter.drawLine(QPointF(5.4, 5.4), QPointF(10.6, 10.6))
            painter.drawLine(QPointF(10.6, 5.4), QPointF(5.4, 10.6))


class FindingRow(QPushButton):
    """One finding, a button: Enter, Space or a click goes to the place that puts it right."""

    def __init__(self, finding: Finding, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.finding = finding
        self.setProperty("finding", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{_WORDS[finding.level]}: {finding.title}. {finding.detail}")
        self.setToolTip("Go to the place")
        text = QVBoxLayout()
        text.setSpacing(1)
        words = [label(finding.title, self, wrap=True)]
        if finding.detail:
            detail = muted(finding.detail, self, wrap=True)
            detail.setProperty("small", True)
            words.append(detail)
        for one in words:
            one.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            text.addWidget(one)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 7, 0, 7)
        row.setSpacing(9)
        row.addWidget(LevelSign(finding.level, theme, self), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(text, 1)

    def sizeHint(self) -> QSize:
        """Ask for the room of the words: a button of Qt's asks for that of its own text."""
        layout = self.layout()
        return layout.totalSizeHint() if layout is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        return layout.totalMinimumSize() if layout is not None else super().minimumSizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go there on Enter as on Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class FindingList(QWidget):
    """Findings with hairlines between them."""

    activated = Signal(object)
    """A finding was clicked."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[Finding, ...] = ()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show other findings; the same ones again leave the keyboard where it is."""
        if tuple(findings) == self._shown:
            return
        self._shown = tuple(findings)
        while (item := self._layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for finding in findings:
            row = FindingRow(finding, self._theme, self)
            row.clicked.connect(partial(self.activated.emit, finding))
            self._layout.addWidget(row)
            self._layout.addWidget(rule(self))

    def rows(self) -> list[FindingRow]:
        """Return the rows in their order."""
        return [row for row in descendants(self, FindingRow) if not row.isHidden()]
