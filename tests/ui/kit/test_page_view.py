"""The pages on the screen: two by two where there is room, sharp, and with links that lead somewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QToolButton
from pytestqt.qtbot import QtBot

from lead_desktop.domain.model.agenda import Audience
from lead_desktop.domain.model.formats import Formats
from lead_desktop.services.packets import packets
from lead_desktop.services.program_file import open_program
from lead_desktop.ui.kit.page_view import Fit
from lead_desktop.ui.kit.preview import PdfPreview
from tests.programs import clock

CLICK = Qt.MouseButton.LeftButton


@pytest.fixture(scope="module")
def packet(finished_example: Path) -> bytes:
    """The packet of a head of Quality: some 18 pages, contents with links on the second."""
    file = open_program(finished_example, clock())
    try:
        everybody = packets.recipients(file, 7)
        head = next(recipient for recipient in everybody if recipient.audience is Audience.HEAD_OF_QUALITY)
        return packets.build_packet(file, 7, head).data
    finally:
        file.close()


@pytest.fixture
def preview(packet: bytes, qtbot: QtBot) -> PdfPreview:
    made = PdfPreview(None, Formats())
    qtbot.addWidget(made)
    made.resize(780, 700)
    made.show()
    qtbot.waitUntil(made.isVisible)
    made.show_pdf(packet)
    return made


def picture(preview: PdfPreview, qtbot: QtBot) -> QImage:
    """What is in view once every page in it is drawn."""
    view = preview.view
    qtbot.waitUntil(lambda: not view._soon.isActive() and set(view._in_view()) <= set(view._pictures))
    return view.viewport().grab().toImage()


def words(preview: PdfPreview) -> str:
    return preview._where.text()


def button(preview: PdfPreview, name: str) -> QToolButton:
    return next(one for one in preview.findChildren(QToolButton) if one.accessibleName() == name)


def test_two_pages_stand_side_by_side_where_there_is_room(preview: PdfPreview) -> None:
    assert words(preview) == f"Pages 1–2 of {preview.pages()}"
    preview.resize(500, 700)
    assert words(preview) == f"Page 1 of {preview.pages()}"
    preview.resize(780, 700)
    assert words(preview) == f"Pages 1–2 of {preview.pages()}"


def test_no_page_is_wider_than_its_place(preview: PdfPreview) -> None:
    for width in range(420, 799, 7):
        preview.resize(width, 700)
        assert preview.view.horizontalScrollBar().maximum() == 0, width


def test_the_pages_are_drawn(preview: PdfPreview, qtbot: QtBot) -> None:
    drawn = picture(preview, qtbot)
    first, second = preview.view._places[:2]
    for place in (first, second):
        inside = drawn.copy(place.adjusted(4, 4, -4, -4))
        dark = sum(
            inside.pixelColor(x, y).lightness() < 128
            for x in range(0, inside.width(), 2)
            for y in range(0, inside.height(), 2)
        )
        assert dark > 20
    assert drawn.pixelColor(2, 2).name() == preview.view.palette().midlight().color().name()


def test_buttons_turn_over_pair_by_pair_and_end_at_the_ends(preview: PdfPreview) -> None:
    back, forth = button(preview, "Page back"), button(preview, "Page forth")
    assert not back.isEnabled()
    QTest.mouseClick(forth, CLICK)
    assert words(preview).startswith("Pages 3–4 ")
    while forth.isEnabled():
        QTest.mouseClick(forth, CLICK)
    assert preview.pages() in preview.view.row()
    QTest.mouseClick(back, CLICK)
    assert back.isEnabled()


def test_keys_turn_over_and_go_to_the_ends(preview: PdfPreview) -> None:
    for key, page in (
        (Qt.Key.Key_PageDown, 3),
        (Qt.Key.Key_PageDown, 5),
        (Qt.Key.Key_PageUp, 3),
        (Qt.Key.Key_End, preview.pages()),
        (Qt.Key.Key_PageDown, preview.pages()),
        (Qt.Key.Key_Home, 1),
        (Qt.Key.Key_PageUp, 1),
    ):
        QTest.keyClick(preview.view, key)
        assert preview.page() == page


def test_scrolling_says_which_page_is_in_view(preview: PdfPreview) -> None:
    bar = preview.view.verticalScrollBar()
    bar.setValue(bar.maximum())
    assert preview.pages() in preview.view.row()
    bar.setValue(0)
    assert words(preview).startswith("Pages 1–2 ")


def test_sizes_can_be_chosen_and_keep_the_page(preview: PdfPreview, qtbot: QtBot) -> None:
    (sizes,) = preview.findChildren(QComboBox)
    preview.go_to(5)
    widths = {}
    for place in range(sizes.count()):
        sizes.setCurrentIndex(place)
        assert preview.page() == 5, sizes.itemText(place)
        widths[sizes.itemText(place)] = preview.view._places[4].width()
        picture(preview, qtbot)
    assert widths["Two pages"] < widths["Whole page"] < widths["Fit width"]
    # A Letter page is 8.5 inches of 96 dots.
    assert widths["100 %"] == 816
    assert widths["200 %"] == 1632
    assert isinstance(sizes.itemData(0), Fit)


def test_a_line_of_the_contents_leads_to_its_page(preview: PdfPreview, qtbot: QtBot) -> None:
    view = preview.view
    place = view._places[1]
    found: list[QPoint] = [
        QPoint(x, y)
        for y in range(place.top(), min(place.bottom(), view.viewport().height()), 6)
        for x in range(place.left(), place.right(), 40)
        if view._link_at(QPoint(x, y).toPointF()) is not None
    ]
    assert found
    QTest.mouseClick(view.viewport(), CLICK, pos=found[-1])
    assert preview.page() > 2


def test_other_bytes_keep_the_page_and_no_pages_are_said(
    preview: PdfPreview, packet: bytes, qtbot: QtBot
) -> None:
    preview.go_to(7)
    preview.show_pdf(packet)
    assert preview.page() == 7
    preview.clear()
    assert words(preview) == "No pages yet"
    assert not button(preview, "Page forth").isEnabled()
    preview.show_pdf(b"no PDF at all")
    assert words(preview) == "No pages yet"
    preview.view.viewport().grab()
