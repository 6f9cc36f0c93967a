"""The pictures of this run, made beside one another in processes of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest

from tests.golden.making import KINDS, Maker

Made: TypeAlias = Callable[[str], Path]


@pytest.fixture(scope="session")
def made(
    request: pytest.FixtureRequest, finished_example: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Made]:
    """Return the folder with the pictures of a kind; all kinds that this run compares are begun at once."""
    folder = tmp_path_factory.mktemp("golden")
    files = {item.path.name for item in request.session.items}
    wanted = [kind for kind in KINDS if ("test_pages.py" if kind == "pages" else "test_screens.py") in files]
    makers = {kind: Maker(kind, finished_example, folder / kind) for kind in wanted}
    finished: dict[str, str] = {}

    def made_of(kind: str) -> Path:
        if kind not in finished:
            finished[kind] = makers[kind].finish()
        assert not finished[kind], f"the pictures of {kind} cannot be made: {finished[kind]}"
        return makers[kind].folder

    yield made_of
    for kind, maker in makers.items():
        if kind not in finished:
            maker.stop()
