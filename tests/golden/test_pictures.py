"""What counts as a difference, and what nobody would see."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from lead_desktop import paths
from lead_desktop.domain.colours import DARK, LIGHT, Palette
from lead_desktop.ui.theme import FAMILY, load_fonts
from tests.golden.pictures import FAITHFUL, LARGEST, compare, difference, fine, shrunk, with_few_colours

WORDS = "The five CEOs of the program met 7 times."


@pytest.fixture(autouse=True)
def fonts(qapp: QApplication) -> None:
    load_fonts(paths.resources())


def page(
    words: str = WORDS,
    *,
    chip: str = LIGHT.good_soft,
    ground: str = LIGHT.paper,
    ink: str = LIGHT.ink,
    down: float = 0,
    across: float = 0,
    size: int = 13,
    hint: QFont.HintingPreference = QFont.HintingPreference.PreferVerticalHinting,
) -> QImage:
    """Return a picture of some lines of text with a chip below them."""
    picture = QImage(480, 240, QImage.Format.Format_ARGB32)
    picture.fill(QColor(ground))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = QFont(FAMILY)
    font.setPixelSize(size)
    font.setHintingPreference(hint)
    painter.setFont(font)
    painter.setPen(QColor(ink))
    for line in range(5):
        painter.drawText(QPointF(21, 30 + 20 * line), WORDS)
    painter.drawText(QPointF(21 + across, 130 + down), words)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(chip))
    painter.drawRoundedRect(QRectF(23, 161, 61, 18), 9, 9)
    painter.end()
    return shrunk(picture)


def differ(one: QImage, other: QImage) -> bool:
    return bool(compare(one, other))


def test_a_picture_is_like_itself_also_with_few_colours() -> None:
    for palette in (LIGHT, DARK):
        made = page(ground=palette.paper, ink=palette.ink, chip=palette.good_soft)
        kept = with_few_colours(made)
        assert kept.colorCount() <= 256
        assert not differ(made, made)
        assert not differ(kept, made)


@pytest.mark.parametrize(
    "words",
    [
        "The five CEOs of the program meet 7 times.",
        "The five CEOs of the program met 8 times.",
        "The five CEOs the program met 7 times.",
        "",
    ],
)
@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_another_word_or_digit_is_a_difference(words: str, palette: Palette) -> None:
    kept = with_few_colours(page(ground=palette.paper, ink=palette.ink))
    assert differ(kept, page(words, ground=palette.paper, ink=palette.ink))


def test_a_word_in_a_quiet_colour_that_is_lost_is_a_difference() -> None:
    kept = with_few_colours(page(ink=LIGHT.muted, ground=LIGHT.window))
    assert differ(kept, page(WORDS[:-6], ink=LIGHT.muted, ground=LIGHT.window))


@pytest.mark.parametrize(("down", "across"), [(1, 0), (-1, 0), (0, 1), (3, 0), (20, 0)])
def test_a_line_that_moved_is_a_difference(down: int, across: int) -> None:
    assert differ(with_few_colours(page()), page(down=down, across=across))


def test_letters_of_another_size_are_a_difference() -> None:
    assert differ(with_few_colours(page()), page(size=14))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (token, other)
        for palette in (LIGHT, DARK)
        for tokens in [(palette.good_soft, palette.warning_soft, palette.blocking_soft, palette.accent_soft)]
        for token in tokens
        for other in tokens
        if token != other
    ],
)
def test_a_chip_of_another_colour_is_a_difference(before: str, after: str) -> None:
    ground = DARK.paper if QColor(before).lightness() < 128 else LIGHT.paper
    assert differ(with_few_colours(page(chip=before, ground=ground)), page(chip=after, ground=ground))


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_organizations_have_colours_that_differ_in_squares_of_ten_pixels(palette: Palette) -> None:
    def square(colour: str) -> QImage:
        picture = QImage(60, 60, QImage.Format.Format_ARGB32)
        picture.fill(QColor(palette.paper))
        painter = QPainter(picture)
        painter.fillRect(QRect(21, 23, 10, 10), QColor(colour))
        painter.end()
        return shrunk(picture)

    colours = palette.organizations[:5]
    for one in colours:
        for other in colours:
            assert differ(with_few_colours(square(one)), square(other)) is (one != other)


def noisy(picture: QImage, strength: int) -> QImage:
    """Return a picture whose edges are lighter and darker by turns, as if smoothed otherwise."""
    made = picture.copy()
    for y in range(made.height()):
        for x in range(made.width()):
            colour = made.pixelColor(x, y)
            if colour.lightness() in (0, 255) or made.pixelColor(max(x - 1, 0), y) == colour:
                continue
            by = strength if (x + y) % 2 else -strength
            parts = (min(max(part + by, 0), 255) for part in (colour.red(), colour.green(), colour.blue()))
            made.setPixelColor(x, y, QColor(*parts))
    return made


def test_letters_that_are_hinted_otherwise_are_no_difference() -> None:
    hints = QFont.HintingPreference
    assert not differ(
        with_few_colours(page(hint=hints.PreferVerticalHinting)), page(hint=hints.PreferNoHinting)
    )


def test_edges_smoothed_otherwise_are_no_difference() -> None:
    made = page()
    assert not differ(with_few_colours(made), noisy(made, 8))


@pytest.mark.parametrize("place", [(0, 0), (7, 9), (238, 118), (40, 60)])
def test_a_single_pixel_is_no_difference(place: tuple[int, int]) -> None:
    made = page()
    other = made.copy()
    colour = other.pixelColor(*place)
    other.setPixelColor(*place, colour.darker(150))
    assert not differ(with_few_colours(made), other)


def test_the_place_of_the_difference_is_told_as_it_is_on_the_screen() -> None:
    found = fine(page(), page(chip=LIGHT.blocking))
    assert QRect(16, 154, 80, 32).contains(QPoint(found.x, found.y))
    assert f"by {found.largest} of 255, where {LARGEST} are allowed" in found.text
    assert compare(page(), page(chip=LIGHT.blocking)) == found.text


def test_another_size_is_told_in_pixels_of_the_screen() -> None:
    found = compare(page(), page().copy(0, 0, 240, 110))
    assert found == "it is 480 by 220 pixels now, and was 480 by 240"


def test_the_file_of_a_picture_is_small_and_faithful(tmp_path: Path) -> None:
    made = page()
    path = tmp_path / "page.png"
    with_few_colours(made).save(str(path), quality=0)
    assert path.stat().st_size < 8_000
    again = QImage(str(path))
    assert again.format() == QImage.Format.Format_Indexed8
    assert difference(made, again).size() == made.size()
    assert compare(again, made) == ""
    assert FAITHFUL < LARGEST
