"""Every measure's way to its limit as a picture: one dot each on a line from the baseline to the limit.

Unlike units are never averaged: the picture shows the distribution and leaves it at that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lead_desktop.domain.charts.layout import Dot, Label, Scene, Shape, Stroke
from lead_desktop.domain.goals.goal_cards import MeasureCard
from lead_desktop.domain.goals.progress import Progress, Standing
from lead_desktop.domain.model.formats import INTERNATIONAL, Formats
from lead_desktop.domain.text.formatting import percentage

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


def place_of(share: float) -> float:
    """Return where a share stands between the worst drawn (0) and the limit (1)."""
    return (min(max(share, WORST), 1.0) - WORST) / (1.0 - WORST)


START = (0.0 - WORST) / (1.0 - WORST)
"""Where the baseline stands."""

_PILED = 2.2
"""How far dots stand apart in a pile, in radii."""


@dataclass(frozen=True, slots=True)
class LimitDot:
    """One measure's dot: its place from 0 (left) to 1 (right), its level in the pile, whose it is."""

    x: float
    level: int
    colour: int
    text: str

    @property
    def worse(self) -> bool:
        """Tell whether the measure is worse than at the start."""
        return self.x < START


@dataclass(frozen=True, slots=True)
class LimitLook:
    """The measures of the picture on screen or paper, in points.

    `left` and `right` are the margins of the line, `above` and `below` the room over and under it, `top` is
    where the start and the limit begin. A dot has a `radius` and lies a `gap` over the line; lines are as
    wide as `widths` says: line, start, limit.
    """

    radius: float
    left: float
    right: float
    top: float
    above: float
    below: float
    gap: float
    tick: float
    size: float
    baseline: float
    least_levels: int
    widths: tuple[float, float, float]
    dash: tuple[float, float]


@dataclass(frozen=True, slots=True)
class LimitScene:
    """The picture ready to be painted, and the words that belong to each of its dots."""

    scene: Scene
    texts: tuple[str, ...]


def _ticks(formats: Formats) -> tuple[tuple[float, str, str], ...]:
    """Return the places that are named on the line, from 0 to 1, with their words and colours."""
    shares = [(place_of(share / 100), percentage(str(share), formats), "muted") for share in (25, 50, 75)]
    return ((START / 2, "worse", "muted"), (START, "start", "muted"), *shares, (1.0, "limit", "good"))


def limit_scene(measures: Sequence[MeasureCard], width: float, look: LimitLook) -> LimitScene:
    """Lay out where measures stand in a given width; the height follows from the highest pile."""
    formats = measures[0].progress.chart.formats if measures else INTERNATIONAL
    line = max(width - look.left - look.right, 40.0)
    dots = pile(measures, width=_PILED * look.radius / line)
    levels = max((dot.level for dot in dots), default=0) + 1
    height = look.above + max(levels, look.least_levels) * _PILED * look.radius + look.below
    floor = height - look.below
    start, limit = look.left + line * START, look.left + line
    scene = Scene(
        width,
        height,
        areas=(),
        strokes=(
            Stroke(((look.left, floor), (limit, floor)), "line", look.widths[0]),
            Stroke(((start, look.top), (start, floor + look.tick)), "muted", look.widths[1]),
            Stroke(((limit, look.top), (limit, floor + look.tick)), "good", look.widths[2], look.dash),
        ),
        dots=tuple(
            Dot(
                look.left + line * dot.x,
                floor - look.gap - look.radius - dot.level * _PILED * look.radius,
                look.radius,
                f"organization {dot.colour}",
                Shape.RIMMED,
                place,
            )
            for place, dot in enumerate(dots)
        ),
        labels=tuple(
            Label(look.left + line * x, height - look.baseline, text, "middle", look.size, role)
            for x, text, role in _ticks(formats)
        ),
    )
    return LimitScene(scene, tuple(dot.text for dot in dots))


def share_of(progress: Progress) -> float | None:
    """Return the share of the way that a page shows: 1 at the limit, None where it cannot be told."""
    if progress.standing is Standing.AT_LIMIT:
        return 1.0
    return progress.share


def signal_text(progress: Progress) -> str:
    """Say which way a signal shows, with its sign: ↗ better, ! worse, • neither."""
    sign = {True: "↗ better", False: "! worse", None: "• a change"}[progress.signal_is_better]
    return f"{sign}: {progress.signal}" if progress.signal else ""


def pile(measures: Iterable[MeasureCard], *, width: float) -> tuple[LimitDot, ...]:
    """Return the dots of measures; dots that would touch are piled up.

    `width` is that of a dot, as a part of the line's length. What cannot be placed has no dot.
    """
    placed = [
        (share, card.organization.colour, f"{card.name_and_whose}\n{card.progress.sentence}")
        for card in measures
        if (share := share_of(card.progress)) is not None
    ]
    dots: list[LimitDot] = []
    for share, colour, text in sorted(placed):
        x = place_of(share)
        taken = {dot.level for dot in dots if abs(dot.x - x) < width}
        level = next(number for number in range(len(dots) + 1) if number not in taken)
        dots.append(LimitDot(x, level, colour, text))
    return tuple(dots)


def distribution(measures: Iterable[MeasureCard]) -> tuple[tuple[str, int], ...]:
    """Return how many measures lie in each band of the way, from worse to the limit."""
    shares = [share for card in measures if (share := share_of(card.progress)) is not None]
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
