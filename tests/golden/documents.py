"""The documents of the program, each with all of its pages as pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument

from lead_desktop.domain.model.agenda import Audience
from lead_desktop.domain.model.people import Role
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.packets.plan import PacketOptions, Recipient, Section
from lead_desktop.services import documents
from lead_desktop.services.packets import packets
from lead_desktop.services.program_file import ProgramFile

DPI = 100
"""Dots per inch of a page before it is shrunk."""

Make = Callable[[ProgramFile], bytes]


def _record(file: ProgramFile) -> Snapshot:
    with file.reading() as work:
        return work.snapshot()


def _session_id(file: ProgramFile, number: int) -> int:
    session = _record(file).session_numbered(number)
    assert session is not None
    return session.id


def _packet(number: int, audience: Audience, options: PacketOptions | None = None, place: int = 0) -> Make:
    """Return what makes the packet of one of the recipients of a group."""

    def make(file: ProgramFile) -> bytes:
        session_id = _session_id(file, number)
        found: list[Recipient] = [
            recipient for recipient in packets.recipients(file, session_id) if recipient.audience is audience
        ]
        return packets.build_packet(file, session_id, found[place], options).data

    return make


def _of_session(make: Callable[[ProgramFile, int], bytes], number: int = 7) -> Make:
    return lambda file: make(file, _session_id(file, number))


def _newest_ceo(file: ProgramFile) -> tuple[int, int]:
    """Return the appointment and the person of the CEO who came last."""
    found = [appointment for appointment in _record(file).appointments if appointment.role is Role.CEO]
    newest = max(found, key=lambda appointment: appointment.first_day)
    return newest.id, newest.person_id


def _first_ceo(file: ProgramFile) -> int:
    found = [appointment for appointment in _record(file).appointments if appointment.role is Role.CEO]
    return min(found, key=lambda appointment: appointment.id).person_id


_ALL_OPTIONS = PacketOptions(
    sections=frozenset(Section), two_sided=True, name_on_cover=False, note_lines=True
)

DOCUMENTS: Mapping[str, Make] = {
    "packet-7-ceo": _packet(7, Audience.CEO, place=1),
    "packet-7-quality": _packet(7, Audience.HEAD_OF_QUALITY),
    "packet-7-guest": _packet(7, Audience.GUEST),
    "packet-1-ceo": _packet(1, Audience.CEO),
    "packet-20-ceo": _packet(20, Audience.CEO, place=2),
    "packet-20-quality-all-options": _packet(20, Audience.HEAD_OF_QUALITY, _ALL_OPTIONS, place=1),
    **{
        f"agenda-7-{audience.name.lower().replace('_', '-')}": _of_session(
            partial(lambda audience, file, one: documents.agenda(file, one, audience), audience)
        )
        for audience in Audience
    },
    "run-sheet-7": _of_session(documents.run_sheet),
    "sign-in-sheet-7": _of_session(documents.sign_in_sheet),
    "name-tents-7": _of_session(documents.name_tents),
    "badges-7": _of_session(documents.badges),
    "evaluation-form-7": _of_session(documents.evaluation_form),
    "attendance-record": documents.attendance_record,
    "attendance-record-year-1": lambda file: documents.attendance_record(file, 1),
    "attendance-letter": lambda file: documents.attendance_letter(file, _first_ceo(file)),
    "attendance-letter-newest-ceo": lambda file: documents.attendance_letter(file, _newest_ceo(file)[1]),
    "catch-up-packet": lambda file: documents.catch_up_packet(file, _newest_ceo(file)[0]),
    "group-progress": documents.group_progress,
    "scorecard": documents.scorecard,
}
"""How each document is made, by the name its pictures have."""


def pages(data: bytes) -> Iterator[QImage]:
    """Draw the pages of a PDF one after another."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    assert document.status() is QPdfDocument.Status.Ready, document.error()
    for page in range(document.pageCount()):
        size = document.pagePointSize(page) * (DPI / 72)
        yield document.render(page, size.toSize())
    document.close()


def page_name(document: str, page: int) -> str:
    """Return the name of the picture of a page, counted from 1."""
    return f"{document}.{page:02}"


def document_of(name: str) -> str:
    """Return the document that a picture shows a page of."""
    return name.rpartition(".")[0]
