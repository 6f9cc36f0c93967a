"""The walk through the window: it comes to its end on the example, and sees what is wrong."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="the walk is for the command as it is on Linux"
)

LIBRARY = "libgssapi_krb5.so.2: cannot open shared object file: No such file or directory"
WITHOUT_THE_LIBRARY = f"""
import ctypes, runpy, sys

class Missing:
    def find_spec(self, name, path=None, target=None):
        if name == "PySide6.QtPdf":
            raise ImportError({LIBRARY!r})

class Loaded(ctypes.CDLL):
    def __init__(self, name, *others, **more):
        if name == "libgssapi_krb5.so.2":
            raise OSError({LIBRARY!r})
        super().__init__(name, *others, **more)

sys.meta_path.insert(0, Missing())
ctypes.CDLL = Loaded
runpy.run_path({str(HERE / "sitecustomize.py")!r})
"""
"""A `sitecustomize` that takes a library of the system away, and then does what the real one does."""


def walked(home: Path, *before: Path) -> tuple[subprocess.CompletedProcess[str], list[str]]:
    """Run the command on the example, walked through; return how it ended and the lines of the report."""
    home.mkdir()
    folders = {f"XDG_{name}_HOME": str(home / name) for name in ("CONFIG", "DATA", "STATE")}
    done = subprocess.run(
        [sys.executable, str(Path(sys.executable).with_name("lead-desktop")), "--example"],
        capture_output=True,
        text=True,
        check=False,
        env={
            **os.environ,
            **folders,
            "LEAD_WALK": str(home / "seen"),
            "PYTHONPATH": os.pathsep.join(str(one) for one in (*before, HERE, ROOT)),
            "QT_QPA_PLATFORM": "offscreen",
        },
    )
    return done, (home / "seen" / "report.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.timeout(240)
def test_the_walk_comes_to_its_end_and_keeps_what_it_saw(tmp_path: Path) -> None:
    done, report = walked(tmp_path / "home")
    assert report == [
        "Walked: Scheduling, Attendance, Goals, People, Packets; 4 forms, 4 previews, 4 print dialogs, "
        "2 PDF files; nothing complained."
    ]
    assert done.returncode == 0
    seen = tmp_path / "home" / "seen"
    for place, (tab, kinds) in enumerate(
        {
            "scheduling": ("form", "preview", "print"),
            "attendance": ("form", "preview", "print"),
            "goals": ("form", "preview", "print"),
            "people": ("form", "save"),
            "packets": ("save", "preview", "print"),
        }.items(),
        start=1,
    ):
        for picture in (f"{place}-{tab}", *(f"{place}-{tab}-{kind}" for kind in kinds)):
            assert (seen / f"{picture}.png").is_file(), picture
    assert {path.name for path in seen.glob("*.pdf")} == {"catch-up.pdf", "printed.pdf"}


@pytest.mark.timeout(240)
def test_the_walk_names_each_place_that_misses_a_library(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(WITHOUT_THE_LIBRARY, encoding="utf-8")
    done, report = walked(tmp_path / "home", tmp_path)
    assert done.returncode == 3
    assert any(line.startswith("Start: a message says") for line in report)
    for step in ("Scheduling, preview", "Attendance, preview", "Goals, preview", "Packets, tab"):
        assert any(line.startswith(f"{step}: ") for line in report), step
    assert any("libgssapi_krb5.so.2" in line for line in report)
    assert not any(line.startswith("People") for line in report)
    assert not any(line.startswith("Walked") for line in report)
    assert all(f"walk: {line}" in done.stderr for line in report)


def test_other_commands_of_the_same_environment_notice_nothing() -> None:
    code = "import sys; print(sorted({'logging', 'threading', 'tests', 'PySide6'} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code, "lead-desktop"],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "LEAD_WALK": "nowhere", "PYTHONPATH": str(HERE)},
    )
    assert done.stdout == "[]\n"
