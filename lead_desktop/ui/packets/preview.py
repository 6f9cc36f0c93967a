"""The preview: the very PDF that would be printed, page below page."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget


class PdfPreview(QWidget):
    """Shows one PDF with page buttons and a zoom; new bytes keep the place in the pages."""

    page_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buffer: QBuffer | None = None
        self._document = QPdfDocument(self)
        self._view = QPdfView(self)
        self._view.setObjectName("preview")
        self._view.setAccessibleName("Pages")
        self._view.setDocument(self._document)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitInView)
        self._view.setPageSpacing(14)
        self._back = self._page_button("‹", "Page back", -1)
        self._forth = self._page_button("›", "Page forth", 1)
        self._where = QLabel(self)
        self._where.setTextFormat(Qt.TextFormat.PlainText)
        self._where.setProperty("muted", True)
        self._zoom = self._zoom_box()
        self.bar = QHBoxLayout()
        self.bar.setSpacing(8)
        for widget in (self._back, self._forth, self._where, self._zoom):
            self.bar.addWidget(widget)
        self.bar.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(self.bar)
        layout.addWidget(self._view, 1)
        self._view.pageNavigator().currentPageChanged.connect(self._page_changed)
        self._say_where()

    def _page_button(self, sign: str, name: str, step: int) -> QToolButton:
        button = QToolButton(self)
        button.setText(sign)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.clicked.connect(lambda: self.go_to(self.page() + step))
        return button

    def _zoom_box(self) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName("Size of the pages")
        box.addItem("Whole page", QPdfView.ZoomMode.FitInView)
        box.addItem("Fit width", QPdfView.ZoomMode.FitToWidth)
        for percent in (50, 75, 100, 150, 200):
            box.addItem(f"{percent} %", percent / 100)
        box.currentIndexChanged.connect(self._zoomed)
        return box

    def _zoomed(self) -> None:
        chosen = self._zoom.currentData()
        if isinstance(chosen, float):
            self._view.setZoomMode(QPdfView.ZoomMode.Custom)
            # A PDF point is 1/72 inch; the view's factor 1 shows it on a 96 dpi screen.
            self._view.setZoomFactor(chosen)
        else:
            self._view.setZoomMode(chosen)

    def show_pdf(self, data: bytes) -> None:
        """Show other pages; the page that was in view stays in view where there still is one."""
        page = self.page()
        self._document.close()
        buffer = QBuffer(self)
        buffer.setData(QByteArray(data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(buffer)
        if self._buffer is not None:
            self._buffer.deleteLater()
        self._buffer = buffer
        self.go_to(min(page, max(self.pages(), 1)))
        self._say_where()

    def set_ground(self, colour: QColor) -> None:
        """Set the colour around the pages."""
        palette = self._view.palette()
        palette.setColor(QPalette.ColorRole.Dark, colour)
        self._view.setPalette(palette)

    def clear(self) -> None:
        """Show no pages."""
        self._document.close()
        self._say_where()

    @property
    def document(self) -> QPdfDocument:
        """Return the pages shown, for printing and for tests."""
        return self._document

    def pages(self) -> int:
        """Return how many pages there are."""
        return self._document.pageCount()

    def page(self) -> int:
        """Return the number of the page in view, from 1."""
        return self._view.pageNavigator().currentPage() + 1

    def go_to(self, page: int) -> None:
        """Bring a page into view, counted from 1; beyond the ends nothing happens."""
        if 1 <= page <= self.pages():
            self._view.pageNavigator().jump(page - 1, QPointF(), 0)

    def _page_changed(self, page: int) -> None:
        self._say_where()
        self.page_changed.emit(page + 1)

    def _say_where(self) -> None:
        pages = self.pages()
        self._where.setText(f"Page {self.page()} of {pages}" if pages else "No pages yet")
        self._back.setEnabled(pages > 0 and self.page() > 1)
        self._forth.setEnabled(pages > 0 and self.page() < pages)
