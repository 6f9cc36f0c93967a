"""The forms of the program itself: a new one, and the settings of the open one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from enum import StrEnum

from PySide6.QtWidgets import QComboBox, QWidget

from lead_desktop.domain.model.formats import (
    AMERICAN,
    INTERNATIONAL,
    ClockStyle,
    DateStyle,
    FirstWeekday,
    Formats,
    PercentStyle,
)
from lead_desktop.domain.model.program import PaperSize, Program, written_as
from lead_desktop.domain.text.entry import EntryContext
from lead_desktop.domain.text.formatting import clock, medium_day, percentage
from lead_desktop.ui.kit.day_field import DayField
from lead_desktop.ui.kit.fields import Choice, Day, Field, Line, WholeNumber
from lead_desktop.ui.kit.form import FormDialog, Submit

_PAPER = ((PaperSize.LETTER, "Letter (8.5 × 11 in)"), (PaperSize.A4, "A4 (210 × 297 mm)"))


_EXAMPLE_DAY, _EXAMPLE_TIME = date(2007, 12, 31), time(20, 15)
_STYLES = ("date_style", "clock_style", "percent_style", "first_weekday")


def program_fields(entry: EntryContext) -> tuple[Field, ...]:
    """Return the fields of a program."""
    return (
        Line("name", "&Name", hint="Stands on every page, for example LEAD."),
        Line("sponsor", "&Sponsor"),
        Line("director", "Program &director"),
        Line("contact", "&Contact", hint="Whom to call on the day; printed on the logistics page."),
        Day("first_day", "&First day", entry.ahead),
        Day("last_day", "&Last day", entry.ahead),
        WholeNumber("sessions_per_year", "Sessions a &year", lowest=1, highest=52),
        Choice("paper_size", "&Paper", _PAPER),
        *_format_fields(),
    )


def _format_fields() -> tuple[Field, ...]:
    """Return the choices of how the program writes, each shown by an example."""
    days = [(style, medium_day(_EXAMPLE_DAY, Formats(date=style))) for style in DateStyle]
    times = [(style, clock(_EXAMPLE_TIME, Formats(clock=style))) for style in ClockStyle]
    shares = [(style, percentage("93", Formats(percent=style))) for style in PercentStyle]
    weekdays = [(one, one.value.capitalize()) for one in FirstWeekday]
    return (
        Choice("date_style", "D&ates are written", days),
        Choice("clock_style", "&Times are written", times),
        Choice("percent_style", "P&ercentages are written", shares),
        Choice("first_weekday", "A &week begins on", weekdays),
    )


def new_program(today: date) -> Program:
    """Return what a new program is offered as: 24 months from next month on, written as Americans do."""
    first = date(today.year + today.month // 12, today.month % 12 + 1, 1)
    last_month = first.replace(year=first.year + 2)
    last = date.fromordinal(last_month.toordinal() - 1)
    return written_as(Program(name="", first_day=first, last_day=last), AMERICAN)


class ProgramForm(FormDialog[Program]):
    """The form of a program; its own days are shown in the style that is chosen in it.

    With `proposes` the paper chooses the styles: Letter those of the United States, A4 the others, as long as
    nobody has chosen one.
    """

    def __init__(
        self,
        parent: QWidget,
        title: str,
        value: Program,
        submit: Submit[Program],
        today: date,
        *,
        text: str = "",
        ok: str = "Save",
        proposes: bool = False,
    ) -> None:
        fields = program_fields(EntryContext(today, value))
        super().__init__(parent, title, fields, value, submit, text=text, ok=ok)
        self._offered = value
        self._proposes = proposes
        self._box("date_style").currentIndexChanged.connect(self._show_days)
        self._box("paper_size").currentIndexChanged.connect(self._propose)
        for name in _STYLES:
            self._box(name).activated.connect(self._chosen)

    def _box(self, name: str) -> QComboBox:
        box = self.editor(name)
        assert isinstance(box, QComboBox)
        return box

    def _show_days(self) -> None:
        style = list(DateStyle)[self._box("date_style").currentIndex()]
        for name in ("first_day", "last_day"):
            field = self.typed(name)
            assert isinstance(field, DayField)
            field.write_as(replace(field.rules.formats, date=style))

    def _chosen(self) -> None:
        self._proposes = False

    def _propose(self) -> None:
        if not self._proposes:
            return
        letter = _PAPER[self._box("paper_size").currentIndex()][0] is PaperSize.LETTER
        proposed = written_as(self._offered, AMERICAN if letter else INTERNATIONAL)
        for name in _STYLES:
            value: StrEnum = getattr(proposed, name)
            self._box(name).setCurrentIndex(list(type(value)).index(value))
