"""A chart on the screen: hovering or the arrow keys tell the numbers; its numbers as a table, too."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolTip, QWidget

from lead_desktop.domain.charts.chart import Chart
from lead_desktop.domain.charts.layout import Scene, lay_out
from lead_desktop.domain.charts.table import point_text, table_text
from lead_desktop.ui.kit.chart_painter import ChartPainter
from lead_desktop.ui.kit.chart_table import ChartTable
from lead_desktop.ui.theme import Theme

_FOOTER_FROM = 150
"""From this height on the line that tells how the chart was made has room below it, in pixels."""


class ChartView(QWidget):
    """Paints a chart; hovering or the arrow keys tell a month's numbers."""

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, size: float = 10.0) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chart: Chart | None = None
        self._sentence = ""
        self._size = size
        self._current: int | None = None
        self._scene: Scene | None = None
        self._painter = ChartPainter(theme, self.font())
        self.setMinimumHeight(120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(460, 190)

    def set_chart(self, chart: Chart, sentence: str) -> None:
        """Show another chart; the sentence is what those hear who cannot see it."""
        self._chart = chart
        self._sentence = sentence
        self._scene = None
        self._current = None
        self.setAccessibleName(f"Chart. {sentence}")
        self.setAccessibleDescription(
            f"{chart.footer}. The arrow keys tell each {chart.period}; Enter shows the numbers as a table."
        )
        self.update()

    @property
    def current(self) -> int | None:
        """Return the point that is pointed at, from 0."""
        return self._current

    def scene(self) -> Scene | None:
        """Return the scene as it is painted at the widget's size."""
        if self._scene is None and self._chart is not None:
            self._scene = lay_out(
                self._chart,
                self.width(),
                self.height(),
                self._painter.measure,
                size=self._size,
                footer=self.height() >= _FOOTER_FROM,
            )
        return self._scene

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the chart out anew."""
        super().resizeEvent(event)
        self._scene = None

    def changeEvent(self, event: QEvent) -> None:
        """Lay the chart out anew in another typeface."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._painter = ChartPainter(self._theme, self.font())
            self._scene = None
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        scene = self.scene()
        if scene is not None:
            self._painter.paint(painter, scene, self._current)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 1, Qt.PenStyle.DotLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.end()

    # numbers

    def point_text(self, place: int) -> str:
        """Return one point in words: value, numbers behind it, lines, note."""
        return point_text(self._chart, place) if self._chart is not None else ""

    def table_text(self) -> str:
        """Return the chart as a table, columns parted by tabs."""
        return table_text(self._chart) if self._chart is not None else ""

    def _nearest(self, x: float) -> int | None:
        scene = self.scene()
        if scene is None or not scene.columns:
            return None
        return min(range(len(scene.columns)), key=lambda place: abs(scene.columns[place] - x))

    def _tell(self, place: int | None) -> None:
        if place == self._current:
            return
        self._current = place
        self.update()
        scene = self.scene()
        if place is None or scene is None:
            QToolTip.hideText()
            return
        text = self.point_text(place)
        dot = next((one for one in scene.dots if one.point == place), None)
        y = dot.y if dot is not None else scene.bottom
        where = self.mapToGlobal(QPointF(scene.columns[place] + 8, y + 6).toPoint())
        QToolTip.showText(where, text, self, self.rect())
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell the month under the mouse."""
        super().mouseMoveEvent(event)
        self._tell(self._nearest(event.position().x()))

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing."""
        super().leaveEvent(event)
        self._tell(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk along the points with the arrow keys; Enter shows the table, Copy takes it along."""
        last = len(self._chart.points) - 1 if self._chart is not None else -1
        if event.matches(QKeySequence.StandardKey.Copy) and last >= 0:
            self.copy_table()
            return
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and last >= 0:
            self.show_table()
        elif key is Qt.Key.Key_Escape and self._current is not None:
            self._tell(None)
        elif last >= 0 and (place := self._walked(key, last)) is not None:
            self._tell(place)
        else:
            super().keyPressEvent(event)

    def _walked(self, key: Qt.Key, last: int) -> int | None:
        """Return the point a key leads to; the first arrow leads to the latest."""
        if key is Qt.Key.Key_Home:
            return 0
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key)
        if key is Qt.Key.Key_End or (step is not None and self._current is None):
            return last
        if step is None or self._current is None:
            return None
        return max(0, min(self._current + step, last))

    # taking it along

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the chart as a picture or as a table."""
        if self._chart is not None and self._chart.points:
            self.open_menu(event.globalPos())

    def open_menu(self, place: QPoint) -> QMenu:
        """Offer what can be done with the chart."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("&Show the numbers…").triggered.connect(self.show_table)
        menu.addAction("Copy as &picture").triggered.connect(self.copy_picture)
        menu.addAction("Copy as &table").triggered.connect(self.copy_table)
        menu.popup(place)
        return menu

    def show_table(self) -> None:
        """Show the numbers as a table."""
        if self._chart is not None:
            ChartTable(self._chart, self._sentence, self).open()

    def copy_picture(self) -> None:
        """Put the chart on the clipboard as a picture, on paper white or its dark ground."""
        scene = self.scene()
        if scene is None:
            return
        picture = QPixmap(self.size() * 2)
        picture.setDevicePixelRatio(2)
        picture.fill(self._theme.colour("paper"))
        painter = QPainter(picture)
        self._painter.paint(painter, scene)
        painter.end()
        QGuiApplication.clipboard().setPixmap(picture)

    def copy_table(self) -> None:
        """Put the numbers on the clipboard, to be pasted into a spreadsheet."""
        QGuiApplication.clipboard().setText(self.table_text())
