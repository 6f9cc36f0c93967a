"""Check-in at the door: the day's people in large rows, for somebody who stands at a laptop."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.sentences import no_substitutes
from lead_desktop.domain.text.formatting import clock
from lead_desktop.services.attendance.check_in import Door, day_text
from lead_desktop.ui.attendance.door_list import DoorList
from lead_desktop.ui.kit.banner import Banner
from lead_desktop.ui.kit.labels import label, muted, page_heading
from lead_desktop.ui.theme import Theme

_TICK = 5_000
"""Milliseconds between two looks at the clock."""


class CheckInPage(QWidget):
    """Fills the tab; Esc goes back to the grid."""

    wanted = Signal(object, object)
    back_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self, theme: Theme, now: Callable[[], datetime], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("main")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._now = now
        self._formats = Formats()
        self.back = QPushButton("‹  &Back to the grid", self)
        self.undo = QPushButton("&Undo", self)
        self.heading = page_heading("", self)
        self.day = muted("", self)
        self.count = label("", self)
        self.count.setProperty("door", True)
        self.clock = label("", self)
        self.clock.setProperty("clock", True)
        self.clock.setAccessibleName("Time that arrivals are stamped with")
        self.banner = Banner(self)
        self.list = DoorList(theme, self, large=True)
        self.list.wanted.connect(self.wanted)
        self.rule = muted("", self, wrap=True)
        self.back.clicked.connect(self.back_wanted)
        self.undo.clicked.connect(self.undo_wanted)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self._tick)
        self._build()

    def _build(self) -> None:
        titles = QVBoxLayout()
        titles.setSpacing(2)
        titles.addWidget(self.heading)
        titles.addWidget(self.day)
        head = QHBoxLayout()
        head.setSpacing(18)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(titles, 1)
        head.addWidget(self.count)
        head.addWidget(self.clock)
        head.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignTop)
        inner = QWidget()
        inner.setObjectName("main")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 10, 0)
        column.addWidget(self.list)
        column.addStretch(1)
        area = QScrollArea(self)
        area.setObjectName("main")
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 16, 22, 12)
        layout.setSpacing(10)
        layout.addLayout(head)
        layout.addWidget(self.banner)
        layout.addWidget(area, 1)
        layout.addWidget(self.rule)

    def show_door(self, door: Door) -> None:
        """Show a session's door."""
        self.heading.setText(f"Session {door.session.number} check-in")
        self.day.setText(day_text(door.session, door.host, door.program.formats))
        self.count.setText(f"{door.here} of {door.expected} here")
        self._formats = door.program.formats
        rule = no_substitutes(door.program)
        self.rule.setText(f"Only the CEO in office on the day can be marked in a CEO's seat. {rule}.")
        self.clock.setVisible(door.today)
        self._tick()
        self.list.show_door(door)
        if door.notice:
            self.banner.say(door.notice)
        elif not door.today:
            self.banner.say("The session's day is over: arrivals are marked without a time.")

    def refuse(self, sentence: str) -> None:
        """Say why something cannot be marked so."""
        self.banner.say(sentence)

    def focus_first(self) -> None:
        """Have the first person who is not here yet ready."""
        waiting = [one for one in self.list.rows if one.row is not None and one.row.here is None]
        for row in (*waiting, *self.list.rows):
            if row.present.isEnabled():
                row.present.setFocus()
                return

    def _tick(self) -> None:
        now = self._now()
        self.clock.setText(clock(now.time(), self._formats))

    def showEvent(self, event: QShowEvent) -> None:
        """Look at the clock as long as the page is in view."""
        super().showEvent(event)
        self._tick()
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave the clock alone when nobody looks."""
        super().hideEvent(event)
        self._timer.stop()
        self.banner.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_wanted.emit()
        else:
            super().keyPressEvent(event)
