"""The whole group: every measure on its way to its limit, and what its charts tell since the last session."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lead_desktop.domain.goals.goal_cards import GoalCard, MeasureCard, goal_cards, progress_of
from lead_desktop.domain.goals.limit_progress import is_new_signal
from lead_desktop.domain.goals.progress import Standing
from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.model.sessions import Session
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.text.formatting import plain_day, plural
from lead_desktop.domain.text.months import last_full_month

AT_LIMIT = "At the theoretical limit"
NONE_AT_LIMIT = "None yet."
NO_NEW_SIGNAL = "None: no chart has told anything new."


@dataclass(frozen=True, slots=True)
class GroupProgress:
    """Every goal that is not retired, up to the last full month `until`.

    `last_session` is the one before today; `new_signals` are the measures whose chart tells something that it
    did not tell on that day.
    """

    cards: tuple[GoalCard, ...]
    until: date
    last_session: Session | None
    new_signals: tuple[MeasureCard, ...]
    formats: Formats

    @property
    def measures(self) -> tuple[MeasureCard, ...]:
        """Return every measure in the order of every list."""
        return tuple(measure for card in self.cards for measure in card.measures)

    @property
    def at_limit(self) -> tuple[MeasureCard, ...]:
        """Return the measures that are at their theoretical limit."""
        return tuple(card for card in self.measures if card.progress.standing is Standing.AT_LIMIT)

    @property
    def standings(self) -> str:
        """Say in one clause where all measures stand."""
        return standings_text(self.measures)

    @property
    def new_signals_title(self) -> str:
        """Return the heading of what is new."""
        last = self.last_session
        if last is None:
            return "New signals"
        return f"Signals new since session {last.number} on {plain_day(last.day, self.formats)}"


def group_progress(snapshot: Snapshot, today: date) -> GroupProgress:
    """Return the group's progress as of a day."""
    until = last_full_month(today)
    cards = goal_cards(snapshot, until)
    last = snapshot.last_session(today)
    new: tuple[MeasureCard, ...] = ()
    if last is not None:
        then = last_full_month(last.day)
        new = tuple(
            measure
            for card in cards
            for measure in card.measures
            if measure.progress.signal
            and is_new_signal(measure.progress, progress_of(snapshot, measure.measure, then))
        )
    return GroupProgress(cards, until, last, new, snapshot.formats)


def standings_text(measures: Sequence[MeasureCard]) -> str:
    """Say where measures stand: 3 measures: 1 at the limit, 1 better than at the start, …"""
    standings = [card.progress.standing for card in measures]
    return (
        f"{plural(len(measures), 'measure')}: {standings.count(Standing.AT_LIMIT)} at the limit, "
        f"{standings.count(Standing.BETTER)} better than at the start, "
        f"{standings.count(Standing.UNCHANGED)} unchanged, {standings.count(Standing.WORSE)} worse"
    )
