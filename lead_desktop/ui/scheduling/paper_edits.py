"""What the user does to papers: expected, attached, taken off, opened."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from lead_desktop.domain.agenda import Paper
from lead_desktop.services import papers
from lead_desktop.services.packets import write_file
from lead_desktop.ui.dialogs.editing import ask_delete, open_value
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.scheduling import forms
from lead_desktop.ui.scheduling.day_page import DayPage
from lead_desktop.ui.scheduling.item_edits import ItemEdits


class PaperEdits:
    """Connects the table of papers, and files dropped on the agenda, with the use cases of papers."""

    def __init__(self, parent: QWidget, page: DayPage, operations: Operations, items: ItemEdits) -> None:
        self._parent = parent
        self._page = page
        self._operations = operations
        self._file = operations.file
        self._items = items
        page.agenda.files_dropped.connect(self.attach_dropped)
        page.papers.add_wanted.connect(self.add_paper)
        page.papers.edit_wanted.connect(self._edit_paper)
        page.papers.delete_wanted.connect(self._delete)
        page.attach.clicked.connect(self._attach_chosen)
        page.take_off.clicked.connect(self._take_off)
        page.show_paper.clicked.connect(self._open_paper)

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
        open_value(
            self._parent,
            self._operations,
            "Add paper",
            forms.paper_fields(day.session),
            paper,
            words=f"For “{item.title[:80]}”. Attach its PDF when it arrives; until then it says “to follow”.",
        )

    def _edit_paper(self, paper: Paper) -> None:
        if self._page.day is not None:
            open_value(
                self._parent, self._operations, "Paper", forms.paper_fields(self._page.day.session), paper
            )

    def _delete(self, paper: Paper) -> None:
        ask_delete(self._parent, self._operations, paper)

    def _attach_chosen(self) -> None:
        paper = self._page.papers.current()
        if not isinstance(paper, Paper):
            return
        dialog = QFileDialog(self._parent, "Attach a PDF", "", "PDF (*.pdf);;All files (*)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda chosen: self.attach(paper.id, Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def attach(self, paper_id: int, path: Path) -> None:
        """Attach a PDF to an expected paper."""
        self._operations.change(
            lambda: papers.attach(self._file, paper_id, path), slow=True, words="Reading the paper…"
        )

    def attach_dropped(self, names: Sequence[str]) -> None:
        """Attach dropped files to the item they were dropped on, each as a paper of its own."""
        item = self._items.current()
        if item is None:
            return
        for name in names:
            self._operations.change(
                partial(papers.add_attached, self._file, item.id, Path(name)),
                slow=True,
                words="Reading the paper…",
            )

    def _take_off(self) -> None:
        paper = self._page.papers.current()
        if isinstance(paper, Paper) and paper.sha256 is not None:
            self._operations.change(lambda: papers.detach(self._file, paper.id))

    def _open_paper(self) -> None:
        paper = self._page.papers.current()
        if not isinstance(paper, Paper):
            return

        def write() -> Path:
            found, data = papers.paper_bytes(self._file, paper.id)
            path = Path(mkdtemp(prefix="lead-")) / (Path(found.file_name).name or "paper.pdf")
            write_file(path, data)
            return path

        self._operations.read(
            write, lambda path: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))), slow=True
        )
