"""Signals as a chart shows them: which points they are made of, by the rule set of the program."""

from __future__ import annotations

from collections.abc import Collection

from lead_desktop.domain.spc import Analysis
from lead_desktop.domain.spc_rules import side_of


def run_signal_points(analysis: Analysis, left_out: Collection[int] = ()) -> frozenset[int]:
    """Return the points, from 1, of every run that is longer than chance explains.

    `left_out` are points that are in no run. Nothing is read where the centre line is the smallest or
    largest value.
    """
    found: set[int] = set()
    for part in analysis.parts:
        limit = part.longest_run_max
        if limit is None or not part.has_signal:
            continue
        run: list[int] = []
        before = 0
        for number in range(part.first, part.last + 1):
            value, centre = analysis.y[number - 1], analysis.cl[number - 1]
            if value is None or centre is None or number in left_out:
                continue
            side = side_of(value, centre)
            if not side:
                continue
            run = [*run, number] if side == before else [number]
            before = side
            if len(run) > limit:
                found.update(run)
    return frozenset(found)
