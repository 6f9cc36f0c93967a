"""The middle of the Scheduling tab: one session's day, from its facts to what was promised."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lead_desktop.domain.model.sessions import SessionState
from lead_desktop.domain.text.formatting import long_day
from lead_desktop.services.scheduling.after_day import AfterDay
from lead_desktop.services.scheduling.agenda import Day
from lead_desktop.ui.kit.labels import PillButton, label, page_heading
from lead_desktop.ui.scheduling.after_panel import AfterPanel
from lead_desktop.ui.scheduling.agenda_section import AgendaSection
from lead_desktop.ui.scheduling.day_facts import DayFacts
from lead_desktop.ui.scheduling.papers_table import PapersTable
from lead_desktop.ui.scheduling.people_panel import PeoplePanel
from lead_desktop.ui.theme import Theme

_LEVELS = {
    SessionState.DRAFT: "muted",
    SessionState.ANNOUNCED: "",
    SessionState.HELD: "good",
    SessionState.CANCELLED: "blocking",
}


class DayPage(QWidget):
    """Shows a day; what the user wants is asked of the tab through the parts' own signals."""

    reveal_wanted = Signal(QWidget)
    """Scroll to a part of the page."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("main")
        self.theme = theme
        self.day: Day | None = None
        self.heading = page_heading("", self)
        self.heading.setWordWrap(True)
        self.hosted = label("", self)
        self.pill = PillButton("State", self)
        self.pill.setToolTip("What this session can become")
        self.edit_button = QPushButton("Edit session…", self)
        self.move_button = QPushButton("M&ove…", self)
        self.texts_button = QPushButton("Te&xts…", self)
        self.facts = DayFacts(self)
        self.agenda_section = AgendaSection(theme, self)
        quiet = lambda: theme.colour("muted")  # noqa: E731 - asked for anew after a change of theme
        self.papers = PapersTable(quiet)
        self.people = PeoplePanel(theme, self)
        self.after = AfterPanel(theme, self)
        self._build()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 16, 22, 22)
        layout.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.texts_button)
        head.addWidget(self.move_button)
        head.addWidget(self.edit_button)
        layout.addLayout(head)
        second = QHBoxLayout()
        second.setSpacing(8)
        second.addWidget(self.hosted)
        second.addWidget(self.pill)
        second.addStretch(1)
        layout.addLayout(second)
        layout.addSpacing(4)
        layout.addWidget(self.facts)
        layout.addSpacing(8)
        layout.addWidget(self.agenda_section)
        for part in (self.papers, self.people, self.after):
            layout.addSpacing(10)
            layout.addWidget(part)
        layout.addStretch(1)

    def show_day(self, day: Day) -> None:
        """Show a session."""
        self.day = day
        session = day.session
        self.heading.setText(f"Session {session.number} · {long_day(session.day, day.program.formats)}")
        place = f"Year {day.year}, session {day.place_in_year} of {day.sessions_in_year}"
        host = f"Hosted by {day.host.name}" if day.host is not None else "No host yet"
        self.hosted.setText(f"{host}  ·  {place}")
        text = session.state.value.capitalize()
        if session.state is SessionState.CANCELLED:
            text += f": {session.cancelled_reason[:60]}"
        self.pill.show_state(text, _LEVELS[session.state])
        held = session.state is SessionState.HELD
        self.move_button.setEnabled(not held)
        self.move_button.setToolTip(
            "It was held on this day. Put it back to draft before you move it." if held else ""
        )
        self.facts.show_day(day, self.theme.palette.good, self.theme.palette.warning)
        self.agenda_section.show_day(day)
        self.papers.show_day(day)

    def show_versions(self, counts: Mapping[int, int]) -> None:
        """Show how many earlier versions each paper has, by its id."""
        self.papers.show_versions(counts)

    def show_after(self, after: AfterDay) -> None:
        """Show what the day left behind."""
        if self.day is not None:
            self.after.show_after(after, self.day.session, self.day.today)
