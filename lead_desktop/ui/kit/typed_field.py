"""A line that takes what people type, says beside it what it understood, and below it what it did not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from lead_desktop.errors import Invalid, Problem
from lead_desktop.ui.kit.announce import announce
from lead_desktop.ui.kit.labels import label, muted, set_look

T = TypeVar("T")

_STEPS = {
    Qt.Key.Key_Up: (1, False),
    Qt.Key.Key_Down: (-1, False),
    Qt.Key.Key_PageUp: (1, True),
    Qt.Key.Key_PageDown: (-1, True),
}
"""How far a key goes, and whether by the large step."""


@dataclass(frozen=True, slots=True)
class Understood(Generic[T]):
    """What a text was understood as; without a value, why not, and what may have been meant."""

    value: T | None = None
    problem: str = ""
    offered: tuple[tuple[T, str], ...] = ()


class TypedField(QWidget, Generic[T]):
    """The base of the fields of days and times.

    A text that is not understood changes nothing: the value that stood there stays, and `read` refuses. What
    is wrong is said when the user has done typing, and is gone as soon as it is mended.
    """

    missing = "Please fill this in."
    """What is said where a value must stand and none does."""

    told = Signal()
    """Something else, or nothing, is said below the line now."""
    edited = Signal()
    """The user typed, or chose."""

    def __init__(
        self, value: T | None, parent: QWidget | None, *, optional: bool, begin: T, width: int
    ) -> None:
        super().__init__(parent)
        self._value = value
        self._optional = optional
        self._begin = begin
        self._told: Understood[T] = Understood()
        self.line = QLineEdit(self)
        self.line.setMinimumWidth(width)
        self.line.setMaximumWidth(width)
        self.line.setPlaceholderText("none" if optional else "")
        self.beside: QLabel = muted("", self)
        self.message: QLabel = label("", self, wrap=True)
        self.message.setProperty("problem", True)
        self.message.setProperty("small", True)
        self.message.hide()
        self._offers = QHBoxLayout()
        self._offers.setSpacing(8)
        self._offers.addStretch(1)
        self.row = QHBoxLayout()
        self.row.setSpacing(6)
        self.row.addWidget(self.line)
        self.row.addWidget(self.beside, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(self.row)
        column.addWidget(self.message)
        column.addLayout(self._offers)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._typed)
        self.line.editingFinished.connect(self._finished)
        self.line.installEventFilter(self)

    def understand(self, text: str) -> Understood[T]:
        """Return what a text means; an empty one has neither value nor problem."""
        raise NotImplementedError

    def shown(self, value: T) -> str:
        """Return how a value is written in the line."""
        raise NotImplementedError

    def words(self, value: T, *, as_shown: bool) -> str:
        """Return what stands beside the line; `as_shown` where the line shows the value as it is written."""
        raise NotImplementedError

    def stepped(self, value: T, steps: int, *, large: bool) -> T:
        """Return the value so many steps on; the same where there is none."""
        raise NotImplementedError

    def value(self) -> T | None:
        """Return what the line says, or where that is not understood, the value that stood there before."""
        found = self.understand(self.line.text())
        return self._value if found.value is None and (found.problem or not self._optional) else found.value

    def set_value(self, value: T | None) -> None:
        """Show another value, as if nothing had been typed."""
        self._value = value
        self.line.setText("" if value is None else self.shown(value))
        self._tell(Understood())
        self._say(Understood(value))

    def choose(self, value: T) -> None:
        """Take a value that the user chose: from what is offered, by a key, from a calendar."""
        self.set_value(value)
        self.edited.emit()

    def read(self, name: str) -> T | None:
        """Return the value for the field `name` of a form.

        Raises:
            Invalid: what was typed is not understood, or is asked about, or is missing.
        """
        found = self.understand(self.line.text())
        if found.problem:
            raise Invalid([Problem(name, found.problem)])
        if found.value is None and not self._optional:
            raise Invalid([Problem(name, self.missing)])
        return found.value

    def tell(self, sentence: str) -> None:
        """Say what is wrong with the field, below it; an empty sentence says that nothing is."""
        found = self.understand(self.line.text())
        self._tell(found if found.problem else Understood(problem=sentence))

    def _typed(self, text: str) -> None:
        found = self.understand(text)
        if found.offered or not self.message.isHidden():
            # What may have been meant is offered at once, so that Tab leads to it.
            self._tell(found)
        self._say(found)
        self.edited.emit()

    def _finished(self) -> None:
        found = self.understand(self.line.text())
        if found.problem:
            self._tell(found)
        elif found.value is not None or self._optional:
            self.set_value(found.value)

    def _say(self, found: Understood[T]) -> None:
        value = found.value
        as_shown = value is not None and self.line.text().strip() == self.shown(value)
        self.beside.setText("" if value is None else self.words(value, as_shown=as_shown))
        self.line.setAccessibleDescription(found.problem or self.beside.text())

    def _tell(self, found: Understood[T]) -> None:
        if found == self._told:
            return
        self._told = found
        self.message.setText(f"×  {found.problem}" if found.problem else "")
        self.message.setVisible(bool(found.problem))
        set_look(self.line, "wrong", bool(found.problem))
        announce(self.line, found.problem, urgent=True)
        while self._offers.count() > 1:
            item = self._offers.takeAt(0)
            button = item.widget() if item is not None else None
            if button is not None:
                button.hide()
                button.deleteLater()
        before: QWidget = self.line
        for place, (value, text) in enumerate(found.offered):
            button = self._offer(value, text)
            self._offers.insertWidget(place, button)
            button.show()
            QWidget.setTabOrder(before, button)
            before = button
        self.told.emit()

    def _offer(self, value: T, text: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setProperty("small", True)
        button.setAutoDefault(False)
        button.clicked.connect(partial(self._chosen, value))
        return button

    def _chosen(self, value: T, *_: object) -> None:
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.choose(value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows and the page keys go on from the value, as far as one was understood."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self.key_pressed(event)
        return False

    def key_pressed(self, event: QKeyEvent) -> bool:
        """Do what a key in the line means here; tell whether it meant anything."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or event.modifiers() not in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            return False
        if not self.line.isReadOnly():
            value = self.value()
            on = self._begin if value is None else self.stepped(value, step[0], large=step[1])
            self.choose(on)
        return True
