"""The preview: the very PDF that would be printed, with page buttons and a choice of size."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Signal
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.text.formatting import percentage
from lead_desktop.ui.kit.page_view import Fit, PageView

_MOST_WORDS = 6_000
"""Characters of a page that are read out at most."""


class PdfPreview(QWidget):
    """Shows one PDF with page buttons and a zoom; new bytes keep the place in the pages."""

    page_changed = Signal(int)

    def __init__(self, parent: QWidget | None, formats: Formats) -> None:
        super().__init__(parent)
        self._formats = formats
        self._buffer: QBuffer | None = None
        self._document = QPdfDocument(self)
        self.view = PageView(self._document, self)
        self.view.setObjectName("preview")
        self.view.setAccessibleName("Pages")
        self._back = self._page_button("‹", "Page back", -1)
        self._forth = self._page_button("›", "Page forth", 1)
        self._where = QLabel(self)
        self._where.setProperty("muted", True)
        # The words change with every page; what stands beside them must not move.
        self._where.setMinimumWidth(self._where.fontMetrics().horizontalAdvance("Pages 88–88 of 888") + 4)
        self._size = self._size_box()
        self.bar = QHBoxLayout()
        self.bar.setSpacing(8)
        for widget in (self._back, self._forth, self._where, self._size):
            self.bar.addWidget(widget)
        self.bar.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(self.bar)
        layout.addWidget(self.view, 1)
        self.view.page_changed.connect(self._page_changed)
        self.view.arranged.connect(self._say_where)
        self._say_where()

    def _page_button(self, sign: str, name: str, direction: int) -> QToolButton:
        button = QToolButton(self)
        button.setText(sign)
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.clicked.connect(lambda: self._turn(direction))
        return button

    def _size_box(self) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName("Size of the pages")
        for fit in Fit:
            box.addItem(fit.value, fit)
        for percent in (50, 75, 100, 150, 200):
            box.addItem(percentage(str(percent), self._formats), percent / 100)
        box.currentIndexChanged.connect(lambda: self.view.set_fit(box.currentData()))
        return box

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
        self.view.show_again()
        self.go_to(min(page, max(self.pages(), 1)))
        self._say_text(self.page())

    def clear(self) -> None:
        """Show no pages."""
        self._document.close()
        self.view.show_again()

    @property
    def document(self) -> QPdfDocument:
        """Return the pages shown, for tests."""
        return self._document

    def pages(self) -> int:
        """Return how many pages there are."""
        return self._document.pageCount()

    def page(self) -> int:
        """Return the number of the page in view, from 1."""
        return self.view.page

    def go_to(self, page: int) -> None:
        """Bring a page into view, counted from 1; beyond the ends nothing happens."""
        self.view.go_to(page)

    def _turn(self, direction: int) -> None:
        self.go_to(min(max(self.page() + direction * self.view.columns(), 1), self.pages()))

    def _page_changed(self, page: int) -> None:
        self._say_where()
        self._say_text(page)
        self.page_changed.emit(page)

    def _say_text(self, page: int) -> None:
        """Give the words of the page in view to who cannot see it."""
        words = self._document.getAllText(page - 1).text() if 0 < page <= self.pages() else ""
        self.view.setAccessibleDescription(" ".join(words.split())[:_MOST_WORDS])

    def _say_where(self) -> None:
        pages, shown = self.pages(), self.view.row()
        if not pages or not shown:
            self._where.setText("No pages yet")
        elif len(shown) == 1:
            self._where.setText(f"Page {shown[0]} of {pages}")
        else:
            self._where.setText(f"Pages {shown[0]}–{shown[-1]} of {pages}")
        self._back.setEnabled(bool(pages and shown) and shown[0] > 1)
        self._forth.setEnabled(bool(pages and shown) and shown[-1] < pages)
