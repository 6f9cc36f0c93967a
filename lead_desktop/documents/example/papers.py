"""The pre-reads of the example: small, plainly set papers that are made when the example is."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    KeepTogether,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
    TableStyle,
)

from lead_desktop.documents.kit.fonts import BOLD, REGULAR
from lead_desktop.documents.kit.text import Typesetter

INK, MUTED, LINE, ACCENT = (HexColor(f"#{value}") for value in ("1D2730", "66717B", "DAD8D1", "0E5A6B"))
MARGIN = 72.0
"""Points left free on every side of the page."""

CELL_GAP = 9.0
"""Points between the columns of a table."""

_SHORT = 8
"""Up to so many rows a table stands on one page."""


@dataclass(frozen=True, slots=True)
class PaperChart:
    """A small chart: labels along the bottom, one value for each; bars, or a line with its points."""

    caption: str
    labels: tuple[str, ...]
    values: tuple[float, ...]
    line: bool = False


@dataclass(frozen=True, slots=True)
class PaperSection:
    """A part of a paper.

    Paragraphs that begin with "- " are set as points; the first row of a table heads it.
    """

    heading: str = ""
    paragraphs: tuple[str, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()
    chart: PaperChart | None = None


@dataclass(frozen=True, slots=True)
class ExamplePaper:
    """What a paper says: its title, who wrote it and when, for which session, and its parts."""

    title: str
    author: str
    day_text: str
    occasion: str
    sections: tuple[PaperSection, ...]


@dataclass(frozen=True, slots=True)
class MadePaper:
    """The bytes of a paper and how many pages it has."""

    data: bytes
    pages: int


@dataclass(frozen=True, slots=True)
class _Styles:
    title: ParagraphStyle
    author: ParagraphStyle
    heading: ParagraphStyle
    body: ParagraphStyle
    point: ParagraphStyle
    cell: ParagraphStyle
    head_cell: ParagraphStyle
    caption: ParagraphStyle


def _styles() -> _Styles:
    def style(
        font: str, size: float, leading: float, after: float, *, before: float = 0, indent: float = 0
    ) -> ParagraphStyle:
        return ParagraphStyle(
            "",
            fontName=font,
            bulletFontName=font,
            fontSize=size,
            leading=leading,
            spaceBefore=before,
            spaceAfter=after,
            leftIndent=indent,
            bulletIndent=indent / 7,
            textColor=INK,
        )

    muted = style(REGULAR, 9, 12, 14)
    muted.textColor = MUTED
    heading = style(BOLD, 12.5, 16, 4, before=10)
    caption = style(BOLD, 9.2, 12, 3, before=4)
    for leading_in in (heading, caption):
        # What announces something never stands alone at the foot of a page.
        leading_in.keepWithNext = 1
    return _Styles(
        title=style(BOLD, 20, 25, 5),
        author=muted,
        heading=heading,
        body=style(REGULAR, 10.5, 15.2, 7),
        point=style(REGULAR, 10.5, 15.2, 4, indent=14),
        cell=style(REGULAR, 9.2, 12, 0),
        head_cell=style(BOLD, 9.2, 12, 0),
        caption=caption,
    )


class _Chart(Flowable):
    """A chart drawn straight on the canvas, with the value of every point written beside it."""

    def __init__(self, chart: PaperChart, width: float) -> None:
        super().__init__()
        self.width, self.height = width, 150.0
        self._chart = chart

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Return the room the chart takes, in points."""
        del available_width, available_height
        return self.width, self.height

    def draw(self) -> None:
        """Draw the chart."""
        chart, canvas = self._chart, self.canv
        step = self.width / len(chart.values)
        top = max(max(chart.values), 0.001)
        points = [
            (step * (place + 0.5), 22 + (self.height - 40) * value / top)
            for place, value in enumerate(chart.values)
        ]
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.8)
        canvas.line(0, 22, self.width, 22)
        if chart.line:
            self._line(points)
        else:
            canvas.setFillColor(ACCENT)
            for x, y in points:
                canvas.rect(x - step * 0.3, 22, step * 0.6, max(y - 22, 0.6), stroke=0, fill=1)
        canvas.setFont(REGULAR, 7.6)
        for (x, y), label, value in zip(points, chart.labels, chart.values, strict=True):
            canvas.setFillColor(INK)
            canvas.drawCentredString(x, y + 6, f"{value:g}")
            canvas.setFillColor(MUTED)
            canvas.drawCentredString(x, 10, label)

    def _line(self, points: list[tuple[float, float]]) -> None:
        canvas = self.canv
        canvas.setStrokeColor(ACCENT)
        canvas.setLineWidth(1.2)
        for (x1, y1), (x2, y2) in pairwise(points):
            canvas.line(x1, y1, x2, y2)
        canvas.setFillColor(ACCENT)
        for x, y in points:
            canvas.circle(x, y, 2.2, stroke=0, fill=1)


def make_paper(paper: ExamplePaper, typesetter: Typesetter) -> MadePaper:
    """Make a paper as a PDF on Letter; the same paper gives the same bytes."""
    buffer = io.BytesIO()
    width, height = letter
    # Without a typeface of its own a page begins in Helvetica, which is not embedded.
    document = BaseDocTemplate(buffer, pagesize=letter, invariant=1, initialFontName=REGULAR)
    frame = Frame(MARGIN, MARGIN, width - 2 * MARGIN, height - 2 * MARGIN, 0, 0, 0, 0)

    def furnish(canvas: Canvas, _document: BaseDocTemplate) -> None:
        canvas.setFont(REGULAR, 7.8)
        canvas.setFillColor(MUTED)
        canvas.drawString(MARGIN, height - 46, paper.occasion)
        canvas.drawString(MARGIN, 40, "Illustrative data")
        canvas.drawRightString(width - MARGIN, 40, str(canvas.getPageNumber()))

    document.addPageTemplates(PageTemplate(frames=[frame], onPage=furnish))
    document.title, document.author = paper.title, paper.author
    document.subject, document.creator = "Illustrative data", "LEAD Desktop"
    document.build(list(_Story(typesetter, width - 2 * MARGIN).of(paper)))
    return MadePaper(buffer.getvalue(), document.page)


class _Story:
    """Turns the parts of a paper into what is set on its pages."""

    def __init__(self, typesetter: Typesetter, width: float) -> None:
        self._typesetter = typesetter
        self._styles = _styles()
        self._width = width

    def of(self, paper: ExamplePaper) -> Iterator[Flowable]:
        yield self._paragraph(paper.title, self._styles.title)
        yield self._paragraph(f"{paper.author} · {paper.day_text}", self._styles.author)
        for section in paper.sections:
            yield from self._section(section)

    def _paragraph(self, text: str, style: ParagraphStyle, bullet: str | None = None) -> Paragraph:
        return Paragraph(self._typesetter.markup(text, style.fontName), style, bulletText=bullet)

    def _section(self, section: PaperSection) -> Iterator[Flowable]:
        if section.heading:
            yield self._paragraph(section.heading, self._styles.heading)
        for paragraph in section.paragraphs:
            if paragraph.startswith("- "):
                yield self._paragraph(paragraph[2:], self._styles.point, "–")
            else:
                yield self._paragraph(paragraph, self._styles.body)
        if section.table:
            table = self._table(section.table)
            # A short table is read at one glance: it goes over whole.
            yield KeepTogether([table]) if len(section.table) <= _SHORT else table
            yield Spacer(1, 10)
        if section.chart is not None:
            yield self._paragraph(section.chart.caption, self._styles.caption)
            yield _Chart(section.chart, self._width)
            yield Spacer(1, 6)

    def _table(self, rows: tuple[tuple[str, ...], ...]) -> Table:
        cells = [
            [self._paragraph(cell, self._styles.cell if number else self._styles.head_cell) for cell in row]
            for number, row in enumerate(rows)
        ]
        rules = TableStyle(
            [
                ("FONTNAME", (0, 0), (-1, -1), REGULAR),
                ("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE),
                ("LINEABOVE", (0, 0), (-1, 0), 0.5, LINE),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), 0),
                ("RIGHTPADDING", (0, 0), (-1, -1), CELL_GAP),
                ("TOPPADDING", (0, 0), (-1, -1), 3.5),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
            ]
        )
        return Table(cells, colWidths=self._widths(rows), style=rules, repeatRows=1, hAlign="LEFT")

    def _widths(self, rows: tuple[tuple[str, ...], ...]) -> list[float]:
        """Give each column what its longest cell needs; where that is too much, the widest give way."""
        size = self._styles.cell.fontSize
        natural = [
            max(self._typesetter.width(row[column], BOLD, size) for row in rows) + CELL_GAP + 1
            for column in range(len(rows[0]))
        ]
        room, widths = self._width, [0.0] * len(natural)
        waiting = sorted(range(len(natural)), key=lambda column: natural[column])
        while waiting:
            column = waiting.pop(0)
            widths[column] = min(natural[column], room / (len(waiting) + 1))
            room -= widths[column]
        return [width + room / len(widths) for width in widths]
