"""The three edits of every value: its form, and the question before it is deleted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from lead_desktop.domain.model.changes import Changes
from lead_desktop.domain.model.value import Value
from lead_desktop.domain.text.formatting import named
from lead_desktop.errors import UserError
from lead_desktop.services import editing
from lead_desktop.services.program_file import ProgramFile
from lead_desktop.ui.kit.confirm import confirm
from lead_desktop.ui.kit.fields import Field
from lead_desktop.ui.kit.form import FormDialog
from lead_desktop.ui.operations import Operations

V = TypeVar("V", bound=Value)
W = TypeVar("W")


def open_form(
    parent: QWidget,
    operations: Operations,
    title: str,
    fields: Sequence[Field],
    value: W,
    save: Callable[[ProgramFile, W], Changes],
    *,
    text: str = "",
    ok: str = "Save",
    done: Callable[[Changes], None] | None = None,
    form: type[FormDialog[W]] = FormDialog,
) -> FormDialog[W]:
    """Open a form over a value; `save` is the use case that keeps what was entered in the file."""

    def submit(entered: W, accepted: Callable[[], None], failed: Callable[[UserError], None]) -> None:
        def close(changes: Changes) -> None:
            accepted()
            if done is not None:
                done(changes)

        operations.change(lambda file: save(file, entered), close, failed=failed)

    return form.open_for(parent, title, fields, value, submit, text=text, ok=ok)


def open_value(
    parent: QWidget,
    operations: Operations,
    title: str,
    fields: Sequence[Field],
    value: V,
    *,
    text: str = "",
    done: Callable[[Changes], None] | None = None,
    form: type[FormDialog[V]] = FormDialog,
) -> FormDialog[V]:
    """Open the form of a value: a new one (id 0) is added, a known one changed."""

    def save(file: ProgramFile, entered: V) -> Changes:
        return editing.change(file, entered) if entered.id else editing.add(file, entered)

    ok = "Save" if value.id else "Add"
    return open_form(parent, operations, title, fields, value, save, text=text, ok=ok, done=done, form=form)


def ask_delete(parent: QWidget, operations: Operations, value: Value, detail: str = "") -> None:
    """Ask before a value is deleted, if it can be; `detail` says what goes with it."""

    def ask(_: None) -> None:
        confirm(
            parent,
            f"Delete {named(value, operations.formats)}?",
            f"{detail} You can undo this.".strip(),
            "Delete",
            lambda: operations.change(lambda file: editing.remove(file, value)),
        )

    operations.read(lambda file: editing.check_removal(file, value), ask)
