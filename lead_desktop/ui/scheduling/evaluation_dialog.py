"""Evaluation forms typed in from paper: one row a form, one digit an answer, no mouse needed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from lead_desktop.domain.model.actions import EVALUATION_QUESTIONS
from lead_desktop.domain.scheduling.evaluation import Form
from lead_desktop.domain.sentences import SCORE_RANGE
from lead_desktop.domain.text.formatting import plural
from lead_desktop.errors import UserError
from lead_desktop.services.scheduling import evaluation
from lead_desktop.ui.kit.confirm import confirm
from lead_desktop.ui.kit.labels import label, muted, set_primary
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.sentences import NOT_SAVED_YET

_Index = QModelIndex | QPersistentModelIndex
_COLUMNS = len(EVALUATION_QUESTIONS)
_EMPTY: tuple[int | None, ...] = (None,) * _COLUMNS


class FormsModel(QAbstractTableModel):
    """The forms of a session, and one empty row for the next one."""

    def __init__(self, forms: Sequence[Form]) -> None:
        super().__init__()
        self._numbers = [form.number for form in forms]
        self._answers = [list(form.answers) for form in forms]
        self._add_row()

    def _add_row(self) -> None:
        self._numbers.append(max(self._numbers, default=0) + 1)
        self._answers.append(list(_EMPTY))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many forms there are, the empty one included."""
        return 0 if parent.isValid() else len(self._answers)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else _COLUMNS

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a question, or the number of a form."""
        if role == Qt.ItemDataRole.DisplayRole:
            if orientation is Qt.Orientation.Horizontal:
                return f"{section + 1}. {EVALUATION_QUESTIONS[section]}"
            return f"Form {self._numbers[section]}"
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        answer = self._answers[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if answer is None else str(answer)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = "left open" if answer is None else str(answer)
            return f"Form {self._numbers[index.row()]}, question {index.column() + 1}: {parts}"
        return None

    def answer(self, row: int, column: int, score: int | None) -> None:
        """Keep an answer; a new empty row follows once the last one has begun."""
        self._answers[row][column] = score
        index = self.index(row, column)
        self.dataChanged.emit(index, index)
        if score is not None and row == len(self._answers) - 1:
            self.beginInsertRows(QModelIndex(), row + 1, row + 1)
            self._add_row()
            self.endInsertRows()

    def clear_row(self, row: int) -> None:
        """Empty a form; it is then not kept."""
        self._answers[row] = list(_EMPTY)
        self.dataChanged.emit(self.index(row, 0), self.index(row, _COLUMNS - 1))

    def forms(self) -> tuple[Form, ...]:
        """Return the forms that have an answer."""
        return tuple(
            Form(number, tuple(answers))
            for number, answers in zip(self._numbers, self._answers, strict=True)
            if any(answer is not None for answer in answers)
        )


class _Grid(QTableView):
    """A table in which a digit answers and goes on to the next question."""

    refused = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer with a digit, leave open with the space bar, take away with Delete or Backspace."""
        model, index = self.model(), self.currentIndex()
        assert isinstance(model, FormsModel)
        text = event.text()
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control or not index.isValid():
            super().keyPressEvent(event)
        elif text in ("1", "2", "3", "4", "5"):
            model.answer(index.row(), index.column(), int(text))
            self._go_on(index.row(), index.column())
            self.refused.emit("")
        elif text.isdigit():
            self.refused.emit(SCORE_RANGE)
        elif event.key() == Qt.Key.Key_Space:
            model.answer(index.row(), index.column(), None)
            self._go_on(index.row(), index.column())
        elif event.key() == Qt.Key.Key_Delete:
            model.answer(index.row(), index.column(), None)
        elif event.key() == Qt.Key.Key_Backspace:
            self._go_back(index.row(), index.column())
            model.answer(self.currentIndex().row(), self.currentIndex().column(), None)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._select(min(index.row() + 1, model.rowCount() - 1), 0)
        else:
            super().keyPressEvent(event)

    def _go_on(self, row: int, column: int) -> None:
        if column + 1 < _COLUMNS:
            self._select(row, column + 1)
        else:
            self._select(min(row + 1, self.model().rowCount() - 1), 0)

    def _go_back(self, row: int, column: int) -> None:
        if column > 0:
            self._select(row, column - 1)
        elif row > 0:
            self._select(row - 1, _COLUMNS - 1)

    def _select(self, row: int, column: int) -> None:
        self.setCurrentIndex(self.model().index(row, column))


class EvaluationDialog(QDialog):
    """Takes the forms of one session; all are kept as one change."""

    def __init__(
        self, parent: QWidget, operations: Operations, session_id: int, number: int, forms: Sequence[Form]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Evaluation forms of session {number}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.resize(760, 460)
        self._operations = operations
        self._session_id = session_id
        self._before = tuple(forms)
        self.model = FormsModel(forms)
        self.grid = self._make_grid()
        self.grid.refused.connect(self._say)
        self.model.dataChanged.connect(self._say_means)
        self.problem = label("", self)
        self.problem.setProperty("problem", True)
        self.means = muted("", self, wrap=True)
        keys = "Type 1 to 5 for each answer: the next question follows by itself. Space leaves one open, "
        keys += "Backspace goes back, Ctrl+Enter saves. 1 is “not at all”, 5 “entirely”."
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(muted(keys, self, wrap=True))
        layout.addWidget(self.grid, 1)
        layout.addWidget(self.problem)
        layout.addWidget(self.means)
        layout.addWidget(self._make_buttons())
        self.grid.setCurrentIndex(self.model.index(self.model.rowCount() - 1, 0))
        self.grid.setFocus()
        self._say_means()

    def _make_grid(self) -> _Grid:
        grid = _Grid(self)
        grid.setModel(self.model)
        grid.setAccessibleName("Evaluation forms")
        grid.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        grid.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        grid.setTabKeyNavigation(False)
        grid.setShowGrid(False)
        grid.setCornerButtonEnabled(False)
        header = grid.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        header.setHighlightSections(False)
        header.setMinimumHeight(self.fontMetrics().lineSpacing() * 2 + 14)
        grid.verticalHeader().setMinimumWidth(76)
        return grid

    def _make_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(self)
        save = buttons.addButton("Save", QDialogButtonBox.ButtonRole.AcceptRole)
        set_primary(save)
        save.setAutoDefault(False)
        cancel = buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        cancel.setAutoDefault(False)
        buttons.accepted.connect(self.save)
        buttons.rejected.connect(self.reject)
        return buttons

    def _say(self, sentence: str) -> None:
        self.problem.setText(f"×  {sentence}" if sentence else "")

    def _say_means(self) -> None:
        forms = self.model.forms()
        parts = []
        for question in range(_COLUMNS):
            answers = [form.answers[question] for form in forms if form.answers[question] is not None]
            known = [answer for answer in answers if answer is not None]
            parts.append(f"{question + 1}: {sum(known) / len(known):.1f}" if known else f"{question + 1}: –")
        self.means.setText(f"Means by question, {plural(len(forms), 'form')}: {' · '.join(parts)}")

    def save(self) -> None:
        """Keep all forms as one change."""
        forms = self.model.forms()
        self._operations.change(
            lambda file: evaluation.set_forms(file, self._session_id, forms),
            lambda _: self.accept(),
            failed=self._failed,
        )

    def _failed(self, error: UserError) -> None:
        self._say(error.sentence)

    def reject(self) -> None:
        """Close without saving; answers are thrown away only after a question."""
        if self.model.forms() == self._before:
            super().reject()
            return
        confirm(
            self,
            "Throw away the answers you typed?",
            NOT_SAVED_YET,
            "Throw away",
            lambda: QDialog.reject(self),
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        """Treat the window's cross as Cancel."""
        event.ignore()
        self.reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save with Ctrl+Enter from anywhere."""
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
            return
        super().keyPressEvent(event)
