"""The catch-up packet: what somebody who has just become CEO needs to know before their first session."""

from __future__ import annotations

from datetime import date
from typing import Any

from reportlab.platypus import Flowable

from lead_desktop.documents.goals import progress
from lead_desktop.documents.kit.layout import Layout
from lead_desktop.documents.kit.pages import ContentsLine, SectionStart, next_page
from lead_desktop.documents.scheduling.session_pages import actions_table, host_and_place
from lead_desktop.documents.sentences import ALL_DONE
from lead_desktop.domain.goals.goal_cards import measure_cards
from lead_desktop.domain.model.actions import is_open
from lead_desktop.domain.model.agenda import Audience, ItemKind, presence
from lead_desktop.domain.model.commitments import Commitment, Strand
from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.model.people import Appointment, Organization, Role
from lead_desktop.domain.model.sessions import Session, SessionState
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.packets.plan import topic_for
from lead_desktop.domain.text.formatting import clock, long_day, plain_day, plural, short_day
from lead_desktop.domain.text.months import last_full_month

_SESSIONS, _GOALS, _COMMITMENTS, _GROUP, _ACTIONS = "sessions", "goals", "commitments", "group", "actions"


def catch_up_story(
    layout: Layout, snapshot: Snapshot, appointment: Appointment, today: date
) -> list[Flowable]:
    """Return the packet of one new CEO as it is on a day; nothing of an item CEOs are not invited to."""
    organization = snapshot.organization_by_id[appointment.organization_id]
    until = last_full_month(today)
    measures = measure_cards(snapshot, until)
    parts = (
        (_SESSIONS, "What the group has done", _sessions(layout, snapshot, today)),
        (
            _GOALS,
            f"The goals of {organization.name}",
            progress.organization_story(layout, snapshot, organization, measures),
        ),
        (
            _COMMITMENTS,
            f"The other work of {organization.name}",
            _commitments(layout, snapshot, organization, today),
        ),
        (_GROUP, "Group progress", progress.group_story(layout, snapshot, measures, until)),
        (_ACTIONS, "Open actions", _actions(layout, snapshot, organization, today)),
    )
    story = _welcome(layout, snapshot, appointment, organization)
    story += [ContentsLine(layout, key, title) for key, title, _ in parts]
    story += [*layout.section("Your next session", 120), *_next(layout, snapshot, today)]
    for key, title, pages in parts:
        story += [*next_page(), SectionStart(key, title), *pages]
    return story


def _welcome(
    layout: Layout, snapshot: Snapshot, appointment: Appointment, organization: Organization
) -> list[Flowable]:
    program = snapshot.program
    person = snapshot.person_by_id[appointment.person_id]
    what = "interim CEO" if appointment.interim else "CEO"
    formats = snapshot.formats
    story = layout.title(
        f"Catching up with {program.name}",
        f"For {person.name}, {what} of {organization.name} from {plain_day(appointment.first_day, formats)}",
    )
    before = _predecessor(snapshot, appointment)
    held = sum(session.state is SessionState.HELD for session in snapshot.sessions)
    formats = snapshot.formats
    parts = [
        f"{program.name} is a community of {plural(len(snapshot.organizations), 'organization')} whose CEOs "
        f"meet from {plain_day(program.first_day, formats)} to {plain_day(program.last_day, formats)}: "
        f"{plural(program.sessions_per_year, 'session')} of one day a year. {_held_text(held)}",
        "The seat is yours alone. The group has agreed that nobody comes in a CEO's place: if you cannot be "
        "there, your seat stays empty. Heads of Quality join for parts of the day.",
    ]
    if before is not None and before.last_day is not None:
        name = snapshot.person_by_id[before.person_id].name
        parts.append(f"You follow {name}, whose last day was {plain_day(before.last_day, snapshot.formats)}.")
    if program.contact:
        parts.append(f"Questions are welcome: {program.contact}")
    story += [layout.text(paragraph, layout.styles.body) for paragraph in parts]
    return [*story, *layout.section("In this packet")]


def _held_text(held: int) -> str:
    if not held:
        return "None has been held yet."
    return f"{plural(held, 'session has', 'sessions have')} been held so far."


def _predecessor(snapshot: Snapshot, appointment: Appointment) -> Appointment | None:
    """Return the last CEO of the organization before this one."""
    earlier = [
        one
        for one in snapshot.appointments
        if one.role is Role.CEO
        and one.organization_id == appointment.organization_id
        and one.first_day < appointment.first_day
    ]
    return max(earlier, key=lambda appointment: appointment.first_day, default=None)


def _sessions(layout: Layout, snapshot: Snapshot, today: date) -> list[Flowable]:
    held = [
        session
        for session in snapshot.sessions
        if session.state is SessionState.HELD and session.day <= today
    ]
    story = layout.title(
        "What the group has done",
        f"{plural(len(held), 'session')} held until {plain_day(today, snapshot.formats)}",
    )
    if not held:
        story.append(
            layout.text("No session has been held yet: you are there from the start.", layout.styles.muted)
        )
        return story
    head = [layout.text(text, layout.styles.muted) for text in ("", "Day", "Hosted by", "What it was about")]
    rows: list[list[Any]] = [head, *(_session_row(layout, snapshot, session) for session in held)]
    widths = (24.0, 92.0, 140.0, layout.width - 256)
    story.append(layout.table(rows, widths, head=1, padding=5))
    return [*story, *layout.section("Who is in the group", 120), _members(layout, snapshot, today)]


def _members(layout: Layout, snapshot: Snapshot, today: date) -> Flowable:
    """Return the organizations with their CEO and head of Quality on a day."""
    styles = layout.styles
    head = [layout.text(text, styles.muted) for text in ("Organization", "CEO", "Head of Quality")]
    rows: list[list[Any]] = [head]
    for organization in snapshot.taking_part(today):
        holders = (snapshot.holder(organization.id, role, today) for role in (Role.CEO, Role.HEAD_OF_QUALITY))
        names = [
            snapshot.person_by_id[holder.person_id].name if holder is not None else "vacant"
            for holder in holders
        ]
        rows.append(
            [
                layout.text(organization.name, styles.strong),
                *(layout.text(name, styles.small) for name in names),
            ]
        )
    return layout.table(rows, [layout.width / 3] * 3, head=1, padding=4)


def _session_row(layout: Layout, snapshot: Snapshot, session: Session) -> list[Any]:
    styles = layout.styles
    host = snapshot.organization_by_id.get(session.host_id or 0)
    topic = topic_for(snapshot, session, Audience.CEO)
    about: list[Flowable] = [layout.text(topic, styles.strong)] if topic else []
    if any(item.kind is ItemKind.GUEST for item in snapshot.items_for(session.id, Audience.CEO)):
        for guest in snapshot.guests_of(session.id):
            where = f", {guest.affiliation}" if guest.affiliation else ""
            about.append(layout.text(f"Guest: {guest.name}{where}", styles.muted))
    return [
        layout.text(str(session.number), styles.muted),
        layout.text(plain_day(session.day, snapshot.formats), styles.small),
        layout.text(host.name if host is not None else "", styles.small),
        about or layout.text("–", styles.muted),
    ]


def _commitments(
    layout: Layout, snapshot: Snapshot, organization: Organization, today: date
) -> list[Flowable]:
    mine = [
        commitment
        for commitment in snapshot.commitments
        if commitment.organization_id == organization.id and commitment.day <= today
    ]
    story = layout.title(f"The other work of {organization.name}", "The four strands beside the goals")
    for strand in Strand:
        of_strand = sorted(
            (commitment for commitment in mine if commitment.strand is strand),
            key=lambda commitment: commitment.day,
        )
        story += layout.section(strand.value[0].upper() + strand.value[1:], 60)
        if not of_strand:
            story.append(layout.text("Nothing has been noted yet.", layout.styles.muted))
            continue
        rows = [_commitment_row(layout, commitment, snapshot.formats) for commitment in of_strand]
        story.append(layout.table(rows, (92, layout.width - 92), padding=4))
    return story


def _commitment_row(layout: Layout, one: Commitment, formats: Formats) -> list[Any]:
    parts: list[Flowable] = [layout.text(one.what, layout.styles.small)]
    taking_part = plural(one.participants, "participant") if one.participants is not None else ""
    about = " · ".join(word for word in (one.who, taking_part) if word)
    if about:
        parts.append(layout.text(about, layout.styles.muted))
    if one.next_step:
        parts.append(layout.mixed([("Next: ", True), (one.next_step, False)], layout.styles.small))
    return [layout.text(plain_day(one.day, formats), layout.styles.muted), parts]


def _actions(layout: Layout, snapshot: Snapshot, organization: Organization, today: date) -> list[Flowable]:
    known = {session.id for session in snapshot.sessions if session.day <= today}
    found = [action for action in snapshot.actions if action.session_id in known and is_open(action, today)]
    theirs = {
        appointment.person_id
        for appointment in snapshot.appointments
        if appointment.organization_id == organization.id and appointment.role is Role.CEO
    }
    mine = [
        action for action in found if action.organization_id == organization.id or action.person_id in theirs
    ]
    others = [action for action in found if action not in mine]
    story = layout.title(
        "Open actions", f"Promised at the sessions and still open on {plain_day(today, snapshot.formats)}"
    )
    if not found:
        story.append(layout.text(ALL_DONE, layout.styles.muted))
    if mine:
        story += [
            *layout.section(f"Of {organization.name} and its CEO"),
            actions_table(layout, snapshot, mine, today),
        ]
    if others:
        story += [*layout.section("Of the others"), actions_table(layout, snapshot, others, today)]
    return story


def _next(layout: Layout, snapshot: Snapshot, today: date) -> list[Flowable]:
    session = snapshot.next_session(today)
    if session is None:
        return [layout.text("No further session has been set.", layout.styles.muted)]
    span = presence(snapshot.items_of(session.id), session.start, Audience.CEO)
    when = long_day(session.day, snapshot.formats) + (
        f", {clock(span[0], snapshot.formats)} to {clock(span[1], snapshot.formats)}"
        if span is not None
        else ""
    )
    facts = [("Session", str(session.number)), ("Day", when), *host_and_place(snapshot, session)]
    topic = topic_for(snapshot, session, Audience.CEO)
    if topic:
        facts.append(("Shared topic", topic))
    dinner = snapshot.dinner_of(session.id)
    if dinner is not None:
        where = f", {dinner.place}" if dinner.place else ""
        facts.append(
            (
                "Dinner",
                f"{short_day(dinner.day, snapshot.formats)}, {clock(dinner.start, snapshot.formats)}{where}",
            )
        )
    return [layout.facts(facts)]
