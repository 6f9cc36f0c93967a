"""The documents beside the packets: agenda, run sheet, sign-in, cards, forms, records and letters."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from io import BytesIO

import pikepdf
import pytest

from lead_desktop.domain.attendance.sign_in import sign_in_order
from lead_desktop.domain.model.actions import EVALUATION_QUESTIONS, Action
from lead_desktop.domain.model.agenda import Audience, Paper
from lead_desktop.domain.model.attendance import Mark, MarkKind, Seat
from lead_desktop.domain.model.commitments import Commitment, Strand
from lead_desktop.domain.model.people import Appointment, Person, Role
from lead_desktop.domain.model.program import PaperSize
from lead_desktop.domain.model.sessions import Dinner, Session, SessionState
from lead_desktop.domain.model.snapshot import Snapshot
from tests.documents.reading import bookmarks, page_count, text, texts, unembedded_fonts
from tests.documents.snapshots import DAY, full_record, renderer, snapshot


def in_order(words: str, *parts: str) -> bool:
    """Tell whether parts stand in a text one after the other."""
    place = 0
    for part in parts:
        found = words.find(part, place)
        if found < 0:
            return False
        place = found + len(part)
    return True


# agenda


def test_the_agenda_of_each_group_has_its_own_items_and_numbers() -> None:
    made = renderer(full_record())
    ceos, quality, guest = (text(made.agenda(1, audience)) for audience in Audience)
    assert in_order(
        ceos, "8:00", "Arrival", "9:00 1 Improvement example", "10:00 2 CEO game-plan", "13:00 4 Shared"
    )
    assert in_order(quality, "9:00 1 Improvement example", "11:00 2 A talk", "12:00", "Lunch")
    assert "game-plan" not in quality
    assert "Shared topic" not in guest
    assert "Heads of Quality join from 8:00 to 10:00 and from 11:00 to 13:00." in ceos
    assert "Your part of the day is from 8:00 to 10:00 and from 11:00 to 13:00." in guest


def test_ceos_read_who_is_not_there_and_who_leaves() -> None:
    ceos = text(renderer(full_record()).agenda(1, Audience.CEO))
    assert in_order(ceos, "CEO game-plan", "CEOs only", "Lunch", "Heads of Quality and guest leave at 13:00")
    quality = text(renderer(full_record()).agenda(1, Audience.HEAD_OF_QUALITY))
    assert "CEOs only" not in quality
    assert "leave at" not in quality


def test_a_split_stay_is_said_in_both_its_parts() -> None:
    base = full_record()
    items = tuple(replace(item, for_quality=item.id in (2, 5)) for item in base.items)
    made = renderer(replace(base, items=items))
    assert "Heads of Quality join from 9:00 to 10:00 and from 12:00 to 13:00." in text(
        made.agenda(1, Audience.CEO)
    )


def test_a_pinned_item_keeps_its_time_on_paper() -> None:
    base = full_record()
    items = tuple(replace(item, pinned=time(12, 30)) if item.id == 5 else item for item in base.items)
    made = renderer(replace(base, items=items))
    assert in_order(
        text(made.agenda(1, Audience.CEO)), "11:00", "A talk", "12:30", "Lunch", "13:30", "Shared topic"
    )
    assert "12:30 – 13:30 Lunch" in text(made.run_sheet(1))


def test_dinner_is_for_ceos_and_guests() -> None:
    base = replace(full_record(), dinners=(Dinner(id=1, session_id=1, day=DAY, place="The Chart House"),))
    made = renderer(base)
    assert "Dinner with Dr. Lena Haugen" in text(made.agenda(1, Audience.CEO))
    assert "The Chart House" in text(made.agenda(1, Audience.GUEST))
    assert "Chart House" not in text(made.agenda(1, Audience.HEAD_OF_QUALITY))


def test_a_day_without_agenda_says_so() -> None:
    assert "not set yet" in text(renderer(snapshot()).agenda(1, Audience.CEO))
    assert "not set yet" in text(renderer(snapshot()).run_sheet(1))


# run sheet


def test_the_run_sheet_holds_what_the_room_needs() -> None:
    base = full_record()
    base = replace(
        base,
        items=tuple(
            replace(item, notes="Doors close at nine", lead="J. Okafor") if item.id == 2 else item
            for item in base.items
        ),
        papers=(Paper(id=1, item_id=2, title="The bundle", owner="J. Okafor"),),
    )
    words = text(renderer(base).run_sheet(1))
    assert in_order(
        words, "9:00 – 10:00", "Improvement example", "J. Okafor", "Have ready: The bundle", "(to follow)"
    )
    assert in_order(
        words, "The bundle", "Doors close at nine", "Everybody", "10:00 – 11:00", "CEO game-plan", "CEOs"
    )
    assert "Facilitator Miriam Feld" in words
    assert "For the coordinator and the facilitator only" in words


# sign-in


def test_the_sheet_has_the_rows_of_the_screen() -> None:
    base = full_record()
    words = text(renderer(base).sign_in_sheet(1))
    names = [row.name for part in sign_in_order(base, 1) for row in part.rows]
    assert len(names) == 5
    assert in_order(
        words, "CEO Organization Arrived Signature", *names[:2], "Heads of Quality · 8:00 to 13:00"
    )
    assert in_order(words, *names[2:4], "Guest", names[4])
    assert "no substitutes" in words
    assert "the seat stays empty" in words


def test_a_vacant_seat_is_no_line_to_sign() -> None:
    base = full_record()
    gone = tuple(
        replace(appointment, last_day=date(2007, 10, 1)) if appointment.id == 1 else appointment
        for appointment in base.appointments
    )
    words = text(renderer(replace(base, appointments=gone)).sign_in_sheet(1))
    assert in_order(words, "vacant seat", "Alder Valley Health", "Maria Ferreira")
    assert "Castellan" not in words


# cards


def test_the_upper_face_of_a_tent_stands_on_its_head() -> None:
    with pikepdf.open(BytesIO(renderer(full_record()).name_tents(1))) as pdf:
        for page in pdf.pages:
            turned = [
                instruction
                for instruction in pikepdf.parse_content_stream(page)
                if str(instruction.operator) == "cm"
                and [float(str(number)) for number in instruction.operands[:4]]
                == pytest.approx([-1, 0, 0, -1])
            ]
            assert len(turned) == 1


def test_a_tent_says_the_name_on_both_faces() -> None:
    data = renderer(full_record()).name_tents(1)
    pages = texts(data)
    assert len(pages) == 6
    assert pages[0].count("Robert Castellan") == 2
    assert pages[0].count("Alder Valley Health") == 2
    assert pages[5].count("Miriam Feld") == 2


@pytest.mark.parametrize(("people", "pages"), [(8, 1), (9, 2), (17, 3)])
def test_badges_are_eight_to_a_page(people: int, pages: int) -> None:
    base = snapshot()
    more = range(10, 10 + people - 2)
    base = replace(
        base,
        people=(*base.people, *(Person(id=one, name=f"Name Number{one}") for one in more)),
        appointments=(
            *(appointment for appointment in base.appointments if appointment.role is Role.CEO),
            *(
                Appointment(
                    id=one,
                    person_id=one,
                    organization_id=1,
                    role=Role.HEAD_OF_QUALITY,
                    first_day=date(2005, 1, 1),
                )
                for one in more
            ),
        ),
        items=full_record().items,
    )
    data = renderer(base).badges(1)
    assert page_count(data) == pages
    words = text(data)
    assert all(f"Number{one}" in words for one in more)


def test_cards_of_the_example_say_that_they_are_invented() -> None:
    base = full_record()
    base = replace(base, program=replace(base.program, illustrative=True))
    assert all("Illustrative data" in words for words in texts(renderer(base).name_tents(1)))
    assert text(renderer(base).badges(1)).count("Illustrative data") == 6


def test_a_session_with_nobody_has_a_sentence_instead_of_cards() -> None:
    base = replace(snapshot(), appointments=())
    assert "Nobody comes to this session yet." in text(renderer(base).name_tents(1))
    assert "Nobody comes to this session yet." in text(renderer(base).badges(1))


# evaluation


def test_the_form_asks_in_the_order_of_entry_and_names_nobody() -> None:
    base = full_record()
    words = text(renderer(base).evaluation_form(1))
    assert in_order(words, *(f"{place} {asked}" for place, asked in enumerate(EVALUATION_QUESTIONS, start=1)))
    assert len(re.findall("1 2 3 4 5", words)) >= len(EVALUATION_QUESTIONS) or words.count("5") >= 4
    assert not any(person.name in words for person in base.people)
    assert page_count(renderer(base).evaluation_form(1)) == 1


# attendance


def held(count: int, *, base: Snapshot | None = None) -> Snapshot:
    """Return a program in which both CEOs were at so many sessions, one a month from May 2007 on."""
    base = base or snapshot()
    days = [date(2007 + (4 + place) // 12, 1 + (4 + place) % 12, 10) for place in range(count)]
    sessions = tuple(
        Session(id=place, number=place, day=day, host_id=1, state=SessionState.HELD, topic=f"Topic {place}")
        for place, day in enumerate(days, start=1)
    )
    seats: list[Seat] = []
    marks: list[Mark] = []
    for session in sessions:
        for appointment in base.appointments:
            if appointment.role is Role.CEO:
                seats.append(Seat(id=len(seats) + 1, session_id=session.id, appointment_id=appointment.id))
                marks.append(Mark(id=len(seats), seat_id=len(seats), kind=MarkKind.PRESENT))
    return replace(base, sessions=sessions, seats=tuple(seats), marks=tuple(marks))


def with_mark(
    base: Snapshot, seat_id: int, kind: MarkKind, arrived: time | None = None, left: time | None = None
) -> Snapshot:
    """Return a record in which one seat has another mark."""
    marks = tuple(
        replace(mark, kind=kind, arrived=arrived, left=left) if mark.seat_id == seat_id else mark
        for mark in base.marks
    )
    return replace(base, marks=marks)


def test_the_record_counts_by_hand() -> None:
    # Ten sessions in the first program year, one in the second. Castellan: one absence, one part.
    base = with_mark(with_mark(held(12), 1, MarkKind.ABSENT), 3, MarkKind.PART)
    words = text(renderer(base).attendance_record())
    assert "Year 1 · 1 April 2007 to 31 March 2008" in words
    assert "Year 2 · 1 April 2008 to 31 March 2009" in words
    # Year 1 has eleven sessions: 9 present, 1 part, 1 absent for Castellan; all for Ferreira.
    assert "21 of 22 seats filled · every CEO in the room at 10 of 11 sessions" in words
    # (9 + 1/2) / 11 = 86 %; over both years (10 + 1/2) / 12 = 88 %.
    assert "86 %" in words
    assert in_order(
        words, "Whole program", "Alder Valley Health 12 10 1 1 88 %", "Bayline Medical Center 12 12 0 0 100 %"
    )


def test_one_year_alone() -> None:
    words = text(renderer(held(12)).attendance_record(2))
    assert "Year 2" in words
    assert "Year 1" not in words
    assert "Whole program" not in words


def test_successions_vacancies_and_cancelled_days_are_explained() -> None:
    base = held(6)
    appointments = (
        replace(base.appointments[0], last_day=date(2007, 7, 31)),
        *base.appointments[1:],
        Appointment(
            id=9, person_id=9, organization_id=1, role=Role.CEO, first_day=date(2007, 9, 1), interim=True
        ),
    )
    sessions = tuple(
        replace(session, state=SessionState.CANCELLED, cancelled_reason="Snow")
        if session.id == 6
        else session
        for session in base.sessions
    )
    taken = {
        seat.id
        for seat in base.seats
        if seat.session_id >= 4 and (seat.appointment_id == 1 or seat.session_id == 6)
    }
    base = replace(
        base,
        people=(*base.people, Person(id=9, name="Anna Lindqvist")),
        appointments=appointments,
        sessions=sessions,
        seats=tuple(seat for seat in base.seats if seat.id not in taken),
        marks=tuple(mark for mark in base.marks if mark.seat_id not in taken),
    )
    words = text(renderer(base).attendance_record())
    assert "Robert Castellan → Anna Lindqvist" in words
    assert (
        "Robert Castellan was CEO until 31 July 2007, Anna Lindqvist, interim from 1 September 2007" in words
    )
    assert "vacant in between" in words
    assert "vacant" in words.split("Seats")[0]
    assert "Session 6, 10 October 2007: cancelled; it counts in no rate." in words
    assert "Snow" not in words
    # Alder: sessions 1 to 3 of three marked ones; the vacant and the cancelled day count in no rate.
    assert "100 %" in words


def test_an_organization_that_joined_late_is_explained() -> None:
    base = held(4)
    organizations = (replace(base.organizations[0], first_day=date(2007, 6, 1)), base.organizations[1])
    words = text(renderer(replace(base, organizations=organizations)).attendance_record())
    assert "Alder Valley Health: in the program from 1 June 2007." in words


def test_reasons_of_absences_are_not_printed() -> None:
    base = held(2)
    marks = tuple(
        replace(mark, kind=MarkKind.ABSENT, reason="Surgery", note="Private") for mark in base.marks
    )
    words = text(renderer(replace(base, marks=marks)).attendance_record())
    assert "absent" in words
    assert "Surgery" not in words
    assert "Private" not in words


@pytest.mark.parametrize("paper", list(PaperSize))
def test_thirty_sessions_a_year_fit(paper: PaperSize) -> None:
    base = held(1)
    sessions = tuple(
        replace(base.sessions[0], id=place, number=place, day=date(2007, 4 + place // 16, 1 + place % 16))
        for place in range(1, 31)
    )
    seats = tuple(Seat(id=session.id, session_id=session.id, appointment_id=1) for session in sessions)
    marks = tuple(Mark(id=seat.id, seat_id=seat.id, kind=MarkKind.PRESENT) for seat in seats)
    program = replace(base.program, paper_size=paper)
    data = renderer(
        replace(base, program=program, sessions=sessions, seats=seats, marks=marks)
    ).attendance_record()
    words = text(data)
    assert words.count("✓") == 30
    assert not unembedded_fonts(data)


def test_nothing_held_yet() -> None:
    assert "No session has been held yet." in text(renderer(snapshot()).attendance_record())


# letter


def test_the_letter_lists_what_was_attended() -> None:
    base = with_mark(held(4), 1, MarkKind.ABSENT)
    base = with_mark(base, 3, MarkKind.PART, arrived=time(9, 30), left=time(12, 0))
    words = text(renderer(base).attendance_letter(1))
    assert "Robert Castellan, CEO of Alder Valley Health, attended 3 of the 4 sessions recorded" in words
    assert "1 of them in part" in words
    assert "part of the day, from 9:30 until 12:00" in words
    assert "10 May 2007" not in words
    assert "10 June 2007" in words
    assert "Ruth Delaney" in words
    assert "Topic" not in words


def test_an_absence_announced_ahead_is_not_in_the_letter() -> None:
    base = held(2)
    later = Session(id=9, number=9, day=date(2008, 1, 15), state=SessionState.ANNOUNCED)
    base = replace(
        base,
        sessions=(*base.sessions, later),
        seats=(*base.seats, Seat(id=99, session_id=9, appointment_id=1)),
        marks=(*base.marks, Mark(id=99, seat_id=99, kind=MarkKind.ABSENT)),
    )
    assert "attended 2 of the 2 sessions" in text(renderer(base).attendance_letter(1))


def test_the_letter_of_a_head_of_quality_counts_items() -> None:
    base = full_record()
    base = replace(
        base,
        seats=(Seat(id=1, session_id=1, appointment_id=3),),
        marks=(Mark(id=1, seat_id=1, kind=MarkKind.PART, items_attended=1),),
    )
    assert "1 of 2 items" in text(renderer(base).attendance_letter(3))


def test_the_letter_of_somebody_new_says_so() -> None:
    assert "no session has been recorded yet" in text(renderer(snapshot()).attendance_letter(2))


# catch-up


def test_a_new_ceo_catches_up() -> None:
    base = held(3)
    later = Session(id=9, number=9, day=date(2008, 1, 15), host_id=2, venue="Room 1", topic="Trust")
    base = replace(
        base,
        sessions=(*base.sessions, later),
        people=(*base.people, Person(id=9, name="Anna Lindqvist")),
        appointments=(
            replace(base.appointments[0], last_day=date(2007, 10, 31)),
            *base.appointments[1:],
            Appointment(id=9, person_id=9, organization_id=1, role=Role.CEO, first_day=date(2007, 11, 1)),
        ),
        actions=(
            Action(id=1, session_id=2, person_id=1, what="Call the union"),
            Action(id=2, session_id=2, person_id=2, what="Send the list"),
            Action(id=3, session_id=2, person_id=2, what="Done long ago", closed=date(2007, 9, 1)),
        ),
        commitments=(
            Commitment(
                id=1, organization_id=1, strand=Strand.TRUSTEES, day=date(2007, 6, 1), what="A seminar"
            ),
            Commitment(
                id=2, organization_id=2, strand=Strand.TRUSTEES, day=date(2007, 6, 1), what="Of the others"
            ),
        ),
    )
    data = renderer(base).catch_up_packet(9)
    words = text(data)
    assert "For Anna Lindqvist, CEO of Alder Valley Health from 1 November 2007" in words
    assert all("Confidential · copy for Anna Lindqvist" in page for page in texts(data)[1:])
    assert "You follow Robert Castellan, whose last day was 31 October 2007." in words
    assert in_order(words, "Your next session", "Tuesday, 15 January 2008", "Room 1", "Trust")
    assert in_order(words, "Topic 1", "Topic 2", "Topic 3")
    assert in_order(
        words, "Of Alder Valley Health and its CEO", "Call the union", "Of the others", "Send the list"
    )
    assert "Done long ago" not in words
    assert "A seminar" in words
    assert words.count("Of the others") == 1
    assert [bookmark.title for bookmark in bookmarks(data)][1:] == [
        "What the group has done",
        "The goals of Alder Valley Health",
        "The other work of Alder Valley Health",
        "Group progress",
        "Open actions",
    ]


def test_catching_up_tells_no_topic_that_ceos_did_not_discuss() -> None:
    base = full_record()
    items = tuple(
        replace(item, for_ceos=False, for_quality=True) if item.id == 6 else item for item in base.items
    )
    session = replace(
        base.sessions[0], day=date(2007, 11, 1), state=SessionState.HELD, topic="Only for quality"
    )
    words = text(renderer(replace(base, items=items, sessions=(session,))).catch_up_packet(1))
    assert "Only for quality" not in words


# all of them


def test_every_document_twice_is_the_same_and_brings_its_fonts() -> None:
    marked = held(3)
    made = renderer(replace(full_record(), seats=marked.seats[:2], marks=marked.marks[:2]))
    makers: tuple[Callable[[], bytes], ...] = (
        lambda: made.agenda(1, Audience.CEO),
        lambda: made.run_sheet(1),
        lambda: made.sign_in_sheet(1),
        lambda: made.name_tents(1),
        lambda: made.badges(1),
        lambda: made.evaluation_form(1),
        made.attendance_record,
        lambda: made.attendance_letter(1),
        lambda: made.catch_up_packet(1),
    )
    for make in makers:
        data = make()
        assert data == make()
        assert not unembedded_fonts(data)
        with pikepdf.open(BytesIO(data)) as pdf:
            assert str(pdf.docinfo["/Title"]).startswith("LEAD")
