"""The place of a chart's lines: from months and values to points on the paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

MeasureText: TypeAlias = Callable[[str, float, bool], float]
"""How wide a text is, in points, at a size, in the regular or the bold face."""


@dataclass(frozen=True, slots=True)
class Label:
    """A text whose baseline lies at y; `anchor` is start, middle or end."""

    x: float
    y: float
    text: str
    anchor: str
    size: float
    role: str


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the lines are, what the lowest and the highest value is, and how labels are measured."""

    left: float
    right: float
    top: float
    bottom: float
    low: float
    high: float
    points: int
    width: float
    size: float
    measure_text: MeasureText

    def x(self, place: float) -> float:
        """Return where a point lies, from 0; between points too."""
        if self.points <= 1:
            return (self.left + self.right) / 2 + place * (self.right - self.left)
        return self.left + (self.right - self.left) * place / (self.points - 1)

    def y(self, value: float) -> float:
        """Return where a value lies."""
        return self.bottom - (self.bottom - self.top) * (value - self.low) / (self.high - self.low)

    def clipped_y(self, value: float) -> float:
        """Return where a value lies, at the edge where it is outside."""
        return min(max(self.y(value), self.top), self.bottom)

    def text_width(self, text: str) -> float:
        """Return how wide a label is."""
        return self.measure_text(text, self.size, False)

    def shortened(self, text: str, room: float) -> str:
        """Return a text that fits in a room, with an ellipsis where it is cut; empty where nothing fits."""
        if self.text_width(text) <= room:
            return text
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            if self.text_width(f"{text[:middle].rstrip()}…") <= room:
                low = middle
            else:
                high = middle - 1
        cut = text[:low].rstrip()
        return f"{cut}…" if len(cut) > 1 else ""
