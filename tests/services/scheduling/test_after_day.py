"""After the day: forms in one change, asks and offers, the dinner's replies, topics taken up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from lead_desktop.domain.model.sessions import DinnerReply, Topic
from lead_desktop.domain.scheduling.evaluation import Form
from lead_desktop.errors import Invalid, Refused
from lead_desktop.services import editing, history
from lead_desktop.services.program_file import ProgramFile, open_program
from lead_desktop.services.scheduling import after_day, airtime, dinners, evaluation
from tests.programs import clock


def test_open_actions_come_back_at_the_next_session_but_not_behind_it(file: ProgramFile) -> None:
    seventh = after_day.after_day(file, 7)
    assert [line.session_number for line in seventh.actions if line.carried] == [4, 4, 5, 5, 6, 6, 6, 6]
    assert after_day.after_day(file, 8).actions == ()
    first = seventh.actions[0].action
    editing.change(file, replace(first, closed=date(2007, 12, 2)))
    assert len(after_day.after_day(file, 7).actions) == 7


def test_forms_are_kept_taken_away_and_brought_back_as_one_change(file: ProgramFile) -> None:
    before = evaluation.forms_of(file, 6)
    entered = (Form(1, (1, 2, 3, None)), Form(2, (None,) * 4), Form(9, (5, 5, 5, 5)))
    changes = evaluation.set_forms(file, 6, entered)
    assert changes.label == "Enter 2 evaluation forms for session 6"
    assert evaluation.forms_of(file, 6) == (entered[0], entered[2])
    history.undo(file)
    assert evaluation.forms_of(file, 6) == before


def test_a_score_of_six_is_refused_and_nothing_is_kept(file: ProgramFile) -> None:
    before = evaluation.forms_of(file, 6)
    with pytest.raises(Invalid, match="from 1 to 5"):
        evaluation.set_forms(file, 6, (Form(1, (5, 6, 1, 1)),))
    assert evaluation.forms_of(file, 6) == before


def test_an_ask_is_noted_changed_and_taken_away_when_emptied(file: ProgramFile) -> None:
    line = after_day.after_day(file, 4).asks[2]
    assert (line.organization.short_name, line.value.id) == ("Copley Ridge", 0)
    after_day.note_ask(file, replace(line.value, ask="A visit"))
    noted = after_day.after_day(file, 4).asks[2].value
    assert noted.ask == "A visit"
    after_day.note_ask(file, replace(noted, ask="Two visits"))
    assert after_day.after_day(file, 4).asks[2].value == replace(noted, ask="Two visits")
    assert [line.ceo for line in after_day.after_day(file, 4).asks][:2] == [
        "Robert Castellan",
        "Maria Ferreira",
    ]
    after_day.note_ask(file, replace(noted, ask=" ", offer=""))
    assert after_day.after_day(file, 4).asks[2].value.id == 0


def test_a_reply_is_kept_only_where_it_says_something(file: ProgramFile) -> None:
    table = dinners.dinner_table(file, 7)
    assert [diner.name for diner in table.joining][-1] == "Dr. Lena Haugen"
    assert table.dietary == "1 vegetarian"
    castellan = next(diner for diner in table.diners if diner.name == "Robert Castellan")
    okafor = next(other for other in table.others if other.name == "Joseph Okafor")
    people = {diner.person_id: diner.joins for diner in table.diners if diner.person_id is not None}
    people |= {castellan.person_id or 0: False, okafor.person_id or 0: True}
    dinners.plan(file, replace(table.dinner, seats=8), people, {table.diners[-1].guest_id or 0: False})
    with file.reading() as work:
        replies = work.all(DinnerReply, dinner_id=table.dinner.id)
    assert {reply.person_id: reply.joins for reply in replies} == {
        castellan.person_id: False,
        okafor.person_id: True,
    }
    names = [diner.name for diner in dinners.dinner_table(file, 7).joining]
    assert "Robert Castellan" not in names
    assert "Dr. Lena Haugen" not in names
    assert "Joseph Okafor" in names
    # A reply that says something besides is kept, even where it says what is taken for granted.
    reply = next(reply for reply in replies if reply.person_id == castellan.person_id)
    editing.change(file, replace(reply, note="Comes late"))
    dinners.plan(file, replace(table.dinner, seats=8), {castellan.person_id or 0: True}, {})
    with file.reading() as work:
        kept = work.get(DinnerReply, reply.id)
    assert (kept.joins, kept.note) == (True, "Comes late")
    editing.change(file, replace(kept, note=""))
    people |= {castellan.person_id or 0: True, okafor.person_id or 0: False}
    dinners.plan(file, replace(table.dinner, seats=8), people, {})
    with file.reading() as work:
        assert work.all(DinnerReply, dinner_id=table.dinner.id) == ()


def test_a_dinner_two_days_before_is_refused_beside_its_day(file: ProgramFile) -> None:
    table = dinners.dinner_table(file, 7)
    with pytest.raises(Invalid) as refusal:
        dinners.plan(file, replace(table.dinner, day=date(2007, 12, 9)), {}, {})
    assert [problem.field for problem in refusal.value.problems] == ["day"]


def test_a_topic_is_taken_up_and_what_the_session_had_is_wanted_again(file: ProgramFile) -> None:
    view = airtime.airtime(file)
    nurses = view.topics.wanted[0]
    airtime.take_up(file, nurses.id, 10)
    found = airtime.airtime(file).topics
    assert any(session.topic == nurses.title and session.session.number == 10 for session in found.planned)
    assert "The chief executive’s own week" in [one.title for one in found.wanted]
    airtime.take_up(file, found.wanted[-1].id, 11)
    wanted = [topic.title for topic in airtime.airtime(file).topics.wanted]
    assert "Transparency: numbers with our names on them" in wanted


def test_a_topic_can_be_taken_up_until_the_day_is_over(file: ProgramFile, example: Path) -> None:
    seventh = file.snapshot().session_numbered(7)
    assert seventh is not None
    for day, offered in ((seventh.day, True), (seventh.day + timedelta(days=1), False)):
        opened = open_program(example, replace(clock(), as_of=day))
        ahead = airtime.airtime(opened).sessions_ahead
        assert (7 in [session.number for session in ahead]) is offered
        opened.close()


def test_a_session_that_is_over_takes_up_no_topic(file: ProgramFile) -> None:
    editing.add(file, Topic(title="Too late"))
    with pytest.raises(Refused, match="Session 6 is held"):
        airtime.take_up(file, airtime.airtime(file).topics.wanted[-1].id, 6)


def test_airtime_of_the_example_is_in_balance(file: ProgramFile) -> None:
    view = airtime.airtime(file)
    assert [balance.planned for balance in view.hosting] == [4] * 5
    assert view.warnings == ()
    alder = view.airtime[0]
    assert (alder.days_since, alder.last_in_depth and alder.last_in_depth.number) == (17, 6)
