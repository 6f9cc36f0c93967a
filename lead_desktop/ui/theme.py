"""How the window looks: one palette for light, one for dark, one typeface, one style sheet."""

from __future__ import annotations

from dataclasses import fields
from enum import StrEnum
from pathlib import Path
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from lead_desktop.domain.colours import DARK, LIGHT, Palette

FAMILY = "IBM Plex Sans"
POINT_SIZE = 10.0


class Appearance(StrEnum):
    """What the user chose under View, Appearance."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """The look of the running program, handed to every widget that paints; `changed` asks for a repaint."""

    changed = Signal()

    def __init__(self, app: QApplication, resources: Path) -> None:
        super().__init__(app)
        self._app = app
        self._folder = resources / "style"
        self._style = Template((self._folder / "window.qss").read_text(encoding="utf-8"))
        self.palette = LIGHT
        self._appearance = Appearance.SYSTEM
        app.styleHints().colorSchemeChanged.connect(self._system_changed)

    @property
    def appearance(self) -> Appearance:
        """Return what the user chose."""
        return self._appearance

    def apply(self, appearance: Appearance) -> None:
        """Show the window light, dark, or as the system does."""
        self._appearance = appearance
        dark = appearance is Appearance.DARK or (appearance is Appearance.SYSTEM and self._system_is_dark())
        self.palette = DARK if dark else LIGHT
        self._app.setPalette(_qt_palette(self.palette))
        self._app.setStyleSheet(style_sheet(self._style, self.palette, self._folder))
        self.changed.emit()

    def _system_is_dark(self) -> bool:
        return self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark

    def _system_changed(self) -> None:
        if self._appearance is Appearance.SYSTEM:
            self.apply(Appearance.SYSTEM)

    def colour(self, token: str) -> QColor:
        """Return a token's colour: "ink", "accent soft", "good" …"""
        return QColor(self.palette.colour(token))

    def organization(self, place: int) -> QColor:
        """Return the colour of an organization by its place in the family; the family repeats."""
        return QColor(self.palette.colour(f"organization {place}"))


def style_sheet(template: Template, palette: Palette, folder: Path) -> str:
    """Return the style sheet with the palette's colours, and its pictures' folder, in their places."""
    tokens = {field.name: getattr(palette, field.name) for field in fields(palette)}
    del tokens["organizations"]
    return template.substitute(tokens, folder=folder.as_posix())


def load_fonts(resources: Path) -> None:
    """Make the program's own typefaces known to Qt, those for other scripts included."""
    for path in sorted((resources / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def make_theme(app: QApplication, resources: Path, appearance: Appearance = Appearance.SYSTEM) -> Theme:
    """Load the typeface, set style and palette, and return the theme."""
    load_fonts(resources)
    app.setStyle("Fusion")
    font = QFont(FAMILY)
    font.setPointSizeF(POINT_SIZE)
    app.setFont(font)
    theme = Theme(app, resources)
    theme.apply(appearance)
    return theme


def _qt_palette(palette: Palette) -> QPalette:
    roles = QPalette.ColorRole
    made = QPalette()
    for role, colour in (
        (roles.Window, palette.window),
        (roles.WindowText, palette.ink),
        (roles.Base, palette.paper),
        (roles.AlternateBase, palette.window),
        (roles.Text, palette.ink),
        (roles.Button, palette.paper),
        (roles.ButtonText, palette.ink),
        (roles.BrightText, palette.blocking),
        (roles.ToolTipBase, palette.paper),
        (roles.ToolTipText, palette.ink),
        (roles.PlaceholderText, palette.muted),
        (roles.Highlight, palette.accent_soft),
        (roles.HighlightedText, palette.ink),
        (roles.Link, palette.accent),
        (roles.LinkVisited, palette.accent),
        (roles.Light, palette.paper),
        (roles.Midlight, palette.hover),
        (roles.Mid, palette.line),
        (roles.Dark, palette.muted),
        (roles.Shadow, palette.line),
        (roles.Accent, palette.accent),
    ):
        made.setColor(role, QColor(colour))
    for role in (roles.Text, roles.WindowText, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(palette.muted))
    return made
