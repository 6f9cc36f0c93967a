"""Readiness of a session, read from an open program."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from lead_desktop.domain.model.sessions import Session
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.readiness import readiness
from lead_desktop.domain.readiness.readiness import Finding, Level
from lead_desktop.errors import NotFound
from lead_desktop.services.issue_log import changed_since_issue
from lead_desktop.services.program_file import ProgramFile

if TYPE_CHECKING:
    from lead_desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Readiness:
    """What was found about one session, and how far away it is in words."""

    session: Session
    countdown: str
    findings: tuple[Finding, ...]

    @property
    def blocked(self) -> bool:
        """Tell whether anything stands in the way of the session."""
        return any(finding.level is Level.BLOCKING for finding in self.findings)


def findings(file: ProgramFile, session_id: int) -> tuple[Finding, ...]:
    """Return what there is to say about a session today.

    Raises:
        NotFound: there is no such session.
    """
    with file.reading() as unit:
        return findings_in(unit, unit.snapshot(), session_id, file.today())


def findings_in(unit: UnitOfWork, snapshot: Snapshot, session_id: int, today: date) -> tuple[Finding, ...]:
    """Return what there is to say about a session of a snapshot that is read already.

    Raises:
        NotFound: there is no such session.
    """
    session = snapshot.session_by_id.get(session_id)
    changed = changed_since_issue(unit, session) if session is not None else ()
    return readiness.findings(snapshot, session_id, today, changed)


def check(file: ProgramFile, session_number: int | None = None) -> Readiness:
    """Look at the session with a number, or at the next one.

    Raises:
        NotFound: there is no such session, or none lies ahead.
    """
    today = file.today()
    with file.reading() as unit:
        snapshot = unit.snapshot()
        if session_number is None:
            session = snapshot.next_session(today)
            if session is None:
                raise NotFound("No session lies ahead; name one with --session.")
        else:
            session = snapshot.session_numbered(session_number)
            if session is None:
                raise NotFound(f"There is no session {session_number} in this program.")
        found = findings_in(unit, snapshot, session.id, today)
    return Readiness(session, readiness.countdown(session, today), found)
