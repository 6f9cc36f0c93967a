"""The Packets tab: who gets one, what is in it, the very pages, and the way to paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from lead_desktop.domain.model.agenda import Audience
from lead_desktop.domain.model.attendance import Mark
from lead_desktop.domain.model.changes import Changes
from lead_desktop.domain.model.sessions import Session
from lead_desktop.domain.model.value import Entity
from lead_desktop.domain.packets.plan import PacketOptions, Recipient
from lead_desktop.domain.text.formatting import plural
from lead_desktop.services import documents
from lead_desktop.services.packets import packets
from lead_desktop.services.packets.packets import PacketsView
from lead_desktop.services.program_file import ProgramFile
from lead_desktop.services.scheduling.sessions import SessionLine, session_lines
from lead_desktop.ui.kit.preview import PdfPreview
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.packets.choices import Choices, Document
from lead_desktop.ui.packets.export import Order, PacketExport
from lead_desktop.ui.packets.packet_cache import PacketCache
from lead_desktop.ui.packets.print_check import PrintCheck
from lead_desktop.ui.tab import Navigation, Tab
from lead_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from lead_desktop.services.packets.packets import Packet


_PAUSE = 250
"""Milliseconds to wait after a change: typing makes many in a row, and the pages are made when it pauses."""


class PacketsTab(Tab):
    """Previews the packet of one recipient, and saves or prints those of all who are checked."""

    def __init__(self, operations: Operations, theme: Theme, navigation: Navigation) -> None:
        super().__init__(operations, theme, navigation)
        self._lines: tuple[SessionLine, ...] = ()
        self._view: PacketsView | None = None
        self._session: Session | None = None
        self._recipient: Recipient | None = None
        self._stale = True
        self._up_to_date = False
        self._cache = PacketCache()
        self.choices = Choices(theme, self)
        self.preview = PdfPreview(self, operations.formats)
        self.print_check = PrintCheck(theme, self)
        self.export = PacketExport(operations, navigation, self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._build)
        # Counting the paper takes as long as printing it; it can wait until the user looks at the pages.
        self._count_later = QTimer(self)
        self._count_later.setSingleShot(True)
        self._count_later.setInterval(1000)
        self._count_later.timeout.connect(self._count_next)
        parts = (self.choices, self._middle(), self.print_check)
        self.fill(self.side_by_side("packets", parts, (270, 890, 280), grows=1))
        self._connect()

    def _middle(self) -> QWidget:
        middle = QWidget(self)
        middle.setObjectName("main")
        middle.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(20, 14, 20, 14)
        layout.addWidget(self.preview)
        self.save_button = QPushButton("Save P&DFs…", middle)
        self.print_button = QPushButton("&Print…", middle)
        self.print_button.setProperty("primary", True)
        self.preview.bar.addWidget(self.save_button)
        self.preview.bar.addWidget(self.print_button)
        return middle

    def _connect(self) -> None:
        self.choices.session_chosen.connect(partial(self.show_value, Session))
        self.choices.document_chosen.connect(self._document_chosen)
        self.choices.recipient_chosen.connect(self._recipient_chosen)
        self.choices.checks_changed.connect(self._say_amount)
        self.choices.sections_changed.connect(self._options_changed)
        self.choices.page_wanted.connect(self.preview.go_to)
        self.print_check.options_changed.connect(self._options_changed)
        self.print_check.findings.activated.connect(self.navigation.show_finding)
        self.save_button.clicked.connect(lambda: self._give(self.export.ask_and_save))
        self.print_button.clicked.connect(lambda: self._give(self.export.ask_and_print))

    # what is shown

    def main_view(self) -> QWidget:
        """Return what has the keyboard when somebody comes to the tab with it."""
        return self.choices.recipient_list

    def refresh(self, changes: Changes | None) -> None:
        """Read the sessions again, and make the pages anew when the tab is in view."""
        self._cache.forget()
        if changes is None or changes.touches(Session):
            self.operations.read(session_lines, self._show_sessions)
        if changes is None or not changes.ids(Mark) or len(changes.touched) > len(changes.ids(Mark)):
            if changes is not None:
                self._later.setInterval(_PAUSE)
            self._follow()

    def _follow(self) -> None:
        """Make what is shown anew: at once in words, the pages when the tab is in view."""
        self._cache.forget()
        self._stale = True
        self._up_to_date = False
        if self.isVisible():
            self._read_view()

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the pages up to date when the tab comes into view."""
        super().showEvent(event)
        self._later.setInterval(0)
        if self._stale:
            self._read_view()

    def hideEvent(self, event: QHideEvent) -> None:
        """Make no pages that nobody looks at."""
        super().hideEvent(event)
        if self._later.isActive():
            self._later.stop()
            self._stale = True

    def _show_sessions(self, lines: tuple[SessionLine, ...]) -> None:
        self._lines = lines
        before = self._session.id if self._session is not None else None
        wanted = before if any(line.session.id == before for line in lines) else None
        if wanted is None:
            wanted = next((line.session.id for line in lines if line.is_next), None)
        if wanted is None and lines:
            wanted = lines[-1].session.id
        self._session = next((line.session for line in lines if line.session.id == wanted), None)
        self.choices.show_sessions(lines, self._session)

    def show_value(self, entity: Entity, id_: int) -> None:
        """Show the packets of a session."""
        if entity is not Session:
            return
        self._session = next((line.session for line in self._lines if line.session.id == id_), None)
        self.choices.show_session(id_)
        self._follow()

    def _read_view(self) -> None:
        self._stale = False
        if self._session is None:
            self._view = None
            self._recipient = None
            self.choices.recipients.set_rows(())
            self.print_check.show_nothing()
            self._show_none("There is no session yet. Add one in the Scheduling tab.")
            self._say_buttons()
            return
        id_ = self._session.id
        self.operations.read(lambda file: packets.view(file, id_), self._show_view)

    def _show_view(self, view: PacketsView) -> None:
        self._view = view
        self._session = view.session
        if self._recipient not in view.recipients:
            self._recipient = view.recipients[0] if view.recipients else None
        self.choices.show_view(view, self._recipient)
        self._say_amount()
        self._begin()

    def _recipient_chosen(self, recipient: Recipient) -> None:
        if recipient != self._recipient:
            self._recipient = recipient
            self._begin()

    def _document_chosen(self) -> None:
        self._say_buttons()
        self._begin()

    def _options_changed(self) -> None:
        self._cache.forget()
        self.choices.recipients.forget_pages()
        self._say_amount()
        self._begin()

    def options(self) -> PacketOptions:
        """Return what the coordinator chose."""
        return self.print_check.options(self.choices.contents.chosen())

    # making the pages

    @property
    def up_to_date(self) -> bool:
        """Tell whether the pages shown are those of what is in the program."""
        return self._up_to_date

    def _begin(self) -> None:
        self._up_to_date = False
        self._count_later.stop()
        self._later.start()

    def _build(self) -> None:
        self._later.setInterval(0)
        if self._session is None:
            return
        session, recipient, options = self._session, self._recipient, self.options()
        single = self._single()
        if single is not None:
            self.choices.contents.set_pages({})
            self._make(single, self._show_pages)
        elif recipient is None:
            self._show_none(
                "Nobody is invited to this session yet: give it an agenda in Scheduling, and CEOs in People."
            )
        elif (kept := self._cache.of(recipient)) is not None:
            self.operations.drop("pages")
            self._show_packet(recipient, kept)
        else:
            keep = self._cache.keeper(recipient)

            def made(packet: Packet) -> None:
                keep(packet)
                self._show_packet(recipient, packet)

            self._make(lambda file: packets.build_packet(file, session.id, recipient, options), made)

    def _make(self, make: Callable[[ProgramFile], object], show: Callable[..., None]) -> None:
        self.operations.read(make, show, slow=True, key="pages", text="Making the pages…")

    def _single(self) -> Callable[[ProgramFile], bytes] | None:
        """Return what makes the document chosen; None for the briefing pack."""
        assert self._session is not None
        id_ = self._session.id
        match self.choices.chosen_document():
            case Document.PACK:
                return None
            case Document.AGENDA:
                audience = self._recipient.audience if self._recipient is not None else Audience.CEO
                return lambda file: documents.agenda(file, id_, audience)
            case Document.SIGN_IN:
                return lambda file: documents.sign_in_sheet(file, id_)
            case Document.ATTENDANCE:
                return documents.attendance_record

    def _show_packet(self, recipient: Recipient, packet: Packet) -> None:
        self.choices.recipients.set_pages(recipient, packet.pages)
        self.choices.contents.set_pages(
            {section.section: (section.first, section.last) for section in packet.sections}
        )
        self.preview.show_pdf(packet.data)
        missing = (
            plural(len(packet.missing), "paper") + " to follow" if packet.missing else "All papers are in"
        )
        self.print_check.say(f"{plural(packet.pages, 'page')}. {missing}. Up to date with all changes.")
        self._say_amount()
        self._up_to_date = True
        self._count_later.start()

    def _show_none(self, why: str) -> None:
        self.preview.clear()
        self.choices.contents.set_pages({})
        self.print_check.say(why)
        self._up_to_date = True

    def _show_pages(self, data: bytes) -> None:
        self.preview.show_pdf(data)
        self._up_to_date = True
        self.print_check.say("Up to date with all changes.")

    def _count_next(self) -> None:
        """Make one packet whose length is not known yet, so that the paper can be counted.

        One at a time, so that whatever the user asks for meanwhile goes first.
        """
        if self._session is None or not self.isVisible():
            return
        recipient = self.choices.recipients.first_unknown()
        if recipient is None:
            return
        session, options = self._session, self.options()
        keep = self._cache.keeper(recipient)

        def counted(packet: Packet) -> None:
            keep(packet)
            self.choices.recipients.set_pages(recipient, packet.pages)
            self._say_amount()
            self._count_next()

        self.operations.read(
            lambda file: packets.build_packet(file, session.id, recipient, options),
            counted,
            slow=True,
            key="pages",
            text="",
        )

    def _say_amount(self) -> None:
        rows = self.choices.recipients
        if self._view is not None:
            self.print_check.show_findings(self._view, rows.checked(), rows.pages())
        self._say_buttons()

    def _say_buttons(self) -> None:
        count = len(self.choices.recipients.checked())
        packs = self.choices.chosen_document() is Document.PACK
        self.print_button.setText(f"&Print {plural(count, 'packet')}…" if packs else "&Print…")
        self.save_button.setText("Save P&DFs…" if packs else "Save P&DF…")
        possible = self._session is not None and (count > 0 or not packs)
        self.print_button.setEnabled(possible)
        self.save_button.setEnabled(possible)

    # saving and printing

    def order(self) -> Order | None:
        """Return what would be saved or printed now; None where there is no session."""
        if self._session is None:
            return None
        return Order(
            self._session,
            self.choices.chosen_document().value,
            self.choices.recipients.checked(),
            self.options(),
            self._single(),
            self.print_check.password(),
        )

    def _give(self, way: Callable[[Order], None]) -> None:
        order = self.order()
        if order is not None:
            way(order)
