"""Papers: attached, replaced, taken off again, and read back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from lead_desktop.domain.agenda import Paper
from lead_desktop.domain.changes import Changes
from lead_desktop.domain.words import quoted
from lead_desktop.errors import FileRefused, NotFound
from lead_desktop.services.program_file import ProgramFile

if TYPE_CHECKING:
    from lead_desktop.documents.papers import PaperFacts


def read_small(path: Path, limit: int) -> bytes:
    """Read a file after a look at its size.

    Raises:
        FileRefused: it cannot be read, or is larger than `limit` bytes.
    """
    try:
        size = path.stat().st_size
        if size > limit:
            from lead_desktop.documents.papers import too_large

            raise FileRefused(too_large(path.name, size))
        return path.read_bytes()
    except OSError as error:
        raise FileRefused(f"{path.name} cannot be read: {error.strerror}.") from error


def _inspected(path: Path) -> tuple[bytes, PaperFacts]:
    """Return the bytes of a PDF and what is known of it."""
    # Imported with the first paper: the window need not wait for what reads PDF.
    from lead_desktop.documents.papers import MAXIMUM_PAPER_BYTES, inspect

    data = read_small(path, MAXIMUM_PAPER_BYTES)
    return data, inspect(data, path.name)


def attach(file: ProgramFile, paper_id: int, path: Path) -> Changes:
    """Put a PDF in the place of an expected paper, or of the version that was there.

    Raises:
        FileRefused: the file is no PDF that can be printed; the sentence says why.
    """
    data, facts = _inspected(path)
    with file.changing() as work:
        paper = work.get(Paper, paper_id)
        attached = replace(
            paper,
            sha256=work.keep_bytes(data),
            file_name=path.name[:300],
            pages=facts.pages,
            received=file.today(),
        )
        work.change(attached)
        verb = "Replace" if paper.sha256 is not None else "Attach"
        return work.commit(f"{verb} paper {quoted(paper.title)}")


def add_attached(file: ProgramFile, item_id: int, path: Path) -> Changes:
    """Add a paper to an agenda item straight from a PDF; its title is the file's name.

    Raises:
        FileRefused: the file is no PDF that can be printed; the sentence says why.
    """
    data, facts = _inspected(path)
    with file.changing() as work:
        others = work.all(Paper, item_id=item_id)
        title = path.stem.replace("_", " ").strip()[:300] or "Paper"
        work.add(
            Paper(
                item_id=item_id,
                position=max((one.position for one in others), default=0) + 1,
                title=title,
                sha256=work.keep_bytes(data),
                file_name=path.name[:300],
                pages=facts.pages,
                received=file.today(),
            )
        )
        return work.commit(f"Attach paper {quoted(title)}")


def detach(file: ProgramFile, paper_id: int) -> Changes:
    """Take a paper's file off again; the paper is then expected as before."""
    with file.changing() as work:
        paper = work.get(Paper, paper_id)
        work.change(replace(paper, sha256=None, file_name="", pages=None, received=None))
        return work.commit(f"Take off paper {quoted(paper.title)}")


def paper_bytes(file: ProgramFile, paper_id: int) -> tuple[Paper, bytes]:
    """Return a paper with its PDF.

    Raises:
        NotFound: the paper has not arrived.
    """
    with file.reading() as work:
        paper = work.get(Paper, paper_id)
        if paper.sha256 is None:
            raise NotFound(f"Paper {quoted(paper.title)} has not arrived yet.")
        return paper, work.bytes_of(paper.sha256)
