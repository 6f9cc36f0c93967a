"""Pictures of pages and screens: shrunk, kept with few colours, and held against one another.

Two pictures are the same if no small part of one looks different from that part of the other. Parts are
squares that overlap by half, so that whatever is smaller than half a square lies within one. They are looked
at twice.

Squares of 4 pixels: the mean of how much their pixels differ. A word, a digit or a line that moved changes it
much; the edge of a letter that was smoothed otherwise does not, nor does a single pixel.

Squares of 8 pixels: how much their means differ. What is lighter here and darker there cancels out, so that
this can be strict, and see a chip whose ground has another pale colour.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter

SHRINK = 2
"""How many pixels of what was shown become one."""
BLOCK = 4
LARGEST = 12
"""The largest mean difference in a square, out of 255 for each of red, green and blue, that nobody sees."""
GROUND = 8
PALE = 5
"""The largest difference of the means of two larger squares that nobody sees."""
FAITHFUL = 6
"""How far a picture with few colours may be from the one it was made of, measured in the same way."""

_RED, _GREEN, _BLUE = 2, 1, 0


@dataclass(frozen=True, slots=True)
class Difference:
    """How much the squares of two pictures differ: the worst one, and how many differ too much."""

    largest: int
    allowed: int
    squares: int = 0
    x: int = 0
    y: int = 0

    @property
    def text(self) -> str:
        """Say it in words; places are those of what was shown, not of the shrunk picture."""
        return (
            f"{self.squares} squares differ, most of all the one at x {self.x}, y {self.y}: "
            f"by {self.largest} of 255, where {self.allowed} are allowed"
        )


def on_paper(picture: QImage) -> QImage:
    """Return a picture on white paper: pages have none of their own."""
    paper = QImage(picture.size(), QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.white)
    painter = QPainter(paper)
    painter.drawImage(QPoint(0, 0), picture)
    painter.end()
    return paper


def shrunk(picture: QImage) -> QImage:
    """Return a picture on paper, half as wide and high."""
    size = QSize(-(-picture.width() // SHRINK), -(-picture.height() // SHRINK))
    return (
        on_paper(picture)
        .scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)
        .convertToFormat(QImage.Format.Format_RGB32)
    )


# comparing


def compare(kept: QImage, made: QImage) -> str:
    """Return in words how a picture differs from the one that is kept; empty if nobody would see it."""
    if kept.size() != made.size():
        sizes = [f"{image.width() * SHRINK} by {image.height() * SHRINK}" for image in (made, kept)]
        return f"it is {sizes[0]} pixels now, and was {sizes[1]}"
    for found in (fine(kept, made), coarse(kept, made)):
        if found.largest > found.allowed:
            return found.text
    return ""


def fine(kept: QImage, made: QImage) -> Difference:
    """Return how much the pixels of small squares differ, on average."""
    drawn = difference(kept, made)
    return _worst([(_means(drawn, place, BLOCK), place) for place in _places(BLOCK)], BLOCK, LARGEST)


def coarse(kept: QImage, made: QImage) -> Difference:
    """Return how much the averages of larger squares differ."""
    means = [
        (difference(_means(kept, place, GROUND), _means(made, place, GROUND)), place)
        for place in _places(GROUND)
    ]
    return _worst(means, GROUND, PALE)


def difference(kept: QImage, made: QImage) -> QImage:
    """Return the difference of two pictures of one size, pixel by pixel: black where they are the same."""
    drawn = made.convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(drawn)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    painter.drawImage(QPoint(0, 0), kept.convertToFormat(QImage.Format.Format_RGB32))
    painter.end()
    return drawn


def _places(block: int) -> list[QPoint]:
    """Return where the first of the squares begins, so that they overlap by half."""
    return [QPoint(left, top) for left in (0, -block // 2) for top in (0, -block // 2)]


def _means(picture: QImage, place: QPoint, block: int) -> QImage:
    """Return a picture that has a pixel for each square; beyond its edges a picture is black."""
    size = QSize(-(-(picture.width() - place.x()) // block), -(-(picture.height() - place.y()) // block))
    whole = picture.convertToFormat(QImage.Format.Format_RGB32).copy(QRect(place, size * block))
    return whole.scaled(
        size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    ).convertToFormat(QImage.Format.Format_RGB32)


def _worst(found: list[tuple[QImage, QPoint]], block: int, allowed: int) -> Difference:
    """Look at the differences of all squares."""
    worst, squares, x, y = 0, 0, 0, 0
    for means, place in found:
        pixels = _bytes(means)
        channels = [pixels[channel::4] for channel in (_RED, _GREEN, _BLUE)]
        largest = max(map(max, channels))
        if largest <= allowed:
            # As nearly always: where it is need not be known.
            worst = max(worst, largest)
            continue
        strongest = bytes(map(max, *channels))
        squares += sum(map(allowed.__lt__, strongest))
        if largest > worst:
            worst = largest
            number = strongest.index(largest)
            x = (place.x() + number % means.width() * block) * SHRINK
            y = (place.y() + number // means.width() * block) * SHRINK
    return Difference(worst, allowed, squares, x, y)


def _bytes(picture: QImage) -> bytes:
    """Return the pixels of a picture with 32 bits each, whose lines have no padding."""
    return bytes(picture.constBits())


def marked(drawn: QImage) -> QImage:
    """Return a difference for people to look at: strong where there is any."""
    made = drawn.copy()
    painter = QPainter(made)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
    for _ in range(3):
        painter.drawImage(QPoint(0, 0), drawn)
    painter.end()
    return made


# few colours, so that the file is small


def with_few_colours(picture: QImage) -> QImage:
    """Return a picture with as few colours as it needs to look the same; with all if 256 are too few."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    counted = Counter(memoryview(_bytes(plain)).cast("I"))
    choice = _Colours(counted)
    for colours in (16, 24, 32, 48, 64, 96, 128, 192, 256):
        made = choice.picture(plain, colours)
        if fine(plain, made).largest <= FAITHFUL and coarse(plain, made).largest <= FAITHFUL // 2:
            return made
    return plain


class _Colours:
    """Chooses colours for a picture: the most frequent ones, then always the one that lacks most."""

    def __init__(self, counted: Counter[int]) -> None:
        self._colours = list(counted)
        self._parts = [(colour >> 16 & 0xFF, colour >> 8 & 0xFF, colour & 0xFF) for colour in counted]
        self._counts = list(counted.values())
        self._far = [1 << 20] * len(counted)
        """How far each colour is from the nearest chosen one, and below, which of them that is."""
        self._nearest = [0] * len(counted)
        self._palette: list[int] = []
        places = {colour: place for place, colour in enumerate(self._colours)}
        for colour, _ in counted.most_common(8):
            self._choose(places[colour])

    def _choose(self, place: int) -> None:
        red, green, blue = self._parts[place]
        number = len(self._palette)
        self._palette.append(self._colours[place])
        for other, (r, g, b) in enumerate(self._parts):
            far = abs(r - red) + abs(g - green) + abs(b - blue)
            if far < self._far[other]:
                self._far[other] = far
                self._nearest[other] = number

    def picture(self, plain: QImage, colours: int) -> QImage:
        """Return the picture with up to so many colours."""
        while len(self._palette) < colours and any(self._far):
            lacking = [far * far * count for far, count in zip(self._far, self._counts, strict=True)]
            self._choose(lacking.index(max(lacking)))
        numbers = dict(zip(self._colours, self._nearest, strict=True))
        pixels = bytes(map(numbers.__getitem__, memoryview(_bytes(plain)).cast("I")))
        size = plain.size()
        made = QImage(pixels, size.width(), size.height(), size.width(), QImage.Format.Format_Indexed8)
        made.setColorTable(self._palette)
        return made.copy()
