"""Name tents and badges: cards with a name that can be read from across the room."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak

from lead_desktop.documents.kit.colours import colour, organization_colour
from lead_desktop.documents.kit.fonts import BOLD, REGULAR
from lead_desktop.documents.kit.layout import BOTTOM, MARGIN, Layout
from lead_desktop.domain.attendance.sign_in import NameCard, name_cards
from lead_desktop.domain.model.sessions import Session
from lead_desktop.domain.model.snapshot import Snapshot

BADGE = (243.0, 168.0)
"""The width and height of a badge: 3 3/8 by 2 1/3 inches, as sold for badge holders."""

COLUMNS, ROWS = 2, 4
_MARK = 14.0

_NOBODY = "Nobody comes to this session yet."


def tents_story(layout: Layout, snapshot: Snapshot, session: Session) -> list[Flowable]:
    """Return one card for each person at the table, to be folded across the middle."""
    cards = name_cards(snapshot, session.id)
    if not cards:
        return [layout.text(_NOBODY, layout.styles.muted)]
    story: list[Flowable] = []
    for place, card in enumerate(cards):
        story += [*([PageBreak()] if place else []), _Tent(layout, snapshot, card)]
    return story


def badges_story(layout: Layout, snapshot: Snapshot, session: Session) -> list[Flowable]:
    """Return the badges, eight to a page."""
    cards = name_cards(snapshot, session.id)
    if not cards:
        return [layout.text(_NOBODY, layout.styles.muted)]
    each = COLUMNS * ROWS
    story: list[Flowable] = []
    for first in range(0, len(cards), each):
        page = _Badges(layout, snapshot, session, cards[first : first + each])
        story += [*([PageBreak()] if first else []), page]
    return story


class _WholePage(Flowable):
    """Draws on the whole page, to its edges."""

    def __init__(self, layout: Layout, snapshot: Snapshot) -> None:
        super().__init__()
        self.layout = layout
        self.snapshot = snapshot

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Take the whole page."""
        return width, height

    def draw(self) -> None:
        """Move to the corner of the page and draw there."""
        self.canv.saveState()
        self.canv.translate(-MARGIN, -BOTTOM)
        self.draw_page(self.canv, *self.layout.page)
        self.canv.restoreState()

    @abstractmethod
    def draw_page(self, canvas: Canvas, width: float, height: float) -> None:
        """Draw with the origin at the corner of the page."""

    def ink(self, card: NameCard) -> int | None:
        """Return the place of the colour of a card's organization."""
        organization = self.snapshot.organization_by_id.get(card.organization_id or 0)
        return organization.colour if organization is not None else None

    def name(
        self, canvas: Canvas, text: str, middle: float, y: float, room: float, sizes: Sequence[float]
    ) -> float:
        """Write a name centred, as large as fits; return the height of the lowest line."""
        lines, size = fitted(self.layout, text, room, sizes)
        y += (len(lines) - 1) * size * 0.58
        for line in lines:
            self.layout.typesetter.draw(canvas, middle, y, line, BOLD, size, "middle")
            y -= size * 1.16
        return y + size * 1.16


def fitted(layout: Layout, text: str, room: float, sizes: Sequence[float]) -> tuple[tuple[str, ...], float]:
    """Return a text as up to three lines, and the largest of some sizes at which they fit a room, in points.

    Two lines are made as even as can be. Only what is too long for three lines of the smallest size is cut.
    """
    set_ = layout.typesetter
    flat = set_.one_line(text)
    words = flat.split(" ")
    for size in sizes:
        if set_.width(flat, BOLD, size) <= room:
            return (flat,), size
        ways = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
        fits = [way for way in ways if max(set_.width(line, BOLD, size) for line in way) <= room]
        if fits:
            return min(fits, key=lambda way: max(set_.width(line, BOLD, size) for line in way)), size
    return _three_lines(layout, flat, room, sizes[-1]), sizes[-1]


def _three_lines(layout: Layout, text: str, room: float, size: float) -> tuple[str, ...]:
    """Break a long text after blanks where there are any, else between letters."""
    set_ = layout.typesetter
    lines: list[str] = []
    while text and len(lines) < 2:
        end = len(text)
        while end > 1 and set_.width(text[:end], BOLD, size) > room:
            end -= 1
        blank = text.rfind(" ", 0, end + 1)
        end = blank if blank > 0 and end < len(text) else end
        lines.append(text[:end])
        text = text[end:].strip()
    return (*lines, set_.shortened(text, BOLD, size, room)) if text else tuple(lines)


class _Tent(_WholePage):
    """One card: the name on both faces, so that it reads from both sides of the table."""

    def __init__(self, layout: Layout, snapshot: Snapshot, card: NameCard) -> None:
        super().__init__(layout, snapshot)
        self.card = card

    def draw_page(self, canvas: Canvas, width: float, height: float) -> None:
        """Draw the lower face, the upper face upside down, and where to fold."""
        self._face(canvas, width, height / 2)
        canvas.saveState()
        canvas.translate(width, height)
        canvas.rotate(180)
        self._face(canvas, width, height / 2)
        canvas.restoreState()
        canvas.setStrokeColor(colour("line"))
        canvas.setLineWidth(0.6)
        canvas.setDash([3, 3])
        for left in (18, width - 48):
            canvas.line(left, height / 2, left + 30, height / 2)
        canvas.setDash([])

    def _face(self, canvas: Canvas, width: float, height: float) -> None:
        set_ = self.layout.typesetter
        place = self.ink(self.card)
        canvas.setFillColor(colour("accent") if place is None else organization_colour(place))
        canvas.rect(0, 0, width, 16, stroke=0, fill=1)
        canvas.setFillColor(colour("ink"))
        sizes = (64, 60, 56, 52, 48, 44, 40, 36, 32, 28)
        low = self.name(canvas, self.card.name, width / 2, height * 0.5, width - 2 * 54, sizes)
        canvas.setFillColor(colour("muted"))
        where = set_.shortened(self.card.where, REGULAR, 24, width - 2 * 54)
        set_.draw(canvas, width / 2, low - 46, where, REGULAR, 24, "middle")
        set_.draw(canvas, 30, 28, self.snapshot.program.name, REGULAR, 9)
        if self.snapshot.program.illustrative:
            canvas.setFillColor(colour("warning"))
            set_.draw(canvas, width - 30, 28, "Illustrative data", BOLD, 8, "end")


class _Badges(_WholePage):
    """A page of badges edge to edge, with marks outside them that say where to cut."""

    def __init__(
        self, layout: Layout, snapshot: Snapshot, session: Session, cards: Sequence[NameCard]
    ) -> None:
        super().__init__(layout, snapshot)
        self.session = session
        self.cards = cards

    def draw_page(self, canvas: Canvas, width: float, height: float) -> None:
        """Draw the marks and the badges, row by row from the top."""
        left = (width - COLUMNS * BADGE[0]) / 2
        top = (height + ROWS * BADGE[1]) / 2
        self._marks(canvas, left, top)
        for place, card in enumerate(self.cards):
            row, column = divmod(place, COLUMNS)
            canvas.saveState()
            canvas.translate(left + column * BADGE[0], top - (row + 1) * BADGE[1])
            self._badge(canvas, card)
            canvas.restoreState()

    def _marks(self, canvas: Canvas, left: float, top: float) -> None:
        canvas.setStrokeColor(colour("muted"))
        canvas.setLineWidth(0.4)
        right, bottom = left + COLUMNS * BADGE[0], top - ROWS * BADGE[1]
        for column in range(COLUMNS + 1):
            x = left + column * BADGE[0]
            canvas.line(x, top + 4, x, top + 4 + _MARK)
            canvas.line(x, bottom - 4, x, bottom - 4 - _MARK)
        for row in range(ROWS + 1):
            y = top - row * BADGE[1]
            canvas.line(left - 4, y, left - 4 - _MARK, y)
            canvas.line(right + 4, y, right + 4 + _MARK, y)

    def _badge(self, canvas: Canvas, card: NameCard) -> None:
        set_ = self.layout.typesetter
        width, height = BADGE
        place = self.ink(card)
        canvas.setFillColor(colour("accent") if place is None else organization_colour(place))
        canvas.rect(18, height - 40, 22, 3, stroke=0, fill=1)
        canvas.setFillColor(colour("muted"))
        set_.draw(canvas, 18, height - 30, self.snapshot.program.name, REGULAR, 9)
        set_.draw(canvas, width - 18, height - 30, f"Session {self.session.number}", REGULAR, 9, "end")
        canvas.setFillColor(colour("ink"))
        low = self.name(canvas, card.name, width / 2, height * 0.46, width - 36, (24, 22, 20, 18, 16, 14, 12))
        canvas.setFillColor(colour("muted"))
        where = set_.shortened(card.where, REGULAR, 11, width - 36)
        set_.draw(canvas, width / 2, low - 20, where, REGULAR, 11, "middle")
        set_.draw(canvas, 18, 14, card.role, REGULAR, 8.5)
        if self.snapshot.program.illustrative:
            canvas.setFillColor(colour("warning"))
            set_.draw(canvas, width - 18, 14, "Illustrative data", BOLD, 7, "end")
