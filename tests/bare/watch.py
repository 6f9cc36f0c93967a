"""Waits beside the program until its window can be walked through, and ends it where it hangs."""

from __future__ import annotations

import atexit
import faulthandler
import sys
import threading
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.bare.findings import Findings

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtWidgets import QApplication

LONGEST = 180
"""Seconds that start, walk and end may take together."""


def begin(folder: Path) -> None:
    """Listen from now on, and walk as soon as there is a window; called before the program itself runs."""
    findings = Findings(folder.resolve())
    findings.folder.mkdir(parents=True, exist_ok=True)
    findings.go_to("Start")
    findings.listen()
    # Registered before the program's own: it is called after them, when Qt has gone.
    atexit.register(findings.end)
    # What crashes says where; so does what hangs so hard that not even a thread gets its turn.
    faulthandler.enable()
    faulthandler.dump_traceback_later(LONGEST + 20, exit=True)
    threading.Thread(target=_watch, args=(findings,), name="walk", daemon=True).start()


def _watch(findings: Findings) -> None:
    deadline = time.monotonic() + LONGEST
    # The program imports Qt when it wants to. Imported here, it would come in another order, and what it
    # misses would be missing here.
    core = _when_there("PySide6.QtCore", "qInstallMessageHandler", deadline)
    if core is not None:
        core.qInstallMessageHandler(findings.hear_qt)
    widgets = _when_there("PySide6.QtWidgets", "QApplication", deadline)
    while widgets is not None and widgets.QApplication.instance() is None and _goes_on(deadline):
        pass
    start = None
    if widgets is not None and (app := widgets.QApplication.instance()) is not None:
        start = _hand_over(app, findings)
    if not findings.over.wait(max(deadline - time.monotonic(), 0)):
        _tell_where(findings)
    del start


def _goes_on(deadline: float) -> bool:
    """Let the program go on for a moment; tell whether there is time left."""
    time.sleep(0.01)
    return time.monotonic() < deadline


def _when_there(module: str, name: str, deadline: float) -> Any:
    """Return a module as soon as the program has imported it as far as a name; None if it never does."""
    while not hasattr(found := sys.modules.get(module), name):
        if not _goes_on(deadline):
            return None
    return found


def _hand_over(app: QApplication, findings: Findings) -> QObject:
    """Have the window's own thread walk, when it comes to handle events; return what must live until then."""
    from PySide6.QtCore import QObject, Qt, Signal, Slot

    class Start(QObject):
        now = Signal()

        @Slot()
        def walk(self) -> None:
            # Only here: the program has imported by now all that it starts with.
            from tests.bare.walk import walk

            try:
                walk(findings)
            finally:
                # In its own thread; when the other one ends, nothing is left of it to be taken down there.
                self.deleteLater()

    start = Start()
    start.moveToThread(app.thread())
    start.now.connect(start.walk, Qt.ConnectionType.QueuedConnection)
    start.now.emit()
    return start


def _tell_where(findings: Findings) -> None:
    frame = sys._current_frames().get(threading.main_thread().ident or 0)
    stack = traceback.extract_stack(frame) if frame is not None else []
    places = " < ".join(f"{Path(one.filename).name}:{one.lineno} {one.name}" for one in reversed(stack))
    findings.note(f"the walk hung; after {LONGEST} s it was at {places or 'no line of Python'}")
    findings.leave(4)
