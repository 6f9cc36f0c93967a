"""Faults that the tests must see, each as a mutant with a name: of a rule, a page, a view."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.mutate.mutants import Mutant
from tests.mutate.run import ROOT, Placed


@dataclass(frozen=True, slots=True)
class Named:
    """A fault: where `old` stands, exactly once in the file, `new` is put."""

    name: str
    file: str
    old: str
    new: str


NAMED = (
    Named(
        "the five-goals trigger at six",
        "storage/triggers.py",
        'NEW.organization_id) >= {MAXIMUM_GOALS}"',
        'NEW.organization_id) > {MAXIMUM_GOALS}"',
    ),
    Named(
        "no five-goals trigger on UPDATE",
        "storage/triggers.py",
        'yield "BEFORE UPDATE", "at_most_five_active", one_more',
        "pass",
    ),
    Named(
        "a packet without “Confidential”",
        "documents/packets/briefing.py",
        "Confidential · copy for {self.recipient.name}",
        "Copy for {self.recipient.name}",
    ),
    Named(
        "a catch-up packet without “Confidential”",
        "documents/renderer.py",
        "Confidential · copy for {name}",
        "Copy for {name}",
    ),
    Named(
        "a name tent's upper face not turned",
        "documents/attendance/name_cards.py",
        "canvas.rotate(180)",
        "canvas.rotate(0)",
    ),
    Named(
        "a page for an organization that has left",
        "documents/packets/briefing.py",
        "self.snapshot.taking_part(self.session.day)",
        "self.snapshot.organizations",
    ),
    Named(
        "old signals listed as new",
        "domain/goals/group_progress.py",
        "and is_new_signal(measure.progress, progress_of(snapshot, measure.measure, then))",
        "",
    ),
    Named(
        "reached goals counted on the scorecard",
        "domain/goals/scorecard.py",
        "card.goal.state is GoalState.ACTIVE",
        "card.goal.state is not GoalState.RETIRED",
    ),
    Named(
        "somebody turned away at a session to come",
        "services/attendance/attendance.py",
        "if session.day > file.today():\n            raise Refused(",
        "if False:\n            raise Refused(",
    ),
    Named(
        "a second check-in moves the arrival",
        "services/attendance/attendance.py",
        "if arriving and here:",
        "if False:",
    ),
    Named(
        "today's session is not the next one",
        "domain/model/snapshot.py",
        "if session.day >= today and session.state",
        "if session.day > today and session.state",
    ),
    Named(
        "due days of received papers move along",
        "services/scheduling/sessions.py",
        "if paper.due is not None and paper.sha256 is None:",
        "if paper.due is not None:",
    ),
    Named(
        "a move tells of received papers",
        "services/scheduling/sessions.py",
        "if paper.item_id in items and paper.due and paper.sha256 is None",
        "if paper.item_id in items and paper.due",
    ),
    Named(
        "a goal moved past the end",
        "services/goals/goals.py",
        "to = min(max(at + by, 0), len(mine) - 1)",
        "to = (at + by) % len(mine)",
    ),
    Named(
        "a Saturday is offered",
        "services/scheduling/sessions.py",
        "while day.weekday() > 4:",
        "while day.weekday() > 5:",
    ),
    Named(
        "“nan” is a number",
        "domain/text/numbers.py",
        "    if not _NUMBER.fullmatch(digits):\n        return None\n",
        '    if digits == "nan":\n        return math.nan\n    if not _NUMBER.fullmatch(digits):\n'
        "        return None\n",
    ),
    Named(
        "a blank in a mail address",
        "domain/validation.py",
        " or any(character.isspace() for character in email)):",
        "):",
    ),
    Named(
        "the mail address's problem at another field",
        "domain/validation.py",
        'yield Problem("email", ',
        'yield Problem("name", ',
    ),
    Named(
        "a late paper day's problem at another field",
        "domain/validation.py",
        'yield Problem("papers_due", ',
        'yield Problem("number", ',
    ),
    Named(
        "the left-before-arrival problem at another field",
        "domain/validation.py",
        'yield Problem("left", ',
        'yield Problem("arrived", ',
    ),
    Named(
        "a stale packet is kept",
        "ui/packets/packet_cache.py",
        "if begun == self._round and size",
        "if size",
    ),
    Named(
        "packets of before a change are shown",
        "ui/packets/packet_cache.py",
        "        self._packets.clear()\n",
        "",
    ),
    Named(
        "People is not refreshed when a person changes",
        "ui/people/tab.py",
        "changes.touches(Organization, Person, Appointment, Program)",
        "changes.touches(Organization, Appointment, Program)",
    ),
    Named(
        "Markers are not refreshed",
        "ui/goals/markers.py",
        "if changes.touches(ChangeMarker):",
        "if not changes.touches(ChangeMarker):",
    ),
    Named(
        "Events are not refreshed",
        "ui/goals/events_table.py",
        "if measure is not None and changes.touches(RareEvent) and self.isVisible():",
        "if measure is None:",
    ),
    Named(
        "Attendance stays as it was out of view",
        "ui/attendance/tab.py",
        "super().showEvent(event)\n        if self._stale:",
        "super().showEvent(event)\n        if False:",
    ),
    Named(
        "Delete leaves the note of a month",
        "ui/goals/observations_panel.py",
        '"" if index.column() == NOTE else now.note,',
        "now.note,",
    ),
    Named(
        "Delete leaves the note of who was turned away",
        "ui/attendance/door_marking.py",
        "ask_delete(self._marking.parent, self._operations, note)",
        "pass",
    ),
)


def find(named: Named) -> Placed:
    """Return a named fault as a mutant of its file.

    Raises:
        ValueError: the text does not stand in the file exactly once; the list has to be brought up to date.
    """
    file = f"lead_desktop/{named.file}"
    source = Path(ROOT / file).read_text(encoding="utf-8")
    if source.count(named.old) != 1:
        raise ValueError(f"“{named.old}” stands {source.count(named.old)} times in {file}, not once.")
    start = source.index(named.old)
    line = source.count("\n", 0, start) + 1
    return Placed(file, Mutant(line, start, start + len(named.old), named.old, named.new))
