"""For developers: `python -m lead_desktop.ui.preview goals` shows one tab alone, on a fresh example."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QLocale, QSettings, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from lead_desktop import paths
from lead_desktop.domain.model.value import Entity
from lead_desktop.services.example.example import create_example
from lead_desktop.services.program_file import Clock
from lead_desktop.ui.kit.questions import ask_agreement, ask_reason
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.shell.tabs import tab_places
from lead_desktop.ui.tab import Navigation, TabPlace
from lead_desktop.ui.theme import Appearance, Theme, make_theme


def places() -> dict[str, TabPlace]:
    """Return the tabs by the names of their folders."""
    return {place.key.lower(): place for place in tab_places()}


class PreviewWindow(QMainWindow):
    """One tab without the frame; what the frame would say stands in the status bar."""

    def __init__(self, place: TabPlace, operations: Operations, theme: Theme, settings: QSettings) -> None:
        super().__init__()
        self.setWindowTitle(f"{place.key} alone")
        self._place = place
        self._operations = operations
        navigation = Navigation(settings, self)
        self.tab = place.make(operations, theme, navigation)
        self.setCentralWidget(self.tab)
        menu = self.menuBar().addMenu("&Session")
        self.tab.fill_session_menu(menu)
        menu.menuAction().setVisible(not menu.isEmpty())
        bar = self.statusBar()
        operations.changed.connect(self.tab.refresh)
        operations.refused.connect(bar.showMessage)
        operations.broke.connect(bar.showMessage)
        operations.reason_wanted.connect(lambda request: ask_reason(self, request))
        operations.agreement_wanted.connect(lambda request: ask_agreement(self, request))
        navigation.message.connect(bar.showMessage)
        navigation.offer.connect(lambda sentence, *_: bar.showMessage(sentence))
        navigation.value_wanted.connect(self._show_value)
        navigation.place_wanted.connect(self._show_value)
        self.tab.refresh(None)

    def _show_value(self, entity: Entity, id_: int, field: str = "") -> None:
        if entity not in self._place.shows:
            self.statusBar().showMessage("This is shown in another tab.")
            return
        self.tab.show_value(entity, id_)
        if field:
            self.tab.open_field(entity, id_, field)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let running work end and close the file."""
        self._operations.close()
        super().closeEvent(event)


def main(arguments: Sequence[str]) -> int:
    """Show the tab that is asked for until its window is closed; return the exit status."""
    parser = argparse.ArgumentParser(prog="python -m lead_desktop.ui.preview", description=__doc__)
    parser.add_argument("folder", help=f"a folder of ui with a tab: {', '.join(places())}")
    parser.add_argument("--dark", action="store_true", help="with dark colours")
    parser.add_argument(
        "--as-of", type=date.fromisoformat, metavar="DAY", help="the day that counts as today: 2007-12-02"
    )
    asked = parser.parse_args(arguments)
    place = places().get(asked.folder)
    if place is None:
        sys.stderr.write(f"There is no tab in a folder {asked.folder}. Known are {', '.join(places())}.\n")
        return 2
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    app = QApplication([sys.argv[0]])
    theme = make_theme(app, paths.resources(), Appearance.DARK if asked.dark else Appearance.LIGHT)
    with TemporaryDirectory(prefix="lead-desktop-") as name:
        folder = Path(name)
        file = create_example(folder / "Example program.lead", Clock(as_of=asked.as_of))
        settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
        window = PreviewWindow(place, Operations(file, app), theme, settings)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.resize(1440, 900)
        window.show()
        return app.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
