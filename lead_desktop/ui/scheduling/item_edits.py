"""What the user does to the agenda: items added, moved, typed over, pinned, and who is in the room."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeAlias, TypeVar

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from lead_desktop.domain.model.agenda import AgendaItem, Audience, invited
from lead_desktop.domain.model.changes import Changes
from lead_desktop.domain.scheduling.timetable import parse_clock, parse_length, torn
from lead_desktop.domain.text.formatting import brief_day, clock, named, plural, quoted
from lead_desktop.services import history
from lead_desktop.services.program_file import ProgramFile
from lead_desktop.services.scheduling import agenda_items
from lead_desktop.services.scheduling.agenda import AgendaLine, Day
from lead_desktop.ui.kit.confirm import confirm
from lead_desktop.ui.kit.editing import open_form
from lead_desktop.ui.kit.fields import Field, Text
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.scheduling import forms
from lead_desktop.ui.scheduling.agenda_model import ITEM, LEAD, LENGTH, START
from lead_desktop.ui.scheduling.day_page import DayPage
from lead_desktop.ui.sentences import NEVER_IN_A_PACKET

Edit: TypeAlias = Callable[[ProgramFile], Changes]
W = TypeVar("W")


class ItemEdits:
    """Connects the agenda's table with the use cases of its items."""

    def __init__(self, parent: QWidget, page: DayPage, operations: Operations) -> None:
        self._parent = parent
        self._page = page
        self._section = page.agenda_section
        self._view, self._model = self._section.view, self._section.model
        self._operations = operations
        self._item_id: int | None = None
        self._connect()

    def _connect(self) -> None:
        view = self._view
        view.open_wanted.connect(self.open_item)
        view.delete_wanted.connect(self.delete_items)
        view.move_wanted.connect(self._move_by)
        view.toggle_wanted.connect(self._toggle)
        view.pin_wanted.connect(self._toggle_pin)
        view.notes_wanted.connect(self.edit_notes)
        view.lead_wanted.connect(self._edit_lead)
        view.menu_wanted.connect(self._open_menu)
        view.close_gap_wanted.connect(self._close_gap)
        view.shift_wanted.connect(self._shift)
        view.selectionModel().currentRowChanged.connect(self._item_chosen)
        self._model.entered.connect(self._entered)
        self._model.moved.connect(self._move_to)
        self._section.strip.item_chosen.connect(self.select)
        self._section.notice.undo_button.clicked.connect(self._undo)

    # selection

    def _item_chosen(self) -> None:
        line = self._current_line()
        if line is not None:
            self._item_id = line.item.id

    def _current_line(self) -> AgendaLine | None:
        return self._model.line_at(self._view.currentIndex().row())

    def select_something(self) -> None:
        """Keep the selected item selected after its rows came anew."""
        row = self._model.row_of(self._item_id or 0)
        if row >= 0 and self._view.currentIndex().row() != row:
            column = max(self._view.currentIndex().column(), ITEM)
            self._view.setCurrentIndex(self._model.index(row, column))
        elif self._view.hasFocus():
            self._view.select_first()

    def select(self, item_id: int) -> None:
        """Select an item that somebody jumped to."""
        self._item_id = item_id
        self.select_something()
        self._view.setFocus()

    def current(self) -> AgendaItem | None:
        """Return the current item."""
        line = self._current_line()
        return line.item if line is not None else None

    # changing, and what is said after it

    def change(self, edit: Edit, done: Callable[[Changes], None] | None = None) -> None:
        """Make an edit of the agenda, then say what else it has brought about."""
        day = self._page.day
        if day is not None:
            self._operations.change(edit, partial(self._tell, day, done))

    def open_form(
        self,
        title: str,
        fields: Sequence[Field],
        value: W,
        save: Callable[[ProgramFile, W], Changes],
        *,
        ok: str = "Save",
        done: Callable[[Changes], None] | None = None,
        focus: str = "",
    ) -> None:
        """Open a form over a part of the agenda, with one field ready to be typed into."""
        day = self._page.day
        if day is None:
            return
        told = partial(self._tell, day, done)
        dialog = open_form(self._parent, self._operations, title, fields, value, save, ok=ok, done=told)
        if focus:
            dialog.editor(focus).setFocus()

    def _tell(self, before: Day, done: Callable[[Changes], None] | None, changes: Changes) -> None:
        """Say what an edit has done to the windows of the groups, and to packets that went out."""
        day = self._page.day
        if day is not None and day.session.id == before.session.id:
            sentences = list(torn(before.items, day.items, day.session.start, day.program.formats))
            printed = day.session.packets_issued
            if changes.touched and printed is not None:
                day_text = brief_day(printed, self._operations.formats)
                sentences.append(f"The packets printed on {day_text} no longer match: print them again.")
            self._say(sentences)
        if done is not None:
            done(changes)

    def _say(self, sentences: list[str]) -> None:
        """Say it right above the agenda, or in the banner where that has been scrolled away."""
        above = self._view.visibleRegion().boundingRect().top() > 0
        self._section.notice.say(*(() if above else sentences))
        if above and sentences:
            self._operations.refused.emit(" ".join(sentences))

    def _undo(self) -> None:
        self._section.notice.hide()
        self._operations.change(history.undo)

    # the form, and deleting

    def open_item(self) -> None:
        """Open the form of the current item."""
        self.edit_item("")

    def edit_item(self, field: str) -> None:
        """Open the form of the current item, with one field ready to be typed into."""
        day, item = self._page.day, self.current()
        if day is not None and item is not None:
            self.open_form(
                "Agenda item",
                forms.item_fields(day, self._operations.entry()),
                item,
                agenda_items.change_item,
                focus=field,
            )

    def edit_notes(self) -> None:
        """Open the run sheet's note on the current item."""
        item = self.current()
        if item is not None:
            self.open_form(
                f"Run sheet: {quoted(item.title)[1:-1]}",
                (Text("notes", "&Note", lines=6, hint=NEVER_IN_A_PACKET),),
                item,
                lambda file, entered: agenda_items.set_notes(file, entered.id, entered.notes),
            )

    def delete_items(self) -> None:
        """Delete the selected items; ask first where papers go with them."""
        ids = self._view.selected_ids()
        lines = [line for line in self._model.lines() if line.item.id in ids]
        if not lines:
            return
        self._item_id = self._next_to(ids)

        def delete() -> None:
            self.change(
                lambda file: agenda_items.remove_items(file, ids),
                lambda _: self.select(self._item_id or 0),
            )

        papers = sum(len(line.papers) for line in lines)
        if not papers:
            delete()
            return
        what = (
            named(lines[0].item, self._operations.formats)
            if len(lines) == 1
            else plural(len(lines), "agenda item")
        )
        whose = "It takes" if len(lines) == 1 else "They take"
        detail = f"{whose} {plural(papers, 'paper')} along. You can undo this."
        confirm(self._parent, f"Delete {what}?", detail, "Delete", delete)

    def _next_to(self, ids: list[int]) -> int | None:
        """Return the item that is current after some are deleted: the next one, or else the one before."""
        order = [line.item.id for line in self._model.lines()]
        places = [order.index(id_) for id_ in ids]
        after = order[max(places) + 1 :]
        before = order[: min(places)]
        return after[0] if after else before[-1] if before else None

    # moving

    def _move_by(self, places: int) -> None:
        ids = self._view.selected_ids()
        if not ids:
            return
        first = self._model.place_of(ids[0])
        last = self._model.place_of(ids[-1])
        if first + places < 0 or last + places >= len(self._model.lines()):
            return
        self._move_to(ids, first + places)

    def _move_to(self, item_ids: list[int], place: int) -> None:
        self._item_id = item_ids[0]
        self.change(
            lambda file: agenda_items.move_items(file, item_ids, place),
            lambda _: self._view.select_ids(item_ids),
        )

    # typing

    def _entered(self, item_id: int, column: int, text: str) -> None:
        line = next(one for one in self._model.lines() if one.item.id == item_id)
        edits: dict[int, Edit] = {
            START: lambda file: agenda_items.pin_item(file, item_id, parse_clock(text)),
            LENGTH: lambda file: agenda_items.set_minutes(
                file, item_id, parse_length(text, line.timed.begins, self._operations.formats)
            ),
            ITEM: lambda file: agenda_items.rename_item(file, item_id, text),
            LEAD: lambda file: self._set_lead(file, item_id, text),
        }
        self.change(edits[column])

    def _set_lead(self, file: ProgramFile, item_id: int, text: str) -> Changes:
        """Take somebody known by their words, else the words themselves."""
        found = [lead for lead in self._model.leads if lead.text.casefold() == text.casefold()]
        person_id = found[0].person_id if found else None
        return agenda_items.set_lead(file, item_id, person_id, text)

    def _edit_lead(self) -> None:
        if self._view.isColumnHidden(LEAD):
            self.edit_item("lead_id")
        else:
            self._view.edit_cell(LEAD)

    # the room, pins, gaps

    def _toggle(self, group: Audience) -> None:
        ids = self._view.selected_ids()
        if ids:
            self.change(lambda file: agenda_items.toggle_invitation(file, ids, group))

    def _toggle_pin(self) -> None:
        line = self._current_line()
        if line is not None:
            moment = None if line.item.pinned is not None else line.timed.start
            self.change(lambda file: agenda_items.pin_item(file, line.item.id, moment))

    def _close_gap(self, item_id: int) -> None:
        self.change(lambda file: agenda_items.close_gap(file, item_id))
        self._view.setFocus()

    def _shift(self, item_id: int) -> None:
        self.change(lambda file: agenda_items.shift_following(file, item_id))
        self._view.setFocus()

    # the menu

    def fill_item_menu(self, menu: QMenu) -> None:
        """Offer what can be done with the selected items, each with its key."""
        line = self._current_line()
        if line is None:
            menu.addAction("Select an item first").setEnabled(False)
            return

        def add(text: str, keys: str, do: Callable[[], object], checked: bool | None = None) -> None:
            action = menu.addAction(f"{text}\t{keys}" if keys else text)
            if checked is not None:
                action.setCheckable(True)
                action.setChecked(checked)
            action.triggered.connect(lambda: do())

        item = line.item
        add("&Edit…", "Ctrl+Enter", self.open_item)
        add("Edit &title", "F2", lambda: self._view.edit_cell(ITEM))
        add("Edit &length or end", "0–9", lambda: self._view.edit_cell(LENGTH))
        add("Edit lea&d", "L", self._edit_lead)
        add("&Run sheet note…", "N", self.edit_notes)
        add("&Attach a paper…", "A", self._view.attach_wanted.emit)
        menu.addSeparator()
        if item.pinned is None:
            add(f"&Pin to {clock(line.timed.start, self._operations.formats)}", "P", self._toggle_pin)
        else:
            add("Un&pin", "P", self._toggle_pin)
        add("Pin to another ti&me…", "", lambda: self._view.edit_cell(START))
        if line.timed.slack:
            free = line.timed.slack > 0
            add(
                "C&lose the gap before" if free else "&Shorten the item before",
                "",
                partial(self._close_gap, item.id),
            )
            add("S&hift this and what follows", "", partial(self._shift, item.id))
        menu.addSeparator()
        for group, text in (
            (Audience.CEO, "&CEOs in the room"),
            (Audience.HEAD_OF_QUALITY, "Heads of &Quality in the room"),
            (Audience.GUEST, "&Guest in the room"),
        ):
            add(text, group.value, partial(self._toggle, group), invited(item, group))
        menu.addSeparator()
        add("Move &up", "Alt+Up", partial(self._move_by, -1))
        add("Move do&wn", "Alt+Down", partial(self._move_by, 1))
        menu.addSeparator()
        add("Delete", "Del", self.delete_items)

    def _open_menu(self, place: QPoint) -> None:
        menu = QMenu(self._view)
        self.fill_item_menu(menu)
        open_menu(menu, place)


def open_menu(menu: QMenu, place: QPoint) -> None:
    """Open a menu at a place on the screen, with its first action ready for Enter; it goes when it closes."""
    menu.setObjectName("agenda_menu")
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(place)
    if menu.actions():
        menu.setActiveAction(menu.actions()[0])
