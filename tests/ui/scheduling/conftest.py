"""The Scheduling tab with session 7 of the example in view, on its own or in the window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lead_desktop import paths
from lead_desktop.domain.model.value import Entity
from lead_desktop.services.program_file import open_program
from lead_desktop.ui.kit.questions import ask_reason
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.scheduling.tab import SchedulingTab
from lead_desktop.ui.shell.main_window import MainWindow
from lead_desktop.ui.shell.tabs import tab_places
from lead_desktop.ui.tab import Navigation, TabKey
from lead_desktop.ui.theme import Appearance, make_theme
from tests.programs import clock


@pytest.fixture
def tab(request: pytest.FixtureRequest) -> SchedulingTab:
    """The tab of the window, in tests that ask for the window; else the tab alone, which opens faster."""
    if "window" not in request.fixturenames:
        alone = request.getfixturevalue("tab_alone")
        assert isinstance(alone, SchedulingTab)
        return alone
    window = request.getfixturevalue("window")
    assert isinstance(window, MainWindow)
    found = window.tab(TabKey.SCHEDULING)
    assert isinstance(found, SchedulingTab)
    window.tabs.setCurrentWidget(found)
    return found


@pytest.fixture
def tab_alone(
    qapp: QApplication, settings: QSettings, example: Path, qtbot: QtBot
) -> Iterator[SchedulingTab]:
    """The tab without the window around it; a finding leads to its place as in the window."""
    operations = Operations(open_program(example, clock()))
    theme = make_theme(qapp, paths.resources(), Appearance.LIGHT)
    navigation = Navigation(settings)
    shown = SchedulingTab(operations, theme, navigation)
    operations.changed.connect(shown.refresh)
    operations.reason_wanted.connect(lambda request: ask_reason(shown, request))

    def go(entity: Entity, id_: int, field: str) -> None:
        assert entity in tab_places()[0].shows
        shown.show_value(entity, id_)
        if field:
            shown.open_field(entity, id_, field)

    navigation.place_wanted.connect(go)
    shown.resize(1440, 800)
    shown.show()
    qtbot.waitExposed(shown)
    shown.activateWindow()
    shown.refresh(None)
    yield shown
    shown.close()
    operations.close()
    # At once: what waits to be deleted would be styled anew with every test that follows.
    for gone in (shown, theme):
        gone.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def titles(tab: SchedulingTab) -> list[str]:
    """Return the titles of the findings in view, once they are shown."""
    while tab.operations.busy:
        QApplication.processEvents()
    QApplication.processEvents()
    return [row.finding.title for row in tab.findings.rows()]


def top_dialog() -> QWidget:
    """Return the dialog that is open over the window."""
    found = QApplication.activeModalWidget()
    assert found is not None
    return found
