"""The form: one frozen value shown field by field, changed, checked, and handed back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lead_desktop.errors import Invalid, Problem, UserError
from lead_desktop.ui.kit.announce import announce
from lead_desktop.ui.kit.confirm import confirm
from lead_desktop.ui.kit.fields import Check, Editor, Field
from lead_desktop.ui.kit.labels import set_look, set_primary
from lead_desktop.ui.kit.running import running_app
from lead_desktop.ui.kit.typed_field import TypedField
from lead_desktop.ui.sentences import NOT_SAVED_YET

V = TypeVar("V")
Submit = Callable[[V, Callable[[], None], Callable[[UserError], None]], None]


_LEAST_HEIGHT = 120
"""Pixels of fields that are always in view."""
_FRAME = 100
"""Pixels of a screen's height that a form leaves free: its own frame, and something of what is behind it."""


@dataclass(slots=True)
class _Row:
    field: Field
    editor: Editor
    problem: QLabel

    def tell(self, sentence: str) -> None:
        """Say what is wrong with the field, below it; an empty sentence says that nothing is."""
        if self.editor.typed is not None:
            self.editor.typed.tell(sentence)
            return
        self.problem.setText(f"×  {sentence}" if sentence else "")
        self.problem.setVisible(bool(sentence))
        set_look(self.editor.focus, "wrong", bool(sentence))
        self.editor.focus.setAccessibleDescription(f"Invalid: {sentence}" if sentence else self.field.hint)


class FormDialog(QDialog, Generic[V]):
    """Shows a value in fields; the sentence of a problem stands right below its field.

    `submit(value, accepted, failed)` is asked when the user says OK: it runs the use case and calls one of
    the two. The dialog closes only when it was accepted, so that nothing typed is ever lost.
    """

    def __init__(
        self,
        parent: QWidget,
        title: str,
        fields: Sequence[Field],
        value: V,
        submit: Submit[V],
        *,
        text: str = "",
        ok: str = "Save",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._value = value
        self._submit = submit
        self._dirty = False
        self._begun = False
        self._rows: list[_Row] = []
        self._top = self._top_label(text)
        self._refusal = self._problem_label("refusal")
        self._buttons = QDialogButtonBox(self)
        self._ok = self._buttons.addButton(ok, QDialogButtonBox.ButtonRole.AcceptRole)
        set_primary(self._ok)
        self._ok.setDefault(True)
        self._buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self._buttons.accepted.connect(self._save)
        self._buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self._top)
        layout.addWidget(self._refusal)
        layout.addWidget(self._fields_area(fields), 1)
        layout.addWidget(self._buttons)
        self.setMinimumWidth(520)

    @classmethod
    def open_for(
        cls,
        parent: QWidget,
        title: str,
        fields: Sequence[Field],
        value: V,
        submit: Submit[V],
        *,
        text: str = "",
        ok: str = "Save",
    ) -> FormDialog[V]:
        """Open the form over a window and return it; the answer goes through `submit`."""
        dialog = cls(parent, title, fields, value, submit, text=text, ok=ok)
        dialog.open()
        return dialog

    def _top_label(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setProperty("muted", True)
        label.setVisible(bool(text))
        return label

    def _problem_label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(f"problem_{name}")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("problem", True)
        label.setWordWrap(True)
        label.hide()
        return label

    def _fields_area(self, fields: Sequence[Field]) -> QWidget:
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area = area
        inner = self._inner = QWidget()
        self.form_layout = form = QFormLayout(inner)
        form.setContentsMargins(0, 0, 6, 0)
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(9)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for field in fields:
            self._add_field(form, field, inner)
        area.setWidget(inner)
        area.setMinimumHeight(min(inner.sizeHint().height() + 4, _LEAST_HEIGHT))
        return area

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the first field, with all fields in view as far as the screen has room for them."""
        super().showEvent(event)
        if event.spontaneous() or self._begun:
            return
        self._begun = True
        self._grow()
        app = running_app()
        app.focusChanged.connect(self._focus_changed)
        # A form that is on its way out does not answer.
        self.finished.connect(lambda _: app.focusChanged.disconnect(self._focus_changed))
        if self.focusWidget() in (None, self._ok):
            first = next((row.editor.focus for row in self._rows if row.editor.focus.isVisible()), None)
            if first is not None:
                first.setFocus(Qt.FocusReason.TabFocusReason)

    def _focus_changed(self, _: QWidget | None, now: QWidget | None) -> None:
        """Keep what has the keyboard in view, also where Tab comes back to the first field from a button."""
        if now is not None and self._inner.isAncestorOf(now):
            self._area.ensureWidgetVisible(now)

    def _grow_soon(self) -> None:
        """Make room for what is said below a field, once it has its place."""
        QTimer.singleShot(0, self, self._grow)

    def _grow(self) -> None:
        """Make the form as high as its fields, up to the height of the screen; then it scrolls."""
        view = self._area.viewport()
        wanted = max(self._inner.heightForWidth(view.width()), self._inner.sizeHint().height())
        room = self.screen().availableGeometry().height() - _FRAME
        missing = min(wanted - view.height(), room - self.height())
        if missing > 0:
            # What stands below the fields keeps its height.
            self._area.setMinimumHeight(self._area.height() + missing)
            self.resize(self.width(), self.height() + missing)

    def _add_field(self, form: QFormLayout, field: Field, inner: QWidget) -> None:
        editor = field.editor(getattr(self._value, field.name), inner)
        editor.focus.setObjectName(field.name)
        editor.focus.setAccessibleName(field.label.replace("&", ""))
        editor.focus.setAccessibleDescription(field.hint)
        editor.connect(lambda *_: self._typed_in(field.name))
        problem = self._problem_label(field.name) if editor.typed is None else editor.typed.message
        if editor.typed is not None:
            editor.typed.told.connect(self._grow_soon)
        problem.setObjectName(f"problem_{field.name}")
        problem.setProperty("small", True)
        cell = QWidget(inner)
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(editor.widget)
        if editor.typed is None:
            column.addWidget(problem)
        if field.hint:
            hint = QLabel(field.hint, cell)
            hint.setTextFormat(Qt.TextFormat.PlainText)
            hint.setWordWrap(True)
            hint.setProperty("muted", True)
            hint.setProperty("small", True)
            column.addWidget(hint)
        if isinstance(field, Check):
            form.addRow("", cell)
        else:
            label = QLabel(field.label, inner)
            label.setBuddy(editor.focus)
            form.addRow(label, cell)
        self._rows.append(_Row(field, editor, problem))

    def _typed_in(self, name: str) -> None:
        """Take away what was said of a field once it can be understood, and of the form as a whole."""
        self._dirty = True
        self._refusal.hide()
        row = self._row(name)
        if row.problem.isHidden():
            return
        try:
            row.editor.read()
        except Invalid as error:
            row.tell(" ".join(problem.sentence for problem in error.problems))
        else:
            row.tell("")

    def _row(self, name: str) -> _Row:
        return next(row for row in self._rows if row.field.name == name)

    def editor(self, name: str) -> QWidget:
        """Return the widget of a field that takes the keyboard."""
        return self._row(name).editor.focus

    def typed(self, name: str) -> TypedField[Any] | None:
        """Return a field that reads what is typed, for a form whose fields hang together; None for others."""
        return self._row(name).editor.typed

    def enable(self, name: str, enabled: bool) -> None:
        """Let a field be filled in, or not."""
        self._row(name).editor.widget.setEnabled(enabled)

    def problem(self, name: str) -> str:
        """Return the sentence shown at a field; empty where there is none. "" stands for the whole form."""
        label = self._row(name).problem if name else self._refusal
        return "" if label.isHidden() else label.text()

    def _save(self) -> None:
        if not self._ok.isEnabled():
            # Saving already: pressed twice, it is done once.
            return
        self._show_problems(())
        try:
            entered = self.entered()
        except Invalid as error:
            self._show_problems(error.problems)
            return
        self._ok.setEnabled(False)
        self._submit(entered, self._accepted, self._failed)

    def entered(self) -> V:
        """Return the value as it is entered now.

        Raises:
            Invalid: a field cannot be understood.
        """
        entered: dict[str, Any] = {}
        problems: list[Problem] = []
        for row in self._rows:
            try:
                entered[row.field.name] = row.editor.read()
            except Invalid as error:
                problems.extend(error.problems)
        if problems:
            raise Invalid(problems)
        return replace(self._value, **entered)  # type: ignore[type-var]  # forms show dataclasses

    def _accepted(self) -> None:
        self._dirty = False
        self.accept()

    def _failed(self, error: UserError) -> None:
        self._ok.setEnabled(True)
        problems = error.problems if isinstance(error, Invalid) else (Problem("", error.sentence),)
        self._show_problems(problems)

    def _show_problems(self, problems: Sequence[Problem]) -> None:
        names = {row.field.name for row in self._rows}
        general = [problem.sentence for problem in problems if problem.field not in names]
        self._refusal.setText("×  " + " ".join(general))
        self._refusal.setVisible(bool(general))
        self._grow_soon()
        first: QWidget | None = None
        for row in self._rows:
            sentences = [problem.sentence for problem in problems if problem.field == row.field.name]
            row.tell(" ".join(sentences))
            if sentences and first is None:
                first = row.editor.focus
        announce(self, " ".join(problem.sentence for problem in problems), urgent=True)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(first)

    def reject(self) -> None:
        """Close without saving; typed text is thrown away only after a question."""
        if not self._dirty:
            super().reject()
            return
        confirm(
            self,
            "Throw away what you typed?",
            NOT_SAVED_YET,
            "Throw away",
            self._throw_away,
            stay="Keep editing",
        )

    def _throw_away(self) -> None:
        self._dirty = False
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Treat the window's cross as Cancel."""
        event.ignore()
        self.reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Ctrl+Enter save from inside a text box."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._save()
            return
        super().keyPressEvent(event)
