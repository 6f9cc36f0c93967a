"""Evaluation forms: typed in from paper, several at a time, and their trend over the sessions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lead_desktop.domain.model.actions import EVALUATION_QUESTIONS, EvaluationScore
from lead_desktop.domain.model.changes import Changes
from lead_desktop.domain.model.sessions import Session
from lead_desktop.domain.scheduling.evaluation import Evaluated, Form, forms
from lead_desktop.domain.scheduling.evaluation import trend as trend_of
from lead_desktop.domain.text.formatting import plural
from lead_desktop.services import rules
from lead_desktop.services.program_file import ProgramFile

if TYPE_CHECKING:
    from lead_desktop.storage.unit_of_work import UnitOfWork


def forms_of(file: ProgramFile, session_id: int) -> tuple[Form, ...]:
    """Return the evaluation forms of a session."""
    with file.reading() as work:
        return forms(work.all(EvaluationScore, session_id=session_id))


def set_forms(file: ProgramFile, session_id: int, entered: Sequence[Form]) -> Changes:
    """Make these the evaluation forms of a session, as one change; forms without any answer are left out.

    Raises:
        Invalid: an answer is no number from 1 to 5.
    """
    filled = [form for form in entered if any(answer is not None for answer in form.answers)]
    with file.changing() as work:
        session = work.get(Session, session_id)
        known = {score.form for score in work.all(EvaluationScore, session_id=session_id)}
        for number in known - {form.number for form in filled}:
            _set(work, session_id, Form(number, (None,) * len(EVALUATION_QUESTIONS)))
        for form in filled:
            _set(work, session_id, form)
        count = plural(len(filled), "evaluation form") if filled else "no evaluation forms"
        return work.commit(f"Enter {count} for session {session.number}")


def _set(work: UnitOfWork, session_id: int, form: Form) -> None:
    known = {
        score.question: score for score in work.all(EvaluationScore, session_id=session_id, form=form.number)
    }
    for question, answer in enumerate(form.answers, start=1):
        before = known.get(question)
        if answer is None:
            if before is not None:
                work.remove(before)
            continue
        value = EvaluationScore(
            id=before.id if before is not None else 0,
            session_id=session_id,
            form=form.number,
            question=question,
            score=answer,
        )
        rules.check(value, work)
        if before is None:
            work.add(value)
        else:
            work.change(value)


def trend(file: ProgramFile) -> tuple[Evaluated, ...]:
    """Return how the community valued its sessions, by day."""
    with file.reading() as work:
        return trend_of(work.snapshot())
