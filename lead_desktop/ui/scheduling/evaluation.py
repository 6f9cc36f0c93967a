"""Evaluation forms typed in from paper: one row a form, one column a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lead_desktop.domain.actions import EVALUATION_QUESTIONS, EvaluationScore
from lead_desktop.ui.dialogs.fields import Choice, Field

_SCORES = ((None, "left open"), *((score, str(score)) for score in range(1, 6)))


@dataclass(frozen=True, slots=True)
class EvaluationForm:
    """The answers of one paper form; None stands for a question left open."""

    id: int
    first: int | None = None
    second: int | None = None
    third: int | None = None
    fourth: int | None = None

    @property
    def answers(self) -> tuple[int | None, ...]:
        """Return the answers in the order of the questions."""
        return (self.first, self.second, self.third, self.fourth)


def forms(scores: Sequence[EvaluationScore]) -> tuple[EvaluationForm, ...]:
    """Return the forms of a session in their order."""
    found = []
    for number in sorted({score.form for score in scores}):
        answers = {score.question: score.score for score in scores if score.form == number}
        found.append(EvaluationForm(number, *(answers.get(question) for question in range(1, 5))))
    return tuple(found)


def mean_words(scores: Sequence[EvaluationScore], question: int) -> str:
    """Return the mean answer to a question, or a dash."""
    answers = [score.score for score in scores if score.question == question]
    return f"{sum(answers) / len(answers):.1f}" if answers else "–"


def form_fields() -> tuple[Field, ...]:
    """Return a choice from 1 to 5 for every question."""
    names = ("first", "second", "third", "fourth")
    return tuple(
        Choice(name, f"&{place}  {question}", _SCORES)
        for place, (name, question) in enumerate(zip(names, EVALUATION_QUESTIONS, strict=True), start=1)
    )
