"""Which session is next, and which was last."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from lead_desktop.domain.model.sessions import SessionState
from tests.snapshots import DAY, changed_session, prepared


def test_the_session_of_today_is_next_and_not_last() -> None:
    snapshot = prepared()
    assert snapshot.next_session(DAY) == snapshot.session_numbered(7)
    last = snapshot.last_session(DAY)
    assert last is None or last.day < DAY


def test_the_day_after_it_was_the_last() -> None:
    snapshot = prepared()
    after = DAY + timedelta(days=1)
    assert snapshot.last_session(after) == snapshot.session_numbered(7)


def test_a_cancelled_session_is_neither() -> None:
    snapshot = changed_session(prepared(), state=SessionState.CANCELLED)
    snapshot = replace(
        snapshot, sessions=tuple(session for session in snapshot.sessions if session.number == 7)
    )
    assert snapshot.next_session(DAY) is None
    assert snapshot.last_session(DAY + timedelta(days=1)) is None
