"""How the agenda's cells look and are typed into."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QHideEvent, QKeyEvent, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QCompleter,
    QLabel,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from lead_desktop.domain.model.agenda import PAUSES, Audience, invited
from lead_desktop.services.scheduling.agenda import AgendaLine
from lead_desktop.ui.scheduling.agenda_model import (
    ITEM,
    LEAD,
    LENGTH,
    LINE_ROLE,
    PAPERS,
    ROOM,
    START,
    AgendaModel,
)
from lead_desktop.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex

HANDLE = 16
"""The width of the dots by which a row is dragged."""
_CHIP = QSize(21, 16)
_GAP = 4
_PADDING = 13
_NOTE = 34
"""The width of the word that tells of a note for the run sheet."""
_LONGEST = 3
"""Lines of a title; more are cut, and the whole text is in the tooltip."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


def wrapped(text: str, font: QFont, width: int, longest: int = _LONGEST) -> list[str]:
    """Break a text into lines of a width; the last of too many is shortened."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    # Qt counts in UTF-16, where some characters take two places.
    units = text.encode("utf-16-le")

    def part(first: int, last: int | None = None) -> str:
        return units[2 * first : None if last is None else 2 * last].decode("utf-16-le", "ignore").strip()

    layout.beginLayout()
    lines: list[str] = []
    at = 0
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(width, 20))
        rest, at = part(at), at + line.textLength()
        if len(lines) == longest - 1 and 2 * at < len(units):
            lines.append(QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width))
            break
        lines.append(part(at - line.textLength(), at))
    layout.endLayout()
    return lines or [""]


class CellEditor(QLineEdit):
    """A cell's text box; what is wrong with the text stands right below or above it."""

    def __init__(self, parent: QWidget, check: Callable[[str], str]) -> None:
        super().__init__(parent)
        self._area = parent
        self._check = check
        self._problem = QLabel(parent)
        self._problem.setObjectName("cell_problem")
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.hide()
        self.destroyed.connect(self._problem.deleteLater)
        self.textEdited.connect(lambda: self._problem.hide())

    def refuses(self) -> bool:
        """Tell whether the text cannot be kept; the reason is then shown."""
        sentence = self._check(self.text())
        if sentence:
            self._show_problem(sentence)
        return bool(sentence)

    def _show_problem(self, sentence: str) -> None:
        self._problem.setText(f"×  {sentence}")
        self._problem.adjustSize()
        place = self.geometry().bottomLeft() + QPoint(0, 2)
        if self._area.height() - place.y() < self._problem.height():
            place.setY(self.geometry().top() - self._problem.height() - 2)
        place.setX(min(place.x(), max(self._area.width() - self._problem.width(), 0)))
        self._problem.move(place)
        self._problem.show()
        self._problem.raise_()

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the reason away with the box."""
        super().hideEvent(event)
        self._problem.hide()

    def problem(self) -> str:
        """Return the sentence shown; empty where there is none."""
        return "" if self._problem.isHidden() else self._problem.text()


class AgendaDelegate(QStyledItemDelegate):
    """Paints rows with hairlines, wrapped titles, a pin, and the chips C, Q and G."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.lead_in_item = False
        """Whether who leads an item stands below its title, for want of a column."""

    # painting

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line = index.data(LINE_ROLE)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self._theme.colour("accent soft"))
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if isinstance(line, AgendaLine):
            if index.column() == ROOM:
                self._paint_chips(painter, option, line)
            elif index.column() in (ITEM, LEAD):
                self._paint_wrapped(painter, option, index.column(), line)
            else:
                self._paint_text(painter, option, index, line)
            focused = option.state & QStyle.StateFlag.State_HasFocus
            if focused and option.widget is not None and option.widget.hasFocus():
                painter.setPen(QPen(self._theme.colour("accent"), 1))
                painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        painter.restore()

    def _paint_text(
        self, painter: QPainter, option: QStyleOptionViewItem, index: _Index, line: AgendaLine
    ) -> None:
        quiet = line.item.kind in PAUSES or index.column() != START
        area = option.rect.adjusted(8, 0, -4, 0)
        font = QFont(option.font)
        if index.column() == START:
            self._paint_handle(painter, option.rect)
            area.setLeft(option.rect.left() + HANDLE + 6)
            font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(self._theme.colour("muted" if quiet else "ink"))
        text = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
        if index.column() == START and line.item.pinned is not None:
            taken = painter.fontMetrics().horizontalAdvance(text)
            self._paint_pin(painter, QPointF(area.left() + taken + 9, area.center().y() + 0.5))
        if index.column() == PAPERS and line.item.notes:
            self._paint_note(painter, option.rect)

    def _paint_handle(self, painter: QPainter, area: QRect) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("muted"))
        for column in (0, 1):
            for row in (-1, 0, 1):
                middle = QPointF(area.left() + 6.5 + column * 4.5, area.center().y() + 0.5 + row * 4.5)
                painter.drawEllipse(middle, 1.0, 1.0)
        painter.restore()

    def _paint_pin(self, painter: QPainter, middle: QPointF) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("accent"), 1.4))
        painter.setBrush(self._theme.colour("accent"))
        painter.drawEllipse(middle - QPointF(0, 3), 2.8, 2.8)
        painter.drawLine(middle, middle + QPointF(0, 5.5))
        painter.restore()

    def _paint_wrapped(
        self, painter: QPainter, option: QStyleOptionViewItem, column: int, line: AgendaLine
    ) -> None:
        blocks = self._blocks(line, column, option.font, option.rect.width())
        height = sum(QFontMetrics(font).lineSpacing() * len(lines) for lines, font, _ in blocks)
        top = option.rect.center().y() - height // 2
        for lines, font, colour in blocks:
            painter.setFont(font)
            painter.setPen(self._theme.colour(colour))
            step = QFontMetrics(font).lineSpacing()
            for text in lines:
                area = QRect(option.rect.left() + 8, top, option.rect.width() - 12, step)
                painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)
                top += step

    def _paint_note(self, painter: QPainter, cell: QRect) -> None:
        """Say that an item has a note for the run sheet; the note itself is in the tooltip."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(painter.font())
        font.setPointSizeF(font.pointSizeF() * 0.82)
        painter.setFont(font)
        area = QRect(cell.left() + 30, cell.center().y() - 7, _NOTE, 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("hover"))
        painter.drawRoundedRect(area, 3, 3)
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, "note")
        painter.restore()

    def _blocks(
        self, line: AgendaLine, column: int, base: QFont, width: int
    ) -> list[tuple[list[str], QFont, str]]:
        """Return the lines of a title or lead, each stretch with its font and colour."""
        font = QFont(base)
        room = width - 14
        lead = f"! {line.lead} (appointment ended)" if line.lead_problem else line.lead
        lead_colour = "warning" if line.lead_problem else "muted"
        if column == LEAD:
            return [(wrapped(lead, font, room), font, lead_colour)]
        title = " ".join(line.item.title.split())
        colour = "muted" if line.item.kind in PAUSES else "ink"
        found = [(wrapped(title, font, room), font, colour)]
        small = QFont(base)
        small.setPointSizeF(small.pointSizeF() * 0.9)
        if self.lead_in_item and line.lead:
            found.append((wrapped(lead, small, room, 2), small, lead_colour))
        return found

    def _paint_chips(self, painter: QPainter, option: QStyleOptionViewItem, line: AgendaLine) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(option.font)
        font.setPointSizeF(font.pointSizeF() * 0.82)
        painter.setFont(font)
        for group, area in chip_areas(option.rect).items():
            rounded = QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5)
            if invited(line.item, group):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._theme.colour("accent"))
                painter.drawRoundedRect(rounded, 3, 3)
                painter.setPen(self._theme.colour("on accent"))
            else:
                # The hairline's colour would be lost on the colour of a selection.
                edge = "muted" if option.state & QStyle.StateFlag.State_Selected else "line"
                painter.setPen(QPen(self._theme.colour(edge), 1, Qt.PenStyle.DashLine))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(rounded, 3, 3)
                painter.setPen(self._theme.colour("muted"))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, group.value)

    def row_height(self, line: AgendaLine, font: QFont, widths: Sequence[int]) -> int:
        """Return the height that an item's title and lead need in columns of these widths."""
        tallest = QFontMetrics(font).height()
        for column in (ITEM, LEAD):
            if column == LEAD and self.lead_in_item:
                continue
            blocks = self._blocks(line, column, font, widths[column])
            needed = sum(QFontMetrics(used).lineSpacing() * len(lines) for lines, used, _ in blocks)
            tallest = max(tallest, needed)
        return tallest + _PADDING

    # typing

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        """Make the text box of a cell; leads are completed from the people known."""
        del option
        model = index.model()
        assert isinstance(model, AgendaModel)
        place = QPersistentModelIndex(index)
        editor = CellEditor(parent, lambda text: model.problem(place, text))
        names = {START: "Pin to a time", LENGTH: "Minutes, or the time it ends", ITEM: "Title", LEAD: "Lead"}
        editor.setAccessibleName(names[index.column()])
        if index.column() == START:
            editor.setPlaceholderText("not pinned")
        if index.column() == LEAD:
            completer = QCompleter([lead.text for lead in model.leads], editor)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setMaxVisibleItems(12)
            editor.setCompleter(completer)
        return editor

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        assert isinstance(editor, CellEditor)
        editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))
        editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Any) -> None:
        assert isinstance(editor, CellEditor)
        model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: _Index) -> None:
        """Give short cells a box wide enough to see what is typed."""
        area = QRect(option.rect)
        if isinstance(editor, CellEditor):
            if index.column() == START:
                area.setLeft(area.left() + HANDLE)
            area.setWidth(max(area.width(), 76))
        editor.setGeometry(area)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep a text that cannot be kept in its box, with the reason; Down offers everybody who may lead."""
        if isinstance(watched, CellEditor) and isinstance(event, QKeyEvent):
            if event.type() is not QEvent.Type.KeyPress:
                return super().eventFilter(watched, event)
            if event.key() == Qt.Key.Key_Down and self._offer(watched):
                return True
            if event.key() in _ENTER and watched.refuses():
                return True
        return super().eventFilter(watched, event)

    def _offer(self, editor: CellEditor) -> bool:
        """Open the list of what may be typed; return whether there is one, and it was closed."""
        completer = editor.completer()
        popup = completer.popup() if completer is not None else None
        if completer is None or popup is None or popup.isVisible():
            return False
        completer.setCompletionPrefix("" if editor.hasSelectedText() else editor.text())
        completer.complete()
        return True


def chip_areas(cell: QRect) -> dict[Audience, QRect]:
    """Return where each group's chip stands in a cell."""
    top = cell.center().y() - _CHIP.height() // 2
    return {
        group: QRect(QPoint(cell.left() + 8 + place * (_CHIP.width() + _GAP), top), _CHIP)
        for place, group in enumerate(Audience)
    }
