"""The scorecard's page: five parts of every organization, with the assessments of self and director."""

from __future__ import annotations

from datetime import date
from typing import Any

from reportlab.platypus import Flowable, KeepTogether, Spacer

from lead_desktop.documents.kit.layout import Layout, Square
from lead_desktop.domain.goals.scorecard import (
    PartLine,
    assessor_text,
    part_text,
    score_meaning,
    score_text,
    scorecards,
)
from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.text.formatting import plain_day


def scorecard_story(layout: Layout, snapshot: Snapshot, until: date) -> list[Flowable]:
    """Return the scorecards of all organizations."""
    scale = f"0.5: {score_meaning(0.5)} · 3: {score_meaning(3.0)} · 5: {score_meaning(5.0)}"
    story = layout.title("Scorecard", f"As of {plain_day(until, snapshot.formats)} · {scale}")
    widths = (14.0, 150.0, layout.width - 14 - 150 - 100, 50.0, 50.0)
    styles = layout.styles
    for card in scorecards(snapshot, until):
        head: list[Any] = [
            Square(card.organization.colour),
            layout.text(card.organization.name, styles.strong),
            "",
            layout.text("Self", styles.muted),
            layout.text("Director", styles.muted),
        ]
        rows = [head, *(_row(layout, line, snapshot.formats) for line in (*card.parts, card.overall))]
        across = [("SPAN", (1, 0), (2, 0))]
        story.append(KeepTogether([layout.table(rows, widths, padding=1.1, valign="MIDDLE", more=across)]))
        story.append(Spacer(1, 7))
    return story


def _row(layout: Layout, line: PartLine, formats: Formats) -> list[Any]:
    styles = layout.styles
    text = line.text
    notes = [
        f"{assessor_text(assessment.assessor)}, {plain_day(assessment.day, formats)}: {assessment.note}"
        for assessment in (line.own, line.director)
        if assessment is not None and assessment.note.strip()
    ]
    if not text and notes:
        text = notes[-1]
    return [
        "",
        layout.text(part_text(line.part), styles.small),
        layout.text(text, styles.muted),
        layout.text(score_text(line.own), styles.strong),
        layout.text(score_text(line.director) + (" !" if line.apart else ""), styles.strong),
    ]
