"""A screen that is missing, or a library it needs, is found out before Qt would end the process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lead_desktop import screen
from tests import system_packages

ROOT = Path(__file__).resolve().parent.parent

only_on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux lacks libraries")

ABSENT = (("libnowhere.so.9", "libnowhere9"), ("libneither.so.1", "libnowhere9"))


@only_on_linux
def test_no_screen_names_the_command_that_works_without_one() -> None:
    sentence = screen.obstacle({})
    assert sentence is not None
    assert sentence.startswith("There is no screen to show the window on; “lead-desktop packets ")


@only_on_linux
def test_offscreen_needs_no_screen() -> None:
    assert screen.obstacle({"QT_QPA_PLATFORM": "offscreen"}) is None
    assert screen.obstacle({"QT_QPA_PLATFORM": "offscreen:size=1440x900"}) is None


@only_on_linux
def test_a_screen_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    # The X library itself reads DISPLAY.
    monkeypatch.setenv("DISPLAY", ":4711")
    monkeypatch.setattr(screen, "X11_LIBRARIES", ())
    sentence = screen.obstacle({"DISPLAY": ":4711"})
    assert sentence is not None
    assert sentence.startswith("The screen :4711 does not answer")
    assert screen.obstacle({"DISPLAY": ":4711", "QT_QPA_PLATFORM": "wayland"}) != sentence


@only_on_linux
@pytest.mark.parametrize("name", ["BASE_LIBRARIES", "X11_LIBRARIES"])
def test_all_missing_libraries_are_named_with_one_command(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen, name, ABSENT)
    sentence = screen.obstacle({"DISPLAY": ":4711"})
    assert sentence == (
        "The window needs system libraries that are not installed (libnowhere.so.9, libneither.so.1): "
        "run “sudo apt install libnowhere9” and start again."
    )


@only_on_linux
def test_all_that_is_missing_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    for place, name in enumerate(("BASE", "X11", "WAYLAND", "DOCUMENT")):
        monkeypatch.setattr(screen, f"{name}_LIBRARIES", ((f"lib{name.lower()}.so.1", f"lib{place}"),))
    both = {"DISPLAY": ":4711", "WAYLAND_DISPLAY": "wayland-0"}
    assert screen.obstacle(both) == screen.obstacle({"DISPLAY": ":4711"})
    for environment, packages in (
        ({"DISPLAY": ":4711"}, "lib0 lib1 lib3"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "lib0 lib2 lib3"),
        ({"QT_QPA_PLATFORM": "offscreen"}, "lib0 lib3"),
    ):
        sentence = screen.obstacle(environment)
        assert sentence is not None
        assert f"run “sudo apt install {packages}” and" in sentence


def no_library(name: str) -> ImportError:
    return ImportError(f"{name}: cannot open shared object file: No such file or directory")


@only_on_linux
def test_an_import_that_misses_a_library_names_its_package() -> None:
    for library, package in system_packages.looked_for().items():
        assert screen.import_obstacle(no_library(library)) == (
            f"This needs a system library that is not installed ({library}): "
            f"run “sudo apt install {package}” and start again."
        )


@only_on_linux
def test_an_import_that_misses_a_library_nobody_knows_is_put_in_words() -> None:
    assert screen.import_obstacle(no_library("libodd.so.3")) == (
        "This needs the system library libodd.so.3, which is not installed; "
        "please install the package that holds it and start again."
    )


@only_on_linux
def test_an_import_that_misses_a_part_of_the_installation_is_put_in_words() -> None:
    missing = ModuleNotFoundError("No module named 'PySide6.QtPdf'", name="PySide6.QtPdf")
    assert screen.import_obstacle(missing) == (
        "The installation lacks PySide6.QtPdf: please install the program again as its README says."
    )
    assert screen.import_obstacle(ModuleNotFoundError("No module named 'x'", name="x")) is None


# what the window opens without


@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_other_systems_lack_no_library(system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.setattr(screen, "BASE_LIBRARIES", ABSENT)
    monkeypatch.setattr(screen, "DOCUMENT_LIBRARIES", ABSENT)
    assert screen.obstacle({}) is None
    assert screen.document_obstacle() is None


@only_on_linux
def test_all_is_there_for_pages_and_printing() -> None:
    assert screen.document_obstacle() is None


@only_on_linux
def test_looking_for_the_modules_of_pages_and_printing_imports_nothing() -> None:
    code = (
        "import sys; from lead_desktop import screen; print(screen.document_obstacle()); "
        "print([name for name in sys.modules if name.startswith('PySide6')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.splitlines() == ["None", "[]"]


@only_on_linux
def test_a_library_that_pages_and_printing_miss_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen, "DOCUMENT_LIBRARIES", ABSENT[:1])
    assert screen.document_obstacle() == (
        "PDF pages and printing need a system library that is not installed (libnowhere.so.9): "
        "run “sudo apt install libnowhere9” and start again."
    )
    # The window itself does not need it.
    assert screen.obstacle({"QT_QPA_PLATFORM": "offscreen"}) is None


@only_on_linux
def test_a_module_that_pages_and_printing_miss_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen, "DOCUMENT_MODULES", ("QtPdf", "QtNowhere"))
    sentence = screen.document_obstacle()
    assert sentence is not None
    assert sentence.startswith("The installation lacks PySide6.QtNowhere: ")


# a message without Qt


@only_on_linux
@pytest.mark.parametrize("name", ["zenity", "kdialog", "xmessage"])
def test_a_program_of_the_desktop_shows_the_sentence(name: str, tmp_path: Path) -> None:
    told = tmp_path / "told"
    program = tmp_path / name
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >{told}\n')
    program.chmod(0o755)
    path = os.pathsep.join((str(tmp_path), "/usr/bin", "/bin"))
    screen.show_message("Run “this” & <b>that</b>. " * 5, {"DISPLAY": ":4711", "PATH": path})
    shown = told.read_text(encoding="utf-8")
    assert "Run “this” & <b>that</b>." in " ".join(shown.split())
    # No line runs out of the screen, whatever the program does with it.
    assert name != "xmessage" or max(map(len, shown.splitlines())) <= 60


@only_on_linux
def test_without_a_screen_or_a_program_no_message_is_tried(tmp_path: Path) -> None:
    screen.show_message("Nobody sees this.", {"DISPLAY": ":4711", "PATH": str(tmp_path)})
    screen.show_message("Nobody sees this.", {"PATH": os.defpath})


MISSING_A_LIBRARY = """
import sys
from lead_desktop import cli, screen
screen.BASE_LIBRARIES = (("libgone.so.1", "libgone1"),)
sys.exit(cli.main([]))
"""
MISSING_AN_UNKNOWN_ONE = """
import sys
from lead_desktop import cli
class Missing:
    def find_spec(self, name, path=None, target=None):
        if name == "PySide6.QtWidgets":
            raise ImportError("libodd.so.3: cannot open shared object file: No such file or directory")
sys.meta_path.insert(0, Missing())
sys.exit(cli.main([]))
"""


@only_on_linux
@pytest.mark.parametrize(
    ("code", "words"),
    [(MISSING_A_LIBRARY, "sudo apt install libgone1"), (MISSING_AN_UNKNOWN_ONE, "library libodd.so.3")],
)
def test_where_no_window_can_be_shown_terminal_and_screen_say_why(
    code: str, words: str, tmp_path: Path
) -> None:
    told = tmp_path / "told"
    program = tmp_path / "zenity"
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >{told}\n')
    program.chmod(0o755)
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={
            **os.environ,
            "PATH": os.pathsep.join((str(tmp_path), os.environ["PATH"])),
            "DISPLAY": ":4711",
            "QT_QPA_PLATFORM": "offscreen",
        },
    )
    assert done.returncode == 1
    assert words in done.stderr
    assert done.stderr.count("\n") == 1
    sentence = done.stderr.removeprefix("lead-desktop: ").rstrip("\n")
    assert f"--text={sentence}" in told.read_text(encoding="utf-8")
