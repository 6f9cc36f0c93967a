"""A document in a dialog of its own: its pages, and the ways onto paper and into a file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from lead_desktop.domain.text.file_names import file_name
from lead_desktop.errors import UserError
from lead_desktop.services.packets.packets import write_file
from lead_desktop.services.program_file import ProgramFile
from lead_desktop.ui.kit.banner import Banner
from lead_desktop.ui.kit.file_dialogs import PDF, ask_where_to_save, kept_folder, show_outside
from lead_desktop.ui.kit.preview import PdfPreview
from lead_desktop.ui.kit.printing import PrintJob, new_printer, print_documents
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.tab import Navigation

_FOLDER = "documents/folder"


class DocumentDialog(QDialog):
    """The pages of one document with the two ways out: onto paper, and into a file."""

    def __init__(self, parent: QWidget, operations: Operations, navigation: Navigation, title: str) -> None:
        super().__init__(parent)
        self.setObjectName("document")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setModal(True)
        self.resize(820, min(860, max(parent.window().height() - 20, 480)))
        self._operations = operations
        self._navigation = navigation
        self._title = title
        self._data: bytes | None = None
        self._gone = False
        self._job: PrintJob | None = None
        self.banner = Banner(self)
        self.preview = PdfPreview(self, operations.formats)
        self.save_button = QPushButton("&Save PDF…", self)
        self.print_button = QPushButton("&Print…", self)
        self.print_button.setProperty("primary", True)
        self.print_button.setDefault(True)
        self.save_button.clicked.connect(self._ask_where)
        self.print_button.clicked.connect(self._ask_printer)
        close = QPushButton("Close", self)
        close.clicked.connect(self.reject)
        # A button box of Qt's leaves out of the Tab order what stands before its default button.
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.save_button, self.print_button, close):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(12)
        layout.addWidget(self.banner)
        layout.addWidget(self.preview, 1)
        layout.addLayout(buttons)
        self.finished.connect(self._leave)
        self._let_use(possible=False)

    def make(self, make: Callable[[ProgramFile], bytes]) -> None:
        """Make the document beside the window and show its pages."""
        self._operations.read(make, self._show, failed=self._refused, slow=True, text="Making the pages…")

    def _leave(self) -> None:
        # What was asked for beside the window may still be under way; its answer finds nobody any more.
        self._gone = True
        if self._job is not None:
            self._job.cancel()

    def _let_use(self, *, possible: bool) -> None:
        self.save_button.setEnabled(possible)
        self.print_button.setEnabled(possible)

    def _show(self, data: bytes) -> None:
        if self._gone:
            return
        self._data = data
        self.preview.show_pdf(data)
        self._let_use(possible=True)
        self.print_button.setFocus()

    def _refused(self, error: UserError) -> None:
        if not self._gone:
            self.banner.say(error.sentence)

    # into a file

    def _ask_where(self) -> None:
        folder = kept_folder(self._navigation.settings, _FOLDER, self._operations.path.parent)
        ask_where_to_save(self, "Save as PDF", folder / file_name(self._title), PDF, self.save)

    def save(self, path: Path) -> None:
        """Write the document into a file, and say where it is or why it is not."""
        data = self._data
        if data is None:
            return
        self._operations.read(
            lambda _: write_file(path, data), lambda _: self._saved(path), failed=self._refused, slow=True
        )

    def _saved(self, path: Path) -> None:
        self._navigation.settings.setValue(_FOLDER, str(path.parent))
        sentence = f"{path.name} is saved in {path.parent.name or path.parent}."
        if self._gone:
            self._navigation.message.emit(sentence)
            return
        self.banner.say(sentence, "good", "Open it", lambda: show_outside(path))

    # onto paper

    def _ask_printer(self) -> None:
        printer = new_printer()
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(partial(self.print_on, printer))
        # The print dialog's own `open` wants a slot by name; the plain one opens it just the same.
        QDialog.open(dialog)

    def print_on(self, printer: QPrinter) -> None:
        """Print the document, and say that it went to the printer or what went wrong."""
        if self._data is not None:
            self._job = print_documents(self, printer, [self._data], self._printed)

    def _printed(self, problem: str) -> None:
        self._job = None
        sentence = problem or f"{self._title} is sent to the printer."
        if not self._gone:
            self.banner.say(sentence, "warning" if problem else "good")
        elif problem:
            self._operations.refused.emit(problem)
