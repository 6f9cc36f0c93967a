"""The days of rare events: one row each, typed in a form or pasted."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lead_desktop.domain.imports.pasting import read_events
from lead_desktop.domain.model.changes import Changes
from lead_desktop.domain.model.goals import Measure, RareEvent
from lead_desktop.domain.text import formatting
from lead_desktop.services.goals import observations
from lead_desktop.ui.goals import forms
from lead_desktop.ui.kit.confirm import confirm
from lead_desktop.ui.kit.editing import ask_delete, open_value
from lead_desktop.ui.kit.labels import muted
from lead_desktop.ui.kit.list_dialog import ListDialog
from lead_desktop.ui.kit.value_table import ValueRow, ValueTable
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.theme import Theme


class EventsTable(QWidget):
    """Lists the rare events of one measure; each edit is kept at once."""

    def __init__(self, operations: Operations, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._operations = operations
        self._measure: Measure | None = None
        self.table = ValueTable(
            "Event dates",
            ("Day", "Days since", "Cases since", "Note"),
            muted_colour=lambda: theme.colour("muted"),
            add="Add…",
            empty="No events yet. Add the day of each: the chart shows the time between them. Days copied "
            "from a spreadsheet can be pasted.",
            stretch=3,
            fit_height=False,
        )
        self.table.set_widths((110, 90, 90, None))
        self.table.add_wanted.connect(self._add)
        self.table.edit_wanted.connect(self._edit)
        self.table.delete_wanted.connect(lambda value: ask_delete(self, operations, value))
        self.paste_button = self.table.add_button_for("Paste", self.paste)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table)
        operations.changed.connect(self._refresh)

    def show_measure(self, measure: Measure, events: tuple[RareEvent, ...]) -> None:
        """Show a measure's events, the latest first."""
        self._measure = measure
        rows = []
        before: RareEvent | None = None
        for event in events:
            since = str((event.day - before.day).days) if before is not None else ""
            cases = "" if event.cases is None else formatting.number(event.cases)
            rows.append(
                ValueRow(
                    event,
                    (
                        formatting.short_day(event.day, self._operations.formats).split(" ", 1)[1],
                        since,
                        cases,
                        event.note,
                    ),
                )
            )
            before = event
        self.table.show_rows(rows[::-1])

    def _refresh(self, changes: Changes) -> None:
        measure = self._measure
        if measure is not None and changes.touches(RareEvent) and self.isVisible():
            self._operations.read(
                lambda file: observations.events(file, measure.id),
                lambda found: self.show_measure(measure, found),
            )

    def _add(self) -> None:
        if self._measure is not None:
            event = RareEvent(measure_id=self._measure.id, day=self._operations.today())
            open_value(
                self, self._operations, "Add event", forms.event_fields(self._operations.entry()), event
            )

    def _edit(self, event: RareEvent) -> None:
        open_value(self, self._operations, "Event", forms.event_fields(self._operations.entry()), event)

    def paste(self) -> None:
        """Ask whether to keep the days on the clipboard, after saying what was understood."""
        measure = self._measure
        if measure is None:
            return
        events, problems = read_events(
            QGuiApplication.clipboard().text(),
            measure.id,
            self._operations.formats,
            today=self._operations.today(),
        )
        if not events:
            self._operations.refused.emit(
                problems[0] if problems else "There is nothing on the clipboard. Copy the days first."
            )
            return
        formats = self._operations.formats
        first, last = (formatting.plain_day(one.day, formats) for one in (events[0], events[-1]))
        span = f"{first} to {last}"
        detail = " ".join(f"Left out: {problem}" for problem in problems[:5])
        confirm(
            self,
            f"Add {formatting.plural(len(events), 'event')}, {span}?",
            f"{detail} You can undo this.".strip(),
            "Add",
            lambda: self._operations.change(lambda file: observations.add_events(file, measure.id, events)),
        )


class EventsDialog(ListDialog):
    """The days of a measure's rare events, kept beside its months."""

    def __init__(
        self,
        parent: QWidget,
        operations: Operations,
        theme: Theme,
        measure: Measure,
        events: tuple[RareEvent, ...],
    ) -> None:
        super().__init__(parent, "Event dates", 620, 460)
        self.events = EventsTable(operations, theme, self)
        self.events.show_measure(measure, events)
        text = (
            "Where events are rare, the time between them tells more than a rate: keep the day of each one "
            "here, beside the months."
        )
        self.fill(muted(text, self, wrap=True), self.events, grows=self.events)
