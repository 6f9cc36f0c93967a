"""The building blocks of printed pages: headings, paragraphs, tables and rules in one style."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, Flowable, HRFlowable, Paragraph, Spacer, Table, TableStyle

from lead_desktop.documents.colours import colour, organization_colour
from lead_desktop.documents.fonts import BOLD, ITALIC, REGULAR
from lead_desktop.documents.text import Typesetter
from lead_desktop.domain.program import PaperSize

MARGIN = 60.0
TOP = 82.0
BOTTOM = 62.0


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
        cover=_style("cover", BOLD, 30, 36),
        title=_style("title", BOLD, 18, 23, spaceAfter=3),
        subtitle=_style("subtitle", REGULAR, 9.5, 13, "muted", spaceAfter=10),
        section=_style("section", BOLD, 10.5, 14, spaceBefore=12, spaceAfter=4),
        body=_style("body", REGULAR, 9.75, 14.2, spaceAfter=7, alignment=TA_LEFT),
        small=_style("small", REGULAR, 8.75, 11.8),
        muted=_style("muted", REGULAR, 8.75, 11.8, "muted"),
        strong=_style("strong", BOLD, 9.25, 12.4),
        figure=_style("figure", REGULAR, 8.75, 12.2),
        right=_style("right", REGULAR, 8.75, 11.8, "muted", alignment=TA_RIGHT),
        quote=_style("quote", ITALIC, 9.75, 14.2, spaceAfter=7),
    )


class Layout:
    """Makes flowables from texts of users; nothing reaches a page past its typesetter."""

    def __init__(self, typesetter: Typesetter, paper: PaperSize) -> None:
        self.typesetter = typesetter
        self.styles = styles()
        self.page = page_size(paper)
        self.width = self.page[0] - 2 * MARGIN
        self.height = self.page[1] - TOP - BOTTOM

    def text(self, text: str, style: ParagraphStyle) -> Paragraph:
        """Return one paragraph of a user's text; line breaks stay."""
        return Paragraph(self.typesetter.markup(text, style.fontName), style)

    def mixed(
        self, pieces: Sequence[tuple[str, bool] | tuple[str, bool, str]], style: ParagraphStyle
    ) -> Paragraph:
        """Return a paragraph of pieces, each regular or bold and perhaps in a colour of its own."""
        parts = []
        for piece in pieces:
            font = BOLD if piece[1] else style.fontName
            inner = self.typesetter.markup(piece[0], font)
            ink = f' color="#{colour(piece[2]).hexval()[2:]}"' if len(piece) > 2 else ""
            parts.append(f'<font name="{font}"{ink}>{inner}</font>')
        return Paragraph("".join(parts), style)

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
        table = Table([[list(pieces)]], colWidths=[self.width])
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
            [self.text(name, self.styles.muted), self.text(words, self.styles.small)] for name, words in facts
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
        table = Table([list(row) for row in rows], colWidths=list(widths), repeatRows=head, hAlign="LEFT")
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
                    ("FONTSIZE", (0, 0), (-1, -1), 8.75),
                    *more,
                ]
            )
        )
        return table


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
    """A share of the way as a bar; getting worse is drawn in the warning colour, to its full length."""

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
        canvas.setFillColor(colour("accent" if self.share >= 0 else "warning"))
        canvas.rect(0, 0, length, self.height, stroke=0, fill=1)


class WriteLine(Flowable):
    """A line to write on."""

    def __init__(self, width: float, height: float = 16) -> None:
        super().__init__()
        self.width = width
        self.height = height

    def draw(self) -> None:
        """Draw the line at the bottom of its place."""
        self.canv.setStrokeColor(colour("ink"))
        self.canv.setLineWidth(0.7)
        self.canv.line(0, 0, self.width, 0)
