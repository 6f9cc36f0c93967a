"""The facts of a day as labelled boxes; a click or Enter opens the form."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from lead_desktop.domain.model.agenda import end_of_day
from lead_desktop.domain.text.formatting import clock, short_day
from lead_desktop.services.scheduling.agenda import Day
from lead_desktop.ui.kit.labels import ElidedLabel, label, muted


class FactBox(QPushButton):
    """One fact: its value at the left, a remark at the right."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = name
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

    def show_fact(self, value: str, remark: str = "", colour: str = "") -> None:
        """Show a value, or an invitation to give one."""
        self._value.setProperty("muted", not value)
        self._value.style().polish(self._value)
        self._value.show_text(value or "not set")
        self._remark.setText(remark)
        self._remark.setStyleSheet(f"color: {colour}" if colour else "")
        self.setAccessibleName(f"{self._name}: {value or 'not set'}. {remark}")
        self.setToolTip(value)


class DayFacts(QWidget):
    """Date, venue, dinner at the left; topic, guest, papers due at the right."""

    session_wanted = Signal(str)
    guest_wanted = Signal()
    dinner_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(7)
        self.boxes: dict[str, FactBox] = {}
        places = (
            ("Date", 0, 0),
            ("Venue", 1, 0),
            ("Dinner", 2, 0),
            ("Shared topic", 0, 2),
            ("Guest", 1, 2),
            ("Papers due", 2, 2),
        )
        for name, row, column in places:
            box = FactBox(name, self)
            self.boxes[name] = box
            grid.addWidget(muted(name, self), row, column)
            grid.addWidget(box, row, column + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        for name, field in (
            ("Date", "day"),
            ("Venue", "venue"),
            ("Shared topic", "topic"),
            ("Papers due", "papers_due"),
        ):
            self.boxes[name].clicked.connect(lambda _=False, field=field: self.session_wanted.emit(field))
        self.boxes["Guest"].clicked.connect(self.guest_wanted)
        self.boxes["Dinner"].clicked.connect(self.dinner_wanted)

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
        self.boxes["Date"].show_fact(when, seats, good if full else warning)
        self.boxes["Venue"].show_fact(session.venue)
        self.boxes["Shared topic"].show_fact(session.topic)
        self.boxes["Papers due"].show_fact(
            short_day(session.papers_due, day.program.formats) if session.papers_due else ""
        )
        guest = " and ".join(one.name for one in day.guests)
        confirmed = bool(day.guests) and all(one.confirmed for one in day.guests)
        remark = "" if not day.guests else "confirmed" if confirmed else "not confirmed"
        self.boxes["Guest"].show_fact(guest, remark, good if confirmed else warning)
        dinner = day.dinner
        text = (
            f"{short_day(dinner.day, day.program.formats)}, {clock(dinner.start, day.program.formats)}"
            if dinner is not None
            else ""
        )
        if dinner is not None and dinner.place:
            text += f" · {dinner.place}"
        self.boxes["Dinner"].show_fact(text)
