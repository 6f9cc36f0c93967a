"""What the user does to papers: expected, attached, taken off, opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtWidgets import QWidget

from lead_desktop.domain.model.agenda import Paper, PaperVersion
from lead_desktop.domain.model.changes import Changes
from lead_desktop.services.packets.packets import write_file
from lead_desktop.services.program_file import ProgramFile
from lead_desktop.services.scheduling import papers
from lead_desktop.ui.kit.editing import ask_delete, open_value
from lead_desktop.ui.kit.file_dialogs import ANY_FILE, PDF, ask_for_several, ask_what_to_open, show_outside
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.scheduling import forms
from lead_desktop.ui.scheduling.day_page import DayPage
from lead_desktop.ui.scheduling.item_edits import ItemEdits
from lead_desktop.ui.scheduling.versions_dialog import VersionsDialog

_PAPERS = f"{PDF};;{ANY_FILE}"


class PaperEdits:
    """Connects the table of papers, and files dropped on the agenda, with the use cases of papers."""

    def __init__(
        self,
        parent: QWidget,
        page: DayPage,
        operations: Operations,
        items: ItemEdits,
    ) -> None:
        self._parent = parent
        self._page = page
        self._operations = operations
        self._items = items
        page.agenda_section.view.files_dropped.connect(self.attach_dropped)
        page.agenda_section.view.attach_wanted.connect(self.choose_for_item)
        table = page.papers
        table.add_wanted.connect(self.add_paper)
        table.edit_wanted.connect(self.edit_paper)
        table.delete_wanted.connect(self._delete)
        table.attach.clicked.connect(self.attach_chosen)
        table.take_off.clicked.connect(self._take_off)
        table.show_paper.clicked.connect(self._open_paper)
        table.versions.clicked.connect(self._show_versions)
        table.files_dropped.connect(self.drop_on_paper)

    def add_paper(self) -> None:
        """Ask for a paper that is expected for the selected item."""
        day, item = self._page.day, self._items.current()
        if day is None:
            return
        if item is None:
            self._operations.refused.emit("Select the agenda item the paper belongs to first.")
            return
        line = next(one for one in day.lines if one.item.id == item.id)
        paper = Paper(item_id=item.id, position=len(line.papers) + 1, title="", due=day.session.papers_due)
        text = f"For “{item.title[:80]}”. Attach its PDF when it arrives; until then it says “to follow”."
        self._open_form("Add paper", paper, "title", text)

    def edit_paper(self, paper: Paper, field: str = "title") -> None:
        """Open the form of a paper, with one field ready to be typed into."""
        self._open_form("Paper", paper, field)

    def _open_form(self, title: str, paper: Paper, field: str, text: str = "") -> None:
        day = self._page.day
        if day is None:
            return
        dialog = open_value(
            self._parent,
            self._operations,
            title,
            forms.paper_fields(day.session, self._operations.entry()),
            paper,
            text=text,
        )
        dialog.editor(field).setFocus()

    def _delete(self, paper: Paper) -> None:
        detail = "Its pages go with it." if paper.sha256 is not None else ""
        ask_delete(self._parent, self._operations, paper, detail)

    def attach_chosen(self) -> None:
        """Ask for the PDF of the selected paper."""
        paper = self._page.papers.current()
        if not isinstance(paper, Paper):
            return
        ask_what_to_open(self._parent, "Attach a PDF", _PAPERS, lambda path: self.attach(paper.id, path))

    def attach(self, paper_id: int, path: Path) -> None:
        """Put a PDF in the place of a paper; what was there is kept as an earlier version."""
        self._page.papers.forget_problems()
        self._read_file(lambda file: papers.attach(file, paper_id, path))

    def choose_for_item(self) -> None:
        """Choose PDFs for the current item, each a paper of its own."""
        if self._items.current() is None:
            return
        ask_for_several(self._parent, "Attach papers", _PAPERS, self.attach_dropped)

    def attach_dropped(self, names: Sequence[str]) -> None:
        """Attach dropped files to the item they were dropped on, each as a paper of its own."""
        item = self._items.current()
        if item is not None:
            self._page.papers.forget_problems()
            self._add_files(item.id, names)

    def drop_on_paper(self, paper: Paper, names: Sequence[str]) -> None:
        """Attach a file dropped on a paper's row; of several, an expected paper takes the first one."""
        self._page.papers.forget_problems()
        self._take_files(paper, names)

    def _take_files(self, paper: Paper, names: Sequence[str]) -> None:
        first, others = list(names[:1]), list(names[1:])
        if others and paper.sha256 is not None:
            first, others = [], list(names)
        for name in first:
            self._read_file(partial(papers.attach, paper_id=paper.id, path=Path(name)))
        self._add_files(paper.item_id, others)

    def _add_files(self, item_id: int, names: Sequence[str]) -> None:
        for name in names:
            self._read_file(partial(papers.add_attached, item_id=item_id, path=Path(name)))

    def _read_file(self, work: Callable[[ProgramFile], Changes]) -> None:
        """Read a file beside the window; a refusal is said below the papers, where it was meant to go."""
        self._operations.change(
            work,
            failed=lambda error: self._page.papers.say_problem(error.sentence),
            slow=True,
            text="Reading the paper…",
        )

    def _take_off(self) -> None:
        paper = self._page.papers.current()
        if isinstance(paper, Paper) and paper.sha256 is not None:
            self._operations.change(lambda file: papers.detach(file, paper.id))

    def _open_paper(self) -> None:
        paper = self._page.papers.current()
        if isinstance(paper, Paper):
            self._look_at(lambda file: papers.paper_bytes(file, paper.id))

    def _look_at(self, read: Callable[[ProgramFile], tuple[Paper | PaperVersion, bytes]]) -> None:
        """Show a PDF with whatever shows PDFs on this computer."""

        def write(file: ProgramFile) -> Path:
            found, data = read(file)
            path = Path(mkdtemp(prefix="lead-")) / (Path(found.file_name).name or "paper.pdf")
            write_file(path, data)
            return path

        self._operations.read(write, show_outside, slow=True)

    def _show_versions(self) -> None:
        paper = self._page.papers.current()
        if not isinstance(paper, Paper):
            return

        def show(found: tuple[PaperVersion, ...]) -> None:
            dialog = VersionsDialog(self._parent, self._page.theme, paper, found, self._operations.formats)
            dialog.open_wanted.connect(
                lambda version: self._look_at(lambda file: papers.version_bytes(file, version.id))
            )
            dialog.bring_back_wanted.connect(
                lambda version: self._operations.change(
                    lambda file: papers.bring_back(file, version.id), lambda _: dialog.accept()
                )
            )
            dialog.open()

        self._operations.read(lambda file: papers.versions(file, paper.id), show)
