"""The walk: every tab of the window, in each a form, the pages and the print dialog, by mouse and keys.

It runs in the program's own process, on the example. What it sees it keeps as pictures; what is wrong it
notes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QLineEdit,
    QMenu,
    QWidget,
)

from lead_desktop.ui.shell.frame import SAVED
from lead_desktop.ui.shell.main_window import MainWindow
from tests.bare.findings import Findings
from tests.bare.hands import CONTROL, Hands, Trouble, button, colours, in_view, words_in

FEWEST_WORDS, FEWEST_COLOURS, LARGEST_SHARE = 8, 100, 0.9
"""What a tab shows at least: labels and buttons, colours (letters have many); how much may be ground."""
FEWEST_GREYS, STILL = 16, 4
"""Colours of pages with letters: white paper on its ground has three. How many looks must be alike."""

FEWEST_IN_FORM = 4
"""What a form shows at least: the names of two fields, and two buttons."""

Step = tuple[str, Callable[[], None]]
"""A step on a tab: its name, and what takes it."""


@dataclass
class Seen:
    """How much of each there was."""

    forms: int = 0
    previews: int = 0
    print_dialogs: int = 0
    files: int = 0


def walk(findings: Findings) -> None:
    """Walk through the window, and quit; whatever is wrong is among the findings then."""
    try:
        Walk(findings).go()
    except Trouble as trouble:
        findings.give_up(str(trouble) or "the walk could not go on")
    except Exception as error:
        findings.give_up(f"the walk itself broke: {type(error).__name__}: {error}")


class Walk:
    """Goes from tab to tab; what goes wrong in one is noted, and the next one is tried all the same."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.hands = Hands(findings)
        self.seen = Seen()
        self.tab_name = ""
        self.window = self.hands.wait_for(self._started, "the window of the example")
        self.window.closed.connect(self._window_closed)

    def _started(self) -> MainWindow | None:
        """Return the window once it shows the example.

        What is said meanwhile is noted and closed; the walk goes on, to see what else there is.
        """
        self.hands.look_around()
        self.hands.go_on_from_here()
        window = _main_window()
        return window if window is not None and window.has_program else None

    def go(self) -> None:
        """Walk through all tabs, then quit."""
        steps: dict[str, tuple[Step, ...]] = {
            "Scheduling": (("form", self.session_form), ("preview", self.agenda)),
            "Attendance": (("form", self.absence_form), ("preview", self.sign_in_sheet)),
            "Goals": (("form", self.goal_form), ("preview", self.group)),
            "People": (("form", self.organization_form), ("file", self.catch_up_packet)),
            "Packets": (("preview", self.packet), ("save", self.save_dialog), ("print", self.printed_packet)),
        }
        self.hands.wait_to_use(self.window)
        titles = [self.window.tabs.tabText(place) for place in range(self.window.tabs.count())]
        if titles != list(steps):
            raise Trouble(f"the tabs are {', '.join(titles)}; the walk knows {', '.join(steps)}")
        for place, title in enumerate(titles, start=1):
            self.tab_name = f"{place}-{title.lower()}"
            self._take_steps(title, (("tab", partial(self.open_tab, place)), *steps[title]))
        self._quit(titles)

    def _take_steps(self, title: str, steps: tuple[Step, ...]) -> None:
        """Take the steps of one tab until one goes wrong."""
        for name, take in steps:
            self.findings.go_to(f"{title}, {name}")
            self.hands.go_on_from_here()
            try:
                take()
                self._wait_until_idle()
            except Trouble as trouble:
                self._keep_trouble(trouble)
                if _main_window() is None:
                    raise Trouble("no window is left to walk through") from trouble
                return

    def _keep_trouble(self, trouble: Trouble) -> None:
        """Note what went wrong, show what it looked like, and leave the window as it was."""
        if str(trouble):
            self.findings.note(str(trouble))
        for place, window in enumerate(QApplication.topLevelWidgets()):
            if window.isVisible():
                self.hands.take_picture(window, f"{self.tab_name}-trouble-{place}")
        self.hands.tidy()

    def _window_closed(self) -> None:
        if not self.findings.summary:
            self.findings.note("the window closed, and nobody had asked for it")

    def _quit(self, titles: list[str]) -> None:
        self.findings.go_to("Quit")
        self.hands.go_on_from_here()
        self.hands.wait_to_use(self.window)
        seen = self.seen
        self.findings.summary = (
            f"Walked: {', '.join(titles)}; {seen.forms} forms, {seen.previews} previews, "
            f"{seen.print_dialogs} print dialogs, {seen.files} PDF files; nothing complained."
        )
        self.hands.press(self.window, Qt.Key.Key_Q, CONTROL)
        self.hands.wait_until(lambda: _main_window() is None, "the end of the window after Ctrl+Q")

    def _wait_until_idle(self) -> None:
        """Wait until nothing runs beside the window; packets that are only counted may."""
        operations, saved = self.window.operations, self.window.saved
        self.hands.wait_until(lambda: not operations.busy or saved.text() == SAVED, "the end of what runs")

    # each tab

    @property
    def tab(self) -> QWidget:
        """Return the tab in view."""
        return self.window.tabs.currentWidget()

    def open_tab(self, place: int) -> None:
        """Go to a tab by its key; it must show something."""
        hands, tabs = self.hands, self.window.tabs
        hands.wait_to_use(self.window)
        hands.press(self.window, Qt.Key(Qt.Key.Key_0 + place), CONTROL)
        hands.wait_until(lambda: tabs.currentIndex() == place - 1, "the tab")
        self._wait_until_idle()
        if self.tab.objectName() == "missing-tab" or self.tab.findChild(QWidget, "missing-tab") is not None:
            raise Trouble(f"the tab could not be made and says: {' '.join(words_in(self.tab))}")
        shown: list[str] = []

        def is_there() -> bool:
            shown[:] = words_in(self.tab)
            return len(shown) >= FEWEST_WORDS

        hands.wait_until(is_there, "words on the tab, which is blank")
        self._check_picture(hands.take_picture(self.tab, f"{self.tab_name}-tab"))
        hands.take_picture(self.window, self.tab_name)

    def _check_picture(self, image: QImage) -> None:
        counted = colours(image)
        share = counted.most_common(1)[0][1] / counted.total()
        if len(counted) < FEWEST_COLOURS or share > LARGEST_SHARE:
            raise Trouble(f"the tab is blank: {len(counted)} colours, {share:.0%} of it in one of them")

    def session_form(self) -> None:
        """Open the session's form by its key."""
        self.hands.press(self.window, Qt.Key.Key_E, CONTROL)
        self._look_at_form("session")

    def absence_form(self) -> None:
        """Open the form of an absence with the key that marks one in the grid."""
        grid = self._rows("Attendance")
        self.hands.wait_until(grid.hasFocus, "the keyboard in the grid")
        self.hands.press(self.window, Qt.Key.Key_A)
        self._look_at_form("absence")

    def goal_form(self) -> None:
        """Open the form of a new goal."""
        self.hands.click_button(self.tab, "New goal…")
        self._look_at_form("goal")

    def organization_form(self) -> None:
        """Open the form of the organization in view."""
        self.hands.click_button(self.tab, "Edit organization…")
        self._look_at_form("organization")

    def _look_at_form(self, what: str) -> None:
        form = self.hands.wait_for_dialog("FormDialog", f"the form of the {what}")
        self.hands.take_picture(form, f"{self.tab_name}-form")
        if len(words_in(form)) < FEWEST_IN_FORM:
            raise Trouble(f"the form of the {what} is blank")
        self.hands.close_with_escape(form)
        self.seen.forms += 1

    def _rows(self, name: str) -> QAbstractItemView:
        """Return the list or table of the tab that has a name for those who cannot see it."""

        def find() -> QAbstractItemView | None:
            views = in_view(self.tab, QAbstractItemView)
            return next((view for view in views if view.accessibleName() == name), None)

        return self.hands.wait_for(find, f"the list “{name}”")

    # documents

    def agenda(self) -> None:
        """Look at the agenda for CEOs, from the menu above it."""
        self.hands.click_button(self.tab, "Print")
        menu = self.hands.wait_for(_menu, "the menu of the agendas")
        self.hands.take_picture(menu, f"{self.tab_name}-menu")
        self.hands.press(menu, Qt.Key.Key_C)
        self._look_at_document()

    def sign_in_sheet(self) -> None:
        """Look at the sign-in sheet of the session."""
        self.hands.click_button(self.tab, "Print sign-in sheet")
        self._look_at_document()

    def group(self) -> None:
        """Go down the list of organizations, to the group, and look at its pages."""
        rows = self._rows("Organizations and pages")
        self.hands.click(rows.viewport(), _row_in_view(rows))
        for _ in range(rows.model().rowCount()):
            if button(self.tab, "Print…") is not None:
                break
            self.hands.press(self.window, Qt.Key.Key_Down)
        self.hands.click_button(self.tab, "Print…")
        self._look_at_document()

    def _look_at_document(self) -> None:
        dialog = self.hands.wait_for_dialog("DocumentDialog", "the dialog of the document")
        self._look_at_pages(dialog)
        self.hands.take_picture(dialog, f"{self.tab_name}-preview")
        self.seen.previews += 1
        self.hands.click_button(dialog, "Print…")
        self.hands.close_with_escape(self._look_at_print_dialog())
        self.hands.wait_to_use(dialog)
        self.hands.close_with_escape(dialog)

    def _look_at_pages(self, area: QWidget) -> None:
        """Wait until there are pages, and those in view are drawn."""
        view = self.hands.wait_for(lambda: area.findChild(QAbstractScrollArea, "preview"), "the preview")
        self.hands.wait_until(
            lambda: any(words.startswith(("Page ", "Pages ")) for words in words_in(area)), "the pages"
        )
        looks: list[QImage] = []

        def are_drawn() -> bool:
            # One page is drawn after the other; when nothing is added any more, all are.
            looks.append(view.viewport().grab().toImage())
            still = len(looks) > STILL and all(look == looks[-1] for look in looks[-STILL:-1])
            return still and len(colours(looks[-1], every=7)) >= FEWEST_GREYS

        self.hands.wait_until(are_drawn, "a page with something on it")

    def _look_at_print_dialog(self) -> QDialog:
        dialog = self.hands.wait_for_dialog("QPrintDialog", "the print dialog")
        self.hands.take_picture(dialog, f"{self.tab_name}-print")
        self.seen.print_dialogs += 1
        return dialog

    # files

    def catch_up_packet(self) -> None:
        """Save the catch-up packet of the first appointment: this tab shows no pages of its own."""
        table = self._rows("Appointments")
        self.hands.click(table.viewport(), _row_in_view(table))
        self.hands.click_button(self.tab, "Catch-up packet…")
        dialog = self.hands.wait_for_dialog("QFileDialog", "the question where to save")
        self._write_file(dialog, "catch-up.pdf", "save", "catch-up.pdf is saved")

    def packet(self) -> None:
        """Wait for the pages of the first recipient's packet."""
        self._look_at_pages(self.tab)
        self.hands.take_picture(self.window, f"{self.tab_name}-preview")
        self.seen.previews += 1

    def save_dialog(self) -> None:
        """Open the question for the folder of the packets, and leave it."""
        self.hands.click_button(self.tab, "Save PDFs…")
        dialog = self.hands.wait_for_dialog("QFileDialog", "the question for a folder")
        self.hands.take_picture(dialog, f"{self.tab_name}-save")
        self.hands.close_with_escape(dialog)

    def printed_packet(self) -> None:
        """Print one short packet into a file, in Qt's own dialog."""
        # Cover, contents and agenda: a whole packet takes a quarter of a minute.
        self._uncheck_after("Contents", 3)
        self._uncheck_after("Recipients", 1)
        self._look_at_pages(self.tab)
        self.hands.click_button(self.tab, "Print 1 packet…")
        dialog = self._look_at_print_dialog()
        names = [line for line in in_view(dialog, QLineEdit) if line.objectName() == "filename"]
        if not names or not names[0].isEnabled():
            # There is a printer; nobody asked for paper.
            self.hands.close_with_escape(dialog)
            return
        self.hands.click(names[0])
        self._write_file(dialog, "printed.pdf", "print", "1 document sent to the printer")

    def _uncheck_after(self, name: str, first: int) -> None:
        """Uncheck all rows of a list but the first ones, as far as they are checked."""
        rows = self._rows(name)
        self.hands.click(rows.viewport(), _row_in_view(rows))
        for row in range(1, rows.model().rowCount()):
            self.hands.press(self.window, Qt.Key.Key_Down)
            checked = rows.currentIndex().data(Qt.ItemDataRole.CheckStateRole)
            if row >= first and Qt.CheckState(checked) == Qt.CheckState.Checked:
                self.hands.press(self.window, Qt.Key.Key_Space)

    def _write_file(self, dialog: QDialog, name: str, kind: str, told: str) -> None:
        """Type a file's name and Enter, wait for the word that it is there, and look whether it is a PDF."""
        path: Path = self.findings.folder / name
        # A name that is there already would be offered below the line, and be asked about.
        path.unlink(missing_ok=True)
        self.hands.type(dialog, str(path))
        if (offered := QApplication.activePopupWidget()) is not None:
            self.hands.press(offered, Qt.Key.Key_Escape)
        self.hands.take_picture(dialog, f"{self.tab_name}-{kind}")
        self.hands.awaited = told
        self.hands.press(dialog, Qt.Key.Key_Return)
        banner = self.window.banner
        self.hands.wait_until(lambda: told in banner.sentence(), f"the word that {path.name} is there")
        self.hands.click_button(banner, "×")
        self.hands.awaited = ""
        if not path.is_file() or not path.read_bytes().startswith(b"%PDF"):
            raise Trouble(f"{path.name} is no PDF")
        self.seen.files += 1


def _main_window() -> MainWindow | None:
    found = (widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow))
    return next((window for window in found if window.isVisible()), None)


def _menu() -> QMenu | None:
    shown = QApplication.activePopupWidget()
    return shown if isinstance(shown, QMenu) else None


def _row_in_view(rows: QAbstractItemView) -> QPoint:
    """Return a place on the first row that can be chosen, in the middle of its height."""
    model = rows.model()
    for row in range(model.rowCount()):
        index = model.index(row, 0)
        if index.flags() & Qt.ItemFlag.ItemIsSelectable:
            area = rows.visualRect(index)
            # Beside the box that checks it.
            return QPoint(min(area.left() + 60, area.right()), area.center().y())
    raise Trouble(f"the list {rows.accessibleName()} is empty")
