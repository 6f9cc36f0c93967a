"""The recipients of a session's packets, each with a check mark and the length of its packet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from lead_desktop.domain.model.agenda import Audience
from lead_desktop.domain.packets.plan import Recipient
from lead_desktop.domain.text.formatting import plural
from lead_desktop.ui.kit.detail_delegate import COLOUR_ROLE, DETAIL_ROLE

_Index = QModelIndex | QPersistentModelIndex

_ROLES = {Audience.CEO: "CEO", Audience.HEAD_OF_QUALITY: "head of Quality", Audience.GUEST: "guest"}
_SHORT = {Audience.CEO: "CEO", Audience.HEAD_OF_QUALITY: "Quality", Audience.GUEST: "guest"}


@dataclass(frozen=True, slots=True)
class RecipientRow:
    """One recipient as the list shows it; `colour` is the place in the organization colours."""

    recipient: Recipient
    colour: int | None


class RecipientModel(QAbstractListModel):
    """Recipients in the order of the printed pile; all are checked until somebody is left out."""

    checks_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[RecipientRow, ...] = ()
        self._left_out: frozenset[Recipient] = frozenset()
        self._pages: dict[Recipient, int] = {}

    def set_rows(self, rows: Iterable[RecipientRow]) -> None:
        """Show other recipients; whoever was left out stays left out."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self._pages = {}
        self.endResetModel()

    def forget_pages(self) -> None:
        """Drop the page counts: the packets have to be made again."""
        self._pages = {}
        self._all_changed()

    def set_pages(self, recipient: Recipient, pages: int) -> None:
        """Say how long a recipient's packet is."""
        self._pages[recipient] = pages
        self._all_changed()

    def _all_changed(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def recipient_at(self, row: int) -> Recipient | None:
        """Return the recipient of a row."""
        return self._rows[row].recipient if 0 <= row < len(self._rows) else None

    def row_of(self, recipient: Recipient) -> int:
        """Return the row of a recipient, or -1."""
        return next((place for place, row in enumerate(self._rows) if row.recipient == recipient), -1)

    def pages(self) -> Mapping[Recipient, int]:
        """Return the lengths known so far."""
        return dict(self._pages)

    def first_unknown(self) -> Recipient | None:
        """Return the first recipient who gets a packet of unknown length, or None."""
        return next((recipient for recipient in self.checked() if recipient not in self._pages), None)

    def checked(self) -> tuple[Recipient, ...]:
        """Return the recipients who get a packet."""
        return tuple(row.recipient for row in self._rows if row.recipient not in self._left_out)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let every row be checked."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row's name, check mark, length and colour."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        pages = self._pages.get(row.recipient)
        if role == Qt.ItemDataRole.DisplayRole:
            return row.recipient.name
        if role == Qt.ItemDataRole.CheckStateRole:
            left_out = row.recipient in self._left_out
            return Qt.CheckState.Unchecked if left_out else Qt.CheckState.Checked
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            length = f", {plural(pages, 'page')}" if pages else ""
            return f"{row.recipient.name}, {_ROLES[row.recipient.audience]}{length}"
        if role == DETAIL_ROLE:
            return (
                f"{_SHORT[row.recipient.audience]} · {pages} pp" if pages else _SHORT[row.recipient.audience]
            )
        if role == COLOUR_ROLE:
            return row.colour
        return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Check or uncheck a recipient."""
        recipient = self.recipient_at(index.row())
        if role != Qt.ItemDataRole.CheckStateRole or recipient is None:
            return False
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self._left_out -= {recipient}
        else:
            self._left_out |= {recipient}
        self.dataChanged.emit(index, index)
        self.checks_changed.emit()
        return True
