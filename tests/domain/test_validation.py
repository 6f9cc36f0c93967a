"""What the fields of each value may hold: the field of a problem and its sentence, at the limits exactly."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from lead_desktop.domain.model.actions import Action, AskOffer, EvaluationScore
from lead_desktop.domain.model.agenda import AgendaItem, DayTemplate, Paper, TemplateItem
from lead_desktop.domain.model.attendance import Mark, MarkKind, TurnedAway
from lead_desktop.domain.model.commitments import Assessment, Assessor, Commitment, Part, Strand
from lead_desktop.domain.model.goals import (
    ChangeMarker,
    Goal,
    GoalState,
    Measure,
    MeasureKind,
    Observation,
    RareEvent,
)
from lead_desktop.domain.model.people import Appointment, Organization, Person, Role
from lead_desktop.domain.model.program import Program
from lead_desktop.domain.model.sessions import Dinner, Guest, Session, SessionState, Topic
from lead_desktop.domain.model.value import Value
from lead_desktop.domain.validation import problems

FIRST, LATER = date(2007, 4, 1), date(2009, 3, 31)
PROGRAM = Program(name="LEAD", first_day=FIRST, last_day=LATER)
ITEM = AgendaItem(session_id=1, title="Welcome", minutes=15)
SESSION = Session(number=1, day=FIRST)
MEASURE = Measure(goal_id=1, name="Infections", denominator="line days")
MONTH = Observation(measure_id=1, month=FIRST)
MARK = Mark(seat_id=1, kind=MarkKind.PRESENT)
ASSESSMENT = Assessment(
    organization_id=1, part=Part.GOALS, assessor=Assessor.SELF, who="Ann", day=FIRST, score=2.5
)
COMMITMENT = Commitment(organization_id=1, strand=Strand.TRUSTEES, day=FIRST, what="A seminar")
SCORE = EvaluationScore(session_id=1, form=1, question=1, score=3)
ITEM_LENGTH = "An item lasts at least 1 minute and less than 24 hours."

WRONG: tuple[tuple[Value, dict[str, Any], str, str], ...] = (
    (PROGRAM, {"name": " "}, "name", "Please give the program a name."),
    (PROGRAM, {"last_day": FIRST}, "last_day", "The last day must come after the first day."),
    (PROGRAM, {"sessions_per_year": 0}, "sessions_per_year", "Sessions per year must be between 1 and 52."),
    (PROGRAM, {"sessions_per_year": 53}, "sessions_per_year", "Sessions per year must be between 1 and 52."),
    (Organization(name=""), {}, "name", "Please give the organization a name."),
    (
        Organization(name="Alder", first_day=LATER, last_day=FIRST),
        {},
        "last_day",
        "The organization would leave before it joins.",
    ),
    (Person(name=""), {}, "name", "Please give the person's name."),
    *(
        (person, {"email": wrong}, "email", "This is not a mail address; one looks like name@example.org.")
        for person in (Person(name="Ann"), Guest(session_id=1, name="Ann"))
        for wrong in ("ann", "@example.org", "ann@", "ann lee@example.org", "ann@example.org ")
    ),
    (
        Appointment(person_id=1, organization_id=1, role=Role.CEO, first_day=LATER, last_day=FIRST),
        {},
        "last_day",
        "The last day comes before the first day.",
    ),
    (SESSION, {"number": 0}, "number", "A session's number must be between 1 and 999."),
    (SESSION, {"number": 1_000}, "number", "A session's number must be between 1 and 999."),
    (SESSION, {"papers_due": LATER}, "papers_due", "Papers would be due after the session."),
    (
        SESSION,
        {"state": SessionState.CANCELLED},
        "cancelled_reason",
        "Please say why the session is cancelled.",
    ),
    (Guest(session_id=1, name=" "), {}, "name", "Please give the guest's name."),
    (Dinner(session_id=1, day=FIRST, seats=0), {}, "seats", "Seats must be between 1 and 500."),
    (Dinner(session_id=1, day=FIRST, seats=501), {}, "seats", "Seats must be between 1 and 500."),
    *(
        (item, {"title": ""}, "title", "Please give the item a title.")
        for item in (ITEM, TemplateItem(template_id=1, title="Lunch", minutes=45))
    ),
    *(
        (item, {"minutes": minutes}, "minutes", ITEM_LENGTH)
        for item in (ITEM, TemplateItem(template_id=1, title="Lunch", minutes=45))
        for minutes in (0, 24 * 60)
    ),
    (
        ITEM,
        {"for_ceos": False},
        "for_ceos",
        "Nobody is invited to this item; choose at least one of C, Q and G.",
    ),
    (Paper(item_id=1, title=""), {}, "title", "Please give the paper a title."),
    (MARK, {"kind": MarkKind.ABSENT}, "reason", "Please give a reason for the absence."),
    (
        MARK,
        {"arrived": time(9), "left": time(9)},
        "left",
        "The time of leaving comes before the arrival.",
    ),
    (MARK, {"items_attended": -1}, "items_attended", "Items attended cannot be negative."),
    *(
        (
            TurnedAway(session_id=1, organization_id=1, name="Ann", reason="Sent"),
            {field: " "},
            field,
            sentence,
        )
        for field, sentence in (
            ("name", "Please give the name of whoever came."),
            ("reason", "Please note why they came instead of the CEO."),
        )
    ),
    (Goal(organization_id=1, statement=""), {}, "statement", "Please state the goal."),
    (
        Goal(organization_id=1, statement="Zero", state=GoalState.RETIRED),
        {},
        "retired_reason",
        "Please say why the goal is retired.",
    ),
    (MEASURE, {"name": ""}, "name", "Please give the measure a name."),
    (MEASURE, {"multiply": 0}, "multiply", "The multiplier must be greater than zero (100 for percent)."),
    (MEASURE, {"denominator": ""}, "denominator", "Please say what the denominator counts."),
    (
        MEASURE,
        {"freeze_baseline": True},
        "freeze_baseline",
        "A baseline can be held only where it has a last month.",
    ),
    (
        MEASURE,
        {"baseline_first": LATER, "baseline_last": FIRST},
        "baseline_last",
        "The baseline ends before it begins.",
    ),
    *(
        (
            MEASURE,
            {"kind": kind, "theoretical_limit": limit},
            "limit_reason",
            "A limit other than 0 or 100 percent needs a justification in writing.",
        )
        for kind, limit in ((MeasureKind.RATE, 100), (MeasureKind.PROPORTION, 95))
    ),
    (MONTH, {"numerator": -1, "denominator": 5}, "numerator", "A count cannot be negative."),
    (MONTH, {"denominator": -1}, "denominator", "A denominator cannot be negative."),
    (MONTH, {"numerator": 3, "denominator": 1e13}, "denominator", "This number is too large for a month."),
    (MONTH, {"numerator": 1e300}, "numerator", "This number is too large for a month."),
    (
        MONTH,
        {"numerator": 1, "denominator": 0},
        "denominator",
        "There are events, but the denominator is zero.",
    ),
    (MONTH, {"month": date(2007, 4, 2)}, "month", "A month is kept by its first day."),
    (MONTH, {"excluded": True}, "note", "Please note why this month is left out of the centre line."),
    (ChangeMarker(measure_id=1, month=FIRST, label=""), {}, "label", "Please say what was changed."),
    (COMMITMENT, {"what": ""}, "what", "Please say what was done."),
    (COMMITMENT, {"participants": -1}, "participants", "The number of participants cannot be negative."),
    (Action(session_id=1, person_id=1, what=""), {}, "what", "Please say what was promised."),
    (Action(session_id=1, what="Call"), {}, "person_id", "Please say who promised it."),
    (SCORE, {"score": 0}, "score", "A score is a number from 1 to 5."),
    (SCORE, {"score": 6}, "score", "A score is a number from 1 to 5."),
    (SCORE, {"question": 0}, "question", "There are 4 questions."),
    (SCORE, {"question": 5}, "question", "There are 4 questions."),
    (DayTemplate(name=""), {}, "name", "Please give the template a name."),
    (Topic(title=" "), {}, "title", "Please say what the topic is."),
    (RareEvent(measure_id=1, day=FIRST, cases=-1), {}, "cases", "The number of cases cannot be negative."),
    *(
        (ASSESSMENT, {"score": score}, "score", "An assessment is a number from 0.5 to 5, in halves.")
        for score in (0.0, 5.5, 2.3)
    ),
    (ASSESSMENT, {"who": ""}, "who", "Please say who made this assessment."),
    (
        AskOffer(session_id=1, organization_id=1),
        {},
        "ask",
        "Please note what is asked or what is offered.",
    ),
)

RIGHT: tuple[tuple[Value, dict[str, Any]], ...] = (
    (PROGRAM, {"sessions_per_year": 1}),
    (PROGRAM, {"sessions_per_year": 52}),
    (PROGRAM, {"last_day": date(2007, 4, 2)}),
    (Organization(name="Alder", first_day=FIRST, last_day=FIRST), {}),
    (Person(name="李", email="li@example.org"), {}),
    (Appointment(person_id=1, organization_id=1, role=Role.CEO, first_day=FIRST, last_day=FIRST), {}),
    (SESSION, {"number": 999}),
    (SESSION, {"papers_due": FIRST}),
    (Dinner(session_id=1, day=FIRST, seats=1), {}),
    (Dinner(session_id=1, day=FIRST, seats=500), {}),
    (ITEM, {"minutes": 1}),
    (ITEM, {"minutes": 24 * 60 - 1}),
    (ITEM, {"for_ceos": False, "for_guest": True}),
    (TemplateItem(template_id=1, title="Lunch", minutes=1), {}),
    (MARK, {"items_attended": 0}),
    (MARK, {"arrived": time(9), "left": time(9, 1)}),
    (MEASURE, {"multiply": 0.001}),
    (MEASURE, {"baseline_first": FIRST, "baseline_last": FIRST, "freeze_baseline": True}),
    (MEASURE, {"kind": MeasureKind.PROPORTION, "theoretical_limit": 100}),
    (MEASURE, {"theoretical_limit": 3, "limit_reason": "Some are born with it."}),
    (MONTH, {"numerator": 0, "denominator": 0}),
    (MONTH, {"numerator": 1, "denominator": 1}),
    (COMMITMENT, {"participants": 0}),
    (Action(session_id=1, organization_id=1, what="Call"), {}),
    (SCORE, {"score": 1, "question": 4}),
    (SCORE, {"score": 5}),
    (RareEvent(measure_id=1, day=FIRST, cases=0), {}),
    (ASSESSMENT, {"score": 0.5}),
    (ASSESSMENT, {"score": 5}),
    (AskOffer(session_id=1, organization_id=1, offer="A nurse"), {}),
)


@pytest.mark.parametrize(("value", "fields", "field", "sentence"), WRONG)
def test_what_is_wrong_is_said_at_its_field(
    value: Value, fields: dict[str, Any], field: str, sentence: str
) -> None:
    found = problems(replace(value, **fields))
    assert [(problem.field, problem.sentence) for problem in found] == [(field, sentence)]


@pytest.mark.parametrize(("value", "fields"), RIGHT)
def test_what_is_just_right_is_taken(value: Value, fields: dict[str, Any]) -> None:
    assert problems(replace(value, **fields)) == ()


@pytest.mark.parametrize(("field", "most"), [("name", 300), ("note", 20_000)])
def test_a_text_that_does_not_fit_is_not_cut(field: str, most: int) -> None:
    fields: dict[str, Any] = {"name": "Ann", field: "x" * most}
    assert problems(Person(**fields)) == ()
    (problem,) = problems(Person(**{**fields, field: "x" * (most + 1)}))
    assert problem.field == field
    assert problem.sentence == (
        f"This is {most + 1:,} characters long; up to {most:,} can be kept. "
        "Nothing was cut: please shorten it."
    )
