"""Entries of the example's files, read one field at a time; whatever is wrong names its file and entry."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import Enum
from pathlib import Path
from typing import TypeVar, cast

from lead_desktop.errors import FileRefused

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

    def has(self, name: str) -> bool:
        """Tell whether a field is there."""
        return self.fields.get(name) is not None

    def get(self, name: str, kind: type[T]) -> T:
        """Return a field that must be there, as a value of a type: text, number, day, yes or no, an enum.

        Paragraphs of a text are set apart by an empty line; a month is its first day; a member of an enum
        is written as its value or its name.

        Raises:
            FileRefused: it is missing, or is none.
        """
        self.asked.add(name)
        content = self.fields.get(name)
        if content is None:
            raise self.wrong(f"“{name}” is missing.")
        if issubclass(kind, Enum):
            words = {member.value: member for member in kind}
            words |= {member.name.lower(): member for member in kind}
            return cast("T", self._chosen(name, words))
        if kind is date and isinstance(content, str):
            return cast("T", self._month(content))
        if kind is float and isinstance(content, int) and not isinstance(content, bool):
            content = float(content)
        if not isinstance(content, kind) or (isinstance(content, bool) and kind is not bool):
            raise self.wrong(f"“{name}” is not a {kind.__name__}.")
        return cast("T", "\n\n".join(paragraphs(content))) if isinstance(content, str) else content

    def get_or(self, name: str, otherwise: T) -> T:
        """Return a field of the type of what stands for it where it is missing."""
        self.asked.add(name)
        return self.get(name, type(otherwise)) if self.has(name) else otherwise

    def one_of(self, name: str, known: Mapping[str, T]) -> T:
        """Return what a word stands for; it must be there."""
        self.get(name, str)
        return self._chosen(name, known)

    def _chosen(self, name: str, known: Mapping[str, T]) -> T:
        written = str(self.fields[name])
        if written not in known:
            raise self.wrong(f"“{written}” is none of: {', '.join(known)}.")
        return known[written]

    def _month(self, written: str) -> date:
        try:
            return date.fromisoformat(f"{written}-01")
        except ValueError as error:
            raise self.wrong(f"“{written}” is no month; write it like 2007-12.") from error

    def entries(self, name: str) -> tuple[Entry, ...]:
        """Return the entries below this one; none where the field is missing."""
        found: list[object] = self.get_or(name, [])
        return tuple(self._below(name, place, content) for place, content in enumerate(found, start=1))

    def entry_or_none(self, name: str) -> Entry | None:
        """Return the one entry below this one, if there is one."""
        return self._below(name, 0, self.get(name, dict)) if self.has(name) else None

    def _below(self, name: str, place: int, content: object) -> Entry:
        number = f"{name} {place}" if place else name
        where = f"{self.place}, {number}" if self.place else number
        if not isinstance(content, dict):
            raise self.wrong(f"{number} is not an entry with fields.")
        return Entry(self.file, where, content)

    def rows(self, name: str) -> tuple[tuple[object, ...], ...]:
        """Return a table of cells, row by row; empty where there is none."""
        found: list[object] = self.get_or(name, [])
        if not all(isinstance(row, list) for row in found):
            raise self.wrong(f"“{name}” must be a list of rows.")
        return tuple(tuple(row) for row in found if isinstance(row, list))

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
