"""The command `lead-desktop`: opens the window, or does one piece of work without a screen.

Exit status: 0 done, 1 refused (or, for `check`, something stands in the way), 2 wrong usage.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from types import TracebackType

from lead_desktop import __version__, paths
from lead_desktop.cli.parsing import INTERRUPTED, REFUSED, complain
from lead_desktop.errors import UserError

_COMMANDS = ("example", "packets", "check", "import-measures")
_WITH_VALUE = ("--as-of", "--log-level")


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
        complain(error.sentence)
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
        complain(f"{error.filename or 'The output'}: {error.strerror or error}.")
        return REFUSED


def _let_go_of_output() -> None:
    """Send what is left of the output nowhere: Python would try to write it once more on leaving."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _dispatch(arguments: Sequence[str]) -> int:
    command, rest = _command(arguments)
    return _of(command)(rest)


def _of(command: str | None) -> Callable[[list[str]], int]:
    """Return what runs a command; each is imported alone, and with it what it needs."""
    match command:
        case "example":
            from lead_desktop.cli.example import run_example

            return run_example
        case "packets":
            from lead_desktop.cli.packets import run_packets

            return run_packets
        case "check":
            from lead_desktop.cli.check import run_check

            return run_check
        case "import-measures":
            from lead_desktop.cli.import_measures import run_import_measures

            return run_import_measures
        case _:
            from lead_desktop.cli.window import run_window

            return run_window


def _command(arguments: Sequence[str]) -> tuple[str | None, list[str]]:
    """Find the command among the arguments: the first word that is no option, if it is one.

    Returns:
        The command, or None for the window, and the other arguments.
    """
    takes_value = False
    for place, argument in enumerate(arguments):
        if takes_value or argument.startswith("-"):
            takes_value = argument in _WITH_VALUE
            continue
        if argument in _COMMANDS:
            return argument, [*arguments[:place], *arguments[place + 1 :]]
        break
    return None, list(arguments)


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
    complain(f"Something unexpected went wrong ({kind.__name__}); the details are in {log}.")
