"""Run in a process of its own: shows a window, tells when it is painted and how much memory it took.

python -m tests.benchmarks.painted            a bare PySide6 window
python -m tests.benchmarks.painted FILE       LEAD Desktop with a program
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

_KILOBYTE = 1024


def wait_and_tell() -> int:
    """Handle events until the window is painted, then print its memory as one line of JSON."""
    from PySide6.QtWidgets import QApplication

    application = QApplication.instance()
    assert isinstance(application, QApplication)
    while not any(
        (handle := window.windowHandle()) is not None and handle.isExposed()
        for window in application.topLevelWidgets()
    ):
        application.processEvents()
    # Once more, for what the first painting has asked for.
    application.processEvents()
    for window in application.topLevelWidgets():
        window.repaint()
    sys.stdout.write(json.dumps({"resident": resident()}) + "\n")
    sys.stdout.flush()
    return 0


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
    status = wait_and_tell()
    window.close()
    del application
    return status


def program(path: Path) -> int:
    """Show a program as the command does; instead of waiting for the user it ends when painted."""
    from lead_desktop import cli

    cli.load_window()
    from PySide6.QtWidgets import QApplication

    QApplication.exec = staticmethod(wait_and_tell)  # type: ignore[method-assign]
    return cli.main([str(path)])


if __name__ == "__main__":
    sys.exit(program(Path(sys.argv[1])) if len(sys.argv) > 1 else bare())
