"""A screen that is missing, or a library it needs, is found out before Qt would end the process."""

from __future__ import annotations

import os
import subprocess
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


def no_library(name: str) -> ImportError:
    return ImportError(f"{name}: cannot open shared object file: No such file or directory")


def test_an_import_that_misses_a_library_names_its_package() -> None:
    for library, package in (*screen.BASE_LIBRARIES, *screen.X11_LIBRARIES, *screen.DOCUMENT_LIBRARIES):
        assert screen.import_obstacle(no_library(library)) == (
            f"This needs a system library that is not installed ({library}): "
            f"run “sudo apt install {package}” and start again."
        )


def test_an_import_that_misses_a_library_nobody_knows_is_put_in_words() -> None:
    assert screen.import_obstacle(no_library("libodd.so.3")) == (
        "This needs the system library libodd.so.3, which is not installed; "
        "please install the package that holds it and start again."
    )


def test_an_import_that_misses_a_part_of_the_installation_is_put_in_words() -> None:
    missing = ModuleNotFoundError("No module named 'PySide6.QtPdf'", name="PySide6.QtPdf")
    assert screen.import_obstacle(missing) == (
        "The installation lacks PySide6.QtPdf: please install the program again as its README says."
    )
    assert screen.import_obstacle(ModuleNotFoundError("No module named 'x'", name="x")) is None


# what the window opens without


def test_all_is_there_for_pages_and_printing() -> None:
    assert screen.document_obstacle() is None


def test_looking_for_the_modules_of_pages_and_printing_imports_nothing() -> None:
    code = (
        "import sys; from lead_desktop import screen; print(screen.document_obstacle()); "
        "print([name for name in sys.modules if name.startswith('PySide6')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.splitlines() == ["None", "[]"]


def test_a_library_that_pages_and_printing_miss_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen, "DOCUMENT_LIBRARIES", ABSENT[:1])
    assert screen.document_obstacle() == (
        "PDF pages and printing need a system library that is not installed (libnowhere.so.9): "
        "run “sudo apt install libnowhere9” and start again."
    )
    # The window itself does not need it.
    assert screen.obstacle({"QT_QPA_PLATFORM": "offscreen"}) is None


def test_a_module_that_pages_and_printing_miss_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen, "DOCUMENT_MODULES", ("QtPdf", "QtNowhere"))
    sentence = screen.document_obstacle()
    assert sentence is not None
    assert sentence.startswith("The installation lacks PySide6.QtNowhere: ")


# a message without Qt


@pytest.mark.parametrize("name", ["zenity", "kdialog", "xmessage"])
def test_a_program_of_the_desktop_shows_the_sentence(name: str, tmp_path: Path) -> None:
    told = tmp_path / "told"
    program = tmp_path / name
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >{told}\n')
    program.chmod(0o755)
    path = os.pathsep.join((str(tmp_path), "/usr/bin", "/bin"))
    screen.show_message("Run “this” & <b>that</b>.", {"DISPLAY": ":4711", "PATH": path})
    assert "Run “this” & <b>that</b>." in told.read_text(encoding="utf-8")


def test_without_a_screen_or_a_program_no_message_is_tried(tmp_path: Path) -> None:
    screen.show_message("Nobody sees this.", {"DISPLAY": ":4711", "PATH": str(tmp_path)})
    screen.show_message("Nobody sees this.", {"PATH": os.defpath})
