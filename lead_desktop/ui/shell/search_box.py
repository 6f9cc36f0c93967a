"""The search field at the right of the tabs: a few letters, then the place."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QCompleter, QLineEdit, QListView, QWidget

from lead_desktop.services.search import Hit, search
from lead_desktop.ui.kit.detail_delegate import DETAIL_ROLE, DetailDelegate
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.sentences import SEARCH
from lead_desktop.ui.theme import Theme


class SearchBox(QLineEdit):
    """Offers people, organizations, sessions and goals while the user types."""

    chosen = Signal(object)
    """The user chose a hit."""
    begun = Signal()
    """The keyboard is about to come here, from somewhere else."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._operations: Operations | None = None
        self._hits: tuple[Hit, ...] = ()
        self._model = QStandardItemModel(self)
        self._delegate = DetailDelegate(theme)
        popup = self._popup = QListView()
        popup.setObjectName("popup")
        popup.setAccessibleName("Found")
        completer = QCompleter(self._model, self)
        completer.setPopup(popup)
        # The popup makes its own delegate when it is handed over.
        popup.setItemDelegate(self._delegate)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(12)
        completer.activated[QModelIndex].connect(lambda index: self._take(index.row()))  # type: ignore[index]
        self.setCompleter(completer)
        # After the completer has put in its own: ours is asked first.
        popup.installEventFilter(self)
        self.setPlaceholderText("Search people, sessions, goals…  Ctrl+K")
        self.setAccessibleName(SEARCH)
        self.setClearButtonEnabled(True)
        self.setMinimumWidth(340)
        self.textEdited.connect(self._edited)
        self.returnPressed.connect(self._take_first)
        shortcut = QShortcut(QKeySequence("Ctrl+K"), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(self._begin)

    def search_in(self, operations: Operations) -> None:
        """Search in the program that is open now."""
        self._operations = operations

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let one Escape close what was found and take away what was typed."""
        if (
            watched is self._popup
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
        ):
            self._popup.hide()
            QApplication.sendEvent(self, event)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape take away what was typed, and the window go back to where one came from."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
            return
        self.clear()
        self._model.clear()
        self._hits = ()
        # The window knows where one came from.
        event.ignore()

    def _begin(self) -> None:
        if not self.hasFocus():
            self.begun.emit()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def _edited(self, text: str) -> None:
        if self._operations is not None:
            self._operations.read(lambda file: search(file, text), self._show)

    def _show(self, hits: tuple[Hit, ...]) -> None:
        self._hits = hits
        self._model.clear()
        for hit in hits:
            item = QStandardItem(hit.name)
            item.setData(hit.detail, DETAIL_ROLE)
            item.setToolTip(f"{hit.name} — {hit.detail}")
            item.setAccessibleText(f"{hit.name}, {hit.detail}")
            self._model.appendRow(item)
        if not hits and self.text().strip():
            nothing = QStandardItem("Nothing found")
            nothing.setEnabled(False)
            self._model.appendRow(nothing)

    def _take_first(self) -> None:
        if self._popup.isVisible() and self._popup.currentIndex().isValid():
            return
        self._take(0)

    def _take(self, row: int) -> None:
        if not 0 <= row < len(self._hits):
            return
        hit = self._hits[row]
        self._hits = ()
        self._popup.hide()
        self.clear()
        self.clearFocus()
        self.chosen.emit(hit)
