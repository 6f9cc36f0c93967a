"""Books of measures out to an organization and back: which file, and what is said of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from lead_desktop.domain.imports.workbook import WorkbookPreview
from lead_desktop.domain.model.people import Organization
from lead_desktop.domain.text.file_names import file_name
from lead_desktop.services.goals.workbook import preview_book, save_book
from lead_desktop.ui.goals.workbook_dialog import WorkbookDialog
from lead_desktop.ui.kit.file_dialogs import (
    CSV,
    WORKBOOK,
    ask_what_to_open,
    ask_where_to_save,
    kept_folder,
    show_outside,
)
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.tab import Navigation
from lead_desktop.ui.theme import Theme

_FOLDER = "books/folder"
_FILTERS = f"{WORKBOOK};;{CSV}"


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
        name = file_name(f"{organization.short_name or organization.name} measures", "xlsx")
        ask_where_to_save(
            self._parent,
            "Save the workbook to fill in",
            self._folder() / name,
            _FILTERS,
            lambda path: self.save(organization, path),
        )

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
            lambda: show_outside(path.parent),
        )

    def ask_what_to_import(self) -> None:
        """Ask for a book that came back and show what it would change."""
        title = "Import a workbook that came back"
        ask_what_to_open(self._parent, title, _FILTERS, self.preview, self._folder())

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

    def _folder(self) -> Path:
        return kept_folder(self._navigation.settings, _FOLDER, self._operations.path.parent)
