"""The forms of the program itself: a new one, and the settings of the open one."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from lead_desktop.domain.model.program import PaperSize, Program
from lead_desktop.domain.text.entry import EntryContext
from lead_desktop.ui.kit.fields import Choice, Day, Field, Line, WholeNumber
from lead_desktop.ui.kit.form import FormDialog, Submit

_PAPER = ((PaperSize.LETTER, "Letter (8.5 × 11 in)"), (PaperSize.A4, "A4 (210 × 297 mm)"))


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
    )


def new_program(today: date) -> Program:
    """Return what a new program is offered as: 24 months from the first of next month."""
    first = date(today.year + today.month // 12, today.month % 12 + 1, 1)
    last_month = first.replace(year=first.year + 2)
    return Program(name="", first_day=first, last_day=date.fromordinal(last_month.toordinal() - 1))


def open_program_form(
    parent: QWidget,
    title: str,
    value: Program,
    submit: Submit[Program],
    today: date,
    *,
    text: str = "",
    ok: str = "Save",
) -> FormDialog[Program]:
    """Open the form of a program."""
    return FormDialog.open_for(
        parent, title, program_fields(EntryContext(today, value)), value, submit, text=text, ok=ok
    )
