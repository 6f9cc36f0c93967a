"""Who gets a packet, and what is in it: rules without pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lead_desktop.domain.model.agenda import AgendaItem, Audience, ItemKind, Paper, invited
from lead_desktop.domain.model.people import Appointment, Organization, Person, Role
from lead_desktop.domain.model.program import Program
from lead_desktop.domain.model.sessions import Guest, Session
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.packets.plan import (
    PacketOptions,
    Recipient,
    Section,
    agenda_for,
    plan,
    recipients,
    topic_for,
)

DAY = date(2007, 12, 12)
ALL = PacketOptions(sections=frozenset(Section))


def snapshot(*items: AgendaItem) -> Snapshot:
    people = ("CEO One", "CEO Two", "Quality One", "Old CEO")
    spans = (
        (Role.CEO, 1, None),
        (Role.CEO, 2, None),
        (Role.HEAD_OF_QUALITY, 1, None),
        (Role.CEO, 1, date(2006, 1, 1)),
    )
    return Snapshot(
        program=Program(name="LEAD", first_day=date(2007, 4, 1), last_day=date(2009, 3, 31)),
        organizations=(Organization(id=2, name="Second"), Organization(id=1, name="First")),
        people=tuple(Person(id=place, name=name) for place, name in enumerate(people, start=1)),
        appointments=tuple(
            Appointment(
                id=place,
                person_id=place,
                organization_id=organization,
                role=role,
                first_day=date(2005 if last else 2006, 1, 2),
                last_day=last,
            )
            for place, (role, organization, last) in enumerate(spans, start=1)
        ),
        sessions=(Session(id=1, number=1, day=DAY, topic="Trust", host_id=1),),
        guests=(Guest(id=1, session_id=1, name="A Guest"),),
        items=items,
    )


def item(
    id_: int, kind: ItemKind = ItemKind.OTHER, *, quality: bool = False, guest: bool = False
) -> AgendaItem:
    return AgendaItem(
        id=id_,
        session_id=1,
        position=id_,
        kind=kind,
        title=f"Item {id_}",
        minutes=30,
        for_quality=quality,
        for_guest=guest,
    )


def one(audience: Audience) -> Recipient:
    return Recipient(name="Somebody", audience=audience)


def sections(base: Snapshot, audience: Audience, options: PacketOptions = ALL) -> list[Section]:
    return [planned.section for planned in plan(base, 1, one(audience), options)]


def test_those_in_office_on_the_day_in_the_order_of_their_organizations() -> None:
    base = snapshot(item(1, quality=True, guest=True))
    assert [found.name for found in recipients(base, 1)] == ["CEO Two", "CEO One", "Quality One", "A Guest"]


def test_a_group_that_is_invited_to_nothing_gets_no_packet() -> None:
    assert {found.audience for found in recipients(snapshot(item(1)), 1)} == {Audience.CEO}
    assert recipients(snapshot(), 1) == ()


def test_an_item_without_its_page_is_in_no_section_of_others() -> None:
    base = snapshot(item(1, ItemKind.GAME_PLAN), item(2, ItemKind.EXAMPLE, quality=True))
    assert Section.GAME_PLAN in sections(base, Audience.CEO)
    assert Section.GAME_PLAN not in sections(base, Audience.HEAD_OF_QUALITY)
    assert Section.EXAMPLE in sections(base, Audience.HEAD_OF_QUALITY)


@pytest.mark.parametrize("section", [Section.ATTENDANCE, Section.SIGN_IN])
def test_what_names_the_ceos_is_theirs(section: Section) -> None:
    base = snapshot(item(1, quality=True, guest=True))
    assert section in sections(base, Audience.CEO)
    assert section not in sections(base, Audience.HEAD_OF_QUALITY)
    assert section not in sections(base, Audience.GUEST)


def test_progress_comes_with_the_round_table() -> None:
    closed = snapshot(item(1, ItemKind.ROUND_TABLE), item(2, quality=True))
    opened = snapshot(item(1, ItemKind.ROUND_TABLE, quality=True))
    none = snapshot(item(1, quality=True))
    assert Section.PROGRESS not in sections(closed, Audience.HEAD_OF_QUALITY)
    assert Section.PROGRESS in sections(opened, Audience.HEAD_OF_QUALITY)
    assert Section.PROGRESS not in sections(none, Audience.HEAD_OF_QUALITY)
    assert Section.PROGRESS in sections(none, Audience.CEO)


def test_actions_come_with_the_commitments() -> None:
    opened = snapshot(item(1, ItemKind.COMMITMENTS, quality=True))
    assert Section.ACTIONS in sections(opened, Audience.HEAD_OF_QUALITY)
    assert Section.ACTIONS not in sections(snapshot(item(1, quality=True)), Audience.HEAD_OF_QUALITY)


def test_cover_and_contents_cannot_be_left_out() -> None:
    base = snapshot(item(1))
    assert sections(base, Audience.CEO, PacketOptions(sections=frozenset())) == [
        Section.COVER,
        Section.CONTENTS,
    ]


def test_the_evaluation_form_is_only_there_when_asked_for() -> None:
    base = snapshot(item(1))
    assert Section.EVALUATION not in sections(base, Audience.CEO, PacketOptions())
    assert Section.EVALUATION in sections(base, Audience.CEO)


def test_the_topic_is_as_open_as_its_item() -> None:
    session = snapshot().sessions[0]
    closed = snapshot(item(1, ItemKind.TOPIC), item(2, quality=True))
    opened = snapshot(item(1, ItemKind.TOPIC, quality=True))
    none = snapshot(item(1, quality=True))
    for base, audience, known in (
        (closed, Audience.CEO, True),
        (closed, Audience.HEAD_OF_QUALITY, False),
        (opened, Audience.HEAD_OF_QUALITY, True),
        (opened, Audience.GUEST, False),
        (none, Audience.CEO, True),
        (none, Audience.HEAD_OF_QUALITY, False),
    ):
        assert bool(topic_for(base, session, audience)) is known


invitations = st.lists(
    st.tuples(
        st.sampled_from(list(ItemKind)), st.booleans(), st.booleans(), st.booleans(), st.integers(0, 3)
    ),
    max_size=12,
)


@given(invitations, st.sampled_from(list(Audience)), st.sets(st.sampled_from(list(Section))))
def test_a_plan_holds_the_items_and_papers_of_the_recipient_and_no_others(
    days: list[tuple[ItemKind, bool, bool, bool, int]], audience: Audience, wanted: set[Section]
) -> None:
    items = tuple(
        replace(item(place, kind, quality=quality, guest=guest), for_ceos=ceos)
        for place, (kind, ceos, quality, guest, _) in enumerate(days, start=1)
    )
    papers = [
        Paper(item_id=place, position=number, title=f"Paper {place}.{number}")
        for place, (*_, count) in enumerate(days, start=1)
        for number in range(count)
    ]
    base = replace(
        snapshot(*items),
        papers=tuple(replace(paper, id=place) for place, paper in enumerate(papers, start=1)),
    )
    open_items = {one.id for one in items if invited(one, audience)}
    planned = plan(base, 1, one(audience), PacketOptions(sections=frozenset(wanted)))
    for section in planned:
        assert all(numbered.item.id in open_items for numbered in section.items)
        assert all(numbered.paper.item_id in open_items for numbered in section.papers)
    whole = plan(base, 1, one(audience), ALL)
    laid = [numbered.paper.id for section in whole for numbered in section.papers]
    expected = {paper.id for paper in base.papers if paper.item_id in open_items}
    assert len(laid) == len(set(laid))
    assert set(laid) == expected


@given(invitations, st.sampled_from(list(Audience)))
def test_numbers_have_no_gap(days: list[tuple[ItemKind, bool, bool, bool, int]], audience: Audience) -> None:
    items = tuple(
        replace(item(place, kind, quality=quality, guest=guest), for_ceos=ceos)
        for place, (kind, ceos, quality, guest, _) in enumerate(days, start=1)
    )
    numbers = [one.number for one in agenda_for(snapshot(*items), 1, audience) if one.number is not None]
    assert numbers == list(range(1, len(numbers) + 1))
