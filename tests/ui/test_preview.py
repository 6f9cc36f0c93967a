"""One folder of the window alone: every one of them opens, and what is not known is said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lead_desktop import paths
from lead_desktop.domain.model.people import Organization
from lead_desktop.domain.model.sessions import Session
from lead_desktop.services.program_file import Clock, open_program
from lead_desktop.ui import preview
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.theme import Appearance, make_theme

FOLDER = Path(preview.__file__).parent


@pytest.mark.parametrize("folder", list(preview.places()))
def test_each_folder_opens_alone(
    folder: str, qapp: QApplication, qtbot: QtBot, example: Path, settings: QSettings
) -> None:
    assert (FOLDER / folder / "tab.py").is_file()
    operations = Operations(open_program(example, Clock(as_of=date(2007, 12, 2))))
    theme = make_theme(qapp, paths.resources(), Appearance.LIGHT)

    window = preview.PreviewWindow(preview.places()[folder], operations, theme, settings)

    window.show()
    qtbot.waitUntil(lambda: not operations.busy)
    assert type(window.tab).__module__ == f"lead_desktop.ui.{folder}.tab"
    assert window.tab.isVisible()
    window.close()
    window.deleteLater()


def test_every_folder_with_a_tab_is_known() -> None:
    assert set(preview.places()) == {path.parent.name for path in FOLDER.glob("*/tab.py")}


def test_a_value_of_another_tab_is_said_to_be_there(
    qapp: QApplication, qtbot: QtBot, example: Path, settings: QSettings
) -> None:
    operations = Operations(open_program(example, Clock()))
    theme = make_theme(qapp, paths.resources(), Appearance.DARK)
    window = preview.PreviewWindow(preview.places()["people"], operations, theme, settings)

    window.tab.navigation.show_value(Session, 1)
    assert window.statusBar().currentMessage() == "This is shown in another tab."
    window.statusBar().clearMessage()
    window.tab.navigation.show_value(Organization, 2)
    assert window.statusBar().currentMessage() == ""
    window.close()
    window.deleteLater()


def test_a_folder_without_a_tab_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert preview.main(["kit"]) == 2

    assert capsys.readouterr().err == (
        f"There is no tab in a folder kit. Known are {', '.join(preview.places())}.\n"
    )


def test_a_day_that_is_none_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        preview.main(["goals", "--as-of", "tomorrow"])

    assert left.value.code == 2
    assert "'tomorrow'" in capsys.readouterr().err
