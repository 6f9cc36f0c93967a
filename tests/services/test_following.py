"""The agenda follows its facts, whatever changed them, until somebody gives an item words of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lead_desktop.domain.findings import Level
from lead_desktop.domain.model.agenda import AgendaItem, ItemKind
from lead_desktop.domain.model.people import Appointment, Person, Role
from lead_desktop.domain.model.sessions import Guest, Session
from lead_desktop.services import editing, history, issue_log, readiness
from lead_desktop.services.program_file import ProgramFile
from lead_desktop.services.scheduling import agenda_items, day_templates, sessions

HOST, OTHER_HOST = 3, 4


@pytest.fixture
def session(file: ProgramFile) -> Session:
    """A new session laid out as a typical day, of which nothing is known yet."""
    made = sessions.add_session(file.agreed(), Session(number=21, day=date(2009, 3, 18)))
    id_ = next(iter(made.ids(Session)))
    day_templates.use_typical_day(file, id_)
    return file.snapshot().session_by_id[id_]


def item(file: ProgramFile, session: Session, kind: ItemKind) -> AgendaItem:
    return next(one for one in file.snapshot().items_of(session.id) if one.kind is kind)


def holder(file: ProgramFile, organization_id: int, role: Role, day: date) -> int:
    found = file.snapshot().holder(organization_id, role, day)
    assert found is not None
    return found.person_id


def test_the_topic_is_said_as_it_is_written(file: ProgramFile, session: Session) -> None:
    sessions.move_session(file, replace(session, topic="ICU mortality", facilitator="Kai Brandt"))
    shown = item(file, session, ItemKind.TOPIC)
    assert (shown.title, shown.lead) == ("Shared topic: ICU mortality", "Kai Brandt")
    sessions.move_session(file, replace(session, topic=""))
    shown = item(file, session, ItemKind.TOPIC)
    assert (shown.title, shown.lead) == ("Shared topic", "Facilitator")


def test_a_guest_comes_is_renamed_and_stays_away(file: ProgramFile, session: Session) -> None:
    added = editing.add(file, Guest(session_id=session.id, name="Dr. Ines Morgado", talk="Quiet wards"))
    shown = item(file, session, ItemKind.GUEST)
    assert (shown.title, shown.lead) == ("Guest: Quiet wards", "Dr. Ines Morgado")
    guest = next(one for one in file.snapshot().guests if one.id in added.ids(Guest))
    editing.change(file, replace(guest, name="Prof. Ines Morgado", talk="Quiet nights"))
    shown = item(file, session, ItemKind.GUEST)
    assert (shown.title, shown.lead) == ("Guest: Quiet nights", "Prof. Ines Morgado")
    editing.remove(file, file.snapshot().guests_of(session.id)[0])
    shown = item(file, session, ItemKind.GUEST)
    assert (shown.title, shown.lead) == ("Guest", "")


def test_the_hosts_people_lead_their_items(file: ProgramFile, session: Session) -> None:
    for host in (HOST, OTHER_HOST):
        sessions.move_session(file, replace(session, host_id=host))
        for kind, role in ((ItemKind.EXAMPLE, Role.HEAD_OF_QUALITY), (ItemKind.GAME_PLAN, Role.CEO)):
            assert item(file, session, kind).lead_id == holder(file, host, role, session.day)


def test_whoever_follows_in_office_leads_from_then_on(file: ProgramFile, session: Session) -> None:
    sessions.move_session(file, replace(session, host_id=HOST))
    person = next(iter(editing.add(file, Person(name="Łucja Nuñez")).ids(Person)))
    before = file.snapshot().holder(HOST, Role.CEO, session.day)
    assert before is not None
    editing.change(file, replace(before, last_day=date(2009, 1, 31)))
    assert item(file, session, ItemKind.GAME_PLAN).lead_id is None
    editing.add(
        file,
        Appointment(person_id=person, organization_id=HOST, role=Role.CEO, first_day=date(2009, 2, 1)),
    )
    assert item(file, session, ItemKind.GAME_PLAN).lead_id == person


def test_words_of_ones_own_stay(file: ProgramFile, session: Session) -> None:
    topic, plan = item(file, session, ItemKind.TOPIC), item(file, session, ItemKind.GAME_PLAN)
    agenda_items.rename_item(file, topic.id, "How we listen")
    editing.change(file, replace(plan, lead="Somebody else"))
    sessions.move_session(file, replace(session, topic="Trust", host_id=HOST))
    assert item(file, session, ItemKind.TOPIC).title == "How we listen"
    assert item(file, session, ItemKind.GAME_PLAN).lead == "Somebody else"


def test_it_is_one_change_and_one_undo(file: ProgramFile, session: Session) -> None:
    before = file.snapshot()
    changes = sessions.move_session(file, replace(session, topic="Trust", host_id=HOST))
    assert len(changes.ids(AgendaItem)) == 3
    history.undo(file)
    assert file.snapshot() == before


def test_what_changes_no_fact_changes_no_item(file: ProgramFile) -> None:
    before = file.snapshot()
    issue_log.issue(file, 7)
    sessions.move_session(
        file, replace(file.snapshot().session_by_id[7], venue="Elsewhere", topic_text="More.")
    )
    assert file.snapshot().items == before.items


def test_the_record_of_a_held_day_stays(file: ProgramFile) -> None:
    held = file.snapshot().session_by_id[6]
    before = file.snapshot().items_of(6)
    sessions.move_session(file.because("it was another"), replace(held, topic="Another topic"))
    assert file.snapshot().items_of(6) == before


def disagreements(file: ProgramFile, number: int) -> list[str]:
    found = readiness.check(file, number).findings
    return [
        one.detail
        for one in found
        if one.level is Level.WARNING and one.title.startswith("The agenda and the")
    ]


def test_what_words_and_facts_say_otherwise_is_told(file: ProgramFile, session: Session) -> None:
    sessions.move_session(file, replace(session, topic="Trust", host_id=HOST))
    editing.add(file, Guest(session_id=session.id, name="Dr. Ines Morgado", talk="Quiet wards"))
    assert disagreements(file, 21) == []
    agenda_items.rename_item(file, item(file, session, ItemKind.TOPIC).id, "Shared topic: Falls")
    editing.change(file, replace(item(file, session, ItemKind.GUEST), title="Guest: Sleep", lead="Dr. Else"))
    assert disagreements(file, 21) == [
        "it names Dr. Else, and the guest is Dr. Ines Morgado",
        "it says “Falls”, and the topic is “Trust”",
    ]
    # The example says nothing that is not so.
    assert [number for number in range(7, 21) if disagreements(file, number)] == []
