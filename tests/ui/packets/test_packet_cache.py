"""Packets that are kept for the preview: shown again at once, and never as they were before a change."""

from __future__ import annotations

from lead_desktop.documents.packets.briefing import Packet
from lead_desktop.domain.model.agenda import Audience
from lead_desktop.domain.packets.plan import Recipient
from lead_desktop.ui.packets.packet_cache import PacketCache

MEGABYTE = 1024 * 1024
ANN, BEN = (
    Recipient(name=name, audience=Audience.CEO, person_id=id_) for id_, name in ((1, "Ann"), (2, "Ben"))
)


def packet(megabytes: int = 1) -> Packet:
    return Packet(b"x" * megabytes * MEGABYTE, 1, (), ())


def test_what_was_made_is_there_until_something_changes() -> None:
    cache = PacketCache()
    made = packet()
    cache.keeper(ANN)(made)
    assert cache.of(ANN) is made
    assert cache.of(BEN) is None
    cache.forget()
    assert cache.of(ANN) is None


def test_what_was_begun_before_a_change_is_not_kept_after_it() -> None:
    cache = PacketCache()
    keep = cache.keeper(ANN)
    cache.forget()
    keep(packet())
    assert cache.of(ANN) is None
    cache.keeper(ANN)(packet())
    assert cache.of(ANN) is not None


def test_no_more_than_thirty_two_megabytes_are_kept() -> None:
    cache = PacketCache()
    cache.keeper(ANN)(packet(20))
    cache.keeper(BEN)(packet(13))
    assert cache.of(BEN) is None
    cache.keeper(BEN)(packet(12))
    assert cache.of(BEN) is not None
