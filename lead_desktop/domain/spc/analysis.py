"""Statistical process control: run and control charts as numbers, and the rules that read them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lead_desktop.domain.spc.limits import CHARTS, Lines, PhaseData, limits
from lead_desktop.domain.spc.rules import LARGEST, checked_numbers, count_runs, side_of
from lead_desktop.errors import Refused

NEEDS_DENOMINATOR = ("u", "p", "pp", "up")
_PROPORTIONS = ("p", "pp")
_MAY_BE_NEGATIVE = ("run", "i")

Numbers = Sequence[float | None]
_Numbers = tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One phase of a chart. Point numbers are 1-based, both ends included.

    `n_obs` counts the points that are not excluded, missing ones too. A useful observation does not lie
    on the centre line. The longest run of useful observations on one side is a signal if longer than
    `longest_run_max`; so are fewer crossings than `n_crossings_min`. `at_edge` tells that the centre
    line is the smallest or largest value: then everything lies on one side by construction, and no
    signal is to be read from runs.
    """

    first: int
    last: int
    n_obs: int
    n_useful: int
    longest_run: int | None
    longest_run_max: int | None
    n_crossings: int | None
    n_crossings_min: int | None
    runs_signal: bool
    at_edge: bool = False

    @property
    def has_signal(self) -> bool:
        """Tell whether runs give a signal that may be shown and said."""
        return self.runs_signal and not self.at_edge


@dataclass(frozen=True, slots=True)
class Analysis:
    """A chart as numbers: values, centre line and limits (one entry per point, None where there is none).

    `sigma_points` are the points, from 1, strictly beyond a limit; `parts` are the phases.
    """

    y: tuple[float | None, ...]
    cl: tuple[float | None, ...]
    lcl: tuple[float | None, ...]
    ucl: tuple[float | None, ...]
    sigma_points: tuple[int, ...]
    parts: tuple[Part, ...]


def analyse(
    chart: str,
    num: Numbers,
    den: Numbers | float | None = None,
    *,
    multiply: float = 1,
    freeze: int | None = None,
    part: Sequence[int] | int | None = (),
    exclude: Sequence[int] | int | None = (),
    cl: Numbers | float | None = None,
    screen_mr: bool = True,
    clip_negative: bool = False,
) -> Analysis:
    """Return the chart of numbers in the order of time, read by the Anhøj rules and three-sigma limits.

    `chart` is run, i, c, u, p, pp (P'), up (U'), g (cases between) or t (time between). A value is
    `num / den * multiply`, or `num * multiply` without denominators; None is missing, and so is 0 over 0.
    The lines are computed up to point `freeze`; `part` holds the last point of each phase but the last,
    and where phases are split nothing is frozen. Points of `exclude` are in no line and no run, but are
    tested against the limits. `cl` is a centre line known in advance, one for all points or one per
    point, before it is multiplied. `screen_mr` leaves out moving ranges beyond their own limit;
    `clip_negative` draws a lower limit below zero at zero where no value is negative.

    Source: the charts in `spc.limits`, the rules in `spc.rules`.

    Raises:
        Refused: the numbers cannot be charted: events over a zero denominator, a zero gap on a T chart,
            negative or infinite numbers, more events than cases, lengths or points that do not fit.
    """
    kind = str(chart)
    if kind not in CHARTS:
        raise Refused(f"There is no chart “{chart}”; choose one of {', '.join(CHARTS)}.")
    counts, sizes = _checked(kind, num, den)
    factor = _factor(multiply)
    count = len(counts)
    known = _known_centre(kind, cl, count)
    left_out = frozenset(_points(exclude, count, "excluded"))
    ends = sorted({end for end in _points(part, count, "last of a phase") if end < count})
    baseline = _baseline(freeze, ends, count)
    values = _values(kind, counts, sizes)
    lines = _Shown([], [], [], [])
    parts = []
    for first, last in _phases(ends, count):
        inside = slice(first - 1, last)
        phase = PhaseData(
            y=values[inside],
            num=counts[inside],
            den=sizes[inside],
            base=tuple(n <= baseline and n not in left_out for n in range(first, last + 1)),
            known=_known_in(known, inside),
            screen=screen_mr,
        )
        lines.add(phase.y, limits(kind, phase), factor)
        parts.append(_part(first, last, lines, left_out))
    if clip_negative:
        lines.clip()
    return Analysis(
        tuple(lines.y), tuple(lines.cl), tuple(lines.lcl), tuple(lines.ucl), _beyond(lines), tuple(parts)
    )


@dataclass(slots=True)
class _Shown:
    """Values and lines in the unit in which they are shown, as the phases are added."""

    y: list[float | None]
    cl: list[float | None]
    lcl: list[float | None]
    ucl: list[float | None]

    def add(self, y: Numbers, lines: Lines, factor: float) -> None:
        for shown, added in ((self.y, y), (self.cl, lines.cl), (self.lcl, lines.lcl), (self.ucl, lines.ucl)):
            shown.extend(None if value is None else value * factor for value in added)

    def clip(self) -> None:
        """Draw a lower limit below zero at zero, where no value is negative."""
        if all(value is None or value >= 0 for value in self.y):
            self.lcl = [None if low is None else max(low, 0.0) for low in self.lcl]


def _beyond(lines: _Shown) -> tuple[int, ...]:
    """Return the points strictly beyond a limit. Source: Shewhart, 1931; Montgomery, chapter 5."""
    found = []
    for number, (value, low, high) in enumerate(zip(lines.y, lines.lcl, lines.ucl, strict=True), start=1):
        if value is None:
            continue
        if (low is not None and side_of(value, low) < 0) or (high is not None and side_of(value, high) > 0):
            found.append(number)
    return tuple(found)


def _baseline(freeze: int | None, ends: Sequence[int], count: int) -> int:
    """Return the last point that the lines are computed from; where phases are split nothing is frozen."""
    if freeze is None or not count:
        return count
    (last,) = _points(freeze, count, "last of the baseline")
    return count if ends else last


def _phases(ends: Sequence[int], count: int) -> list[tuple[int, int]]:
    """Return the first and the last point of each phase."""
    return [
        (before + 1, last) for before, last in zip((0, *ends), (*ends, count), strict=True) if last > before
    ]


def _part(first: int, last: int, lines: _Shown, left_out: frozenset[int]) -> Part:
    inside = [number for number in range(first, last + 1) if number not in left_out]
    found = [
        (value, centre)
        for value, centre in ((lines.y[number - 1], lines.cl[number - 1]) for number in inside)
        if value is not None and centre is not None
    ]
    scale = max((abs(value) for value, _ in found), default=0.0)
    sides = [side_of(value, centre, scale) for value, centre in found]
    runs = count_runs(sides)
    return Part(
        first=first,
        last=last,
        n_obs=len(inside),
        n_useful=runs.n_useful,
        longest_run=runs.longest_run,
        longest_run_max=runs.longest_run_max,
        n_crossings=runs.n_crossings,
        n_crossings_min=runs.n_crossings_min,
        runs_signal=runs.signal,
        at_edge=0 in sides and (min(sides) == 0 or max(sides) == 0),
    )


# what can be charted


def _checked(kind: str, num: Numbers, den: Numbers | float | None) -> tuple[_Numbers, _Numbers]:
    counts = checked_numbers(_listed(num, "numbers"))
    if den is None:
        if kind in NEEDS_DENOMINATOR:
            raise Refused(f"A {kind.upper()} chart needs denominators: what the events are counted in.")
        sizes: _Numbers = (None,) * len(counts)
    elif isinstance(den, int | float):
        sizes = checked_numbers((den,)) * len(counts)
    else:
        sizes = checked_numbers(_listed(den, "denominators"))
    if len(sizes) != len(counts):
        raise Refused(
            f"There are {len(counts)} numbers and {len(sizes)} denominators; they should be as many."
        )
    divided = den is not None and kind != "c"
    for place, (count, size) in enumerate(zip(counts, sizes, strict=True), start=1):
        _check_point(kind, place, count, size if divided else None)
    if not divided:
        return counts, (None,) * len(counts)
    # A point with one of its two numbers missing is missing.
    whole = [one is not None and two is not None and two > 0 for one, two in zip(counts, sizes, strict=True)]
    return (
        tuple(one if known else None for one, known in zip(counts, whole, strict=True)),
        tuple(two if known else None for two, known in zip(sizes, whole, strict=True)),
    )


def _check_point(kind: str, place: int, count: float | None, size: float | None) -> None:
    if count is not None and count < 0 and kind not in _MAY_BE_NEGATIVE:
        raise Refused(f"Point {place} is negative; a {kind.upper()} chart counts from zero.")
    if size is not None and size < 0:
        raise Refused(f"Point {place} has a negative denominator.")
    if count and size == 0:
        raise Refused(f"Point {place} has events over a denominator of zero; please check both numbers.")
    if kind == "t" and count == 0:
        raise Refused(
            f"Point {place} is a gap of zero, which a T chart cannot show; "
            "give the time of day, or count the cases between events."
        )
    if kind in _PROPORTIONS and count is not None and size is not None and count > size:
        raise Refused(f"Point {place} has more events than cases; a proportion is at most all of them.")


def _values(kind: str, counts: _Numbers, sizes: _Numbers) -> _Numbers:
    if kind == "c" or all(size is None for size in sizes):
        return counts
    found: list[float | None] = []
    for place, (count, size) in enumerate(zip(counts, sizes, strict=True), start=1):
        value = None if count is None or not size else count / size
        if value is not None and not abs(value) <= LARGEST:
            raise Refused(f"Point {place} is too large to be charted.")
        found.append(value)
    return tuple(found)


def _listed(values: Numbers, what: str) -> Numbers:
    if isinstance(values, str | bytes) or not isinstance(values, Iterable):
        raise Refused(f"The {what} of a chart should be a list.")
    return tuple(values)


def _factor(multiply: float) -> float:
    (factor,) = checked_numbers((multiply,))
    if factor is None or factor <= 0:
        raise Refused("What values are multiplied by should be a number above zero.")
    return factor


def _points(points: Sequence[int] | int | None, count: int, what: str) -> tuple[int, ...]:
    """Return point numbers that are there.

    Raises:
        Refused: a number is not one of a point.
    """
    if points is None:
        return ()
    found = tuple(points) if isinstance(points, Iterable) else (points,)
    for point in found:
        if not isinstance(point, int) or not 1 <= point <= count:
            raise Refused(f"There is no point {point} ({what}); the points count from 1 to {count}.")
    return found


def _known_centre(kind: str, cl: Numbers | float | None, count: int) -> _Numbers:
    """Return the centre line known in advance, one entry per point; None where it is to be computed."""
    if cl is None:
        return (None,) * count
    listed = checked_numbers((cl,)) * count if isinstance(cl, int | float) else checked_numbers(tuple(cl))
    if len(listed) != count:
        raise Refused(
            f"There are {count} numbers and {len(listed)} of the centre line; they should be as many."
        )
    for centre in listed:
        if centre is None:
            continue
        if centre < 0 and kind not in _MAY_BE_NEGATIVE:
            raise Refused(f"The centre line of a {kind.upper()} chart cannot be negative.")
        if centre > 1 and kind in _PROPORTIONS:
            raise Refused("The centre line of a proportion is at most 1.")
    return listed


def _known_in(known: _Numbers, inside: slice) -> tuple[float, ...] | None:
    """Return the known centre line of a phase; one with a hole is computed instead."""
    found = tuple(centre for centre in known[inside] if centre is not None)
    return found if found and len(found) == len(known[inside]) else None
