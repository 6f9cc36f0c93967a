"""The facts of a day as labelled boxes; a click, Enter or F2 edits one where it stands."""

from __future__ import annotations

from enum import StrEnum
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from lead_desktop.domain.model.agenda import end_of_day
from lead_desktop.domain.text.formatting import clock, short_day
from lead_desktop.services.scheduling.agenda import Day
from lead_desktop.ui.kit.labels import ElidedLabel, label, muted


class Fact(StrEnum):
    """What a day's boxes hold, by the words beside them."""

    DATE = "Date"
    VENUE = "Venue"
    DINNER = "Dinner"
    TOPIC = "Shared topic"
    GUEST = "Guest"
    PAPERS_DUE = "Papers due"


class FactBox(QPushButton):
    """One fact: its value at the left, a remark at the right."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = name
        self._words = ("", "")
        self.setProperty("fact", True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(30)
        self._value = ElidedLabel("", self)
        self._remark = label("", self)
        self._remark.setProperty("small", True)
        row = QHBoxLayout(self)
        row.setContentsMargins(9, 0, 9, 0)
        row.addWidget(self._value, 1)
        row.addWidget(self._remark)
        for part in (self._value, self._remark):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit with Enter or F2 as with a click or Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.click()
            return
        super().keyPressEvent(event)

    def show_fact(self, value: str, remark: str = "", colour: str = "", shorter: str = "") -> None:
        """Show a value, in few words where there is no room for all, or an invitation to give one."""
        self._value.setProperty("muted", not value)
        self._value.style().polish(self._value)
        self._value.show_text(value or "not set", shorter)
        self._remark.setText(remark)
        self._remark.setStyleSheet(f"color: {colour}" if colour else "")
        self._words = (value or "not set", remark)
        self._give_room()
        self.setAccessibleName(f"{self._name}: {value or 'not set'}. {remark}")
        self.setToolTip(f"{value}. {remark}" if remark else value)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the value whole where there is no room for both; the tooltip has the remark."""
        super().resizeEvent(event)
        self._give_room()

    def _give_room(self) -> None:
        value, remark = self._words
        needed = self._value.fontMetrics().horizontalAdvance(value)
        needed += self._remark.fontMetrics().horizontalAdvance(remark) + 30
        self._remark.setVisible(bool(remark) and needed <= self.width())


class DayFacts(QWidget):
    """Date, venue, dinner at the left; topic, guest, papers due at the right."""

    edit_wanted = Signal(object)
    """A `Fact` is to be edited."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(7)
        self.boxes: dict[Fact, FactBox] = {}
        for place, fact in enumerate(Fact):
            # Down the left side, then down the right one.
            column, row = divmod(place, 3)
            box = FactBox(fact.value, self)
            box.clicked.connect(partial(self.edit_wanted.emit, fact))
            self.boxes[fact] = box
            grid.addWidget(muted(fact.value, self), row, column * 2)
            grid.addWidget(box, row, column * 2 + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)

    def show_day(self, day: Day, good: str, warning: str) -> None:
        """Show the facts of a day; colours are those of the theme."""
        session = day.session
        end = end_of_day(day.items, session.start)
        hours = (
            f"{clock(session.start, day.program.formats)} – {clock(end, day.program.formats)}"
            if day.lines
            else f"from {clock(session.start, day.program.formats)}"
        )
        when = f"{short_day(session.day, day.program.formats)} · {hours}"
        expected, there = day.ceos_expected, day.ceos_in_office
        full = there == expected
        seats = f"{there} of {expected} CEOs in office" if expected else ""
        self.boxes[Fact.DATE].show_fact(
            when, seats, good if full else warning, short_day(session.day, day.program.formats)
        )
        self.boxes[Fact.VENUE].show_fact(session.venue)
        self.boxes[Fact.TOPIC].show_fact(session.topic)
        self.boxes[Fact.PAPERS_DUE].show_fact(
            short_day(session.papers_due, day.program.formats) if session.papers_due else ""
        )
        guest = " and ".join(one.name for one in day.guests)
        confirmed = bool(day.guests) and all(one.confirmed for one in day.guests)
        remark = "" if not day.guests else "confirmed" if confirmed else "not confirmed"
        self.boxes[Fact.GUEST].show_fact(guest, remark, good if confirmed else warning)
        dinner = day.dinner
        text = (
            f"{short_day(dinner.day, day.program.formats)}, {clock(dinner.start, day.program.formats)}"
            if dinner is not None
            else ""
        )
        place = f" · {dinner.place}" if dinner is not None and dinner.place else ""
        self.boxes[Fact.DINNER].show_fact(text + place, shorter=text)
