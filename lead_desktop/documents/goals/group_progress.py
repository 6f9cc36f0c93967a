"""The pages of the whole group: where all measures stand, what is new, and every chart side by side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from reportlab.platypus import Flowable, KeepTogether, PageBreak, Spacer

from lead_desktop.documents.goals.progress import ChartFigure, Measured, group_story, measured_of
from lead_desktop.documents.kit.layout import Layout
from lead_desktop.domain.goals.limit_progress import is_new_signal, signal_text
from lead_desktop.domain.goals.progress import Standing
from lead_desktop.domain.model.sessions import Session, SessionState
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.text.formatting import month, plain_day, plural
from lead_desktop.domain.text.months import last_full_month

_COLUMNS = 2
_GAP = 18.0
_CHART_HEIGHT = 70.0


def group_pages(layout: Layout, snapshot: Snapshot, today: date) -> list[Flowable]:
    """Return the pages of the group up to the last month that is over."""
    until = last_full_month(today)
    measured = measured_of(snapshot, until)
    story = group_story(layout, snapshot, measured, until)
    if measured:
        story += [PageBreak(), *_news(layout, snapshot, measured, today), Spacer(1, 14)]
        story += _charts(layout, measured, until)
    return story


def _news(layout: Layout, snapshot: Snapshot, measured: Sequence[Measured], today: date) -> list[Flowable]:
    """Return what is at its limit, and what has a signal that was not there at the last session."""
    at_limit = [one for one in measured if one.progress.standing is Standing.AT_LIMIT]
    left = [
        layout.text("At the theoretical limit", layout.styles.strong),
        *_lines(layout, [f"✓ {_whose(one)}" for one in at_limit], "None yet."),
    ]
    last = _last_session(snapshot, today)
    right: list[Flowable] = []
    if last is not None:
        before = {one.measure.id: one.progress for one in measured_of(snapshot, last_full_month(last.day))}
        new = [one for one in measured if is_new_signal(one.progress, before[one.measure.id])]
        title = f"Signals new since session {last.number} on {plain_day(last.day)}"
        lines = [f"{signal_text(one.progress)} – {_whose(one)}" for one in new]
        right = [
            layout.text(title, layout.styles.strong),
            *_lines(layout, lines, "None: no chart has told anything new."),
        ]
    half = layout.width / 2
    return [layout.table([[left, right]], (half, half), padding=2)]


def _lines(layout: Layout, lines: Sequence[str], empty: str) -> list[Flowable]:
    if not lines:
        return [layout.text(empty, layout.styles.muted)]
    return [layout.text(line, layout.styles.small) for line in lines]


def _whose(one: Measured) -> str:
    return f"{one.organization.short_name or one.organization.name}: {one.goal.statement}"


def _last_session(snapshot: Snapshot, today: date) -> Session | None:
    behind = [one for one in snapshot.sessions if one.day < today and one.state is not SessionState.CANCELLED]
    return max(behind, key=lambda one: one.day, default=None)


def _charts(layout: Layout, measured: Sequence[Measured], until: date) -> list[Flowable]:
    """Return small multiples, two side by side, each in its own unit and drawn alike."""
    signals = sum(bool(one.progress.signal) for one in measured)
    story = layout.title(
        "All charts, side by side",
        f"{plural(len(measured), 'chart')}, {signals} with a signal · each in its own unit · {month(until)}",
    )
    width = (layout.width - _GAP * (_COLUMNS - 1)) / _COLUMNS
    cells = [_small(layout, one, width) for one in measured]
    for first in range(0, len(cells), _COLUMNS):
        row: list[Any] = [*cells[first : first + _COLUMNS]]
        row += [""] * (_COLUMNS - len(row))
        table = layout.table([row], [*[width + _GAP] * (_COLUMNS - 1), width], padding=2.5)
        story.append(KeepTogether([table]))
    return story


def _small(layout: Layout, one: Measured, width: float) -> list[Flowable]:
    styles = layout.styles
    set_ = layout.typesetter
    title = set_.shortened(one.goal.statement, styles.strong.fontName, styles.strong.fontSize, width - 8)
    below = f"{one.organization.short_name or one.organization.name} · {one.progress.way}".rstrip(" ·")
    line = set_.shortened(below, styles.muted.fontName, styles.muted.fontSize, width - 8)
    return [
        layout.text(title, styles.strong),
        layout.text(line, styles.muted),
        Spacer(1, 2),
        ChartFigure(layout, one.progress.chart, width - 4, _CHART_HEIGHT),
    ]
