"""A fact of the day, edited where it stands: Enter or leaving keeps it, Escape leaves it as it was."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from lead_desktop.errors import Cancelled, Invalid, UserError
from lead_desktop.ui.kit.announce import announce
from lead_desktop.ui.kit.fields import Editor, Field
from lead_desktop.ui.kit.labels import label
from lead_desktop.ui.kit.running import running_app

_NARROWEST = 380
"""Pixels, so that a name is seen whole while it is typed."""
Entered: TypeAlias = Mapping[str, Any]
Save: TypeAlias = Callable[[Entered, Callable[[], None], Callable[[UserError], None]], None]


class FactEditor(QFrame):
    """Lies over the box of a fact with the fields of that fact; what is wrong is said below them.

    `save(entered, accepted, failed)` keeps what was entered, by the names of the fields, and calls one of the
    two. What is not understood changes nothing and stays as it was typed. `is_new`: nothing is kept yet, and
    Enter keeps what is proposed.
    """

    def __init__(
        self,
        box: QWidget,
        over: QWidget,
        fields: Sequence[Field],
        values: Entered,
        save: Save,
        *,
        is_new: bool = False,
    ) -> None:
        super().__init__(over)
        self.setObjectName("fact_editor")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._box = box
        self._values = dict(values)
        self._save = save
        self._saving = self._gone = False
        self._is_new = is_new
        self._editors: dict[str, Editor] = {}
        row = QHBoxLayout()
        row.setSpacing(8)
        for field in fields:
            row.addWidget(self._field(field, values[field.name]), 1)
        self.message = label("", self, wrap=True)
        self.message.setProperty("problem", True)
        self.message.setProperty("small", True)
        self.message.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 5, 6, 5)
        column.setSpacing(3)
        column.addLayout(row)
        column.addWidget(self.message)
        self.show()
        self._place()
        first = next(iter(self._editors.values())).focus
        # As after the Tab key: what stands there is selected, and what is typed takes its place.
        first.setFocus(Qt.FocusReason.TabFocusReason)
        running_app().focusChanged.connect(self._focus_changed)

    def _field(self, field: Field, value: object) -> QWidget:
        editor = field.editor(value, self)
        editor.focus.setObjectName(field.name)
        editor.focus.setAccessibleName(field.label.replace("&", ""))
        editor.focus.installEventFilter(self)
        if editor.typed is not None:
            editor.typed.told.connect(self._place)
        self._editors[field.name] = editor
        return editor.widget

    def editor(self, name: str) -> QWidget:
        """Return the widget of a field that takes the keyboard."""
        return self._editors[name].focus

    def _place(self) -> None:
        """Lie over the box, as wide and as high as the fields and what is said below them need."""
        over = self.parentWidget()
        assert over is not None
        corner = self._box.mapTo(over, self._box.rect().topLeft())
        width = min(max(self._box.width(), self.sizeHint().width(), _NARROWEST), over.width())
        layout = self.layout()
        assert layout is not None
        height = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else self.sizeHint().height()
        x = max(min(corner.x(), over.width() - width), 0)
        self.setGeometry(x, corner.y() - 5, width, height)
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep with Enter, leave with Escape."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.keep(back=True)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.leave(back=True)
                return True
        return super().eventFilter(watched, event)

    def _focus_changed(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now.window() is self.window() and not self.isAncestorOf(now):
            self.keep(back=False)

    def keep(self, *, back: bool) -> None:
        """Keep what was entered; with `back` the keyboard returns to the box afterwards."""
        if self._saving:
            return
        try:
            entered = {name: editor.read() for name, editor in self._editors.items()}
        except Invalid as error:
            self._tell(error)
            return
        unchanged = entered == {name: self._values[name] for name in entered}
        if unchanged and not (back and self._is_new):
            self.leave(back=back)
            return
        self._saving = True
        self._save(entered, lambda: self.leave(back=back), self._failed)

    def _failed(self, error: UserError) -> None:
        self._saving = False
        if isinstance(error, Cancelled):
            self.leave(back=True)
        else:
            self._tell(error)

    def _tell(self, error: UserError) -> None:
        self.message.setText(f"×  {error.sentence}")
        self.message.show()
        self._place()
        announce(self, error.sentence, urgent=True)

    def leave(self, *, back: bool) -> None:
        """Go, with or without the keyboard returning to the box."""
        if self._gone:
            return
        self._gone = True
        self._saving = True
        # Nothing is heard any more: what is on its way out does not answer.
        running_app().focusChanged.disconnect(self._focus_changed)
        for editor in self._editors.values():
            editor.focus.removeEventFilter(self)
        if back:
            self._box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.close()
