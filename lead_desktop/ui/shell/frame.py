"""The frame of the window: menus, tabs, banner and status bar, before and around any program.

It is on the screen before the program's file is opened: what opening takes (the database, the first tab) is
imported after that.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QEvent, QPoint, QSettings, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QLabel, QMainWindow, QProgressBar, QPushButton, QTabWidget, QVBoxLayout, QWidget

from lead_desktop.ui.kit.banner import Banner
from lead_desktop.ui.kit.labels import Pill
from lead_desktop.ui.kit.note import Note
from lead_desktop.ui.shell.menu_bar import MenuBar
from lead_desktop.ui.shell.search_box import SearchBox
from lead_desktop.ui.tab import TabPlace
from lead_desktop.ui.theme import Theme

SMALLEST = (1100, 700)
SAVED = "All changes saved"
_FRAME = QSize(2, 40)
"""What the system draws around a window: its title bar above all."""


class Frame(QMainWindow):
    """The window without a program: it keeps its size and its tab, and says when it is on the screen."""

    painted = Signal()
    """The frame is on the screen for the first time."""
    closed = Signal()

    def __init__(self, theme: Theme, settings: QSettings, places: Sequence[TabPlace]) -> None:
        super().__init__()
        self.theme = theme
        self.settings = settings
        self.places = tuple(places)
        self._was_painted = False
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(False)
        self.menus = MenuBar(self)
        self._build_centre()
        self._build_status()
        self._come_back()

    def _build_centre(self) -> None:
        for place in self.places:
            self.tabs.addTab(QWidget(self.tabs), place.key.value)
        self.search = SearchBox(self.theme, self)
        corner = QWidget(self.tabs)
        corner_layout = QVBoxLayout(corner)
        corner_layout.setContentsMargins(0, 4, 14, 4)
        corner_layout.addWidget(self.search)
        self.tabs.setCornerWidget(corner, Qt.Corner.TopRightCorner)
        centre = QWidget(self)
        layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs, 1)
        self.setCentralWidget(centre)
        self.banner = Banner(centre, floats=True, below=self.tabs.tabBar())
        self.note = Note(centre)
        self.tabs.currentChanged.connect(self.banner.pass_by)
        # On a screen smaller than the smallest layout, everything stays within reach.
        self.setMinimumSize(QSize(*SMALLEST).boundedTo(self.screen().availableSize() - _FRAME))

    def _build_status(self) -> None:
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        self.program_name = QLabel(bar)
        self.program_name.setTextFormat(Qt.TextFormat.PlainText)
        self.saved = QLabel(bar)
        self.saved.setAccessibleDescription("State of saving")
        self.progress = QProgressBar(bar)
        self.progress.setFixedWidth(120)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName("Progress")
        self.stop_button = QPushButton("Stop", bar)
        self.stop_button.setProperty("link", True)
        self.illustrative = Pill("Illustrative data", "warning", bar)
        self.next_session = QLabel(bar)
        for widget in (self.program_name, self.saved, self.progress, self.stop_button, self.illustrative):
            bar.addWidget(widget)
        self.illustrative.hide()
        self.progress.hide()
        self.stop_button.hide()
        bar.addPermanentWidget(self.next_session)

    def _come_back(self) -> None:
        """Take the size and the tab that the window had when it was closed."""
        free = self.screen().availableGeometry()
        self.resize(QSize(1440, 900).boundedTo(free.size() - _FRAME))
        geometry = self.settings.value("window/geometry")
        if not (isinstance(geometry, QByteArray) and self.restoreGeometry(geometry)):
            # The first time it takes all the room there is; on a small screen it has it already.
            if free.width() > SMALLEST[0] and free.height() > SMALLEST[1]:
                self.setWindowState(self.windowState() | Qt.WindowState.WindowMaximized)
        elif not self.isMaximized() and not self.isFullScreen():
            # The screen may have become smaller since, and the frame around the window takes room as well.
            self.resize(self.size().boundedTo(free.size() - _FRAME))
            corner = self.pos()
            last = free.bottomRight() - QPoint(self.width() + _FRAME.width(), self.height() + _FRAME.height())
            self.move(
                max(min(corner.x(), last.x() + 1), free.left()),
                max(min(corner.y(), last.y() + 1), free.top()),
            )
        key = self.settings.value("window/tab")
        for at, place in enumerate(self.places):
            if place.key == key:
                self.tabs.setCurrentIndex(at)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame, and say so the first time."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            self.painted.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep size and tab."""
        self.settings.setValue("window/geometry", self.saveGeometry())
        self.settings.setValue("window/tab", self.places[self.tabs.currentIndex()].key.value)
        self.settings.sync()
        event.accept()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the keys of the menus while Alt is held."""
        self.menus.follow(event)
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Hide the keys of the menus when Alt comes up."""
        self.menus.follow(event)
        super().keyReleaseEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Hide the keys of the menus when the window loses the keyboard: Alt comes up elsewhere."""
        if event.type() is QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.menus.follow(None)
        super().changeEvent(event)
