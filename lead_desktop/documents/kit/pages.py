"""Pages: header, footer, page numbers, sections with bookmarks, and pages kept free for papers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageBreak, PageTemplate

from lead_desktop.documents.kit.colours import colour
from lead_desktop.documents.kit.fonts import BOLD, REGULAR
from lead_desktop.documents.kit.layout import BOTTOM, MARGIN, TOP, Layout

_NUMBER_WIDTH = 40.0
_EDGE_SIZE = 8.0
_FOOT = 36.0


@dataclass(frozen=True, slots=True)
class PageFrame:
    """What stands at the edges of every page: at its head the document, at its foot whose copy it is.

    Pages of `cards` are cut or folded: they have no header and no page number.
    """

    head: str
    foot: str
    title: str
    illustrative: bool = False
    cards: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A section with its first and last page, counted from 1."""

    key: str
    title: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Reserved:
    """A page kept free for one page of a paper, both counted from 1 and 0."""

    page: int
    sha256: str
    paper_page: int


@dataclass(frozen=True, slots=True)
class Written:
    """A document as ReportLab wrote it, with the places that are still to be filled."""

    data: bytes
    pages: int
    placed: tuple[Placed, ...]
    reserved: tuple[Reserved, ...]


class _Document(BaseDocTemplate):
    """A document that knows which section it is in."""

    def __init__(self, buffer: BytesIO, layout: Layout, page_frame: PageFrame) -> None:
        super().__init__(
            buffer,
            pagesize=layout.page,
            leftMargin=MARGIN,
            rightMargin=MARGIN,
            topMargin=TOP,
            bottomMargin=BOTTOM,
            title=layout.typesetter.one_line(page_frame.title),
            invariant=1,
            initialFontName=REGULAR,
            initialFontSize=9,
            # The finished file is compressed once, when the papers are in.
            pageCompression=0,
            lang="en",
        )
        self.layout = layout
        self.page_frame = page_frame
        self.section_title = ""
        self.foot = page_frame.foot
        self.bare = False
        self.starts: list[tuple[str, str, int]] = []
        self.paper_starts: list[tuple[str, int]] = []
        self.reserved: list[Reserved] = []
        frame = Frame(
            MARGIN,
            BOTTOM,
            layout.width,
            layout.height,
            leftPadding=0,
            rightPadding=0,
            topPadding=0,
            bottomPadding=0,
        )
        self.addPageTemplates([PageTemplate("page", [frame], onPageEnd=self._edges)])

    def _edges(self, canvas: Canvas, _document: BaseDocTemplate) -> None:
        if self.page_frame.cards:
            return
        width, height = self.layout.page
        set_ = self.layout.typesetter
        canvas.saveState()
        canvas.setFillColor(colour("muted"))
        if not self.bare:
            self._header(canvas, height - 47)
            canvas.setStrokeColor(colour("line"))
            canvas.setLineWidth(0.6)
            canvas.line(MARGIN, height - 55, width - MARGIN, height - 55)
            number = str(canvas.getPageNumber())
            set_.draw(canvas, width - MARGIN, _FOOT, number, REGULAR, _EDGE_SIZE, "end")
        foot = set_.shortened(self.foot, REGULAR, _EDGE_SIZE, self.layout.width * 0.6)
        set_.draw(canvas, MARGIN, _FOOT, foot, REGULAR, _EDGE_SIZE)
        if self.page_frame.illustrative:
            canvas.setFillColor(colour("warning"))
            set_.draw(
                canvas, width - MARGIN - _NUMBER_WIDTH, _FOOT, "Illustrative data", BOLD, _EDGE_SIZE, "end"
            )
        canvas.restoreState()
        self.bare = False

    def _header(self, canvas: Canvas, y: float) -> None:
        """Write the document at the left and the section at the right; neither runs into the other."""
        set_ = self.layout.typesetter
        head = set_.shortened(self.page_frame.head, REGULAR, _EDGE_SIZE, self.layout.width * 0.6)
        set_.draw(canvas, MARGIN, y, head, REGULAR, _EDGE_SIZE)
        room = self.layout.width - set_.width(head, REGULAR, _EDGE_SIZE) - 24
        title = set_.shortened(self.section_title, REGULAR, _EDGE_SIZE, room)
        set_.draw(canvas, self.layout.page[0] - MARGIN, y, title, REGULAR, _EDGE_SIZE, "end")


def _document_of(canvas: Canvas) -> _Document:
    """Return the document that a canvas belongs to; ReportLab keeps it there without saying so."""
    document = getattr(canvas, "_doctemplate", None)
    assert isinstance(document, _Document)
    return document


class SectionStart(Flowable):
    """Begins a section: bookmark, outline entry, and the words of the header.

    A `bare` page has neither header nor number. `foot` stands at the foot of the section's pages instead of
    the document's own words.
    """

    def __init__(
        self, key: str, title: str, *, level: int = 0, bare: bool = False, foot: str | None = None
    ) -> None:
        super().__init__()
        self.foot = foot
        self.key = key
        self.title = title
        self.level = level
        self.bare = bare

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take no room."""
        del width, height
        return 0, 0

    def draw(self) -> None:
        """Set the bookmark and tell the document."""
        document = _document_of(self.canv)
        self.canv.bookmarkPage(self.key)
        self.canv.addOutlineEntry(
            document.layout.typesetter.one_line(self.title), self.key, self.level, closed=self.level == 0
        )
        if self.level == 0:
            document.section_title = self.title
            document.foot = document.page_frame.foot if self.foot is None else self.foot
            document.starts.append((self.key, self.title, self.canv.getPageNumber()))
        document.bare = self.bare


class RightHandPage(Flowable):
    """Leaves the rest of a left-hand page empty, so that what follows begins on the right."""

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Fill an even page; take no room on an odd one."""
        even = self.canv.getPageNumber() % 2 == 0
        return (width, height) if even else (0, 0)

    def draw(self) -> None:
        """Leave the page without a header."""
        if self.canv.getPageNumber() % 2 == 0:
            _document_of(self.canv).bare = True


class ReservedPage(Flowable):
    """A page kept free: a page of a paper is laid on it afterwards."""

    def __init__(self, sha256: str, paper_page: int) -> None:
        super().__init__()
        self.sha256 = sha256
        self.paper_page = paper_page

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take the whole page."""
        return width, height

    def draw(self) -> None:
        """Remember the page."""
        document = _document_of(self.canv)
        document.reserved.append(Reserved(self.canv.getPageNumber(), self.sha256, self.paper_page))


class ContentsLine(Flowable):
    """One line of the contents: title, dots, and the page's number, which is known only at the end."""

    def __init__(self, layout: Layout, key: str, title: str, *, level: int = 0) -> None:
        super().__init__()
        self.layout = layout
        self.key = key
        self.title = title
        self.level = level
        self.size = 11.0 if level == 0 else 9.75

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take one line."""
        del height
        self.width = width
        self.height = 22.0 if self.level == 0 else 16.0
        return width, self.height

    def draw(self) -> None:
        """Write the line; the number is a form that is filled when all pages are there."""
        canvas = self.canv
        set_ = self.layout.typesetter
        indent = 16.0 * self.level
        font = BOLD if self.level == 0 else REGULAR
        canvas.setFillColor(colour("ink" if self.level == 0 else "muted"))
        title = set_.shortened(self.title, font, self.size, self.width - indent - _NUMBER_WIDTH - 12)
        set_.draw(canvas, indent, 5, title, font, self.size)
        begin = indent + set_.width(title, font, self.size) + 6
        canvas.setStrokeColor(colour("line"))
        canvas.setLineWidth(0.8)
        canvas.setDash([0.8, 3])
        canvas.line(begin, 6, self.width - 26, 6)
        canvas.setDash([])
        canvas.saveState()
        canvas.translate(self.width - _NUMBER_WIDTH, 5)
        canvas.doForm(f"number-{self.key}")
        canvas.restoreState()
        canvas.linkRect("", self.key, (0, 0, self.width, self.height), relative=1, thickness=0)


class _Canvas(Canvas):
    """Fills the page numbers of the contents when the last page is done."""

    document: _Document

    def save(self) -> None:
        document = self.document
        sections = [(key, number) for key, _, number in document.starts]
        for key, number in (*sections, *document.paper_starts):
            self.beginForm(f"number-{key}", 0, -4, _NUMBER_WIDTH, 12)
            self.setFillColor(colour("muted"))
            document.layout.typesetter.draw(self, _NUMBER_WIDTH, 0, str(number), REGULAR, 10, "end")
            self.endForm()
        super().save()


class PaperStart(SectionStart):
    """Begins a paper: a bookmark below its section, with a line of its own in the contents."""

    def draw(self) -> None:
        """Set the bookmark and remember the page for the contents."""
        super().draw()
        document = _document_of(self.canv)
        document.paper_starts.append((self.key, self.canv.getPageNumber()))


def write(layout: Layout, page_frame: PageFrame, story: Sequence[Flowable]) -> Written:
    """Write a story once; pages for papers stay free, the contents get their numbers at the end."""
    buffer = BytesIO()
    document = _Document(buffer, layout, page_frame)

    def make_canvas(*arguments: Any, **settings: Any) -> _Canvas:
        canvas = _Canvas(*arguments, **settings)
        canvas.document = document
        return canvas

    document.build(list(story), canvasmaker=make_canvas)
    pages = document.page
    starts = document.starts
    placed = tuple(
        Placed(key, title, first, (starts[place + 1][2] - 1) if place + 1 < len(starts) else pages)
        for place, (key, title, first) in enumerate(starts)
    )
    return Written(buffer.getvalue(), pages, placed, tuple(document.reserved))


def next_page(*, right_hand: bool = False) -> list[Flowable]:
    """Return what begins a new page, on the right-hand side if asked."""
    return [PageBreak(), RightHandPage()] if right_hand else [PageBreak()]
