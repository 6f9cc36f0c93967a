"""What the user does to a whole day: the typical one, templates, days of other sessions, and its printing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from lead_desktop.domain.model.agenda import Audience, DayTemplate
from lead_desktop.domain.model.changes import Changes
from lead_desktop.domain.text.formatting import short_day
from lead_desktop.services import documents
from lead_desktop.services.program_file import ProgramFile
from lead_desktop.services.scheduling import day_templates
from lead_desktop.services.scheduling.day_templates import KeptTemplate
from lead_desktop.ui.kit.confirm import confirm
from lead_desktop.ui.kit.documents import offer_pdf
from lead_desktop.ui.kit.editing import open_form
from lead_desktop.ui.kit.fields import Line
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.scheduling.copy_day import CopyDayDialog, Copying
from lead_desktop.ui.scheduling.day_page import DayPage
from lead_desktop.ui.scheduling.item_adding import ItemAdding
from lead_desktop.ui.scheduling.item_edits import ItemEdits
from lead_desktop.ui.scheduling.templates import TemplatesDialog
from lead_desktop.ui.tab import Navigation

if TYPE_CHECKING:
    from lead_desktop.ui.kit.document_dialog import DocumentDialog

_AGENDAS = (
    (Audience.CEO, "Agenda for &CEOs"),
    (Audience.HEAD_OF_QUALITY, "Agenda for heads of &Quality"),
    (Audience.GUEST, "Agenda for the &guest"),
)


class WholeDayEdits:
    """Connects the buttons above the agenda with the use cases of templates, copies and printing."""

    def __init__(
        self,
        parent: QWidget,
        page: DayPage,
        operations: Operations,
        navigation: Navigation,
        items: ItemEdits,
        adding: ItemAdding,
    ) -> None:
        self._parent = parent
        self._page = page
        self._operations = operations
        self._navigation = navigation
        self._items = items
        section = page.agenda_section
        section.fill_menus(adding.fill_add_menu, items.fill_item_menu, self.fill_day_menu)
        section.empty.typical.clicked.connect(self.use_typical_day)
        section.empty.copy.clicked.connect(self.copy_day)
        self.fill_print_menu(section.print_button.menu())

    # the menus

    def fill_day_menu(self, menu: QMenu) -> None:
        """Offer the typical day, the coordinator's templates, and other sessions."""
        present = bool(self._page.agenda_section.model.lines())
        typical = menu.addAction("Lay out the &typical day")
        typical.triggered.connect(lambda: self.use_typical_day())
        typical.setEnabled(not present)
        typical.setToolTip("For a day that has no items yet")
        self._operations.read(day_templates.templates, partial(self._offer_templates, menu))
        menu.addSeparator()
        menu.addAction("&Copy from another session…").triggered.connect(lambda: self.copy_day())
        menu.addSeparator()
        keep = menu.addAction("&Keep this day as a template…")
        keep.triggered.connect(lambda: self.keep_template())
        keep.setEnabled(present)
        menu.addAction("&Manage templates…").triggered.connect(lambda: self.manage_templates())

    def _offer_templates(self, menu: QMenu, templates: Sequence[KeptTemplate]) -> None:
        for place, kept in enumerate(templates, start=1):
            name = kept.template.name.replace("&", "&&")[:60]
            action = menu.addAction(f"&{place % 10}  {name}\t{kept.text}")
            action.triggered.connect(partial(self.use_template, kept.template))

    def fill_print_menu(self, menu: QMenu) -> None:
        """Offer the agenda of each group, and the run sheet."""
        for audience, text in _AGENDAS:
            menu.addAction(f"{text}…").triggered.connect(partial(self.print_agenda, audience))
        menu.addSeparator()
        menu.addAction("&Run sheet…").triggered.connect(lambda: self.print_run_sheet())

    def fill_session_menu(self, menu: QMenu) -> None:
        """Put the days of templates, and what can be printed, into the window's menu."""
        day = menu.addMenu("Whole &day")
        day.aboutToShow.connect(partial(self._fill_anew, day))
        self.fill_print_menu(menu.addMenu("P&rint agenda"))

    def _fill_anew(self, menu: QMenu) -> None:
        menu.clear()
        self.fill_day_menu(menu)

    # laying out

    def use_typical_day(self) -> None:
        """Lay out the day as a typical one."""
        day = self._page.day
        if day is not None:
            id_ = day.session.id
            self._items.change(
                lambda file: day_templates.use_typical_day(file, id_),
                self._begin,
            )

    def use_template(self, template: DayTemplate, *_: object) -> None:
        """Lay out the day from a template; ask first where it would replace one."""
        day = self._page.day
        if day is None:
            return
        id_, replacing = day.session.id, bool(day.lines)

        def use() -> None:
            self._items.change(
                lambda file: day_templates.use_template(file, id_, template.id, replacing=replacing),
                self._begin,
            )

        if replacing:
            self._ask_to_replace(f"Use template “{template.name[:60]}”?", use)
        else:
            use()

    def _ask_to_replace(self, question: str, use: Callable[[], None]) -> None:
        papers = sum(len(line.papers) for line in self._page.agenda_section.model.lines())
        along = " and their papers" if papers else ""
        detail = f"The items of this day{along} make way for it. You can undo this."
        confirm(self._parent, question, detail, "Replace the day", use)

    def _begin(self, changes: Changes) -> None:
        """Put the cursor on the first item of a day that was laid out."""
        lines = self._page.agenda_section.model.lines()
        if changes.touched and lines:
            self._items.select(lines[0].item.id)

    def copy_day(self) -> None:
        """Choose another session and which of its items are copied."""
        day = self._page.day
        if day is None:
            return
        id_ = day.session.id
        current = self._items.current()
        after_id = current.id if current is not None else None

        def copy(wanted: Copying) -> None:
            self._items.change(
                lambda file: day_templates.copy_items(
                    file,
                    id_,
                    wanted.item_ids,
                    after_id,
                    replacing=wanted.replacing,
                    notes=wanted.notes,
                ),
                self._begin,
            )

        def show(sources: tuple[day_templates.DaySource, ...]) -> None:
            if not sources:
                self._operations.refused.emit("No other session has an agenda yet.")
                return
            CopyDayDialog.open_for(
                self._parent, sources, day.program.formats, present=bool(day.lines), copy=copy
            )

        self._operations.read(lambda file: day_templates.sources(file, id_), show)

    # templates

    def keep_template(self) -> None:
        """Ask for the name under which the day is kept."""
        day = self._page.day
        if day is None:
            return
        session = day.session
        name = f"As session {session.number}, {short_day(session.day, self._operations.formats)}"
        open_form(
            self._parent,
            self._operations,
            "Keep this day as a template",
            (Line("name", "&Name"),),
            DayTemplate(name=name),
            lambda file, entered: day_templates.save_template(file, session.id, entered),
            text="Kinds, titles, lengths, pins and invitations are kept; people, papers and notes are not.",
            ok="Keep",
            done=lambda changes: self._navigation.message.emit(f"{changes.label}: it is under Whole day."),
        )

    def manage_templates(self) -> None:
        """Open the list of templates, to rename and delete them."""
        TemplatesDialog(self._parent, self._operations).open()

    # printing

    def print_agenda(self, audience: Audience, *_: object) -> DocumentDialog | None:
        """Offer the agenda for one group: to look at, to print, to save."""
        day = self._page.day
        if day is None:
            return None
        text = dict(_AGENDAS)[audience].replace("&", "")
        return self._offer(
            f"{text}, session {day.session.number}",
            lambda file: documents.agenda(file, day.session.id, audience),
        )

    def print_run_sheet(self) -> DocumentDialog | None:
        """Offer the run sheet: to look at, to print, to save."""
        day = self._page.day
        if day is None:
            return None
        return self._offer(
            f"Run sheet, session {day.session.number}",
            lambda file: documents.run_sheet(file, day.session.id),
        )

    def _offer(self, title: str, make: Callable[[ProgramFile], bytes]) -> DocumentDialog:
        return offer_pdf(self._parent, self._operations, self._navigation, title, make)
