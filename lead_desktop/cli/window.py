"""`lead-desktop [FILE]`: the window."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

from lead_desktop import __version__, loading, screen
from lead_desktop.cli.parsing import REFUSED, Parser, add_common, complain, parsed, path
from lead_desktop.errors import UserError

_EPILOG = """\
commands that need no screen:
  lead-desktop example FILE                            write the example program into FILE
  lead-desktop packets FILE --session N --out DIR      print a session's packets as PDF
  lead-desktop check FILE                              tell what a session still needs
  lead-desktop import-measures FILE BOOK.xlsx          import the numbers of a book that came back

Each has its own --help. A program file that is called like a command is opened as ./check.
"""


def run_window(arguments: list[str]) -> int:
    """Open the window, or say why there is none; return the exit status."""
    parser = _window_parser()
    asked = parsed(parser, arguments)
    if asked.example and asked.file is not None:
        parser.error("give a file or --example, not both")
    if asked.file is not None and not asked.file.exists():
        raise UserError(f"There is no file {asked.file}.")
    obstacle = screen.obstacle(os.environ)
    if obstacle is not None:
        return _no_window(obstacle)
    missing = screen.document_obstacle()
    if missing is not None:
        complain(missing)
    try:
        open_window = load_window()
    except ImportError as error:
        sentence = screen.import_obstacle(error)
        if sentence is None:
            raise
        return _no_window(sentence)
    return open_window(asked.file, asked.example, asked.as_of, missing)


def _no_window(sentence: str) -> int:
    """Say in the terminal and on the screen why there is no window, and return the exit status."""
    complain(sentence)
    screen.show_message(sentence, os.environ)
    return REFUSED


def load_window() -> Callable[[Path | None, bool, date | None, str | None], int]:
    """Import the window and return what opens it.

    It takes a file, the wish for the example, today's day, and a sentence on what the system lacks.

    Raises:
        ImportError: Qt misses a library of the system.
    """
    loading.import_for_good("lead_desktop.app")
    from lead_desktop.app import run_window

    return run_window


def _window_parser() -> Parser:
    parser = Parser(
        prog="lead-desktop",
        description="Plan the sessions, keep the attendance and print the packets of a leadership program.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", nargs="?", type=path, metavar="FILE", help="the program file to open")
    parser.add_argument("--example", action="store_true", help="open a fresh copy of the example program")
    add_common(parser)
    parser.add_argument("--version", action="version", version=f"LEAD Desktop {__version__}")
    return parser
