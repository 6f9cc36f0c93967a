"""The one way of text from users onto paper: made safe, put in reading order, set in faces that have it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from html import escape
from itertools import groupby
from operator import itemgetter

from arabic_reshaper import ArabicReshaper
from bidi import get_display
from reportlab.pdfgen.canvas import Canvas

from lead_desktop.documents.kit.fonts import MISSING, REGULAR, Fonts

_RIGHT_TO_LEFT = frozenset({"R", "AL"})
_PLAIN = re.compile("[\n -~\u00a0-\u00ac\u00ae-\u017f\u2010-\u2015\u2018-\u201f\u2022\u2026\u2212]*")
"""What stays as it is: Latin letters, and the dashes, quotation marks and dots that go with them."""
# Joiners and variation selectors shape emoji and Indic text on screens; on paper they have no letter.
_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufe0e\ufe0f\ufeff")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one typeface."""

    text: str
    font: str


class Typesetter:
    """Turns text from users into markup for paragraphs, or into runs for the canvas."""

    def __init__(self, fonts: Fonts) -> None:
        self.fonts = fonts
        # A line is measured, perhaps shortened, and drawn, often on every page: it is looked into once.
        self._runs: dict[tuple[str, str], tuple[Run, ...]] = {}
        self._widths: dict[tuple[str, str, float], float] = {}
        # Sorted and fixed, so that the same name always gets the same letters.
        self._reshaper = ArabicReshaper(configuration={"delete_harakat": False, "support_ligatures": True})

    def clean(self, text: str) -> str:
        """Drop what cannot be printed: control characters, halves of pairs, invisible joiners.

        Line breaks stay, tabs become blanks.
        """
        if _PLAIN.fullmatch(text):
            return text
        kept = []
        for letter in unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")):
            if letter in "\n\u2028\u2029":
                kept.append("\n")
            elif letter.isspace():
                kept.append("\u00a0" if letter in "\u00a0\u202f" else " ")
            elif (
                unicodedata.category(letter) not in ("Cc", "Cf", "Cs", "Co", "Cn")
                and letter not in _INVISIBLE
            ):
                kept.append(letter)
        return "".join(kept)

    def one_line(self, text: str) -> str:
        """Return what can be printed of a text on a single line, with single blanks."""
        return " ".join(self.clean(text).split())

    def _in_order(self, line: str) -> str:
        """Return a line in the order in which its letters stand on paper, from left to right."""
        if _PLAIN.fullmatch(line):
            return line
        if not any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in line):
            return line
        return str(get_display(self._reshaper.reshape(line)))

    def runs(self, text: str, font: str = REGULAR) -> tuple[Run, ...]:
        """Return a text as one line of runs, each in a typeface that has its letters."""
        key = (text, font)
        if key not in self._runs:
            self._runs[key] = self._split(self._in_order(self.one_line(text)), font)
        return self._runs[key]

    def _split(self, line: str, font: str) -> tuple[Run, ...]:
        if line and self.fonts.covers(line, font):
            return (Run(line, font),)
        letters = ((letter, self.fonts.for_letter(letter, font)) for letter in line)
        shown = ((letter, face) if face is not None else (MISSING, font) for letter, face in letters)
        return tuple(
            Run("".join(letter for letter, _ in group), name)
            for name, group in groupby(shown, key=itemgetter(1))
        )

    def plain(self, text: str, font: str = REGULAR) -> str | None:
        """Return a text as it stands on paper if it is one line in one typeface; None if it needs markup."""
        line = self.clean(text)
        if "\n" in line or not line.strip():
            return None
        runs = self._split(self._in_order(line), font)
        return runs[0].text if len(runs) == 1 and runs[0].font == font else None

    def markup(self, text: str, font: str = REGULAR) -> str:
        """Return a text as markup for a paragraph set in `font`: nothing in it is read as a tag."""
        lines = [self._line_markup(line, font) for line in self.clean(text).split("\n")]
        return "<br/>".join(lines)

    def _line_markup(self, line: str, font: str) -> str:
        pieces = []
        for run in self._split(self._in_order(" ".join(line.split(" "))), font):
            safe = escape(run.text, quote=True)
            pieces.append(safe if run.font == font else f'<font name="{run.font}">{safe}</font>')
        return "".join(pieces)

    def paragraphs(self, text: str) -> tuple[str, ...]:
        """Return the paragraphs of a text: what blank lines part; still to be made safe."""
        blocks = [block.strip() for block in self.clean(text).split("\n\n")]
        return tuple(block for block in blocks if block)

    def width(self, text: str, font: str, size: float) -> float:
        """Return how wide a text is as one line, in points."""
        key = (text, font, size)
        if key not in self._widths:
            self._widths[key] = sum(
                self.fonts.width(run.text, run.font, size) for run in self.runs(text, font)
            )
        return self._widths[key]

    def shortened(self, text: str, font: str, size: float, room: float) -> str:
        """Return a text cut with an ellipsis so that it fits into a room, in points."""
        flat = self.one_line(text)
        if self.width(flat, font, size) <= room:
            return flat
        low, high = 0, len(flat)
        while low < high:
            middle = (low + high + 1) // 2
            if self.width(flat[:middle].rstrip() + "…", font, size) <= room:
                low = middle
            else:
                high = middle - 1
        return flat[:low].rstrip() + "…"

    def draw(
        self, canvas: Canvas, x: float, y: float, text: str, font: str, size: float, anchor: str = "start"
    ) -> None:
        """Write one line on the canvas; `anchor` says whether x is its start, middle or end."""
        runs = self.runs(text, font)
        if anchor != "start":
            width = self.width(text, font, size)
            x -= width if anchor == "end" else width / 2
        for place, run in enumerate(runs):
            if place:
                x += self.fonts.width(runs[place - 1].text, runs[place - 1].font, size)
            canvas.setFont(run.font, size)
            canvas.drawString(x, y, run.text)
