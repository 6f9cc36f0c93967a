"""The pre-reads of the example: small, plainly set papers that are made when the example is."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
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

from lead_desktop import paths

INK, MUTED, LINE, ACCENT = (HexColor(f"#{value}") for value in ("1D2730", "66717B", "DAD8D1", "0E5A6B"))
MARGIN = 72.0
"""Points left free on every side of the page."""


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
    day_in_words: str
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
    regular, semibold = _font("IBMPlexSans-Regular"), _font("IBMPlexSans-SemiBold")

    def style(
        font: str, size: float, leading: float, after: float, *, before: float = 0, indent: float = 0
    ) -> ParagraphStyle:
        return ParagraphStyle(
            "",
            fontName=font,
            fontSize=size,
            leading=leading,
            spaceBefore=before,
            spaceAfter=after,
            leftIndent=indent,
            bulletIndent=indent / 7,
            textColor=INK,
        )

    muted = style(regular, 9, 12, 14)
    muted.textColor = MUTED
    return _Styles(
        title=style(semibold, 20, 25, 5),
        author=muted,
        heading=style(semibold, 12.5, 16, 4, before=10),
        body=style(regular, 10.5, 15.2, 7),
        point=style(regular, 10.5, 15.2, 4, indent=14),
        cell=style(regular, 9.2, 12, 0),
        head_cell=style(semibold, 9.2, 12, 0),
        caption=style(semibold, 9.2, 12, 3),
    )


def _font(name: str) -> str:
    """Make a font known to ReportLab once; return the name under which it is drawn."""
    known = f"Paper-{name}"
    if known not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(known, str(paths.resources() / "fonts" / f"{name}.ttf")))
    return known


class _Chart(Flowable):
    """A chart drawn straight on the canvas, with the value of every point written beside it."""

    def __init__(self, chart: PaperChart, width: float) -> None:
        super().__init__()
        self.width, self.height = width, 150.0
        self._chart = chart
        self._font = _font("IBMPlexSans-Regular")

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
        canvas.setFont(self._font, 7.6)
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


def make_paper(paper: ExamplePaper) -> MadePaper:
    """Make a paper as a PDF on Letter; the same paper gives the same bytes."""
    styles = _styles()
    buffer = io.BytesIO()
    width, height = letter
    document = BaseDocTemplate(buffer, pagesize=letter, invariant=1)
    frame = Frame(MARGIN, MARGIN, width - 2 * MARGIN, height - 2 * MARGIN, 0, 0, 0, 0)

    def furnish(canvas: Canvas, _document: BaseDocTemplate) -> None:
        canvas.setFont(styles.body.fontName, 7.8)
        canvas.setFillColor(MUTED)
        canvas.drawString(MARGIN, height - 46, paper.occasion)
        canvas.drawString(MARGIN, 40, "Illustrative data")
        canvas.drawRightString(width - MARGIN, 40, str(canvas.getPageNumber()))

    document.addPageTemplates(PageTemplate(frames=[frame], onPage=furnish))
    document.title, document.author = paper.title, paper.author
    document.subject, document.creator = "Illustrative data", "LEAD Desktop"
    document.build(list(_story(paper, styles, width - 2 * MARGIN)))
    return MadePaper(buffer.getvalue(), document.page)


def _story(paper: ExamplePaper, styles: _Styles, width: float) -> Iterator[Flowable]:
    yield Paragraph(escape(paper.title), styles.title)
    yield Paragraph(escape(f"{paper.author} · {paper.day_in_words}"), styles.author)
    for section in paper.sections:
        parts = list(_section(section, styles, width))
        # A heading never stands alone at the foot of a page.
        yield KeepTogether(parts[:2])
        yield from parts[2:]


def _section(section: PaperSection, styles: _Styles, width: float) -> Iterator[Flowable]:
    if section.heading:
        yield Paragraph(escape(section.heading), styles.heading)
    for paragraph in section.paragraphs:
        if paragraph.startswith("- "):
            yield Paragraph(escape(paragraph[2:]), styles.point, bulletText="–")
        else:
            yield Paragraph(escape(paragraph), styles.body)
    if section.table:
        yield _table(section.table, styles, width)
        yield Spacer(1, 10)
    if section.chart is not None:
        caption = Paragraph(escape(section.chart.caption), styles.caption)
        yield KeepTogether([Spacer(1, 4), caption, _Chart(section.chart, width), Spacer(1, 6)])


def _table(rows: tuple[tuple[str, ...], ...], styles: _Styles, width: float) -> Table:
    widest = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    shares = [min(max(length, 8), 44) for length in widest]
    cells = [
        [Paragraph(escape(cell), styles.cell if number else styles.head_cell) for cell in row]
        for number, row in enumerate(rows)
    ]
    rules = TableStyle(
        [
            ("LINEBELOW", (0, 0), (-1, -1), 0.5, LINE),
            ("LINEABOVE", (0, 0), (-1, 0), 0.5, LINE),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 8),
            ("TOPPADDING", (0, 0), (-1, -1), 3.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3.5),
        ]
    )
    widths = [width * share / sum(shares) for share in shares]
    return Table(cells, colWidths=widths, style=rules, repeatRows=1, spaceBefore=4, hAlign="LEFT")
