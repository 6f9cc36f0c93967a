"""What the user does to a day: every edit of the Scheduling tab, from the gesture to the use case."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from lead_desktop.domain.actions import Action
from lead_desktop.domain.agenda import AgendaItem, Audience, Paper
from lead_desktop.domain.changes import Changes, Kind
from lead_desktop.domain.numbers import parse_number
from lead_desktop.domain.sessions import Guest, Session, SessionState
from lead_desktop.domain.words import plural
from lead_desktop.errors import Invalid, Problem
from lead_desktop.services import agenda, editing, papers, portraits, sessions
from lead_desktop.services.packets import write_file
from lead_desktop.ui.dialogs.confirm import confirm
from lead_desktop.ui.dialogs.editing import ask_delete, open_form, open_value
from lead_desktop.ui.dialogs.fields import Text
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.scheduling import forms
from lead_desktop.ui.scheduling.day_page import DayPage
from lead_desktop.ui.scheduling.evaluation import EvaluationForm, form_fields
from lead_desktop.ui.scheduling.evaluation import forms as evaluation_forms
from lead_desktop.ui.tab import Navigation


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is done, typed into a form."""

    reason: str = ""


class DayEdits:
    """Connects the day's page with the use cases."""

    def __init__(
        self, parent: QWidget, page: DayPage, operations: Operations, navigation: Navigation
    ) -> None:
        self._parent = parent
        self._page = page
        self._operations = operations
        self._file = operations.file
        self._navigation = navigation
        self._item_id: int | None = None
        self._connect()

    def _connect(self) -> None:
        page = self._page
        page.edit_button.clicked.connect(lambda: self.edit_session("day"))
        page.texts_button.clicked.connect(self.edit_texts)
        page.facts.session_wanted.connect(self.edit_session)
        page.facts.guest_wanted.connect(self._edit_first_guest)
        page.facts.dinner_wanted.connect(self.edit_dinner)
        page.add_item.clicked.connect(self.add_item)
        page.open_item.clicked.connect(self.open_item)
        page.delete_item.clicked.connect(self.delete_item)
        view, model = page.agenda, page.agenda_model
        view.add_wanted.connect(self.add_item)
        view.open_wanted.connect(self.open_item)
        view.delete_wanted.connect(self.delete_item)
        view.move_wanted.connect(self._move_by)
        view.toggle_wanted.connect(self._toggle)
        view.files_dropped.connect(self.attach_dropped)
        view.selectionModel().currentRowChanged.connect(self._item_chosen)
        model.minutes_entered.connect(self._set_minutes)
        model.title_entered.connect(self._rename)
        model.moved.connect(self._move_to)
        self._connect_tables()

    def _connect_tables(self) -> None:
        page = self._page
        page.papers.add_wanted.connect(self.add_paper)
        page.papers.edit_wanted.connect(self._edit_paper)
        page.papers.delete_wanted.connect(self._delete)
        page.attach.clicked.connect(self._attach_chosen)
        page.take_off.clicked.connect(self._take_off)
        page.show_paper.clicked.connect(self._open_paper)
        page.guests.add_wanted.connect(self.add_guest)
        page.guests.edit_wanted.connect(self._edit_guest)
        page.guests.delete_wanted.connect(self._delete)
        page.portrait.clicked.connect(self._choose_portrait)
        page.actions_table.add_wanted.connect(self._add_action)
        page.actions_table.edit_wanted.connect(self._edit_action)
        page.actions_table.delete_wanted.connect(self._delete)
        page.close_action.clicked.connect(self._close_action)
        page.scores.add_wanted.connect(self._add_form)
        page.scores.edit_wanted.connect(self._edit_form)
        page.scores.delete_wanted.connect(self._delete_form)

    # selection

    def _item_chosen(self) -> None:
        line = self._page.agenda_model.line_at(self._page.agenda.currentIndex().row())
        if line is not None:
            self._item_id = line.item.id
        self._page.show_item_buttons()

    def select_something(self) -> None:
        """Keep the selected item selected after its rows came anew."""
        row = self._page.agenda_model.row_of(self._item_id or 0)
        view = self._page.agenda
        if row >= 0 and view.currentIndex().row() != row:
            column = max(view.currentIndex().column(), 2)
            view.setCurrentIndex(self._page.agenda_model.index(row, column))
        self._page.show_item_buttons()

    def select(self, kind: Kind, identity: int, item_id: int | None) -> None:
        """Select what somebody jumped to."""
        if item_id is not None:
            self._item_id = item_id
            self.select_something()
            self._page.agenda.setFocus()
        if kind is Paper and self._page.papers.select_id(identity):
            self._page.papers.table.setFocus()
        if kind is Guest and self._page.guests.select_id(identity):
            self._page.guests.table.setFocus()

    def _current_item(self) -> AgendaItem | None:
        line = self._page.agenda_model.line_at(self._page.agenda.currentIndex().row())
        return line.item if line is not None else None

    # the session

    def add_session(self, session: Session, done: Callable[[Changes], None]) -> None:
        """Ask for a new session."""
        day = self._page.day
        organizations = day.organizations if day is not None else agenda.organizations(self._file)
        open_value(
            self._parent,
            self._operations,
            "Add session",
            forms.session_fields(day, organizations),
            session,
            done=done,
        )

    def edit_session(self, field: str) -> None:
        """Open the form of the session, with one field ready to be typed into."""
        day = self._page.day
        if day is None:
            return
        dialog = open_form(
            self._parent,
            self._operations,
            f"Session {day.session.number}",
            forms.session_fields(day, day.organizations),
            day.session,
            lambda entered: sessions.move_session(self._file, entered),
        )
        dialog.editor(field).setFocus()

    def edit_texts(self) -> None:
        """Open the texts of the session."""
        day = self._page.day
        if day is None:
            return
        open_form(
            self._parent,
            self._operations,
            f"Texts of session {day.session.number}",
            forms.text_fields(),
            day.session,
            lambda entered: editing.change(
                self._file, entered, f"Change the texts of session {entered.number}"
            ),
            words="Printed in the packets. An empty line begins a new paragraph.",
        )

    def cancel_session(self) -> None:
        """Ask why, then cancel the session; it stays in the list."""
        day = self._page.day
        if day is None:
            return
        identity = day.session.id

        def save(entered: Reason) -> Changes:
            if not entered.reason:
                raise Invalid([Problem("reason", "Please say why the session is cancelled.")])
            return sessions.set_state(self._file, identity, SessionState.CANCELLED, entered.reason)

        open_form(
            self._parent,
            self._operations,
            f"Cancel session {day.session.number}",
            (Text("reason", "&Why", lines=2),),
            Reason(),
            save,
            words="The session stays in the list, with its reason. Its number can be given again.",
            ok="Cancel the session",
        )

    def delete_session(self) -> None:
        """Ask before the session goes with its whole day."""
        day = self._page.day
        if day is None:
            return
        parts = [plural(len(day.lines), "agenda item")]
        papers_there = sum(len(line.papers) for line in day.lines)
        if papers_there:
            parts.append(plural(papers_there, "paper"))
        if day.actions:
            parts.append(plural(len(day.actions), "action"))
        ask_delete(
            self._parent, self._operations, day.session, f"It takes {', '.join(parts)} and all marks with it."
        )

    # items

    def add_item(self) -> None:
        """Ask for a new item, to stand behind the selected one."""
        day = self._page.day
        if day is None:
            return
        after = self._current_item()

        def done(changes: Changes) -> None:
            added = [one for one in changes.ids(AgendaItem) if self._is_new(one, day.lines)]
            self._item_id = added[0] if added else self._item_id
            self.select_something()

        open_form(
            self._parent,
            self._operations,
            "Add agenda item",
            forms.item_fields(day),
            agenda.new_item(day.session.id),
            lambda entered: agenda.add_item(self._file, entered, after.id if after is not None else None),
            ok="Add",
            done=done,
        )

    @staticmethod
    def _is_new(identity: int, lines: Sequence[agenda.AgendaLine]) -> bool:
        return all(line.item.id != identity for line in lines)

    def open_item(self) -> None:
        """Open the form of the selected item."""
        day, item = self._page.day, self._current_item()
        if day is not None and item is not None:
            open_value(self._parent, self._operations, "Agenda item", forms.item_fields(day), item)

    def delete_item(self) -> None:
        """Delete the selected item; ask first where papers go with it."""
        line = self._page.agenda_model.line_at(self._page.agenda.currentIndex().row())
        if line is None:
            return
        detail = f"It takes {plural(len(line.papers), 'paper')} with it." if line.papers else ""
        ask_delete(self._parent, self._operations, line.item, detail)

    def _move_by(self, places: int) -> None:
        item = self._current_item()
        row = self._page.agenda.currentIndex().row()
        if item is not None and 0 <= row + places < self._page.agenda_model.rowCount():
            self._move_to(item.id, row + places)

    def _move_to(self, item_id: int, place: int) -> None:
        self._item_id = item_id
        self._operations.change(lambda: agenda.move_item(self._file, item_id, place))

    def _toggle(self, group: Audience) -> None:
        item = self._current_item()
        if item is not None:
            self._operations.change(lambda: agenda.toggle_invitation(self._file, item.id, group))

    def _set_minutes(self, item_id: int, typed: str) -> None:
        def work() -> Changes:
            minutes = parse_number(typed.removesuffix("min"), "minutes", whole=True, required=True)
            return agenda.set_minutes(self._file, item_id, int(minutes or 0))

        self._operations.change(work)

    def _rename(self, item_id: int, title: str) -> None:
        self._operations.change(lambda: agenda.rename_item(self._file, item_id, title))

    # papers

    def add_paper(self) -> None:
        """Ask for a paper that is expected for the selected item."""
        day, item = self._page.day, self._current_item()
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
        item = self._current_item()
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

    # people of the day

    def add_guest(self) -> None:
        """Ask for a guest."""
        day = self._page.day
        if day is not None:
            guest = Guest(session_id=day.session.id, name="")
            open_value(self._parent, self._operations, "Add guest", forms.guest_fields(), guest)

    def _edit_guest(self, guest: Guest) -> None:
        open_value(self._parent, self._operations, "Guest", forms.guest_fields(), guest)

    def _edit_first_guest(self) -> None:
        day = self._page.day
        if day is not None and day.guests:
            self._edit_guest(day.guests[0])
        else:
            self.add_guest()

    def _choose_portrait(self) -> None:
        guest = self._page.guests.current()
        if not isinstance(guest, Guest):
            return
        dialog = QFileDialog(self._parent, "Portrait", "", "Pictures (*.png *.jpg *.jpeg)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(
            lambda chosen: self._operations.change(
                lambda: portraits.set_portrait(self._file, guest.id, Path(chosen)), slow=True
            )
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def edit_dinner(self) -> None:
        """Open the form of the dinner, a new one where there is none."""
        day = self._page.day
        if day is not None:
            dinner = day.dinner or forms.new_dinner(day.session)
            open_value(self._parent, self._operations, "Dinner", forms.dinner_fields(), dinner)

    # after the day

    def _add_action(self) -> None:
        day = self._page.day
        if day is not None:
            action = Action(session_id=day.session.id, what="")
            open_value(self._parent, self._operations, "Add action", forms.action_fields(day), action)

    def _edit_action(self, action: Action) -> None:
        if self._page.day is not None:
            fields = forms.action_fields(self._page.day)
            open_value(self._parent, self._operations, "Action", fields, action)

    def _close_action(self) -> None:
        action = self._page.actions_table.current()
        if isinstance(action, Action) and action.closed is None:
            done = replace(action, closed=self._file.today())
            self._operations.change(
                lambda: editing.change(self._file, done, f"Close action “{done.what[:40]}”")
            )

    def _delete(self, value: Any) -> None:
        ask_delete(self._parent, self._operations, value)

    def _add_form(self) -> None:
        day = self._page.day
        if day is not None:
            numbers = [form.id for form in evaluation_forms(day.scores)]
            self._edit_form(EvaluationForm(max(numbers, default=0) + 1))

    def _edit_form(self, form: EvaluationForm) -> None:
        day = self._page.day
        if day is None:
            return
        identity = day.session.id
        open_form(
            self._parent,
            self._operations,
            f"Evaluation form {form.id}",
            form_fields(),
            form,
            lambda entered: agenda.set_scores(self._file, identity, entered.id, entered.answers),
            words="From 1 (not at all) to 5 (entirely), as on the paper form.",
        )

    def _delete_form(self, form: EvaluationForm) -> None:
        day = self._page.day
        if day is None:
            return
        identity = day.session.id
        nothing = (None,) * len(form.answers)
        confirm(
            self._parent,
            f"Delete evaluation form {form.id}?",
            "You can undo this.",
            "Delete",
            lambda: self._operations.change(
                lambda: agenda.set_scores(self._file, identity, form.id, nothing)
            ),
        )
