"""Every measure's way to its limit, drawn on paper as on the screen."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from lead_desktop.documents.kit.colours import colour, organization_colour
from lead_desktop.documents.kit.fonts import REGULAR
from lead_desktop.documents.kit.text import Typesetter
from lead_desktop.domain.goals.limit_progress import START, pile, place_of
from lead_desktop.domain.goals.progress import Progress

_DOT = 3.1


class LimitProgressFigure(Flowable):
    """One dot a measure on a line from the baseline to the limit, as on the screen."""

    def __init__(
        self, typesetter: Typesetter, ways: Sequence[tuple[Progress, int, str]], width: float
    ) -> None:
        super().__init__()
        self.typesetter = typesetter
        self.width = width
        self.line = width - 40.0
        self.dots = pile(ways, width=2.2 * _DOT / self.line)
        levels = max((dot.level for dot in self.dots), default=0) + 1
        self.height = 22.0 + max(levels, 2) * 2.2 * _DOT

    def draw(self) -> None:
        """Draw the line with its marks, then the dots."""
        canvas: Canvas = self.canv
        floor, left, limit = 14.0, 10.0, 10.0 + self.line
        canvas.saveState()
        canvas.setLineWidth(0.6)
        canvas.setStrokeColor(colour("line"))
        canvas.line(left, floor, limit, floor)
        canvas.setStrokeColor(colour("muted"))
        canvas.line(left + self.line * START, floor - 2, left + self.line * START, self.height)
        canvas.setStrokeColor(colour("good"))
        canvas.setDash([3, 2])
        canvas.line(limit, floor - 2, limit, self.height)
        canvas.setDash([])
        for share, text, token in (
            (0.0, "start", "muted"),
            (0.25, "25 %", "muted"),
            (0.5, "50 %", "muted"),
            (0.75, "75 %", "muted"),
            (1.0, "limit", "good"),
        ):
            self._word(canvas, left + self.line * place_of(share), text, token)
        self._word(canvas, left + self.line * START / 2, "worse", "muted")
        canvas.setStrokeColor(colour("paper"))
        canvas.setLineWidth(0.5)
        for dot in self.dots:
            canvas.setFillColor(organization_colour(dot.colour))
            y = floor + _DOT + 1.5 + dot.level * 2.2 * _DOT
            canvas.circle(left + self.line * dot.x, y, _DOT, stroke=1, fill=1)
        canvas.restoreState()

    def _word(self, canvas: Canvas, x: float, text: str, token: str) -> None:
        canvas.setFillColor(colour(token))
        self.typesetter.draw(canvas, x, 3, text, REGULAR, 7, "middle")
