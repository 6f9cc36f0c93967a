"""The pages of a PDF on a quiet ground: one below the other, or two side by side where there is room."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDesktopServices,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtPdf import QPdfDocument, QPdfLink, QPdfLinkModel
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

_MARGIN = 16
_GAP = 18
_NARROWEST_PAIR = 620
"""Width in pixels below which two pages side by side could not be read."""


class Fit(Enum):
    """How large the pages are shown, other than by a factor."""

    PAIR = "Two pages"
    PAGE = "Whole page"
    WIDTH = "Fit width"


@dataclass(slots=True)
class _Picture:
    """A page drawn before, and whether it still is what the document says."""

    image: QImage
    fresh: bool


def _whole_pixels(size: QSizeF) -> QSize:
    """Round down: a pixel too many would bring up a scroll bar."""
    return QSize(max(int(size.width()), 1), max(int(size.height()), 1))


class PageView(QAbstractScrollArea):
    """Shows an open document; pages are drawn as they come into view, one at a time."""

    page_changed = Signal(int)
    """Another page is in view, counted from 1."""
    arranged = Signal()
    """The pages stand in other places: more or fewer of them, or of another size."""

    def __init__(self, document: QPdfDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._fit: Fit | float = Fit.PAIR
        self._places: list[QRect] = []
        self._pictures: dict[int, _Picture] = {}
        self._page = 1
        self._links = QPdfLinkModel(self)
        self._links.setDocument(document)
        self._soon = QTimer(self)
        self._soon.setInterval(0)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._draw_next)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.viewport().setMouseTracking(True)

    # what is shown

    def show_again(self) -> None:
        """Show what the document holds now; the old pictures stay until the new ones are drawn."""
        for picture in self._pictures.values():
            picture.fresh = False
        if not self._document.pageCount():
            self._pictures.clear()
        self._lay_out()

    def set_fit(self, fit: Fit | float) -> None:
        """Show the pages in another size: a fit, or a factor of their size on paper."""
        page = self._page
        self._fit = fit
        self._pictures.clear()
        self._lay_out()
        self.go_to(page)

    @property
    def page(self) -> int:
        """Return the page in view, counted from 1."""
        return self._page

    def row(self) -> range:
        """Return the pages that stand side by side with the one in view, counted from 1."""
        columns = self.columns()
        first = self._page - (self._page - 1) % columns
        return range(first, min(first + columns, len(self._places) + 1))

    def columns(self) -> int:
        """Return how many pages stand side by side."""
        wide = self.viewport().width() >= _NARROWEST_PAIR
        return 2 if self._fit is Fit.PAIR and wide and self._document.pageCount() > 1 else 1

    def go_to(self, page: int) -> None:
        """Bring a page into view, counted from 1."""
        if not 1 <= page <= len(self._places):
            return
        self._set_page(page)
        bar = self.verticalScrollBar()
        bar.setValue(min(self._places[page - 1].top() - _MARGIN, bar.maximum()))
        # The scroll bar stops before the last pages, and both of a pair have one height.
        self._set_page(page)

    def _set_page(self, page: int) -> None:
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)

    # where the pages are

    def _factor(self, size: QSizeF, columns: int) -> float:
        if isinstance(self._fit, float):
            # A PDF point is 1/72 inch; 100 % shows it on a screen of 96 dots an inch.
            return self._fit * 96 / 72
        room = self.viewport().size() - QSize(2 * _MARGIN + _GAP * (columns - 1), 2 * _MARGIN)
        across = max(room.width(), 60) / columns / size.width()
        if self._fit is Fit.WIDTH:
            return across
        return min(across, max(room.height(), 60) / size.height())

    def _lay_out(self) -> None:
        count = self._document.pageCount()
        columns = self.columns()
        sizes = [self._document.pagePointSize(page) for page in range(count)]
        # One factor for all pages, so that a paper in another format shows how large it will be.
        factor = min((self._factor(size, columns) for size in sizes if not size.isEmpty()), default=1.0)
        self._places = []
        top, widest = _MARGIN, 0
        for first in range(0, count, columns):
            row = [_whole_pixels(sizes[page] * factor) for page in range(first, min(first + columns, count))]
            width = sum(size.width() for size in row) + _GAP * (columns - 1)
            if len(row) < columns:
                width += row[0].width()
            left = max((self.viewport().width() - width) // 2, _MARGIN)
            for size in row:
                self._places.append(QRect(left, top, size.width(), size.height()))
                left += size.width() + _GAP
            top += max(size.height() for size in row) + _GAP
            widest = max(widest, width + 2 * _MARGIN)
        self._set_bars(top - _GAP + _MARGIN if count else 0, widest)
        self._page = min(self._page, max(count, 1))
        self.arranged.emit()
        self.viewport().update()

    def _set_bars(self, height: int, width: int) -> None:
        for bar, whole, part in (
            (self.verticalScrollBar(), height, self.viewport().height()),
            (self.horizontalScrollBar(), width, self.viewport().width()),
        ):
            bar.setRange(0, max(whole - part, 0))
            bar.setPageStep(part)
            bar.setSingleStep(40)

    def _offset(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _in_view(self) -> list[int]:
        shown = self.viewport().rect().translated(self._offset().toPoint())
        return [page for page, place in enumerate(self._places) if place.intersects(shown)]

    def _scrolled(self) -> None:
        middle = self._offset().y() + self.viewport().height() / 3
        above = [page for page, place in enumerate(self._places) if place.top() <= middle]
        if above:
            # Of two side by side the left one counts.
            self._set_page(above[-1] - above[-1] % self.columns() + 1)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new size; the page in view stays."""
        super().resizeEvent(event)
        page = self._page
        self._lay_out()
        self.go_to(page)

    # drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in view; what is not drawn yet is white paper for a moment."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.Midlight))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        offset = self._offset().toPoint()
        for page in self._in_view():
            place = self._places[page].translated(-offset)
            painter.fillRect(place, Qt.GlobalColor.white)
            picture = self._pictures.get(page)
            if picture is not None:
                painter.drawImage(QRectF(place), picture.image)
            if picture is None or not self._is_fresh(picture, page):
                self._soon.start()
            painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
            painter.drawRect(place.adjusted(-1, -1, 0, 0))

    def _pixels(self, page: int) -> QSize:
        return (QSizeF(self._places[page].size()) * self.devicePixelRatioF()).toSize()

    def _is_fresh(self, picture: _Picture, page: int) -> bool:
        return picture.fresh and picture.image.size() == self._pixels(page)

    def _draw_next(self) -> None:
        shown = self._in_view()
        for page in list(self._pictures):
            # Pages far from view are drawn again when they come back: a hundred would fill the memory.
            if shown and not shown[0] - 4 <= page <= shown[-1] + 4:
                del self._pictures[page]
        for page in shown:
            picture = self._pictures.get(page)
            if picture is None or not self._is_fresh(picture, page):
                self._pictures[page] = _Picture(self._document.render(page, self._pixels(page)), True)
                self.viewport().update()
                return

    # keys, wheel and links

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Home and End go to the first and last page, Page Up and Down turn over."""
        step = self.columns()
        wanted = {
            Qt.Key.Key_Home: 1,
            Qt.Key.Key_End: len(self._places),
            Qt.Key.Key_PageDown: min(self._page + step, len(self._places)),
            Qt.Key.Key_PageUp: max(self._page - step, 1),
        }.get(Qt.Key(event.key()))
        if wanted is None or self._fit is Fit.WIDTH or isinstance(self._fit, float):
            super().keyPressEvent(event)
        else:
            self.go_to(wanted)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; Ctrl and the wheel belong to nobody here."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        super().wheelEvent(event)

    def _link_at(self, spot: QPointF) -> QPdfLink | None:
        at = spot + self._offset()
        for page in self._in_view():
            place = self._places[page]
            if place.contains(at.toPoint()):
                self._links.setPage(page)
                factor = self._document.pagePointSize(page).width() / max(place.width(), 1)
                link = self._links.linkAt((at - QPointF(place.topLeft())) * factor)
                return link if link.isValid() else None
        return None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over a link."""
        over = self._link_at(event.position()) is not None
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow a link: to a page, or to an address on the web."""
        link = self._link_at(event.position())
        if link is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        if link.page() >= 0:
            self.go_to(link.page() + 1)
        elif link.url().scheme() in ("http", "https", "mailto"):
            QDesktopServices.openUrl(link.url())

    def changeEvent(self, event: QEvent) -> None:
        """Draw again on a screen of another density."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self.viewport().update()
