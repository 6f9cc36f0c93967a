"""A chart on the screen: the very scene that is printed, painted with QPainter."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolTip, QWidget

from lead_desktop.domain import words
from lead_desktop.domain.chart_layout import Dot, Label, Scene, lay_out
from lead_desktop.domain.charts import Chart, value_words
from lead_desktop.ui.theme import Theme


class ChartView(QWidget):
    """Paints a chart; hovering or the arrow keys tell a month's numbers."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, size: float = 10.0) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chart: Chart | None = None
        self._size = size
        self._current: int | None = None
        self.setMinimumHeight(120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return a comfortable size."""
        return QSize(460, 190)

    def set_chart(self, chart: Chart, sentence: str) -> None:
        """Show another chart; the sentence is what those hear who cannot see it."""
        self._chart = chart
        self._current = None
        self.setAccessibleName(sentence)
        self.setAccessibleDescription(self.table_text())
        self.update()

    def scene(self) -> Scene | None:
        """Return the scene as it is painted at the widget's size."""
        if self._chart is None:
            return None
        return lay_out(self._chart, self.width(), self.height(), self._measure, size=self._size)

    def _font(self, size: float, bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(round(size), 7))
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return font

    def _measure(self, text: str, size: float, bold: bool) -> float:
        return QFontMetricsF(self._font(size, bold)).horizontalAdvance(text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the scene."""
        del event
        painter = QPainter(self)
        self._paint(painter)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def _paint(self, painter: QPainter) -> None:
        scene = self.scene()
        if scene is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for stroke in scene.strokes:
            pen = QPen(self._theme.colour(stroke.role), stroke.width)
            if stroke.dash:
                # Qt counts dashes in widths of the pen.
                pen.setDashPattern([length / stroke.width for length in stroke.dash])
            painter.setPen(pen)
            painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in stroke.places]))
        for dot in scene.dots:
            self._paint_dot(painter, dot)
        for label in scene.labels:
            self._paint_label(painter, label)

    def _paint_dot(self, painter: QPainter, dot: Dot) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(dot.role))
        radius = dot.radius * (1.6 if dot.point == self._current else 1.0)
        if not dot.diamond:
            painter.drawEllipse(QPointF(dot.x, dot.y), radius, radius)
            return
        reach = radius * 1.25
        path = QPainterPath(QPointF(dot.x - reach, dot.y))
        for x, y in ((dot.x, dot.y - reach), (dot.x + reach, dot.y), (dot.x, dot.y + reach)):
            path.lineTo(x, y)
        path.closeSubpath()
        painter.drawPath(path)

    def _paint_label(self, painter: QPainter, label: Label) -> None:
        painter.setFont(self._font(label.size))
        painter.setPen(self._theme.colour(label.role))
        x = label.x
        if label.anchor != "start":
            width = self._measure(label.text, label.size, False)
            x -= width if label.anchor == "end" else width / 2
        painter.drawText(QPointF(x, label.y), label.text)

    # numbers

    def point_words(self, place: int) -> str:
        """Return one month in words: value, numbers behind it, note."""
        assert self._chart is not None
        point = self._chart.points[place]
        month = words.month(point.month)
        if point.value is None:
            return f"{month}: no numbers. {point.note}".strip()
        said = f"{month}: {value_words(point.value, percent=self._chart.percent, unit=self._chart.unit)}"
        if point.denominator is not None and point.numerator is not None:
            said += f" ({words.number(point.numerator)} of {words.number(point.denominator)})"
        if point.signal:
            said += " · part of a signal"
        return f"{said}. {point.note}".strip() if point.note else said

    def table_text(self) -> str:
        """Return the chart as a table, columns parted by tabs."""
        if self._chart is None:
            return ""
        rows = ["Month\tNumerator\tDenominator\tValue\tNote"]
        for point in self._chart.points:
            numbers = (point.numerator, point.denominator, point.value)
            shown = ("" if number is None else f"{number:g}" for number in numbers)
            rows.append("\t".join((point.month.isoformat()[:7], *shown, " ".join(point.note.split()))))
        return "\n".join(rows)

    def _nearest(self, x: float) -> int | None:
        scene = self.scene()
        if scene is None or not scene.dots:
            return None
        return min(scene.dots, key=lambda dot: abs(dot.x - x)).point

    def _tell(self, place: int | None) -> None:
        self._current = place
        self.update()
        scene = self.scene()
        if place is None or scene is None:
            QToolTip.hideText()
            return
        dot = next((dot for dot in scene.dots if dot.point == place), None)
        if dot is not None:
            where = self.mapToGlobal(QPointF(dot.x + 8, dot.y + 6).toPoint())
            QToolTip.showText(where, self.point_words(place), self)

    def event(self, event: QEvent) -> bool:
        """Tell the month under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            self._tell(self._nearest(event.pos().x()))
            return True
        if event.type() is QEvent.Type.Leave:
            self._current = None
            self.update()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk along the months with the arrow keys."""
        scene = self.scene()
        places = [dot.point for dot in scene.dots] if scene is not None else []
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None or not places:
            super().keyPressEvent(event)
            return
        at = places.index(self._current) + step if self._current in places else len(places) - 1
        self._tell(places[max(0, min(at, len(places) - 1))])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the chart as a picture or as a table."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("Copy as &picture").triggered.connect(self.copy_picture)
        menu.addAction("Copy as &table").triggered.connect(self.copy_table)
        menu.popup(event.globalPos())

    def copy_picture(self) -> None:
        """Put the chart on the clipboard as a picture, on paper white or its dark ground."""
        picture = QPixmap(self.size() * 2)
        picture.setDevicePixelRatio(2)
        picture.fill(self._theme.colour("paper"))
        painter = QPainter(picture)
        self._paint(painter)
        painter.end()
        QGuiApplication.clipboard().setPixmap(picture)

    def copy_table(self) -> None:
        """Put the numbers on the clipboard, to be pasted into a spreadsheet."""
        QGuiApplication.clipboard().setText(self.table_text())
