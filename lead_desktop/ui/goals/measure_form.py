"""The dialogs of a measure and of a new goal: only the fields that its kind needs, and what it reads as."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from lead_desktop.domain.model.goals import Direction, MeasureKind
from lead_desktop.domain.sentences import NO_ROOM_FOR_A_GOAL
from lead_desktop.domain.text.formatting import number
from lead_desktop.errors import Invalid, Problem, UserError
from lead_desktop.ui.goals.forms import GOAL_FIELDS, NewGoal
from lead_desktop.ui.kit.descendants import descendants
from lead_desktop.ui.kit.fields import Field
from lead_desktop.ui.kit.form import FormDialog

V = TypeVar("V")


class MeasureForm(FormDialog[V]):
    """A form in which the kind of the measure decides what is asked."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        fields: Sequence[Field],
        value: V,
        submit: Callable[[V, Callable[[], None], Callable[[UserError], None]], None],
        *,
        text: str = "",
        ok: str = "Save",
    ) -> None:
        super().__init__(parent, title, fields, value, submit, text=text, ok=ok)
        self._unit = self._suggested_unit()
        for name in ("kind", "multiply", "direction"):
            self._box(name).currentIndexChanged.connect(self._kind_changed)
        for name in ("denominator", "numerator", "theoretical_limit", "unit"):
            self._line(name).textChanged.connect(self._texts_changed)
        self._box("kind").currentIndexChanged.connect(self._offer_multiply)
        self._box("direction").currentIndexChanged.connect(self._offer_limit)
        # Room that is left over belongs to no single field, but to the end of the form.
        for area in descendants(self, QPlainTextEdit):
            area.setFixedHeight(area.minimumHeight())
            area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        filler = QWidget(self)
        filler.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.form_layout.addRow(filler)
        self._show_fields()
        self.resize(640, 660)

    def _box(self, name: str) -> QComboBox:
        found = self.editor(name)
        assert isinstance(found, QComboBox)
        return found

    def _line(self, name: str) -> QLineEdit:
        found = self.editor(name)
        assert isinstance(found, QLineEdit)
        return found

    def _read(self, name: str) -> Any:
        row = next(row for row in self._rows if row.field.name == name)
        try:
            return row.editor.read()
        except Invalid:
            return None

    def show_field(self, name: str, visible: bool) -> None:
        """Show or hide a field with its label."""
        cell: QWidget | None = self.editor(name)
        while cell is not None and self.form_layout.indexOf(cell) < 0:
            cell = cell.parentWidget()
        if cell is not None:
            self.form_layout.setRowVisible(cell, visible)

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        super()._show_problems(problems)
        # The form keeps the heights of wrapped sentences from before; it is asked to measure them again.
        QTimer.singleShot(0, self, self.form_layout.invalidate)

    def is_asked(self, name: str) -> bool:
        """Tell whether a field is shown."""
        return not self.editor(name).isHidden() and self.editor(name).isVisibleTo(self)

    # what follows from what

    def _kind_changed(self) -> None:
        self._texts_changed()
        self._show_fields()

    def _offer_multiply(self) -> None:
        kind = self._read("kind")
        wanted = {MeasureKind.PROPORTION: "per 100", MeasureKind.RATE: "per 1,000"}.get(kind, "as it is")
        self._box("multiply").setCurrentIndex(self._box("multiply").findText(wanted))
        self._offer_limit()

    def _offer_limit(self) -> None:
        """Keep a limit at the end of the scale on the right end."""
        limit = self._read("theoretical_limit")
        if limit not in (0.0, 100.0, None):
            return
        higher = self._read("direction") is Direction.HIGHER
        share = self._read("kind") is MeasureKind.PROPORTION
        if share:
            self._line("theoretical_limit").setText("100" if higher else "0")
        elif limit == 100.0:
            self._line("theoretical_limit").setText("0")

    def _suggested_unit(self) -> str:
        kind, denominator = self._read("kind"), str(self._read("denominator") or "").strip()
        if kind is MeasureKind.PROPORTION:
            return "%"
        if kind is MeasureKind.DAYS_BETWEEN:
            return "days"
        if kind is MeasureKind.COUNT:
            counted = str(self._read("numerator") or "").strip()
            return f"{counted.lower()} a month" if counted else ""
        multiply = self._read("multiply")
        if kind is not MeasureKind.RATE or not denominator or multiply is None:
            return ""
        return (
            f"per {number(multiply)} {denominator.lower()}" if multiply != 1 else f"per {denominator.lower()}"
        )

    def _texts_changed(self) -> None:
        unit = self._line("unit")
        before, self._unit = self._unit, self._suggested_unit()
        if unit.text().strip() in ("", before):
            unit.blockSignals(True)
            unit.setText(self._unit)
            unit.blockSignals(False)
        self._show_limit_reason()
        self._say()

    def _show_fields(self) -> None:
        kind = self._read("kind")
        self.show_field("denominator", kind.has_denominator)
        self.show_field("multiply", kind is MeasureKind.RATE)
        self.show_field("unit", kind is not MeasureKind.PROPORTION)
        self.show_field("numerator", kind is not MeasureKind.VALUE)
        self._show_limit_reason()
        self._say()

    def _show_limit_reason(self) -> None:
        natural = (0.0, 100.0) if self._read("kind") is MeasureKind.PROPORTION else (0.0,)
        self.show_field("limit_reason", self._read("theoretical_limit") not in (*natural, None))

    def reads_as(self) -> str:
        """Say what the measure is, as it stands in the fields."""
        kind = self._read("kind")
        counted = str(self._read("numerator") or "").strip() or "…"
        limit = self._read("theoretical_limit")
        unit = str(self._read("unit") or "").strip()
        text = {
            MeasureKind.RATE: f"{counted} {unit or 'per …'}",
            MeasureKind.PROPORTION: f"percent: {counted} out of {self._read('denominator') or '…'}",
            MeasureKind.COUNT: unit or counted,
            MeasureKind.VALUE: f"a value in {unit or '…'}",
            MeasureKind.DAYS_BETWEEN: f"days between {counted}",
        }[kind]
        better = "higher" if self._read("direction") is Direction.HIGHER else "lower"
        percent = " percent" if kind is MeasureKind.PROPORTION else ""
        best = "…" if limit is None else f"{number(limit)}{percent}"
        return f"Reads as: {text}; {better} is better; the best that can be is {best}."

    def _say(self) -> None:
        self._top.setText(self.reads_as())
        self._top.show()


class NewGoalForm(MeasureForm[NewGoal]):
    """A new goal in two steps: what is aimed for, then how it is counted."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        fields: Sequence[Field],
        value: NewGoal,
        submit: Callable[[NewGoal, Callable[[], None], Callable[[UserError], None]], None],
        *,
        text: str = "",
        ok: str = "Save",
    ) -> None:
        self._last = ok
        self.step = 0
        super().__init__(parent, title, fields, value, submit, text=text, ok=ok)
        self._back = self._buttons.addButton("&Back", QDialogButtonBox.ButtonRole.ActionRole)
        self._back.setAutoDefault(False)
        self._back.clicked.connect(lambda: self.show_step(1))
        self.show_step(1)

    def show_step(self, step: int) -> None:
        """Show the goal (1) or its measure (2)."""
        self.step = step
        for row in self._rows:
            self.show_field(row.field.name, (row.field.name in GOAL_FIELDS) is (step == 1))
        self._ok.setText("&Next" if step == 1 else self._last)
        self._back.setVisible(step == 2)
        if step == 2:
            self._show_fields()
            if not self._line("name").text():
                self._line("name").setPlaceholderText(self._line("statement").text())
        self._say()
        self.editor("statement" if step == 1 else "name").setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_fields(self) -> None:
        if self.step != 1:
            super()._show_fields()

    def _show_limit_reason(self) -> None:
        if self.step != 1:
            super()._show_limit_reason()

    def _say(self) -> None:
        if self.step == 1:
            self._top.setText(
                "Step 1 of 2: the goal. Audacious, at the theoretical limit: the best that nature allows."
            )
        else:
            self._top.setText(f"Step 2 of 2: how it is counted. {self.reads_as()}")
        self._top.show()

    def _save(self) -> None:
        if self.step == 1:
            self._next()
        else:
            super()._save()

    def say_full(self) -> None:
        """Say beside the goal that there is no room for one more, before anything is typed in vain."""
        self._show_problems([Problem("statement", NO_ROOM_FOR_A_GOAL)])

    def _next(self) -> None:
        self._show_problems(())
        if not self._line("statement").text().strip():
            self._show_problems([Problem("statement", "Please state the goal.")])
            return
        self.show_step(2)

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        if self.step == 2 and any(problem.field in GOAL_FIELDS for problem in problems):
            self.show_step(1)
        super()._show_problems(problems)
