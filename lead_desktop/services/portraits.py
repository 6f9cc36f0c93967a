"""Portraits of guests: set and taken off."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from lead_desktop.domain.changes import Changes
from lead_desktop.domain.sessions import Guest
from lead_desktop.domain.words import quoted
from lead_desktop.services.papers import read_small
from lead_desktop.services.program_file import ProgramFile


def set_portrait(file: ProgramFile, guest_id: int, path: Path) -> Changes:
    """Keep a picture as a guest's portrait.

    Raises:
        FileRefused: it is no PNG or JPEG, or too large.
    """
    # Imported with the first picture, like what reads PDF.
    from lead_desktop.documents.portraits import MAXIMUM_PORTRAIT_BYTES, prepare

    data = prepare(read_small(path, MAXIMUM_PORTRAIT_BYTES), path.name)
    with file.changing() as work:
        guest = work.get(Guest, guest_id)
        work.change(replace(guest, portrait=work.keep_bytes(data)))
        return work.commit(f"Set the portrait of {quoted(guest.name)}")


def remove_portrait(file: ProgramFile, guest_id: int) -> Changes:
    """Take a guest's portrait off."""
    with file.changing() as work:
        guest = work.get(Guest, guest_id)
        work.change(replace(guest, portrait=None))
        return work.commit(f"Take off the portrait of {quoted(guest.name)}")
