"""The day of a session: what the Scheduling tab shows of it, and the edits of its agenda."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from lead_desktop.domain.actions import Action, EvaluationScore
from lead_desktop.domain.agenda import (
    AgendaItem,
    Audience,
    ItemKind,
    Paper,
    TimedItem,
    invited,
    ordered,
    renumbered,
    timed,
)
from lead_desktop.domain.changes import Changes, Kind
from lead_desktop.domain.people import Appointment, Organization, Person, in_office
from lead_desktop.domain.program import Program, program_year
from lead_desktop.domain.record import Record, lead_words
from lead_desktop.domain.sessions import Dinner, Guest, Session, SessionState
from lead_desktop.domain.words import quoted
from lead_desktop.errors import Refused
from lead_desktop.services import rules
from lead_desktop.services.program_file import ProgramFile


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One item as the table shows it: its times, who leads it in words, and its papers."""

    timed: TimedItem
    lead: str
    papers: tuple[Paper, ...]

    @property
    def item(self) -> AgendaItem:
        """Return the item."""
        return self.timed.item


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
    ceos_in_office: int
    today: date


def day(file: ProgramFile, session_id: int) -> Day:
    """Return the day of a session, reading only what belongs to it.

    Raises:
        NotFound: there is no such session.
    """
    with file.reading() as work:
        program = work.program()
        session = work.get(Session, session_id)
        organizations = tuple(sorted(work.all(Organization), key=lambda one: (one.colour, one.name)))
        people = tuple(sorted(work.all(Person), key=lambda one: one.name.casefold()))
        appointments = work.all(Appointment)
        items = work.all(AgendaItem, session_id=session_id)
        papers = {item.id: work.all(Paper, item_id=item.id) for item in items}
        guests = work.all(Guest, session_id=session_id)
        dinners = work.all(Dinner, session_id=session_id)
        actions = work.all(Action, session_id=session_id)
        scores = work.all(EvaluationScore, session_id=session_id)
        others = [one for one in work.all(Session) if one.state is not SessionState.CANCELLED]
    record = Record(program=program, organizations=organizations, people=people, appointments=appointments)
    year = program_year(program, session.day)
    in_year = sorted(one.day for one in others if program_year(program, one.day) == year)
    return Day(
        program=program,
        session=session,
        host=record.organization_by_id.get(session.host_id or 0),
        organizations=organizations,
        people=people,
        year=year,
        place_in_year=sum(one <= session.day for one in in_year),
        sessions_in_year=max(len(in_year), program.sessions_per_year),
        lines=tuple(
            AgendaLine(
                one,
                lead_words(record, one.item, session.day),
                tuple(sorted(papers[one.item.id], key=lambda paper: (paper.position, paper.id))),
            )
            for one in timed(items, session.start)
        ),
        guests=guests,
        dinner=dinners[0] if dinners else None,
        actions=actions,
        scores=scores,
        ceos_in_office=sum(one.role.value == "ceo" and in_office(one, session.day) for one in appointments),
        today=file.today(),
    )


def organizations(file: ProgramFile) -> tuple[Organization, ...]:
    """Return the organizations that can host."""
    with file.reading() as work:
        return tuple(sorted(work.all(Organization), key=lambda one: (one.colour, one.name)))


def add_item(file: ProgramFile, item: AgendaItem, after_id: int | None = None) -> Changes:
    """Add an item behind another one, or at the end of the day."""
    with file.changing() as work:
        rules.check(item, work)
        present = ordered(work.all(AgendaItem, session_id=item.session_id))
        added = work.add(replace(item, position=len(present) + 1))
        order = [one.id for one in present]
        place = order.index(after_id) + 1 if after_id in order else len(order)
        order.insert(place, added.id)
        for identity, position in renumbered([*present, added], order):
            work.change(replace(work.get(AgendaItem, identity), position=position))
        return work.commit(f"Add item {quoted(item.title)}")


def move_item(file: ProgramFile, item_id: int, place: int) -> Changes:
    """Move an item to a place in its day, counted from 0; beyond the ends means to the end."""
    with file.changing() as work:
        item = work.get(AgendaItem, item_id)
        present = ordered(work.all(AgendaItem, session_id=item.session_id))
        order = [one.id for one in present]
        before = order.index(item_id)
        order.remove(item_id)
        place = max(0, min(place, len(order)))
        order.insert(place, item_id)
        for identity, position in renumbered(present, order):
            work.change(replace(work.get(AgendaItem, identity), position=position))
        return work.commit(f"Move item {quoted(item.title)} {'up' if place < before else 'down'}")


def set_minutes(file: ProgramFile, item_id: int, minutes: int) -> Changes:
    """Change how long an item takes; what follows moves along."""
    with file.changing() as work:
        item = replace(work.get(AgendaItem, item_id), minutes=minutes)
        rules.check(item, work)
        work.change(item)
        return work.commit(f"Give item {quoted(item.title)} {minutes} min")


def rename_item(file: ProgramFile, item_id: int, title: str) -> Changes:
    """Change an item's title."""
    with file.changing() as work:
        item = replace(work.get(AgendaItem, item_id), title=title.strip())
        rules.check(item, work)
        work.change(item)
        return work.commit(f"Rename item to {quoted(item.title)}")


_GROUPS = {
    Audience.CEO: "the CEOs",
    Audience.HEAD_OF_QUALITY: "the heads of Quality",
    Audience.GUEST: "the guest",
}


def toggle_invitation(file: ProgramFile, item_id: int, audience: Audience) -> Changes:
    """Invite a group to an item, or no longer.

    Raises:
        Refused: nobody would be left in the room.
    """
    with file.changing() as work:
        item = work.get(AgendaItem, item_id)
        wanted = not invited(item, audience)
        match audience:
            case Audience.CEO:
                changed = replace(item, for_ceos=wanted)
            case Audience.HEAD_OF_QUALITY:
                changed = replace(item, for_quality=wanted)
            case Audience.GUEST:
                changed = replace(item, for_guest=wanted)
        if not any(invited(changed, group) for group in Audience):
            raise Refused("Somebody has to be in the room: invite another group first.")
        work.change(changed)
        verb = "Invite" if wanted else "No longer invite"
        return work.commit(f"{verb} {_GROUPS[audience]} to {quoted(item.title)}")


def new_item(session_id: int) -> AgendaItem:
    """Return what a new item is offered as."""
    return AgendaItem(session_id=session_id, kind=ItemKind.OTHER, title="", minutes=30)


def session_of(file: ProgramFile, kind: Kind, identity: int) -> tuple[int, int | None]:
    """Return the session a value belongs to, and the agenda item where there is one.

    Raises:
        NotFound: the value is no longer in the program.
    """
    with file.reading() as work:
        if kind is Paper:
            item = work.get(AgendaItem, work.get(Paper, identity).item_id)
            return item.session_id, item.id
        if kind is AgendaItem:
            return work.get(AgendaItem, identity).session_id, identity
        if kind is Guest:
            return work.get(Guest, identity).session_id, None
        if kind is Dinner:
            return work.get(Dinner, identity).session_id, None
        if kind is Action:
            return work.get(Action, identity).session_id, None
        return work.get(Session, identity).id, None
