"""The window with the example open against a bare PySide6 window: time to its first picture, memory.

The goals are 2.5 times the start and 2 times the memory. What is asserted is far wider, for a busy
machine is no fault of the program; the table says what was measured.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from typing import NamedTuple

import pytest

from lead_desktop.services.example.example import create_example
from lead_desktop.services.program_file import Clock
from tests.benchmarks.table import tell

pytestmark = [
    pytest.mark.benchmark,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads /proc"),
]

ROOT = Path(__file__).resolve().parent.parent.parent
ROUNDS = 7


class Showing(NamedTuple):
    """One window shown: seconds from the start of its process, bytes in memory."""

    seconds: float
    resident: int


def show(folder: Path, *arguments: str) -> Showing:
    """Show a window in a process of its own, with settings of its own."""
    homes = {f"XDG_{name}_HOME": str(folder / name) for name in ("CONFIG", "DATA", "STATE")}
    # As on a user's machine, where the modules are compiled once; the first showing does it.
    compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.painted", *arguments],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, **homes, **compiled, "QT_QPA_PLATFORM": "offscreen"},
    ) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        seconds = time.perf_counter() - start
    assert process.returncode == 0
    return Showing(seconds, json.loads(line)["resident"])


def test_the_window_starts_and_stays_small(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "example.lead"
    create_example(path, Clock()).close()
    # The first showing of each fills the caches of the disk and is not counted.
    pairs = [(show(tmp_path), show(tmp_path, str(path))) for _ in range(ROUNDS + 1)][1:]
    bare = Showing(median(one.seconds for one, _ in pairs), round(median(one.resident for one, _ in pairs)))
    ours = Showing(median(one.seconds for _, one in pairs), round(median(one.resident for _, one in pairs)))
    start, memory = ours.seconds / bare.seconds, ours.resident / bare.resident
    with capsys.disabled():
        tell(
            "The window with the example open, against a bare PySide6 window",
            ("", "bare", "LEAD Desktop", "times", "goal"),
            ("start", f"{bare.seconds:.2f} s", f"{ours.seconds:.2f} s", f"{start:.2f}", "2.5"),
            (
                "memory",
                f"{bare.resident / 2**20:.0f} MiB",
                f"{ours.resident / 2**20:.0f} MiB",
                f"{memory:.2f}",
                "2",
            ),
        )
    assert start < 9
    assert memory < 2.8
