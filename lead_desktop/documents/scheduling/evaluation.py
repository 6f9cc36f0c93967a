"""The evaluation form that is handed out at the end of the day; it carries no name."""

from __future__ import annotations

from typing import Any

from reportlab.platypus import Flowable, Spacer

from lead_desktop.documents.kit.colours import colour
from lead_desktop.documents.kit.layout import Layout, WriteLine
from lead_desktop.domain.model.actions import EVALUATION_QUESTIONS
from lead_desktop.domain.model.sessions import Session
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.text.formatting import plain_day

_SCORES = (1, 2, 3, 4, 5)
_EACH = 40.0
_OPEN_QUESTIONS = (
    "What will you do differently because of today?",
    "What should we change?",
    "Which topic should the group take up?",
)


class _Circle(Flowable):
    """A number to put a cross through."""

    def __init__(self, layout: Layout, score: int) -> None:
        super().__init__()
        self.layout = layout
        self.score = score
        self.width = self.height = 20.0

    def draw(self) -> None:
        """Draw the circle with its number."""
        self.canv.setStrokeColor(colour("muted"))
        self.canv.setLineWidth(0.8)
        self.canv.circle(10, 10, 9.5, stroke=1, fill=0)
        self.canv.setFillColor(colour("muted"))
        style = self.layout.styles.small
        self.layout.typesetter.draw(self.canv, 10, 7, str(self.score), style.fontName, 8.75, "middle")


def evaluation_story(layout: Layout, snapshot: Snapshot, session: Session) -> list[Flowable]:
    """Return the form: the scored questions in the order in which they are entered, then open ones."""
    styles = layout.styles
    host = snapshot.organization_by_id.get(session.host_id or 0)
    parts = [
        f"Session {session.number}",
        plain_day(session.day, snapshot.formats),
        f"hosted by {host.name}" if host else "",
    ]
    story = layout.title("How was this day?", " · ".join(part for part in parts if part))
    story += [
        layout.text(
            "Please cross one number for each sentence and leave the form on the table. No name is needed.",
            styles.body,
        ),
        Spacer(1, 4),
    ]
    ends = (layout.text("not at all", styles.muted), layout.text("fully", styles.right))
    head: list[Any] = ["", ends[0], "", "", ends[1], ""]
    rows = [
        head,
        *(
            [
                layout.mixed([(f"{place}\u2002", False, "muted"), (question, False)], styles.body),
                *(_Circle(layout, score) for score in _SCORES),
            ]
            for place, question in enumerate(EVALUATION_QUESTIONS, start=1)
        ),
    ]
    widths = (layout.width - _EACH * len(_SCORES), *([_EACH] * len(_SCORES)))
    spans = (("SPAN", (1, 0), (2, 0)), ("ALIGN", (1, 1), (-1, -1), "CENTER"), ("SPAN", (4, 0), (5, 0)))
    story.append(layout.table(rows, widths, padding=8, valign="MIDDLE", more=spans))
    for question in _OPEN_QUESTIONS:
        story += [
            *layout.section(question, 90),
            *(WriteLine(layout.width, 24) for _ in range(3)),
            Spacer(1, 8),
        ]
    return story
