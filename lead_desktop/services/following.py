"""What follows from a change, whatever made it: the agenda says what its session's facts say now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lead_desktop.domain.model.people import Appointment
from lead_desktop.domain.model.sessions import Guest, Session
from lead_desktop.domain.scheduling.agenda_facts import follow_facts

if TYPE_CHECKING:
    from lead_desktop.storage.unit_of_work import UnitOfWork

_FACTS = frozenset({Session, Guest, Appointment})


def follow(work: UnitOfWork) -> None:
    """Change with the facts of sessions the items that say them, as part of the same change."""
    if not work.touched & _FACTS:
        return
    for item in follow_facts(work.before, work.snapshot()):
        work.change(item)
