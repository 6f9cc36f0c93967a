"""The application: which window is open, and the way from one program to the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Qt

from lead_desktop.domain.model.program import Program
from lead_desktop.domain.text.file_names import file_name
from lead_desktop.domain.validation import problems
from lead_desktop.errors import Invalid, UserError
from lead_desktop.services.program_file import ProgramFile
from lead_desktop.ui.kit.file_dialogs import PROGRAM, ask_what_to_open, ask_where_to_save
from lead_desktop.ui.kit.focus_ring import FocusRing
from lead_desktop.ui.kit.running import running_app
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.shell.main_window import MainWindow
from lead_desktop.ui.shell.program import ProgramForm, new_program
from lead_desktop.ui.shell.welcome import WelcomeWindow
from lead_desktop.ui.tab import TabPlace
from lead_desktop.ui.theme import Theme

_MOST_VIOLATIONS = 3
_MOST_RECENT = 6


@dataclass(frozen=True, slots=True)
class ProgramOpener:
    """How program files come to be: handed in, so that the window knows no storage."""

    open: Callable[[Path], ProgramFile]
    create: Callable[[Path, Program], ProgramFile]
    example: Callable[[], ProgramFile]
    example_file: Path
    today: Callable[[], date]
    documents: Path


class Application(QObject):
    """Shows the welcome page or the window of the open program; one at a time."""

    def __init__(
        self, theme: Theme, settings: QSettings, tabs: Sequence[TabPlace], opener: ProgramOpener
    ) -> None:
        super().__init__()
        self._theme = theme
        self._settings = settings
        self._tabs = tabs
        self._opener = opener
        self.window: MainWindow | WelcomeWindow | None = None
        self._focus_ring = FocusRing.in_use(running_app(), theme)

    # which programs were open

    def recent(self) -> list[Path]:
        """Return the programs opened lately that are still there, the latest first."""
        kept = self._settings.value("programs/recent")
        # A list of one comes back from the settings as a bare text.
        names = [kept] if isinstance(kept, str) else kept if isinstance(kept, list) else []
        return [Path(name) for name in names if Path(name).is_file()]

    def _remember(self, path: Path) -> None:
        others = [known for known in self.recent() if known != path]
        self._settings.setValue("programs/recent", [str(known) for known in [path, *others][:_MOST_RECENT]])

    def last(self) -> Path | None:
        """Return the program that was open last, if it is still there."""
        recent = self.recent()
        return recent[0] if recent else None

    # windows

    def show_welcome(self, sentence: str = "") -> WelcomeWindow:
        """Show the welcome page, with a sentence in its banner if there is something to say."""
        welcome = WelcomeWindow(self._theme, self._settings, self.recent())
        self._take(welcome)
        if sentence:
            welcome.banner.say(sentence)
        return welcome

    def show_frame(self) -> MainWindow:
        """Show the window without a program: one is about to be opened."""
        window = MainWindow(self._theme, self._settings, self._tabs, self.recent())
        self._take(window)
        return window

    def show_program(self, file: ProgramFile) -> MainWindow:
        """Show an open program in the place of what was shown before, or in the frame that waits for it."""
        operations = Operations(file, self)
        self._remember(file.path.resolve())
        window = self.window
        if isinstance(window, MainWindow) and not window.has_program:
            window.show_program(operations)
        else:
            window = MainWindow(self._theme, self._settings, self._tabs, self.recent())
            window.show_program(operations)
            self._take(window)
        sentence = _state_of(file)
        if sentence:
            window.banner.say(sentence, "blocking" if file.violations else "warning", lasting=True)
        return window

    def _take(self, window: MainWindow | WelcomeWindow) -> None:
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.new_wanted.connect(self.start_program)
        window.open_wanted.connect(self.choose_program)
        window.recent_wanted.connect(lambda name: self.open(Path(name)))
        window.example_wanted.connect(self.open_example)
        before, self.window = self.window, window
        window.show()
        if before is not None:
            before.close()
        window.closed.connect(lambda: self._gone(window))

    def _gone(self, window: MainWindow | WelcomeWindow) -> None:
        if self.window is window:
            self.window = None

    # what the user asks for

    def open(self, path: Path) -> bool:
        """Open a program; a refusal is told where the user is. Return whether it is open."""
        return self._attempt(lambda: self._opener.open(path))

    def open_example(self) -> bool:
        """Open a fresh copy of the example. Return whether it is open."""
        shown = self.window
        if (
            isinstance(shown, MainWindow)
            and shown.has_program
            and shown.operations.path == self._opener.example_file
        ):
            # The file is about to be replaced: nobody may hold it open.
            self.show_welcome()
        return self._attempt(self._opener.example)

    def _attempt(self, work: Callable[[], ProgramFile]) -> bool:
        try:
            file = work()
        except UserError as error:
            shown = self.window
            if shown is None or (isinstance(shown, MainWindow) and not shown.has_program):
                self.show_welcome(error.sentence)
            else:
                shown.banner.say(error.sentence)
            return False
        self.show_program(file)
        return True

    def choose_program(self) -> None:
        """Ask for a program file and open it."""
        ask_what_to_open(self.window, "Open a program", PROGRAM, self.open, self._opener.documents)

    def start_program(self) -> None:
        """Ask for a new program's name and days, then for its file."""
        assert self.window is not None
        form = ProgramForm(
            self.window,
            "Start a program",
            new_program(self._opener.today()),
            self._choose_place,
            self._opener.today(),
            text="Everything here can be changed later under File, Program settings.",
            ok="Choose where to keep it…",
            proposes=True,
        )
        form.open()

    def _choose_place(
        self, program: Program, accepted: Callable[[], None], failed: Callable[[UserError], None]
    ) -> None:
        found = problems(program)
        if found:
            # Told before anybody is asked for a place.
            failed(Invalid(found))
            return
        ask_where_to_save(
            self.window,
            "Keep the program in",
            self._opener.documents / file_name(program.name, "lead"),
            PROGRAM,
            lambda path: self._create(path, program, accepted, failed),
            lambda: failed(UserError("Choose a place for the file to go on.")),
        )

    def _create(
        self,
        path: Path,
        program: Program,
        accepted: Callable[[], None],
        failed: Callable[[UserError], None],
    ) -> None:
        try:
            file = self._opener.create(path, program)
        except UserError as error:
            failed(error)
            return
        accepted()
        self.show_program(file)


def _state_of(file: ProgramFile) -> str:
    """Return what the user must know of a file that was changed behind the program's back."""
    parts = []
    if file.put_back:
        parts.append(
            "Some of this file's own rules were missing and have been put back: it may have been changed "
            "by another program."
        )
    if file.violations:
        parts.append("This stands against the rules of LEAD; nothing was deleted:")
        parts.extend(file.violations[:_MOST_VIOLATIONS])
        further = len(file.violations) - _MOST_VIOLATIONS
        if further > 0:
            parts.append(f"And {further} more of this kind.")
    return " ".join(parts)
