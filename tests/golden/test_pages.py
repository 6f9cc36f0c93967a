"""Every page of every document looks as it did."""

from __future__ import annotations

import pytest

from tests.golden.conftest import Made
from tests.golden.documents import DOCUMENTS, document_of
from tests.golden.kept import COMMAND, FOLDERS, NOT_MADE, failed, names, problem
from tests.golden.skipping import skip_elsewhere

skip_elsewhere()

# The first test waits for all pages, which other work on the computer may hold up.
pytestmark = pytest.mark.timeout(600)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_page_looks_as_it_did(document: str, made: Made) -> None:
    folder = made("pages")
    every = names(FOLDERS["pages"]) | names(folder) | set(failed(folder))
    found = [
        f"{name}: {words}"
        for name in sorted(every)
        if document_of(name) == document and (words := problem("pages", name, folder))
    ]
    assert not found, "\n".join([*found, f"Is it meant so? Then renew the pictures: {COMMAND}"])


def test_there_is_no_picture_of_a_document_that_is_gone() -> None:
    gone = [name for name in names(FOLDERS["pages"]) if document_of(name) not in DOCUMENTS]
    assert not gone, f"{NOT_MADE}: {sorted(gone)}; remove it with {COMMAND}"
