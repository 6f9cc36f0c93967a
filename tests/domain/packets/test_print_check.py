"""What is known before printing: who would see what is not for them, and how much paper it is."""

from __future__ import annotations

from lead_desktop.domain.findings import Finding, Level
from lead_desktop.domain.model.agenda import AgendaItem, Audience, ItemKind
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.packets.plan import Recipient, recipients
from lead_desktop.domain.packets.print_check import amount, before_printing, confidential
from tests.domain.packets.test_plan import snapshot

QUALITY = Audience.HEAD_OF_QUALITY


def day() -> Snapshot:
    return snapshot(
        AgendaItem(id=1, session_id=1, position=1, title="Both", minutes=30, for_quality=True),
        AgendaItem(id=2, session_id=1, position=2, title="CEOs", minutes=30, kind=ItemKind.TOPIC),
    )


def seen(base: Snapshot, *chosen: Recipient) -> Finding | None:
    return confidential(base, base.session_by_id[1], chosen)


def test_packets_of_heads_of_quality_are_looked_through() -> None:
    base = day()
    everybody = recipients(base, 1)
    heads = [recipient for recipient in everybody if recipient.audience is QUALITY]
    assert len(heads) == 1
    found = seen(base, *everybody)
    assert found is not None
    assert (found.level, found.title, found.detail) == (
        Level.GOOD,
        "Heads of Quality see no CEO-only page",
        "checked in 1 packet",
    )
    assert seen(base, *(one for one in everybody if one.audience is Audience.CEO)) is None


def test_sheets_are_counted_two_sided() -> None:
    base = day()
    session = base.session_by_id[1]
    chosen = recipients(base, 1)
    assert amount(session, (), {}) is None
    counting = amount(session, chosen, {chosen[0]: 3})
    assert counting is not None
    assert (counting.title, counting.detail) == ("3 packets", "counting the pages…")
    counted = amount(session, chosen, dict(zip(chosen, (3, 4, 1), strict=True)))
    assert counted is not None
    assert (counted.title, counted.detail) == ("3 packets, 5 sheets, two-sided", "8 pages")


def test_what_is_not_ready_comes_first() -> None:
    base = day()
    session = base.session_by_id[1]
    good = Finding(Level.GOOD, "Fine", "", type(session), 1)
    late = Finding(Level.WARNING, "Late", "", type(session), 1)
    assert before_printing((good, late), good, None) == (late, good)
