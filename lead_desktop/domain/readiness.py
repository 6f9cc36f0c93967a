"""Readiness: what stands in the way of a session, what may, and what is done, each with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from lead_desktop.domain import words
from lead_desktop.domain.actions import Action, is_open
from lead_desktop.domain.agenda import AgendaItem, ItemKind, Paper, end_of_day, total_minutes
from lead_desktop.domain.changes import Kind, Value
from lead_desktop.domain.goals import Measure, observed
from lead_desktop.domain.months import month_of
from lead_desktop.domain.people import Organization, Role, in_office, short_name
from lead_desktop.domain.program import MINIMUM_GOALS
from lead_desktop.domain.record import Record
from lead_desktop.domain.sessions import Dinner, Guest, Session, SessionState
from lead_desktop.errors import NotFound

SHORTEST_DAY = 4 * 60
LONGEST_DAY = 10 * 60
"""Minutes within which the length of a session's day raises no question."""

ANNOUNCE_AHEAD = 30
"""Days before a session from which on a draft is worth a warning."""

_SPELLED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


class Level(StrEnum):
    """How much a finding matters."""

    GOOD = "good"
    WARNING = "warning"
    BLOCKING = "blocking"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that readiness noticed; `kind` and `id` name the value with which to put it right."""

    level: Level
    title: str
    detail: str
    kind: Kind
    id: int


def findings(record: Record, session_id: int, today: date) -> tuple[Finding, ...]:
    """Return what there is to say about a session, in the order in which a day is prepared.

    A session that was held or cancelled needs no preparation; only its open marks are then worth a word.

    Raises:
        NotFound: there is no such session.
    """
    session = record.session_by_id.get(session_id)
    if session is None:
        raise NotFound("This session is no longer in the program.")
    if session.state is SessionState.CANCELLED:
        detail = session.cancelled_reason
        return (_at(session, Level.GOOD, f"Session {session.number} is cancelled", detail),)
    if session.state is SessionState.HELD:
        return tuple(_held(record, session))
    return (
        *_date(record, session, today),
        *_seats(record, session),
        *_agenda(record, session),
        *_host(record, session),
        *_guests(record, session),
        *_topic(session),
        *_papers(record, session, today),
        *_measures(record, today=min(today, session.day)),
        *_goals(record),
        *_actions(record, today),
        *_dinner(record, session),
    )


def countdown(session: Session, today: date) -> str:
    """Say how far away a session is: Session 7 is in 10 days."""
    days = (session.day - today).days
    if days == 0:
        return f"Session {session.number} is today"
    if days == 1:
        return f"Session {session.number} is tomorrow"
    if days > 0:
        return f"Session {session.number} is in {days} days"
    return f"Session {session.number} was {words.plural(-days, 'day')} ago"


def _at(value: Value, level: Level, title: str, detail: str = "") -> Finding:
    """Make a finding that is put right with a value."""
    return Finding(level, title, detail, type(value), value.id)


def _label(organization: Organization) -> str:
    return organization.short_name or organization.name


def _names(organizations: Iterable[Organization]) -> str:
    """Name organizations once each, in the order given."""
    return " · ".join(dict.fromkeys(_label(organization) for organization in organizations))


def _spelled(count: int) -> str:
    return _SPELLED[count] if count < len(_SPELLED) else f"{count:,}"


def _held(record: Record, session: Session) -> Iterator[Finding]:
    day = words.long_day(session.day)
    yield _at(session, Level.GOOD, f"Session {session.number} was held", day)
    marked = {mark.seat_id for mark in record.marks}
    unmarked = [
        record.appointment_by_id[seat.appointment_id]
        for seat in record.seats
        if seat.session_id == session.id and seat.id not in marked
    ]
    ceos = [
        record.organization_by_id[appointment.organization_id]
        for appointment in unmarked
        if appointment.role is Role.CEO
    ]
    if ceos:
        title = f"{words.plural(len(ceos), 'CEO has', 'CEOs have')} no mark yet"
        yield _at(session, Level.WARNING, title, _names(ceos))


def _date(record: Record, session: Session, today: date) -> Iterator[Finding]:
    day = words.short_day(session.day)
    program = record.program
    if session.day < today:
        detail = "mark it as held, or find another date"
        yield _at(session, Level.WARNING, f"{day} has passed and the session is not marked as held", detail)
    elif session.state is SessionState.DRAFT and (session.day - today).days <= ANNOUNCE_AHEAD:
        yield _at(session, Level.WARNING, "The date is not announced yet", f"{day}, still a draft")
    if not program.first_day <= session.day <= program.last_day:
        span = f"{words.plain_day(program.first_day)} – {words.plain_day(program.last_day)}"
        yield _at(session, Level.WARNING, f"{day} lies outside the program", span)
    elif session.day.weekday() >= 5:
        yield _at(session, Level.WARNING, f"{day} is a weekend day", "sessions are held on working days")
    if not session.venue.strip():
        yield _at(session, Level.WARNING, "No venue yet", "the cover and the logistics page name it")


def _seats(record: Record, session: Session) -> Iterator[Finding]:
    if not record.organizations:
        yield _at(record.program, Level.BLOCKING, "No organizations yet", "add the participants under People")
        return
    vacant = [
        organization
        for organization in record.organizations
        if record.holder(organization.id, Role.CEO, session.day) is None
    ]
    day = words.brief_day(session.day)
    for organization in vacant:
        title = f"CEO seat of {_label(organization)} is vacant"
        yield _at(organization, Level.WARNING, title, f"nobody is expected from there on {day}")
    if not vacant:
        count = len(record.organizations)
        title = f"All {_spelled(count)} CEO seats are filled" if count > 1 else "The CEO seat is filled"
        yield _at(session, Level.GOOD, title, f"as of {day}; no substitutes")


def _agenda(record: Record, session: Session) -> Iterator[Finding]:
    items = record.items_of(session.id)
    if not items:
        detail = "add the blocks of the day, or copy them from another session"
        yield _at(session, Level.BLOCKING, "No agenda yet", detail)
        return
    minutes = total_minutes(items)
    span = f"{words.clock(session.start)} – {words.clock(end_of_day(items, session.start))}"
    title = f"{words.duration(minutes)}, {words.plural(len(items), 'item')}"
    if minutes < SHORTEST_DAY:
        yield _at(session, Level.WARNING, f"Agenda is short: {title}", span)
    elif minutes > LONGEST_DAY:
        yield _at(session, Level.WARNING, f"Agenda is long: {title}", span)
    else:
        yield _at(session, Level.GOOD, f"Agenda: {title}", span)


def _host(record: Record, session: Session) -> Iterator[Finding]:
    host = record.organization_by_id.get(session.host_id or 0)
    if host is None:
        yield _at(session, Level.BLOCKING, "No host yet", "the host shows its example and game-plan")
        return
    items = record.items_of(session.id)
    missing = False
    for kind, name in ((ItemKind.EXAMPLE, "Improvement example"), (ItemKind.GAME_PLAN, "Game-plan")):
        slots = [item for item in items if item.kind is kind]
        if items and not slots:
            missing = True
            yield _at(session, Level.WARNING, f"{name} is not on the agenda", f"{_label(host)} hosts")
        for item in slots:
            wrong = _not_with_host(record, session, item, host)
            if wrong:
                missing = True
                yield _at(item, Level.WARNING, f"{name} is not with the host", wrong)
    if items and not missing:
        title = "Host example and game-plan are with the host"
        yield _at(session, Level.GOOD, title, f"{_label(host)} hosts and presents")


def _not_with_host(record: Record, session: Session, item: AgendaItem, host: Organization) -> str:
    """Say why an item is not led by the host's organization; empty where it is."""
    person = record.person_by_id.get(item.lead_id or 0)
    if person is not None:
        offices = [
            appointment
            for appointment in record.appointments
            if appointment.person_id == person.id and in_office(appointment, session.day)
        ]
        if any(appointment.organization_id == host.id for appointment in offices):
            return ""
        return f"{short_name(person.name)} is not at {_label(host)}, which hosts"
    if not item.lead.strip():
        return f"nobody is named to lead it; {_label(host)} hosts"
    names = [name.casefold() for name in (host.name, host.short_name) if name]
    if any(name in item.lead.casefold() for name in names):
        return ""
    return f"led by {words.quoted(item.lead)}; {_label(host)} hosts"


def _guests(record: Record, session: Session) -> Iterator[Finding]:
    guests = record.guests_of(session.id)
    items = record.items_of(session.id)
    slot = any(item.kind is ItemKind.GUEST for item in items)
    if not guests and (slot or not items):
        yield _at(
            session, Level.WARNING, "No guest yet", "a featured guest usually joins, also for the dinner"
        )
    if guests and items and not slot:
        yield _at(session, Level.WARNING, "The guest has no place on the agenda", _people(guests))
    for guest in guests:
        yield from _guest(guest, alone=len(guests) == 1)


def _people(guests: Sequence[Guest]) -> str:
    return " · ".join(guest.name for guest in guests)


def _guest(guest: Guest, *, alone: bool) -> Iterator[Finding]:
    if guest.confirmed:
        yield _at(guest, Level.GOOD, f"Guest confirmed: {guest.name}", guest.affiliation)
    else:
        yield _at(guest, Level.WARNING, "Guest is not confirmed", guest.name)
    whose = "" if alone else f" ({guest.name})"
    if not guest.biography.strip():
        title = f"Guest biography is missing{whose}"
        yield _at(guest, Level.WARNING, title, "the guest page prints without it")
    if guest.portrait is None:
        title = f"Guest portrait is missing{whose}"
        yield _at(guest, Level.WARNING, title, "the packet prints a blank frame")


def _topic(session: Session) -> Iterator[Finding]:
    if not session.topic.strip():
        yield _at(session, Level.WARNING, "No shared topic yet", "the group discusses one topic each session")
    else:
        yield _at(session, Level.GOOD, f"Shared topic: {session.topic.strip()}")


def _papers(record: Record, session: Session, today: date) -> Iterator[Finding]:
    papers = [paper for item in record.items_of(session.id) for paper in record.papers_of(item.id)]
    received = sum(paper.sha256 is not None for paper in papers)
    if received:
        everything = words.plural(len(papers), "paper")
        if received < len(papers):
            yield _at(session, Level.GOOD, f"{received} of {everything} received")
        else:
            yield _at(session, Level.GOOD, f"{'All ' if received > 1 else ''}{everything} received")
    for paper in papers:
        if paper.sha256 is None:
            yield _missing_paper(paper, paper.due or session.papers_due, today)


def _missing_paper(paper: Paper, due: date | None, today: date) -> Finding:
    whose = f"Pre-read from {paper.owner}" if paper.owner.strip() else f"Pre-read {words.quoted(paper.title)}"
    title = f"{whose} not received"
    if due is None:
        return _at(paper, Level.WARNING, title, "no day is set by which it is due")
    late = (today - due).days
    when = f"due {words.brief_day(due)}"
    if late > 0:
        return _at(paper, Level.BLOCKING, title, f"{when}, {words.plural(late, 'day')} late")
    left = "today" if late == 0 else f"in {words.plural(-late, 'day')}"
    return _at(paper, Level.WARNING, title, f"{when}, {left}")


def _measures(record: Record, *, today: date) -> Iterator[Finding]:
    """Look for measures of active goals without a number in the last two full months.

    A month's numbers arrive during the next one, so a single open month is no delay.
    """
    expected = month_of(month_of(month_of(today) - timedelta(days=1)) - timedelta(days=1))
    if expected < month_of(record.program.first_day):
        return
    measures = [
        (organization, measure, _last_month(record, measure, today))
        for organization in record.organizations
        for goal in record.goals_of(organization.id, active_only=True)
        for measure in record.measures_of(goal.id)
    ]
    stale = [found for found in measures if found[2] is None or found[2] < expected]
    if stale:
        lasts = {last for _, _, last in stale}
        only = lasts.pop() if len(lasts) == 1 else None
        since = f"since {words.month(only)}" if only is not None else "for two months or more"
        title = f"{words.plural(len(stale), 'measure')} not updated {since}"
        places = _names(organization for organization, _, _ in stale)
        yield _at(stale[0][1], Level.WARNING, title, places)
    elif measures:
        title = (
            f"All {len(measures)} measures are up to date" if len(measures) > 1 else "Measure is up to date"
        )
        yield _at(measures[0][1], Level.GOOD, title, f"numbers up to {words.month(expected)} or later")


def _last_month(record: Record, measure: Measure, today: date) -> date | None:
    """Return the last month that is over and has a value; months after the day asked about do not count."""
    months = [
        observation.month
        for observation in record.observations_of(measure.id)
        if observation.month < month_of(today) and observed(measure, observation) is not None
    ]
    return months[-1] if months else None


def _goals(record: Record) -> Iterator[Finding]:
    for organization in record.organizations:
        count = len(record.goals_of(organization.id, active_only=True))
        if count < MINIMUM_GOALS:
            title = f"{_label(organization)} has {words.plural(count, 'goal') if count else 'no goals'}"
            yield _at(organization, Level.WARNING, title, f"at least {_spelled(MINIMUM_GOALS)} are expected")


def _actions(record: Record, today: date) -> Iterator[Finding]:
    overdue = [
        action
        for action in record.actions
        if is_open(action, today) and action.due is not None and action.due < today
    ]
    overdue.sort(key=lambda action: (action.due or today, action.id))
    if overdue:
        title = words.plural(len(overdue), "open action is overdue", "open actions are overdue")
        who = dict.fromkeys(_promised_by(record, action) for action in overdue)
        yield _at(overdue[0], Level.WARNING, title, " · ".join(name for name in who if name))


def _promised_by(record: Record, action: Action) -> str:
    organization = record.organization_by_id.get(action.organization_id or 0)
    if organization is not None:
        return _label(organization)
    person = record.person_by_id.get(action.person_id or 0)
    return short_name(person.name) if person is not None else ""


def _dinner(record: Record, session: Session) -> Iterator[Finding]:
    dinner = record.dinner_of(session.id)
    if dinner is None:
        yield _at(session, Level.WARNING, "No dinner yet", "the CEOs and the guest usually dine together")
        return
    when = f"{words.short_day(dinner.day)}, {words.clock(dinner.start)}"
    gaps = tuple(_dinner_gaps(record, session, dinner))
    for title, detail in gaps:
        yield _at(dinner, Level.WARNING, title, detail or when)
    if not gaps:
        wishes = " ".join(dinner.dietary.split())
        seats = words.plural(dinner.seats or 0, "seat")
        title = f"Dinner: {seats}" + (f", {wishes}" if wishes and len(wishes) <= 40 else "")
        yield _at(dinner, Level.GOOD, title, when)


def _dinner_gaps(record: Record, session: Session, dinner: Dinner) -> Iterator[tuple[str, str]]:
    """Yield what a dinner lacks, as title and detail."""
    ceos = [
        record.person_by_id[appointment.person_id] for appointment in record.in_office(Role.CEO, session.day)
    ]
    people = len(ceos) + sum(guest.joins_dinner for guest in record.guests_of(session.id))
    if not dinner.place.strip():
        yield "Dinner has no place yet", ""
    if dinner.seats is None:
        yield "Dinner has no number of seats yet", f"{people} are expected"
    elif dinner.seats < people:
        yield f"Dinner has {words.plural(dinner.seats, 'seat')} for {people} people", ""
    wishes = [
        f"{short_name(person.name)}: {person.dietary.strip()}" for person in ceos if person.dietary.strip()
    ]
    if wishes and not dinner.dietary.strip():
        yield "Dietary wishes are not with the dinner yet", " · ".join(wishes)
