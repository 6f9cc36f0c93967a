"""Moving an item of a program of 60 sessions against one of 10, each session of 20 items.

Only the session on the screen is read and painted for an edit, so that the cost must not follow the number
of the others. The frame's budget is that of 60 pictures a second; it is told, not asserted: a busy machine is
no fault of the program. Readiness, which looks at the whole program, follows later, beside the window.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lead_desktop import paths
from lead_desktop.domain.model.agenda import AgendaItem
from lead_desktop.domain.model.people import Organization
from lead_desktop.domain.model.sessions import Session
from lead_desktop.services.program_file import ProgramFile
from lead_desktop.services.scheduling import agenda_items
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.scheduling.tab import SchedulingTab
from lead_desktop.ui.tab import Navigation
from lead_desktop.ui.theme import Appearance, Theme, make_theme
from tests.benchmarks.table import tell
from tests.programs import new_file

pytestmark = pytest.mark.benchmark

FEW, MANY = 10, 60
ITEMS = 20
MOVES = 25
FRAME = 1000 / 60
"""Milliseconds for one picture."""


def program_of(folder: Path, sessions: int) -> ProgramFile:
    """Make a program with so many sessions of 20 items."""
    folder.mkdir()
    file = new_file(folder)
    with file.changing() as work:
        work.add(Organization(name="Alder Valley Health"))
        for number in range(1, sessions + 1):
            day = date(2007, 4, 2) + timedelta(days=11 * number)
            session = work.add(Session(number=number, day=day, host_id=1))
            for place in range(1, ITEMS + 1):
                title = f"Item {place} of session {number}"
                work.add(AgendaItem(session_id=session.id, position=place, title=title, minutes=20))
        work.commit("Fill the program")
    return file


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = make_theme(qapp, paths.resources(), Appearance.LIGHT)
    yield made
    made.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class Shown:
    """The tab on a program, at session 5."""

    def __init__(self, file: ProgramFile, theme: Theme, settings: QSettings, qtbot: QtBot) -> None:
        self.operations = Operations(file)
        self.tab = SchedulingTab(self.operations, theme, Navigation(settings))
        self.operations.changed.connect(self.tab.refresh)
        self.tab.resize(1440, 840)
        self.tab.show()
        qtbot.waitExposed(self.tab)
        self.tab.refresh(None)
        self.tab.show_session(5)

    def move(self, place: int) -> tuple[float, float]:
        """Move the first item; return milliseconds until it is on the disk, and then on the screen."""
        day = self.tab.page.day
        assert day is not None
        id_ = day.lines[0].item.id
        file = self.operations.file
        start = time.perf_counter()
        changes = agenda_items.move_items(file, [id_], place)
        kept = time.perf_counter()
        self.operations.changed.emit(changes)
        self.tab.page.repaint()
        end = time.perf_counter()
        return (kept - start) * 1000, (end - kept) * 1000

    def close(self) -> None:
        self.tab.close()
        self.operations.close()
        self.tab.deleteLater()


def test_moving_an_item_costs_no_more_with_more_sessions(
    tmp_path: Path, theme: Theme, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    few = Shown(program_of(tmp_path / "few", FEW), theme, settings, qtbot)
    many = Shown(program_of(tmp_path / "many", MANY), theme, settings, qtbot)
    # In turns, so that whatever else the machine does weighs on both alike; the first moves fill caches.
    pairs = [(few.move(place % 3 + 1), many.move(place % 3 + 1)) for place in range(MOVES + 3)][3:]
    few.close()
    many.close()
    kept = [median(pair[which][0] for pair in pairs) for which in (0, 1)]
    seen = [median(pair[which][1] for pair in pairs) for which in (0, 1)]
    total = [median(sum(pair[which]) for pair in pairs) for which in (0, 1)]
    with capsys.disabled():
        tell(
            f"Moving an agenda item: {FEW} sessions of {ITEMS} items against {MANY}",
            ("", f"{FEW} sessions", f"{MANY} sessions", "times"),
            *(
                (name, f"{one:.1f} ms", f"{other:.1f} ms", f"{other / one:.2f}")
                for name, (one, other) in (("kept", kept), ("shown", seen), ("both", total))
            ),
            ("a frame", f"{FRAME:.1f} ms", "", ""),
        )
    assert total[1] / total[0] < 1.35
