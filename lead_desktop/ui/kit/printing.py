"""Printing: finished PDFs drawn page by page on the printer the user chose."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QProgressDialog, QWidget

_LARGEST_RESOLUTION = 300
"""Dots per inch; more would not show on text and makes the print data several times as large."""


class PrintJob(QObject):
    """Prints several PDFs one after another, a page at a time, so that the window stays alive.

    `progress(done, total)` follows the pages; `finished(sentence)` ends the job: an empty sentence says
    that all went well.
    """

    progress = Signal(int, int)
    finished = Signal(str)

    def __init__(self, printer: QPrinter, documents: Sequence[bytes], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._printer = printer
        self._documents = documents
        self._cancelled = False
        self._painter = QPainter()
        self._steps: Iterator[tuple[int, int]] = iter(())
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._step)

    def start(self) -> None:
        """Begin; the pages follow while the window goes on."""
        self._steps = self._pages()
        self._timer.start()

    def cancel(self) -> None:
        """Stop after the page under way."""
        self._cancelled = True

    def _step(self) -> None:
        if self._cancelled:
            self._end("Printing was stopped.", abort=True)
            return
        try:
            done, total = next(self._steps)
        except StopIteration:
            self._end("")
            return
        if not self._painter.isActive():
            self._end("The printer does not answer; nothing was printed.", abort=True)
            return
        self.progress.emit(done, total)

    def _end(self, sentence: str, *, abort: bool = False) -> None:
        self._timer.stop()
        if abort and self._painter.isActive():
            self._printer.abort()
        if self._painter.isActive():
            self._painter.end()
        self.finished.emit(sentence)

    def _pages(self) -> Iterator[tuple[int, int]]:
        opened = [_Opened(data) for data in self._documents]
        total = sum(one.document.pageCount() for one in opened)
        done = 0
        for one in opened:
            for page in range(one.document.pageCount()):
                self._place(one.document, page, first=done == 0)
                if self._painter.isActive():
                    self._draw(one.document, page)
                done += 1
                yield done, total
            one.close()

    def _place(self, document: QPdfDocument, page: int, *, first: bool) -> None:
        """Set the paper to the size of the page, then begin the print or a new sheet."""
        size = document.pagePointSize(page)
        landscape = size.width() > size.height()
        upright = size.transposed() if landscape else size
        self._printer.setPageSize(QPageSize(upright, QPageSize.Unit.Point))
        self._printer.setPageOrientation(
            QPageLayout.Orientation.Landscape if landscape else QPageLayout.Orientation.Portrait
        )
        if first:
            self._printer.setFullPage(True)
            self._painter.begin(self._printer)
        else:
            self._printer.newPage()

    def _draw(self, document: QPdfDocument, page: int) -> None:
        target = self._printer.pageLayout().fullRectPixels(self._printer.resolution())
        scale = min(1.0, _LARGEST_RESOLUTION / max(self._printer.resolution(), 1))
        size = QSize(round(target.width() * scale), round(target.height() * scale))
        self._painter.drawImage(target, document.render(page, size))


class _Opened:
    """A PDF opened from bytes; the buffer lives as long as the document reads from it."""

    def __init__(self, data: bytes) -> None:
        self.buffer = QBuffer()
        self.buffer.setData(QByteArray(data))
        self.buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document = QPdfDocument()
        self.document.load(self.buffer)

    def close(self) -> None:
        self.document.close()


def new_printer() -> QPrinter:
    """Return a printer set as packets need it: both sides of the sheet, long edge."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
    printer.setCollateCopies(True)
    return printer


def print_documents(
    parent: QWidget, printer: QPrinter, documents: Sequence[bytes], finished: Callable[[str], object]
) -> PrintJob:
    """Print finished documents with progress and a way to stop; `finished` gets the problem, if any."""
    job = PrintJob(printer, documents, parent)
    shown = QProgressDialog("Printing…", "Stop", 0, 0, parent)
    shown.setWindowModality(Qt.WindowModality.WindowModal)
    shown.setMinimumDuration(300)
    shown.canceled.connect(job.cancel)

    def progressed(done: int, total: int) -> None:
        shown.setMaximum(total)
        shown.setValue(done)

    def end(problem: str) -> None:
        # Without this, the end of the dialog would count as a wish to stop.
        shown.canceled.disconnect(job.cancel)
        shown.reset()
        shown.deleteLater()
        job.deleteLater()
        finished(problem)

    job.progress.connect(progressed)
    job.finished.connect(end)
    job.start()
    return job
