"""Fixtures that every room's tests share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from lead_desktop.services.example import create_example
from tests.programs import clock


@pytest.fixture(scope="session")
def finished_example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example program, made once; nobody writes to it."""
    path = tmp_path_factory.mktemp("example") / "example.lead"
    create_example(path, clock()).close()
    return path


@pytest.fixture
def example(tmp_path: Path, finished_example: Path) -> Path:
    """A copy of the example program for one test. It takes 2 December 2007 for today."""
    return Path(shutil.copy(finished_example, tmp_path / "example.lead"))
