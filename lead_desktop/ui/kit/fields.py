"""The fields of a form: each knows its label, its widget, and how a value goes in and comes out."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Protocol

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from lead_desktop.domain.text.days import DayRules
from lead_desktop.domain.text.numbers import parse_number
from lead_desktop.domain.text.times import TimeRules
from lead_desktop.errors import Invalid, Problem
from lead_desktop.ui.kit.day_field import DayField, TimeField
from lead_desktop.ui.kit.descendants import descendant
from lead_desktop.ui.kit.typed_field import TypedField


@dataclass(slots=True)
class Editor:
    """A widget of a form together with the way to read it.

    `focus` is the part that takes the keyboard. `reader` returns what the user entered, or raises `Invalid`
    where it cannot be understood; what was typed stays. `connector` calls something whenever the user enters
    something. A `typed` field has its own place for what is wrong with it.
    """

    widget: QWidget
    focus: QWidget
    reader: Callable[[], Any]
    connector: Callable[[Callable[[], None]], object]
    typed: TypedField[Any] | None = None

    def read(self) -> Any:
        """Return what the user entered.

        Raises:
            Invalid: it cannot be understood.
        """
        return self.reader()

    def connect(self, changed: Callable[[], None]) -> None:
        """Call `changed` whenever the user enters something."""
        self.connector(changed)


class Field(Protocol):
    """One field of a form: the name in the dataclass, the label, and its editor."""

    @property
    def name(self) -> str:
        """Return the name of the dataclass's field."""
        ...

    @property
    def label(self) -> str:
        """Return the label, with & before its key."""
        ...

    @property
    def hint(self) -> str:
        """Return a quiet sentence below the widget; empty where none is needed."""
        ...

    def editor(self, value: Any, parent: QWidget) -> Editor:
        """Make the widget that shows a value."""
        ...


def _without_controls(text: str, keep: str = "") -> str:
    """Put a space in the place of each control character: pasted ones are seen by nobody."""
    return "".join(
        " " if unicodedata.category(letter) == "Cc" and letter not in keep else letter for letter in text
    ).strip()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text."""

    name: str
    label: str
    hint: str = ""
    placeholder: str = ""

    def editor(self, value: Any, parent: QWidget) -> Editor:
        """Make the widget that shows a value."""
        edit = QLineEdit(value, parent)
        edit.setPlaceholderText(self.placeholder)
        edit.setCursorPosition(0)
        return Editor(edit, edit, lambda: _without_controls(edit.text()), edit.textEdited.connect)


@dataclass(frozen=True, slots=True)
class Suggested:
    """One line of text that was often typed before: the list and a completion offer what is known."""

    name: str
    label: str
    options: Sequence[str]
    hint: str = ""
    placeholder: str = ""

    def editor(self, value: Any, parent: QWidget) -> Editor:
        """Make the widget that shows a value."""
        box = _CalmComboBox(parent)
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.addItems(self.options)
        box.setCurrentIndex(-1)
        box.setEditText(value)
        line = box.lineEdit()
        assert line is not None
        line.setPlaceholderText(self.placeholder)
        return Editor(box, box, lambda: box.currentText().strip(), box.editTextChanged.connect)


class _PlainText(QPlainTextEdit):
    """A text box that leaves Tab to the form."""

    def __init__(self, text: str, lines: int, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setTabChangesFocus(True)
        self._height = self.fontMetrics().lineSpacing() * lines + 18
        self.setMinimumHeight(self._height)

    def sizeHint(self) -> QSize:
        """Ask for the lines wanted; there may be more room."""
        return QSize(super().sizeHint().width(), self._height)


@dataclass(frozen=True, slots=True)
class Text:
    """Several lines of text; empty lines part its paragraphs."""

    name: str
    label: str
    hint: str = ""
    lines: int = 4

    def editor(self, value: Any, parent: QWidget) -> Editor:
        """Make the widget that shows a value."""
        edit = _PlainText(value, self.lines, parent)
        return Editor(
            edit, edit, lambda: _without_controls(edit.toPlainText(), keep="\n\t"), edit.textChanged.connect
        )


class _CalmSpinBox(QSpinBox):
    """A number box that a turn of the wheel over the form does not change."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def _indent(box: QAbstractSpinBox) -> None:
    """Begin the text where it begins in other fields: the style sheet's padding does not reach it."""
    edit = descendant(box, QLineEdit)
    if edit is not None:
        edit.setTextMargins(6, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Day:
    """A day, typed as people write it or chosen in a calendar; an optional one may be empty.

    `begin` is where the calendar and the arrow keys begin while it is empty; else today.
    """

    name: str
    label: str
    rules: DayRules
    hint: str = ""
    optional: bool = False
    begin: date | None = None

    def editor(self, value: Any, parent: QWidget) -> Editor:
        """Make the widget that shows a value."""
        field = DayField(self.rules, value, parent, optional=self.optional, begin=self.begin)
        return _typed(field, self.name)


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, typed as people write it; an optional one may be empty, and then begins at `begin`."""

    name: str
    label: str
    rules: TimeRules
    hint: str = ""
    optional: bool = False
    begin: time = time(9, 0)

    def editor(self, value: Any, parent: QWidget) -> Editor:
        """Make the widget that shows a value."""
        field = TimeField(self.rules, value, parent, optional=self.optional, begin=self.begin)
        return _typed(field, self.name)


def _typed(field: TypedField[Any], name: str) -> Editor:
    return Editor(field, field.line, lambda: field.read(name), field.edited.connect, field)


@dataclass(frozen=True, slots=True)
class WholeNumber:
    """A whole number that is always there."""

    name: str
    label: str
    hint: str = ""
    lowest: int = 0
    highest: int = 9999
    suffix: str = ""

    def editor(self, value: Any, parent: QWidget) -> Editor:
        """Make the widget that shows a value."""
        box = _CalmSpinBox(parent)
        _indent(box)
        box.setRange(self.lowest, self.highest)
        box.setSuffix(self.suffix)
        box.setValue(value)
        return Editor(box, box, box.value, box.valueChanged.connect)


@dataclass(frozen=True, slots=True)
class Number:
    """A number typed freely; empty means none, unless `required`. `whole` takes no fractions."""

    name: str
    label: str
    hint: str = ""
    whole: bool = False
    required: bool = False

    def editor(self, value: Any, parent: QWidget) -> Editor:
        """Make the widget that shows a value."""
        edit = QLineEdit("" if value is None else f"{value:g}", parent)
        edit.setPlaceholderText("" if self.required else "none")

        def read() -> float | int | None:
            return parse_number(edit.text(), self.name, whole=self.whole, required=self.required)

        return Editor(edit, edit, read, edit.textEdited.connect)


class _CalmComboBox(QComboBox):
    """A choice that a turn of the wheel over the form does not change."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several values, each with its words, and with a picture where there are `icons`."""

    name: str
    label: str
    options: Sequence[tuple[Any, str]]
    hint: str = ""
    icons: Sequence[QIcon] = ()

    def editor(self, value: Any, parent: QWidget) -> Editor:
        """Make the widget that shows a value."""
        box = _CalmComboBox(parent)
        box.setMinimumContentsLength(18)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for _, text in self.options:
            box.addItem(text)
        for place, icon in enumerate(self.icons):
            box.setItemIcon(place, icon)
        place = next((place for place, (known, _) in enumerate(self.options) if known == value), -1)
        box.setCurrentIndex(place)

        def read() -> Any:
            chosen = box.currentIndex()
            if chosen < 0:
                raise Invalid([Problem(self.name, "Please choose one.")])
            return self.options[chosen][0]

        return Editor(box, box, read, box.currentIndexChanged.connect)


@dataclass(frozen=True, slots=True)
class Check:
    """Yes or no."""

    name: str
    label: str
    hint: str = ""

    def editor(self, value: Any, parent: QWidget) -> Editor:
        """Make the widget that shows a value."""
        box = QCheckBox(self.label, parent)
        box.setChecked(bool(value))
        return Editor(box, box, box.isChecked, box.toggled.connect)
