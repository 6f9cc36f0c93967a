"""One person at the door: name, how they stand, and the buttons that mark them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from lead_desktop.domain.model.agenda import Audience
from lead_desktop.domain.model.people import short_name
from lead_desktop.services.attendance.check_in import Door, DoorRow
from lead_desktop.ui.attendance.mark_action import DoorAction
from lead_desktop.ui.kit.descendants import descendants
from lead_desktop.ui.kit.labels import ElidedLabel
from lead_desktop.ui.kit.organization_chip import organization_icon
from lead_desktop.ui.theme import Theme


class MarkButton(QPushButton):
    """A button that stays down while what it says is so; pressing it again is left to whoever listens."""

    def __init__(self, text: str, action: DoorAction, parent: QWidget, *, large: bool) -> None:
        super().__init__(text, parent)
        self.setProperty("mark", action.value)
        self.setProperty("large", large)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._stored = False
        self.toggled.connect(self._toggled)

    def show_stored(self, checked: bool) -> None:
        """Show what the file says."""
        self._stored = checked
        self.setChecked(checked)

    def _toggled(self, checked: bool) -> None:
        """Take a toggle that was no click, a screen reader's, for one: a state shown is the state stored."""
        if checked != self._stored:
            self.setChecked(self._stored)
            self.click()

    def nextCheckState(self) -> None:
        """Stay as it is: the mark in the file decides, not the click."""


class DoorRowWidget(QWidget):
    """A row of the check-in, small at the side or large at the door."""

    wanted = Signal(object, object)
    """What is wanted, a `DoorAction`, and the row."""

    def __init__(self, theme: Theme, parent: QWidget, *, large: bool) -> None:
        super().__init__(parent)
        self._theme = theme
        self._large = large
        self.row: DoorRow | None = None
        self._chip = QLabel(self)
        self.name = ElidedLabel("", self)
        self.state = ElidedLabel("", self)
        self.state.setProperty("muted", True)
        self.present = self._button("Present", DoorAction.PRESENT)
        self.absent = self._button("Absent", DoorAction.ABSENT)
        self.left = self._button("Leaves now", DoorAction.LEFT)
        self.instead = self._button("Somebody else came…", DoorAction.INSTEAD)
        self.instead.setCheckable(False)
        self.setProperty("large", large)
        self._lay_out()

    def _button(self, text: str, what: DoorAction) -> MarkButton:
        button = MarkButton(text, what, self, large=self._large)
        button.clicked.connect(lambda: self.wanted.emit(what, self.row))
        return button

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addWidget(self.name)
        if self._large:
            self.name.setProperty("door", True)
            layout.setContentsMargins(4, 9, 4, 9)
            layout.setSpacing(10)
        else:
            layout.setContentsMargins(0, 6, 0, 6)
            layout.setSpacing(4)
            self.state.setProperty("small", True)
        names.addWidget(self.state)
        layout.addWidget(self._chip)
        layout.addSpacing(2)
        layout.addLayout(names, 1)
        buttons = (
            (self.instead, self.left, self.present, self.absent)
            if self._large
            else (
                self.present,
                self.absent,
            )
        )
        for button in (self.instead, self.left, self.present, self.absent):
            button.setVisible(button in buttons)
        for button in buttons:
            layout.addWidget(button)

    def show_row(self, row: DoorRow, door: Door) -> None:
        """Show a person as they stand now."""
        self.row = row
        size = 14 if self._large else 9
        if row.organization is not None:
            icon = organization_icon(self._theme, row.organization.colour, size)
            self._chip.setPixmap(icon.pixmap(QSize(size, size)))
        else:
            self._chip.clear()
        self._chip.setFixedWidth(size)
        whole = self._large or row.seat is None
        self.name.show_text(row.name if whole else short_name(row.name))
        if self._large:
            self.state.show_text(f"{row.state}  ·  {row.where}" if row.where else row.state)
        else:
            self.state.show_text(row.state if row.vacant else row.short)
        self.state.setVisible(bool(self.state.whole_text()))
        self.present.show_stored(row.here is True)
        self.absent.show_stored(row.here is False)
        for button in (self.present, self.absent, self.left, self.instead):
            text = button.text().replace("…", "")
            button.setAccessibleName(f"{text}: {row.name}")
            button.setToolTip(f"{row.name}, {row.where}: {row.state}" if not self._large else "")
        self.present.setEnabled(door.open and not row.vacant)
        self.absent.setEnabled(not row.vacant and not (row.guest_id is not None and not door.open))
        if door.notice and not door.open and row.seat is None and row.guest_id is None:
            self.absent.setEnabled(False)
        self._show_large(row, door)

    def _show_large(self, row: DoorRow, door: Door) -> None:
        if not self._large:
            return
        self.left.setVisible(door.today and row.guest_id is None and row.here is True)
        self.left.show_stored(row.left)
        self.left.setText("Left" if row.left else "Leaves now")
        ceo = row.audience is Audience.CEO
        self.instead.setVisible(door.open and ceo and row.here is not True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the rows with the arrow keys."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        parent = self.parentWidget()
        if step is None or parent is None:
            super().keyPressEvent(event)
            return
        rows = [row for row in descendants(parent, DoorRowWidget) if row.present.isVisible()]
        rows.sort(key=lambda row: row.y())
        focus = self.focusWidget()
        column = next((at for at, button in enumerate(self._buttons()) if button is focus), 0)
        place = rows.index(self) + step
        if 0 <= place < len(rows):
            rows[place]._buttons()[column].setFocus()

    def _buttons(self) -> tuple[MarkButton, ...]:
        return self.present, self.absent, self.left, self.instead
