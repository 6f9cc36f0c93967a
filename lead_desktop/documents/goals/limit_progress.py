"""Every measure's way to its limit, painted on paper as on the screen."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from lead_desktop.documents.kit.chart_painter import paint
from lead_desktop.documents.kit.text import Typesetter
from lead_desktop.domain.goals.goal_cards import MeasureCard
from lead_desktop.domain.goals.limit_progress import LimitLook, limit_scene

_LOOK = LimitLook(
    radius=3.1,
    left=10.0,
    right=30.0,
    top=0.0,
    above=8.0,
    below=14.0,
    gap=1.5,
    tick=2.0,
    size=7.0,
    baseline=3.0,
    least_levels=2,
    widths=(0.6, 0.6, 0.6),
    dash=(3.0, 2.0),
)


class LimitProgressFigure(Flowable):
    """One dot a measure on a line from the baseline to the limit."""

    def __init__(self, typesetter: Typesetter, measures: Sequence[MeasureCard], width: float) -> None:
        super().__init__()
        self._typesetter = typesetter
        self._scene = limit_scene(measures, width, _LOOK).scene
        self.width, self.height = width, self._scene.height

    def draw(self) -> None:
        """Paint the scene."""
        paint(self.canv, self._scene, 0, 0, self._typesetter)
