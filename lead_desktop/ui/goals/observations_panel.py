"""The numbers of one measure: months typed or pasted, or the days of its rare events."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from lead_desktop.domain.goals.goal_cards import MeasureCard
from lead_desktop.domain.model.changes import Changes
from lead_desktop.domain.model.goals import Interval, MeasureKind
from lead_desktop.domain.text import formatting
from lead_desktop.domain.text.months import (
    last_full_month,
    month_of,
    months_between,
    quarter_of,
    quarters_between,
)
from lead_desktop.domain.text.numbers import parse_number
from lead_desktop.errors import Invalid, UserError
from lead_desktop.services.goals import observations
from lead_desktop.services.goals.observations import MonthEntry
from lead_desktop.services.program_file import ProgramFile
from lead_desktop.ui.goals import forms
from lead_desktop.ui.goals.events_table import EventsTable
from lead_desktop.ui.goals.goal_action import GoalAction
from lead_desktop.ui.goals.observations_model import DENOMINATOR, NOTE, NUMERATOR, ObservationsModel, Refusal
from lead_desktop.ui.goals.observations_paste import PastePreview
from lead_desktop.ui.goals.observations_table import ObservationsTable
from lead_desktop.ui.kit.editing import open_form, open_value
from lead_desktop.ui.kit.fields import Text
from lead_desktop.ui.kit.labels import ElidedLabel, label
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.theme import Theme


class ObservationsPanel(QFrame):
    """Shows and edits the months of the chosen measure."""

    wanted = Signal(object, object)
    """What the user wants beside typing, a `GoalAction`, and the card."""

    def __init__(self, operations: Operations, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._operations = operations
        self._theme = theme
        self.model = ObservationsModel(theme, lambda: operations.formats)
        self._card: MeasureCard | None = None
        self._first: date | None = None
        self.name = ElidedLabel("", self)
        self.name.setProperty("muted", True)
        self.problem = label("", self, wrap=True)
        self.problem.setProperty("problem", True)
        self.problem.hide()
        self.table = ObservationsTable(self.model, self)
        self.table.paste_wanted.connect(self.paste)
        self.table.copy_wanted.connect(self.copy)
        self.table.clear_wanted.connect(self._clear_cells)
        self.table.customContextMenuRequested.connect(self.open_menu)
        self.events = EventsTable(operations, theme, self)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.events)
        self.paste_button = self._button("Paste…", "Paste numbers from a spreadsheet (Ctrl+V)", self.paste)
        self.more_button = self._button("…", "More for these months", self._open_more)
        self.more_button.setAccessibleName("More for these months")
        heading = label("Measurements", self)
        heading.setProperty("heading", "section")
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(heading)
        top.addWidget(self.name, 1)
        top.addWidget(self.paste_button)
        top.addWidget(self.more_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 8, 14, 8)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addWidget(self.problem)
        layout.addWidget(self.stack, 1)
        self.model.entered.connect(self._entered)

    def _button(self, words_: str, tip: str, do: object) -> QToolButton:
        button = QToolButton(self)
        button.setText(words_)
        button.setToolTip(tip)
        button.setProperty("link", True)
        button.clicked.connect(do)
        return button

    # what is shown

    def show_card(self, card: MeasureCard) -> None:
        """Show a measure's months up to the present one; the next to be typed is in view."""
        other = self._card is None or self._card.measure.id != card.measure.id
        if other:
            self._first = None
            self._tell("")
        self._card = card
        self.name.show_text(f"·  {card.measure.name}")
        rare = card.measure.kind is MeasureKind.DAYS_BETWEEN and not card.observations
        self.stack.setCurrentIndex(1 if rare else 0)
        self.paste_button.setVisible(not rare)
        self.events.show_measure(card.measure, card.events)
        last = last_full_month(self._operations.today())
        self.model.show_measure(card.measure, self._months(card), card.observations, last)
        self.table.setColumnHidden(DENOMINATOR, not self.model.has_denominator)
        if other:
            self.table.fit_columns()
            # The table gets its size with the layout; only then is there a bottom to scroll to.
            QTimer.singleShot(0, self, self.go_to_next)

    def _months(self, card: MeasureCard) -> tuple[date, ...]:
        quarterly = card.measure.interval is Interval.QUARTERLY
        present = month_of(self._operations.today())
        known = [observation.month for observation in card.observations if observation.month <= present]
        first = min([*known, self._first or present, card.measure.baseline_first or present])
        between = quarters_between if quarterly else months_between
        found = set(between(first, present)) | set(known)
        return tuple(sorted(found))

    def go_to_next(self) -> None:
        """Put the cursor into the first month without numbers, unless a cell is being typed into."""
        if self.model.rowCount() and not self.table.is_edited():
            self.table.go_to(self.model.first_empty_row())

    def hasHeightForWidth(self) -> bool:
        """Ask for the same height at any width, so that the page can share out its room freely."""
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the next month in view."""
        super().resizeEvent(event)
        if not self.table.hasFocus():
            QTimer.singleShot(0, self, self.go_to_next)

    def _add_earlier(self) -> None:
        if self._card is None:
            return
        first = self.model.month_at(0)
        before = date.fromordinal(first.toordinal() - 1)
        quarterly = self._card.measure.interval is Interval.QUARTERLY
        self._first = quarter_of(before) if quarterly else month_of(before)
        self.show_card(self._card)
        self.table.go_to(0)

    def _tell(self, sentence: str) -> None:
        self.problem.setText(f"×  {sentence}" if sentence else "")
        self.problem.setVisible(bool(sentence))

    # typing

    def _clear_cells(self) -> None:
        card = self._card
        if card is None:
            return
        changed: dict[date, MonthEntry] = {}
        for index in self.table.selectedIndexes():
            known = self.model.observation_at(index.row())
            if known is None or index.column() not in (NUMERATOR, DENOMINATOR, NOTE):
                continue
            month = self.model.month_at(index.row())
            now = changed.get(month) or MonthEntry(month, known.numerator, known.denominator, known.note)
            changed[month] = MonthEntry(
                month,
                None if index.column() == NUMERATOR else now.numerator,
                None if index.column() == DENOMINATOR else now.denominator,
                "" if index.column() == NOTE else now.note,
            )
        if changed:
            self._operations.change(
                lambda file: observations.set_numbers(file, card.measure.id, list(changed.values())),
                lambda _: self._kept(),
                failed=lambda error: self._tell(error.sentence),
            )

    def _kept(self) -> None:
        self.model.refuse(None)
        self._tell("")

    def _entered(self, month: date, column: int, typed: str) -> None:
        card = self._card
        if card is None:
            return
        known = next((observation for observation in card.observations if observation.month == month), None)
        before = (known.numerator, known.denominator) if known is not None else (None, None)

        def save(file: ProgramFile) -> Changes:
            kept = list(before)
            note = typed if column == NOTE else None
            if column != NOTE:
                kept[column - NUMERATOR] = parse_number(typed.removesuffix("%"), "number")
            entered = MonthEntry(month, kept[0], kept[1], note)
            return observations.set_numbers(file, card.measure.id, [entered])

        def refused(error: UserError) -> None:
            sentence = error.problems[0].sentence if isinstance(error, Invalid) else error.sentence
            self.model.refuse(Refusal(month, column, typed, sentence))
            formats = self._operations.formats
            self._tell(
                f"{formatting.month(month, formats)}, “{typed}”: {sentence} What was there before is kept."
            )

        self._operations.change(save, lambda _: self._kept(), failed=refused)

    # pasting and copying

    def copy(self) -> None:
        """Put the selected cells on the clipboard, as a spreadsheet takes them."""
        chosen = {
            (index.row(), index.column()): str(index.data() or "") for index in self.table.selectedIndexes()
        }
        rows = sorted({row for row, _ in chosen})
        columns = [
            column
            for column in sorted({column for _, column in chosen})
            if not self.table.isColumnHidden(column)
        ]
        lines = ["\t".join(chosen.get((row, column), "") for column in columns) for row in rows]
        if lines:
            QGuiApplication.clipboard().setText("\n".join(lines))

    def paste(self) -> None:
        """Show what the clipboard holds; rows without months go to those from the selected one on."""
        card = self._card
        if card is None or not self.model.rowCount():
            return
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self._tell("There is nothing on the clipboard. Copy the cells in your spreadsheet first.")
            return
        self._tell("")
        chosen = self.table.currentIndex().row()
        first = self.model.month_at(chosen if chosen >= 0 else self.model.first_empty_row())
        last = month_of(self._operations.today())
        PastePreview(
            self, self._theme, card, text, first, last, self._operations.formats, self._keep_pasted
        ).open()

    def _keep_pasted(self, entered: tuple[MonthEntry, ...]) -> None:
        card = self._card
        if card is None or not entered:
            return
        self._operations.change(
            lambda file: observations.set_numbers(file, card.measure.id, entered),
            lambda _: self._kept(),
            failed=lambda error: self._tell(error.sentence),
        )

    # what else a month allows

    def _open_more(self) -> None:
        self.open_menu(self.table.viewport().rect().topRight())

    def open_menu(self, place: QPoint) -> QMenu:
        """Offer what can be done with the selected month."""
        menu = QMenu(self)
        index = self.table.currentIndex()
        card = self._card
        if card is not None and index.isValid() and self.stack.currentIndex() == 0:
            month = self.model.month_at(index.row())
            known = self.model.observation_at(index.row())
            name = formatting.month(month, self._operations.formats)
            menu.addAction(f"&Mark a change in {name}…").triggered.connect(
                lambda: self._mark(month, new_phase=False)
            )
            menu.addAction(f"New &phase from {name}…").triggered.connect(
                lambda: self._mark(month, new_phase=True)
            )
            if known is not None and known.excluded:
                menu.addAction(f"&Take {name} in again").triggered.connect(lambda: self._take_in(month))
            elif known is not None and known.numerator is not None:
                menu.addAction(f"&Leave {name} out…").triggered.connect(
                    lambda: self._leave_out(month, known.note)
                )
            menu.addSeparator()
        menu.addAction("&Paste…").triggered.connect(self.paste)
        menu.addAction("&Earlier month").triggered.connect(self._add_earlier)
        menu.addSeparator()
        for text, what in (
            ("&Changes and phases…", GoalAction.SHOW_MARKERS),
            ("Event &dates…", GoalAction.SHOW_EVENTS),
            ("Edit &measure…", GoalAction.EDIT_MEASURE),
        ):
            menu.addAction(text).triggered.connect(lambda _=False, what=what: self._want(what))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.table.viewport().mapToGlobal(place))
        return menu

    def _want(self, what: GoalAction) -> None:
        if self._card is not None:
            self.wanted.emit(what, self._card)

    def _mark(self, month: date, *, new_phase: bool) -> None:
        if self._card is None:
            return
        marker = forms.new_marker(self._card.measure.id, month, new_phase=new_phase)
        title = "New phase" if new_phase else "Mark a change"
        open_value(self, self._operations, title, forms.marker_fields(self._operations.formats), marker)

    def _leave_out(self, month: date, note: str) -> None:
        card = self._card
        if card is None:
            return

        def save(file: ProgramFile, entered: forms.LeftOut) -> Changes:
            return observations.set_excluded(file, card.measure.id, month, True, entered.note)

        open_form(
            self,
            self._operations,
            f"Leave {formatting.month(month, self._operations.formats)} out",
            (Text("note", "&Why", lines=2),),
            forms.LeftOut(note),
            save,
            text="The month stays on the chart. Centre line, limits and signals do without it.",
            ok="Leave out",
        )

    def _take_in(self, month: date) -> None:
        card = self._card
        if card is not None:
            self._operations.change(
                lambda file: observations.set_excluded(file, card.measure.id, month, False)
            )
