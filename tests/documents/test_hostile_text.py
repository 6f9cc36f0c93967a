"""Whatever is typed or pasted comes onto paper as it is, and breaks nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lead_desktop.domain.model.actions import Action
from lead_desktop.domain.model.agenda import AgendaItem, Audience
from lead_desktop.domain.model.commitments import Commitment, Strand
from lead_desktop.domain.model.goals import Goal, Measure
from lead_desktop.domain.model.sessions import Dinner, Guest
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.packets.plan import PacketOptions, Section
from tests.documents.reading import page_count, text, unembedded_fonts
from tests.documents.snapshots import DAY, full_record, packet, renderer

ALL = PacketOptions(sections=frozenset(Section), note_lines=True)

HOSTILE = (
    "<b",
    "</para>",
    "&",
    "&lt;",
    "<img src=/etc/passwd>",
    '<a href="file:///etc/passwd">x</a>',
    "<font name=Nothing size=900>",
    "{x} %s \\n",
    "Łukasz Nuñez O'Shea",
    "李小龍",
)


def everywhere(words: str) -> Snapshot:
    """Return the full day with the same words in every field that reaches paper."""
    base = full_record()
    session = base.sessions[0]
    return replace(
        base,
        program=replace(base.program, name=words, sponsor=words, director=words, contact=words),
        organizations=tuple(
            replace(organization, name=words, short_name=words, city=words, about=words)
            for organization in base.organizations
        ),
        people=tuple(replace(person, name=words, title=words) for person in base.people),
        sessions=(
            replace(
                session,
                venue=words,
                topic=words,
                facilitator=words,
                host_text=words,
                example_text=words,
                game_plan_text=words,
                topic_text=words,
                logistics=words,
                note=words,
            ),
        ),
        items=tuple(replace(item, title=words, lead=words, notes=words) for item in base.items),
        guests=(
            Guest(
                id=1,
                session_id=1,
                name=words,
                title=words,
                affiliation=words,
                talk=words,
                biography=words,
                travel=words,
                phone=words,
            ),
        ),
        dinners=(Dinner(id=1, session_id=1, day=DAY, place=words, dietary=words, note=words),),
        goals=(Goal(id=1, organization_id=1, statement=words),),
        measures=(Measure(id=1, goal_id=1, name=words, unit=words),),
        actions=(Action(id=1, session_id=1, what=words, note=words, organization_id=1),),
        commitments=(
            Commitment(
                id=1,
                organization_id=1,
                strand=Strand.PATIENTS,
                day=DAY,
                what=words,
                who=words,
                next_step=words,
            ),
        ),
    )


def documents(base: Snapshot) -> list[bytes]:
    """Return one of every document there is."""
    made = renderer(base)
    return [
        packet(base, Audience.CEO, ALL),
        made.agenda(1, Audience.GUEST),
        made.run_sheet(1),
        made.sign_in_sheet(1),
        made.name_tents(1),
        made.badges(1),
        made.evaluation_form(1),
        made.attendance_record(),
        made.attendance_letter(1),
        made.catch_up_packet(1),
    ]


@pytest.mark.parametrize("words", HOSTILE)
def test_every_document_shows_it_as_it_is(words: str) -> None:
    for number, data in enumerate(documents(everywhere(words))):
        assert words.replace(" ", "") in text(data).replace(" ", ""), number
        assert not unembedded_fonts(data)


@pytest.mark.parametrize(
    "words",
    [
        "\x00\x01\x07\x1b[31m",
        "a\ud800b",
        "\u202egnp.exe\u2066",
        "\u200d\ufe0f\u200b",
        "שלום עולם",
        "مرحبا بالعالم",
        "👍🏽 👨‍👩‍👧 🇺🇸",
        "e\u0301" * 200,
        " ",
        "\n\n\n",
        "\t\r\n",
    ],
)
def test_nothing_breaks_a_document(words: str) -> None:
    for data in documents(everywhere(f"Before{words}after")):
        assert page_count(data) > 0
        assert not unembedded_fonts(data)


@pytest.mark.parametrize("words", ["W" * 300, "word " * 60, "Ł" * 150 + "李" * 150])
def test_long_names_break_no_page(words: str) -> None:
    for data in documents(everywhere(words.strip())):
        assert page_count(data) < 40


def test_hebrew_is_written_from_the_right_and_joined_letters_join() -> None:
    data = renderer(everywhere("שלום")).agenda(1, Audience.CEO)
    found = text(data)
    assert "שלום" in found or "שלום"[::-1] in found


def test_a_letter_that_no_typeface_has_leaves_a_sign() -> None:
    assert "Cuneiform ? end" in text(renderer(everywhere("Cuneiform \U00012000 end")).agenda(1, Audience.CEO))


def test_twenty_thousand_letters_lose_none() -> None:
    words = " ".join(f"word{number}" for number in range(2200))
    base = full_record()
    base = replace(
        base, sessions=(replace(base.sessions[0], example_text=words, topic_text=words + "\n\nEnd."),)
    )
    found = text(packet(base, Audience.CEO))
    for number in range(2200):
        assert found.count(f"word{number} ") + found.count(f"word{number}-") >= 2 or number == 2199


def test_an_agenda_item_longer_than_a_page_goes_over_it() -> None:
    words = " ".join(f"word{number}" for number in range(1500))
    base = full_record()
    base = replace(
        base, items=(*base.items, AgendaItem(id=99, session_id=1, position=99, title=words, minutes=5))
    )
    for data in (packet(base, Audience.CEO), renderer(base).run_sheet(1)):
        found = text(data)
        assert all(f"word{number}" in found for number in range(0, 1500, 50))


def test_notes_longer_than_a_page_go_over_it() -> None:
    words = "\n".join(f"note{number}" for number in range(300))
    base = full_record()
    base = replace(
        base,
        items=(replace(base.items[0], notes=words), *base.items[1:]),
        actions=(Action(id=1, session_id=1, what="Act", note=words, organization_id=1),),
    )
    assert "note299" in text(renderer(base).run_sheet(1))
    later = replace(base.sessions[0], id=2, number=2, day=DAY.replace(day=20))
    base = replace(base, sessions=(*base.sessions, later))
    base = replace(base, items=tuple(replace(item, session_id=2) for item in base.items))
    data = renderer(base).catch_up_packet(1)
    assert page_count(data) > 0


@given(st.text(max_size=60))
@settings(max_examples=8)
def test_any_text_at_all(words: str) -> None:
    base = everywhere(f"x{words}")
    for data in (packet(base, Audience.CEO, ALL), renderer(base).name_tents(1)):
        assert page_count(data) > 0
