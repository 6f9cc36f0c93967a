"""An open program: the file, the clock, and the units of work that use cases run in."""

from __future__ import annotations

import copy
import getpass
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.model.program import Program
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.text.entry import EntryContext
from lead_desktop.domain.validation import problems
from lead_desktop.errors import AgreementNeeded, Invalid
from lead_desktop.services.following import follow

if TYPE_CHECKING:
    from lead_desktop.storage.store import Store
    from lead_desktop.storage.unit_of_work import UnitOfWork


def _system_time() -> datetime:
    return datetime.now().astimezone()


@dataclass(frozen=True, slots=True)
class Clock:
    """What the program takes for now.

    `now` gives the moment with its time zone; `as_of` fixes the day that counts as today, for the
    example and for looking ahead. `patience` is how many seconds a change waits for another program that
    writes into the same file.
    """

    now: Callable[[], datetime] = _system_time
    as_of: date | None = None
    patience: float = 5.0


class ProgramFile:
    """One open program file, handed to every use case."""

    def __init__(self, store: Store, clock: Clock, who: str) -> None:
        self._store = store
        self._clock = clock
        self._who = who
        self._why = ""
        self._is_agreed = False
        with self.reading() as work:
            self._opens_as_of = work.program().opens_as_of

    @property
    def path(self) -> Path:
        """Return where the file is."""
        return self._store.path

    @property
    def put_back(self) -> tuple[str, ...]:
        """Return the names of the database's rules that were missing when the file was opened."""
        return self._store.put_back

    @property
    def violations(self) -> tuple[str, ...]:
        """Return a sentence for everything in the file that broke a rule when it was opened."""
        return self._store.violations

    def now(self) -> datetime:
        """Return the moment of a change, with its time zone; on the day that counts as today."""
        moment = self._clock.now()
        return datetime.combine(self.today(), moment.timetz())

    def today(self) -> date:
        """Return the day that counts as today: the one asked for, the example's own, or the real one."""
        return self._clock.as_of or self._opens_as_of or self._clock.now().date()

    @property
    def formats(self) -> Formats:
        """Return how the program writes days, times and percentages."""
        return self.snapshot().formats

    def entry(self) -> EntryContext:
        """Return what days and times are typed with: style, the program's days, today."""
        return EntryContext(self.today(), self.snapshot().program)

    def reading(self) -> UnitOfWork:
        """Return a unit of work that only reads."""
        return self._store.reading(self._who, self._clock.now())

    def snapshot(self) -> Snapshot:
        """Return the whole program as it is now; it is read once and then kept up to date."""
        with self.reading() as work:
            return work.snapshot()

    def changing(self) -> UnitOfWork:
        """Return a unit of work that writes; nothing is kept unless it commits."""
        work = self._store.changing(self._who, self._clock.now(), self._why)
        work.before_commit = follow
        return work

    def because(self, why: str) -> ProgramFile:
        """Return the same open file for one change that has to be explained, with its reason."""
        explained = copy.copy(self)
        explained._why = why
        return explained

    def agreed(self) -> ProgramFile:
        """Return the same open file for one change that is unusual and that the user agreed to."""
        agreed = copy.copy(self)
        agreed._is_agreed = True
        return agreed

    def ask_agreement(self, sentence: str, detail: str, action: str) -> None:
        """Let something unusual be done only if the user agrees; `action` names the button.

        Raises:
            AgreementNeeded: they have not been asked.
        """
        if not self._is_agreed:
            raise AgreementNeeded(sentence, detail, action)

    def save_copy(self, path: Path) -> None:
        """Write a copy of the program file as it is now.

        Raises:
            FileRefused: the copy cannot be written.
        """
        self._store.copy_to(path)

    def close(self) -> None:
        """Close the file."""
        self._store.close()


def create_program(path: Path, program: Program, clock: Clock) -> ProgramFile:
    """Make a new program file and open it.

    Raises:
        Invalid: a field of the program is wrong.
        FileRefused: there is a file of that name already, or it cannot be written.
    """
    # Imported when the first file is opened: the window is on the screen by then.
    from lead_desktop.storage.store import Store

    found = problems(program)
    if found:
        raise Invalid(found)
    return ProgramFile(Store.create(path, replace(program, id=1), clock.patience), clock, _user())


def open_program(path: Path, clock: Clock) -> ProgramFile:
    """Open a program file.

    Raises:
        FileRefused: it does not exist, is no LEAD program, is too new, or cannot be read.
    """
    from lead_desktop.storage.store import Store

    return ProgramFile(Store.open(path, clock.patience), clock, _user())


def _user() -> str:
    """Return the name of whoever is logged in, for the history."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
