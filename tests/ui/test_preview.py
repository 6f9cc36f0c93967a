"""Each folder of the window is seen alone, on the example."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from lead_desktop.ui.preview import preview
from lead_desktop.ui.tab import TabKey
from lead_desktop.ui.theme import Appearance


@pytest.mark.parametrize("key", TabKey)
def test_a_tab_is_shown_alone(key: TabKey, tmp_path: Path, qtbot: QtBot) -> None:
    shown = preview(key, tmp_path, Appearance.LIGHT, None)
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitUntil(lambda: not shown.operations.busy, timeout=30_000)
    assert shown.operations.today() == date(2007, 12, 2)
    assert sum(bool(label.text()) and label.isVisible() for label in shown.tab.findChildren(QLabel)) >= 4
    shown.close()


def test_another_name_is_refused() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "lead_desktop.ui.preview", "letters"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "scheduling" in done.stderr
