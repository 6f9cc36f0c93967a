"""The form of a dinner: when, where, and a list of everybody who may join."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from lead_desktop.domain.model.sessions import Dinner
from lead_desktop.domain.scheduling.dinners import Diner, dietary_text
from lead_desktop.domain.text.entry import EntryContext
from lead_desktop.domain.text.formatting import plural
from lead_desktop.services.scheduling.dinners import DinnerTable
from lead_desktop.ui.kit import fields
from lead_desktop.ui.kit.fields import Editor, Field
from lead_desktop.ui.kit.labels import muted


@dataclass(frozen=True, slots=True)
class DinnerPlan:
    """What the form asks for."""

    day: date
    start: time
    place: str
    seats: int | None
    diners: tuple[Diner, ...]
    dietary: str
    note: str

    def dinner(self, before: Dinner) -> Dinner:
        """Return the dinner with what was entered."""
        return replace(
            before,
            day=self.day,
            start=self.start,
            place=self.place,
            seats=self.seats,
            dietary=self.dietary,
            note=self.note,
        )

    def people(self) -> Mapping[int, bool]:
        """Return which known people join, by id."""
        return {diner.person_id: diner.joins for diner in self.diners if diner.person_id is not None}

    def guests(self) -> Mapping[int, bool]:
        """Return which guests join, by id."""
        return {diner.guest_id: diner.joins for diner in self.diners if diner.guest_id is not None}


def plan_of(table: DinnerTable, seats: int | None) -> DinnerPlan:
    """Return what the form begins with; what people eat is filled in where nothing is noted yet."""
    dinner = table.dinner
    return DinnerPlan(
        dinner.day,
        dinner.start,
        dinner.place,
        dinner.seats if dinner.seats is not None else seats,
        table.diners,
        dinner.dietary or table.dietary,
        dinner.note,
    )


def dinner_fields(table: DinnerTable, entry: EntryContext) -> tuple[Field, ...]:
    """Return the fields of a dinner."""
    needs = f"Known of those who join: {table.dietary}." if table.dietary else ""
    return (
        fields.Day("day", "&Day", entry.ahead, hint="The evening before the session, or its own day."),
        fields.Clock("start", "&Starts at", entry.evening),
        fields.Line("place", "&Place"),
        fields.Number("seats", "S&eats", whole=True),
        DinersField("diners", "Who &joins", table.others),
        fields.Line("dietary", "Dietary &needs", hint=needs, placeholder="1 vegetarian"),
        fields.Text("note", "No&te", lines=2, hint="Printed on the logistics page of CEOs and guest."),
    )


class DinersEditor(QWidget):
    """A list with a check box for everybody, and a choice of others to be asked."""

    changed = Signal()

    def __init__(self, diners: Sequence[Diner], others: Sequence[Diner], parent: QWidget) -> None:
        super().__init__(parent)
        self._diners = list(diners)
        self._others = list(others)
        self.boxes: list[QCheckBox] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(3)
        self.count = muted("", self)
        self.others = QComboBox(self)
        self.others.setAccessibleName("Ask somebody else")
        self.others.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.others.addItem("Ask somebody else…")
        for other in others:
            self.others.addItem(f"{other.name}, {other.role}" if other.role else other.name)
        self.others.activated.connect(self._ask)
        row = QHBoxLayout()
        row.addWidget(self.count, 1)
        row.addWidget(self.others, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        layout.addLayout(self._column)
        layout.addLayout(row)
        for diner in diners:
            self._add(diner)
        self._say()

    def _add(self, diner: Diner) -> None:
        wish = f"  ·  {diner.dietary}" if diner.dietary else ""
        text = f"{diner.name}, {diner.role}{wish}" if diner.role else diner.name + wish
        box = QCheckBox(text.replace("&", "&&"), self)
        box.setChecked(diner.joins)
        box.toggled.connect(self._checked)
        self._column.addWidget(box)
        self.boxes.append(box)

    def _ask(self, place: int) -> None:
        """Put somebody else on the list; they then join unless unchecked again."""
        if place < 1:
            return
        other = replace(self._others.pop(place - 1), joins=True)
        self.others.removeItem(place)
        self.others.setCurrentIndex(0)
        self._diners.append(other)
        self._add(other)
        self._checked()

    def _checked(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        joining = [diner for diner in self.diners() if diner.joins]
        needs = dietary_text(joining)
        count = plural(len(joining), "person joins", "people join")
        self.count.setText(f"{count}, {needs}" if needs else count)

    def diners(self) -> tuple[Diner, ...]:
        """Return everybody on the list, with whether they join."""
        return tuple(
            replace(diner, joins=box.isChecked()) for diner, box in zip(self._diners, self.boxes, strict=True)
        )


@dataclass(frozen=True, slots=True)
class DinersField:
    """Who joins a dinner."""

    name: str
    label: str
    others: Sequence[Diner]
    hint: str = ""

    def editor(self, value: Any, parent: QWidget) -> Editor:
        """Make the list."""
        made = DinersEditor(value, self.others, parent)
        focus = made.boxes[0] if made.boxes else made.others
        return Editor(made, focus, made.diners, made.changed.connect)
