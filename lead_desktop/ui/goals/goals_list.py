"""The left side of the Goals tab: organizations, the group, and the four other strands."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from lead_desktop.domain.goals.limit_progress import START, pile
from lead_desktop.domain.goals.scorecard import strand_short
from lead_desktop.domain.model.commitments import Strand
from lead_desktop.domain.model.program import MINIMUM_GOALS
from lead_desktop.domain.text.formatting import plural
from lead_desktop.services.goals.goals import GoalsOverview, OrganizationGoals, StrandCount
from lead_desktop.ui.sentences import TOWARD_LIMITS
from lead_desktop.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_ROW = Qt.ItemDataRole.UserRole + 1
_STRIP = 62.0
_GAP = 8


@dataclass(frozen=True, slots=True)
class Place:
    """Where the user is: an organization, a page of the group, or a strand."""

    organization_id: int | None = None
    page: str = ""
    strand: Strand | None = None


LIMITS = Place(page="limits")
CHARTS = Place(page="charts")
SCORECARD = Place(page="scorecard")


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of the list: a heading has no place; an organization has its goals."""

    title: str
    detail: str = ""
    place: Place | None = None
    goals: OrganizationGoals | None = None
    below: str = ""


class _RowDelegate(QStyledItemDelegate):
    """Paints headings, organizations with where their goals stand, and pages with a count at the right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Give organizations two lines, everything else one."""
        row: _Row = index.data(_ROW)
        line = option.fontMetrics.height()
        if row.goals is not None:
            return QSize(120, line * 2 + 14)
        return QSize(120, line + (16 if row.place is None else 12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the native ground of the row, then its words."""
        row: _Row = index.data(_ROW)
        ground = QStyleOptionViewItem(option)
        self.initStyleOption(ground, index)
        ground.text = ""
        style = ground.widget.style() if ground.widget is not None else QApplication.style()
        if row.place is not None:
            style.drawControl(QStyle.ControlElement.CE_ItemViewItem, ground, painter, ground.widget)
        area = option.rect.adjusted(_GAP, 0, -_GAP, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.place is None:
            self._heading(painter, option, area, row)
        elif row.goals is not None:
            self._organization(painter, option, area, row, row.goals)
        else:
            self._page(painter, option, area, row)
        painter.restore()

    def _small(self, option: QStyleOptionViewItem, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        font = QFont(option.font)
        font.setPointSizeF(font.pointSizeF() * (0.8 if weight != QFont.Weight.Normal else 0.9))
        font.setWeight(weight)
        return font

    def _heading(self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, row: _Row) -> None:
        font = self._small(option, QFont.Weight.DemiBold)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 1)
        painter.setFont(font)
        painter.setPen(self._theme.colour("muted"))
        bottom = area.adjusted(0, 0, 0, -4)
        painter.drawText(bottom, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, row.title.upper())

    def _text(self, painter: QPainter, area: QRect, text: str, token: str) -> None:
        painter.setPen(self._theme.colour(token))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)

    def _page(self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, row: _Row) -> None:
        painter.setFont(option.font)
        width = option.fontMetrics.horizontalAdvance(row.detail)
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.detail)
        self._text(painter, area.adjusted(0, 0, -width - _GAP if row.detail else 0, 0), row.title, "ink")

    def _organization(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        area: QRect,
        row: _Row,
        goals: OrganizationGoals,
    ) -> None:
        line = option.fontMetrics.height()
        top = QRect(area.left() + 18, area.top() + 5, area.width() - 18, line)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.organization(goals.organization.colour))
        painter.drawRoundedRect(QRectF(area.left(), top.center().y() - 4, 10, 10), 2, 2)
        painter.setFont(option.font)
        self._text(painter, top, row.title, "ink")
        below = top.translated(0, line + 2)
        strip = QRectF(area.right() - _STRIP, below.top(), _STRIP, line)
        painter.setFont(self._small(option))
        room = below.adjusted(0, 0, -round(_STRIP) - _GAP if goals.first_measures else 0, 0)
        self._text(painter, room, row.below, "blocking" if goals.too_few else "muted")
        if goals.first_measures:
            self._strip(painter, strip, goals)

    def _strip(self, painter: QPainter, strip: QRectF, goals: OrganizationGoals) -> None:
        """Draw where each goal stands on its way: the start as a tick, the limit at the right end."""
        middle = strip.center().y()
        left, width = strip.left() + 3, strip.width() - 6
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("line"))
        painter.drawRect(QRectF(left, middle - 0.5, width, 1))
        painter.setBrush(self._theme.colour("muted"))
        painter.drawRect(QRectF(left + width * START - 0.5, middle - 4, 1, 8))
        painter.setBrush(self._theme.colour("good"))
        painter.drawRect(QRectF(left + width - 0.5, middle - 5, 1.5, 10))
        for dot in pile(goals.first_measures, width=0.01):
            painter.setBrush(self._theme.colour("warning" if dot.worse else "accent"))
            painter.drawEllipse(QPointF(left + width * dot.x, middle), 2.8, 2.8)


class GoalsList(QWidget):
    """A list with three groups; headings cannot be chosen."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._overview: GoalsOverview | None = None
        self.place: Place | None = None
        self.view = QListWidget(self)
        self.view.setObjectName("side")
        self.view.setAccessibleName("Organizations and pages")
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._delegate = _RowDelegate(theme)
        self.view.setItemDelegate(self._delegate)
        self.view.currentItemChanged.connect(self._chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 6, 8)
        layout.addWidget(self.view)
        self.setMinimumWidth(240)
        theme.changed.connect(self.view.viewport().update)

    def show_overview(self, overview: GoalsOverview) -> None:
        """Show other counts; the chosen place stays chosen where it is still there."""
        self._overview = overview
        known = [organization.organization.id for organization in overview.organizations]
        if self.place is None or (self.place.organization_id and self.place.organization_id not in known):
            self.place = Place(organization_id=known[0]) if known else LIMITS
        rows = self._rows(overview)
        self.view.blockSignals(True)
        if self.view.count() != len(rows):
            self.view.clear()
            for _ in rows:
                QListWidgetItem(self.view)
        for number, row in enumerate(rows):
            self._fill(self.view.item(number), row)
        self.view.blockSignals(False)
        self.select(self.place)

    def _rows(self, overview: GoalsOverview) -> list[_Row]:
        total = len(overview.organizations)
        return [
            _Row("Organizations"),
            *(self._organization(organization) for organization in overview.organizations),
            _Row("Group"),
            _Row(TOWARD_LIMITS, place=LIMITS),
            _Row("All charts, side by side", place=CHARTS),
            _Row("Commitments"),
            _Row("Scorecard", place=SCORECARD),
            *(self._strand(strand, total) for strand in overview.strands),
        ]

    def _strand(self, strand: StrandCount, total: int) -> _Row:
        entries = plural(strand.entries, "entry", "entries")
        return _Row(
            strand_short(strand.strand),
            f"{strand.organizations}/{total}",
            Place(strand=strand.strand),
            below=f"{entries} of {strand.organizations} organizations",
        )

    def _organization(self, one: OrganizationGoals) -> _Row:
        text = plural(one.active, "goal")
        if one.too_few:
            text += f" · {MINIMUM_GOALS - one.active} more needed"
        elif one.worse:
            text += f" · {one.worse} worse"
        elif one.active:
            text += f" · {one.better} better"
        name = " ".join(one.organization.name.split())
        return _Row(name, "", Place(organization_id=one.organization.id), one, text)

    def _fill(self, item: QListWidgetItem, row: _Row) -> None:
        item.setData(_ROW, row)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, " · ".join(filter(None, (row.title, row.below))))
        tip = row.below
        if row.goals is not None:
            one = row.goals
            tip = f"{row.title}: {row.below}. {one.better} better than at the start, {one.worse} worse."
        item.setToolTip(tip)
        if row.place is None:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        else:
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)

    def text(self, place: Place) -> str:
        """Return what a row says, its second line behind a line break."""
        for row in self._listed():
            if row.place == place:
                return f"{row.title}\n{row.below}" if row.below else row.title
        return ""

    def _listed(self) -> list[_Row]:
        return [self.view.item(number).data(_ROW) for number in range(self.view.count())]

    def select(self, place: Place | None) -> None:
        """Choose a place."""
        for number, row in enumerate(self._listed()):
            if row.place is not None and row.place == place:
                self.view.setCurrentRow(number)

    def _chosen(self, item: QListWidgetItem | None) -> None:
        row = item.data(_ROW) if item is not None else None
        place = row.place if isinstance(row, _Row) else None
        if place is not None and place != self.place:
            self.place = place
            self.chosen.emit(place)
