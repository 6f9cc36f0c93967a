"""Airtime, hosting and topics over the whole program, and the backlog of topics."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from lead_desktop.domain.model.changes import Changes
from lead_desktop.domain.model.people import Organization
from lead_desktop.domain.model.sessions import Session, SessionState, Topic
from lead_desktop.domain.scheduling.airtime import Airtime, Topics, topics
from lead_desktop.domain.scheduling.airtime import airtime as airtime_of
from lead_desktop.domain.scheduling.hosting import HostBalance, balance, host_warnings, in_order
from lead_desktop.domain.text.formatting import quoted
from lead_desktop.errors import Refused
from lead_desktop.services import rules
from lead_desktop.services.program_file import ProgramFile


@dataclass(frozen=True, slots=True)
class AirtimeView:
    """Airtime and hosting by organization, topics, and the sessions that could take one up."""

    airtime: tuple[Airtime, ...]
    hosting: tuple[HostBalance, ...]
    warnings: tuple[str, ...]
    topics: Topics
    organizations: tuple[Organization, ...]
    sessions_ahead: tuple[Session, ...]
    today: date


def airtime(file: ProgramFile) -> AirtimeView:
    """Return how time and hosting are shared out, and which topics are covered and wanted."""
    today = file.today()
    with file.reading() as work:
        snapshot = work.snapshot()
    planned = in_order(snapshot.sessions)
    return AirtimeView(
        airtime_of(snapshot, today),
        balance(snapshot),
        tuple(
            f"Session {session.number}: {warning}"
            for session in planned
            for warning in host_warnings(snapshot, session)
        ),
        topics(snapshot),
        snapshot.organizations,
        tuple(
            session for session in planned if session.day >= today and session.state is not SessionState.HELD
        ),
        today,
    )


def take_up(file: ProgramFile, topic_id: int, session_id: int) -> Changes:
    """Make a wanted topic the shared topic of a session; what the session had is wanted again.

    Raises:
        Refused: the session is over.
    """
    with file.changing() as work:
        topic = work.get(Topic, topic_id)
        session = work.get(Session, session_id)
        if session.state in (SessionState.HELD, SessionState.CANCELLED):
            raise Refused(
                f"Session {session.number} is {session.state.value}; choose one that is still ahead."
            )
        before = session.topic.strip()
        others = [one for one in work.all(Topic, session_id=session_id) if one.id != topic.id]
        for other in others:
            work.change(replace(other, session_id=None))
        if before and before != topic.title and all(one.title != before for one in others):
            work.add(Topic(title=before, note=f"Was planned for session {session.number}."))
        changed = replace(session, topic=topic.title)
        rules.check(changed, work)
        work.change(changed)
        work.change(replace(topic, session_id=session_id))
        return work.commit(f"Take up topic {quoted(topic.title)} at session {session.number}")
