"""The building blocks of printed pages: headings, paragraphs, tables and rules in one style."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.colors import Color
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, Flowable, HRFlowable, Paragraph, Spacer, Table, TableStyle
from reportlab.platypus.paraparser import ParaFrag

from lead_desktop.documents.kit.colours import colour, organization_colour
from lead_desktop.documents.kit.fonts import BOLD, ITALIC, REGULAR
from lead_desktop.documents.kit.text import Typesetter
from lead_desktop.domain.model.program import PaperSize

MARGIN = 60.0
TOP = 82.0
BOTTOM = 62.0

_TALLEST_WHOLE = 420.0
_WORTH_BEGINNING = 160.0
"""A row higher than the one is parted, if there is as much room left as the other, in points."""


def page_size(paper: PaperSize) -> tuple[float, float]:
    """Return the width and height of a page, in points."""
    width, height = LETTER if paper is PaperSize.LETTER else A4
    return float(width), float(height)


def _style(
    name: str, font: str, size: float, leading: float, ink: str = "ink", **more: Any
) -> ParagraphStyle:
    return ParagraphStyle(
        name, fontName=font, fontSize=size, leading=leading, textColor=colour(ink), splitLongWords=1, **more
    )


@dataclass(frozen=True, slots=True)
class Styles:
    """The paragraph styles of all pages."""

    cover: ParagraphStyle
    title: ParagraphStyle
    subtitle: ParagraphStyle
    section: ParagraphStyle
    body: ParagraphStyle
    small: ParagraphStyle
    muted: ParagraphStyle
    strong: ParagraphStyle
    figure: ParagraphStyle
    right: ParagraphStyle
    quote: ParagraphStyle


def styles() -> Styles:
    """Return the paragraph styles of all pages."""
    return Styles(
        cover=_style("cover", BOLD, 38, 45),
        title=_style("title", BOLD, 20, 25, spaceAfter=3),
        subtitle=_style("subtitle", REGULAR, 10, 13.6, "muted", spaceAfter=10),
        section=_style("section", BOLD, 11.25, 15, spaceBefore=14, spaceAfter=4, keepWithNext=1),
        body=_style("body", REGULAR, 10.5, 15.4, spaceAfter=7.5, alignment=TA_LEFT),
        small=_style("small", REGULAR, 9.25, 12.5),
        muted=_style("muted", REGULAR, 9.25, 12.5, "muted"),
        strong=_style("strong", BOLD, 9.75, 13),
        figure=_style("figure", REGULAR, 8.75, 12.2),
        right=_style("right", REGULAR, 9.25, 12.5, "muted", alignment=TA_RIGHT),
        quote=_style("quote", ITALIC, 10.5, 15.4, spaceAfter=7.5),
    )


class Layout:
    """Makes flowables from texts of users; nothing reaches a page past its typesetter."""

    def __init__(self, typesetter: Typesetter, paper: PaperSize) -> None:
        self.typesetter = typesetter
        self.styles = styles()
        self._patterns: dict[tuple[str, float, Color], ParaFrag] = {}
        self.page = page_size(paper)
        self.width = self.page[0] - 2 * MARGIN
        self.height = self.page[1] - TOP - BOTTOM

    def text(self, text: str, style: ParagraphStyle) -> Paragraph:
        """Return one paragraph of a user's text; line breaks stay."""
        plain = self.typesetter.plain(text, style.fontName)
        if plain is None:
            return _SafeParagraph(self.typesetter.markup(text, style.fontName), style)
        return _SafeParagraph("", style, frags=[self._pattern(style).clone(text=plain)])

    def _piece(
        self, piece: tuple[str, bool] | tuple[str, bool, str], style: ParagraphStyle
    ) -> ParaFrag | None:
        """Return a piece of a mixed paragraph; None if it needs markup."""
        font = BOLD if piece[1] else style.fontName
        plain = self.typesetter.plain(piece[0], font)
        if plain is None:
            return None
        ink = colour(piece[2]) if len(piece) > 2 else style.textColor
        return self._pattern(style).clone(text=plain, fontName=font, textColor=ink)

    def _pattern(self, style: ParagraphStyle) -> ParaFrag:
        """Return a piece of a paragraph in a style: most have but one, and are not parsed as markup."""
        key = (style.fontName, style.fontSize, style.textColor)
        if key not in self._patterns:
            (self._patterns[key],) = Paragraph("pattern", style).frags
        return self._patterns[key]

    def mixed(
        self, pieces: Sequence[tuple[str, bool] | tuple[str, bool, str]], style: ParagraphStyle
    ) -> Paragraph:
        """Return a paragraph of pieces, each regular or bold and perhaps in a colour of its own."""
        plain = [self._piece(piece, style) for piece in pieces]
        frags = [frag for frag in plain if frag is not None]
        if frags and len(frags) == len(plain):
            return _SafeParagraph("", style, frags=frags)
        parts = []
        for piece in pieces:
            font = BOLD if piece[1] else style.fontName
            inner = self.typesetter.markup(piece[0], font)
            ink = f' color="#{colour(piece[2]).hexval()[2:]}"' if len(piece) > 2 else ""
            parts.append(f'<font name="{font}"{ink}>{inner}</font>')
        return _SafeParagraph("".join(parts), style)

    def title(self, title: str, subtitle: str = "") -> list[Flowable]:
        """Return the heading of a page with a quiet line below."""
        made: list[Flowable] = [self.text(title, self.styles.title)]
        if subtitle:
            made.append(self.text(subtitle, self.styles.subtitle))
        else:
            made.append(Spacer(1, 8))
        return made

    def section(self, text: str, needs: float = 70) -> list[Flowable]:
        """Return the heading of a part; it goes to the next page with what follows it."""
        return [CondPageBreak(needs), self.text(text, self.styles.section)]

    def prose(self, text: str, empty: str = "") -> list[Flowable]:
        """Return the paragraphs of a text, or a quiet sentence where there is none."""
        blocks = self.typesetter.paragraphs(text)
        if not blocks:
            return [self.text(empty, self.styles.muted), Spacer(1, 6)] if empty else []
        return [self.text(block, self.styles.body) for block in blocks]

    def rule(self, before: float = 4, after: float = 6) -> Flowable:
        """Return a hairline across the page."""
        return HRFlowable(
            width="100%", thickness=0.6, color=colour("line"), spaceBefore=before, spaceAfter=after
        )

    def note(self, pieces: Sequence[Paragraph]) -> Flowable:
        """Return a shaded box around some paragraphs."""
        table = _Rows([[list(pieces)]], colWidths=[self.width])
        table.setStyle(
            TableStyle(
                [
                    ("BACKGROUND", (0, 0), (-1, -1), colour("window")),
                    ("FONTNAME", (0, 0), (-1, -1), REGULAR),
                    ("LEFTPADDING", (0, 0), (-1, -1), 10),
                    ("RIGHTPADDING", (0, 0), (-1, -1), 10),
                    ("TOPPADDING", (0, 0), (-1, -1), 7),
                    ("BOTTOMPADDING", (0, 0), (-1, -1), 8),
                ]
            )
        )
        return table

    def facts(self, facts: Sequence[tuple[str, str]], *, name_width: float = 96, padding: float = 5) -> Table:
        """Return a table of two columns: what it is, and the words."""
        rows = [
            [self.text(name, self.styles.muted), self.text(text, self.styles.small)] for name, text in facts
        ]
        return self.table(rows, (name_width, self.width - name_width), padding=padding)

    def table(
        self,
        rows: Sequence[Sequence[Any]],
        widths: Sequence[float],
        *,
        head: int = 0,
        more: Sequence[tuple[Any, ...]] = (),
        padding: float = 4,
        valign: str = "TOP",
    ) -> Table:
        """Return a table with hairlines between its rows; `head` rows repeat on every page."""
        table = _Rows([list(row) for row in rows], colWidths=list(widths), repeatRows=head, hAlign="LEFT")
        table.setStyle(
            TableStyle(
                [
                    ("VALIGN", (0, 0), (-1, -1), valign),
                    ("LEFTPADDING", (0, 0), (-1, -1), 0),
                    ("RIGHTPADDING", (0, 0), (-1, -1), 6),
                    ("TOPPADDING", (0, 0), (-1, -1), padding),
                    ("BOTTOMPADDING", (0, 0), (-1, -1), padding + 1),
                    ("LINEBELOW", (0, 0), (-1, -1), 0.5, colour("line")),
                    ("FONTNAME", (0, 0), (-1, -1), REGULAR),
                    ("FONTSIZE", (0, 0), (-1, -1), 9.25),
                    *more,
                ]
            )
        )
        return table


class _SafeParagraph(Paragraph):
    """A paragraph broken into lines once for a width, however often tables and pages ask how high it is."""

    _broken_for: float | None = None

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Return its size; break its lines only for another width than before."""
        # ReportLab forgets the lines of a paragraph that it could not part.
        if available_width != self._broken_for or not hasattr(self, "blPara"):
            self._broken_for = None
            size: tuple[float, float] = super().wrap(available_width, available_height)
            if hasattr(self, "blPara"):
                self._broken_for = available_width
            return size
        return self.width, self.height


class _Rows(Table):
    """A table whose rows stay whole, but for those that no page could hold."""

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Part the table between rows; where the first row is higher than most of a page, within it."""
        parts: list[Flowable] = super().split(available_width, available_height)
        # ReportLab keeps the heights to itself, though they are known once it has tried to split.
        heights: list[float] = self._rowHeights  # type: ignore[attr-defined]
        first = heights[int(self.repeatRows)]
        if parts or first < _TALLEST_WHOLE or available_height < _WORTH_BEGINNING:
            return parts
        self.splitInRow = 1
        parts = super().split(available_width, available_height)
        for table in (self, *parts):
            if isinstance(table, _Rows):
                table.splitInRow = 0
        return parts


class Square(Flowable):
    """An organization's colour, as a small square beside its name."""

    def __init__(self, place: int, size: float = 7) -> None:
        super().__init__()
        self.place = place
        self.width = self.height = size

    def draw(self) -> None:
        """Draw the square."""
        self.canv.setFillColor(organization_colour(self.place))
        self.canv.roundRect(0, 0, self.width, self.height, 1.5, stroke=0, fill=1)


class Bar(Flowable):
    """A share of the way as a bar; getting worse is an outline in the warning colour, hollow for grey."""

    def __init__(self, share: float, width: float, height: float = 4.5) -> None:
        super().__init__()
        self.share = share
        self.width = width
        self.height = height

    def draw(self) -> None:
        """Draw the bar."""
        canvas: Canvas = self.canv
        canvas.setFillColor(colour("line"))
        canvas.rect(0, 0, self.width, self.height, stroke=0, fill=1)
        length = self.width * min(abs(self.share), 1.0)
        if self.share >= 0:
            canvas.setFillColor(colour("accent"))
            canvas.rect(0, 0, length, self.height, stroke=0, fill=1)
            return
        canvas.setFillColor(colour("paper"))
        canvas.setStrokeColor(colour("warning"))
        canvas.setLineWidth(0.9)
        canvas.rect(0.45, 0.45, max(length - 0.9, 0.1), self.height - 0.9, stroke=1, fill=1)


class WriteLine(Flowable):
    """A line to write on: quiet for notes, in ink where somebody signs."""

    def __init__(self, width: float, height: float = 16, ink: str = "muted") -> None:
        super().__init__()
        self.ink = ink
        self.width = width
        self.height = height

    def draw(self) -> None:
        """Draw the line at the bottom of its place."""
        self.canv.setStrokeColor(colour(self.ink))
        self.canv.setLineWidth(0.7 if self.ink == "ink" else 0.45)
        self.canv.line(0, 0, self.width, 0)
