"""The log file has what was asked for, and no more."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lead_desktop.services.example.example import create_example
from lead_desktop.services.program_file import Clock


def run(folder: Path, *arguments: str) -> tuple[subprocess.CompletedProcess[str], str]:
    """Run the command with a log file of its own; return how it ended and what was logged."""
    done = subprocess.run(
        [sys.executable, "-m", "lead_desktop", *arguments],
        env={**os.environ, "XDG_STATE_HOME": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    logs = sorted(folder.rglob("*.log"))
    return done, logs[0].read_text(encoding="utf-8") if logs else ""


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("log") / "example.lead"
    create_example(path, Clock()).close()
    return path


def test_debug_has_every_statement(example: Path, tmp_path: Path) -> None:
    done, log = run(tmp_path, "--log-level", "debug", "check", str(example), "--session", "7")
    assert done.returncode in (0, 1), done.stderr
    assert done.stderr == ""
    assert "SELECT sessions." in log
    assert "INFO sqlalchemy.engine" in log
    # A paper's bytes are not poured into it.
    assert max(map(len, log.splitlines())) < 4000


@pytest.mark.parametrize("wished", [(), ("--log-level", "warning"), ("--log-level", "info")])
def test_otherwise_nothing_is_logged_that_is_no_fault(
    example: Path, tmp_path: Path, wished: tuple[str, ...]
) -> None:
    done, log = run(tmp_path, "check", str(example), "--session", "7", *wished)
    assert done.returncode in (0, 1), done.stderr
    assert log == ""


def test_a_level_that_is_none_is_refused_in_one_sentence(example: Path, tmp_path: Path) -> None:
    done, _ = run(tmp_path, "check", str(example), "--log-level", "loud")
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "loud" in done.stderr
