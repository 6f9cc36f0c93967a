"""All scenes of the window, and how their pictures are taken."""

from __future__ import annotations

import json
import logging
import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path

from PySide6.QtCore import QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from lead_desktop.ui.theme import Appearance
from tests.golden.scenes import attendance, goals, packets, people, scheduling, shell
from tests.golden.scenes.kit import Scene
from tests.golden.stage import Stage

SCENES: Mapping[str, Scene] = {
    **shell.SCENES,
    **scheduling.SCENES,
    **attendance.SCENES,
    **goals.SCENES,
    **people.SCENES,
    **packets.SCENES,
}
"""What brings the window into each state, by the name its picture has."""

_ALIKE = (
    "-add",
    "-delete",
    "-edit",
    "-document-",
    "-menu-",
    "-new-goal-",
    "-month-",
    "-measure-",
    "-template-",
    "-20-counted",
    "-retire",
    "-whole-program",
    "-small",
    "-fit-",
    "-held-",
    "-whole",
    "-1-day",
    "-20-day",
    "-7-torn",
    "-7-papers",
    "-7-selected",
    "-20-draft",
    "-20-without-agenda",
    "-7-quality",
    "-7-guest",
    "-7-agenda",
    "-7-sign-in",
    "-7-attendance",
    "-copley",
    "-dunmore",
    "-eastham",
)
"""Parts of the names of scenes that are light only: others show the same parts of the window in dark."""
_DARK_TOO = frozenset(
    {
        "goals-goal-edit",
        "goals-measure-rate",
        "goals-menu-card",
        "goals-new-goal-without-words",
        "people-appointment-correct",
        "scheduling-document-agenda",
        "scheduling-item-edit",
        "scheduling-menu-item",
        "scheduling-session-delete",
        "scheduling-session-move-taken",
        "scheduling-template-kept",
        "shell-menu-session",
    }
)


def scenes_of(kind: str) -> tuple[str, ...]:
    """Return the names of the scenes in light or dark colours; in dark each part is seen at least once."""
    if kind == "light":
        return tuple(SCENES)
    return tuple(
        name for name in SCENES if name in _DARK_TOO or not any(part in f"{name}-" for part in _ALIKE)
    )


# What Qt says of the screen without a screen, and of links to whole pages, says nothing of the program.
_HARMLESS = ("This plugin does not support ", "link with invalid location and/or zoom")


class _Complaints(logging.Handler):
    """Keeps what Qt and the program complain of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.text: list[str] = []
        logging.getLogger().addHandler(self)
        qInstallMessageHandler(self._qt)

    def emit(self, record: logging.LogRecord) -> None:
        self.text.append(self.format(record))

    def _qt(self, kind: QtMsgType, context: object, words: str | None) -> None:
        if kind is not QtMsgType.QtDebugMsg and not any(one in str(words) for one in _HARMLESS):
            self.text.append(str(words))


def pictures_of(kind: str, example: Path, folder: Path, seen: Path) -> Iterator[tuple[str, QImage | str]]:
    """Take the picture of every scene in light or dark colours; of one that fails, tell its error.

    What was seen is written into a file at the end: the classes of all windows and dialogs.
    """
    app = QApplication([])
    complaints = _Complaints()
    stage = Stage(app, example, folder, Appearance(kind))
    classes: set[str] = set()
    for name in scenes_of(kind):
        scene = SCENES[name]
        try:
            shown = scene(stage)
            stage.settle()
            classes |= {_name(type(widget)) for widget in (shown.window(), *app.topLevelWidgets())}
            picture = shown.grab().toImage()
            stage.clear()
            complained = [one for one in complaints.text if not _expected(name, one)]
            assert not complained, complained
        except Exception:
            stage.clear()
            yield name, traceback.format_exc()
        else:
            yield name, picture
        complaints.text.clear()
    seen.write_text(json.dumps(sorted(classes)), "utf-8")
    stage.close()


def _name(kind: type) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"


def _expected(scene: str, complaint: str) -> bool:
    """A tab that is missing is logged, as it should be."""
    return "missing" in scene and "cannot be shown" in complaint
