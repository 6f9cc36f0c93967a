"""Every measure's way to its limit as a picture: one dot each on a line from the baseline to the limit.

Unlike units are never averaged: the picture shows the distribution and leaves it at that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lead_desktop.domain.goals.progress import Progress, Standing

WORST = -0.25
"""The way back that is drawn; what lies further back stands at this place."""

BANDS = (
    ("worse than at the start", None, 0.0),
    ("up to a quarter of the way", 0.0, 0.25),
    ("a quarter to half", 0.25, 0.5),
    ("half to three quarters", 0.5, 0.75),
    ("more than three quarters", 0.75, 1.0),
    ("at the limit", 1.0, None),
)


@dataclass(frozen=True, slots=True)
class LimitDot:
    """One measure's dot: its place from 0 (left) to 1 (right), its level in the pile, whose it is."""

    x: float
    level: int
    colour: int
    text: str
    at_limit: bool
    worse: bool


def share_of(progress: Progress) -> float | None:
    """Return the share of the way that a page shows: 1 at the limit, None where it cannot be told."""
    if progress.standing is Standing.AT_LIMIT:
        return 1.0
    return progress.share


def signal_text(progress: Progress) -> str:
    """Say which way a signal shows, with its sign: ↗ better, ! worse, • neither."""
    sign = {True: "↗ better", False: "! worse", None: "• a change"}[progress.signal_is_better]
    return f"{sign}: {progress.signal}" if progress.signal else ""


def place_of(share: float) -> float:
    """Return where a share stands between the worst drawn (0) and the limit (1)."""
    return (min(max(share, WORST), 1.0) - WORST) / (1.0 - WORST)


START = (0.0 - WORST) / (1.0 - WORST)
"""Where the baseline stands."""


def pile(ways: Iterable[tuple[Progress, int, str]], *, width: float) -> tuple[LimitDot, ...]:
    """Return the dots of measures, given as progress, colour and words; dots that would touch are piled up.

    `width` is that of a dot, as a part of the line's length.
    """
    shares = [(share, colour, text) for one, colour, text in ways if (share := share_of(one)) is not None]
    dots: list[LimitDot] = []
    for share, colour, text in sorted(shares, key=lambda found: (found[0], found[1], found[2])):
        x = place_of(share)
        taken = {dot.level for dot in dots if abs(dot.x - x) < width}
        level = next(number for number in range(len(dots) + 1) if number not in taken)
        dots.append(LimitDot(x, level, colour, text, at_limit=share >= 1.0, worse=share < 0))
    return tuple(dots)


def distribution(ways: Sequence[Progress]) -> tuple[tuple[str, int], ...]:
    """Return how many measures lie in each band of the way, from worse to the limit."""
    shares = [share for one in ways if (share := share_of(one)) is not None]
    return tuple(
        (
            text,
            sum((low is None or share >= low) and (high is None or share < high) for share in shares),
        )
        for text, low, high in BANDS
    )


def is_new_signal(now: Progress, before: Progress) -> bool:
    """Tell whether a signal was not there before, or showed the other way."""
    return bool(now.signal) and (not before.signal or now.signal_is_better is not before.signal_is_better)
