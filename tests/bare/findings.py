"""What the program complained of while somebody walked through it, and the report of it."""

from __future__ import annotations

import logging
import os
import sys
import threading
from pathlib import Path
from typing import Any

HARMLESS = (
    # The screen of tests is no screen, and says so of what it cannot do; a real one says nothing.
    "This plugin does not support ",
)
"""Beginnings of lines that Qt writes of the machine, never of the program."""


class Findings(logging.Handler):
    """Keeps each complaint as one line with the place where it came up; ends the process by what there is.

    A complaint is a warning or an error in the log, a message of Qt, or whatever the walk notes. Any thread
    may complain.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(logging.WARNING)
        self.folder = folder
        self.place = ""
        self.lines: list[str] = []
        self.summary = ""
        """What the walk has seen; empty until it has come to its end."""
        self.over = threading.Event()

    def listen(self) -> None:
        """Hear what is logged from now on; warnings of Python are logged too."""
        logging.getLogger().addHandler(self)
        logging.captureWarnings(True)

    def go_to(self, place: str) -> None:
        """Say where the walk is now; should the program crash here, the report says so."""
        self.place = place
        self._write([*self.lines, f"{place}: the program went no further than this"])

    def note(self, sentence: str) -> None:
        """Keep a complaint, once for each place."""
        line = f"{self.place}: {' '.join(sentence.split())}"
        if line not in self.lines:
            self.lines.append(line)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what was logged; of an error the last line says what it was."""
        said = record.getMessage()
        if record.exc_info is not None and record.exc_info[1] is not None:
            error = record.exc_info[1]
            said += f" ({type(error).__name__}: {error})"
        self.note(f"logged by {record.name}: {said}")

    def hear_qt(self, kind: Any, context: Any, message: str) -> None:
        """Keep what Qt complains of, and write it where Qt would have."""
        del context
        sys.stderr.write(f"{message}\n")
        if kind.name not in ("QtDebugMsg", "QtInfoMsg") and not message.startswith(HARMLESS):
            self.note(f"Qt says: {message}")

    def end(self) -> None:
        """Write the report as the process ends; where anything was found, end it with status 3."""
        self.over.set()
        if not self.summary:
            self.note("the program ended before the walk was over")
        self._read_log_file()
        if self.lines:
            self.leave(3)
        self._tell([self.summary])

    def give_up(self, sentence: str) -> None:
        """End the process where the walk cannot go on."""
        self.note(sentence)
        self._read_log_file()
        self.leave(3)

    def leave(self, status: int) -> None:
        """Write the report and end the process at once, whatever it is doing."""
        self._tell(self.lines)
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        os._exit(status)

    def _read_log_file(self) -> None:
        from lead_desktop import paths

        log = paths.log_file()
        self.place = "Log file"
        if log.is_file() and (words := log.read_text(encoding="utf-8").strip()):
            self.note(f"{log.name} is not empty; it ends with: {words.splitlines()[-1]}")

    def _tell(self, lines: list[str]) -> None:
        self._write(lines)
        sys.stderr.write("".join(f"walk: {line}\n" for line in lines))

    def _write(self, lines: list[str]) -> None:
        (self.folder / "report.txt").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
