"""Readiness of the work of a day: papers, numbers, goals, actions, and packets that were issued already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from lead_desktop.domain.findings import Finding, Level, at, names, short
from lead_desktop.domain.model.actions import Action, is_open
from lead_desktop.domain.model.agenda import Paper
from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.model.goals import Measure, observed
from lead_desktop.domain.model.people import short_name
from lead_desktop.domain.model.program import MINIMUM_GOALS
from lead_desktop.domain.model.sessions import Session
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.text import formatting
from lead_desktop.domain.text.months import month_of
from lead_desktop.domain.text.numbers import spelled


def about_papers(snapshot: Snapshot, session: Session, today: date) -> Iterator[Finding]:
    """Look at what was sent in, and at what is late or still to come."""
    papers = [paper for item in snapshot.items_of(session.id) for paper in snapshot.papers_of(item.id)]
    received = sum(paper.sha256 is not None for paper in papers)
    if received:
        everything = formatting.plural(len(papers), "paper")
        if received < len(papers):
            yield at(session, Level.GOOD, f"{received} of {everything} received", "", "papers")
        else:
            title = f"{'All ' if received > 1 else ''}{everything} received"
            yield at(session, Level.GOOD, title, "", "papers")
    for paper in papers:
        if paper.sha256 is None:
            yield _missing_paper(paper, paper.due or session.papers_due, today, snapshot.formats)


def _missing_paper(paper: Paper, due: date | None, today: date, formats: Formats) -> Finding:
    whose = (
        f"Pre-read from {paper.owner}"
        if paper.owner.strip()
        else f"Pre-read {formatting.quoted(paper.title)}"
    )
    title = f"{whose} not received"
    if due is None:
        return at(paper, Level.WARNING, title, "no day is set by which it is due", "due")
    late = (today - due).days
    when = f"due {formatting.brief_day(due, formats)}"
    if late > 0:
        return at(paper, Level.BLOCKING, title, f"{when}, {formatting.plural(late, 'day')} late", "file")
    left = "today" if late == 0 else f"in {formatting.plural(-late, 'day')}"
    return at(paper, Level.WARNING, title, f"{when}, {left}", "file")


def about_measures(snapshot: Snapshot, *, today: date) -> Iterator[Finding]:
    """Look for measures of active goals without a number in the last two full months.

    A month's numbers arrive during the next one, so a single open month is no delay.
    """
    expected = month_of(month_of(month_of(today) - timedelta(days=1)) - timedelta(days=1))
    if expected < month_of(snapshot.program.first_day):
        return
    measures = [
        (organization, measure, _last_month(snapshot, measure, today))
        for organization in snapshot.taking_part(today)
        for goal in snapshot.goals_of(organization.id, active_only=True)
        for measure in snapshot.measures_of(goal.id)
    ]
    stale = [found for found in measures if found[2] is None or found[2] < expected]
    if stale:
        lasts = {last for _, _, last in stale}
        only = lasts.pop() if len(lasts) == 1 else None
        since = (
            f"since {formatting.month(only, snapshot.formats)}"
            if only is not None
            else "for two months or more"
        )
        title = f"{formatting.plural(len(stale), 'measure')} not updated {since}"
        places = names(organization for organization, _, _ in stale)
        yield at(stale[0][1], Level.WARNING, title, places)
    elif measures:
        title = (
            f"All {len(measures)} measures are up to date" if len(measures) > 1 else "Measure is up to date"
        )
        yield at(
            measures[0][1],
            Level.GOOD,
            title,
            f"numbers up to {formatting.month(expected, snapshot.formats)} or later",
        )


def _last_month(snapshot: Snapshot, measure: Measure, today: date) -> date | None:
    """Return the last month that is over and has a value; months after the day asked about do not count."""
    months = [
        observation.month
        for observation in snapshot.observations_of(measure.id)
        if observation.month < month_of(today) and observed(measure, observation) is not None
    ]
    return months[-1] if months else None


def about_goals(snapshot: Snapshot, today: date) -> Iterator[Finding]:
    """Look for organizations with fewer than three goals."""
    for organization in snapshot.taking_part(today):
        count = len(snapshot.goals_of(organization.id, active_only=True))
        if count < MINIMUM_GOALS:
            title = f"{short(organization)} has {formatting.plural(count, 'goal') if count else 'no goals'}"
            detail = f"at least {spelled(MINIMUM_GOALS)} are expected"
            yield at(organization, Level.WARNING, title, detail, "goals")


def about_actions(snapshot: Snapshot, session: Session, today: date) -> Iterator[Finding]:
    """Look at what was promised at the sessions before and is not done."""
    earlier = {one.id for one in snapshot.sessions if one.day <= session.day}
    still_open = [
        action for action in snapshot.actions if action.session_id in earlier and is_open(action, today)
    ]
    overdue = [action for action in still_open if action.due is not None and action.due < today]
    overdue.sort(key=lambda action: (action.due or today, action.id))
    if overdue:
        title = formatting.plural(len(overdue), "open action is overdue", "open actions are overdue")
        who = dict.fromkeys(_promised_by(snapshot, action) for action in overdue)
        yield at(overdue[0], Level.WARNING, title, " · ".join(name for name in who if name), "closed")
    elif still_open:
        count = formatting.plural(len(still_open), "open action")
        yield at(still_open[0], Level.GOOD, f"{count}, none overdue", "they come back in the packet")


def _promised_by(snapshot: Snapshot, action: Action) -> str:
    """Return who promised an action, in short."""
    organization = snapshot.organization_by_id.get(action.organization_id or 0)
    if organization is not None:
        return short(organization)
    person = snapshot.person_by_id.get(action.person_id or 0)
    return short_name(person.name) if person is not None else ""


def about_packets(session: Session, changed: Sequence[str], formats: Formats) -> Iterator[Finding]:
    """Say whether packets were issued, and what was changed after that."""
    if session.packets_issued is None:
        return
    day = formatting.brief_day(session.packets_issued, formats)
    if changed:
        listed = changed[0] if len(changed) == 1 else f"{', '.join(changed[:-1])} and {changed[-1]}"
        title = f"Changed since the packets were issued: {listed}"
        yield at(session, Level.WARNING, title, f"issued on {day}; print them again", "packets")
    else:
        yield at(session, Level.GOOD, f"Packets issued on {day}", "nothing has changed since", "packets")
