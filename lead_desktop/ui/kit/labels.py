"""Labels in the few styles the window has; all show text as it is, never as markup."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QToolButton, QWidget


def label(text: str = "", parent: QWidget | None = None, *, wrap: bool = False) -> QLabel:
    """Return a plain label."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    return made


def muted(text: str = "", parent: QWidget | None = None, *, wrap: bool = False) -> QLabel:
    """Return a label in the quiet colour."""
    made = label(text, parent, wrap=wrap)
    made.setProperty("muted", True)
    return made


def lines_of(made: QLabel, lines: int) -> QLabel:
    """Give a wrapped label room for some lines, whatever its text."""
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    made.setFixedHeight(made.fontMetrics().lineSpacing() * lines + 1)
    return made


def page_heading(text: str = "", parent: QWidget | None = None) -> QLabel:
    """Return the heading of a page."""
    made = label(text, parent)
    made.setProperty("heading", "page")
    return made


def section_heading(text: str = "", parent: QWidget | None = None) -> QLabel:
    """Return the heading of a section."""
    made = label(text, parent)
    made.setProperty("heading", "section")
    return made


def caps_heading(text: str = "", parent: QWidget | None = None) -> QLabel:
    """Return a small heading in capitals, for lists at the side."""
    made = label(text.upper(), parent)
    made.setProperty("heading", "caps")
    return made


def rule(parent: QWidget | None = None) -> QFrame:
    """Return a hairline across."""
    made = QFrame(parent)
    made.setObjectName("rule")
    return made


def set_level(widget: QWidget, level: str) -> None:
    """Give a pill or banner the colours of a level: "", good, warning, blocking or muted."""
    set_look(widget, "level", level)


def set_look(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the style sheet asks for, also on a widget that has its style already."""
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def set_primary(button: QWidget) -> None:
    """Give a button the look of the next step; one in a dialog's row of buttons has its look already."""
    set_look(button, "primary", True)


class Pill(QLabel):
    """A word on a soft round ground: a state, a signal."""

    def __init__(self, text: str = "", level: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setObjectName("pill")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.setProperty("level", level)

    def show_state(self, text: str, level: str = "") -> None:
        """Say something else; nothing to say hides the pill."""
        self.setText(text)
        self.setVisible(bool(text))
        set_level(self, level)


class PillButton(QToolButton):
    """A pill that is pressed to change what it says."""

    def __init__(self, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pill")
        self._what = what
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_state(self, text: str, level: str = "") -> None:
        """Say something else."""
        # Room at the end for the sign that there is a menu.
        self.setText(f"{text.replace('&', '&&')}     ")
        self.setAccessibleName(f"{self._what}: {text}")
        set_level(self, level)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pill with the sign that a menu opens below it."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(self.foregroundRole()), 1.4))
        x, y = self.width() - 15, self.height() / 2 - 1
        painter.drawPolyline([QPointF(x, y), QPointF(x + 3.5, y + 3.5), QPointF(x + 7, y)])
        painter.end()


class ElidedLabel(QLabel):
    """One line that is shortened to its place; the whole text is in the tooltip."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._whole = self._shorter = ""
        self.show_text(text)

    def show_text(self, text: str, shorter: str = "") -> None:
        """Show another text; where it has no room but `shorter` has, that stands in its place, uncut."""
        self._whole = " ".join(text.split())
        self._shorter = " ".join(shorter.split())
        self._shorten()

    def whole_text(self) -> str:
        """Return the text before it was shortened."""
        return self._whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the text to the new width."""
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        metrics = QFontMetrics(self.font())
        fits = metrics.horizontalAdvance(self._whole) <= self.width()
        text = self._whole if fits else self._shorter or self._whole
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, self.width())
        self.setText(shown)
        self.setToolTip("" if shown == self._whole else self._whole)
        self.setAccessibleName(self._whole)
