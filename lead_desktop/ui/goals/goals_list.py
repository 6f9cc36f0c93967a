"""The left side of the Goals tab: organizations, the group, and the four other strands."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from lead_desktop.domain.commitments import Strand
from lead_desktop.domain.words import plural
from lead_desktop.services.goals import GoalsOverview, OrganizationGoals
from lead_desktop.ui.theme import Theme
from lead_desktop.ui.widgets.organization_chip import organization_icon


@dataclass(frozen=True, slots=True)
class Place:
    """Where the user is: an organization, a page of the group, or a strand."""

    organization_id: int | None = None
    page: str = ""
    strand: Strand | None = None


WAYS = Place(page="ways")
CHARTS = Place(page="charts")


class GoalsList(QWidget):
    """A list with three groups; headings cannot be chosen."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._overview: GoalsOverview | None = None
        self.place: Place | None = None
        self.tree = QTreeWidget(self)
        self.tree.setObjectName("side")
        self.tree.setAccessibleName("Organizations and pages")
        self.tree.setHeaderHidden(True)
        self.tree.setColumnCount(2)
        self.tree.setRootIsDecorated(False)
        self.tree.setIndentation(0)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, self.tree.header().ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, self.tree.header().ResizeMode.ResizeToContents)
        self.tree.currentItemChanged.connect(self._chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 6, 8)
        layout.addWidget(self.tree)
        self.setMinimumWidth(230)
        theme.changed.connect(self._show)

    def show_overview(self, overview: GoalsOverview) -> None:
        """Show other counts; the chosen place stays chosen where it is still there."""
        self._overview = overview
        known = [one.organization.id for one in overview.organizations]
        if self.place is None or (self.place.organization_id and self.place.organization_id not in known):
            self.place = Place(organization_id=known[0]) if known else WAYS
        self._show()

    def _show(self) -> None:
        if self._overview is None:
            return
        self.tree.blockSignals(True)
        self.tree.clear()
        self._heading("ORGANIZATIONS")
        for one in self._overview.organizations:
            self._organization(one)
        self._heading("GROUP")
        self._item("Progress toward the limits", "", WAYS)
        self._item("All charts, side by side", "", CHARTS)
        self._heading("COMMITMENTS")
        total = len(self._overview.organizations)
        for count in self._overview.strands:
            words = count.strand.value[0].upper() + count.strand.value[1:]
            item = self._item(words, f"{count.organizations}/{total}", Place(strand=count.strand))
            tip = f"{plural(count.entries, 'entry', 'entries')} of {count.organizations} organizations"
            item.setToolTip(0, f"{words}: {tip}")
        self.tree.blockSignals(False)
        self.select(self.place)

    def _heading(self, words: str) -> None:
        item = QTreeWidgetItem(self.tree, [words])
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.8)
        font.setWeight(QFont.Weight.DemiBold)
        item.setFont(0, font)
        item.setForeground(0, self._theme.colour("muted"))
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setFirstColumnSpanned(True)

    def _organization(self, one: OrganizationGoals) -> None:
        said = plural(one.active, "goal") + (" · needs 3" if one.too_few else "")
        name = " ".join(one.organization.name.split())
        way = f"{one.better} of {one.active} better" if one.active else ""
        item = self._item(f"{name}\n{said}", way, Place(organization_id=one.organization.id))
        item.setIcon(0, organization_icon(self._theme, one.organization.colour))
        item.setToolTip(0, f"{name}: {said}, {one.better} better than at the start, {one.worse} worse")
        if one.too_few:
            item.setForeground(0, self._theme.colour("blocking"))

    def _item(self, words: str, detail: str, place: Place) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self.tree, [words, detail])
        item.setData(0, Qt.ItemDataRole.UserRole, place)
        item.setForeground(1, self._theme.colour("muted"))
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return item

    def select(self, place: Place | None) -> None:
        """Choose a place."""
        for row in range(self.tree.topLevelItemCount()):
            item = self.tree.topLevelItem(row)
            if item is not None and item.data(0, Qt.ItemDataRole.UserRole) == place:
                self.tree.setCurrentItem(item)

    def _chosen(self, item: QTreeWidgetItem | None) -> None:
        place = item.data(0, Qt.ItemDataRole.UserRole) if item is not None else None
        if isinstance(place, Place) and place != self.place:
            self.place = place
            self.chosen.emit(place)
