"""The left side: which session and document, who gets a packet, and what is in it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QListView, QScrollArea, QVBoxLayout, QWidget

from lead_desktop.domain.model.sessions import Session
from lead_desktop.domain.packets.plan import USUAL, Recipient, Section
from lead_desktop.domain.text.formatting import medium_day
from lead_desktop.services.packets.packets import PacketsView
from lead_desktop.services.scheduling.sessions import SessionLine
from lead_desktop.ui.kit.detail_delegate import DetailDelegate
from lead_desktop.ui.kit.labels import caps_heading
from lead_desktop.ui.packets.contents_model import ContentsModel
from lead_desktop.ui.packets.recipient_model import RecipientModel, RecipientRow
from lead_desktop.ui.theme import Theme


class Document(Enum):
    """What can be printed for a session."""

    PACK = "Briefing pack"
    AGENDA = "Agenda"
    SIGN_IN = "Sign-in sheet"
    ATTENDANCE = "Attendance record"


class WholeList(QListView):
    """A list as high as its rows: the side around it scrolls, never a list in it."""

    def __init__(
        self, name: str, model: QAbstractItemModel, delegate: DetailDelegate, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        model.modelReset.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Ask for the height of all rows."""
        height = max(self.sizeHintForRow(0), 0) * self.model().rowCount()
        return QSize(120, height + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class Choices(QScrollArea):
    """Holds what the coordinator chose: session, document, recipients and sections."""

    session_chosen = Signal(int)
    document_chosen = Signal()
    recipient_chosen = Signal(object)
    checks_changed = Signal()
    sections_changed = Signal()
    page_wanted = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.recipients = RecipientModel()
        self.contents = ContentsModel(Section, USUAL)
        self._delegate = DetailDelegate(theme)
        side = QWidget(self)
        side.setObjectName("side")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.sessions = QComboBox(side)
        self.document = QComboBox(side)
        self.recipient_list = WholeList("Recipients", self.recipients, self._delegate, side)
        self.contents_list = WholeList("Contents", self.contents, self._delegate, side)
        self._build(side)
        self._connect()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(side)
        self.setMinimumWidth(230)
        theme.changed.connect(self._repaint)

    def _build(self, side: QWidget) -> None:
        self.sessions.setAccessibleName("Session")
        self.document.setAccessibleName("Document")
        for box in (self.sessions, self.document):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for document in Document:
            self.document.addItem(document.value, document)
        layout = QVBoxLayout(side)
        layout.setContentsMargins(14, 14, 14, 8)
        layout.setSpacing(6)
        layout.addWidget(self.sessions)
        layout.addWidget(self.document)
        for heading, rows in (("Recipients", self.recipient_list), ("Contents", self.contents_list)):
            layout.addSpacing(6)
            layout.addWidget(caps_heading(heading, side))
            layout.addWidget(rows)
        layout.addStretch(1)

    def _connect(self) -> None:
        self.sessions.activated.connect(lambda row: self.session_chosen.emit(self.sessions.itemData(row)))
        self.document.currentIndexChanged.connect(self.document_chosen)
        self.recipient_list.selectionModel().currentChanged.connect(self._recipient_chosen)
        self.recipients.checks_changed.connect(self.checks_changed)
        self.contents_list.clicked.connect(self._go_to_section)
        self.contents_list.activated.connect(self._go_to_section)
        self.contents.sections_changed.connect(self.sections_changed)

    def _repaint(self) -> None:
        self.recipient_list.viewport().update()
        self.contents_list.viewport().update()

    # what is offered

    def show_sessions(self, lines: Iterable[SessionLine], shown: Session | None) -> None:
        """Offer other sessions."""
        self.sessions.clear()
        for line in lines:
            session = line.session
            self.sessions.addItem(
                f"Session {session.number} · {medium_day(session.day, line.formats)}", session.id
            )
        if shown is not None:
            self.show_session(shown.id)

    def show_session(self, id_: int) -> None:
        """Say which session is shown."""
        self.sessions.setCurrentIndex(self.sessions.findData(id_))

    def show_view(self, view: PacketsView, current: Recipient | None) -> None:
        """Offer the recipients of a session; one of them is the one whose pages are shown."""
        self.recipients.set_rows(
            RecipientRow(
                recipient,
                view.colours.get(recipient.organization_id)
                if recipient.organization_id is not None
                else None,
            )
            for recipient in view.recipients
        )
        if current is not None:
            self.recipient_list.setCurrentIndex(self.recipients.index(self.recipients.row_of(current)))

    # what was chosen

    def chosen_document(self) -> Document:
        """Return what is shown and printed."""
        chosen = self.document.currentData()
        assert isinstance(chosen, Document)
        return chosen

    def _recipient_chosen(self, index: QModelIndex) -> None:
        recipient = self.recipients.recipient_at(index.row())
        if recipient is not None:
            self.recipient_chosen.emit(recipient)

    def _go_to_section(self, index: QModelIndex) -> None:
        page = self.contents.first_page(index.row())
        if page is not None:
            self.page_wanted.emit(page)
