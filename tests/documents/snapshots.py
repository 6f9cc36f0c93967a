"""Small records and papers for documents: values of the domain, no file."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from lead_desktop import paths
from lead_desktop.documents.kit.fonts import REGULAR, Fonts
from lead_desktop.documents.renderer import Renderer
from lead_desktop.documents.scheduling.papers import inspect
from lead_desktop.domain.model.agenda import AgendaItem, Audience, ItemKind, Paper
from lead_desktop.domain.model.people import Appointment, Organization, Person, Role
from lead_desktop.domain.model.program import Program
from lead_desktop.domain.model.sessions import Guest, Session
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.packets.plan import PacketOptions, Recipient
from lead_desktop.domain.packets.plan import recipients as recipients_of

DAY = date(2007, 12, 12)
TODAY = date(2007, 12, 2)


def snapshot() -> Snapshot:
    """Return a program of two organizations with their CEOs and heads of Quality, and one bare session."""
    organizations = (
        Organization(id=1, name="Alder Valley Health"),
        Organization(id=2, name="Bayline Medical Center", short_name="Bayline", colour=1),
    )
    names = ("Robert Castellan", "Maria Ferreira", "Susan Whitcomb", "Joseph Okafor")
    roles = (Role.CEO, Role.CEO, Role.HEAD_OF_QUALITY, Role.HEAD_OF_QUALITY)
    return Snapshot(
        program=Program(
            id=1,
            name="LEAD",
            sponsor="A sponsor",
            first_day=date(2007, 4, 1),
            last_day=date(2009, 3, 31),
            director="Ruth Delaney",
        ),
        organizations=organizations,
        people=tuple(Person(id=place, name=name) for place, name in enumerate(names, start=1)),
        appointments=tuple(
            Appointment(
                id=place,
                person_id=place,
                organization_id=1 + (place - 1) % 2,
                role=role,
                first_day=date(2005, 1, 1),
            )
            for place, role in enumerate(roles, start=1)
        ),
        sessions=(Session(id=1, number=1, day=DAY),),
    )


def full_record() -> Snapshot:
    """Return the program with a whole day: host, guest, topic, seven items, some for CEOs only."""
    kinds = (
        (ItemKind.ARRIVAL, "Arrival", True, True),
        (ItemKind.EXAMPLE, "Improvement example", True, True),
        (ItemKind.GAME_PLAN, "CEO game-plan", False, False),
        (ItemKind.GUEST, "A talk", True, True),
        (ItemKind.LUNCH, "Lunch", True, True),
        (ItemKind.TOPIC, "Shared topic: trust", False, False),
        (ItemKind.ROUND_TABLE, "Round-table", False, False),
    )
    items = tuple(
        AgendaItem(
            id=place,
            session_id=1,
            position=place,
            kind=kind,
            title=title,
            minutes=60,
            for_quality=quality,
            for_guest=guest,
        )
        for place, (kind, title, quality, guest) in enumerate(kinds, start=1)
    )
    session = Session(
        id=1,
        number=1,
        day=DAY,
        host_id=2,
        venue="Room 4B",
        topic="Trust",
        facilitator="Miriam Feld",
        example_text="What the host did.",
        game_plan_text="What the CEO plans.",
        topic_text="What the group asks.",
    )
    return replace(
        snapshot(),
        sessions=(session,),
        items=items,
        guests=(
            Guest(id=1, session_id=1, name="Dr. Lena Haugen", affiliation="Nordvik University Hospital"),
        ),
    )


def paper_pdf(words: str, *, pages: int = 1, size: tuple[float, float] = (612, 792)) -> bytes:
    """Return a paper whose pages say `words` and their number, in an embedded typeface."""
    Fonts(paths.resources())
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=size, invariant=1, initialFontName=REGULAR)  # type: ignore[arg-type]
    canvas.setTitle(f"Title of {words}")
    for page in range(1, pages + 1):
        canvas.setFont(REGULAR, 14)
        canvas.drawString(72, 72, f"{words} page {page}")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def with_papers(
    base: Snapshot, papers: dict[int, tuple[str, bytes | None]]
) -> tuple[Snapshot, dict[str, bytes]]:
    """Return a record in which items have a paper each, by item id, and the bytes of the papers."""
    files: dict[str, bytes] = {}
    made = []
    for place, (item_id, (title, data)) in enumerate(papers.items(), start=1):
        sha256 = hashlib.sha256(data).hexdigest() if data is not None else None
        if data is not None and sha256 is not None:
            files[sha256] = data
        pages = inspect(data).pages if data is not None else None
        made.append(Paper(id=place, item_id=item_id, title=title, sha256=sha256, pages=pages))
    return replace(base, papers=tuple(made)), files


def renderer(base: Snapshot, files: dict[str, bytes] | None = None) -> Renderer:
    """Return the press of a record."""
    return Renderer(base, files or {}, paths.resources(), TODAY)


def recipient(base: Snapshot, audience: Audience, session_id: int = 1) -> Recipient:
    """Return the first recipient of a group."""
    return next(one for one in recipients_of(base, session_id) if one.audience is audience)


def packet(
    base: Snapshot,
    audience: Audience,
    options: PacketOptions | None = None,
    files: dict[str, bytes] | None = None,
) -> bytes:
    """Return the packet of the first recipient of a group."""
    made = renderer(base, files).packet(1, recipient(base, audience), options or PacketOptions())
    return made.data
