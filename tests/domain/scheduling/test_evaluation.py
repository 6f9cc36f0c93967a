"""Evaluation: forms, means by question, and the trend."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from lead_desktop.domain.model.actions import Action, EvaluationScore, carried
from lead_desktop.domain.model.program import Program
from lead_desktop.domain.model.sessions import Session, SessionState
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.scheduling.evaluation import Form, forms, mean, trend


def score(session_id: int, form: int, question: int, answer: int) -> EvaluationScore:
    return EvaluationScore(session_id=session_id, form=form, question=question, score=answer)


def test_an_answer_left_open_stays_open_in_its_form() -> None:
    scores = (score(1, 2, 1, 5), score(1, 2, 4, 3), score(1, 1, 2, 4))
    assert forms(scores) == (Form(1, (None, 4, None, None)), Form(2, (5, None, None, 3)))


def test_the_trend_keeps_questions_apart_and_sessions_in_order() -> None:
    sessions = (
        Session(id=2, number=2, day=date(2007, 5, 16)),
        Session(id=1, number=1, day=date(2007, 4, 24)),
        Session(id=3, number=3, day=date(2007, 6, 14), state=SessionState.CANCELLED, cancelled_reason="x"),
        Session(id=4, number=4, day=date(2007, 9, 12)),
    )
    scores = (score(1, 1, 1, 2), score(1, 2, 1, 3), score(1, 1, 2, 5), score(2, 1, 1, 4), score(3, 1, 1, 1))
    program = Program(id=1, name="LEAD", first_day=date(2007, 4, 1), last_day=date(2009, 3, 31))
    snapshot = Snapshot(program=program, sessions=sessions, scores=scores)
    found = trend(snapshot)
    assert [(evaluated.number, evaluated.forms, evaluated.means) for evaluated in found] == [
        (1, 2, (2.5, 5.0, None, None)),
        (2, 1, (4.0, None, None, None)),
    ]


@given(st.lists(st.integers(min_value=1, max_value=5), min_size=1, max_size=30))
def test_a_mean_lies_between_the_lowest_and_the_highest_answer(answers: list[int]) -> None:
    scores = [score(1, form, 1, answer) for form, answer in enumerate(answers, start=1)]
    found = mean(scores, 1)
    assert found is not None
    assert min(answers) <= found <= max(answers)
    assert mean(scores, 2) is None


def test_open_actions_are_carried_until_they_are_closed() -> None:
    order = {1: (date(2007, 4, 24), 1), 2: (date(2007, 5, 16), 2), 3: (date(2007, 6, 14), 3)}
    actions = (
        Action(id=1, session_id=2, person_id=1, what="Later promise"),
        Action(id=2, session_id=1, person_id=1, what="Still open"),
        Action(id=3, session_id=1, person_id=1, what="Done in time", closed=date(2007, 5, 2)),
        Action(id=4, session_id=1, person_id=1, what="Done after the second", closed=date(2007, 6, 1)),
    )
    assert [action.id for action in carried(actions, order, 1)] == []
    assert [action.id for action in carried(actions, order, 2)] == [2, 4]
    assert [action.id for action in carried(actions, order, 3)] == [2, 1]
