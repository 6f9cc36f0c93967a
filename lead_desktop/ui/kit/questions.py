"""What is asked before a change: why something settled changes, and whether something unusual is meant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from lead_desktop.domain.validation import LONGEST_LINE
from lead_desktop.errors import Invalid, Problem, UserError
from lead_desktop.ui.kit.confirm import confirm
from lead_desktop.ui.kit.fields import Text
from lead_desktop.ui.kit.form import FormDialog
from lead_desktop.ui.operations import AgreementRequest, ReasonRequest


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something settled is changed."""

    reason: str = ""


def ask_agreement(window: QWidget, request: AgreementRequest) -> QMessageBox:
    """Open the question over a window, or over the dialog that is open in it; nothing changes on Cancel."""
    over = QApplication.activeModalWidget() or window
    return confirm(
        over,
        request.sentence,
        request.detail,
        request.action,
        request.agree,
        stayed=request.cancel,
        danger=False,
    )


def ask_reason(window: QWidget, request: ReasonRequest) -> FormDialog[Reason]:
    """Open the question over a window, or over the dialog that is open in it; nothing changes on Cancel."""

    def submit(entered: Reason, accepted: Callable[[], None], failed: Callable[[UserError], None]) -> None:
        reason = " ".join(entered.reason.split())
        if not reason:
            failed(Invalid([Problem("reason", "Please say why the record of this day changes.")]))
        elif len(reason) > LONGEST_LINE:
            failed(Invalid([Problem("reason", f"Please say it in up to {LONGEST_LINE} characters.")]))
        else:
            accepted()
            request.give(reason)

    dialog = FormDialog.open_for(
        QApplication.activeModalWidget() or window,
        "This session was held",
        (Text("reason", "&Why", lines=2),),
        Reason(),
        submit,
        text=request.sentence,
        ok="Change it",
    )
    dialog.rejected.connect(request.cancel)
    dialog.editor("reason").setFocus()
    return dialog
