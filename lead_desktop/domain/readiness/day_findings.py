"""Readiness of the day itself: its date, its agenda, its host and its topic."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from lead_desktop.domain.findings import Finding, Level, at, short
from lead_desktop.domain.model.agenda import DAY, AgendaItem, ItemKind, end_of_day, timed, total_minutes
from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.model.people import Organization, in_office, short_name
from lead_desktop.domain.model.sessions import Session, SessionState
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.scheduling.agenda_facts import contradiction
from lead_desktop.domain.scheduling.clock_changes import clock_change_text
from lead_desktop.domain.scheduling.hosting import host_turn, host_warnings
from lead_desktop.domain.scheduling.timetable import slack_text, splits
from lead_desktop.domain.sentences import CHECK_TIMES, HOSTING_GOES_ROUND, WORKING_DAYS
from lead_desktop.domain.text import formatting

SHORTEST_DAY = 4 * 60
LONGEST_DAY = 10 * 60
"""Minutes within which the length of a session's day raises no question."""

ANNOUNCE_AHEAD = 30
"""Days before a session from which on a draft is worth a warning."""


def about_the_date(snapshot: Snapshot, session: Session, today: date) -> Iterator[Finding]:
    """Look at the day, whether it is announced, and the venue."""
    day = formatting.short_day(session.day, snapshot.formats)
    program = snapshot.program
    if session.day < today:
        detail = "mark it as held, or find another date"
        title = f"{day} has passed and the session is not marked as held"
        yield at(session, Level.WARNING, title, detail, "state")
    elif session.state is SessionState.DRAFT and (session.day - today).days <= ANNOUNCE_AHEAD:
        title = "The date is not announced yet"
        yield at(session, Level.WARNING, title, f"{day}, still a draft", "state")
    if not program.first_day <= session.day <= program.last_day:
        formats = snapshot.formats
        first, last = (formatting.plain_day(one, formats) for one in (program.first_day, program.last_day))
        span = f"{first} – {last}"
        yield at(session, Level.WARNING, f"{day} lies outside the program", span, "day")
    elif session.day.weekday() >= 5:
        title = f"{day} is a weekend day"
        yield at(session, Level.WARNING, title, WORKING_DAYS, "day")
    clocks = clock_change_text(program.time_zone, session.day)
    if clocks:
        yield at(session, Level.WARNING, clocks, CHECK_TIMES, "start")
    if not session.venue.strip():
        title = "No venue yet"
        yield at(session, Level.WARNING, title, "the cover and the logistics page name it", "venue")


def about_the_agenda(snapshot: Snapshot, session: Session) -> Iterator[Finding]:
    """Look at the length of the day and at its times."""
    items = snapshot.items_of(session.id)
    if not items:
        detail = "add the blocks of the day, or copy them from another session"
        yield at(session, Level.BLOCKING, "No agenda yet", detail, "agenda")
        return
    minutes = total_minutes(items)
    formats = snapshot.formats
    end = formatting.clock(end_of_day(items, session.start), formats)
    span = f"{formatting.clock(session.start, formats)} – {end}"
    title = f"{formatting.duration(minutes)}, {formatting.plural(len(items), 'item')}"
    if minutes < SHORTEST_DAY:
        yield at(session, Level.WARNING, f"Agenda is short: {title}", span, "agenda")
    elif minutes > LONGEST_DAY:
        yield at(session, Level.WARNING, f"Agenda is long: {title}", span, "agenda")
    else:
        yield at(session, Level.GOOD, f"Agenda: {title}", span, "agenda")
    yield from _times(session, items, snapshot.formats)


def _times(session: Session, items: tuple[AgendaItem, ...], formats: Formats) -> Iterator[Finding]:
    """Look for times that do not add up: gaps, overruns, a torn day, a day past midnight."""
    lines = timed(items, session.start)
    for place, line in enumerate(lines):
        if line.slack:
            level = Level.WARNING if line.slack > 0 else Level.BLOCKING
            title = "There is a gap in the agenda" if line.slack > 0 else "Two items overlap"
            yield at(line.item, level, title, slack_text(lines, place, formats), "pinned")
    for sentence in splits(items, session.start, formats):
        yield at(session, Level.WARNING, "A group would come and go", sentence, "agenda")
    if any(line.ends > DAY for line in lines):
        start, end = formatting.clock(session.start, formats), formatting.clock(lines[-1].end, formats)
        detail = f"it begins at {start} and ends at {end}"
        yield at(session, Level.BLOCKING, "The day runs past midnight", detail, "agenda")


def about_the_words(snapshot: Snapshot, session: Session) -> Iterator[Finding]:
    """Look for items whose own words name another topic or guest than the session has."""
    for item in snapshot.items_of(session.id):
        wrong = contradiction(snapshot, session, item)
        if wrong:
            yield at(item, Level.WARNING, "The agenda and the facts of the day disagree", wrong, "title")


def about_the_host(snapshot: Snapshot, session: Session) -> Iterator[Finding]:
    """Look at whose turn it is, and whether the host's own items are there and led by the host."""
    host = snapshot.organization_by_id.get(session.host_id or 0)
    if host is None:
        detail = "the host shows its example and game-plan"
        yield at(session, Level.BLOCKING, "No host yet", detail, "host_id")
        return
    turn = host_turn(snapshot, session)
    which = f"{short(host)}, turn {turn.turn} of {turn.of}" if turn is not None else short(host)
    for warning in host_warnings(snapshot, session):
        yield at(session, Level.WARNING, warning, HOSTING_GOES_ROUND, "host_id")
    items = snapshot.items_of(session.id)
    missing = False
    for kind, name in ((ItemKind.EXAMPLE, "Improvement example"), (ItemKind.GAME_PLAN, "Game-plan")):
        slots = [item for item in items if item.kind is kind]
        if items and not slots:
            missing = True
            title = f"{name} is not on the agenda"
            yield at(session, Level.WARNING, title, f"{short(host)} hosts", "agenda")
        for item in slots:
            wrong = _not_with_host(snapshot, session, item, host)
            if wrong:
                missing = True
                yield at(item, Level.WARNING, f"{name} is not with the host", wrong, "lead_id")
    if items and not missing:
        yield at(session, Level.GOOD, "Host example and game-plan are with the host", which, "host_id")


def _not_with_host(snapshot: Snapshot, session: Session, item: AgendaItem, host: Organization) -> str:
    """Say why an item is not led by the host's organization; empty where it is."""
    person = snapshot.person_by_id.get(item.lead_id or 0)
    if person is not None:
        offices = [
            appointment
            for appointment in snapshot.appointments
            if appointment.person_id == person.id and in_office(appointment, session.day)
        ]
        if any(appointment.organization_id == host.id for appointment in offices):
            return ""
        return f"{short_name(person.name)} is not at {short(host)}, which hosts"
    if not item.lead.strip():
        return f"nobody is named to lead it; {short(host)} hosts"
    known = [name.casefold() for name in (host.name, host.short_name) if name]
    if any(name in item.lead.casefold() for name in known):
        return ""
    return f"led by {formatting.quoted(item.lead)}; {short(host)} hosts"


def about_the_topic(session: Session) -> Iterator[Finding]:
    """Look at the shared topic."""
    if not session.topic.strip():
        title = "No shared topic yet"
        yield at(session, Level.WARNING, title, "the group discusses one topic each session", "topic")
    else:
        yield at(session, Level.GOOD, f"Shared topic: {session.topic.strip()}", "", "topic")
