"""The example program: made afresh from the data in the resources, always the same."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from lead_desktop import paths
from lead_desktop.documents.example.papers import MadePaper, make_paper
from lead_desktop.documents.example.portraits import make_portrait
from lead_desktop.documents.kit.fonts import Fonts
from lead_desktop.documents.kit.text import Typesetter
from lead_desktop.domain.model.agenda import AgendaItem, Paper, PaperVersion
from lead_desktop.domain.model.sessions import Guest, Session
from lead_desktop.domain.model.value import Value
from lead_desktop.errors import UserError
from lead_desktop.services.example.data import read_example
from lead_desktop.services.example.texts import read_paper
from lead_desktop.services.example.values import ExampleValues
from lead_desktop.services.program_file import Clock, ProgramFile, create_program

if TYPE_CHECKING:
    from lead_desktop.storage.unit_of_work import UnitOfWork

LABEL = "Create the example program"


def create_example(path: Path, clock: Clock) -> ProgramFile:
    """Make a program file that holds the example, in one change, and open it.

    Raises:
        FileRefused: there is a file of that name already, it cannot be written, or the example's data
            is damaged; nothing is left behind then.
    """
    folder = paths.resources() / "example"
    data = read_example(folder)
    file = create_program(path, data.program, clock)
    maker = _Maker(folder, data.values, Typesetter(Fonts(paths.resources())))
    try:
        with file.changing() as work:
            for value in data.values.values:
                work.add(maker.complete(value, work))
            work.commit(LABEL, is_step=False)
    except UserError:
        file.close()
        path.unlink(missing_ok=True)
        raise
    return file


@dataclass(frozen=True, slots=True)
class _Maker:
    """Gives papers their pages and guests their portraits."""

    folder: Path
    values: ExampleValues
    typesetter: Typesetter

    def complete(self, value: Value, work: UnitOfWork) -> Value:
        """Give a received paper its pages and a guest the drawn portrait; leave other values as they are."""
        if isinstance(value, Paper) and value.id in self.values.paper_texts:
            return self._with_pages(value, work)
        if isinstance(value, PaperVersion):
            return self._version_with_pages(value, work)
        if isinstance(value, Guest) and value.id in self.values.portraits:
            return replace(value, portrait=work.keep_bytes(make_portrait(value.name, value.id)))
        return value

    def _with_pages(self, paper: Paper, work: UnitOfWork) -> Paper:
        text = self.values.paper_texts[paper.id]
        made = self._made(text, paper, work)
        return replace(paper, sha256=work.keep_bytes(made.data), file_name=f"{text}.pdf", pages=made.pages)

    def _version_with_pages(self, version: PaperVersion, work: UnitOfWork) -> PaperVersion:
        text = self.values.version_texts[version.id]
        paper = replace(work.get(Paper, version.paper_id), received=version.received)
        made = self._made(text, paper, work)
        return replace(version, sha256=work.keep_bytes(made.data), file_name=f"{text}.pdf", pages=made.pages)

    def _made(self, text: str, paper: Paper, work: UnitOfWork) -> MadePaper:
        item = work.get(AgendaItem, paper.item_id)
        session = work.get(Session, item.session_id)
        return make_paper(read_paper(self.folder, text, paper, session, work.formats), self.typesetter)
