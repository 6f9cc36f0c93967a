"""A process with limits in which a stranger's workbook is opened.

    python -m lead_desktop.exchange.sandbox FILE

Prints what the workbook holds as JSON, or one sentence why it cannot be read. A workbook is a zip of XML: it
may unpack to far more than it weighs, name a million empty rows, or define entities that multiply. Nothing of
that reaches the program: sizes are counted while unpacking, and memory and time have an end.
"""

from __future__ import annotations

import json
import sys
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

MOST_INFLATED = 40 * 1024 * 1024
"""Bytes a workbook may unpack to; a book of ours has well under one million."""
MOST_PARTS = 400
MOST_SHEETS = 60
MOST_ROWS = 1_000
MOST_COLUMNS = 8
LONGEST_CELL = 20_000
MEMORY = 1024 * 1024 * 1024
SECONDS = 20

_CHUNK = 64 * 1024


class Unreadable(Exception):
    """Why a workbook cannot be read, in one sentence."""


def main(path: Path) -> int:
    """Read a workbook and print what it holds; return the exit status."""
    _limit()
    try:
        found: dict[str, Any] = {"sheets": dict(_sheets(path))}
    except Unreadable as error:
        found = {"refused": str(error)}
    except MemoryError:
        found = {"refused": "it would take more memory than a book of measures can need"}
    except Exception as error:
        # Openpyxl raises whatever its parsers do; the reader of the sentence needs no more than this.
        found = {"refused": f"it is damaged ({type(error).__name__})"}
    sys.stdout.write(json.dumps(found))
    return 0


def _limit() -> None:
    """Give this process an end in memory and time, where the system has such limits."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def check_package(path: Path) -> None:
    """Refuse a zip that unpacks to too much, has too many parts, or whose XML defines entities.

    Raises:
        Unreadable: with the reason.
    """
    try:
        package = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError) as error:
        raise Unreadable("it is not an Excel workbook (.xlsx)") from error
    with package:
        parts = package.infolist()
        if len(parts) > MOST_PARTS:
            raise Unreadable("it has more parts than a book of measures can have")
        if "[Content_Types].xml" not in package.namelist():
            raise Unreadable("it is not an Excel workbook (.xlsx)")
        left = MOST_INFLATED
        for part in parts:
            if part.flag_bits & 1:
                raise Unreadable("it is protected with a password")
            left = _check_part(package, part, left)


def _check_part(package: zipfile.ZipFile, part: zipfile.ZipInfo, left: int) -> int:
    """Unpack one part without keeping it; what it says of its own size is not believed."""
    tail = b""
    try:
        with package.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise Unreadable("it unpacks to more than a book of measures can hold")
                window = (tail + chunk).replace(b"\0", b"")
                if b"<!DOCTYPE" in window or b"<!ENTITY" in window:
                    raise Unreadable("its XML defines entities, which no spreadsheet program writes")
                tail = chunk[-32:]
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise Unreadable("it is damaged") from error
    return left


def _sheets(path: Path) -> Iterator[tuple[str, list[list[Any]]]]:
    check_package(path)
    from openpyxl import load_workbook

    workbook = load_workbook(path, read_only=True, data_only=True, keep_links=False)
    if len(workbook.sheetnames) > MOST_SHEETS:
        raise Unreadable("it has more sheets than a book of measures can have")
    for name in workbook.sheetnames:
        sheet = workbook[name]
        if not hasattr(sheet, "iter_rows"):
            continue
        rows = sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True)
        yield name, [[_plain(content) for content in row] for row in rows]
    workbook.close()


def _plain(content: object) -> object:
    """Return a cell's content as JSON has it; a day as {"day": …}."""
    if isinstance(content, datetime | date):
        day = content.date() if isinstance(content, datetime) else content
        return {"day": day.isoformat()}
    if content is None or isinstance(content, bool):
        # A tick is no number.
        return None if content is None else str(content).upper()
    if isinstance(content, int | float):
        return float(content)
    return str(content)[:LONGEST_CELL]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
