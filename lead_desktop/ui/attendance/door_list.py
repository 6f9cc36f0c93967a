"""The people of a session at the door, in the order of the sign-in sheet."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lead_desktop.domain.model.agenda import Audience
from lead_desktop.services.attendance.check_in import Door
from lead_desktop.ui.attendance.door_row import DoorRowWidget
from lead_desktop.ui.kit.labels import caps_heading, rule
from lead_desktop.ui.theme import Theme

_HEADINGS = {Audience.CEO: "CEOs", Audience.HEAD_OF_QUALITY: "Heads of Quality", Audience.GUEST: "Guests"}


class DoorList(QWidget):
    """Rows with their headings; the same people again only change how they stand."""

    wanted = Signal(object, object)

    def __init__(self, theme: Theme, parent: QWidget, *, large: bool) -> None:
        super().__init__(parent)
        self._theme = theme
        self._large = large
        self._door: Door | None = None
        self._frame: tuple[object, ...] = ()
        self.rows: list[DoorRowWidget] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        theme.changed.connect(lambda: self._show(everything=True))

    def show_door(self, door: Door) -> None:
        """Show a session's people."""
        before, self._door = self._door, door
        frame = (door.session.id, *((row.audience, row.seat, row.guest_id, row.name) for row in door.rows))
        same = frame == self._frame and before is not None
        if not same:
            self._frame = frame
            self._build(door)
        stands = before is not None and (before.open, before.today) == (door.open, door.today)
        self._show(everything=not (same and stands))

    def _build(self, door: Door) -> None:
        while (item := self._layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = []
        part = None
        for row in door.rows:
            if row.audience is not part:
                heading = caps_heading(_HEADINGS[row.audience], self)
                heading.setContentsMargins(0, 0 if part is None else 12, 0, 3)
                self._layout.addWidget(heading)
                part = row.audience
            widget = DoorRowWidget(self._theme, self, large=self._large)
            widget.wanted.connect(self.wanted)
            self._layout.addWidget(widget)
            self._layout.addWidget(rule(self))
            self.rows.append(widget)

    def _show(self, *, everything: bool) -> None:
        if self._door is None:
            return
        for widget, row in zip(self.rows, self._door.rows, strict=True):
            if everything or widget.row != row:
                widget.show_row(row, self._door)
            widget.row = row
