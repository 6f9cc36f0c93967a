"""The sheet on which everybody signs in; its rows stand as on the entry screen."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import Flowable, Spacer

from lead_desktop.documents.attendance.attendance_record import NO_SUBSTITUTES
from lead_desktop.documents.kit.colours import colour
from lead_desktop.documents.kit.layout import Layout, Square, WriteLine
from lead_desktop.documents.sentences import NO_ORGANIZATION
from lead_desktop.domain.attendance.sign_in import SignInPart, SignInRow, sign_in_order
from lead_desktop.domain.model.agenda import Audience
from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.model.sessions import Session
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.text.formatting import clock

_SQUARE = 14.0
_ARRIVED = 52.0


def sign_in_story(layout: Layout, snapshot: Snapshot, session: Session) -> list[Flowable]:
    """Return the sheet: the CEOs with their heading, then the others by group."""
    story = layout.title("Sign-in", f"Session {session.number} · {NO_SUBSTITUTES}")
    parts = sign_in_order(snapshot, session.id)
    if not parts:
        story.append(layout.text(NO_ORGANIZATION, layout.styles.muted))
        return story
    for part in parts:
        if part.audience is not Audience.CEO:
            story += layout.section(_heading(part, snapshot.formats), 90)
        story.append(_table(layout, snapshot, part))
    story += [
        Spacer(1, 18),
        layout.text(
            "Came in a CEO's place? Please note name and organization here; the seat stays empty.",
            layout.styles.muted,
        ),
        WriteLine(layout.width * 0.62, 24, "ink"),
    ]
    return story


def _heading(part: SignInPart, formats: Formats) -> str:
    if part.audience is Audience.HEAD_OF_QUALITY:
        when = (
            f" · {clock(part.span[0], formats)} to {clock(part.span[1], formats)}"
            if part.span is not None
            else ""
        )
        return f"Heads of Quality{when}"
    return "Guest" if len(part.rows) == 1 else "Guests"


def _table(layout: Layout, snapshot: Snapshot, part: SignInPart) -> Flowable:
    """Return one part of the sheet, with the columns of all parts under each other."""
    text = (layout.width - _SQUARE - _ARRIVED) * 0.64
    widths = (_SQUARE, text * 0.46, text * 0.54, _ARRIVED, layout.width - _SQUARE - _ARRIVED - text)
    ceo = part.audience is Audience.CEO
    rows: list[list[Any]] = []
    if ceo:
        heads = ("CEO", "Organization", "Arrived", "Signature")
        rows.append(["", *(layout.text(text, layout.styles.muted) for text in heads)])
    rows += [_row(layout, snapshot, row, bold=ceo) for row in part.rows]
    signature = ("LINEBELOW", (4, int(ceo)), (4, -1), 0.8, colour("ink"))
    return layout.table(rows, widths, head=int(ceo), padding=8, valign="MIDDLE", more=(signature,))


def _row(layout: Layout, snapshot: Snapshot, row: SignInRow, *, bold: bool) -> list[Any]:
    styles = layout.styles
    organization = snapshot.organization_by_id.get(row.organization_id or 0)
    name = (
        layout.text("vacant seat", styles.muted)
        if row.vacant
        else layout.text(row.name, styles.strong if bold else styles.small)
    )
    return [
        Square(organization.colour) if organization is not None else "",
        name,
        layout.text(row.where, styles.small),
        layout.text("" if row.vacant else "__ : __", styles.muted),
        "",
    ]
