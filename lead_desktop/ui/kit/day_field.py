"""The field of a day and the field of a time: one of each for the whole program."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from lead_desktop.domain.model.formats import FirstWeekday, Formats
from lead_desktop.domain.text.days import DayRules, distance, read_day
from lead_desktop.domain.text.formatting import clock, medium_day, short_day, weekday_name
from lead_desktop.domain.text.months import same_day_of_month
from lead_desktop.domain.text.times import TimeRules, part_of_day, read_time
from lead_desktop.ui.kit.typed_field import TypedField, Understood

_MINUTES = 15
_WEEKDAYS = {
    FirstWeekday.MONDAY: Qt.DayOfWeek.Monday,
    FirstWeekday.SATURDAY: Qt.DayOfWeek.Saturday,
    FirstWeekday.SUNDAY: Qt.DayOfWeek.Sunday,
}


class DayField(TypedField[date]):
    """A day: typed, or chosen in a calendar (Alt+Down); up and down a day, page up and down a month."""

    missing = "Please enter a date."

    def __init__(
        self,
        rules: DayRules,
        value: date | None = None,
        parent: QWidget | None = None,
        *,
        optional: bool = False,
        begin: date | None = None,
    ) -> None:
        self.rules = rules
        super().__init__(value, parent, optional=optional, begin=begin or rules.today, width=132)
        self.button = QToolButton(self)
        self.button.setObjectName("open_calendar")
        self.button.setToolTip("Choose in a calendar (Alt+Down)")
        self.button.setAccessibleName("Calendar")
        # One stop of the Tab key: the keyboard opens the calendar from the line.
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.clicked.connect(self.open_calendar)
        self.row.insertWidget(1, self.button)
        self.set_value(value)

    def understand(self, text: str) -> Understood[date]:
        """Read a day by the program's style, from today on in the direction of the field."""
        if self._value is not None and text.strip() == self.shown(self._value):
            # What stands there was taken once, and is not asked about again.
            return Understood(self._value)
        found = read_day(text, self.rules)
        return Understood(
            found.day,
            found.problem,
            tuple((day, short_day(day, self.rules.formats)) for day in found.offered),
        )

    def shown(self, value: date) -> str:
        """Write a day as the program writes it."""
        return medium_day(value, self.rules.formats)

    def write_as(self, formats: Formats) -> None:
        """Read and write days in another style from now on; a text that is no day stays as it was typed."""
        shown = self.understand(self.line.text())
        self.rules = replace(self.rules, formats=formats)
        if shown.value is not None:
            self.set_value(shown.value)

    def words(self, value: date, *, as_shown: bool) -> str:
        """Say the weekday, or the whole day where it is typed otherwise, and how far it is from today."""
        day = weekday_name(value) if as_shown else short_day(value, self.rules.formats)
        return f"{day}, {distance(value, self.rules.today)}"

    def stepped(self, value: date, steps: int, *, large: bool) -> date:
        """Go on by days or by months."""
        try:
            return same_day_of_month(value, steps) if large else value + timedelta(steps)
        except (ValueError, OverflowError):
            return value

    def key_pressed(self, event: QKeyEvent) -> bool:
        """Open the calendar with Alt+Down and F4, as a list of choices opens."""
        alt_down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt_down or event.key() == Qt.Key.Key_F4:
            self.open_calendar()
            return True
        return super().key_pressed(event)

    def open_calendar(self) -> CalendarPopup:
        """Show the calendar below the line, at the day that stands there."""
        popup = CalendarPopup(self, self.value() or self._begin)
        popup.move(self.line.mapToGlobal(QPoint(0, self.line.height() + 2)))
        popup.show()
        popup.calendar.setFocus(Qt.FocusReason.PopupFocusReason)
        return popup


class CalendarPopup(QFrame):
    """A calendar over the window: a click or Enter takes a day, Escape or a click beside it none."""

    def __init__(self, field: DayField, day: date) -> None:
        super().__init__(field, Qt.WindowType.Popup)
        self.setObjectName("calendar_popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._field = field
        self.calendar = QCalendarWidget(self)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.calendar.setMinimumSize(300, 236)
        self.calendar.setFirstDayOfWeek(_WEEKDAYS[field.rules.formats.first_weekday])
        plain = QTextCharFormat()
        for weekday in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            # Qt's own red would say that something is wrong with them.
            self.calendar.setWeekdayTextFormat(weekday, plain)
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.calendar.clicked.connect(self._chosen)
        self.calendar.activated.connect(self._chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self.calendar)

    def _chosen(self, day: QDate) -> None:
        # A click with the button down is followed by an activation: one of them is enough.
        if self.isVisible():
            self.close()
            self._field.choose(date(day.year(), day.month(), day.day()))
            self._field.line.setFocus(Qt.FocusReason.PopupFocusReason)


class TimeField(TypedField[time]):
    """A time of day: typed; up and down a quarter of an hour, page up and down an hour."""

    missing = "Please enter a time."

    def __init__(
        self,
        rules: TimeRules,
        value: time | None = None,
        parent: QWidget | None = None,
        *,
        optional: bool = False,
        begin: time = time(9),
    ) -> None:
        self.rules = rules
        super().__init__(value, parent, optional=optional, begin=begin, width=92)
        self.set_value(value)

    def understand(self, text: str) -> Understood[time]:
        """Read a time by the program's clock."""
        found = read_time(text, self.rules)
        return Understood(found.moment, found.problem)

    def shown(self, value: time) -> str:
        """Write a time as the program writes it."""
        return clock(value, self.rules.formats, is_end=self.rules.is_end)

    def words(self, value: time, *, as_shown: bool) -> str:
        """Say what was understood where it is typed otherwise, and the part of the day."""
        if self.rules.is_end and value == time(0):
            return "midnight"
        return part_of_day(value) if as_shown else f"{self.shown(value)}, {part_of_day(value)}"

    def stepped(self, value: time, steps: int, *, large: bool) -> time:
        """Go on by quarters of an hour or by hours, round the clock."""
        on = datetime.combine(date.min, value) + timedelta(
            days=1, minutes=steps * (60 if large else _MINUTES)
        )
        return on.time()
