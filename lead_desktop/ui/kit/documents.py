"""One way for every tab to offer a document: look at it, print it, save it as PDF."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from lead_desktop.services.program_file import ProgramFile
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.tab import Navigation

if TYPE_CHECKING:
    from lead_desktop.ui.kit.document_dialog import DocumentDialog


def offer_pdf(
    parent: QWidget,
    operations: Operations,
    navigation: Navigation,
    title: str,
    make: Callable[[ProgramFile], bytes],
) -> DocumentDialog:
    """Make a document beside the window and offer it under its title.

    `make` is a use case of `services.documents` with its arguments; what it refuses is said in the dialog.
    """
    # Only here, so that a tab is there at once, also where what Qt needs for PDF and printing is missing.
    from lead_desktop.ui.kit.document_dialog import DocumentDialog

    dialog = DocumentDialog(parent, operations, navigation, title)
    dialog.open()
    dialog.make(make)
    return dialog
