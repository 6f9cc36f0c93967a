"""Progress in words: the one sentence below a chart, the pill, the way, and who was spared."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from lead_desktop.domain.charts.chart import Chart, value_text
from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.model.goals import Direction, Measure, MeasureKind
from lead_desktop.domain.spc.rules import side_of
from lead_desktop.domain.spc.signals import Signal, SignalKind
from lead_desktop.domain.text import formatting


class Standing(StrEnum):
    """Where a measure stands, for colours and for counting."""

    AT_LIMIT = "at the limit"
    BETTER = "better"
    UNCHANGED = "unchanged"
    WORSE = "worse"
    UNKNOWN = "no numbers yet"


_FEW = 10
"""Below so many useful points the rules have next to no power."""

_COUNTS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_MINUS = "−"


def count(number: int) -> str:
    """Write a small number as a word."""
    return _COUNTS[number] if number < len(_COUNTS) else str(number)


def sentence(movement: str, chance: str, since_last: str, way: str) -> str:
    """Put the clauses of a chart's sentence together."""
    if not movement:
        return "No numbers yet."
    return "; ".join(clause for clause in (movement, chance, since_last, way) if clause) + "."


def movement(measure: Measure, baseline: float | None, current: float | None, formats: Formats) -> str:
    """Say where it started and where it is: Down from 4.2 to 0.9 per 1,000 line days."""
    if current is None:
        return ""
    percent = measure.kind is MeasureKind.PROPORTION
    now = value_text(current, formats, percent=percent, unit=measure.unit if not percent else "")
    if baseline is None:
        return f"Now at {now}"
    start = value_text(baseline, formats, percent=percent)
    if start == value_text(current, formats, percent=percent):
        return f"Unchanged at {now}"
    return f"{'Down' if current < baseline else 'Up'} from {start} to {now}"


def _periods(shown: Chart, number: int) -> str:
    return f"{count(number)} {shown.period}{'' if number == 1 else 's'}"


def _when(shown: Chart, number: int, formats: Formats) -> str:
    day = shown.points[number - 1].month
    return formatting.plain_day(day, formats) if shown.period == "gap" else formatting.month(day, formats)


def after_run(shown: Chart, run: Signal) -> tuple[int, ...]:
    """Return the sides (1 above, -1 below) of the points of a phase that follow a run."""
    last = shown.phases[run.phase].last
    return tuple(
        side
        for point in shown.points[run.last : last + 1]
        if point.value is not None and point.centre is not None and not point.excluded
        if (side := side_of(point.value, point.centre))
    )


def goes_up(shown: Chart, signal: Signal) -> bool | None:
    """Tell where a signal says the measure has gone; None where it tells no one way.

    A run that has ended speaks for the side on which all points are since.
    """
    if signal.kind is not SignalKind.RUN or signal.up is None:
        return signal.up
    sides = set(after_run(shown, signal))
    if not sides:
        return signal.up
    return sides.pop() > 0 if len(sides) == 1 else None


def chance(shown: Chart, signal: Signal | None) -> str:
    """Say what the rules say of the last phase."""
    part = shown.last_part
    if part is None:
        return ""
    if signal is not None:
        return _signal_clause(shown, signal)
    if part.at_edge:
        return f"too few values off the {shown.centre_word} to tell a signal"
    since = f" since {_when(shown, part.first, shown.formats)}" if len(shown.phases) > 1 else ""
    if part.n_useful < _FEW:
        return f"too few {shown.period}s{since or ' yet'} to tell a signal"
    return f"no signal{since}: within what chance explains"


def _signal_clause(shown: Chart, signal: Signal) -> str:
    many = _periods(shown, len(signal.points))
    if signal.kind is SignalKind.RUN:
        return _run_clause(shown, signal, many)
    if signal.kind is SignalKind.TREND:
        return f"{many} in a row {'rising' if signal.up else 'falling'}"
    if signal.kind is SignalKind.BEYOND:
        side = "above the upper limit" if signal.up else "below the lower limit"
        if len(signal.points) == 1:
            return f"{_when(shown, signal.last, shown.formats)} lies {side} of chance"
        return f"{many} {side} of chance, the last in {_when(shown, signal.last, shown.formats)}"
    often = "less" if signal.kind is SignalKind.FEW_CROSSINGS else "more"
    return f"the {shown.centre_word} is crossed {often} often than chance explains"


def _run_clause(shown: Chart, run: Signal, many: str) -> str:
    side, other = ("above", "below") if run.up else ("below", "above")
    since = after_run(shown, run)
    if not since:
        return f"{many} in a row {side} the {shown.centre_word}"
    if len(set(since)) == 1:
        return f"after {many} in a row {side} the {shown.centre_word}, {count(len(since))} {other} it"
    return f"{many} in a row {side} the {shown.centre_word}, up to {_when(shown, run.last, shown.formats)}"


def pill(shown: Chart, signal: Signal | None) -> str:
    """Say a signal in a few words."""
    if signal is None:
        return ""
    number = len(signal.points)
    if signal.kind is SignalKind.RUN:
        side, other = ("above", "below") if signal.up else ("below", "above")
        since = after_run(shown, signal)
        if not since:
            return f"Shift: {number} points {side} {shown.centre_word}"
        if len(set(since)) == 1:
            return f"Shift: {len(since)} points {other} {shown.centre_word}"
        return f"Shift up to {_when(shown, signal.last, shown.formats)}"
    if signal.kind is SignalKind.TREND:
        return f"Trend: {number} points {'rising' if signal.up else 'falling'}"
    if signal.kind is SignalKind.BEYOND:
        return f"Beyond the limits: {_when(shown, signal.last, shown.formats)}"
    return "Trend" if signal.kind is SignalKind.FEW_CROSSINGS else "More ups and downs than chance"


def _goal(measure: Measure, formats: Formats) -> str:
    limit = measure.theoretical_limit
    return (
        "zero" if limit == 0 else value_text(limit, formats, percent=measure.kind is MeasureKind.PROPORTION)
    )


def percent_text(share: float, formats: Formats) -> str:
    """Write a share of the way: 79 %, or −12 % when it is further away than at the start."""
    whole = round(share * 100)
    return formatting.percentage(f"{_MINUS if whole < 0 else ''}{abs(whole)}", formats)


def way(share: float | None, standing: Standing, formats: Formats) -> str:
    """Say a measure's way in a few words, for a card or a table; empty where it cannot be told."""
    if standing is Standing.AT_LIMIT:
        return "at the limit"
    if share is None:
        return "away from the limit" if standing is Standing.WORSE else ""
    return f"{percent_text(share, formats)} of the way"


def way_clause(
    measure: Measure, share: float | None, standing: Standing, baseline: float | None, formats: Formats
) -> str:
    """Say a measure's way as the last clause of its sentence."""
    goal = _goal(measure, formats)
    if standing is Standing.AT_LIMIT:
        return "at the theoretical limit"
    if share is None:
        if standing is Standing.WORSE and baseline is not None:
            return "it was at the theoretical limit at the start"
        return f"the limit is {goal}"
    if standing is Standing.WORSE:
        return f"further from {goal} than at the start ({percent_text(share, formats)})"
    return f"{percent_text(share, formats)} of the way to {goal}"


def spared(measure: Measure, people: float | None, since: date | None, formats: Formats) -> str:
    """Say how many people were spared or harmed: Infections: about 34 fewer than at the baseline …"""
    if people is None or since is None:
        return ""
    whole = round(abs(people))
    what = measure.numerator.strip() or "Events"
    if not whole:
        return f"{what}: as many as at the baseline, since {formatting.month(since, formats)}"
    fewer = (people > 0) is (measure.direction is Direction.LOWER)
    return (
        f"{what}: about {formatting.number(whole)} {'fewer' if fewer else 'more'} than at the baseline, "
        f"since {formatting.month(since, formats)}"
    )


def assurance(measure: Measure, answer: str | None, formats: Formats) -> str:
    """Say whether a steady process will meet its target."""
    if answer is None or measure.target is None:
        return ""
    target = value_text(measure.target, formats, percent=measure.kind is MeasureKind.PROPORTION)
    if answer == "pass":
        return f"As it runs now, every month will meet the target of {target}."
    if answer == "fail":
        return f"As it runs now, no month will meet the target of {target}: the process has to change."
    return f"As it runs now, only some months will meet the target of {target}."
