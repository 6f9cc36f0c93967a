"""Moving a session to another day: what is in the way is said while the day is chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from lead_desktop.domain.model.sessions import Session
from lead_desktop.domain.text.formatting import long_day
from lead_desktop.errors import Invalid, UserError
from lead_desktop.services.scheduling import sessions
from lead_desktop.services.scheduling.sessions import Move
from lead_desktop.ui.kit.day_field import DayField
from lead_desktop.ui.kit.finding_list import FindingList
from lead_desktop.ui.kit.labels import label, muted, set_primary
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.theme import Theme


class MoveDialog(QDialog):
    """Asks for another day."""

    def __init__(self, parent: QWidget, operations: Operations, theme: Theme, session: Session) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Move session {session.number}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setMinimumWidth(460)
        self._operations = operations
        self._session = session
        self.day = DayField(operations.entry().ahead, session.day, self)
        self.day.line.setObjectName("day")
        self.day.line.setAccessibleName("To")
        self.day.edited.connect(self._look)
        self.findings = FindingList(theme, self)
        self.along = muted("", self, wrap=True)
        self.problem: QLabel = label("", self, wrap=True)
        self.problem.setProperty("problem", True)
        self.problem.hide()
        self.buttons = QDialogButtonBox(self)
        self.move_button = self.buttons.addButton("Move", QDialogButtonBox.ButtonRole.AcceptRole)
        set_primary(self.move_button)
        self.move_button.setDefault(True)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self._move)
        self.buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow("To", self.day)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(muted(f"Now on {long_day(session.day, operations.formats)}.", self))
        layout.addLayout(form)
        layout.addWidget(self.findings)
        layout.addWidget(self.along)
        layout.addWidget(self.problem)
        layout.addStretch(1)
        layout.addWidget(self.buttons)
        self._look()
        self.day.setFocus()

    def _look(self) -> None:
        self.problem.hide()
        try:
            day = self.day.read("day")
        except Invalid:
            # Nothing is said of a day that is not understood: not of the one before either.
            self.findings.show_findings(())
            self.along.hide()
            self.move_button.setEnabled(False)
            return
        assert day is not None
        self._operations.read(
            lambda file: sessions.look_at_move(file, self._session.id, day), self._show, failed=self._failed
        )

    def _show(self, move: Move) -> None:
        self.findings.show_findings(move.findings)
        self.along.setText(f"Moves along: {'; '.join(move.along)}." if move.along else "")
        self.along.setVisible(bool(move.along))
        self.move_button.setEnabled(bool(move.findings) and move.possible)
        QTimer.singleShot(0, self, self.adjustSize)

    def _move(self) -> None:
        day = self.day.read("day")
        assert day is not None
        self._operations.change(
            lambda file: sessions.move_to(file, self._session.id, day),
            lambda _: self.accept(),
            failed=self._failed,
        )

    def _failed(self, error: UserError) -> None:
        self.problem.setText(f"×  {error.sentence}")
        self.problem.show()
