"""What the user does to the facts of a day where they stand: date, venue, topic, guest, dinner, due day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, replace

from lead_desktop.domain.model.changes import Changes
from lead_desktop.domain.model.sessions import Guest
from lead_desktop.errors import UserError
from lead_desktop.services import editing
from lead_desktop.services.program_file import ProgramFile
from lead_desktop.services.scheduling import dinners, sessions
from lead_desktop.services.scheduling.agenda import Day
from lead_desktop.ui.kit.fields import Clock, Field, Line
from lead_desktop.ui.kit.fields import Day as DayOf
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.scheduling.day_facts import Fact
from lead_desktop.ui.scheduling.day_page import DayPage
from lead_desktop.ui.scheduling.fact_editor import Entered, FactEditor

Keep = Callable[[ProgramFile, Entered], Changes]


class FactEdits:
    """Opens the editor of a fact over its box, and keeps what was entered with the use case of that fact."""

    def __init__(self, page: DayPage, operations: Operations, more_guests: Callable[[], None]) -> None:
        self._page = page
        self._operations = operations
        self._more_guests = more_guests
        page.facts.edit_wanted.connect(self.edit)

    def edit(self, fact: Fact) -> None:
        """Open the editor of a fact; several guests have the form of each."""
        day = self._page.day
        if day is None:
            return
        entry = self._operations.entry()
        session = day.session
        match fact:
            case Fact.DATE:
                fields: Sequence[Field] = (
                    DayOf("day", "Date", entry.ahead),
                    Clock("start", "Starts at", entry.start),
                )
                self._of_session(fact, day, fields)
            case Fact.VENUE:
                self._of_session(fact, day, (Line("venue", "Venue"),))
            case Fact.TOPIC:
                self._of_session(fact, day, (Line("topic", "Shared topic"),))
            case Fact.PAPERS_DUE:
                self._of_session(fact, day, (DayOf("papers_due", "Papers due", entry.ahead, optional=True),))
            case Fact.DINNER:
                dinner = day.dinner or dinners.new_dinner(session)
                fields = (
                    DayOf("day", "Day of the dinner", entry.ahead),
                    Clock("start", "Dinner starts at", entry.evening),
                    Line("place", "Place of the dinner"),
                )
                self._show(
                    fact,
                    fields,
                    asdict(dinner),
                    lambda file, entered: dinners.plan(file, replace(dinner, **entered), {}, {}),
                    is_new=not dinner.id,
                )
            case Fact.GUEST if len(day.guests) > 1:
                self._more_guests()
            case Fact.GUEST:
                self._guest(day)

    def _of_session(self, fact: Fact, day: Day, fields: Sequence[Field]) -> None:
        session = day.session
        self._show(
            fact,
            fields,
            asdict(session),
            lambda file, entered: sessions.move_session(file, replace(session, **entered)),
        )

    def _guest(self, day: Day) -> None:
        guest = day.guests[0] if day.guests else Guest(session_id=day.session.id, name="")

        def keep(file: ProgramFile, entered: Entered) -> Changes:
            named = replace(guest, **entered)
            return editing.change(file, named) if guest.id else editing.add(file, named)

        fields = (Line("name", "Guest", placeholder="name"), Line("talk", "Talk", placeholder="talk"))
        self._show(Fact.GUEST, fields, asdict(guest), keep, is_new=not guest.id)

    def _show(
        self, fact: Fact, fields: Sequence[Field], values: Entered, keep: Keep, *, is_new: bool = False
    ) -> None:
        box = self._page.facts.boxes[fact]

        def save(entered: Entered, accepted: Callable[[], None], failed: Callable[[UserError], None]) -> None:
            self._operations.change(lambda file: keep(file, entered), lambda _: accepted(), failed=failed)

        FactEditor(box, self._page, fields, values, save, is_new=is_new)
