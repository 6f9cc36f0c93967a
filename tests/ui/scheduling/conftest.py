"""The Scheduling tab of the real window, with session 7 of the example in view."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from lead_desktop.ui.main_window import MainWindow
from lead_desktop.ui.scheduling.tab import SchedulingTab


@pytest.fixture
def tab(window: MainWindow) -> SchedulingTab:
    """The tab, in view."""
    found = window.findChild(SchedulingTab)
    assert isinstance(found, SchedulingTab)
    window.tabs.setCurrentWidget(found)
    return found


def titles(tab: SchedulingTab) -> list[str]:
    """Return the titles of the findings in view, once they are shown."""
    QApplication.processEvents()
    return [row.finding.title for row in tab.findings.rows()]


def top_dialog() -> QWidget:
    """Return the dialog that is open over the window."""
    found = QApplication.activeModalWidget()
    assert found is not None
    return found
