"""Portraits of guests: set and taken off."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from lead_desktop.domain.model.changes import Changes
from lead_desktop.domain.model.sessions import Guest, Session
from lead_desktop.domain.text.formatting import quoted
from lead_desktop.services import rules
from lead_desktop.services.program_file import ProgramFile
from lead_desktop.services.scheduling.papers import read_small

if TYPE_CHECKING:
    from lead_desktop.storage.unit_of_work import UnitOfWork


def set_portrait(file: ProgramFile, guest_id: int, path: Path) -> Changes:
    """Keep a picture as a guest's portrait.

    Raises:
        FileRefused: it is no PNG or JPEG, or too large.
        ReasonNeeded: the session was held, and there is no reason.
    """
    # Imported with the first picture, like what reads PDF.
    from lead_desktop.documents.scheduling.portraits import MAXIMUM_PORTRAIT_BYTES, prepare

    data = prepare(read_small(path, MAXIMUM_PORTRAIT_BYTES), path.name)
    with file.changing() as work:
        guest = work.get(Guest, guest_id)
        label = f"Set the portrait of {quoted(guest.name)}"
        return _change(work, replace(guest, portrait=work.keep_bytes(data)), label)


def remove_portrait(file: ProgramFile, guest_id: int) -> Changes:
    """Take a guest's portrait off."""
    with file.changing() as work:
        guest = work.get(Guest, guest_id)
        label = f"Take off the portrait of {quoted(guest.name)}"
        return _change(work, replace(guest, portrait=None), label)


def _change(work: UnitOfWork, guest: Guest, label: str) -> Changes:
    """Keep a guest; where the session was held, its record changes, and that wants a reason."""
    session = work.get(Session, guest.session_id)
    rules.explain(session, work)
    work.change(guest)
    return work.commit(label)
