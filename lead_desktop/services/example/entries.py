"""Entries of the example's files, read one field at a time; whatever is wrong names its file and entry."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from lead_desktop.errors import FileRefused

C = TypeVar("C", bound=StrEnum)
T = TypeVar("T")


def paragraphs(text: str) -> tuple[str, ...]:
    """Return the paragraphs of a text: they are parted by blank lines; a "- " begins one.

    A line break inside a paragraph is only there to keep the file readable.
    """
    parts = re.split(r"\n\s*\n|\n(?=- )", text)
    return tuple(" ".join(part.split()) for part in parts if part.strip())


@dataclass(frozen=True, slots=True)
class Entry:
    """One table of a TOML file or one row of a CSV file, and where it stands.

    Every reader asks for the fields it knows; `finish` then refuses those that nobody asked for, so that
    a misspelt field is no silent gap.
    """

    file: str
    place: str
    fields: Mapping[str, object]
    asked: set[str] = field(default_factory=set)

    def wrong(self, sentence: str) -> FileRefused:
        """Return the error that names this entry."""
        where = f"{self.file}, {self.place}" if self.place else self.file
        return FileRefused(f"The example cannot be read: {where}: {sentence}")

    def _find(self, name: str, entity: type[T]) -> T | None:
        self.asked.add(name)
        content = self.fields.get(name)
        if content is None:
            return None
        if not isinstance(content, entity) or (isinstance(content, bool) and entity is int):
            raise self.wrong(f"“{name}” is not a {entity.__name__}.")
        return content

    def _need(self, name: str, entity: type[T]) -> T:
        content = self._find(name, entity)
        if content is None:
            raise self.wrong(f"“{name}” is missing.")
        return content

    def text(self, name: str) -> str:
        """Return a text that must be there."""
        return "\n\n".join(paragraphs(self._need(name, str)))

    def text_or_empty(self, name: str) -> str:
        """Return a text, empty where there is none."""
        return "\n\n".join(paragraphs(self._find(name, str) or ""))

    def whole(self, name: str) -> int:
        """Return a whole number that must be there."""
        return self._need(name, int)

    def whole_or_none(self, name: str) -> int | None:
        """Return a whole number, if there is one."""
        return self._find(name, int)

    def decimal(self, name: str) -> float:
        """Return a number that must be there."""
        content = self._need(name, object)
        if isinstance(content, bool) or not isinstance(content, int | float):
            raise self.wrong(f"“{name}” is not a number.")
        return float(content)

    def decimal_or_none(self, name: str) -> float | None:
        """Return a number, if there is one."""
        self.asked.add(name)
        return self.decimal(name) if name in self.fields else None

    def flag(self, name: str) -> bool:
        """Return true or false; false where there is nothing."""
        return bool(self._find(name, bool))

    def day(self, name: str) -> date:
        """Return a day that must be there."""
        return self._need(name, date)

    def day_or_none(self, name: str) -> date | None:
        """Return a day, if there is one."""
        return self._find(name, date)

    def moment(self, name: str) -> time:
        """Return a time of day that must be there."""
        return self._need(name, time)

    def moment_or_none(self, name: str) -> time | None:
        """Return a time of day, if there is one."""
        return self._find(name, time)

    def month(self, name: str) -> date:
        """Return the first day of a month that is written as 2007-12."""
        written = self.text(name)
        try:
            return date.fromisoformat(f"{written}-01")
        except ValueError as error:
            raise self.wrong(f"“{written}” is no month; write it like 2007-12.") from error

    def choice(self, name: str, kind: type[C]) -> C:
        """Return one of a fixed set of words."""
        return self.one_of(name, {member.value: member for member in kind})

    def one_of(self, name: str, known: Mapping[str, T]) -> T:
        """Return what a word stands for."""
        written = self.text(name)
        if written not in known:
            raise self.wrong(f"“{written}” is none of: {', '.join(known)}.")
        return known[written]

    def entries(self, name: str) -> tuple[Entry, ...]:
        """Return the entries below this one; none where the field is missing."""
        found = self._find(name, list) or []
        return tuple(self._below(name, place, content) for place, content in enumerate(found, start=1))

    def entry_or_none(self, name: str) -> Entry | None:
        """Return the one entry below this one, if there is one."""
        content = self._find(name, dict)
        return None if content is None else self._below(name, 0, content)

    def _below(self, name: str, place: int, content: object) -> Entry:
        number = f"{name} {place}" if place else name
        where = f"{self.place}, {number}" if self.place else number
        if not isinstance(content, dict):
            raise self.wrong(f"{number} is not an entry with fields.")
        return Entry(self.file, where, content)

    def rows(self, name: str) -> tuple[tuple[object, ...], ...]:
        """Return a table of cells, row by row; empty where there is none."""
        found = self._find(name, list) or []
        if not all(isinstance(row, list) for row in found):
            raise self.wrong(f"“{name}” must be a list of rows.")
        return tuple(tuple(row) for row in found)

    def finish(self) -> None:
        """Refuse fields that nobody asked for."""
        unknown = sorted(set(self.fields) - self.asked)
        if unknown:
            raise self.wrong(f"“{unknown[0]}” is not a field of such an entry.")


def read_entries(folder: Path, file: str) -> Entry:
    """Read a TOML file as one entry.

    Raises:
        FileRefused: the file is missing or is not TOML.
    """
    try:
        content = tomllib.loads((folder / file).read_text("utf-8"))
    except OSError as error:
        raise FileRefused(f"The example cannot be read: {file} is missing.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise FileRefused(f"The example cannot be read: {file}: {error}.") from error
    return Entry(file, "", content)


def read_rows(folder: Path, file: str) -> Iterator[Entry]:
    """Read the rows of a CSV file; empty cells are left out, numbers, days and times are understood.

    Raises:
        FileRefused: the file is missing.
    """
    try:
        lines = (folder / file).read_text("utf-8").splitlines()
    except OSError as error:
        raise FileRefused(f"The example cannot be read: {file} is missing.") from error
    for number, row in enumerate(csv.DictReader(lines), start=2):
        yield Entry(file, f"line {number}", {name: _cell(cell) for name, cell in row.items() if cell})


def _cell(cell: str) -> object:
    if cell.isdecimal():
        return int(cell)
    if re.fullmatch(r"\d+\.\d+", cell):
        return float(cell)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", cell):
        return date.fromisoformat(cell)
    if len(cell) == 5 and cell[2] == ":" and (cell[:2] + cell[3:]).isdecimal():
        return time.fromisoformat(cell)
    return cell
