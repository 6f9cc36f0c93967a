"""Checks of single values: what is wrong with a field, in the words a form shows beside it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch

from lead_desktop.domain.model.actions import EVALUATION_QUESTIONS, Action, AskOffer, EvaluationScore
from lead_desktop.domain.model.agenda import (
    AgendaItem,
    DayTemplate,
    Paper,
    TemplateItem,
    minutes_of,
    minutes_of_end,
)
from lead_desktop.domain.model.attendance import Mark, MarkKind, TurnedAway
from lead_desktop.domain.model.commitments import Assessment, Commitment
from lead_desktop.domain.model.goals import (
    ChangeMarker,
    Goal,
    GoalState,
    Measure,
    MeasureKind,
    Observation,
    RareEvent,
)
from lead_desktop.domain.model.people import Appointment, Organization, Person
from lead_desktop.domain.model.program import Program
from lead_desktop.domain.model.sessions import Dinner, Guest, Session, SessionState, Topic
from lead_desktop.domain.model.value import Value
from lead_desktop.domain.sentences import (
    ITEM_LENGTH,
    ITEM_TITLE,
    LAST_BEFORE_FIRST,
    SCORE_RANGE,
    WHY_CANCELLED,
    WHY_RETIRED,
)
from lead_desktop.domain.text.formatting import number
from lead_desktop.errors import Problem

LONGEST_LINE = 300
LONGEST_TEXT = 20_000
LONGEST_ITEM = 24 * 60 - 1
LARGEST_SESSION_NUMBER = 999
"""The largest number a session can have."""

_LONG_TEXTS = frozenset(
    {
        "about",
        "ask",
        "biography",
        "definition",
        "dietary",
        "example_text",
        "game_plan_text",
        "host_text",
        "limit_reason",
        "logistics",
        "next_step",
        "note",
        "notes",
        "offer",
        "topic_text",
        "travel",
        "what",
        "why",
    }
)

LARGEST_NUMBER = 1e12
"""Beyond this a month's number is a slip of the keys."""


def problems(value: Value) -> tuple[Problem, ...]:
    """Return everything wrong with a value on its own, in the order of its fields; empty when it is sound.

    Rules that need other values (two CEOs at once, a goal too many) are decided where these are known.
    """
    return (*_lengths(value), *_own(value))


def month_problems(measure: Measure, observation: Observation) -> tuple[Problem, ...]:
    """Return what is wrong with one month's numbers, whether typed, pasted or read from a workbook.

    Beside what a month's numbers must be by themselves: events are counted whole, and of all patients no more
    than all can be counted. The sentence of each stands here alone.
    """
    return problems(observation) or tuple(_counted(measure, observation))


def _counted(measure: Measure, observation: Observation) -> Iterator[Problem]:
    numerator, denominator = observation.numerator, observation.denominator
    if numerator is None:
        return
    if measure.kind.counts_events and numerator % 1:
        yield Problem("numerator", f"Events are counted whole; {number(numerator)} is no such count.")
    if measure.kind is MeasureKind.PROPORTION and denominator is not None and numerator > denominator:
        yield Problem("numerator", f"{number(numerator)} of {number(denominator)} is more than all.")


def _lengths(value: Value) -> Iterator[Problem]:
    """Refuse text that would not fit a page: 300 characters for a line, 20,000 for a text."""
    for name in value.__dataclass_fields__:
        content = getattr(value, name)
        if not isinstance(content, str):
            continue
        longest = LONGEST_TEXT if name in _LONG_TEXTS else LONGEST_LINE
        if len(content) > longest:
            yield Problem(
                name,
                f"This is {len(content):,} characters long; up to {longest:,} can be kept. "
                "Nothing was cut: please shorten it.",
            )


def _required(value: Value, field: str, sentence: str) -> Iterator[Problem]:
    if not getattr(value, field).strip():
        yield Problem(field, sentence)


@singledispatch
def _own(value: Value) -> Iterator[Problem]:
    """Yield what is wrong with the fields of one kind of value."""
    del value
    yield from ()


@_own.register
def _program(value: Program) -> Iterator[Problem]:
    yield from _required(value, "name", "Please give the program a name.")
    if value.last_day <= value.first_day:
        yield Problem("last_day", "The last day must come after the first day.")
    if not 1 <= value.sessions_per_year <= 52:
        yield Problem("sessions_per_year", "Sessions per year must be between 1 and 52.")


@_own.register
def _organization(value: Organization) -> Iterator[Problem]:
    yield from _required(value, "name", "Please give the organization a name.")
    if value.first_day is not None and value.last_day is not None and value.last_day < value.first_day:
        yield Problem("last_day", "The organization would leave before it joins.")


@_own.register
def _person(value: Person) -> Iterator[Problem]:
    yield from _required(value, "name", "Please give the person's name.")
    yield from _mail_address(value.email)


def _mail_address(email: str) -> Iterator[Problem]:
    if email and ("@" not in email.strip("@") or any(character.isspace() for character in email)):
        yield Problem("email", "This is not a mail address; one looks like name@example.org.")


@_own.register
def _appointment(value: Appointment) -> Iterator[Problem]:
    if value.last_day is not None and value.last_day < value.first_day:
        yield Problem("last_day", LAST_BEFORE_FIRST)


@_own.register
def _session(value: Session) -> Iterator[Problem]:
    if not 1 <= value.number <= LARGEST_SESSION_NUMBER:
        yield Problem("number", f"A session's number must be between 1 and {LARGEST_SESSION_NUMBER}.")
    if value.papers_due is not None and value.papers_due > value.day:
        yield Problem("papers_due", "Papers would be due after the session.")
    if value.state is SessionState.CANCELLED:
        yield from _required(value, "cancelled_reason", WHY_CANCELLED)


@_own.register
def _guest(value: Guest) -> Iterator[Problem]:
    yield from _required(value, "name", "Please give the guest's name.")
    yield from _mail_address(value.email)


@_own.register
def _dinner(value: Dinner) -> Iterator[Problem]:
    if value.seats is not None and not 1 <= value.seats <= 500:
        yield Problem("seats", "Seats must be between 1 and 500.")


@_own.register
def _agenda_item(value: AgendaItem) -> Iterator[Problem]:
    yield from _required(value, "title", ITEM_TITLE)
    if not 1 <= value.minutes <= LONGEST_ITEM:
        yield Problem("minutes", ITEM_LENGTH)
    if not (value.for_ceos or value.for_quality or value.for_guest):
        yield Problem("for_ceos", "Nobody is invited to this item; choose at least one of C, Q and G.")


@_own.register
def _paper(value: Paper) -> Iterator[Problem]:
    yield from _required(value, "title", "Please give the paper a title.")


@_own.register
def _mark(value: Mark) -> Iterator[Problem]:
    if value.kind is MarkKind.ABSENT:
        yield from _required(value, "reason", "Please give a reason for the absence.")
    if (
        value.arrived is not None
        and value.left is not None
        and (minutes_of_end(value.left) <= minutes_of(value.arrived))
    ):
        yield Problem("left", "The time of leaving comes before the arrival.")
    if value.items_attended is not None and value.items_attended < 0:
        yield Problem("items_attended", "Items attended cannot be negative.")


@_own.register
def _turned_away(value: TurnedAway) -> Iterator[Problem]:
    yield from _required(value, "name", "Please give the name of whoever came.")
    yield from _required(value, "reason", "Please note why they came instead of the CEO.")


@_own.register
def _goal(value: Goal) -> Iterator[Problem]:
    yield from _required(value, "statement", "Please state the goal.")
    if value.state is GoalState.RETIRED:
        yield from _required(value, "retired_reason", WHY_RETIRED)


@_own.register
def _measure(value: Measure) -> Iterator[Problem]:
    yield from _required(value, "name", "Please give the measure a name.")
    if value.multiply <= 0:
        yield Problem("multiply", "The multiplier must be greater than zero (100 for percent).")
    if value.has_denominator:
        yield from _required(value, "denominator", "Please say what the denominator counts.")
    if value.freeze_baseline and value.baseline_last is None:
        yield Problem("freeze_baseline", "A baseline can be held only where it has a last month.")
    begin, end = value.baseline_first, value.baseline_last
    if begin is not None and end is not None and end < begin:
        yield Problem("baseline_last", "The baseline ends before it begins.")
    natural = (0.0, 100.0) if value.kind is MeasureKind.PROPORTION else (0.0,)
    if value.theoretical_limit not in natural:
        yield from _required(
            value, "limit_reason", "A limit other than 0 or 100 percent needs a justification in writing."
        )


@_own.register
def _observation(value: Observation) -> Iterator[Problem]:
    if value.numerator is not None and value.numerator < 0:
        yield Problem("numerator", "A count cannot be negative.")
    if value.denominator is not None and value.denominator < 0:
        yield Problem("denominator", "A denominator cannot be negative.")
    for field, entered in (("numerator", value.numerator), ("denominator", value.denominator)):
        if entered is not None and entered > LARGEST_NUMBER:
            yield Problem(field, "This number is too large for a month.")
    if value.numerator and value.denominator == 0:
        yield Problem("denominator", "There are events, but the denominator is zero.")
    if value.month.day != 1:
        yield Problem("month", "A month is kept by its first day.")
    if value.excluded:
        yield from _required(value, "note", "Please note why this month is left out of the centre line.")


@_own.register
def _marker(value: ChangeMarker) -> Iterator[Problem]:
    yield from _required(value, "label", "Please say what was changed.")


@_own.register
def _commitment(value: Commitment) -> Iterator[Problem]:
    yield from _required(value, "what", "Please say what was done.")
    if value.participants is not None and value.participants < 0:
        yield Problem("participants", "The number of participants cannot be negative.")


@_own.register
def _action(value: Action) -> Iterator[Problem]:
    yield from _required(value, "what", "Please say what was promised.")
    if value.person_id is None and value.organization_id is None:
        yield Problem("person_id", "Please say who promised it.")


@_own.register
def _score(value: EvaluationScore) -> Iterator[Problem]:
    if not 1 <= value.score <= 5:
        yield Problem("score", SCORE_RANGE)
    if not 1 <= value.question <= len(EVALUATION_QUESTIONS):
        yield Problem("question", f"There are {len(EVALUATION_QUESTIONS)} questions.")


@_own.register
def _template(value: DayTemplate) -> Iterator[Problem]:
    yield from _required(value, "name", "Please give the template a name.")


@_own.register
def _template_item(value: TemplateItem) -> Iterator[Problem]:
    yield from _required(value, "title", ITEM_TITLE)
    if not 1 <= value.minutes <= LONGEST_ITEM:
        yield Problem("minutes", ITEM_LENGTH)


@_own.register
def _topic(value: Topic) -> Iterator[Problem]:
    yield from _required(value, "title", "Please say what the topic is.")


@_own.register
def _event(value: RareEvent) -> Iterator[Problem]:
    if value.cases is not None and value.cases < 0:
        yield Problem("cases", "The number of cases cannot be negative.")


@_own.register
def _assessment(value: Assessment) -> Iterator[Problem]:
    if not 0.5 <= value.score <= 5 or value.score * 2 != int(value.score * 2):
        yield Problem("score", "An assessment is a number from 0.5 to 5, in halves.")
    yield from _required(value, "who", "Please say who made this assessment.")


@_own.register
def _ask_offer(value: AskOffer) -> Iterator[Problem]:
    if not value.ask.strip() and not value.offer.strip():
        yield Problem("ask", "Please note what is asked or what is offered.")
