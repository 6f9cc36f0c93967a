"""Questions for a file or a folder, and showing what was saved.

Each question is opened, not run: what is to be done with the answer is called with its path.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSettings, Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

PDF = "PDF (*.pdf)"
WORKBOOK = "Excel workbook (*.xlsx)"
CSV = "CSV table (*.csv)"
ANY_FILE = "All files (*)"
PROGRAM = f"LEAD programs (*.lead);;{ANY_FILE}"

Then = Callable[[Path], object]


def ask_where_to_save(
    parent: QWidget | None,
    title: str,
    file: Path,
    filters: str,
    then: Then,
    given_up: Callable[[], object] | None = None,
) -> None:
    """Ask where to save a file; its folder and name are proposed, its suffix is added where none is typed.

    `filters` are written as Qt has them: "PDF (*.pdf)", several with two semicolons between them.
    """
    dialog = _dialog(parent, title, str(file.parent), filters)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(file.suffix.removeprefix("."))
    dialog.selectFile(file.name)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    if given_up is not None:
        dialog.rejected.connect(given_up)
    dialog.open()


def ask_what_to_open(
    parent: QWidget | None, title: str, filters: str, then: Then, folder: Path | None = None
) -> None:
    """Ask for a file that exists, from a folder or where the last question of this kind ended."""
    dialog = _dialog(parent, title, str(folder or ""), filters)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.open()


def ask_for_several(
    parent: QWidget | None, title: str, filters: str, then: Callable[[list[str]], object]
) -> None:
    """Ask for one or more files that exist; `then` is called with their names."""
    dialog = _dialog(parent, title, "", filters)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(then)
    dialog.open()


def ask_for_folder(parent: QWidget | None, title: str, folder: Path, then: Then) -> None:
    """Ask for a folder, from another one."""
    dialog = _dialog(parent, title, str(folder), "")
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.open()


def _dialog(parent: QWidget | None, title: str, folder: str, filters: str) -> QFileDialog:
    dialog = QFileDialog(parent, title, folder, filters)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return dialog


def kept_folder(settings: QSettings, key: str, otherwise: Path) -> Path:
    """Return the folder that was chosen last for a purpose, or another one where it is gone."""
    kept = Path(str(settings.value(key, "")))
    return kept if kept.is_absolute() and kept.is_dir() else otherwise


def show_outside(path: Path) -> None:
    """Show a file or a folder with whatever shows its kind on this computer."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
