"""What the frame of the window says about a program: its name, and the next session."""

from __future__ import annotations

from dataclasses import dataclass

from lead_desktop.domain.model.program import Program
from lead_desktop.domain.model.sessions import Session
from lead_desktop.domain.text.formatting import plural
from lead_desktop.services.program_file import ProgramFile


@dataclass(frozen=True, slots=True)
class WindowHeader:
    """The program and its next session; `countdown` says how far away that is."""

    program: Program
    next_session: Session | None
    countdown: str


def window_header(file: ProgramFile) -> WindowHeader:
    """Return what the frame of the window shows."""
    today = file.today()
    snapshot = file.snapshot()
    program, session = snapshot.program, snapshot.next_session(today)
    if session is None:
        return WindowHeader(program, None, "No session ahead")
    days = (session.day - today).days
    when = "today" if days == 0 else plural(days, "day")
    return WindowHeader(program, session, f"Next: Session {session.number} · {when}")
