"""The briefing pack: one numbering, links that lead where they say, the same bytes twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pikepdf
import pytest

from lead_desktop.domain.model.actions import AskOffer
from lead_desktop.domain.model.agenda import AgendaItem, Audience, ItemKind, Paper
from lead_desktop.domain.model.goals import Goal, Measure
from lead_desktop.domain.model.program import PaperSize
from lead_desktop.domain.model.sessions import Guest, Session
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.packets.plan import PacketOptions, Section
from tests.documents.reading import bookmarks, links, page_count, text, texts, unembedded_fonts
from tests.documents.snapshots import (
    TODAY,
    full_record,
    packet,
    paper_pdf,
    recipient,
    renderer,
    snapshot,
    with_papers,
)


@pytest.fixture
def laid() -> tuple[Snapshot, dict[str, bytes]]:
    """The day with papers of one, three and two pages, and one to follow."""
    return with_papers(
        full_record(),
        {
            2: ("The bundle", paper_pdf("bundle")),
            3: ("The plan", paper_pdf("plan", pages=3)),
            4: ("The talk", None),
            6: ("The topic", paper_pdf("topic", pages=2)),
        },
    )


def test_one_numbering_across_the_papers(laid: tuple[Snapshot, dict[str, bytes]]) -> None:
    base, files = laid
    pages = texts(packet(base, Audience.CEO, files=files))
    for number, words in enumerate(pages[1:], start=2):
        assert f" {number} " in f" {words} "
    assert [words.count("plan page") for words in pages].count(1) == 3


def test_contents_name_the_pages_and_lead_to_them(laid: tuple[Snapshot, dict[str, bytes]]) -> None:
    base, files = laid
    data = packet(base, Audience.CEO, files=files)
    marks = [bookmark for bookmark in bookmarks(data) if bookmark.title not in ("Cover", "Contents")]
    assert [link.to for link in links(data)] == [mark.page for mark in marks]
    contents = texts(data)[1]
    for mark in marks:
        late = " (to follow)" if mark.title.endswith("The talk") else ""
        assert f"{mark.title}{late} {mark.page}" in contents
    pages = texts(data)
    talk = next(mark for mark in marks if mark.title.endswith("The talk"))
    assert "To follow" in pages[talk.page - 1]
    plan = next(mark for mark in marks if mark.title.endswith("The plan"))
    assert "plan page 1" in pages[plan.page - 1]


def test_papers_are_bookmarks_below_their_section(laid: tuple[Snapshot, dict[str, bytes]]) -> None:
    base, files = laid
    marks = bookmarks(packet(base, Audience.CEO, files=files))
    place = next(number for number, mark in enumerate(marks) if mark.title == "CEO game-plan")
    assert marks[place].level == 0
    assert marks[place + 1].title == "Paper 2.1: The plan"
    assert marks[place + 1].level == 1


def test_what_the_file_says_of_itself(laid: tuple[Snapshot, dict[str, bytes]]) -> None:
    base, files = laid
    with pikepdf.open(BytesIO(packet(base, Audience.CEO, files=files))) as pdf:
        assert pdf.docinfo["/Title"] == "LEAD Session 1, for Robert Castellan"
        assert pdf.docinfo["/Author"] == "A sponsor"
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20071202")
        assert pdf.Root.Lang == "en"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)


@pytest.mark.parametrize("audience", list(Audience))
def test_the_same_bytes_twice(laid: tuple[Snapshot, dict[str, bytes]], audience: Audience) -> None:
    base, files = laid
    assert packet(base, audience, files=files) == packet(base, audience, files=files)


def test_all_fonts_are_in_the_file(laid: tuple[Snapshot, dict[str, bytes]]) -> None:
    base, files = laid
    assert unembedded_fonts(packet(base, Audience.CEO, files=files)) == set()


@pytest.mark.parametrize(
    ("paper", "size"), [(PaperSize.LETTER, (612, 792)), (PaperSize.A4, (595.28, 841.89))]
)
def test_every_page_has_the_size_of_the_program(
    laid: tuple[Snapshot, dict[str, bytes]], paper: PaperSize, size: tuple[float, float]
) -> None:
    base, files = laid
    base = replace(base, program=replace(base.program, paper_size=paper))
    with pikepdf.open(BytesIO(packet(base, Audience.CEO, files=files))) as pdf:
        for page in pdf.pages:
            assert [float(edge) for edge in page.mediabox] == pytest.approx([0, 0, *size], abs=0.01)


@pytest.mark.parametrize("illustrative", [True, False])
def test_invented_data_says_so_on_every_page(
    laid: tuple[Snapshot, dict[str, bytes]], illustrative: bool
) -> None:
    base, files = laid
    base = replace(base, program=replace(base.program, illustrative=illustrative))
    options = PacketOptions(sections=frozenset(Section), two_sided=True)
    pages = texts(packet(base, Audience.CEO, options, files))
    assert all(("Illustrative data" in words) is illustrative for words in pages)


def test_whose_copy_it_is_stands_on_every_page_but_the_forms() -> None:
    options = PacketOptions(sections=frozenset(Section))
    data = packet(full_record(), Audience.CEO, options)
    pages = texts(data)
    forms = {
        bookmark.page
        for bookmark in bookmarks(data)
        if bookmark.title in ("Sign-in sheet", "Evaluation form")
    }
    assert len(forms) == 2
    for number, words in enumerate(pages[1:], start=2):
        assert ("copy for Robert Castellan" in words) is (number not in forms)
    assert "Robert Castellan" not in pages[max(forms) - 1]


def test_the_name_can_be_left_off_the_cover() -> None:
    named = texts(packet(full_record(), Audience.CEO))[0]
    bare = texts(packet(full_record(), Audience.CEO, PacketOptions(name_on_cover=False)))[0]
    assert "ROBERT CASTELLAN" in named
    assert "CASTELLAN" not in bare.upper()


def test_sections_can_begin_on_the_right(laid: tuple[Snapshot, dict[str, bytes]]) -> None:
    base, files = laid
    data = packet(base, Audience.CEO, PacketOptions(two_sided=True), files)
    assert all(bookmark.page % 2 == 1 for bookmark in bookmarks(data) if bookmark.level == 0)
    straight = packet(base, Audience.CEO, files=files)
    assert page_count(data) > page_count(straight)


def test_lines_for_notes() -> None:
    without = texts(packet(full_record(), Audience.CEO))
    lined = texts(packet(full_record(), Audience.CEO, PacketOptions(note_lines=True)))
    assert sum("Notes" in words for words in without) == 1
    assert sum("Notes" in words for words in lined) == 4


def test_sections_left_out_take_their_papers_along(laid: tuple[Snapshot, dict[str, bytes]]) -> None:
    base, files = laid
    options = PacketOptions(sections=frozenset({Section.AGENDA, Section.EXAMPLE}))
    titles = [bookmark.title for bookmark in bookmarks(packet(base, Audience.CEO, options, files))]
    assert titles == ["Cover", "Contents", "Agenda", "Improvement example", "Paper 1.1: The bundle"]


def test_the_pages_of_sections_are_told(laid: tuple[Snapshot, dict[str, bytes]]) -> None:
    base, files = laid
    made = renderer(base, files).packet(1, recipient(base, Audience.CEO), PacketOptions())
    spans = {section.section: (section.first, section.last) for section in made.sections}
    marks = {bookmark.title: bookmark.page for bookmark in bookmarks(made.data)}
    assert spans[Section.GAME_PLAN] == (marks["CEO game-plan"], marks["CEO game-plan"] + 3)
    assert made.sections[-1].last == made.pages == page_count(made.data)
    assert made.missing == ("The talk",)


def test_a_late_paper_says_who_and_when() -> None:
    base = replace(
        full_record(),
        papers=(
            Paper(id=1, item_id=2, title="Too late", owner="J. Okafor", due=TODAY.replace(day=1)),
            Paper(id=2, item_id=2, position=1, title="In time", due=TODAY.replace(day=5)),
        ),
    )
    words = " ".join(texts(packet(base, Audience.CEO)))
    assert "expected from J. Okafor. It was due on 1 December 2007." in words
    assert "It is due on 5 December 2007." in words


def test_asks_and_offers_of_the_last_session_come_back() -> None:
    base = full_record()
    earlier = tuple(Session(id=2 + place, number=place, day=date(2007, 5 + place, 1)) for place in (1, 2))
    base = replace(
        base,
        sessions=(*earlier, *base.sessions),
        asks_and_offers=(
            AskOffer(id=1, session_id=3, organization_id=1, ask="An old wish", offer="An old gift"),
            AskOffer(id=2, session_id=4, organization_id=1, ask="A second nurse", offer="Our checklist"),
        ),
    )
    words = " ".join(texts(packet(base, Audience.CEO)))
    assert "Asked and offered at session 2" in words
    assert "A second nurse" in words
    assert "Our checklist" in words
    assert "An old wish" not in words
    assert "A second nurse" not in " ".join(texts(packet(base, Audience.HEAD_OF_QUALITY)))


def test_a_bare_session_still_makes_a_packet() -> None:
    base = replace(snapshot(), items=(AgendaItem(id=1, session_id=1, title="Opening", minutes=30),))
    data = packet(base, Audience.CEO)
    words = " ".join(texts(data))
    assert "LEAD Session 1" in words
    assert "Opening" in words
    assert "Hosted by" not in words


def test_three_guests_each_have_their_page_part() -> None:
    base = full_record()
    guests = tuple(
        Guest(id=place, session_id=1, name=f"Guest Number{place}", biography=f"Life of {place}. " * 60)
        for place in (1, 2, 3)
    )
    data = packet(replace(base, guests=guests), Audience.CEO)
    pages = texts(data)
    assert all(f"Guest Number{place}" in pages[0] for place in (1, 2, 3))
    for place in (1, 2, 3):
        # Name and life stand together: a name alone at the foot of a page would be lost.
        assert any(f"Guest Number{place}" in words and f"Life of {place}." in words for words in pages[1:])


def test_twenty_five_items_go_over_pages_with_nothing_lost() -> None:
    items = tuple(
        AgendaItem(
            id=place,
            session_id=1,
            position=place,
            kind=ItemKind.OTHER,
            title=f"Item number {place} of the day",
            minutes=15,
        )
        for place in range(1, 26)
    )
    data = renderer(replace(snapshot(), items=items)).agenda(1, Audience.CEO)
    words = " ".join(texts(data))
    assert all(f"Item number {place} of the day" in words for place in range(1, 26))
    assert page_count(data) <= 2


def test_an_organization_that_has_left_has_no_page() -> None:
    base = full_record()
    goals = tuple(
        Goal(id=place, organization_id=place, statement=f"Goal of number {place}") for place in (1, 2)
    )
    measures = tuple(Measure(id=goal.id, goal_id=goal.id, name="Infections") for goal in goals)
    base = replace(base, goals=goals, measures=measures)
    options = PacketOptions(sections=frozenset({Section.PROGRESS}))
    assert "Goal of number 1" in text(packet(base, Audience.CEO, options))
    left = replace(base.organizations[0], last_day=date(2007, 11, 30))
    gone = replace(base, organizations=(left, *base.organizations[1:]))
    assert recipient(gone, Audience.CEO).name == "Maria Ferreira"
    found = text(packet(gone, Audience.CEO, options))
    assert "Goal of number 2" in found
    assert "Goal of number 1" not in found
    assert "Alder Valley" not in found
