"""The pages of the whole group: where all measures stand, what is new, and every chart side by side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from reportlab.platypus import Flowable, KeepTogether, PageBreak, Spacer

from lead_desktop.documents.goals.progress import ChartFigure, group_story
from lead_desktop.documents.kit.layout import Layout
from lead_desktop.domain.goals.goal_cards import MeasureCard
from lead_desktop.domain.goals.group_progress import (
    AT_LIMIT,
    NO_NEW_SIGNAL,
    NONE_AT_LIMIT,
    GroupProgress,
    group_progress,
)
from lead_desktop.domain.goals.limit_progress import signal_text
from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.text.formatting import month, plural

_COLUMNS = 2
_GAP = 18.0
_CHART_HEIGHT = 70.0


def group_pages(layout: Layout, snapshot: Snapshot, today: date) -> list[Flowable]:
    """Return the pages of the group up to the last month that is over."""
    group = group_progress(snapshot, today)
    story = group_story(layout, snapshot, group.measures, group.until)
    if group.measures:
        story += [PageBreak(), *_news(layout, group), Spacer(1, 14)]
        story += _charts(layout, group.measures, group.until, snapshot.formats)
    return story


def _news(layout: Layout, group: GroupProgress) -> list[Flowable]:
    """Return what is at its limit, and what has a signal that was not there at the last session."""
    left = [
        layout.text(AT_LIMIT, layout.styles.strong),
        *_lines(layout, [f"✓ {card.name_and_whose}" for card in group.at_limit], NONE_AT_LIMIT),
    ]
    right: list[Flowable] = []
    if group.last_session is not None:
        lines = [f"{signal_text(card.progress)} – {card.name_and_whose}" for card in group.new_signals]
        right = [
            layout.text(group.new_signals_title, layout.styles.strong),
            *_lines(layout, lines, NO_NEW_SIGNAL),
        ]
    half = layout.width / 2
    return [layout.table([[left, right]], (half, half), padding=2)]


def _lines(layout: Layout, lines: Sequence[str], empty: str) -> list[Flowable]:
    if not lines:
        return [layout.text(empty, layout.styles.muted)]
    return [layout.text(line, layout.styles.small) for line in lines]


def _charts(layout: Layout, measures: Sequence[MeasureCard], until: date, formats: Formats) -> list[Flowable]:
    """Return small multiples, two side by side, each in its own unit and drawn alike."""
    signals = sum(bool(card.progress.signal) for card in measures)
    story = layout.title(
        "All charts, side by side",
        f"{plural(len(measures), 'chart')}, {signals} with a signal · each in its own unit · "
        f"{month(until, formats)}",
    )
    width = (layout.width - _GAP * (_COLUMNS - 1)) / _COLUMNS
    cells = [_small(layout, card, width) for card in measures]
    for first in range(0, len(cells), _COLUMNS):
        row: list[Any] = [*cells[first : first + _COLUMNS]]
        row += [""] * (_COLUMNS - len(row))
        table = layout.table([row], [*[width + _GAP] * (_COLUMNS - 1), width], padding=2.5)
        story.append(KeepTogether([table]))
    return story


def _small(layout: Layout, card: MeasureCard, width: float) -> list[Flowable]:
    styles = layout.styles
    set_ = layout.typesetter
    title = set_.shortened(card.name, styles.strong.fontName, styles.strong.fontSize, width - 8)
    below = f"{card.organization.short_name or card.organization.name} · {card.progress.way}".rstrip(" ·")
    line = set_.shortened(below, styles.muted.fontName, styles.muted.fontSize, width - 8)
    return [
        layout.text(title, styles.strong),
        layout.text(line, styles.muted),
        Spacer(1, 2),
        ChartFigure(layout, card.progress.chart, width - 4, _CHART_HEIGHT),
    ]
