"""The two doors of the window: one for reads, one for changes.

Every use case is asked for through one of them, with a callback for its answer. Fast ones (a local
file: a few milliseconds) answer at once; slow ones run on one thread beside the window's, one at a time
and in order, and answer later. Nothing else in the window waits.
"""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QThread, Signal, Slot

from lead_desktop.domain.model.changes import Changes
from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.model.program import Program
from lead_desktop.domain.text.entry import EntryContext
from lead_desktop.errors import AgreementNeeded, Cancelled, ReasonNeeded, UserError
from lead_desktop.screen import import_obstacle
from lead_desktop.services.program_file import ProgramFile

T = TypeVar("T")
Failed = Callable[[UserError], None]

_log = logging.getLogger(__name__)

UNEXPECTED = "Something went wrong in the program. Nothing was lost; what happened is in the log file."


def sentence_of(error: BaseException) -> str:
    """Return what the user is told of an error of the program: what the system lacks, or that it broke."""
    missing = import_obstacle(error) if isinstance(error, ImportError) else None
    return missing or UNEXPECTED


@dataclass(frozen=True, slots=True)
class _Task:
    """One slow use case in the queue."""

    work: Callable[[ProgramFile], Any]
    file: ProgramFile
    done: Callable[[Any], object] | None
    failed: Failed | None
    key: str
    text: str
    number: int
    stoppable: bool


@dataclass(frozen=True, slots=True)
class ReasonRequest:
    """What was settled would change: `sentence` says so, and `give` makes the change with its reason.

    The reason serves this one change and no other. `cancel` says that there is none: nothing changes.
    """

    sentence: str
    give: Callable[[str], None]
    cancel: Callable[[], None]


@dataclass(frozen=True, slots=True)
class AgreementRequest:
    """Something unusual was asked for: `agree` does it all the same, `cancel` leaves everything as it is."""

    sentence: str
    detail: str
    action: str
    agree: Callable[[], None]
    cancel: Callable[[], None]


class _Worker(QObject):
    """Runs one use case after another on the thread beside the window's."""

    answered = Signal(object, object, object)

    @Slot(object)
    def run(self, task: _Task) -> None:
        try:
            result = task.work(task.file)
        except Exception as error:
            # The window's thread tells the user and writes the log.
            self.answered.emit(task, None, error)
        else:
            self.answered.emit(task, result, None)


class Operations(QObject):
    """Runs use cases on one open program and tells the views what changed."""

    changed = Signal(Changes)
    """A change was made and is on the disk."""
    refused = Signal(str)
    """A sentence for the banner: a use case that nobody else listens to was refused."""
    reason_wanted = Signal(object)
    """A `ReasonRequest`: somebody has to say why what was settled changes. Without an answer nothing does."""
    agreement_wanted = Signal(object)
    """An `AgreementRequest`: something unusual is done only if the user agrees."""
    broke = Signal(str)
    """A sentence for the banner: an error of the program itself, which is in the log."""
    busy_changed = Signal(str)
    """What runs beside the window, in words; empty when nothing does."""
    progressed = Signal(int, int)
    """How much of what runs is done, and how much there is."""

    _start = Signal(object)

    def __init__(self, file: ProgramFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._waiting: deque[_Task] = deque()
        self._running: _Task | None = None
        self._newest: dict[str, int] = {}
        self._counter = 0
        self._closed = False
        self._stop = threading.Event()
        self._thread = QThread()
        self._worker = _Worker()
        self._worker.moveToThread(self._thread)
        self._start.connect(self._worker.run)
        self._worker.answered.connect(self._answered)

    def read(
        self,
        work: Callable[[ProgramFile], T],
        done: Callable[[T], object],
        *,
        failed: Failed | None = None,
        slow: bool = False,
        key: str = "",
        text: str = "Working…",
        stoppable: bool = False,
    ) -> None:
        """Ask for something: `work` is handed the file, `done` the answer, `failed` or the banner a refusal.

        With `slow` it runs beside the window. Of slow reads with the same `key` only the newest answers.
        A `stoppable` one asks `stop_asked` as it goes, and says with `report` how far it is.
        """
        self._ask(work, done, failed, file=self._file, slow=slow, key=key, text=text, stoppable=stoppable)

    def change(
        self,
        work: Callable[[ProgramFile], Changes],
        done: Callable[[Changes], None] | None = None,
        *,
        failed: Failed | None = None,
        slow: bool = False,
        text: str = "Saving…",
        stoppable: bool = False,
    ) -> None:
        """Make a change; the views that show what it touched refresh, then `done` gets the changes.

        `work` is handed the file. Where it needs a reason, the user is asked, and it is run again with it.
        """

        def tell(changes: Changes) -> None:
            if changes.touched:
                self.changed.emit(changes)
            if done is not None:
                done(changes)

        def ask(file: ProgramFile) -> None:
            refuse = partial(self._refuse_or_ask, ask, file, failed)
            self._ask(work, tell, refuse, file=file, slow=slow, key="", text=text, stoppable=stoppable)

        ask(self._file)

    def _refuse_or_ask(
        self, ask: Callable[[ProgramFile], None], file: ProgramFile, failed: Failed | None, error: UserError
    ) -> None:
        """Ask the user what a change needs, and make it with the answer; tell any other refusal."""

        def give(why: str) -> None:
            ask(file.because(why))

        def agree() -> None:
            ask(file.agreed())

        def cancel() -> None:
            if failed is not None:
                failed(Cancelled("Nothing was changed."))

        if isinstance(error, ReasonNeeded):
            self.reason_wanted.emit(ReasonRequest(error.sentence, give, cancel))
        elif isinstance(error, AgreementNeeded):
            request = AgreementRequest(error.sentence, error.detail, error.action, agree, cancel)
            self.agreement_wanted.emit(request)
        else:
            self._refuse(error, failed)

    def _ask(
        self,
        work: Callable[[ProgramFile], T],
        done: Callable[[T], object],
        failed: Failed | None,
        *,
        file: ProgramFile,
        slow: bool,
        key: str,
        text: str,
        stoppable: bool,
    ) -> None:
        if self._closed:
            return
        if slow:
            self._counter += 1
            if key:
                self._newest[key] = self._counter
                self._waiting = deque(task for task in self._waiting if task.key != key)
            self._waiting.append(_Task(work, file, done, failed, key, text, self._counter, stoppable))
            self._next()
            return
        try:
            result = work(file)
        except UserError as error:
            self._refuse(error, failed)
            return
        except Exception as error:
            _log.exception("A use case broke")
            self.broke.emit(sentence_of(error))
            raise
        done(result)

    def _next(self) -> None:
        if self._running is not None or self._closed:
            return
        if not self._waiting:
            self.busy_changed.emit("")
            return
        if not self._thread.isRunning():
            self._thread.start()
        self._running = self._waiting.popleft()
        self._stop.clear()
        self.busy_changed.emit(self._running.text)
        self._start.emit(self._running)

    @Slot(object, object, object)
    def _answered(self, task: _Task, result: object, error: Exception | None) -> None:
        self._running = None
        if self._closed:
            return
        stale = bool(task.key) and self._newest.get(task.key) != task.number
        try:
            if stale:
                return
            if isinstance(error, UserError):
                self._refuse(error, task.failed)
            elif error is not None:
                _log.error("A use case broke", exc_info=error)
                self.broke.emit(sentence_of(error))
            elif task.done is not None:
                task.done(result)
        finally:
            self._next()

    def _refuse(self, error: UserError, failed: Failed | None) -> None:
        if failed is not None:
            failed(error)
        else:
            self.refused.emit(error.sentence)

    @property
    def file(self) -> ProgramFile:
        """Return the open file, for whoever opened it; a widget is handed it by the doors."""
        return self._file

    def today(self) -> date:
        """Return the day that counts as today."""
        return self._file.today()

    def program(self) -> Program:
        """Return the program as it is now: its name, its days, how it writes."""
        return self._file.snapshot().program

    @property
    def formats(self) -> Formats:
        """Return how the program writes days, times and percentages."""
        return self._file.formats

    def entry(self) -> EntryContext:
        """Return what the fields of days and times read with."""
        return self._file.entry()

    def now(self) -> datetime:
        """Return the moment of a change, with its time zone."""
        return self._file.now()

    @property
    def path(self) -> Path:
        """Return where the program's file is."""
        return self._file.path

    def stop(self) -> None:
        """Ask what runs to stop at the next good moment; it then ends with `Cancelled`."""
        self._stop.set()

    def stop_asked(self) -> bool:
        """Tell a use case that runs beside the window whether it should stop. Any thread may ask."""
        return self._stop.is_set()

    def report(self, done: int, total: int) -> None:
        """Say how far a use case is that runs beside the window. Any thread may say it."""
        self.progressed.emit(done, total)

    @property
    def stoppable(self) -> bool:
        """Tell whether what runs can be stopped."""
        return self._running is not None and self._running.stoppable

    def drop(self, key: str) -> None:
        """Let no slow read with a key answer any more: what it asked for is known already."""
        self._counter += 1
        self._newest[key] = self._counter
        self._waiting = deque(task for task in self._waiting if task.key != key)

    def cancel_waiting(self) -> None:
        """Drop the slow work that has not begun yet."""
        self._waiting.clear()

    @property
    def busy(self) -> bool:
        """Tell whether anything runs or waits beside the window."""
        return self._running is not None or bool(self._waiting)

    def close(self) -> None:
        """Drop what waits, let what runs come to its end, and answer nothing more; then close the file."""
        self._closed = True
        self._waiting.clear()
        if self._thread.isRunning():
            self._thread.quit()
            self._thread.wait()
        self._file.close()
