"""The five-part scorecard: the goals and the four other strands, what is noted and how it is assessed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from lead_desktop.domain.goals.goal_cards import GoalCard, goal_cards
from lead_desktop.domain.goals.progress import Standing
from lead_desktop.domain.model.commitments import Assessment, Assessor, Commitment, Part, Strand
from lead_desktop.domain.model.formats import INTERNATIONAL, Formats
from lead_desktop.domain.model.goals import GoalState
from lead_desktop.domain.model.people import Organization, Role
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.text import formatting
from lead_desktop.domain.text.months import last_full_month

FIVE_PARTS = (Part.GOALS, Part.TRUSTEES, Part.INVOLVEMENT, Part.PHYSICIANS, Part.PATIENTS)
SCORES = tuple(step / 2 for step in range(1, 11))
"""The steps of an assessment: 0.5 to 5 in halves."""

_MEANINGS = {
    0.5: "intent to take part",
    1.0: "a team is forming",
    1.5: "planning has begun",
    2.0: "activity, but no changes",
    2.5: "changes tested, no improvement yet",
    3.0: "modest improvement",
    3.5: "improvement",
    4.0: "significant improvement",
    4.5: "sustainable improvement",
    5.0: "outstanding, sustainable results",
}
"""Short words for the steps, after the Institute for Healthcare Improvement's assessment scale for
collaboratives."""


@dataclass(frozen=True, slots=True)
class PartLine:
    """One part of an organization's scorecard.

    `text` says what is noted; `own` and `director` are the latest assessments by the organization itself
    and by the program's director; `history` holds all of them, the latest first.
    """

    part: Part
    text: str
    own: Assessment | None
    director: Assessment | None
    history: tuple[Assessment, ...]
    entries: tuple[Commitment, ...] = ()
    formats: Formats = INTERNATIONAL

    @property
    def apart(self) -> bool:
        """Tell whether the two assessments differ by a whole point or more, which is worth a talk."""
        return (
            self.own is not None
            and self.director is not None
            and abs(self.own.score - self.director.score) >= 1
        )


@dataclass(frozen=True, slots=True)
class Scorecard:
    """An organization's five parts, and progress as a whole.

    `chief` and `director` are the names of its CEO, if it has one, and of the program's director.
    """

    organization: Organization
    chief: str
    director: str
    parts: tuple[PartLine, ...]
    overall: PartLine


def scorecards(snapshot: Snapshot, until: date) -> tuple[Scorecard, ...]:
    """Return every organization's scorecard as of a day."""
    cards = goal_cards(snapshot, last_full_month(until))
    return tuple(_scorecard(snapshot, organization, cards, until) for organization in snapshot.organizations)


def _scorecard(
    snapshot: Snapshot, organization: Organization, cards: Sequence[GoalCard], until: date
) -> Scorecard:
    mine = [
        card
        for card in cards
        if card.organization.id == organization.id and card.goal.state is GoalState.ACTIVE
    ]
    chief = snapshot.holder(organization.id, Role.CEO, until)
    lines = part_lines(
        [measure.progress.standing for card in mine for measure in card.measures[:1]],
        len(mine),
        [entry for entry in snapshot.commitments if entry.organization_id == organization.id],
        [entry for entry in snapshot.assessments if entry.organization_id == organization.id],
        snapshot.formats,
        until=until,
    )
    name = snapshot.person_by_id[chief.person_id].name if chief is not None else ""
    return Scorecard(organization, name, snapshot.program.director, lines[:-1], lines[-1])


def part_lines(
    standings: Sequence[Standing],
    goals: int,
    commitments: Iterable[Commitment],
    assessments: Iterable[Assessment],
    formats: Formats,
    *,
    until: date,
) -> tuple[PartLine, ...]:
    """Return an organization's five parts and the whole as of a day, from standings and entries."""
    noted = [commitment for commitment in commitments if commitment.day <= until]
    assessed = sorted(
        (assessment for assessment in assessments if assessment.day <= until),
        key=lambda assessment: (assessment.day, assessment.id),
        reverse=True,
    )

    def line(part: Part) -> PartLine:
        history = tuple(assessment for assessment in assessed if assessment.part is part)
        entries = tuple(
            sorted(
                (commitment for commitment in noted if commitment.strand.value == part.value),
                key=lambda commitment: commitment.day,
                reverse=True,
            )
        )
        text = goal_text(standings, goals) if part is Part.GOALS else entry_text(entries, formats)
        return PartLine(
            part,
            "" if part is Part.OVERALL else text,
            next((assessment for assessment in history if assessment.assessor is Assessor.SELF), None),
            next((assessment for assessment in history if assessment.assessor is Assessor.DIRECTOR), None),
            history,
            entries,
            formats,
        )

    return tuple(line(part) for part in (*FIVE_PARTS, Part.OVERALL))


def goal_text(standings: Sequence[Standing], goals: int) -> str:
    """Say in a few words where an organization's goals stand: 4 goals: 3 better, 1 at the limit."""
    if not goals:
        return "no goals yet"
    counted = [
        (standings.count(Standing.AT_LIMIT), "at the limit"),
        (standings.count(Standing.BETTER), "better"),
        (standings.count(Standing.UNCHANGED), "unchanged"),
        (standings.count(Standing.WORSE), "worse"),
        (standings.count(Standing.UNKNOWN), "without numbers"),
    ]
    text = ", ".join(f"{count} {word}" for count, word in counted if count)
    return f"{formatting.plural(goals, 'goal')}: {text}" if text else formatting.plural(goals, "goal")


def entry_text(entries: Sequence[Commitment], formats: Formats) -> str:
    """Say in a few words what is noted of a strand: 3 entries, last on 25 Sep 2007, 31 took part."""
    if not entries:
        return "nothing noted yet"
    last = max(entry.day for entry in entries)
    day = f"{formatting.brief_day(last, formats)} {last.year}"
    text = f"{formatting.plural(len(entries), 'entry', 'entries')}, last on {day}"
    took_part = sum(entry.participants or 0 for entry in entries)
    return f"{text}, {formatting.number(took_part)} took part" if took_part else text


def part_text(part: Part) -> str:
    """Write a part as a heading."""
    return part.value[0].upper() + part.value[1:]


def strand_text(strand: Strand) -> str:
    """Write a strand as a heading."""
    return strand.value[0].upper() + strand.value[1:]


def strand_short(strand: Strand) -> str:
    """Write a strand as it stands in a list."""
    return "Trustees and leadership" if strand is Strand.TRUSTEES else strand_text(strand)


def score_text(assessment: Assessment | None) -> str:
    """Write a score: 3.5, or a dash where there is none."""
    return f"{assessment.score:.1f}" if assessment is not None else "–"


def score_meaning(score: float) -> str:
    """Return what a step of the scale means; empty for what is no step."""
    return _MEANINGS.get(score, "")


def assessor_text(assessor: Assessor) -> str:
    """Write who assesses."""
    return "The organization itself" if assessor is Assessor.SELF else "The program’s director"
