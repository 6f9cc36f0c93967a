"""What a session can become from where it is."""

from __future__ import annotations

from datetime import date

from lead_desktop.domain.model.sessions import Session, SessionState

NEXT_STATES = {
    SessionState.DRAFT: (SessionState.ANNOUNCED, SessionState.HELD, SessionState.CANCELLED),
    SessionState.ANNOUNCED: (SessionState.DRAFT, SessionState.HELD, SessionState.CANCELLED),
    SessionState.HELD: (SessionState.ANNOUNCED, SessionState.DRAFT),
    SessionState.CANCELLED: (SessionState.DRAFT, SessionState.ANNOUNCED),
}
"""What leads on from each state, the likeliest first. Who held a session cannot cancel it: people came."""


def next_states(session: Session, today: date) -> tuple[SessionState, ...]:
    """Return what a session can become today; it is held on its day or later, never before."""
    return tuple(
        state
        for state in NEXT_STATES[session.state]
        if state is not SessionState.HELD or session.day <= today
    )
