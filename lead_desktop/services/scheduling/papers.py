"""Papers: attached, replaced, taken off again, and read back.

Every edit of a held session's papers needs a reason, which goes into the words of the change.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from lead_desktop.domain.model.agenda import AgendaItem, Paper, PaperVersion
from lead_desktop.domain.model.changes import Changes
from lead_desktop.domain.model.sessions import Session
from lead_desktop.domain.text.formatting import quoted
from lead_desktop.errors import FileRefused, NotFound, Refused
from lead_desktop.services import rules
from lead_desktop.services.program_file import ProgramFile

if TYPE_CHECKING:
    from lead_desktop.storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from lead_desktop.documents.scheduling.papers import PaperFacts


def read_small(path: Path, limit: int) -> bytes:
    """Read a file after a look at its size.

    Raises:
        FileRefused: it cannot be read, or is larger than `limit` bytes.
    """
    try:
        if path.exists() and not path.is_file():
            raise FileRefused(f"{path.name} is not a file.")
        size = path.stat().st_size
        if size > limit:
            from lead_desktop.documents.scheduling.papers import too_large

            raise FileRefused(too_large(path.name, size))
        return path.read_bytes()
    except OSError as error:
        raise FileRefused(f"{path.name} cannot be read: {error.strerror}.") from error


def _inspected(path: Path) -> tuple[bytes, PaperFacts]:
    """Return the bytes of a PDF and what is known of it."""
    # Imported with the first paper: the window need not wait for what reads PDF.
    from lead_desktop.documents.scheduling.papers import MAXIMUM_PAPER_BYTES, inspect

    data = read_small(path, MAXIMUM_PAPER_BYTES)
    return data, inspect(data, path.name)


def attach(file: ProgramFile, paper_id: int, path: Path) -> Changes:
    """Put a PDF in the place of an expected paper, or of the version that was there, which is kept.

    Raises:
        FileRefused: the file is no PDF that can be printed; the sentence says why.
        Refused: it is the very file that is attached already.
    """
    data, facts = _inspected(path)
    with file.changing() as work:
        paper = work.get(Paper, paper_id)
        _explain(work, paper.item_id)
        sha256 = work.keep_bytes(data)
        if sha256 == paper.sha256:
            raise Refused(f"{path.name} is the very file that is attached already.")
        _keep_version(work, paper)
        work.change(
            replace(
                paper,
                sha256=sha256,
                file_name=path.name[:300],
                pages=facts.pages,
                received=file.today(),
            )
        )
        verb = "Replace" if paper.sha256 is not None else "Attach"
        return work.commit(f"{verb} paper {quoted(paper.title)}")


def _explain(work: UnitOfWork, item_id: int) -> None:
    rules.explain(work.get(Session, work.get(AgendaItem, item_id).session_id), work)


def _keep_version(work: UnitOfWork, paper: Paper) -> None:
    """Keep what a paper's pages are now among its earlier versions."""
    if paper.sha256 is not None:
        work.add(
            PaperVersion(
                paper_id=paper.id,
                sha256=paper.sha256,
                file_name=paper.file_name,
                pages=paper.pages,
                received=paper.received,
            )
        )


def add_attached(file: ProgramFile, item_id: int, path: Path) -> Changes:
    """Add a paper to an agenda item straight from a PDF; its title is the file's name.

    Raises:
        FileRefused: the file is no PDF that can be printed; the sentence says why.
    """
    data, facts = _inspected(path)
    with file.changing() as work:
        _explain(work, item_id)
        others = work.all(Paper, item_id=item_id)
        title = path.stem.replace("_", " ").strip()[:300] or "Paper"
        work.add(
            Paper(
                item_id=item_id,
                position=max((other.position for other in others), default=0) + 1,
                title=title,
                sha256=work.keep_bytes(data),
                file_name=path.name[:300],
                pages=facts.pages,
                received=file.today(),
            )
        )
        return work.commit(f"Attach paper {quoted(title)}")


def detach(file: ProgramFile, paper_id: int) -> Changes:
    """Take a paper's file off again; the paper is then expected, and the file an earlier version."""
    with file.changing() as work:
        paper = work.get(Paper, paper_id)
        _explain(work, paper.item_id)
        _keep_version(work, paper)
        work.change(replace(paper, sha256=None, file_name="", pages=None, received=None))
        return work.commit(f"Take off paper {quoted(paper.title)}")


def versions(file: ProgramFile, paper_id: int) -> tuple[PaperVersion, ...]:
    """Return the earlier versions of a paper, the latest first."""
    with file.reading() as work:
        return work.all(PaperVersion, paper_id=paper_id)[::-1]


def counts(file: ProgramFile, session_id: int) -> dict[int, int]:
    """Return how many earlier versions each paper of a session has, by the paper's id."""
    with file.reading() as work:
        items = work.all(AgendaItem, session_id=session_id)
        papers = {paper.id for item in items for paper in work.all(Paper, item_id=item.id)}
        found: dict[int, int] = {}
        for version in work.all(PaperVersion):
            if version.paper_id in papers:
                found[version.paper_id] = found.get(version.paper_id, 0) + 1
    return found


def bring_back(file: ProgramFile, version_id: int) -> Changes:
    """Put an earlier version of a paper back in its place; what was there becomes an earlier version."""
    with file.changing() as work:
        version = work.get(PaperVersion, version_id)
        paper = work.get(Paper, version.paper_id)
        _explain(work, paper.item_id)
        _keep_version(work, paper)
        work.remove(version)
        work.change(
            replace(
                paper,
                sha256=version.sha256,
                file_name=version.file_name,
                pages=version.pages,
                received=version.received,
            )
        )
        label = f"Bring back an earlier version of paper {quoted(paper.title)}"
        return work.commit(label)


def version_bytes(file: ProgramFile, version_id: int) -> tuple[PaperVersion, bytes]:
    """Return an earlier version of a paper with its PDF."""
    with file.reading() as work:
        version = work.get(PaperVersion, version_id)
        return version, work.bytes_of(version.sha256)


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
