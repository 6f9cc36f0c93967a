"""The form of a succession or correction; what it means for the sessions stands below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from lead_desktop.domain.model.changes import Changes
from lead_desktop.domain.people.succession import Correction, Succession
from lead_desktop.domain.people.succession_effects import EffectLine
from lead_desktop.errors import Invalid, UserError
from lead_desktop.services.people import succession
from lead_desktop.services.program_file import ProgramFile
from lead_desktop.ui.kit.day_field import DayField
from lead_desktop.ui.kit.fields import Field
from lead_desktop.ui.kit.finding_list import LevelSign
from lead_desktop.ui.kit.form import FormDialog, Submit
from lead_desktop.ui.kit.labels import caps_heading, label
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.theme import Theme

V = TypeVar("V", bound=Succession | Correction)

_PAUSE = 150
"""Milliseconds after the last key before the meaning is worked out again."""


class EffectView(QFrame):
    """What a change means, one sentence below the other, each with its sign."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: tuple[EffectLine, ...] = ()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        inner = QWidget(self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 6, 0)
        column.addLayout(self._rows)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setAccessibleName("What this means")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(caps_heading("What this means", self))
        layout.addWidget(area, 1)
        self.setMinimumHeight(140)

    def show_lines(self, lines: Sequence[EffectLine]) -> None:
        """Show other sentences."""
        if tuple(lines) == self._lines:
            return
        self._lines = tuple(lines)
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for line in lines:
            self._rows.addWidget(self._row(line))

    def _row(self, line: EffectLine) -> QWidget:
        row = QWidget(self)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(9)
        layout.addWidget(LevelSign(line.level, self._theme, row), 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(label(line.sentence, row, wrap=True), 1)
        return row

    def sentences(self) -> list[str]:
        """Return what is shown."""
        return [line.sentence for line in self._lines]


class EffectForm(FormDialog[V]):
    """A form that says what its value would mean while it is filled in."""

    def __init__(
        self,
        parent: QWidget,
        operations: Operations,
        theme: Theme,
        title: str,
        fields: Sequence[Field],
        value: V,
        submit: Submit[V],
        *,
        text: str,
        ok: str,
    ) -> None:
        super().__init__(parent, title, fields, value, submit, text=text, ok=ok)
        self._operations = operations
        self._names = [field.name for field in fields]
        self.effect = EffectView(theme, self)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.count() - 1, self.effect, 1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._work_out)
        self._last_day = self._day("last_day")
        self.setMinimumWidth(600)
        self._suit_fields()
        self._work_out()

    def _typed_in(self, name: str) -> None:
        super()._typed_in(name)
        # What was refused belongs to what was entered before; what stands against this is shown below.
        self._show_problems(())
        self._follow()
        self._suit_fields()
        self._pause.start()

    def _field(self, name: str) -> DayField | None:
        typed = self._row(name).editor.typed if name in self._names else None
        return typed if isinstance(typed, DayField) else None

    def _day(self, name: str) -> date | None:
        field = self._field(name)
        return field.value() if field is not None else None

    def _follow(self) -> None:
        """Let the successor begin on the day after the last day, while that is where the first day stands."""
        before, self._last_day = self._last_day, self._day("last_day")
        first = self._field("first_day")
        if "successor_id" not in self._names or first is None or before is None or self._last_day is None:
            return
        if before != self._last_day and first.value() == before + timedelta(days=1):
            first.set_value(self._last_day + timedelta(days=1))

    def _suit_fields(self) -> None:
        """Only what has a meaning can be filled in: no successor of a seat that stays vacant."""
        if "successor_id" not in self._names:
            return
        try:
            entered = self.entered()
        except Invalid:
            return
        if not isinstance(entered, Succession):
            return
        for name in ("successor_id", "first_day", "interim"):
            self.enable(name, not entered.vacant)
        self.enable("successor_name", not entered.vacant and entered.successor_id is None)

    def _work_out(self) -> None:
        try:
            entered = self.entered()
        except Invalid:
            return
        self._operations.read(
            lambda file: succession.preview(file, entered),
            self.effect.show_lines,
            failed=lambda _: self.effect.show_lines(()),
        )


def open_effect_form(
    parent: QWidget,
    operations: Operations,
    theme: Theme,
    title: str,
    fields: Sequence[Field],
    value: V,
    save: Callable[[ProgramFile, V], Changes],
    *,
    text: str = "",
    ok: str,
    done: Callable[[V, Changes], None] | None = None,
) -> EffectForm[V]:
    """Open the form; `save` is the use case that keeps what was entered, `done` hears of it."""

    def submit(entered: V, accepted: Callable[[], None], failed: Callable[[UserError], None]) -> None:
        def close(changes: Changes) -> None:
            accepted()
            if done is not None:
                done(entered, changes)

        operations.change(lambda file: save(file, entered), close, failed=failed)

    dialog = EffectForm(parent, operations, theme, title, fields, value, submit, text=text, ok=ok)
    dialog.open()
    return dialog
