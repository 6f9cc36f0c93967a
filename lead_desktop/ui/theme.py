"""How the window looks: one palette for light, one for dark, one typeface, one style sheet."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

FAMILY = "IBM Plex Sans"
POINT_SIZE = 10.0


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one appearance, by the names of the design's tokens."""

    window: str
    paper: str
    ink: str
    muted: str
    line: str
    accent: str
    accent_soft: str
    on_accent: str
    hover: str
    good: str
    good_soft: str
    warning: str
    warning_soft: str
    blocking: str
    blocking_soft: str
    good_ink: str
    warning_ink: str
    blocking_ink: str
    signal: str
    guest: str
    check: str
    """The picture of a check mark in the colour that stands on the accent."""
    organizations: tuple[str, ...]


LIGHT = Palette(
    window="#F4F3EF",
    paper="#FFFFFF",
    ink="#1D2730",
    muted="#5F6A74",
    line="#DAD8D1",
    accent="#0E5A6B",
    accent_soft="#E3EEF0",
    on_accent="#FFFFFF",
    hover="#ECEBE5",
    good="#2B774B",
    good_soft="#E3F1E7",
    warning="#9C5D00",
    warning_soft="#FBEEDB",
    blocking="#B3261E",
    blocking_soft="#FBE5E3",
    # For words on the soft grounds, on which the levels' own colours are a shade too light to be read.
    good_ink="#27693F",
    warning_ink="#8A5200",
    blocking_ink="#B3261E",
    signal="#D55E00",
    guest="#C4A35A",
    check="check-light.svg",
    organizations=(
        "#0072B2",
        "#D55E00",
        "#009E73",
        "#8A5FBF",
        "#B8860B",
        "#CC6699",
        "#56708A",
        "#7A8B1F",
        "#A0522D",
        "#3F8F9F",
        "#6B5B95",
        "#88553A",
    ),
)

DARK = Palette(
    window="#1B2025",
    paper="#22292F",
    ink="#E8E6E0",
    muted="#A3ADB5",
    line="#3A434B",
    accent="#6FBFD0",
    accent_soft="#274049",
    on_accent="#10242A",
    hover="#2A3239",
    good="#7CC79A",
    good_soft="#23392C",
    warning="#E3AE5B",
    warning_soft="#40341F",
    blocking="#F0958D",
    blocking_soft="#472825",
    good_ink="#7CC79A",
    warning_ink="#E3AE5B",
    blocking_ink="#F0958D",
    signal="#FF9A4D",
    guest="#D9BE7C",
    check="check-dark.svg",
    organizations=(
        "#58A9DD",
        "#F08A45",
        "#3CC39A",
        "#B595E0",
        "#DDB24A",
        "#E58FB8",
        "#93AEC8",
        "#B0C24F",
        "#D08A63",
        "#72BECD",
        "#A797CF",
        "#C08D70",
    ),
)


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
        return QColor(getattr(self.palette, token.replace(" ", "_")))

    def organization(self, place: int) -> QColor:
        """Return the colour of an organization by its place in the family; the family repeats."""
        family = self.palette.organizations
        return QColor(family[place % len(family)])


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
