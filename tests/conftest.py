"""Fixtures that every room's tests share."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from lead_desktop.services.example.example import create_example
from tests.programs import clock

# Speed is no matter of these tests, and a busy machine has hiccups of a second.
settings.register_profile("lead", deadline=None)
settings.load_profile("lead")


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


class _Kept(logging.Handler):
    """Keeps the warnings and errors that were logged."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.text: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.text.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def nothing_logged(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test in which something goes wrong that only the log tells of.

    `@pytest.mark.logs("words")` names what a test expects; what it names must be logged.
    """
    kept = _Kept()
    logging.getLogger().addHandler(kept)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(kept)
    marker = request.node.get_closest_marker("logs")
    expected: tuple[str, ...] = marker.args if marker is not None else ()
    unexpected = [said for said in kept.text if not any(part in said for part in expected)]
    missing = [part for part in expected if not any(part in said for said in kept.text)]
    assert not unexpected, f"logged without need: {unexpected}"
    assert not missing, f"not logged: {missing}"
