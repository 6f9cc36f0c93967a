"""Run in a process of its own: the window where Qt's part for PDF and printing cannot be loaded.

python -m tests.ui.shell.without_pdf       prints what the user sees, one line each, then closes the window
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from types import ModuleType

from lead_desktop import cli, screen
from lead_desktop.cli import window as cli_window
from lead_desktop.ui.tab import TabKey

NEEDS_THE_LIBRARY = ("PySide6.QtPdf", "PySide6.QtPrintSupport")


class WithoutLibrary:
    """Finds modules as a system does that lacks a library two of them need."""

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> None:
        if name in NEEDS_THE_LIBRARY:
            raise ImportError(
                "libgssapi_krb5.so.2: cannot open shared object file: No such file or directory"
            )


def look() -> int:
    """Tell what is on the screen: the message at the start, each tab, and what printing says."""
    from PySide6.QtWidgets import QApplication, QMessageBox

    from lead_desktop.ui.scheduling.tab import SchedulingTab
    from lead_desktop.ui.shell.main_window import MainWindow
    from lead_desktop.ui.shell.missing import MissingTab

    def is_there() -> bool:
        return any(
            isinstance(widget, QMessageBox) and widget.isVisible()
            for widget in QApplication.topLevelWidgets()
        )

    while not is_there():
        QApplication.processEvents()
    shown = QApplication.topLevelWidgets()
    (box,) = (widget for widget in shown if isinstance(widget, QMessageBox) and widget.isVisible())
    tell(f"message: {box.informativeText()}")
    box.close()
    (window,) = (widget for widget in shown if isinstance(widget, MainWindow))
    for key in sorted(TabKey, key=lambda key: key is TabKey.SCHEDULING):
        tab = window.show_tab(key)
        tell(f"{key}: {tab.sentence.text() if isinstance(tab, MissingTab) else type(tab).__name__}")
    tab = window.show_tab(TabKey.SCHEDULING)
    assert isinstance(tab, SchedulingTab)
    menu = tab.page.agenda_section.print_button.menu()
    next(action for action in menu.actions() if "Run sheet" in action.text()).trigger()
    tell(f"banner: {window.banner.sentence()}")
    window.close()
    return 0


def tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def main() -> int:
    from unittest.mock import patch

    sys.meta_path.insert(0, WithoutLibrary())
    cli_window.load_window()
    from PySide6.QtWidgets import QApplication

    # A name that no computer has: the library above may well be there.
    libraries = (*screen.DOCUMENT_LIBRARIES, ("libgone.so.2", "libgone2"))
    with (
        patch.object(screen, "DOCUMENT_LIBRARIES", libraries),
        patch.object(QApplication, "exec", staticmethod(look)),
    ):
        return cli.main(["--example"])


if __name__ == "__main__":
    sys.exit(main())
