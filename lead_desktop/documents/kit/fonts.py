"""The typefaces of printed pages: IBM Plex Sans, and others where it has no letter."""

from __future__ import annotations

from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REGULAR = "PlexSans"
BOLD = "PlexSans-SemiBold"
ITALIC = "PlexSans-Italic"
BOLD_ITALIC = "PlexSans-SemiBoldItalic"

_FACES = {
    REGULAR: "IBMPlexSans-Regular.ttf",
    BOLD: "IBMPlexSans-SemiBold.ttf",
    ITALIC: "IBMPlexSans-Italic.ttf",
    BOLD_ITALIC: "IBMPlexSans-SemiBoldItalic.ttf",
}

_FALLBACKS = {
    "NotoHebrew": "NotoSansHebrew-Regular.ttf",
    "NotoArabic": "NotoSansArabic-Regular.ttf",
    "NotoEmoji": "NotoEmoji-Regular.ttf",
    "DroidFallback": "DroidSansFallback.ttf",
}

MISSING = "?"
"""Printed for a letter that no typeface has: better than an empty box that says nothing."""


class Fonts:
    """Finds the typeface that has a letter; the large ones are read only when a letter asks for them."""

    def __init__(self, resources: Path) -> None:
        self._folder = resources / "fonts"
        self._chosen: dict[tuple[str, str], str | None] = {}
        for name in _FACES:
            self._face(name)
        pdfmetrics.registerFontFamily(
            REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD_ITALIC
        )

    def _face(self, name: str) -> TTFont:
        """Return a typeface, known to ReportLab from then on."""
        if name not in pdfmetrics.getRegisteredFontNames():
            file = _FACES.get(name) or _FALLBACKS[name]
            pdfmetrics.registerFont(TTFont(name, str(self._folder / file)))
        font = pdfmetrics.getFont(name)
        assert isinstance(font, TTFont)
        return font

    def covers(self, text: str, name: str) -> bool:
        """Tell whether a typeface has every letter of a text."""
        return bool(self._face(name).face.charToGlyph.keys() >= set(map(ord, text)))

    def for_letter(self, letter: str, preferred: str) -> str | None:
        """Return the typeface that has a letter: the preferred one, else a fallback, else None."""
        key = (letter, preferred)
        if key not in self._chosen:
            self._chosen[key] = self._find(letter, preferred)
        return self._chosen[key]

    def _find(self, letter: str, preferred: str) -> str | None:
        for name in (preferred, *_FALLBACKS):
            if ord(letter) in self._face(name).face.charToGlyph:
                return name
        return None

    def width(self, text: str, name: str, size: float) -> float:
        """Return how wide a text is in one typeface, in points."""
        return float(pdfmetrics.stringWidth(text, name, size))
