"""The whole group: every goal on its way, and what the charts tell that is new since the last session."""

from __future__ import annotations

from dataclasses import dataclass

from lead_desktop.domain.goals.limit_progress import is_new_signal
from lead_desktop.domain.goals.progress import progress
from lead_desktop.domain.model.sessions import Session, SessionState
from lead_desktop.domain.text.months import last_full_month
from lead_desktop.services.goals.goals import GoalCard, MeasureCard, ordered_organizations, read_cards
from lead_desktop.services.program_file import ProgramFile


@dataclass(frozen=True, slots=True)
class GroupProgress:
    """The whole group: every goal, the last session, and the measures with a signal since then."""

    cards: tuple[GoalCard, ...]
    last_session: Session | None
    fresh: tuple[MeasureCard, ...]


def group(file: ProgramFile) -> GroupProgress:
    """Return every goal that is not retired with what is new since the last session."""
    today = file.today()
    with file.reading() as work:
        rule_set = work.program().rule_set
        cards = read_cards(work, ordered_organizations(work), last_full_month(today), retired=False)
        sessions = work.all(Session)
    behind = [one for one in sessions if one.day < today and one.state is not SessionState.CANCELLED]
    last = max(behind, key=lambda one: one.day, default=None)
    if last is None:
        return GroupProgress(cards, None, ())
    then = last_full_month(last.day)

    def is_fresh(one: MeasureCard) -> bool:
        before = progress(
            one.measure, one.observations, one.markers, until=then, rule_set=rule_set, events=one.events
        )
        return is_new_signal(one.progress, before)

    fresh = tuple(one for card in cards for one in card.measures if one.progress.signal and is_fresh(one))
    return GroupProgress(cards, last, fresh)
