"""Days laid out from the typical day, from own templates and from other sessions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from lead_desktop.domain.model.agenda import (
    AgendaItem,
    Audience,
    DayTemplate,
    ItemKind,
    TemplateItem,
    invited,
)
from lead_desktop.domain.model.people import Role
from lead_desktop.domain.model.sessions import Guest, Session, SessionState
from lead_desktop.errors import Invalid, ReasonNeeded, Refused
from lead_desktop.services import editing, history
from lead_desktop.services.program_file import ProgramFile
from lead_desktop.services.scheduling import agenda, agenda_items, day_templates


@pytest.fixture
def new_session(file: ProgramFile) -> int:
    changes = editing.add(
        file,
        Session(
            number=21,
            day=date(2009, 3, 26),
            host_id=2,
            topic="Physician engagement",
            facilitator="Miriam Feld",
        ),
    )
    return min(changes.ids(Session))


def titles(file: ProgramFile, session_id: int) -> list[str]:
    return [line.item.title for line in agenda.day(file, session_id).lines]


def test_the_typical_day_is_one_change_and_knows_the_session(file: ProgramFile, new_session: int) -> None:
    editing.add(file, Guest(session_id=new_session, name="Dr. Lena Haugen", talk="Counting excuses"))
    day_templates.use_typical_day(file, new_session)
    day = agenda.day(file, new_session)
    by_kind = {line.item.kind: line for line in day.lines}
    assert by_kind[ItemKind.TOPIC].item.title == "Shared topic: Physician engagement"
    assert by_kind[ItemKind.TOPIC].lead == "Miriam Feld"
    assert by_kind[ItemKind.GUEST].item.title == "Guest: Counting excuses"
    assert by_kind[ItemKind.GUEST].lead == "Dr. Lena Haugen"
    with file.reading() as work:
        snapshot = work.snapshot()
    for kind, role in ((ItemKind.EXAMPLE, Role.HEAD_OF_QUALITY), (ItemKind.GAME_PLAN, Role.CEO)):
        holder = snapshot.holder(2, role, day.session.day)
        assert holder is not None
        assert by_kind[kind].item.lead_id == holder.person_id
    assert day.lines[-1].timed.end == time(15, 30)
    assert not invited(by_kind[ItemKind.TOPIC].item, Audience.HEAD_OF_QUALITY)
    history.undo(file)
    assert titles(file, new_session) == []


def test_a_day_is_kept_as_a_template_and_used_again(file: ProgramFile, new_session: int) -> None:
    with file.reading() as work:
        lunch = next(item for item in work.all(AgendaItem, session_id=7) if item.kind is ItemKind.LUNCH)
    agenda_items.pin_item(file, lunch.id, time(12, 15))
    day_templates.save_template(file, 7, DayTemplate(name="  Winter day "))
    kept = day_templates.templates(file)
    assert [template.template.name for template in kept] == ["Winter day"]
    assert kept[0].text == "10 items, 7 h 30 min"
    day_templates.use_template(file, new_session, kept[0].template.id)
    # Talk and topic were that day's.
    own = {ItemKind.GUEST: "Guest", ItemKind.TOPIC: "Shared topic: Physician engagement"}
    kept_items = [line.item for line in agenda.day(file, 7).lines]
    assert titles(file, new_session) == [own.get(item.kind, item.title) for item in kept_items]
    pinned = [line.item.pinned for line in agenda.day(file, new_session).lines if line.item.pinned]
    assert pinned == [time(12, 15)]


def test_a_template_needs_a_name_of_its_own_and_a_day_with_items(file: ProgramFile, new_session: int) -> None:
    with pytest.raises(Refused, match="no items yet"):
        day_templates.save_template(file, new_session, DayTemplate(name="Empty"))
    day_templates.save_template(file, 7, DayTemplate(name="Winter day"))
    for name, words in (("winter DAY", "already a template"), (" ", "give the template a name")):
        with pytest.raises(Invalid, match=words):
            day_templates.save_template(file, 8, DayTemplate(name=name))
    kept = day_templates.templates(file)[0].template
    day_templates.rename_template(file, replace(kept, name="Long day"))
    assert day_templates.templates(file)[0].template.name == "Long day"
    editing.remove(file, kept)
    assert day_templates.templates(file) == ()
    with file.reading() as work:
        assert work.all(TemplateItem) == ()
    history.undo(file)
    assert len(day_templates.templates(file)[0].blocks) == 10


def test_a_day_in_the_way_makes_room_and_comes_back(file: ProgramFile) -> None:
    before = agenda.day(file, 8)
    source = day_templates.sources(file, 8)[0]
    day_templates.copy_items(file, 8, [item.id for item in source.items], replacing=True)
    # Talk and topic of that day were that day's; this one has its own.
    own = {
        ItemKind.GUEST: f"Guest: {before.guests[0].talk}",
        ItemKind.TOPIC: f"Shared topic: {before.session.topic}",
    }
    assert titles(file, 8) == [own.get(item.kind, item.title) for item in source.items]
    history.undo(file)
    assert agenda.day(file, 8) == before


def test_the_nearest_earlier_session_is_offered_first(file: ProgramFile) -> None:
    numbers = [source.session.number for source in day_templates.sources(file, 8)]
    assert numbers[:3] == [7, 6, 5]
    assert 8 not in numbers


def test_copied_items_go_to_the_new_host_and_leave_notes_and_papers(
    file: ProgramFile, new_session: int
) -> None:
    source = agenda.day(file, 7)
    day_templates.copy_items(file, new_session, [item.id for item in source.items])
    copied = agenda.day(file, new_session)
    assert [line.item.title for line in copied.lines] == [
        {ItemKind.GUEST: "Guest", ItemKind.TOPIC: "Shared topic: Physician engagement"}.get(
            line.item.kind, line.item.title
        )
        for line in source.lines
    ]
    assert not any(line.papers or line.item.notes for line in copied.lines)
    hosts = [line for line in copied.lines if line.item.kind in (ItemKind.EXAMPLE, ItemKind.GAME_PLAN)]
    assert all(line.lead and line.lead_problem == "" for line in hosts)
    guests = [line.lead for line in copied.lines if line.item.kind is ItemKind.GUEST]
    assert guests == [""]
    day_templates.copy_items(file, new_session, [source.items[0].id], notes=True)
    assert agenda.day(file, new_session).lines[-1].item.notes == source.items[0].notes


def test_a_held_day_is_laid_out_only_with_a_reason(file: ProgramFile) -> None:
    with file.reading() as work:
        held = next(session for session in work.all(Session) if session.state is SessionState.HELD)
    items = [item.id for item in agenda.day(file, 7).items]
    with pytest.raises(ReasonNeeded):
        day_templates.copy_items(file, held.id, items)
    changes = day_templates.copy_items(file.because("the record was lost"), held.id, items)
    assert changes.label.endswith("after it was held: the record was lost")


def block_to(file: ProgramFile, session_id: int, block: TemplateItem) -> AgendaItem:
    """Return what a block of a template of its own becomes in a session."""
    with file.changing() as work:
        template = work.add(DayTemplate(name="One block"))
        work.add(replace(block, template_id=template.id, position=1))
        work.commit("One block")
    day_templates.use_template(file, session_id, template.id, replacing=True)
    (line,) = agenda.day(file, session_id).lines
    return line.item


@pytest.mark.parametrize(
    ("kind", "title", "lead", "expected"),
    [
        (
            ItemKind.TOPIC,
            "shared topic",
            "Facilitator",
            ("Shared topic: Physician engagement", "Miriam Feld"),
        ),
        (ItemKind.TOPIC, "Shared topic", "", ("Shared topic: Physician engagement", "")),
        (ItemKind.TOPIC, "Talk at table", "Facilitator", ("Talk at table", "Miriam Feld")),
        (ItemKind.GUEST, "Guest", "", ("Guest: Counting excuses", "Dr. Lena Haugen")),
        (ItemKind.GUEST, "Guest", "Facilitator", ("Guest: Counting excuses", "Facilitator")),
        (ItemKind.OTHER, "Guest", "", ("Guest", "")),
        (ItemKind.OTHER, "Shared topic", "Facilitator", ("Shared topic", "Facilitator")),
    ],
)
def test_a_block_takes_the_facts_of_its_own_kind_only(
    file: ProgramFile, new_session: int, kind: ItemKind, title: str, lead: str, expected: tuple[str, str]
) -> None:
    editing.add(file, Guest(session_id=new_session, name="Dr. Lena Haugen", talk="Counting excuses"))
    item = block_to(
        file, new_session, TemplateItem(template_id=0, kind=kind, title=title, minutes=30, lead=lead)
    )
    assert (item.title, item.lead) == expected


def test_a_template_made_from_a_day_keeps_none_of_the_days_facts(file: ProgramFile, new_session: int) -> None:
    editing.add(file, Guest(session_id=new_session, name="Dr. Lena Haugen", talk="Counting excuses"))
    day_templates.use_typical_day(file, new_session)
    day_templates.save_template(file, new_session, DayTemplate(name="From a day"))
    later = editing.add(file, Session(number=22, day=date(2009, 3, 31), host_id=2, topic="Trustees"))
    other = min(later.ids(Session))
    own = next(one for one in file.snapshot().templates if one.name == "From a day")
    day_templates.use_template(file, other, own.id)
    by_kind = {line.item.kind: line.item for line in agenda.day(file, other).lines}
    assert (by_kind[ItemKind.TOPIC].title, by_kind[ItemKind.TOPIC].lead) == (
        "Shared topic: Trustees",
        "Facilitator",
    )
    assert (by_kind[ItemKind.GUEST].title, by_kind[ItemKind.GUEST].lead) == ("Guest", "")


def test_a_topic_led_by_somebody_known_falls_to_the_next_facilitator(
    file: ProgramFile, new_session: int
) -> None:
    day_templates.use_typical_day(file, new_session)
    topic = next(
        line.item for line in agenda.day(file, new_session).lines if line.item.kind is ItemKind.TOPIC
    )
    editing.change(file, replace(topic, lead="", lead_id=file.snapshot().people[0].id))
    day_templates.save_template(file, new_session, DayTemplate(name="Led by one"))
    day_templates.use_template(file, new_session, file.snapshot().templates[0].id, replacing=True)
    again = next(line for line in agenda.day(file, new_session).lines if line.item.kind is ItemKind.TOPIC)
    assert again.lead == "Miriam Feld"
