"""Run in a process of its own: shows a window and tells, as lines of JSON, when it is there.

python -m tests.benchmarks.painted            a bare PySide6 window
python -m tests.benchmarks.painted FILE       LEAD Desktop with a program: its frame, then its content

Each line has the memory the process takes by then; whoever reads it looks at the clock.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

_KILOBYTE = 1024


def tell() -> None:
    """Say that what was waited for is on the screen."""
    sys.stdout.write(json.dumps({"resident": resident()}) + "\n")
    sys.stdout.flush()


def wait_for(there: Callable[[], bool]) -> None:
    """Handle events until something is there, then paint it and say so."""
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance()
    assert isinstance(application, QApplication)
    while not there():
        application.processEvents()
    # Once more, for what the first painting has asked for.
    application.processEvents()
    for window in application.topLevelWidgets():
        window.repaint()
    tell()


def is_exposed() -> bool:
    """Tell whether any window is on the screen."""
    from PySide6.QtWidgets import QApplication

    return any(
        (handle := window.windowHandle()) is not None and handle.isExposed()
        for window in QApplication.topLevelWidgets()
    )


def resident() -> int:
    """Return how many bytes of this process are in memory."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    (line,) = (line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) * _KILOBYTE


def bare() -> int:
    """Show a window with nothing in it."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    application = QApplication([])
    window = QMainWindow()
    window.resize(1440, 900)
    window.show()
    wait_for(is_exposed)
    window.close()
    del application
    return 0


def program(path: Path) -> int:
    """Show a program as the command does; instead of waiting for the user it ends when all is painted."""
    from lead_desktop import cli
    from lead_desktop.cli.window import load_window

    load_window()
    from PySide6.QtWidgets import QApplication

    from lead_desktop.ui.shell.main_window import MainWindow

    def has_program() -> bool:
        windows = QApplication.topLevelWidgets()
        return any(isinstance(window, MainWindow) and window.has_program for window in windows)

    def watch() -> int:
        # The very moment of the first painting, before anything else is done.
        for window in QApplication.topLevelWidgets():
            if isinstance(window, MainWindow):
                window.painted.connect(tell)
        wait_for(has_program)
        return 0

    QApplication.exec = staticmethod(watch)  # type: ignore[method-assign]
    return cli.main([str(path)])


if __name__ == "__main__":
    sys.exit(program(Path(sys.argv[1])) if len(sys.argv) > 1 else bare())
