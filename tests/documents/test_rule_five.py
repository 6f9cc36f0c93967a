"""A packet never shows its recipient anything of an item they are not invited to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lead_desktop.domain.model.actions import Action
from lead_desktop.domain.model.agenda import AgendaItem, Audience, ItemKind, Paper, invited
from lead_desktop.domain.model.sessions import Session
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.packets.plan import PacketOptions, Section
from lead_desktop.services.packets import packets
from lead_desktop.services.program_file import ProgramFile, open_program
from tests.documents.reading import bookmarks, everything, flat, texts
from tests.documents.snapshots import full_record, packet, paper_pdf, with_papers
from tests.programs import clock

ALL = PacketOptions(sections=frozenset(Section), note_lines=True)


def says(data: bytes, words: str) -> bool:
    """Tell whether a file has words anywhere: on a page, in a bookmark, in what it says of itself."""
    raw = everything(data)
    plain, wide = words.encode("latin-1"), words.encode("utf-16-be")
    hidden = (plain, wide, plain.hex().encode(), wide.hex().encode())
    lower = raw.lower()
    return (
        any(words in page for page in texts(data))
        or any(words in bookmark.title for bookmark in bookmarks(data))
        or any(one in raw or one.lower() in lower for one in hidden)
    )


@given(
    kinds=st.lists(st.sampled_from(list(ItemKind)), min_size=1, max_size=8),
    seeds=st.lists(st.tuples(st.booleans(), st.booleans(), st.booleans()), min_size=8, max_size=8),
)
@settings(max_examples=12)
def test_whoever_is_invited_to_what(kinds: list[ItemKind], seeds: list[tuple[bool, bool, bool]]) -> None:
    base = full_record()
    items = tuple(
        AgendaItem(
            id=place,
            session_id=1,
            position=place,
            kind=kind,
            title=f"Item{place}title",
            lead=f"Item{place}lead",
            notes=f"Item{place}notes",
            minutes=30,
            for_ceos=seeds[place - 1][0],
            for_quality=seeds[place - 1][1],
            for_guest=seeds[place - 1][2],
        )
        for place, kind in enumerate(kinds, start=1)
    )
    base = replace(base, items=items)
    base, files = with_papers(
        base, {item.id: (f"Item{item.id}paper", paper_pdf(f"Item{item.id}pages")) for item in items}
    )
    for audience in Audience:
        if not base.items_for(1, audience):
            continue
        data = packet(base, audience, ALL, files)
        found = " ".join(texts(data)) + everything(data).decode("latin-1")
        for item in items:
            assert f"Item{item.id}notes" not in found
            if not invited(item, audience):
                assert f"Item{item.id}" not in found
            else:
                assert f"Item{item.id}title" in found


@pytest.mark.parametrize("audience", [Audience.HEAD_OF_QUALITY, Audience.GUEST])
def test_texts_and_topic_of_the_ceos_stay_with_them(audience: Audience) -> None:
    base = full_record()
    session = replace(
        base.sessions[0],
        topic="Physician strife",
        topic_text="About Dr. Grim",
        game_plan_text="Sell the clinic",
    )
    base = replace(
        base,
        sessions=(Session(id=2, number=0, day=date(2007, 11, 1)), session),
        actions=(Action(id=1, session_id=2, person_id=1, what="Dismiss the dean"),),
    )
    theirs, ceos = packet(base, audience, ALL), packet(base, Audience.CEO, ALL)
    for words in ("Physician strife", "About Dr. Grim", "Sell the clinic", "Dismiss the dean"):
        assert says(ceos, words)
        assert not says(theirs, words)


@pytest.fixture
def file(example: Path) -> ProgramFile:
    return open_program(example, clock())


def secrets(snapshot: Snapshot, session_id: int, audience: Audience) -> list[str]:
    """Return every title of an item or paper that a group is not invited to."""
    hidden = [item for item in snapshot.items_of(session_id) if not invited(item, audience)]
    seen = " ".join(item.title for item in snapshot.items_for(session_id, audience))
    found = [item.title for item in hidden]
    found += [paper.title for item in hidden for paper in snapshot.papers_of(item.id)]
    return [words for words in found if words not in seen]


def test_the_example_keeps_its_secrets(file: ProgramFile) -> None:
    with file.reading() as work:
        snapshot = work.snapshot()
    session = snapshot.session_numbered(7)
    assert session is not None
    checked = 0
    for recipient in packets.recipients(file, session.id):
        if recipient.audience is Audience.CEO:
            continue
        data = packets.build_packet(file, session.id, recipient, ALL).data
        hidden = secrets(snapshot, session.id, recipient.audience)
        checked += len(hidden)
        words = flat(" ".join(texts(data)))
        for secret in hidden:
            assert flat(secret) not in words
            assert not any(secret in bookmark.title for bookmark in bookmarks(data))
            assert secret.encode() not in everything(data)
    assert checked > 20
    file.close()


def test_a_ceo_sees_them_all(file: ProgramFile) -> None:
    with file.reading() as work:
        snapshot = work.snapshot()
    session = snapshot.session_numbered(7)
    assert session is not None
    ceo = packets.recipients(file, session.id)[0]
    data = packets.build_packet(file, session.id, ceo, ALL).data
    titles = {bookmark.title for bookmark in bookmarks(data)}
    for words in secrets(snapshot, session.id, Audience.HEAD_OF_QUALITY):
        paper = next((one for one in snapshot.papers if one.title == words), None)
        assert paper is None or any(title.endswith(words) for title in titles)
    file.close()


def test_the_numbers_of_papers_tell_of_no_hidden_item() -> None:
    base, files = with_papers(
        full_record(),
        {
            2: ("Open paper", paper_pdf("open")),
            3: ("Hidden", paper_pdf("hidden")),
            4: ("Talk", paper_pdf("talk")),
        },
    )
    titles = [bookmark.title for bookmark in bookmarks(packet(base, Audience.HEAD_OF_QUALITY, ALL, files))]
    assert "Paper 1.1: Open paper" in titles
    assert "Paper 2.1: Talk" in titles


def test_notes_of_the_run_sheet_are_in_no_packet() -> None:
    base = full_record()
    base = replace(
        base,
        items=tuple(replace(item, notes="Keep him away from her") for item in base.items),
        sessions=(replace(base.sessions[0], note="The deputy is ill"),),
    )
    for audience in Audience:
        data = packet(base, audience, ALL)
        assert not says(data, "Keep him away")
        assert not says(data, "The deputy is ill")


def test_a_paper_to_two_items_goes_with_the_open_one() -> None:
    """The same pages may be a paper of two items; each item's own title stays with it."""
    pages = paper_pdf("shared")
    base, files = with_papers(full_record(), {2: ("Open name", pages), 6: ("Secret name", pages)})
    data = packet(base, Audience.HEAD_OF_QUALITY, ALL, files)
    assert says(data, "Open name")
    assert not says(data, "Secret name")
    assert any("shared page 1" in page for page in texts(data))


def test_to_follow_keeps_the_rule_too() -> None:
    base, files = with_papers(full_record(), {2: ("Open late", None), 6: ("Secret late", None)})
    assert isinstance(base.papers[0], Paper)
    data = packet(base, Audience.GUEST, ALL, files)
    assert says(data, "Open late")
    assert not says(data, "Secret late")
