"""Sessions: moved with what belongs to them, renumbered in one change, hosts chosen in balance."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from lead_desktop.domain.findings import Level
from lead_desktop.domain.model.people import Organization
from lead_desktop.domain.model.sessions import Session, SessionState
from lead_desktop.domain.scheduling.states import next_states
from lead_desktop.errors import AgreementNeeded, Invalid, NotFound, Refused
from lead_desktop.services import editing, history, issue_log, readiness
from lead_desktop.services.program_file import ProgramFile, open_program
from lead_desktop.services.scheduling import sessions
from lead_desktop.services.scheduling.agenda import day
from tests.programs import clock, small_file


@pytest.fixture
def file(tmp_path: Path) -> Iterator[ProgramFile]:
    opened = small_file(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def opened_example(example: Path) -> Iterator[ProgramFile]:
    opened = open_program(example, clock())
    yield opened
    opened.close()


def numbers(file: ProgramFile) -> list[tuple[int, date]]:
    return [(line.session.number, line.session.day) for line in sessions.session_lines(file)]


def test_the_lines_know_the_next_session_and_what_is_unusual(opened_example: ProgramFile) -> None:
    lines = sessions.session_lines(opened_example)
    assert [line.session.number for line in lines if line.is_next] == [7]
    assert all(not line.remarks for line in lines)
    seventh = next(line.session for line in lines if line.session.number == 7)
    sessions.move_to(opened_example, seventh.id, date(2008, 3, 9))
    moved = next(line for line in sessions.session_lines(opened_example) if line.session.number == 7)
    assert moved.remarks == ("A weekend day", "Clocks go forward by 1 h on this day")


@pytest.mark.parametrize(
    ("last", "offered"),
    [
        (date(2008, 2, 1), date(2008, 2, 29)),
        (date(2008, 2, 2), date(2008, 3, 3)),
        (date(2008, 2, 3), date(2008, 3, 3)),
    ],
    ids=["Friday", "Saturday", "Sunday"],
)
def test_a_new_session_is_offered_on_a_working_day(file: ProgramFile, last: date, offered: date) -> None:
    editing.add(file, Session(number=2, day=last))
    made = sessions.new_session(file)
    assert (made.number, made.day) == (3, offered)


def test_a_cancelled_session_does_not_count_for_the_next_one(file: ProgramFile) -> None:
    cancelled = Session(number=7, day=date(2008, 1, 9), state=SessionState.CANCELLED, cancelled_reason="Snow")
    editing.add(file, cancelled)
    made = sessions.new_session(file)
    assert (made.number, made.day) == (2, date(2007, 5, 22))
    (line,) = [line for line in sessions.session_lines(file) if line.session.number == 7]
    assert (line.year, line.place_in_year) == (1, 1)


def test_a_line_names_the_host_and_the_place_in_the_year(file: ProgramFile) -> None:
    (line,) = sessions.session_lines(file)
    assert line.host is not None
    assert (line.host.name, line.year, line.place_in_year) == ("Alder Valley Health", 1, 1)
    cancelled = replace(line.session, state=SessionState.CANCELLED, cancelled_reason="Snow")
    editing.change(file.because("Snow"), cancelled)
    assert sessions.session_lines(file)[0].place_in_year == 0


def test_a_session_that_is_gone_is_told(file: ProgramFile) -> None:
    with pytest.raises(NotFound, match="This session is no longer in the program"):
        sessions.look_at_move(file, 99, date(2007, 5, 1))


def test_a_program_keeps_its_sessions_inside(file: ProgramFile) -> None:
    program = file.snapshot().program
    day_of_session = file.snapshot().sessions[0].day
    later, earlier = day_of_session + timedelta(days=1), day_of_session - timedelta(days=1)
    editing.change(file, replace(program, first_day=day_of_session))
    editing.change(file, replace(program, last_day=day_of_session))
    for field, wrong in (
        ("first_day", replace(program, first_day=later)),
        ("last_day", replace(program, last_day=earlier)),
    ):
        with pytest.raises(Invalid, match="would lie outside the program") as refusal:
            editing.change(file, wrong)
        assert [problem.field for problem in refusal.value.problems] == [field]


def test_a_paper_that_is_here_keeps_the_day_it_was_due(opened_example: ProgramFile) -> None:
    def due(received: bool) -> list[date | None]:
        lines = day(opened_example, 7).lines
        papers = [paper for line in lines for paper in line.papers]
        return [paper.due for paper in papers if (paper.sha256 is not None) is received]

    before = due(received=True), due(received=False)
    sessions.move_to(opened_example, 7, date(2007, 12, 19))
    assert any(before[0])
    assert due(received=True) == before[0]
    assert due(received=False) == [one + timedelta(days=7) if one else None for one in before[1]]


def test_dinner_and_due_days_move_along_and_come_back_with_one_undo(opened_example: ProgramFile) -> None:
    before = day(opened_example, 7)
    look = sessions.look_at_move(opened_example, 7, date(2007, 12, 19))
    assert look.possible
    assert look.along == (
        "the dinner to Tue 18 Dec 2007",
        "the day papers are due to Wed 5 Dec 2007",
        "2 papers not received yet, due 7 days later",
    )
    sessions.move_to(opened_example, 7, date(2007, 12, 19))
    after = day(opened_example, 7)
    assert after.dinner is not None
    assert after.dinner.day == date(2007, 12, 18)
    assert after.session.papers_due == date(2007, 12, 5)
    due = {paper.owner: paper.due for line in after.lines for paper in line.papers if paper.sha256 is None}
    assert due == {"Dr. Haugen": date(2007, 12, 5), "Daniel O’Shea": date(2007, 12, 12)}
    history.undo(opened_example)
    assert day(opened_example, 7) == before


def test_a_day_that_is_taken_is_said_and_refused(opened_example: ProgramFile) -> None:
    look = sessions.look_at_move(opened_example, 7, date(2008, 1, 15))
    assert not look.possible
    assert [finding.title for finding in look.findings if finding.level is Level.BLOCKING] == [
        "Session 8 is on this day already"
    ]
    with pytest.raises(Invalid, match="Session 8 is on this day already"):
        sessions.move_to(opened_example, 7, date(2008, 1, 15))


def test_renumbering_follows_the_dates_in_one_change(file: ProgramFile) -> None:
    editing.add(file, Session(number=3, day=date(2007, 5, 16)))
    editing.add(file, Session(number=2, day=date(2007, 6, 14)))
    editing.add(file, Session(number=9, day=date(2007, 4, 3)))
    before = numbers(file)
    assert [number for _, number in sessions.numbers_to_change(file)] == [1, 2, 4]
    sessions.renumber(file)
    assert [number for number, _ in numbers(file)] == [1, 2, 3, 4]
    assert sessions.numbers_to_change(file) == ()
    history.undo(file)
    assert numbers(file) == before
    history.redo(file)
    assert [number for number, _ in numbers(file)] == [1, 2, 3, 4]


def test_a_cancelled_session_stays_with_its_reason_and_frees_its_number(file: ProgramFile) -> None:
    sessions.set_state(file, 1, SessionState.CANCELLED, "Snow")
    editing.add(file, Session(number=1, day=date(2007, 5, 16)))
    lines = sessions.session_lines(file)
    assert [(line.session.number, line.session.state.value) for line in lines] == [
        (1, "cancelled"),
        (1, "draft"),
    ]
    assert sessions.numbers_to_change(file) == ()
    with pytest.raises(Invalid, match="already a session 1"):
        sessions.set_state(file, 1, SessionState.DRAFT)


def test_choosing_a_host_shows_the_balance(file: ProgramFile) -> None:
    editing.add(file, Organization(name="Bayline"))
    new = Session(number=2, day=date(2007, 5, 16))
    assert [words for _, words in sessions.host_choices(file, new)] == [
        "turn 2 of 10, hosts session 1 just before",
        "turn 1 of 10",
    ]


# packets that went out


def title_of_packets(file: ProgramFile) -> str:
    return readiness.findings(file, 7)[-1].title


def test_changes_after_the_packets_went_out_are_named(opened_example: ProgramFile) -> None:
    file = opened_example
    assert not title_of_packets(file).startswith("Packets issued")
    changes = issue_log.issue(file, 7)
    assert changes.label == "Issue packets of session 7"
    assert title_of_packets(file) == "Packets issued on 2 Dec"
    shown = day(file, 7)
    editing.change(file, replace(shown.lines[1].item, minutes=20))
    assert title_of_packets(file) == "Changed since the packets were issued: the agenda"
    history.undo(file)
    assert title_of_packets(file) == "Packets issued on 2 Dec"
    sessions.move_to(file, 7, date(2007, 12, 13))
    assert title_of_packets(file) == "Changed since the packets were issued: the date"
    issue_log.issue(file, 7)
    assert title_of_packets(file) == "Packets issued on 2 Dec"
    history.undo(file)
    assert title_of_packets(file) == "Changed since the packets were issued: the date"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"start": time(9)}, "the start"),
        ({"venue": "Elsewhere"}, "the venue"),
        ({"host_id": 2}, "the host and the agenda"),
        ({"topic": "Trust"}, "the topic and the agenda"),
        ({"logistics": "Park at the pier."}, "the logistics"),
    ],
)
def test_each_thing_that_readers_rely_on_is_named_when_it_changes(
    opened_example: ProgramFile, fields: dict[str, Any], said: str
) -> None:
    issue_log.issue(opened_example, 7)
    session = opened_example.snapshot().session_by_id[7]
    if session.host_id == 2:
        fields = {name: 3 if name == "host_id" else value for name, value in fields.items()}
    editing.change(opened_example, replace(session, **fields))
    assert title_of_packets(opened_example) == f"Changed since the packets were issued: {said}"


def test_another_session_and_the_run_sheet_make_no_packet_old(opened_example: ProgramFile) -> None:
    file = opened_example
    issue_log.issue(file, 7)
    item = day(file, 7).lines[0].item
    editing.change(file, replace(item, notes="Name tents."))
    sessions.move_to(file, 8, date(2008, 1, 16))
    paper = next(paper for line in day(file, 8).lines for paper in line.papers)
    editing.change(file, replace(paper, title="Another title"))
    dinner = day(file, 7).dinner
    assert dinner is not None
    editing.change(file, replace(dinner, place="Elsewhere"))
    assert title_of_packets(file) == "Packets issued on 2 Dec"


def test_handing_out_is_no_step_and_undo_passes_it_by(opened_example: ProgramFile) -> None:
    file = opened_example
    assert history.undoable(file).undo is None, "the example as it was made is no step"
    before = file.snapshot().session_by_id[7]
    editing.change(file, replace(before, topic="Trust"))
    issue_log.issue(file, 7)
    issued = file.snapshot().session_by_id[7].packets_issued
    assert issued == file.today()
    editing.change(file, replace(file.snapshot().session_by_id[7], venue="Elsewhere"))
    for topic in ("Trust", before.topic):
        history.undo(file)
        assert file.snapshot().session_by_id[7].topic == topic
        assert file.snapshot().session_by_id[7].packets_issued == issued
    assert file.snapshot().session_by_id[7] == replace(before, packets_issued=issued)
    history.redo(file)
    assert file.snapshot().session_by_id[7].topic == "Trust"
    assert file.snapshot().session_by_id[7].packets_issued == issued


@pytest.mark.parametrize("number", [7, 8])
def test_a_session_is_held_on_its_day_or_later_never_before(opened_example: ProgramFile, number: int) -> None:
    with pytest.raises(Invalid, match="held on its day or later"):
        sessions.set_state(opened_example, number, SessionState.HELD)
    assert day(opened_example, number).session.state is not SessionState.HELD


def test_a_held_session_does_not_move_ahead(opened_example: ProgramFile) -> None:
    file = opened_example
    seats = {seat.id for seat in file.snapshot().seats if seat.session_id == 6}
    with file.changing() as work:
        for mark in file.snapshot().marks:
            if mark.seat_id in seats:
                work.remove(mark)
        work.commit("No marks")
    with pytest.raises(Invalid, match="held on its day or later"):
        sessions.move_to(file, 6, date(2008, 1, 10))


@pytest.mark.parametrize("state", SessionState)
def test_what_a_session_can_become_leads_somewhere(file: ProgramFile, state: SessionState) -> None:
    """Every step that is offered can be taken, and from there another one."""
    reason = "Snow" if state is SessionState.CANCELLED else ""
    made = editing.add(file, Session(number=51, day=file.today(), state=state, cancelled_reason=reason))
    id_ = next(iter(made.ids(Session)))
    for step in next_states(file.snapshot().session_by_id[id_], file.today()):
        because = file.because("As an exercise")
        sessions.set_state(because, id_, step, "Snow")
        assert file.snapshot().session_by_id[id_].state is step
        assert next_states(file.snapshot().session_by_id[id_], file.today())
        history.undo(file)


def test_the_session_of_today_is_next_until_it_was_held(file: ProgramFile) -> None:
    today = file.today()
    first, _ = (
        next(iter(editing.add(file, Session(number=n, day=today + timedelta(days=n - 51))).ids(Session)))
        for n in (51, 52)
    )
    assert [line.session.number for line in sessions.session_lines(file) if line.is_next] == [51]
    sessions.set_state(file, first, SessionState.HELD)
    assert [line.session.number for line in sessions.session_lines(file) if line.is_next] == [52]
    last = file.snapshot().last_session(today)
    assert last is not None
    assert last.number == 51


def test_one_more_than_the_year_has_is_asked_about(opened_example: ProgramFile) -> None:
    file = opened_example
    new = sessions.new_session(file)
    with pytest.raises(AgreementNeeded, match="Year 2 has its 10 sessions already"):
        sessions.add_session(file, new)
    sessions.add_session(file.agreed(), new)
    assert len(file.snapshot().sessions) == 21
    # A move within its year adds none to it; one into a full year does.
    sessions.move_to(file, 12, date(2008, 6, 3))
    with pytest.raises(AgreementNeeded):
        sessions.move_to(file, 12, date(2008, 3, 6))
    # One that is cancelled makes room.
    sessions.set_state(file, 8, SessionState.CANCELLED, "Snow")
    sessions.move_to(file, 12, date(2008, 3, 6))


def test_whether_something_can_be_removed_is_told_without_removing_it(opened_example: ProgramFile) -> None:
    file = opened_example
    before = file.snapshot()
    with pytest.raises(Refused, match="has history"):
        editing.check_removal(file, before.organizations[0])
    editing.check_removal(file, before.session_by_id[20])
    assert file.snapshot() == before
