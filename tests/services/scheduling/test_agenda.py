"""The agenda on the real file: any edits keep the day in order, and undo gives the very same day back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lead_desktop.domain.model.agenda import AgendaItem, Audience, Paper, invited, timed
from lead_desktop.domain.model.changes import Changes
from lead_desktop.domain.model.people import Appointment, Person, Role
from lead_desktop.domain.model.program import Program
from lead_desktop.domain.model.sessions import Guest, Session, SessionState
from lead_desktop.domain.scheduling.evaluation import Form
from lead_desktop.errors import Invalid, ReasonNeeded, Refused
from lead_desktop.services import editing, history
from lead_desktop.services.program_file import ProgramFile
from lead_desktop.services.scheduling import agenda, agenda_items, evaluation
from tests.programs import small_file

Edit = Callable[[ProgramFile, list[int]], Changes]


@pytest.fixture
def file(tmp_path: Path) -> ProgramFile:
    return small_file(tmp_path)


def ids(file: ProgramFile, session_id: int = 1) -> list[int]:
    return [line.item.id for line in agenda.day(file, session_id).lines]


def last_label(file: ProgramFile) -> str:
    return history.history(file)[-1].label


# any sequence of edits

places = st.integers(0, 30)
minutes = st.integers(1, 400)
clock_times = st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 45]))


def _pick(day: list[int], place: int) -> int:
    return day[place % len(day)]


edits: st.SearchStrategy[Edit] = st.one_of(
    st.builds(
        lambda one, to: lambda file, day: agenda_items.move_items(file, [_pick(day, one)], to % 8),
        places,
        places,
    ),
    st.builds(
        lambda one, length: lambda file, day: agenda_items.set_minutes(file, _pick(day, one), length),
        places,
        minutes,
    ),
    st.builds(
        lambda one, at: lambda file, day: agenda_items.pin_item(file, _pick(day, one), at),
        places,
        st.none() | clock_times,
    ),
    st.builds(lambda one: lambda file, day: agenda_items.remove_items(file, [_pick(day, one)]), places),
    st.builds(lambda one: lambda file, day: agenda_items.close_gap(file, _pick(day, one)), places),
    st.builds(lambda one: lambda file, day: agenda_items.shift_following(file, _pick(day, one)), places),
    st.builds(
        lambda one, group: lambda file, day: agenda_items.toggle_invitation(file, [_pick(day, one)], group),
        places,
        st.sampled_from(list(Audience)),
    ),
)


@settings(
    max_examples=15,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(edits, min_size=1, max_size=8))
def test_undo_gives_back_the_very_same_day(
    tmp_path_factory: pytest.TempPathFactory, steps: list[Edit]
) -> None:
    file = small_file(tmp_path_factory.mktemp("days"))
    for place in range(3, 7):
        editing.add(file, AgendaItem(session_id=1, position=place, title=f"Item {place}", minutes=20))
    days = [agenda.day(file, 1)]
    for step in steps:
        order = ids(file)
        if not order:
            break
        try:
            changes = step(file, order)
        except Refused:
            # Refused in words; nothing may have changed.
            assert agenda.day(file, 1) == days[-1]
            continue
        if changes.touched:
            days.append(agenda.day(file, 1))
            lines = timed([line.item for line in days[-1].lines], days[-1].session.start)
            assert [line.timed for line in days[-1].lines] == list(lines)
    while len(days) > 1:
        assert agenda.day(file, 1) == days.pop()
        history.undo(file)
    assert agenda.day(file, 1) == days[0]
    file.close()


# single edits


def test_items_move_together_and_keep_their_order(file: ProgramFile) -> None:
    for place in (3, 4, 5):
        editing.add(file, AgendaItem(session_id=1, position=place, title=f"Item {place}", minutes=20))
    agenda_items.move_items(file, [2, 4], 0)
    assert ids(file) == [2, 4, 1, 3, 5]
    assert last_label(file) == "Move 2 items up"
    agenda_items.move_items(file, [2, 4], 99)
    assert ids(file) == [1, 3, 5, 2, 4]


def test_deleting_an_item_takes_its_papers_and_undo_brings_all_back(file: ProgramFile) -> None:
    before = agenda.day(file, 1)
    agenda_items.remove_items(file, [2])
    with file.reading() as work:
        assert work.all(Paper) == ()
    history.undo(file)
    assert agenda.day(file, 1) == before
    assert before.lines[1].papers[0].title == "Progress of Alder"


@pytest.mark.parametrize("length", [0, -5, 1440, 2000])
def test_impossible_lengths_are_refused_at_the_field(file: ProgramFile, length: int) -> None:
    with pytest.raises(Invalid) as refused:
        agenda_items.set_minutes(file, 1, length)
    assert refused.value.problems[0].field == "minutes"


def test_several_items_are_invited_at_once_and_somebody_stays(file: ProgramFile) -> None:
    agenda_items.toggle_invitation(file, [1, 2], Audience.HEAD_OF_QUALITY)
    assert all(invited(line.item, Audience.HEAD_OF_QUALITY) for line in agenda.day(file, 1).lines)
    assert last_label(file) == "Invite the heads of Quality to 2 items"
    agenda_items.toggle_invitation(file, [1], Audience.HEAD_OF_QUALITY)
    before = agenda.day(file, 1)
    with pytest.raises(Refused, match="Somebody has to be in the room"):
        agenda_items.toggle_invitation(file, [2, 1], Audience.CEO)
    assert agenda.day(file, 1) == before


def test_an_item_added_stands_behind_the_one_it_was_asked_for(file: ProgramFile) -> None:
    break_ = replace(agenda.new_item(1), title="Break", minutes=15)
    agenda_items.add_items(file, [break_], after_id=1)
    assert [line.item.title for line in agenda.day(file, 1).lines] == ["Welcome", "Break", "Round-table"]


def test_the_day_names_its_host_and_its_place_in_the_year(file: ProgramFile) -> None:
    shown = agenda.day(file, 1)
    assert shown.host is not None
    assert shown.host.name == "Alder Valley Health"
    assert (shown.year, shown.place_in_year, shown.sessions_in_year) == (1, 1, 10)
    assert (shown.ceos_in_office, shown.ceos_expected) == (1, 1)


def test_the_day_has_its_own_scores_alone(file: ProgramFile) -> None:
    editing.add(file, Session(number=2, day=date(2007, 5, 16)))
    for session_id, score in ((1, 4), (2, 2)):
        evaluation.set_forms(file, session_id, (Form(1, (score,) * 4),))
    assert {score.score for score in agenda.day(file, 1).scores} == {4}
    assert {score.score for score in agenda.day(file, 2).scores} == {2}


def test_an_item_without_a_title_is_not_added(file: ProgramFile) -> None:
    before = file.snapshot()
    with pytest.raises(Invalid) as refusal:
        agenda_items.add_items(file, [AgendaItem(session_id=1, title=" ", minutes=15)])
    assert [problem.field for problem in refusal.value.problems] == ["title"]
    assert file.snapshot() == before


def test_a_lead_is_somebody_known_or_words(file: ProgramFile) -> None:
    agenda_items.set_lead(file, 1, 1)
    assert agenda.day(file, 1).lines[0].lead == "Robert Castellan, CEO, Alder Valley Health"
    agenda_items.set_lead(file, 1, None, " Program director ")
    item = agenda.day(file, 1).lines[0].item
    assert (item.lead_id, item.lead) == (None, "Program director")


def test_leads_offered_begin_with_the_people_of_the_host(file: ProgramFile) -> None:
    editing.add(file, Person(name="Aaron Other"))
    editing.add(file, Guest(session_id=1, name="Dr. Lena Haugen"))
    offered = [lead.text for lead in agenda.day(file, 1).leads]
    assert offered[:2] == ["Robert Castellan, CEO, Alder Valley Health", "Aaron Other"]
    assert "Dr. Lena Haugen" in offered
    assert "All CEOs" in offered


def test_a_lead_whose_appointment_has_ended_is_warned_about(file: ProgramFile) -> None:
    agenda_items.set_lead(file, 1, 1)
    assert agenda.day(file, 1).lines[0].lead_problem == ""
    appointment = Appointment(
        id=1,
        person_id=1,
        organization_id=1,
        role=Role.CEO,
        first_day=date(2005, 1, 1),
        last_day=date(2007, 4, 23),
    )
    editing.change(file, appointment)
    day = agenda.day(file, 1)
    assert day.lines[0].lead_problem == "The appointment of Robert Castellan ended on 23 April 2007."
    assert all(lead.person_id != 1 for lead in day.leads)


# days on which the clock changes, and days that were held


@pytest.mark.parametrize(
    ("day", "start", "words"),
    [
        (date(2008, 3, 9), time(1, 50), "go forward: 2:00 to 3:00 does not exist"),
        (date(2008, 11, 2), time(0, 50), "go back: 1:00 to 2:00 comes twice"),
        (date(2008, 3, 9), time(8), ""),
        (date(2008, 3, 10), time(1, 50), ""),
    ],
)
def test_an_item_across_daylight_saving_is_warned_about(
    file: ProgramFile, day: date, start: time, words: str
) -> None:
    with file.reading() as work:
        session = work.get(Session, 1)
    editing.change(file, replace(session, day=day, start=start))
    found = " ".join(agenda.day(file, 1).warnings)
    assert words in found
    assert ("clocks" in found) is bool(words)


def test_a_time_zone_nobody_knows_warns_of_nothing(file: ProgramFile) -> None:
    with file.reading() as work:
        program: Program = work.program()
    editing.change(file, replace(program, time_zone="Mars/Olympus"))
    assert not any("clocks" in words for words in agenda.day(file, 1).warnings)


def test_a_held_day_changes_only_with_a_reason_that_is_kept(file: ProgramFile) -> None:
    with file.reading() as work:
        session = work.get(Session, 1)
    editing.change(file, replace(session, state=SessionState.HELD))
    before = agenda.day(file, 1)
    attempts: list[Callable[[ProgramFile], Changes]] = [
        lambda file: agenda_items.set_minutes(file, 1, 20),
        lambda file: agenda_items.move_items(file, [1], 1),
        lambda file: agenda_items.toggle_invitation(file, [1], Audience.GUEST),
        lambda file: agenda_items.pin_item(file, 1, time(9)),
        lambda file: agenda_items.add_items(file, [replace(agenda.new_item(1), title="More")]),
        lambda file: agenda_items.remove_items(file, [2]),
    ]
    for attempt in attempts:
        with pytest.raises(ReasonNeeded, match="was held on 24 April 2007"):
            attempt(file.because("  "))
    assert agenda.day(file, 1) == before
    for attempt in attempts:
        assert attempt(file.because("it began late")).label.endswith("after it was held: it began late")
