"""Readiness: what stands in the way of a session, what may, and what is done, each with its place.

One list, used in the Scheduling tab, before packets are printed, and by `lead-desktop check`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from lead_desktop.domain.attendance import attendance_findings
from lead_desktop.domain.findings import Finding as Finding
from lead_desktop.domain.findings import Level as Level
from lead_desktop.domain.findings import at
from lead_desktop.domain.model.sessions import Session, SessionState
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.readiness import day_findings, people_findings, work_findings
from lead_desktop.domain.sentences import NO_SUCH_SESSION
from lead_desktop.domain.text import formatting
from lead_desktop.errors import NotFound


def findings(
    snapshot: Snapshot, session_id: int, today: date, changed_since_issue: Sequence[str] = ()
) -> tuple[Finding, ...]:
    """Return what there is to say about a session, in the order in which a day is prepared.

    A session that was held or cancelled needs no preparation; what was not entered after the day is then
    worth a word. `changed_since_issue` names what was changed after its packets were issued.

    Raises:
        NotFound: there is no such session.
    """
    session = snapshot.session_by_id.get(session_id)
    if session is None:
        raise NotFound(NO_SUCH_SESSION)
    if session.state is SessionState.CANCELLED:
        detail = session.cancelled_reason
        return (at(session, Level.GOOD, f"Session {session.number} is cancelled", detail),)
    if session.state is SessionState.HELD:
        return tuple(_held(snapshot, session))
    return (
        *day_findings.about_the_date(snapshot, session, today),
        *people_findings.about_seats(snapshot, session),
        *attendance_findings.about_absences(snapshot, today),
        *day_findings.about_the_agenda(snapshot, session),
        *day_findings.about_the_words(snapshot, session),
        *day_findings.about_the_host(snapshot, session),
        *people_findings.about_leads(snapshot, session),
        *people_findings.about_guests(snapshot, session),
        *day_findings.about_the_topic(session),
        *work_findings.about_papers(snapshot, session, today),
        *work_findings.about_measures(snapshot, today=min(today, session.day)),
        *work_findings.about_goals(snapshot, today),
        *work_findings.about_actions(snapshot, session, today),
        *people_findings.about_the_dinner(snapshot, session),
        *work_findings.about_packets(session, changed_since_issue, snapshot.formats),
    )


def countdown(session: Session, today: date) -> str:
    """Say how far away a session is: Session 7 is in 10 days."""
    days = (session.day - today).days
    if days == 0:
        return f"Session {session.number} is today"
    if days == 1:
        return f"Session {session.number} is tomorrow"
    if days > 0:
        return f"Session {session.number} is in {days} days"
    return f"Session {session.number} was {formatting.plural(-days, 'day')} ago"


def _held(snapshot: Snapshot, session: Session) -> Iterator[Finding]:
    day = formatting.long_day(session.day, snapshot.formats)
    yield at(session, Level.GOOD, f"Session {session.number} was held", day)
    yield from attendance_findings.about_marks(snapshot, session)
    forms = {score.form for score in snapshot.scores if score.session_id == session.id}
    if forms:
        title = f"{formatting.plural(len(forms), 'evaluation form')} entered"
        yield at(session, Level.GOOD, title, "", "evaluation")
    else:
        title = "No evaluation forms entered yet"
        yield at(session, Level.WARNING, title, "four questions, 1 to 5, from the paper forms", "evaluation")
