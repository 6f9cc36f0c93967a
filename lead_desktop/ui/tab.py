"""What every tab of the window is: a title, a refresh after changes, and a way to jump to a value."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QByteArray, QObject, QSettings, QSize, Qt, Signal
from PySide6.QtWidgets import QMenu, QSplitter, QVBoxLayout, QWidget

from lead_desktop.domain.findings import Finding, Level
from lead_desktop.domain.model.changes import Changes
from lead_desktop.domain.model.value import Entity
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.theme import Theme


class TabKey(StrEnum):
    """The tabs of the window, each with the words on it."""

    SCHEDULING = "Scheduling"
    ATTENDANCE = "Attendance"
    GOALS = "Goals"
    PEOPLE = "People"
    PACKETS = "Packets"


class Navigation(QObject):
    """How a tab asks the window for something outside itself."""

    value_wanted = Signal(object, int)
    """Show a value, by kind and id, in the tab that knows it."""
    place_wanted = Signal(object, int, str)
    """Show a value, and have one of its fields ready to be typed into."""
    packets_wanted = Signal(int)
    """Show the packets of a session, by its id."""
    attendance_wanted = Signal(int)
    """Show the attendance of a session, by its id."""
    succession_wanted = Signal(int)
    """Record who follows as CEO of an organization, by its id."""
    session_changed = Signal(int)
    """The session the user works on, by its id, is another now."""
    message = Signal(str)
    """A sentence for the banner that something went well."""
    offer = Signal(str, str, object)
    """Such a sentence with a next step: the step's words, and what to call."""

    def __init__(self, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings

    def show_value(self, entity: Entity, id_: int) -> None:
        """Go to a value, wherever it is shown."""
        self.value_wanted.emit(entity, id_)

    def show_finding(self, finding: Finding) -> None:
        """Go to the place of a finding; what is not good yet is opened, ready to be put right."""
        field = finding.field if finding.level is not Level.GOOD else ""
        self.place_wanted.emit(finding.entity, finding.id, field)

    def remember_splitter(self, splitter: QSplitter, name: str) -> None:
        """Bring a splitter back as it was left, and keep it when it moves."""
        splitter.setObjectName(name)
        state = self.settings.value(f"splitters/{name}")
        if isinstance(state, QByteArray):
            splitter.restoreState(state)
        splitter.splitterMoved.connect(
            lambda: self.settings.setValue(f"splitters/{name}", splitter.saveState())
        )


class Tab(QWidget):
    """One tab; its title and what it can show are in its `TabPlace`."""

    def __init__(self, operations: Operations, theme: Theme, navigation: Navigation) -> None:
        super().__init__()
        self.operations = operations
        self.theme = theme
        self.navigation = navigation
        self.panes: tuple[QWidget, ...] = (self,)
        """The parts of the tab that F6 goes round, from left to right."""

    def side_by_side(
        self, name: str, parts: Sequence[QWidget], widths: Sequence[int], grows: int
    ) -> QSplitter:
        """Return parts of the tab side by side, as wide as the user left them under a name.

        `widths` in pixels are those of a new user; the part at the place `grows` takes what is left.
        """
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.panes = tuple(parts)
        for part in parts:
            splitter.addWidget(part)
        splitter.setSizes(list(widths))
        splitter.setStretchFactor(grows, 1)
        splitter.setChildrenCollapsible(False)
        self.navigation.remember_splitter(splitter, name)
        return splitter

    def fill(self, content: QWidget) -> None:
        """Fill the tab with one widget, up to its edges."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(content)

    def main_view(self) -> QWidget:
        """Return what has the keyboard when somebody comes to the tab with it."""
        return self

    def refresh(self, changes: Changes | None) -> None:
        """Read again what is shown; with `changes`, only if they touch it."""
        raise AssertionError(f"{type(self).__name__} does not refresh after {changes}")

    def show_value(self, entity: Entity, id_: int) -> None:
        """Bring a value into view and select it."""
        del entity, id_

    def open_field(self, entity: Entity, id_: int, field: str) -> None:
        """Have one field of a value that is in view ready to be typed into."""
        del entity, id_, field

    def fill_session_menu(self, menu: QMenu) -> None:
        """Put what the tab offers into the window's menu of sessions."""
        del menu

    def minimumSizeHint(self) -> QSize:
        """Let the window become as small as 1100 by 700, whatever a tab holds."""
        return QSize(600, 400)


@dataclass(frozen=True, slots=True)
class TabPlace:
    """A tab of the window that may not be made yet, and the entities whose values it can show.

    It is made when somebody goes to it; `at_start` with the window, as the window's menu is partly its own.
    """

    key: TabKey
    make: Callable[[Operations, Theme, Navigation], Tab]
    shows: tuple[Entity, ...] = ()
    fields: tuple[tuple[Entity, str], ...] = ()
    """What is put right here of values that another tab shows: an organization's goals."""
    at_start: bool = False
