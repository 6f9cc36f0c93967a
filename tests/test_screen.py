"""A screen that is missing, or a library it needs, is found out before Qt would end the process."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from lead_desktop import screen

ROOT = Path(__file__).resolve().parent.parent

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux lacks libraries")

ABSENT = (("libnowhere.so.9", "libnowhere9"), ("libneither.so.1", "libnowhere9"))


def test_no_screen_names_the_command_that_works_without_one() -> None:
    sentence = screen.obstacle({})
    assert sentence is not None
    assert sentence.startswith("There is no screen to show the window on; “lead-desktop packets ")


def test_offscreen_needs_no_screen() -> None:
    assert screen.obstacle({"QT_QPA_PLATFORM": "offscreen"}) is None
    assert screen.obstacle({"QT_QPA_PLATFORM": "offscreen:size=1440x900"}) is None


def test_a_screen_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    # The X library itself reads DISPLAY.
    monkeypatch.setenv("DISPLAY", ":4711")
    monkeypatch.setattr(screen, "X11_LIBRARIES", ())
    sentence = screen.obstacle({"DISPLAY": ":4711"})
    assert sentence is not None
    assert sentence.startswith("The screen :4711 does not answer")
    assert screen.obstacle({"DISPLAY": ":4711", "QT_QPA_PLATFORM": "wayland"}) != sentence


@pytest.mark.parametrize("name", ["BASE_LIBRARIES", "X11_LIBRARIES"])
def test_all_missing_libraries_are_named_with_one_command(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen, name, ABSENT)
    sentence = screen.obstacle({"DISPLAY": ":4711"})
    assert sentence == (
        "The window needs system libraries that are not installed (libnowhere.so.9, libneither.so.1): "
        "run “sudo apt install libnowhere9” and start again."
    )


def test_an_import_that_misses_a_library_is_put_in_words() -> None:
    error = ImportError("libodd.so.3: cannot open shared object file: No such file or directory")
    sentence = screen.import_obstacle(error)
    assert sentence is not None
    assert sentence.startswith("The window needs the system library libodd.so.3, which is not installed")
    assert screen.import_obstacle(ImportError("No module named 'x'")) is None


def test_the_readme_installs_every_package_that_is_looked_for() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for mark in ("run", "test"):
        block = readme.partition(f"<!-- {mark} -->\n```sh\n")[2].partition("\n```")[0]
        installed = set(block.split())
        looked_for = {
            package
            for _, package in (*screen.BASE_LIBRARIES, *screen.X11_LIBRARIES, *screen.WAYLAND_LIBRARIES)
        }
        assert looked_for <= installed, mark
