"""The day of a session: what the Scheduling tab shows of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from lead_desktop.domain.model.actions import Action, EvaluationScore
from lead_desktop.domain.model.agenda import AgendaItem, ItemKind, Paper, TimedItem, timed
from lead_desktop.domain.model.people import Organization, Person, Role, out_of_office_since
from lead_desktop.domain.model.program import Program, program_year
from lead_desktop.domain.model.sessions import Dinner, Guest, Session, SessionState
from lead_desktop.domain.model.snapshot import Snapshot, lead_text
from lead_desktop.domain.model.value import Entity
from lead_desktop.domain.scheduling import timetable
from lead_desktop.domain.scheduling.clock_changes import clock_change
from lead_desktop.domain.text.formatting import plain_day
from lead_desktop.services.program_file import ProgramFile


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One item as the table shows it: its times, who leads it in words, and its papers.

    `slack` says what lies between it and the item before, where it does not begin as that one ends;
    `lead_problem` says why whoever leads it may not be there.
    """

    timed: TimedItem
    lead: str
    papers: tuple[Paper, ...]
    lead_problem: str = ""
    slack: str = ""

    @property
    def item(self) -> AgendaItem:
        """Return the item."""
        return self.timed.item


@dataclass(frozen=True, slots=True)
class Lead:
    """Somebody who may lead an item, as they are offered: a known person, or only words."""

    text: str
    person_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """Everything the Scheduling tab shows of one session."""

    program: Program
    session: Session
    host: Organization | None
    organizations: tuple[Organization, ...]
    people: tuple[Person, ...]
    year: int
    place_in_year: int
    sessions_in_year: int
    lines: tuple[AgendaLine, ...]
    guests: tuple[Guest, ...]
    dinner: Dinner | None
    actions: tuple[Action, ...]
    scores: tuple[EvaluationScore, ...]
    ceos_expected: int
    ceos_in_office: int
    today: date
    warnings: tuple[str, ...] = ()
    leads: tuple[Lead, ...] = ()

    @property
    def items(self) -> tuple[AgendaItem, ...]:
        """Return the items in order."""
        return tuple(line.item for line in self.lines)


def day(file: ProgramFile, session_id: int) -> Day:
    """Return the day of a session.

    Raises:
        NotFound: there is no such session.
    """
    with file.reading() as work:
        session = work.get(Session, session_id)
        snapshot = work.snapshot()
    program = snapshot.program
    items = snapshot.items_of(session_id)
    guests = snapshot.guests_of(session_id)
    year = program_year(program, session.day)
    in_year = [
        other.day
        for other in snapshot.sessions
        if other.state is not SessionState.CANCELLED and program_year(program, other.day) == year
    ]
    return Day(
        program=program,
        session=session,
        host=snapshot.organization_by_id.get(session.host_id or 0),
        organizations=snapshot.organizations,
        people=tuple(sorted(snapshot.people, key=lambda person: person.name.casefold())),
        year=year,
        place_in_year=sum(day <= session.day for day in in_year),
        sessions_in_year=max(len(in_year), program.sessions_per_year),
        lines=_lines(snapshot, session, items),
        guests=guests,
        dinner=snapshot.dinner_of(session_id),
        actions=tuple(action for action in snapshot.actions if action.session_id == session_id),
        scores=tuple(score for score in snapshot.scores if score.session_id == session_id),
        ceos_expected=len(snapshot.taking_part(session.day)),
        ceos_in_office=len(snapshot.in_office(Role.CEO, session.day)),
        today=file.today(),
        warnings=timetable.warnings(
            items, session.start, snapshot.formats, clock_change(program.time_zone, session.day)
        ),
        leads=_leads(snapshot, session, guests),
    )


def _lines(snapshot: Snapshot, session: Session, items: Sequence[AgendaItem]) -> tuple[AgendaLine, ...]:
    times = timed(items, session.start)
    return tuple(
        AgendaLine(
            time,
            lead_text(snapshot, time.item, session.day),
            snapshot.papers_of(time.item.id),
            _lead_problem(snapshot, time.item, session.day),
            timetable.slack_text(times, place, snapshot.formats),
        )
        for place, time in enumerate(times)
    )


def _lead_problem(snapshot: Snapshot, item: AgendaItem, day: date) -> str:
    """Say that whoever leads an item has left office by its day; empty where nothing is wrong."""
    if item.lead_id is None:
        return ""
    ended = out_of_office_since(snapshot.appointments, item.lead_id, day)
    if ended is None:
        return ""
    formats = snapshot.formats
    return (
        f"The appointment of {snapshot.person_by_id[item.lead_id].name} ended on {plain_day(ended, formats)}."
    )


def _leads(snapshot: Snapshot, session: Session, guests: Sequence[Guest]) -> tuple[Lead, ...]:
    """Return who may lead an item: the host's people first, then all others in office, guests, and words."""
    offered: list[tuple[bool, str, Lead]] = []
    item = AgendaItem(session_id=session.id, title="", minutes=1)
    for person in snapshot.people:
        if out_of_office_since(snapshot.appointments, person.id, session.day) is not None:
            continue
        own = [appointment for appointment in snapshot.appointments if appointment.person_id == person.id]
        hosts = any(appointment.organization_id == session.host_id for appointment in own)
        text = lead_text(snapshot, replace(item, lead_id=person.id), session.day)
        offered.append((not hosts, text.casefold(), Lead(text, person.id)))
    known = [lead for _, _, lead in sorted(offered, key=lambda one: one[:2])]
    by_name = [*(guest.name for guest in guests), session.facilitator, *_USUAL_LEADS]
    return (*known, *(Lead(text) for text in dict.fromkeys(by_name) if text))


_USUAL_LEADS = ("Program director", "Facilitator", "All CEOs")


def organizations(file: ProgramFile) -> tuple[Organization, ...]:
    """Return the organizations that can host."""
    return file.snapshot().organizations


def new_item(session_id: int) -> AgendaItem:
    """Return what a new item is offered as."""
    return AgendaItem(session_id=session_id, kind=ItemKind.OTHER, title="", minutes=30)


def session_of(file: ProgramFile, entity: Entity, id_: int) -> tuple[int, int | None]:
    """Return the session a value belongs to, and the agenda item where there is one.

    Raises:
        NotFound: the value is no longer in the program.
    """
    with file.reading() as work:
        if entity is Paper:
            item = work.get(AgendaItem, work.get(Paper, id_).item_id)
            return item.session_id, item.id
        if entity is AgendaItem:
            return work.get(AgendaItem, id_).session_id, id_
        if entity is Guest:
            return work.get(Guest, id_).session_id, None
        if entity is Dinner:
            return work.get(Dinner, id_).session_id, None
        if entity is Action:
            return work.get(Action, id_).session_id, None
        return work.get(Session, id_).id, None
