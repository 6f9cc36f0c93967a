"""The composition root: the one module that knows every room and hands each part what it needs."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLocale, QLoggingCategory, QSettings, Qt, QTimer
from PySide6.QtWidgets import QApplication

from lead_desktop import paths
from lead_desktop.errors import FileRefused
from lead_desktop.loading import import_for_good
from lead_desktop.log import write_log
from lead_desktop.services.program_file import Clock, ProgramFile, create_program, open_program
from lead_desktop.ui.operations import sentence_of
from lead_desktop.ui.shell.application import Application, ProgramOpener
from lead_desktop.ui.shell.missing import open_missing
from lead_desktop.ui.shell.tabs import tab_places
from lead_desktop.ui.theme import Appearance, make_theme

_log = logging.getLogger(__name__)

_LATEST = 1000
"""Milliseconds after which a program is opened even if its frame was never painted."""


def opener(clock: Clock) -> ProgramOpener:
    """Return how program files are opened, created and copied from the example."""
    example_file = paths.example_file()

    def fresh_example() -> ProgramFile:
        # With it come the documents, which nobody else needs at the start.
        from lead_desktop.services.example.example import create_example

        try:
            example_file.parent.mkdir(parents=True, exist_ok=True)
            example_file.unlink(missing_ok=True)
        except OSError as error:
            folder = example_file.parent
            raise FileRefused(f"The example cannot be written to {folder}: {error.strerror}.") from error
        return create_example(example_file, clock)

    return ProgramOpener(
        open=lambda path: open_program(path, clock),
        create=lambda path, program: create_program(path, program, clock),
        example=fresh_example,
        example_file=example_file,
        today=lambda: clock.as_of or clock.now().date(),
        documents=paths.documents_folder(),
    )


def make_application(app: QApplication, settings: QSettings, clock: Clock) -> Application:
    """Put the program together on a running Qt application."""
    chosen = str(settings.value("window/appearance", Appearance.SYSTEM.value))
    appearance = Appearance(chosen) if chosen in set(Appearance) else Appearance.SYSTEM
    theme = make_theme(app, paths.resources(), appearance)
    return Application(theme, settings, tab_places(), opener(clock))


def run_window(file_path: Path | None, example: bool, as_of: date | None, missing: str | None = None) -> int:
    """Open the window: on a file, on a fresh example, or where the user left off; return the exit status.

    `missing` says what the system lacks, if the window opens all the same; the user is told at once.
    """
    QApplication.setApplicationName("lead-desktop")
    QApplication.setApplicationDisplayName("LEAD Desktop")
    QApplication.setDesktopFileName("lead-desktop")
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    # The program's words are English; so are its dates and numbers, whatever the machine speaks.
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    # Qt complains of each link to a whole page, as all those in the contents of a packet are.
    QLoggingCategory.setFilterRules("qt.pdf.links.warning=false")
    app = QApplication([sys.argv[0]])
    write_log()
    settings = QSettings(str(paths.settings_file()), QSettings.Format.IniFormat)
    application = make_application(app, settings, Clock(as_of=as_of))
    sys.excepthook = _unexpected(application)
    _show_first(application, file_path or application.last(), example, missing)
    return app.exec()


def _show_first(application: Application, path: Path | None, example: bool, missing: str | None) -> None:
    """Show the welcome page, or the frame of the window; the program is opened once that stands."""

    def tell() -> None:
        if missing is not None and application.window is not None:
            open_missing(application.window, missing)

    def fill() -> None:
        # Nothing is opened any more for somebody who has closed the frame, nor twice.
        if application.window is not frame or frame.has_program:
            return
        import_for_good("lead_desktop.storage.store")
        if example or path is None:
            application.open_example()
        else:
            application.open(path)
        tell()

    if path is None and not example:
        application.show_welcome()
        tell()
        return
    frame = application.show_frame()
    frame.painted.connect(lambda: QTimer.singleShot(0, frame, fill))
    # A window that begins as an icon is not painted.
    QTimer.singleShot(_LATEST, frame, fill)


def _unexpected(
    application: Application,
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            os._exit(130)
        _log.error("Unexpected error", exc_info=(kind, error, trace))
        if application.window is not None:
            application.window.banner.say(sentence_of(error), "blocking")
        else:
            sys.stderr.write(f"lead-desktop: {sentence_of(error)}\n")

    return tell
