"""What all commands share: how arguments are read and refused, and how they speak in the terminal."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from lead_desktop import log

if TYPE_CHECKING:
    from lead_desktop.services.program_file import Clock

DONE, REFUSED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one sentence."""

    def __init__(self, **settings: Any) -> None:
        # Options written short would hide a command behind them from _command.
        super().__init__(allow_abbrev=False, **settings)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong in one sentence and leave."""
        complain(f"{message[:1].upper()}{message[1:].rstrip('.')}; see {self.prog} --help.")
        sys.exit(WRONG_USAGE)


def day(text: str) -> date:
    """Read a day as an argument."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day; write it like 2007-12-02") from None


def number(text: str) -> int:
    """Read the number of a session as an argument."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not the number of a session; write it like 7")
    return int(text)


def path(text: str) -> Path:
    """Read the name of a file or folder as an argument."""
    if not text.strip():
        raise argparse.ArgumentTypeError("a file or folder without a name cannot be used")
    return Path(text)


def name(text: str) -> str:
    """Read a name as an argument."""
    if not text.strip():
        raise argparse.ArgumentTypeError("please write a name, or a part of one")
    return text


def add_common(parser: Parser) -> None:
    """Add what every command takes that opens a file: today's day, and how much is logged."""
    parser.add_argument(
        "--as-of", type=day, metavar="DATE", help="take this day for today, written like 2007-12-02"
    )
    add_log_level(parser)


def add_log_level(parser: Parser) -> None:
    """Add how much is written into the log file."""
    parser.add_argument(
        "--log-level",
        choices=[level.value for level in log.Level],
        metavar="LEVEL",
        help=f"write more into the log file: {', '.join(log.Level)}; debug has every SQL statement",
    )


def parsed(parser: Parser, arguments: list[str]) -> argparse.Namespace:
    """Return what was asked for; from here on the log has as much as was wished."""
    asked = parser.parse_args(arguments)
    if asked.log_level is not None:
        log.write_log(log.Level(asked.log_level))
    return asked


def clock(as_of: date | None) -> Clock:
    """Return the clock on which a day counts as today, or the real one."""
    from lead_desktop.services.program_file import Clock

    return Clock(as_of=as_of)


def say(text: str) -> None:
    """Print a result."""
    sys.stdout.write(f"{text}\n")


def complain(sentence: str) -> None:
    """Print why something cannot be done."""
    sys.stderr.write(f"lead-desktop: {sentence}\n")
