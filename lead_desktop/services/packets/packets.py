"""Packets: made, looked at, and written into a folder with a manifest."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lead_desktop.domain.model.sessions import Session, SessionState
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.packets.plan import PacketOptions, Recipient
from lead_desktop.domain.packets.plan import recipients as recipients_of
from lead_desktop.domain.packets.print_check import confidential
from lead_desktop.domain.readiness.readiness import Finding
from lead_desktop.domain.sentences import NO_SUCH_SESSION
from lead_desktop.domain.text.file_names import file_name
from lead_desktop.errors import Cancelled, FileRefused, NotFound, Refused
from lead_desktop.services.documents import renderer
from lead_desktop.services.program_file import ProgramFile
from lead_desktop.services.readiness import findings_in
from lead_desktop.services.search import plain

if TYPE_CHECKING:
    from lead_desktop.documents.packets.briefing import Packet as Packet

_LONGEST_PASSWORD = 127


@dataclass(frozen=True, slots=True)
class WrittenPacket:
    """One line of the manifest."""

    recipient: str
    audience: str
    file: str
    pages: int
    sha256: str
    missing_papers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """What was written: the session, and one packet for each recipient."""

    program: str
    session: int
    day: str
    folder: str
    illustrative: bool
    packets: tuple[WrittenPacket, ...]

    def as_json(self) -> str:
        """Return the manifest as it is written beside the packets."""
        return json.dumps(asdict(self), indent=2, ensure_ascii=False) + "\n"


@dataclass(frozen=True, slots=True)
class PacketsView:
    """What the Packets tab shows of one session."""

    session: Session
    recipients: tuple[Recipient, ...]
    colours: Mapping[int, int]
    ready: tuple[Finding, ...]
    confidential: Finding | None


def view(file: ProgramFile, session_id: int) -> PacketsView:
    """Return what the Packets tab shows of a session.

    Raises:
        NotFound: there is no such session.
    """
    with file.reading() as work:
        snapshot = work.snapshot()
        if session_id not in snapshot.session_by_id:
            raise NotFound(NO_SUCH_SESSION)
        ready = findings_in(work, snapshot, session_id, file.today())
    session = snapshot.session_by_id[session_id]
    everybody = recipients_of(snapshot, session_id)
    return PacketsView(
        session,
        everybody,
        {organization.id: organization.colour for organization in snapshot.organizations},
        ready,
        confidential(snapshot, session, everybody),
    )


def recipients(file: ProgramFile, session_id: int) -> tuple[Recipient, ...]:
    """Return who gets a packet of a session."""
    return view(file, session_id).recipients


def build_packet(
    file: ProgramFile, session_id: int, recipient: Recipient, options: PacketOptions | None = None
) -> Packet:
    """Return the finished packet of one recipient."""
    return renderer(file, session_id).packet(session_id, recipient, options or PacketOptions())


def build_packets(
    file: ProgramFile,
    session_id: int,
    chosen: Sequence[Recipient],
    options: PacketOptions,
    *,
    cancelled: Callable[[], bool] = lambda: False,
    told: Callable[[int, int], None] = lambda _done, _total: None,
) -> tuple[tuple[Recipient, Packet], ...]:
    """Return the finished packets of several recipients.

    `cancelled` is asked before each packet; `told` gets how many are made, and how many there are to make.

    Raises:
        Cancelled: the user stopped it.
    """
    renderer_of_session = renderer(file, session_id)
    made = []
    for recipient in chosen:
        if cancelled():
            raise Cancelled("Making the packets was stopped.")
        made.append((recipient, renderer_of_session.packet(session_id, recipient, options)))
        told(len(made), len(chosen))
    return tuple(made)


def write_packets(
    file: ProgramFile,
    session_number: int,
    folder: Path,
    names: Sequence[str] = (),
    options: PacketOptions | None = None,
) -> Manifest:
    """Write one PDF for each recipient of a session and a manifest into a folder.

    `names` chooses recipients by name or a part of it; none chooses everybody.

    Raises:
        NotFound: there is no such session, or nobody of such a name gets a packet.
        Refused: the session is cancelled, or nobody is invited yet.
        FileRefused: the folder cannot be written.
    """
    with file.reading() as work:
        snapshot = work.snapshot()
    session = snapshot.session_numbered(session_number)
    if session is None:
        raise NotFound(f"There is no session {session_number} in this program.")
    if session.state is SessionState.CANCELLED:
        raise Refused(f"Session {session_number} is cancelled.")
    everybody = recipients_of(snapshot, session.id)
    if not everybody:
        raise Refused(
            f"Session {session_number} has no agenda yet, or nobody in office who is invited to it."
        )
    chosen = _chosen(everybody, names)
    packets = build_packets(file, session.id, chosen, options or PacketOptions())
    return save_packets(snapshot, session, folder, packets)


def _chosen(everybody: Sequence[Recipient], names: Sequence[str]) -> tuple[Recipient, ...]:
    if not names:
        return tuple(everybody)
    found: list[Recipient] = []
    for name in names:
        matching = [recipient for recipient in everybody if plain(recipient.name) == plain(name)]
        matching = matching or [recipient for recipient in everybody if plain(name) in plain(recipient.name)]
        if not matching:
            known = ", ".join(recipient.name for recipient in everybody)
            raise NotFound(f"Nobody named {name} gets a packet; there are {known}.")
        if len(matching) > 1:
            both = " and ".join(recipient.name for recipient in matching)
            raise Refused(f"{name} could be {both}; please write more of the name.")
        found.extend(recipient for recipient in matching if recipient not in found)
    return tuple(found)


def save_packets(
    snapshot: Snapshot,
    session: Session,
    folder: Path,
    packets: Sequence[tuple[Recipient, Packet]],
    *,
    password: str = "",
) -> Manifest:
    """Write finished packets and their manifest; each file appears whole or not at all.

    With a `password` the files open only with it. Protected files have other bytes each time, though what
    is in them is the same.

    Raises:
        Refused: the password is too long.
        FileRefused: the folder cannot be written, or the disk is full.
    """
    written: list[WrittenPacket] = []
    used: set[str] = set()
    for recipient, packet in packets:
        name = file_name(f"Session {session.number} - {recipient.name}", used=used)
        data = _protected(packet.data, password) if password else packet.data
        write_file(folder / name, data)
        written.append(
            WrittenPacket(
                recipient.name,
                recipient.audience.name.lower().replace("_", " "),
                name,
                packet.pages,
                hashlib.sha256(data).hexdigest(),
                packet.missing,
            )
        )
    manifest = Manifest(
        snapshot.program.name,
        session.number,
        session.day.isoformat(),
        str(folder),
        snapshot.program.illustrative,
        tuple(written),
    )
    write_file(folder / "manifest.json", manifest.as_json().encode("utf-8"))
    return manifest


def _protected(data: bytes, password: str) -> bytes:
    if len(password.encode("utf-8")) > _LONGEST_PASSWORD:
        raise Refused(f"A password can have up to {_LONGEST_PASSWORD} letters.")
    from lead_desktop.documents.packets.overlay import protect

    return protect(data, password)


def save_chosen(
    file: ProgramFile,
    session_id: int,
    chosen: Sequence[Recipient],
    options: PacketOptions,
    folder: Path,
    *,
    password: str = "",
    cancelled: Callable[[], bool] = lambda: False,
    told: Callable[[int, int], None] = lambda _done, _total: None,
) -> Manifest:
    """Make and write the packets of the recipients chosen in the window.

    Raises:
        Cancelled: the user stopped it; nothing was written.
        FileRefused: the folder cannot be written.
    """
    with file.reading() as work:
        snapshot = work.snapshot()
    packets = build_packets(file, session_id, chosen, options, cancelled=cancelled, told=told)
    return save_packets(snapshot, snapshot.session_by_id[session_id], folder, packets, password=password)


def write_file(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all.

    Raises:
        FileRefused: the folder cannot be written, or the disk is full.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=path.parent, prefix=".part-")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
            Path(part).chmod(0o644)
            Path(part).replace(path)
        except OSError:
            Path(part).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise FileRefused(f"{path.name} cannot be written to {path.parent}: {error.strerror}.") from error
