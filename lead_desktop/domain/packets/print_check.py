"""What is worth knowing before packets are printed: what is not ready, who sees what, how much paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from lead_desktop.domain.model.agenda import Audience, invited
from lead_desktop.domain.model.sessions import Session
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.packets.plan import PacketOptions, Recipient, plan
from lead_desktop.domain.readiness.readiness import Finding, Level
from lead_desktop.domain.text.formatting import plural


def confidential(snapshot: Snapshot, session: Session, recipients: Iterable[Recipient]) -> Finding | None:
    """Return whether heads of Quality see anything that is for CEOs alone (rule 5); None without any."""
    heads = [recipient for recipient in recipients if recipient.audience is Audience.HEAD_OF_QUALITY]
    if not heads:
        return None
    for head in heads:
        for planned in plan(snapshot, session.id, head, PacketOptions()):
            if any(not invited(shown.item, head.audience) for shown in planned.items):
                title = f"{head.name} would see pages for CEOs only"
                return Finding(Level.BLOCKING, title, planned.title, Session, session.id)
    checked = f"checked in {plural(len(heads), 'packet')}"
    return Finding(Level.GOOD, "Heads of Quality see no CEO-only page", checked, Session, session.id)


def amount(session: Session, chosen: Sequence[Recipient], pages: Mapping[Recipient, int]) -> Finding | None:
    """Return how many packets and sheets will be printed on both sides; None where nobody gets one.

    `pages` holds the lengths known so far.
    """
    if not chosen:
        return None
    packets = plural(len(chosen), "packet")
    if any(recipient not in pages for recipient in chosen):
        return Finding(Level.GOOD, packets, "counting the pages…", Session, session.id)
    sheets = sum((pages[recipient] + 1) // 2 for recipient in chosen)
    total = sum(pages[recipient] for recipient in chosen)
    title = f"{packets}, {plural(sheets, 'sheet')}, two-sided"
    return Finding(Level.GOOD, title, plural(total, "page"), Session, session.id)


def before_printing(
    ready: Sequence[Finding], who_sees_what: Finding | None, how_much: Finding | None
) -> tuple[Finding, ...]:
    """Return what stands beside the pages: what is not ready first, then what was checked and counted."""
    open_ones = tuple(finding for finding in ready if finding.level is not Level.GOOD)
    checked = tuple(finding for finding in (who_sees_what, how_much) if finding is not None)
    return open_ones + checked
