"""Evaluation: how the community values its sessions, question by question."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lead_desktop.domain.model.actions import EVALUATION_QUESTIONS, EvaluationScore
from lead_desktop.domain.model.formats import INTERNATIONAL, Formats
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.scheduling.hosting import in_order


@dataclass(frozen=True, slots=True)
class Form:
    """The answers of one paper form in the order of the questions; None stands for one left open."""

    number: int
    answers: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Evaluated:
    """One session in the trend: how many forms there are, and the mean answer to each question.

    A mean is None where nobody answered. Answers to different questions are never put into one mean.
    """

    session_id: int
    number: int
    day: date
    forms: int
    means: tuple[float | None, ...]
    formats: Formats = INTERNATIONAL


def forms(scores: Iterable[EvaluationScore]) -> tuple[Form, ...]:
    """Return the forms of one session in their order."""
    by_form: dict[int, dict[int, int]] = {}
    for score in scores:
        by_form.setdefault(score.form, {})[score.question] = score.score
    questions = range(1, len(EVALUATION_QUESTIONS) + 1)
    return tuple(
        Form(number, tuple(by_form[number].get(question) for question in questions))
        for number in sorted(by_form)
    )


def mean(scores: Iterable[EvaluationScore], question: int) -> float | None:
    """Return the mean answer to one question, or None where nobody answered."""
    answers = [score.score for score in scores if score.question == question]
    return sum(answers) / len(answers) if answers else None


def trend(snapshot: Snapshot) -> tuple[Evaluated, ...]:
    """Return the sessions that were evaluated, by day, with the mean of each question."""
    found = []
    for session in in_order(snapshot.sessions):
        mine = [score for score in snapshot.scores if score.session_id == session.id]
        if mine:
            found.append(
                Evaluated(
                    session.id,
                    session.number,
                    session.day,
                    len({score.form for score in mine}),
                    tuple(mean(mine, question) for question in range(1, len(EVALUATION_QUESTIONS) + 1)),
                    snapshot.formats,
                )
            )
    return tuple(found)
