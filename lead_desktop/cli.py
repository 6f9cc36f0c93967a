"""The command `lead-desktop`: opens the window, or does one piece of work without a screen.

Exit status: 0 done, 1 refused (or, for `check`, something stands in the way), 2 wrong usage.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, NoReturn

from lead_desktop import __version__, paths, screen
from lead_desktop.errors import UserError

if TYPE_CHECKING:
    from lead_desktop.services.program_file import Clock

DONE, REFUSED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130

_COMMANDS = ("example", "packets", "check", "import-measures")

_EPILOG = """\
commands that need no screen:
  lead-desktop example FILE                            write the example program into FILE
  lead-desktop packets FILE --session N --out DIR      print a session's packets as PDF
  lead-desktop check FILE                              tell what a session still needs
  lead-desktop import-measures FILE BOOK.xlsx          import the numbers of a book that came back

Each has its own --help. A program file that is called like a command is opened as ./check.
"""


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are one sentence."""

    def __init__(self, **settings: Any) -> None:
        # Options written short would hide a command behind them from _command.
        super().__init__(allow_abbrev=False, **settings)

    def error(self, message: str) -> NoReturn:
        _complain(f"{message[:1].upper()}{message[1:].rstrip('.')}; see {self.prog} --help.")
        sys.exit(WRONG_USAGE)


def run() -> None:
    """Run the command as the console script does, and leave with its exit status."""
    sys.excepthook = _unexpected
    sys.exit(main(sys.argv[1:]))


def main(arguments: Sequence[str]) -> int:
    """Run the command with its arguments and return the exit status.

    Raises:
        SystemExit: the arguments are wrong (2), or help or the version was asked for (0).
    """
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a dash gets a question mark, not an error.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        try:
            return _dispatch(arguments)
        finally:
            sys.stdout.flush()
    except UserError as error:
        _complain(error.sentence)
        return REFUSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has gone.
        _let_go_of_output()
        return REFUSED
    except OSError as error:
        if error.filename is None:
            _let_go_of_output()
        _complain(f"{error.filename or 'The output'}: {error.strerror or error}.")
        return REFUSED


def _let_go_of_output() -> None:
    """Send what is left of the output nowhere: Python would try to write it once more on leaving."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _dispatch(arguments: Sequence[str]) -> int:
    command, rest = _command(arguments)
    match command:
        case "example":
            return _example(_example_parser().parse_args(rest))
        case "packets":
            return _packets(_packets_parser().parse_args(rest))
        case "check":
            return _check(_check_parser().parse_args(rest))
        case "import-measures":
            return _import_measures(_import_measures_parser().parse_args(rest))
        case _:
            return _window(_window_parser(), rest)


def _command(arguments: Sequence[str]) -> tuple[str | None, list[str]]:
    """Find the command among the arguments: the first word that is no option, if it is one.

    Returns:
        The command, or None for the window, and the other arguments.
    """
    takes_value = False
    for place, argument in enumerate(arguments):
        if takes_value or argument.startswith("-"):
            takes_value = argument == "--as-of"
            continue
        if argument in _COMMANDS:
            return argument, [*arguments[:place], *arguments[place + 1 :]]
        break
    return None, list(arguments)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day; write it like 2007-12-02") from None


def _number(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not the number of a session; write it like 7")
    return int(text)


def _path(text: str) -> Path:
    if not text.strip():
        raise argparse.ArgumentTypeError("a file or folder without a name cannot be used")
    return Path(text)


def _name(text: str) -> str:
    if not text.strip():
        raise argparse.ArgumentTypeError("please write a name, or a part of one")
    return text


def _window_parser() -> _Parser:
    parser = _Parser(
        prog="lead-desktop",
        description="Plan the sessions, keep the attendance and print the packets of a leadership program.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", nargs="?", type=_path, metavar="FILE", help="the program file to open")
    parser.add_argument("--example", action="store_true", help="open a fresh copy of the example program")
    _add_as_of(parser)
    parser.add_argument("--version", action="version", version=f"LEAD Desktop {__version__}")
    return parser


def _example_parser() -> _Parser:
    parser = _Parser(prog="lead-desktop example", description="Write the example program into a new file.")
    parser.add_argument("file", type=_path, metavar="FILE", help="where to write it; must not exist yet")
    return parser


def _packets_parser() -> _Parser:
    parser = _Parser(prog="lead-desktop packets", description="Print the packets of a session as PDF files.")
    parser.add_argument("file", type=_path, metavar="FILE", help="the program file")
    parser.add_argument("--session", type=_number, required=True, metavar="N", help="the session's number")
    parser.add_argument(
        "--out", type=_path, required=True, metavar="DIR", help="the folder for the packets; made if missing"
    )
    parser.add_argument(
        "--for",
        action="append",
        default=[],
        dest="names",
        type=_name,
        metavar="NAME",
        help="only the packet of this person; may be given several times",
    )
    parser.add_argument("--json", action="store_true", help="print the manifest as JSON")
    _add_as_of(parser)
    return parser


def _check_parser() -> _Parser:
    parser = _Parser(
        prog="lead-desktop check",
        description="Tell what a session still needs. Exit status 1: something stands in its way.",
    )
    parser.add_argument("file", type=_path, metavar="FILE", help="the program file")
    parser.add_argument(
        "--session", type=_number, metavar="N", help="the session's number; the next one if not given"
    )
    parser.add_argument("--json", action="store_true", help="print the findings as JSON")
    _add_as_of(parser)
    return parser


def _import_measures_parser() -> _Parser:
    parser = _Parser(
        prog="lead-desktop import-measures",
        description="Tell, cell by cell, what a book of measures that came back would change. "
        "Exit status 1: something in it was refused.",
    )
    parser.add_argument("file", type=_path, metavar="FILE", help="the program file")
    parser.add_argument("book", type=_path, metavar="BOOK", help="the workbook (.xlsx) or table (.csv)")
    parser.add_argument("--apply", action="store_true", help="write what is new or changed, as one change")
    parser.add_argument("--json", action="store_true", help="print every cell as JSON")
    _add_as_of(parser)
    return parser


def _add_as_of(parser: _Parser) -> None:
    parser.add_argument(
        "--as-of", type=_day, metavar="DATE", help="take this day for today, written like 2007-12-02"
    )


# The rooms are imported by the command that needs them: Qt only for the window, the database not for --help.


def _window(parser: _Parser, arguments: Sequence[str]) -> int:
    asked = parser.parse_args(arguments)
    if asked.example and asked.file is not None:
        parser.error("give a file or --example, not both")
    if asked.file is not None and not asked.file.exists():
        raise UserError(f"There is no file {asked.file}.")
    obstacle = screen.obstacle(os.environ)
    if obstacle is not None:
        return _no_window(obstacle)
    missing = screen.document_obstacle()
    if missing is not None:
        _complain(missing)
    try:
        run_window = load_window()
    except ImportError as error:
        sentence = screen.import_obstacle(error)
        if sentence is None:
            raise
        return _no_window(sentence)
    return run_window(asked.file, asked.example, asked.as_of, missing)


def _no_window(sentence: str) -> int:
    """Say in the terminal and on the screen why there is no window, and return the exit status."""
    _complain(sentence)
    screen.show_message(sentence, os.environ)
    return REFUSED


def load_window() -> Callable[[Path | None, bool, date | None, str | None], int]:
    """Import the window and return what opens it.

    It takes a file, the wish for the example, today's day, and a sentence on what the system lacks.

    Raises:
        ImportError: Qt misses a library of the system.
    """
    # Modules stay for good: looking for garbage among them costs a tenth of the start.
    gc.disable()
    try:
        from lead_desktop.app import run_window
    finally:
        gc.freeze()
        gc.enable()
    return run_window


def _clock(as_of: date | None) -> Clock:
    from lead_desktop.services.program_file import Clock

    return Clock(as_of=as_of)


def _example(asked: argparse.Namespace) -> int:
    from lead_desktop.services.example.example import create_example

    create_example(asked.file, _clock(None)).close()
    _say(f"The example program is in {asked.file}.")
    return DONE


def _packets(asked: argparse.Namespace) -> int:
    from lead_desktop.cli_output import manifest_as_text
    from lead_desktop.services.packets.packets import write_packets
    from lead_desktop.services.program_file import open_program

    file = open_program(asked.file, _clock(asked.as_of))
    try:
        manifest = write_packets(file, asked.session, asked.out, asked.names)
    finally:
        file.close()
    _say(manifest.as_json().rstrip("\n") if asked.json else manifest_as_text(manifest))
    return DONE


def _check(asked: argparse.Namespace) -> int:
    from lead_desktop.cli_output import findings_as_json, findings_as_text
    from lead_desktop.services.program_file import open_program
    from lead_desktop.services.readiness import check

    file = open_program(asked.file, _clock(asked.as_of))
    try:
        found = check(file, asked.session)
    finally:
        file.close()
    _say(findings_as_json(found) if asked.json else findings_as_text(found))
    return REFUSED if found.blocked else DONE


def _import_measures(asked: argparse.Namespace) -> int:
    from lead_desktop.cli_output import preview_as_json, preview_as_text
    from lead_desktop.domain.imports.workbook import Verdict
    from lead_desktop.services.goals.workbook import import_book, preview_book
    from lead_desktop.services.program_file import open_program

    file = open_program(asked.file, _clock(asked.as_of))
    try:
        found = preview_book(file, asked.book)
        applied = asked.apply and found.writes > 0
        if applied:
            import_book(file, found)
    finally:
        file.close()
    write = preview_as_json if asked.json else preview_as_text
    _say(write(found, applied=applied))
    return REFUSED if found.count(Verdict.REFUSED) else DONE


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def _complain(sentence: str) -> None:
    sys.stderr.write(f"lead-desktop: {sentence}\n")


def _unexpected(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:  # pragma: no cover - runs in the tests' subprocesses
    """Write an error nobody foresaw into the log, and say so in one sentence."""
    log = paths.log_file()
    with suppress(OSError):
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8") as out:
            out.write(f"{datetime.now().astimezone().isoformat()} lead-desktop {__version__}\n")
            traceback.print_exception(kind, error, trace, file=out)
    _complain(f"Something unexpected went wrong ({kind.__name__}); the details are in {log}.")
