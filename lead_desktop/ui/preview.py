"""One tab of the window seen alone, on a fresh example: `python -m lead_desktop.ui.preview goals`.

For developers. Nothing of the other tabs is imported, and what is changed is gone when the window closes.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSettings
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from lead_desktop import paths
from lead_desktop.domain.text.formatting import plain_day
from lead_desktop.services.example.example import create_example
from lead_desktop.services.program_file import Clock, ProgramFile
from lead_desktop.ui.kit.ask_reason import ask_reason
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.shell.tabs import tab_places
from lead_desktop.ui.tab import Navigation, TabKey, TabPlace
from lead_desktop.ui.theme import Appearance, Theme, make_theme


class Preview(QMainWindow):
    """A window with one tab and a line for what the tab would have the whole window say."""

    def __init__(self, place: TabPlace, file: ProgramFile, theme: Theme, settings: QSettings) -> None:
        super().__init__()
        self.setWindowTitle(f"{place.key} — preview")
        self.resize(1440, 860)
        self.operations = Operations(file, self)
        self.navigation = Navigation(settings, self)
        self.tab = place.make(self.operations, theme, self.navigation)
        self.setCentralWidget(self.tab)
        self.operations.changed.connect(self.tab.refresh)
        self.operations.refused.connect(self._say)
        self.operations.broke.connect(self._say)
        self.operations.reason_wanted.connect(lambda request: ask_reason(self, request))
        self.navigation.value_wanted.connect(self.tab.show_value)
        self.navigation.place_wanted.connect(self.tab.open_field)
        self.navigation.message.connect(self._say)
        self.navigation.offer.connect(lambda sentence, *_: self._say(sentence))
        self.tab.fill_session_menu(self.menuBar().addMenu("&Session"))
        self.tab.refresh(None)
        self.statusBar().showMessage(f"As of {plain_day(self.operations.today())}, on the example")

    def _say(self, sentence: str) -> None:
        self.statusBar().showMessage(sentence)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let running work end and close the file."""
        self.operations.close()
        super().closeEvent(event)


def preview(key: TabKey, folder: Path, appearance: Appearance, as_of: date | None) -> Preview:
    """Return the preview of a tab, its files in a folder; a Qt application must be running.

    Raises:
        FileRefused: the example cannot be written into the folder.
    """
    app = QApplication.instance()
    assert isinstance(app, QApplication), "no application is running"
    file = create_example(folder / "Example program.lead", Clock(as_of=as_of))
    settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    place = next(place for place in tab_places() if place.key is key)
    return Preview(place, file, make_theme(app, paths.resources(), appearance), settings)


def main(arguments: Sequence[str]) -> int:
    """Show the tab that is named until its window is closed; the exit status is 2 for any other name."""
    parser = argparse.ArgumentParser(prog="python -m lead_desktop.ui.preview", description=__doc__)
    names = [key.value.lower() for key in TabKey]
    parser.add_argument("tab", choices=names, help="the folder of `ui` that is looked at")
    parser.add_argument("--dark", action="store_true", help="in the dark palette")
    parser.add_argument("--as-of", type=date.fromisoformat, metavar="DATE", help="take this day for today")
    asked = parser.parse_args(arguments)
    app = QApplication(sys.argv[:1])
    with TemporaryDirectory(prefix="lead-preview-") as folder:
        shown = preview(
            TabKey(asked.tab.title()),
            Path(folder),
            Appearance.DARK if asked.dark else Appearance.LIGHT,
            asked.as_of,
        )
        shown.show()
        return app.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
