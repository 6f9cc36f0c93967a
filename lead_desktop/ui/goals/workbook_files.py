"""Books of measures out to an organization and back: which file, and what is said of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from lead_desktop.domain.imports.workbook import WorkbookPreview
from lead_desktop.domain.model.people import Organization
from lead_desktop.domain.text.file_names import file_name
from lead_desktop.services.goals.workbook import preview_book, save_book
from lead_desktop.ui.goals.workbook_dialog import WorkbookDialog
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.tab import Navigation
from lead_desktop.ui.theme import Theme

_FOLDER = "books/folder"
_FILTERS = "Excel workbook (*.xlsx);;Table (*.csv)"


class WorkbookFiles:
    """Sends out and takes in the books of the Goals tab."""

    def __init__(self, parent: QWidget, operations: Operations, theme: Theme, navigation: Navigation) -> None:
        self._parent = parent
        self._operations = operations
        self._theme = theme
        self._navigation = navigation
        self.dialog: WorkbookDialog | None = None

    def ask_where_to_save(self, organization: Organization) -> None:
        """Ask for a file and write an organization's book into it."""
        dialog = self._file_dialog("Save the workbook to fill in")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        name = file_name(f"{organization.short_name or organization.name} measures")
        dialog.selectFile(Path(name).with_suffix(".xlsx").name)
        dialog.fileSelected.connect(lambda chosen: self.save(organization, Path(chosen)))
        dialog.open()

    def save(self, organization: Organization, path: Path) -> None:
        """Write an organization's book, and say where it is."""
        self._operations.read(
            lambda file: save_book(file, organization.id, path),
            self._saved,
            slow=True,
            text="Writing the workbook…",
        )

    def _saved(self, path: Path) -> None:
        self._navigation.settings.setValue(_FOLDER, str(path.parent))
        self._navigation.offer.emit(
            f"{path.name} is saved, ready to be mailed. What comes back is shown before it is kept.",
            "Open the folder",
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent))),
        )

    def ask_what_to_import(self) -> None:
        """Ask for a book that came back and show what it would change."""
        dialog = self._file_dialog("Import a workbook that came back")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda chosen: self.preview(Path(chosen)))
        dialog.open()

    def preview(self, path: Path) -> None:
        """Read a book beside the window and show what it would change."""
        self._operations.read(
            lambda file: preview_book(file, path),
            self._show,
            slow=True,
            key="book",
            text="Reading the workbook…",
        )

    def _show(self, preview: WorkbookPreview) -> None:
        self.dialog = WorkbookDialog(self._parent, self._operations, self._theme, preview)
        self.dialog.finished.connect(self._closed)
        self.dialog.open()

    def _closed(self) -> None:
        self.dialog = None

    def _file_dialog(self, title: str) -> QFileDialog:
        dialog = QFileDialog(self._parent, title)
        dialog.setNameFilter(_FILTERS)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        kept = Path(str(self._navigation.settings.value(_FOLDER, "")))
        folder = kept if kept.is_absolute() and kept.is_dir() else self._operations.path.parent
        dialog.setDirectory(str(folder))
        return dialog
