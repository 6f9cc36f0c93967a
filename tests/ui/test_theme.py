"""The look: every text can be read on every ground it stands on, in both palettes."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication
from reportlab.pdfbase.ttfonts import TTFontFile

import lead_desktop
from lead_desktop import paths
from lead_desktop.domain.colours import DARK, LIGHT, Palette
from lead_desktop.ui.shell.main_window import MainWindow
from lead_desktop.ui.theme import FAMILY, Appearance, make_theme

GROUNDS = ("window", "paper", "hover", "accent_soft")
"""What text of the everyday colours stands on."""

TEXTS = [(ink, ground) for ink in ("ink", "muted") for ground in GROUNDS]
TEXTS += [("ink", f"{level}_soft") for level in ("good", "warning", "blocking")]
TEXTS += [(level, f"{level}_soft") for level in ("good", "warning", "blocking")]
TEXTS += [(level, ground) for level in ("good", "warning", "blocking") for ground in ("window", "paper")]
TEXTS += [("accent", ground) for ground in ("window", "paper", "accent_soft")]
TEXTS += [("on_accent", "accent")]

SHAPES = [
    (shape, ground) for shape in ("accent", "signal", "muted", "edge") for ground in ("window", "paper")
]
"""What is no text but has to be seen: marks, borders of check boxes, focus."""


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2 defines it: 1 to 21."""

    def luminance(colour: str) -> float:
        channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_contrast_is_computed_as_wcag_says() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXTS)
def test_text_can_be_read_on_its_ground(palette: Palette, text: str, ground: str) -> None:
    assert contrast(getattr(palette, text), getattr(palette, ground)) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_shapes_can_be_seen_on_their_ground(palette: Palette, shape: str, ground: str) -> None:
    assert contrast(getattr(palette, shape), getattr(palette, ground)) >= 3


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_organizations_can_be_told_from_the_paper_and_from_each_other(palette: Palette) -> None:
    assert len(set(palette.organizations)) == len(palette.organizations) >= 12
    for colour in palette.organizations:
        assert contrast(colour, palette.paper) >= 3
        assert contrast(colour, palette.window) >= 2.8
    first_five = [QColor(colour) for colour in palette.organizations[:5]]
    for place, q_color in enumerate(first_five):
        for other in first_five[place + 1 :]:
            apart = sum(abs(a - b) for a, b in zip(q_color.getRgb()[:3], other.getRgb()[:3], strict=True))  # type: ignore[index]
            assert apart > 60


def test_every_word_of_the_style_sheet_is_a_token_and_every_picture_is_there() -> None:
    folder = paths.resources() / "style"
    text = (folder / "window.qss").read_text(encoding="utf-8")
    for palette in (LIGHT, DARK):
        for picture in re.findall(r'\$folder/([^"]+)', text):
            assert (folder / picture.replace("$check", palette.check)).is_file()
    for literal in re.findall(r"#[0-9A-Fa-f]{6}\b", text):
        raise AssertionError(f"{literal} is a colour outside the palette")


def test_the_program_brings_its_typeface(qapp: QApplication) -> None:
    make_theme(qapp, paths.resources(), Appearance.LIGHT)
    assert FAMILY in QFontDatabase.families()
    assert qapp.font().family() == FAMILY


def test_light_and_dark_change_while_the_window_is_open(window: MainWindow) -> None:
    def ground() -> str:
        return window.grab().toImage().pixelColor(3, window.height() - 3).name().upper()

    assert ground() == LIGHT.window
    window.theme.apply(Appearance.DARK)
    assert ground() == DARK.window
    assert window.palette().color(QPalette.ColorRole.WindowText).name().upper() == DARK.ink
    window.theme.apply(Appearance.LIGHT)
    assert ground() == LIGHT.window


def test_the_system_decides_where_nobody_chose(qapp: QApplication, tmp_path: Path) -> None:
    theme = make_theme(qapp, paths.resources(), Appearance.SYSTEM)
    dark = qapp.styleHints().colorScheme() is Qt.ColorScheme.Dark
    assert theme.palette is (DARK if dark else LIGHT)


def test_every_sign_of_the_window_is_in_its_typeface() -> None:
    """A machine without other fonts would show an empty box instead."""
    has = TTFontFile(str(paths.resources() / "fonts" / "IBMPlexSans-Regular.ttf")).charToGlyph
    missing = [
        (path.name, node.lineno, sign)
        for room in ("ui", "services", "domain")
        for path in (Path(lead_desktop.__file__).parent / room).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for sign in node.value
        if sign.isprintable() and ord(sign) not in has
    ]
    assert missing == []
