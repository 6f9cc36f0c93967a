"""The letter of attendance: what one person attended, to be signed and handed over."""

from __future__ import annotations

from datetime import date
from typing import Any

from reportlab.platypus import Flowable, KeepTogether, Spacer

from lead_desktop.documents.kit.layout import Layout, WriteLine
from lead_desktop.domain.attendance.attendance_history import AttendanceHistory, MarkedSession, attended
from lead_desktop.domain.model.attendance import MarkKind
from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.model.people import Appointment, Role
from lead_desktop.domain.model.snapshot import Snapshot, role_text
from lead_desktop.domain.text.formatting import clock, plain_day, plural


def letter_story(layout: Layout, snapshot: Snapshot, person_id: int, today: date) -> list[Flowable]:
    """Return the letter. It names days and hosts, not topics: those may not be for everybody."""
    program, styles = snapshot.program, layout.styles
    person = snapshot.person_by_id[person_id]
    roles = _roles(snapshot, person_id)
    found = attended(snapshot, person_id)
    story: list[Flowable] = [
        layout.text(plain_day(today, snapshot.formats), styles.body),
        Spacer(1, 18),
        layout.text(person.name, styles.strong),
        *(layout.text(text, styles.small) for text in ([person.title] if person.title else [])),
        *(
            layout.text(snapshot.organization_by_id[role.organization_id].name, styles.small)
            for role in roles[-1:]
        ),
        Spacer(1, 22),
        *layout.title("Letter of attendance", ""),
        *(layout.text(text, styles.body) for text in _text(snapshot, person.name, roles, found)),
    ]
    if found.sessions:
        head = [layout.text(text, styles.muted) for text in ("Session", "Day", "Hosted by", "Attended")]
        rows: list[list[Any]] = [head, *(_row(layout, snapshot, session) for session in found.sessions)]
        room = layout.width - 60 - 110
        story += [
            Spacer(1, 4),
            layout.table(rows, (60, 110, room * 0.54, room * 0.46), head=1, padding=4),
        ]
    signer = program.director or "Program director"
    story.append(
        KeepTogether(
            [
                WriteLine(190, 62, "ink"),
                Spacer(1, 4),
                layout.text(signer, styles.small),
                layout.text(
                    ", ".join(word for word in (program.name, program.sponsor) if word), styles.muted
                ),
            ]
        )
    )
    return story


def _roles(snapshot: Snapshot, person_id: int) -> list[Appointment]:
    mine = [
        appointment
        for appointment in snapshot.appointments
        if appointment.person_id == person_id and appointment.role in (Role.CEO, Role.HEAD_OF_QUALITY)
    ]
    return sorted(mine, key=lambda appointment: appointment.first_day)


def _text(snapshot: Snapshot, name: str, roles: list[Appointment], found: AttendanceHistory) -> list[str]:
    program = snapshot.program
    by = f", sponsored by {program.sponsor}" if program.sponsor else ""
    formats = snapshot.formats
    first = (
        f"{program.name}{by}, is a program of one-day sessions for the leaders of health care organizations, "
        f"from {plain_day(program.first_day, formats)} to {plain_day(program.last_day, formats)}. "
        "Nobody can be sent in another's place."
    )
    as_what = " and ".join(
        f"{role_text(role.role)} of {snapshot.organization_by_id[role.organization_id].name}"
        for role in roles
    )
    who = f"{name}, {as_what}," if as_what else name
    if not found.marked:
        return [first, f"For {name} no session has been recorded yet."]
    count = len(found.sessions)
    second = f"{who} attended {count} of the {plural(found.rate.seats, 'session')} recorded while in office"
    part = sum(session.mark.kind is MarkKind.PART for session in found.sessions)
    second += f", {part} of them in part." if part else "."
    return [first, second]


def _row(layout: Layout, snapshot: Snapshot, one: MarkedSession) -> list[Any]:
    host = snapshot.organization_by_id.get(one.session.host_id or 0)
    return [
        layout.text(str(one.session.number), layout.styles.small),
        layout.text(plain_day(one.session.day, snapshot.formats), layout.styles.small),
        layout.text(host.name if host is not None else "", layout.styles.small),
        layout.text(_how(one, snapshot.formats), layout.styles.small),
    ]


def _how(one: MarkedSession, formats: Formats) -> str:
    """Say how much was attended: heads of Quality are counted in items, CEOs in the day."""
    if one.appointment.role is Role.HEAD_OF_QUALITY:
        items = one.invited if one.mark.items_attended is None else one.mark.items_attended
        return f"{items} of {plural(one.invited, 'item')}"
    if one.mark.kind is MarkKind.PRESENT:
        return "the whole day"
    arrived = f"from {clock(one.mark.arrived, formats)}" if one.mark.arrived is not None else ""
    left = f"until {clock(one.mark.left, formats, is_end=True)}" if one.mark.left is not None else ""
    times = " ".join(word for word in (arrived, left) if word)
    return f"part of the day, {times}" if times else "part of the day"
