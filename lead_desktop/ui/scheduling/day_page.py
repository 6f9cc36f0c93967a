"""The middle of the Scheduling tab: one session's day, from its facts to what was promised."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lead_desktop.domain.actions import EVALUATION_QUESTIONS, Action
from lead_desktop.domain.agenda import Paper
from lead_desktop.domain.sessions import SessionState
from lead_desktop.domain.words import long_day, plural, short_day
from lead_desktop.services.agenda import Day
from lead_desktop.ui.scheduling.agenda_section import AgendaSection
from lead_desktop.ui.scheduling.evaluation import forms, mean_words
from lead_desktop.ui.scheduling.facts import Facts
from lead_desktop.ui.theme import Theme
from lead_desktop.ui.widgets.labels import Pill, label, page_heading
from lead_desktop.ui.widgets.value_table import ValueRow, ValueTable

_LEVELS = {
    SessionState.DRAFT: "muted",
    SessionState.ANNOUNCED: "",
    SessionState.HELD: "good",
    SessionState.CANCELLED: "blocking",
}


class DayPage(QWidget):
    """Shows a day; what the user wants is asked of the tab through the parts' own signals."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("main")
        self._theme = theme
        self.day: Day | None = None
        self.heading = page_heading("", self)
        self.heading.setWordWrap(True)
        self.hosted = label("", self)
        self.pill = Pill("", "", self)
        self.edit_button = QPushButton("&Edit session…", self)
        self.texts_button = QPushButton("Te&xts…", self)
        self.facts = Facts(self)
        self.agenda_section = AgendaSection(theme, self)
        quiet = lambda: theme.colour("muted")  # noqa: E731 - asked for anew after a change of theme
        self.papers = ValueTable(
            "Papers",
            ("Item", "Paper", "From", "Due", "State", "Pages"),
            muted_colour=quiet,
            add="Add paper…",
            empty="No papers are expected. Select an item and add one, or drop a PDF on the item.",
            stretch=1,
        )
        self.attach = self.papers.add_action("Attach PDF…", lambda _: None)
        self.take_off = self.papers.add_action("Take off", lambda _: None)
        self.show_paper = self.papers.add_action("Open", lambda _: None)
        self.guests = ValueTable(
            "Guests",
            ("Name", "Institution", "Biography", "Portrait", "Confirmed"),
            muted_colour=quiet,
            add="Add guest…",
            empty="No guest yet: a featured guest speaks and joins the CEOs' dinner.",
            stretch=1,
        )
        self.portrait = self.guests.add_action("Portrait…", lambda _: None)
        self.actions_table = ValueTable(
            "Actions promised on the day",
            ("What", "Who", "Due", "State"),
            muted_colour=quiet,
            add="Add action…",
            empty="Nothing has been noted. Open actions come back in the next packet.",
        )
        self.close_action = self.actions_table.add_action("Done", lambda _: None)
        self.scores = ValueTable(
            "Evaluation",
            ("Form", *(f"{place}. {question}" for place, question in enumerate(EVALUATION_QUESTIONS, 1))),
            muted_colour=quiet,
            add="Enter a form…",
            empty="No forms entered yet: four questions, 1 to 5, typed in from the paper forms.",
            stretch=4,
        )
        self.papers.set_widths((170, None, 130, 100, 90, 56))
        self.guests.set_widths((200, None, 90, 80, 96))
        self.actions_table.set_widths((None, 170, 110, 90))
        self.scores.set_widths((60, 190, 190, 190, None))
        self._build()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 16, 22, 22)
        layout.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.texts_button)
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
        for table in (self.papers, self.guests, self.actions_table, self.scores):
            layout.addSpacing(10)
            layout.addWidget(table)
        layout.addStretch(1)

    def show_day(self, day: Day) -> None:
        """Show a session."""
        self.day = day
        session = day.session
        self.heading.setText(f"Session {session.number} · {long_day(session.day)}")
        place = f"Year {day.year}, session {day.place_in_year} of {day.sessions_in_year}"
        host = f"Hosted by {day.host.name}" if day.host is not None else "No host yet"
        self.hosted.setText(f"{host}  ·  {place}")
        words = session.state.value.capitalize()
        if session.state is SessionState.CANCELLED:
            words += f": {session.cancelled_reason[:60]}"
        self.pill.show_state(words, _LEVELS[session.state])
        self.facts.show_day(day, self._theme.palette.good, self._theme.palette.warning)
        self.agenda_section.show_day(day)
        self._show_papers(day)
        self._show_people(day)

    def _show_papers(self, day: Day) -> None:
        self.papers.show_rows(
            [
                ValueRow(
                    paper,
                    (
                        line.item.title,
                        paper.title,
                        paper.owner,
                        short_day(paper.due).split(" ", 1)[1] if paper.due else "",
                        paper_state(paper, day),
                        str(paper.pages or ""),
                    ),
                )
                for line in day.lines
                for paper in line.papers
            ]
        )

    def _show_people(self, day: Day) -> None:
        self.guests.show_rows(
            [
                ValueRow(
                    guest,
                    (
                        guest.name,
                        guest.affiliation,
                        "here" if guest.biography else "missing",
                        "here" if guest.portrait else "missing",
                        "yes" if guest.confirmed else "not yet",
                    ),
                )
                for guest in day.guests
            ]
        )
        people = {one.id: one.name for one in day.people}
        organizations = {one.id: one.name for one in day.organizations}
        self.actions_table.show_rows(
            [
                ValueRow(
                    action,
                    (
                        action.what,
                        people.get(action.person_id or 0)
                        or organizations.get(action.organization_id or 0, ""),
                        short_day(action.due).split(" ", 1)[1] if action.due else "",
                        action_state(action, day),
                    ),
                    quiet=action.closed is not None,
                )
                for action in day.actions
            ]
        )
        rows = [
            ValueRow(form, (str(form.id), *(str(answer or "–") for answer in form.answers)))
            for form in forms(day.scores)
        ]
        means = [mean_words(day.scores, question) for question in range(1, 5)]
        self.scores.show_rows(rows)
        self.scores.heading.setText(
            f"Evaluation  ·  {plural(len(rows), 'form')}, means {', '.join(means)}" if rows else "Evaluation"
        )


def paper_state(paper: Paper, day: Day) -> str:
    """Return a paper's state in words."""
    if paper.sha256 is not None:
        return "received"
    if paper.due is not None and paper.due < day.today:
        return "late"
    return "expected"


def action_state(action: Action, day: Day) -> str:
    """Return an action's state in words."""
    if action.closed is not None:
        return "done"
    return "overdue" if action.due is not None and action.due < day.today else "open"
