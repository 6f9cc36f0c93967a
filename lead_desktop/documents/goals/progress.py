"""The progress pages: one for each organization with its charts, and one for the whole group."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer

from lead_desktop.documents.goals.limit_progress import LimitProgressFigure
from lead_desktop.documents.kit.chart_painter import measure_text, paint
from lead_desktop.documents.kit.layout import Bar, Layout, Square
from lead_desktop.domain.charts.chart import Chart, value_text
from lead_desktop.domain.charts.layout import lay_out
from lead_desktop.domain.goals.goal_cards import MeasureCard
from lead_desktop.domain.goals.group_progress import standings_text
from lead_desktop.domain.goals.limit_progress import share_of
from lead_desktop.domain.goals.progress import Progress
from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.model.goals import Goal, GoalState, Measure, MeasureKind
from lead_desktop.domain.model.people import Organization
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.text.formatting import month, plural

_WORDS_WIDTH = 158.0
_HEIGHTS = (150.0, 150.0, 148.0, 106.0)
"""How tall a chart is where an organization has one to four; with more of them a page holds five."""

_LOW_HEIGHT = 78.0


class ChartFigure(Flowable):
    """A chart in the column beside its words."""

    def __init__(self, layout: Layout, chart: Chart, width: float, height: float) -> None:
        super().__init__()
        self.layout = layout
        self.chart = chart
        self.width = width
        self.height = height

    def draw(self) -> None:
        """Lay the chart out and paint it."""
        set_ = self.layout.typesetter
        scene = lay_out(self.chart, self.width, self.height, measure_text(set_), size=7.2)
        paint(self.canv, scene, 0, 0, set_)


def organization_story(
    layout: Layout, snapshot: Snapshot, organization: Organization, measures: Sequence[MeasureCard]
) -> list[Flowable]:
    """Return an organization's page: every goal in words, numbers and a chart, out of those of the group."""
    goals = [goal for goal in snapshot.goals_of(organization.id) if goal.state is not GoalState.RETIRED]
    shown = [card for card in measures if card.organization.id == organization.id]
    signals = sum(bool(card.progress.signal) for card in shown)
    note = [plural(len(goals), "goal"), f"{signals or 'none'} with a signal"]
    story = layout.title(organization.name, "Progress toward the theoretical limits · " + ", ".join(note))
    if not shown:
        story.append(layout.text("No goals have been set yet.", layout.styles.muted))
        return story
    story.append(layout.rule(0, 0))
    height = _HEIGHTS[len(shown) - 1] if len(shown) <= len(_HEIGHTS) else _LOW_HEIGHT
    story += [
        _figure(layout, card.goal, card.measure, card.progress, height, snapshot.formats) for card in shown
    ]
    return story


def _figure(
    layout: Layout, goal: Goal, measure: Measure, one: Progress, height: float, formats: Formats
) -> Flowable:
    percent = measure.kind is MeasureKind.PROPORTION
    styles = layout.styles
    chart_width = layout.width - _WORDS_WIDTH - 14
    column: list[Flowable] = [layout.text(goal.statement, styles.strong)]
    if measure.name and measure.name != goal.statement:
        column.append(layout.text(measure.name, styles.muted))
    column += [Spacer(1, 2), layout.text(_whole(one.sentence), styles.small), Spacer(1, 3)]
    column.append(_numbers(layout, measure, one, formats, percent=percent))
    if one.share is not None:
        column += [Spacer(1, 3), Bar(one.share, _WORDS_WIDTH - 10)]
    note = " ".join(f"{words_}." for words_ in (one.spared_text, one.assurance_text.rstrip(".")) if words_)
    figure: list[Flowable] = [
        *_chart(layout, one.chart, chart_width, height, note),
        *(_chart(layout, one.beside, chart_width, height * 0.8) if one.beside is not None else []),
    ]
    return KeepTogether(layout.table([[column, figure]], (_WORDS_WIDTH + 14, chart_width), padding=7))


def _whole(sentence: str) -> str:
    """Keep a percent sign on the line of its number."""
    return sentence.replace(" %", "\N{NO-BREAK SPACE}%")


def _chart(layout: Layout, chart: Chart, width: float, height: float, note: str = "") -> list[Flowable]:
    """Return a chart with what is said of it and, smaller, how it was made."""
    figure: list[Flowable] = [ChartFigure(layout, chart, width, height)]
    if note:
        figure.append(layout.text(note, layout.styles.small.clone("spared", fontSize=7.2, leading=9.2)))
    if chart.footer:
        figure.append(
            layout.text(chart.footer, layout.styles.muted.clone("footer", fontSize=6.6, leading=8.4))
        )
    return figure


def _numbers(
    layout: Layout, measure: Measure, one: Progress, formats: Formats, *, percent: bool
) -> Paragraph:
    pieces: list[tuple[str, bool] | tuple[str, bool, str]] = []
    if one.baseline is not None:
        pieces += [
            ("Baseline ", False, "muted"),
            (value_text(one.baseline, formats, percent=percent), True),
            (" · ", False, "muted"),
        ]
    now = value_text(one.current, formats, percent=percent) if one.current is not None else "–"
    pieces += [
        ("now ", False, "muted"),
        (now, True),
        (" · limit ", False, "muted"),
        (value_text(measure.theoretical_limit, formats, percent=percent), True, "good"),
    ]
    return layout.mixed(pieces, layout.styles.figure)


def group_story(
    layout: Layout, snapshot: Snapshot, measures: Sequence[MeasureCard], until: date
) -> list[Flowable]:
    """Return the page of the whole group: every goal's way to its limit; unlike units are not averaged."""
    story = layout.title(
        "Group progress",
        f"Every goal's way from its baseline to its theoretical limit · {month(until, snapshot.formats)}",
    )
    story += [layout.text(standings_text(measures), layout.styles.body)]
    if measures:
        story += [LimitProgressFigure(layout.typesetter, measures, layout.width), Spacer(1, 4)]
    widths = (14.0, 208.0, 128.0, layout.width - 14 - 208 - 128)
    for organization in snapshot.organizations:
        rows = [
            _limit_row(layout, card, widths[2], snapshot.formats)
            for card in measures
            if card.organization.id == organization.id
        ]
        if rows:
            head: list[Any] = [
                Square(organization.colour),
                layout.text(organization.name, layout.styles.strong),
                "",
                "",
            ]
            story.append(layout.table([head, *rows], widths, padding=2.3, valign="MIDDLE"))
            story.append(Spacer(1, 5))
    return story


def _limit_row(layout: Layout, card: MeasureCard, width: float, formats: Formats) -> list[Any]:
    percent = card.measure.kind is MeasureKind.PROPORTION
    found = card.progress
    share = share_of(found)
    bar: Any = Bar(share, width - 14) if share is not None else ""
    small = layout.styles.small
    name = layout.typesetter.shortened(card.name, small.fontName, small.fontSize, 200)
    span = ""
    if found.baseline is not None and found.current is not None:
        start, now = (
            value_text(value, formats, percent=percent) for value in (found.baseline, found.current)
        )
        span = f" · {start} → {now}"
    way = found.way or found.standing.value
    return ["", layout.text(name, layout.styles.small), bar, layout.text(way + span, layout.styles.muted)]
