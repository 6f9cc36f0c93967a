"""A question before something is deleted or thrown away; opened, never run."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from lead_desktop.ui.kit.labels import set_look


def confirm(
    parent: QWidget,
    question: str,
    detail: str,
    action: str,
    confirmed: Callable[[], None],
    *,
    stay: str = "Cancel",
    stayed: Callable[[], None] | None = None,
    danger: bool = True,
) -> QMessageBox:
    """Ask a question; `confirmed` is called if the user presses the button named `action`.

    Nothing happens with the one named `stay`, which Enter and Escape press, but that `stayed` is called. The
    button of what destroys nothing is not shown as a `danger`.
    """
    box = QMessageBox(parent)
    box.setObjectName("confirm")
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle("LEAD Desktop")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(question)
    box.setInformativeText(detail)
    go = box.addButton(action, QMessageBox.ButtonRole.DestructiveRole)
    go.setObjectName("confirm_action")
    set_look(go, "danger", danger)
    safe = box.addButton(stay, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(safe)
    box.setEscapeButton(safe)
    go.clicked.connect(confirmed)
    if stayed is not None:
        box.rejected.connect(stayed)
    box.open()
    return box
