"""The Packets tab: who gets one, what is in it, the very pages, and the way to paper."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QListView,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from lead_desktop.domain.agenda import Audience
from lead_desktop.domain.attendance import Mark
from lead_desktop.domain.changes import Changes, Kind
from lead_desktop.domain.packets import USUAL, PacketOptions, Recipient, Section
from lead_desktop.domain.sessions import Session
from lead_desktop.domain.words import brief_day, plural, short_day
from lead_desktop.services import issued, packets, printing, readiness
from lead_desktop.services.packets import Manifest, PacketsView
from lead_desktop.services.sessions import SessionLine, session_lines
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.packets.contents_model import ContentsModel
from lead_desktop.ui.packets.detail_delegate import DetailDelegate
from lead_desktop.ui.packets.preview import PdfPreview
from lead_desktop.ui.packets.printing import PrintJob, new_printer, print_documents
from lead_desktop.ui.packets.recipient_model import RecipientModel, RecipientRow
from lead_desktop.ui.tab import Navigation, Tab
from lead_desktop.ui.theme import Theme
from lead_desktop.ui.widgets.finding_list import FindingList
from lead_desktop.ui.widgets.labels import caps_heading, muted, section_heading

if TYPE_CHECKING:
    from lead_desktop.services.packets import Packet

_ROLES = {Audience.CEO: "CEO", Audience.HEAD_OF_QUALITY: "head of Quality", Audience.GUEST: "guest"}


class Document(Enum):
    """What can be printed for a session."""

    PACK = "Briefing pack"
    AGENDA = "Agenda"
    SIGN_IN = "Sign-in sheet"
    ATTENDANCE = "Attendance record"


class PacketsTab(Tab):
    """Previews the packet of one recipient, and saves or prints those of all who are checked."""

    title = "Packets"

    def __init__(self, operations: Operations, theme: Theme, navigation: Navigation) -> None:
        super().__init__(operations, theme, navigation)
        self._lines: tuple[SessionLine, ...] = ()
        self._session: Session | None = None
        self._recipient: Recipient | None = None
        self._stale = True
        self._job: PrintJob | None = None
        self.recipients = RecipientModel()
        self.contents = ContentsModel(Section, USUAL)
        self.preview = PdfPreview(self)
        self.findings = FindingList(theme, self)
        self._delegate = DetailDelegate(theme)
        # Typing elsewhere makes many changes in a row; the pages are made once it pauses.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(250)
        self._later.timeout.connect(self._build)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(self._left())
        splitter.addWidget(self._middle())
        splitter.addWidget(self._right())
        splitter.setSizes([270, 760, 270])
        splitter.setStretchFactor(1, 1)
        for place in range(3):
            splitter.setCollapsible(place, False)
        navigation.remember_splitter(splitter, "packets")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)
        theme.changed.connect(self._repaint_lists)
        self._repaint_lists()

    # building

    def _side(self) -> tuple[QWidget, QVBoxLayout]:
        side = QWidget(self)
        side.setObjectName("side")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        side.setMinimumWidth(230)
        layout = QVBoxLayout(side)
        layout.setContentsMargins(14, 14, 14, 10)
        layout.setSpacing(7)
        return side, layout

    def _left(self) -> QWidget:
        side, layout = self._side()
        self.sessions = QComboBox(side)
        self.sessions.setAccessibleName("Session")
        self.sessions.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.sessions.activated.connect(self._session_chosen)
        self.document = QComboBox(side)
        self.document.setAccessibleName("Document")
        for document in Document:
            self.document.addItem(document.value, document)
        self.document.currentIndexChanged.connect(self._document_chosen)
        self.recipient_list = QListView(side)
        self.recipient_list.setObjectName("side")
        self.recipient_list.setAccessibleName("Recipients")
        self.recipient_list.setModel(self.recipients)
        self.recipient_list.setItemDelegate(self._delegate)
        self.recipient_list.selectionModel().currentChanged.connect(self._recipient_chosen)
        self.recipients.checks_changed.connect(self._say_buttons)
        self.contents_list = QListView(side)
        self.contents_list.setObjectName("side")
        self.contents_list.setAccessibleName("Contents")
        self.contents_list.setModel(self.contents)
        self.contents_list.setItemDelegate(self._delegate)
        self.contents_list.clicked.connect(self._go_to_section)
        self.contents_list.activated.connect(self._go_to_section)
        self.contents.sections_changed.connect(self._options_changed)
        layout.addWidget(caps_heading("Session", side))
        layout.addWidget(self.sessions)
        layout.addWidget(self.document)
        layout.addSpacing(6)
        layout.addWidget(caps_heading("Recipients", side))
        layout.addWidget(self.recipient_list, 5)
        layout.addWidget(caps_heading("Contents", side))
        layout.addWidget(self.contents_list, 6)
        return side

    def _middle(self) -> QWidget:
        middle = QWidget(self)
        middle.setObjectName("main")
        middle.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(20, 14, 20, 14)
        layout.addWidget(self.preview)
        self.save_button = QPushButton("&Save PDFs…", middle)
        self.save_button.clicked.connect(self._save)
        self.print_button = QPushButton("&Print…", middle)
        self.print_button.setProperty("primary", True)
        self.print_button.clicked.connect(self._print)
        self.preview.bar.addWidget(self.save_button)
        self.preview.bar.addWidget(self.print_button)
        return middle

    def _right(self) -> QWidget:
        side, layout = self._side()
        layout.addWidget(section_heading("Before you print", side))
        layout.addWidget(self.findings)
        layout.addSpacing(10)
        layout.addWidget(section_heading("Options", side))
        self.two_sided = self._option("Start sections on the &right", checked=False)
        self.name_on_cover = self._option("Recipient's &name on the cover", checked=True)
        self.note_lines = self._option("Include &lines for notes", checked=False)
        for option in (self.two_sided, self.name_on_cover, self.note_lines):
            layout.addWidget(option)
        self._status = muted("", side, wrap=True)
        layout.addSpacing(6)
        layout.addWidget(self._status)
        layout.addStretch(1)
        self.findings.activated.connect(self.navigation.show_finding)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(side)
        area.setMinimumWidth(240)
        return area

    def _option(self, words: str, *, checked: bool) -> QCheckBox:
        box = QCheckBox(words, self)
        box.setChecked(checked)
        box.toggled.connect(self._options_changed)
        return box

    def _repaint_lists(self) -> None:
        self.preview.set_ground(self.theme.colour("hover"))
        self.recipient_list.viewport().update()
        self.contents_list.viewport().update()

    # what is shown

    def refresh(self, changes: Changes | None) -> None:
        """Read the sessions again, and make the pages anew when the tab is in view."""
        if changes is None or changes.touches(Session):
            self.operations.read(lambda: session_lines(self.operations.file), self._show_sessions)
        if changes is None or not changes.ids(Mark) or len(changes.touched) > len(changes.ids(Mark)):
            self._follow()

    def _follow(self) -> None:
        """Make what is shown anew: at once in words, the pages when the tab is in view."""
        self._stale = True
        if self.isVisible():
            self._read_view()

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the pages up to date when the tab comes into view."""
        super().showEvent(event)
        if self._stale:
            self._read_view()

    def _show_sessions(self, lines: tuple[SessionLine, ...]) -> None:
        self._lines = lines
        before = self._session.id if self._session is not None else None
        self.sessions.clear()
        for line in lines:
            session = line.session
            self.sessions.addItem(f"Session {session.number} · {short_day(session.day)}", session.id)
        wanted = before if any(line.session.id == before for line in lines) else None
        if wanted is None:
            wanted = next((line.session.id for line in lines if line.is_next), None)
        if wanted is None and lines:
            wanted = lines[-1].session.id
        self._session = next((line.session for line in lines if line.session.id == wanted), None)
        if wanted is not None:
            self.sessions.setCurrentIndex(self.sessions.findData(wanted))

    def show_value(self, kind: Kind, identity: int) -> None:
        """Show the packets of a session."""
        if kind is not Session:
            return
        self._session = next((line.session for line in self._lines if line.session.id == identity), None)
        self.sessions.setCurrentIndex(self.sessions.findData(identity))
        self._follow()

    def _session_chosen(self, row: int) -> None:
        self.show_value(Session, self.sessions.itemData(row))

    def _read_view(self) -> None:
        if self._session is None:
            self.recipients.set_rows(())
            self.preview.clear()
            self._status.setText("There is no session yet. Add one in the Scheduling tab.")
            self._say_buttons()
            return
        identity = self._session.id
        self._stale = False
        self.operations.read(lambda: packets.view(self.operations.file, identity), self._show_view)
        self.operations.read(
            lambda: readiness.findings(self.operations.file, identity), self.findings.show_findings
        )

    def _show_view(self, view: PacketsView) -> None:
        self._session = view.session
        rows = [
            RecipientRow(
                one,
                view.colours.get(one.organization_id) if one.organization_id is not None else None,
                _ROLES[one.audience],
            )
            for one in view.recipients
        ]
        self.recipients.set_rows(rows)
        if self._recipient not in view.recipients:
            self._recipient = view.recipients[0] if view.recipients else None
        if self._recipient is not None:
            index = self.recipients.index(self.recipients.row_of(self._recipient))
            self.recipient_list.setCurrentIndex(index)
        self._say_buttons()
        self._later.start()

    def _recipient_chosen(self, index: QModelIndex) -> None:
        recipient = self.recipients.recipient_at(index.row())
        if recipient is not None and recipient != self._recipient:
            self._recipient = recipient
            self._later.start()

    def _document_chosen(self) -> None:
        self._say_buttons()
        self._later.start()

    def _options_changed(self) -> None:
        self.recipients.forget_pages()
        self._later.start()

    def options(self) -> PacketOptions:
        """Return what the coordinator chose."""
        return PacketOptions(
            sections=self.contents.chosen(),
            two_sided=self.two_sided.isChecked(),
            name_on_cover=self.name_on_cover.isChecked(),
            note_lines=self.note_lines.isChecked(),
        )

    def chosen_document(self) -> Document:
        """Return what is shown and printed."""
        chosen = self.document.currentData()
        assert isinstance(chosen, Document)
        return chosen

    # making the pages

    def _build(self) -> None:
        if self._session is None:
            return
        session, recipient, options = self._session, self._recipient, self.options()
        if self.chosen_document() is Document.PACK:
            if recipient is None:
                self._say_nobody()
                return
            self.operations.read(
                lambda: packets.build_packet(self.operations.file, session.id, recipient, options),
                partial(self._show_packet, recipient),
                slow=True,
                key="preview",
                words="Making the pages…",
            )
            return
        self.contents.set_pages({})
        self.operations.read(
            self._single(session, recipient),
            self._show_pages,
            slow=True,
            key="preview",
            words="Making the pages…",
        )

    def _single(self, session: Session, recipient: Recipient | None) -> Callable[[], bytes]:
        file = self.operations.file
        document = self.chosen_document()
        if document is Document.AGENDA:
            audience = recipient.audience if recipient is not None else Audience.CEO
            return lambda: printing.agenda(file, session.id, audience)
        if document is Document.SIGN_IN:
            return lambda: printing.sign_in_sheet(file, session.id)
        return lambda: printing.attendance_record(file)

    def _say_nobody(self) -> None:
        self.preview.clear()
        self.contents.set_pages({})
        self._status.setText(
            "Nobody is invited to this session yet: give it an agenda in Scheduling, and CEOs in People."
        )

    def _show_packet(self, recipient: Recipient, packet: Packet) -> None:
        self.recipients.set_pages(recipient, packet.pages)
        self.contents.set_pages({one.section: (one.first, one.last) for one in packet.sections})
        self.preview.show_pdf(packet.data)
        missing = (
            plural(len(packet.missing), "paper") + " to follow" if packet.missing else "All papers are in"
        )
        self._status.setText(f"{plural(packet.pages, 'page')}. {missing}. Up to date with all changes.")

    def _show_pages(self, data: bytes) -> None:
        self.preview.show_pdf(data)
        self._status.setText("Up to date with all changes.")

    def _go_to_section(self, index: QModelIndex) -> None:
        page = self.contents.first_page(index.row())
        if page is not None:
            self.preview.go_to(page)

    def _say_buttons(self) -> None:
        count = len(self.recipients.checked())
        packs = self.chosen_document() is Document.PACK
        self.print_button.setText(f"&Print {plural(count, 'packet')}…" if packs else "&Print…")
        self.save_button.setText("&Save PDFs…" if packs else "&Save PDF…")
        possible = self._session is not None and (count > 0 or not packs)
        self.print_button.setEnabled(possible)
        self.save_button.setEnabled(possible)

    # saving

    def _save(self) -> None:
        if self._session is None:
            return
        dialog = QFileDialog(self, "Save the packets in a folder", str(self.operations.file.path.parent))
        if self.chosen_document() is Document.PACK:
            dialog.setFileMode(QFileDialog.FileMode.Directory)
            dialog.setOption(QFileDialog.Option.ShowDirsOnly)
            dialog.fileSelected.connect(lambda chosen: self.save_packets(Path(chosen)))
        else:
            dialog.setWindowTitle("Save as PDF")
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setDefaultSuffix("pdf")
            name = f"Session {self._session.number} - {self.chosen_document().value}.pdf"
            dialog.selectFile(name)
            dialog.fileSelected.connect(lambda chosen: self.save_single(Path(chosen)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def save_packets(self, folder: Path) -> None:
        """Write the packets of everybody who is checked into a folder."""
        if self._session is None:
            return
        session, chosen, options = self._session, self.recipients.checked(), self.options()

        def saved(manifest: Manifest) -> None:
            self._issue(session)
            count = plural(len(manifest.packets), "packet")
            self.navigation.offer.emit(
                f"{count} for session {manifest.session} on {brief_day(session.day)} saved in {folder.name}.",
                "Open the folder",
                lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))),
            )

        self.operations.read(
            lambda: packets.save_chosen(self.operations.file, session.id, chosen, options, folder),
            saved,
            slow=True,
            words=f"Making {plural(len(chosen), 'packet')}…",
        )

    def save_single(self, path: Path) -> None:
        """Write the document shown into a file."""
        if self._session is None:
            return
        make = self._single(self._session, self._recipient)
        self.operations.read(
            lambda: packets.write_file(path, make()),
            lambda _: self.navigation.said.emit(f"{path.name} is saved in {path.parent.name}."),
            slow=True,
            words="Saving…",
        )

    def _issue(self, session: Session) -> None:
        """Note that packets went out: what is changed from now on is worth a word."""
        self.operations.change(lambda: issued.issue(self.operations.file, session.id))

    # printing

    def _print(self) -> None:
        if self._session is None:
            return
        printer = new_printer()
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._make_and_print(printer))
        # The print dialog's own `open` wants a slot by name; the plain one opens it just the same.
        QDialog.open(dialog)

    def _make_and_print(self, printer: QPrinter) -> None:
        if self._session is None:
            return
        session, chosen, options = self._session, self.recipients.checked(), self.options()
        file = self.operations.file
        if self.chosen_document() is Document.PACK:

            def make() -> list[bytes]:
                made = packets.build_packets(file, session.id, chosen, options)
                return [packet.data for _, packet in made]
        else:
            single = self._single(session, self._recipient)

            def make() -> list[bytes]:
                return [single()]

        issued_for = session if self.chosen_document() is Document.PACK else None
        self.operations.read(
            make,
            lambda documents: self.print_documents(printer, documents, issued_for),
            slow=True,
            words="Making the packets…",
        )

    def print_documents(
        self, printer: QPrinter, documents: list[bytes], issued_for: Session | None = None
    ) -> None:
        """Print finished documents on a printer, with progress and a way to stop.

        `issued_for` is the session whose packets they are; it is noted once all were printed.
        """

        def finished(problem: str) -> None:
            if problem:
                self.operations.refused.emit(problem)
            else:
                if issued_for is not None:
                    self._issue(issued_for)
                self.navigation.said.emit(f"{plural(len(documents), 'document')} sent to the printer.")

        self._job = print_documents(self, printer, documents, finished)
