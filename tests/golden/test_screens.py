"""Every scene of the window looks as it did, in light and in dark colours."""

from __future__ import annotations

import importlib
import json
import pkgutil

import pytest
from PySide6.QtWidgets import QDialog, QMainWindow

import lead_desktop.ui
from tests.golden.all_scenes import scenes_of
from tests.golden.conftest import Made
from tests.golden.kept import COMMAND, FOLDERS, NOT_MADE, names, problem
from tests.golden.making import SEEN
from tests.golden.skipping import skip_elsewhere

skip_elsewhere()

# The first test waits for all screens, which other work on the computer may hold up.
pytestmark = pytest.mark.timeout(600)


@pytest.mark.parametrize(
    ("kind", "scene"), [(kind, name) for kind in ("light", "dark") for name in scenes_of(kind)]
)
def test_every_screen_looks_as_it_did(kind: str, scene: str, made: Made) -> None:
    words = problem(kind, scene, made(kind))
    assert not words, f"{kind}: {scene}: {words}\nIs it meant so? Then renew the pictures: {COMMAND}"


@pytest.mark.parametrize("kind", ["light", "dark"])
def test_there_is_no_picture_of_a_scene_that_is_gone(kind: str) -> None:
    gone = names(FOLDERS[kind]) - set(scenes_of(kind))
    assert not gone, f"{NOT_MADE}: {sorted(gone)}; remove it with {COMMAND}"


@pytest.mark.parametrize("kind", ["light", "dark"])
def test_every_window_and_dialog_of_the_program_is_in_a_picture(kind: str, made: Made) -> None:
    for module in pkgutil.walk_packages(lead_desktop.ui.__path__, "lead_desktop.ui."):
        importlib.import_module(module.name)
    seen = json.loads((made(kind) / SEEN).read_text("utf-8"))
    # The preview of a tab is for developers, and has the tab's picture in it.
    assert not _of_the_program(QDialog, QMainWindow) - set(seen) - {"lead_desktop.ui.preview.PreviewWindow"}


def _of_the_program(*bases: type) -> set[str]:
    """Return the classes of the program below some of Qt's, but those that others of it are made from."""
    found: set[str] = set()
    for base in bases:
        kinds: list[type] = base.__subclasses__()
        for kind in kinds:
            below = _of_the_program(kind)
            ours = kind.__module__.startswith("lead_desktop.")
            found |= below or ({f"{kind.__module__}.{kind.__qualname__}"} if ours else set())
    return found
