"""An organization's colour as a small square; the name stands beside it, never the colour alone."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from lead_desktop.ui.kit.labels import ElidedLabel
from lead_desktop.ui.theme import Theme


def organization_icon(theme: Theme, place: int, size: int = 10) -> QIcon:
    """Return the square of an organization's colour as an icon for lists and choices."""
    icon = QIcon()
    for scale in (1, 2, 3):
        picture = QPixmap(QSize(size, size) * scale)
        picture.setDevicePixelRatio(scale)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.organization(place))
        painter.drawRoundedRect(0, 0, size, size, 2, 2)
        painter.end()
        icon.addPixmap(picture)
    return icon


def organization_name(
    theme: Theme, place: int, name: str, parent: QWidget, *, heading: bool = False
) -> QWidget:
    """Return an organization's square with its name, which is shortened to its place."""
    made = QWidget(parent)
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    square = QLabel(made)
    square.setPixmap(organization_icon(theme, place).pixmap(10, 10))
    text = ElidedLabel(name, made)
    if heading:
        text.setProperty("heading", "section")
    row.addWidget(square)
    row.addWidget(text, 1)
    return made
