"""Packets made for the preview or to count their pages, kept until something changes: they show at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from lead_desktop.domain.packets.plan import Recipient

if TYPE_CHECKING:
    from lead_desktop.services.packets.packets import Packet

_MOST_BYTES = 32 * 1024 * 1024


class PacketCache:
    """The packets of one session by their recipients, as long as they are not too large together."""

    def __init__(self) -> None:
        self._packets: dict[Recipient, Packet] = {}
        self._round = 0

    def of(self, recipient: Recipient) -> Packet | None:
        """Return the packet of a recipient if it is kept."""
        return self._packets.get(recipient)

    def forget(self) -> None:
        """Drop everything, and what is being made from what was there before."""
        self._round += 1
        self._packets.clear()

    def keeper(self, recipient: Recipient) -> Callable[[Packet], None]:
        """Return what keeps the packet that is about to be made, if nothing has changed meanwhile."""
        begun = self._round

        def keep(packet: Packet) -> None:
            size = sum(len(one.data) for one in self._packets.values()) + len(packet.data)
            if begun == self._round and size <= _MOST_BYTES:
                self._packets[recipient] = packet

        return keep
