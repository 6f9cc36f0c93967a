"""The contents of a packet: every section that can be in it, with a check mark and its pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from lead_desktop.domain.packets.plan import Section
from lead_desktop.ui.kit.detail_delegate import DETAIL_ROLE

_Index = QModelIndex | QPersistentModelIndex


class ContentsModel(QAbstractListModel):
    """Sections in the order of the packet; unchecked ones are left out of every packet."""

    sections_changed = Signal()
    SECTION_ROLE = Qt.ItemDataRole.UserRole + 3

    def __init__(self, sections: Iterable[Section], chosen: frozenset[Section]) -> None:
        super().__init__()
        self._sections = tuple(sections)
        self._chosen = chosen
        self._pages: Mapping[Section, tuple[int, int]] = {}

    def chosen(self) -> frozenset[Section]:
        """Return the sections that packets are made of."""
        return self._chosen

    def set_pages(self, pages: Mapping[Section, tuple[int, int]]) -> None:
        """Say on which pages, first and last, each section stands in the packet shown."""
        self._pages = dict(pages)
        self.dataChanged.emit(self.index(0), self.index(len(self._sections) - 1))

    def first_page(self, row: int) -> int | None:
        """Return the first page of a row's section in the packet shown."""
        span = self._pages.get(self._sections[row])
        return span[0] if span else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._sections)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let every section but the cover and the contents themselves be left out."""
        flags = super().flags(index)
        if index.isValid() and self._sections[index.row()] in (Section.COVER, Section.CONTENTS):
            return flags
        return flags | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a section's title, check mark and pages."""
        if not index.isValid():
            return None
        section = self._sections[index.row()]
        span = self._pages.get(section)
        if role == Qt.ItemDataRole.DisplayRole:
            return section.value[0].upper() + section.value[1:]
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if section in self._chosen else Qt.CheckState.Unchecked
        if role == DETAIL_ROLE:
            if span is None:
                return ""
            return str(span[0]) if span[0] == span[1] else f"{span[0]}–{span[1]}"
        if role == Qt.ItemDataRole.ToolTipRole and span is None and section in self._chosen:
            return "Not in this recipient's packet"
        return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a section in or leave it out."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        section = self._sections[index.row()]
        checked = Qt.CheckState(value) == Qt.CheckState.Checked
        self._chosen = self._chosen | {section} if checked else self._chosen - {section}
        self.dataChanged.emit(index, index)
        self.sections_changed.emit()
        return True
