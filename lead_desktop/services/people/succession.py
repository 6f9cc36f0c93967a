"""Appointments over time: a succession, a seat falling vacant, a correction; each shown before it is made."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from lead_desktop.domain.model.changes import Changes
from lead_desktop.domain.model.people import Appointment, Organization, Person, Role, holder
from lead_desktop.domain.model.snapshot import role_text
from lead_desktop.domain.people import succession as rules_of_succession
from lead_desktop.domain.people.succession import Correction, Succession
from lead_desktop.domain.people.succession_effects import EffectLine, effect, effect_lines
from lead_desktop.errors import Invalid
from lead_desktop.services import rules
from lead_desktop.services.program_file import ProgramFile


def offered_succession(file: ProgramFile, organization_id: int, role: Role) -> Succession:
    """Return what a succession is offered as: from tomorrow, or from today where the seat is vacant."""
    today = file.today()
    with file.reading() as work:
        appointments = work.all(Appointment, organization_id=organization_id, role=role)
    if holder(appointments, organization_id, role, today) is None:
        return Succession(organization_id, role, None, today)
    return Succession(organization_id, role, today, today + timedelta(days=1))


def preview(file: ProgramFile, change: Succession | Correction) -> tuple[EffectLine, ...]:
    """Say what a succession or a correction means for past and future sessions; nothing is written."""
    with file.reading() as work:
        snapshot = work.snapshot()
    if isinstance(change, Correction) and change.id not in snapshot.appointment_by_id:
        return ()
    changed = rules_of_succession.after(snapshot, rules_of_succession.plan(snapshot, change))
    return effect_lines(effect(snapshot, changed), changed, file.today())


def succeed(file: ProgramFile, succession: Succession) -> Changes:
    """Record that somebody leaves a role and who follows, as one change.

    Raises:
        Invalid: a field is wrong: days that overlap, a mark left without its CEO, no successor.
        NotFound: the organization is no longer in the program.
    """
    with file.changing() as work:
        organization = work.get(Organization, succession.organization_id)
        snapshot = work.snapshot()
        found = rules_of_succession.problems(snapshot, succession)
        if found:
            raise Invalid(found)
        planned = rules_of_succession.plan(snapshot, succession)
        for one in planned.changed:
            rules.check(one, work)
            work.change(one)
        if planned.added is None:
            return work.commit(f"Leave the seat of {organization.name} vacant")
        person_id = planned.added.person_id
        if planned.person is not None:
            rules.check(planned.person, work)
            person_id = work.add(planned.person).id
        appointment = replace(planned.added, person_id=person_id)
        rules.check(appointment, work)
        work.add(appointment)
        name = work.get(Person, person_id).name
        return work.commit(f"New {role_text(succession.role)} of {organization.name}: {name}")


def correct(file: ProgramFile, correction: Correction) -> Changes:
    """Correct an appointment; the reason stands in the history.

    Raises:
        Invalid: a field is wrong: no reason, days that overlap, a mark left without its CEO.
        NotFound: the appointment is no longer in the program.
    """
    with file.changing() as work:
        work.get(Appointment, correction.id)
        snapshot = work.snapshot()
        found = rules_of_succession.problems(snapshot, correction)
        if found:
            raise Invalid(found)
        for appointment in rules_of_succession.plan(snapshot, correction).changed:
            rules.check(appointment, work)
            work.change(appointment)
        name = work.get(Person, correction.person_id).name
        organization = work.get(Organization, correction.organization_id).name
        label = f"Correct {name} as {role_text(correction.role)} of {organization}"
        reason = " ".join(correction.reason.split())
        return work.commit(f"{label}: {reason}" if reason else label)
