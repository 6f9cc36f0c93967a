"""The papers of a day: expected or here, with who may see them; files can be dropped on a row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton

from lead_desktop.domain.model.agenda import AgendaItem, Audience, Paper, invited
from lead_desktop.domain.text.formatting import brief_day
from lead_desktop.services.scheduling.agenda import Day
from lead_desktop.ui.kit.labels import label
from lead_desktop.ui.kit.value_table import ValueRow, ValueTable

_ITEM, _PAGES = 0, 5
_WIDE, _NARROW = 780, 640

_READERS = {Audience.CEO: "CEOs", Audience.HEAD_OF_QUALITY: "Quality", Audience.GUEST: "guest"}


class PapersTable(ValueTable):
    """A table of papers with what can be done to them, and the sentence of a file that was refused."""

    files_dropped = Signal(object, list)
    """Files were dropped on a paper's row; their paths are texts."""

    def __init__(self, muted_colour: Callable[[], Any]) -> None:
        super().__init__(
            "Papers",
            ("Item", "Paper", "From", "Due", "State", "Pages", "Seen by"),
            muted_colour=muted_colour,
            add="Add paper…",
            empty="No papers are expected. Select an item and add one, or drop PDFs on the item.",
            stretch=1,
        )
        self.attach = self.add_action("Attach PDF…", lambda _: None)
        self.show_paper = self.add_action("Open", lambda _: None)
        self.take_off = self.add_action("Take off", lambda _: None)
        self.versions = self.add_action("Earlier versions…", lambda _: None)
        self.more = self._gather((self.take_off, self.versions))
        self._fit_columns()
        self.problem = label("", self, wrap=True)
        self.problem.setProperty("problem", True)
        self.problem.setObjectName("problem_papers")
        self.problem.hide()
        self._problems: list[str] = []
        layout = self.layout()
        assert layout is not None
        layout.addWidget(self.problem)
        self._counts: Mapping[int, int] = {}
        self._day: Day | None = None
        self.table.setAcceptDrops(True)
        self.table.viewport().setAcceptDrops(True)
        self.table.viewport().installEventFilter(self)
        self.current_changed.connect(self._say_more)

    def _gather(self, rare: Sequence[QPushButton]) -> QPushButton:
        """Put what is wanted rarely behind one button, so that the row holds at the smallest window too."""
        more = QPushButton("More", self)
        menu = QMenu(more)
        for button in rare:
            action = menu.addAction(button.text())
            action.triggered.connect(button.click)
            menu.aboutToShow.connect(lambda a=action, b=button: a.setEnabled(b.isEnabled()))
            button.hide()
        more.setMenu(menu)
        self._buttons.addWidget(more)
        return more

    # what is shown

    def show_day(self, day: Day) -> None:
        """Show the papers of a day; another session's refusals are no longer of interest."""
        if self._day is not None and self._day.session.id != day.session.id:
            self.forget_problems()
        self._day = day
        self.show_rows(
            [
                ValueRow(
                    paper,
                    (
                        line.item.title,
                        paper.title,
                        paper.owner,
                        brief_day(paper.due, day.program.formats) if paper.due else "",
                        self._state(paper, day),
                        str(paper.pages or ""),
                        readers(line.item),
                    ),
                )
                for line in day.lines
                for paper in line.papers
            ]
        )
        self._say_more()

    def show_versions(self, counts: Mapping[int, int]) -> None:
        """Show how many earlier versions each paper has, by its id."""
        self._counts = counts
        if self._day is not None:
            self.show_day(self._day)

    def _state(self, paper: Paper, day: Day) -> str:
        state = paper_state(paper, day)
        earlier = self._counts.get(paper.id, 0)
        if earlier and paper.sha256 is not None:
            return f"{state}, version {earlier + 1}"
        return state

    def _say_more(self) -> None:
        paper = self.current()
        here = isinstance(paper, Paper) and paper.sha256 is not None
        self.attach.setText("Replace PDF…" if here else "Attach PDF…")
        self.show_paper.setEnabled(here)
        self.take_off.setEnabled(here)
        self.versions.setEnabled(isinstance(paper, Paper) and self._counts.get(paper.id, 0) > 0)
        self.more.setEnabled(isinstance(paper, Paper))

    def _fit_columns(self) -> None:
        """Leave the title its room: the other columns are narrower where the window is."""
        wide, narrow = self.width() >= _WIDE, self.width() < _NARROW
        for column in (_ITEM, _PAGES):
            self.table.setColumnHidden(column, narrow)
        self.set_widths((132, None, 126, 70, 130, 54, 104) if wide else (110, None, 106, 66, 88, 48, 92))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the new width."""
        super().resizeEvent(event)
        self._fit_columns()

    # what was refused

    def say_problem(self, sentence: str) -> None:
        """Show why a file was refused, below the table; several stay one below the other."""
        self._problems.append(sentence)
        self.problem.setText("\n".join(f"×  {problem}" for problem in self._problems))
        self.problem.show()

    def forget_problems(self) -> None:
        """Take the sentences away."""
        self._problems = []
        self.problem.hide()

    # dropping

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files that are dropped on a row."""
        if isinstance(event, QDropEvent) and event.mimeData().hasUrls():
            # Move and enter events are drop events as well.
            index = self.table.indexAt(event.position().toPoint())
            if isinstance(event, QDragEnterEvent):
                event.acceptProposedAction()
                return True
            if not index.isValid():
                event.ignore()
                return True
            self.table.selectRow(index.row())
            event.acceptProposedAction()
            if not isinstance(event, QDragMoveEvent):
                files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
                self.files_dropped.emit(self.model.value_at(index.row()), files)
            return True
        return super().eventFilter(watched, event)


def readers(item: AgendaItem) -> str:
    """Say who may see the papers of an item: those who are invited to it."""
    if all(invited(item, group) for group in Audience):
        return "everybody"
    only = [text for group, text in _READERS.items() if invited(item, group)]
    return ", ".join(only) + (" only" if len(only) == 1 else "")


def paper_state(paper: Paper, day: Day) -> str:
    """Return a paper's state in words."""
    if paper.sha256 is not None:
        return "received"
    if paper.due is not None and paper.due < day.today:
        return "late"
    return "to follow"
