"""The file that most use cases are tried on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from lead_desktop.services.program_file import ProgramFile, open_program
from tests.programs import clock


@pytest.fixture
def file(example: Path) -> Iterator[ProgramFile]:
    """A copy of the example program, open."""
    opened = open_program(example, clock())
    yield opened
    opened.close()
