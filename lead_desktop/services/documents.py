"""Documents beside the packets: each made from the program as it is now, as PDF bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lead_desktop import paths
from lead_desktop.domain.model.agenda import Audience
from lead_desktop.domain.model.people import Role
from lead_desktop.domain.sentences import NO_SUCH_SESSION
from lead_desktop.errors import NotFound, Refused
from lead_desktop.services.program_file import ProgramFile

if TYPE_CHECKING:
    from lead_desktop.documents.renderer import Renderer


def renderer(file: ProgramFile, session_id: int | None = None) -> Renderer:
    """Read what documents are made of: the snapshot, and the bytes of a session's papers and portraits.

    Raises:
        NotFound: there is no such session.
    """
    # Imported when the first page is wanted: the window need not wait for it.
    from lead_desktop.documents.renderer import Renderer

    with file.reading() as work:
        snapshot = work.snapshot()
        wanted: set[str] = set()
        if session_id is not None:
            if session_id not in snapshot.session_by_id:
                raise NotFound(NO_SUCH_SESSION)
            items = {item.id for item in snapshot.items_of(session_id)}
            wanted |= {paper.sha256 for paper in snapshot.papers if paper.item_id in items and paper.sha256}
            wanted |= {guest.portrait for guest in snapshot.guests_of(session_id) if guest.portrait}
        files = {sha256: work.bytes_of(sha256) for sha256 in sorted(wanted)}
    return Renderer(snapshot, files, paths.resources(), file.today())


def agenda(file: ProgramFile, session_id: int, audience: Audience) -> bytes:
    """Return the agenda of a session for one group."""
    return renderer(file, session_id).agenda(session_id, audience)


def run_sheet(file: ProgramFile, session_id: int) -> bytes:
    """Return the run sheet of a session, with the notes that no packet shows."""
    return renderer(file, session_id).run_sheet(session_id)


def sign_in_sheet(file: ProgramFile, session_id: int) -> bytes:
    """Return the sign-in sheet of a session."""
    return renderer(file, session_id).sign_in_sheet(session_id)


def name_tents(file: ProgramFile, session_id: int) -> bytes:
    """Return the name tents of a session, one to a page, to be folded."""
    return renderer(file, session_id).name_tents(session_id)


def badges(file: ProgramFile, session_id: int) -> bytes:
    """Return the badges of a session, eight to a page."""
    return renderer(file, session_id).badges(session_id)


def evaluation_form(file: ProgramFile, session_id: int) -> bytes:
    """Return the evaluation form of a session."""
    return renderer(file, session_id).evaluation_form(session_id)


def attendance_record(file: ProgramFile, year: int | None = None) -> bytes:
    """Return the attendance record of a program year, or of the whole program."""
    return renderer(file).attendance_record(year)


def attendance_letter(file: ProgramFile, person_id: int) -> bytes:
    """Return the letter that says which sessions a person attended.

    Raises:
        NotFound: there is no such person.
    """
    made = renderer(file)
    if person_id not in made.snapshot.person_by_id:
        raise NotFound("This person is no longer in the program.")
    return made.attendance_letter(person_id)


def catch_up_packet(file: ProgramFile, appointment_id: int) -> bytes:
    """Return what somebody who has just become CEO of an organization needs to know.

    Raises:
        NotFound: there is no such appointment.
        Refused: it is not a CEO's; goals, topics and actions of the group are theirs alone.
    """
    made = renderer(file)
    appointment = made.snapshot.appointment_by_id.get(appointment_id)
    if appointment is None:
        raise NotFound("This appointment is no longer in the program.")
    if appointment.role is not Role.CEO:
        raise Refused("A catch-up packet is made for a new CEO: it holds what only CEOs are to see.")
    return made.catch_up_packet(appointment_id)


def group_progress(file: ProgramFile) -> bytes:
    """Return the pages of the whole group: every goal's way to its limit, what is new, every chart."""
    return renderer(file).group_progress()


def scorecard(file: ProgramFile) -> bytes:
    """Return the scorecards of all organizations as of today."""
    return renderer(file).scorecard()
