"""Papers of others: looked at before they are kept, laid in upright and whole."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from reportlab.pdfgen.canvas import Canvas

from lead_desktop.documents.scheduling.papers import MAXIMUM_PAPER_BYTES, inspect
from lead_desktop.domain.model.agenda import Audience
from lead_desktop.domain.packets.plan import PacketOptions, Section
from lead_desktop.errors import FileRefused
from tests.documents.reading import texts
from tests.documents.snapshots import full_record, packet, paper_pdf, with_papers

# Where a paper's page is laid on a letter page, in points from the top left.
LEFT, TOP, WIDTH, HEIGHT = 36, 70, 540, 668
MIDDLE = (LEFT + WIDTH // 2, TOP + HEIGHT // 2)


def saved(change: Callable[[pikepdf.Pdf], None], **how: object) -> bytes:
    """Return a paper of one page after a change."""
    output = BytesIO()
    with pikepdf.open(BytesIO(paper_pdf("paper"))) as pdf:
        change(pdf)
        pdf.save(output, **how)  # type: ignore[arg-type]
    return output.getvalue()


def drawn(draw: Callable[[Canvas], None], size: tuple[float, float] = (612, 792)) -> bytes:
    """Return a paper of one page that is drawn by hand."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=size, invariant=1)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@dataclass(frozen=True, slots=True)
class Laid:
    """The page of a packet on which a paper stands: its words, and a picture of one pixel a point."""

    text: str
    picture: QImage

    def dark(self, x: int, y: int) -> bool:
        return QColor(self.picture.pixel(x, y)).lightness() < 128


def laid(data: bytes) -> Laid:
    """Lay a paper into a packet and look at its first page there."""
    base, files = with_papers(full_record(), {2: ("The paper", data)})
    made = packet(base, Audience.CEO, files=files)
    buffer = QBuffer()
    buffer.setData(QByteArray(made))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    pages = texts(made)
    section = next(place for place, words in enumerate(pages) if "What the host did." in words)
    picture = QImage(612, 792, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    painter.drawImage(0, 0, document.render(section + 1, QSize(612, 792)))
    painter.end()
    document.close()
    return Laid(pages[section + 1], picture)


def left_half(canvas: Canvas) -> None:
    canvas.rect(0, 0, 612 / 2, 792, stroke=0, fill=1)


@pytest.mark.parametrize(
    ("turned", "dark", "light"),
    [
        (0, (-100, 0), (100, 0)),
        (90, (0, -100), (0, 100)),
        (180, (100, 0), (-100, 0)),
        (270, (0, 100), (0, -100)),
    ],
)
def test_turned_pages_stand_upright(turned: int, dark: tuple[int, int], light: tuple[int, int]) -> None:
    output = BytesIO()
    with pikepdf.open(BytesIO(drawn(left_half))) as pdf:
        pdf.pages[0].Rotate = turned
        pdf.save(output)
    page = laid(output.getvalue())
    assert page.dark(MIDDLE[0] + dark[0], MIDDLE[1] + dark[1])
    assert not page.dark(MIDDLE[0] + light[0], MIDDLE[1] + light[1])


@pytest.mark.parametrize("size", [(1191.0, 842.0), (842.0, 1191.0), (200.0, 200.0), (72.0, 2000.0)])
def test_odd_sizes_are_fitted_whole(size: tuple[float, float]) -> None:
    def corners(canvas: Canvas) -> None:
        each = min(size) / 6
        for x in (0, size[0] - each):
            for y in (0, size[1] - each):
                canvas.rect(x, y, each, each, stroke=0, fill=1)

    page = laid(drawn(corners, size))
    scale = min(WIDTH / size[0], HEIGHT / size[1])
    width, height = size[0] * scale, size[1] * scale
    inset = min(size) * scale / 12
    for across in (-1, 1):
        for down in (-1, 1):
            x = round(MIDDLE[0] + across * (width / 2 - inset))
            y = round(MIDDLE[1] + down * (height / 2 - inset))
            assert page.dark(x, y)
    assert not page.dark(*MIDDLE)


def test_what_the_crop_box_hides_stays_hidden() -> None:
    def border(canvas: Canvas) -> None:
        canvas.rect(0, 0, 612, 792, stroke=0, fill=1)
        canvas.setFillGray(1)
        canvas.rect(100, 100, 300, 400, stroke=0, fill=1)

    output = BytesIO()
    with pikepdf.open(BytesIO(drawn(border))) as pdf:
        pdf.pages[0].CropBox = pikepdf.Array([110, 110, 390, 490])
        pdf.save(output)
    page = laid(output.getvalue())
    for x in range(LEFT + 2, LEFT + WIDTH, 20):
        for y in range(TOP + 2, TOP + HEIGHT - 2, 20):
            assert not page.dark(x, y)


def test_what_was_filled_in_is_printed() -> None:
    def form(canvas: Canvas) -> None:
        canvas.acroForm.textfield(name="answer", value="Forty placements", x=72, y=600, width=300, height=24)

    assert "Forty placements" in laid(drawn(form)).text


def test_a_form_filled_without_appearances_is_printed() -> None:
    def form(canvas: Canvas) -> None:
        canvas.acroForm.textfield(name="answer", value="", x=72, y=600, width=300, height=24)

    output = BytesIO()
    with pikepdf.open(BytesIO(drawn(form))) as pdf:
        field = pdf.pages[0].Annots[0]
        field.V = pikepdf.String("Typed elsewhere")
        del field.AP
        pdf.Root.AcroForm.NeedAppearances = True
        pdf.save(output)
    assert "Typed elsewhere" in laid(output.getvalue()).text


def test_a_form_gives_the_same_bytes_twice() -> None:
    def form(canvas: Canvas) -> None:
        canvas.acroForm.textfield(name="answer", value="Same", x=72, y=600, width=300, height=24)

    base, files = with_papers(full_record(), {2: ("The paper", drawn(form))})
    assert packet(base, Audience.CEO, files=files) == packet(base, Audience.CEO, files=files)


def test_what_a_paper_carries_besides_its_pages_is_left_behind() -> None:
    def load(pdf: pikepdf.Pdf) -> None:
        pdf.docinfo["/Title"] = "Internal draft"
        pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        pdf.attachments["secret.txt"] = b"a secret"

    base, files = with_papers(full_record(), {2: ("The paper", saved(load))})
    made = packet(base, Audience.CEO, files=files)
    with pikepdf.open(BytesIO(made)) as pdf:
        assert len(pdf.attachments) == 0
        assert "/OpenAction" not in pdf.Root
    for words in (b"Internal draft", b"JavaScript", b"a secret"):
        assert words not in made


def test_a_good_paper_is_counted() -> None:
    assert inspect(paper_pdf("paper", pages=3)).pages == 3


def unlock(pdf: pikepdf.Pdf) -> None:
    del pdf.docinfo["/Title"]


def empty(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[0]


def flat_page(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].MediaBox = pikepdf.Array([0, 0, 612, 0])


def number_for_a_page(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Contents = 7


def not_what_the_filter_says(pdf: pikepdf.Pdf) -> None:
    stream = pdf.make_stream(b"")
    stream.write(b"no compressed words", filter=pikepdf.Name.FlateDecode)
    pdf.pages[0].Contents = stream


def needs_its_program(pdf: pikepdf.Pdf) -> None:
    pdf.Root.NeedsRendering = True


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"hello, this is no pdf", "not a PDF"),
        (b"PK\x03\x04 a workbook", "not a PDF"),
        (paper_pdf("paper")[:-600], "cut off"),
        (b"%PDF-1.4\n%%EOF\n", "damaged"),
        (saved(unlock, encryption=pikepdf.Encryption(user="x", owner="y")), "password"),
        (saved(empty), "no pages"),
        (saved(flat_page), "damaged"),
        (saved(number_for_a_page), "damaged"),
        (saved(not_what_the_filter_says), "damaged"),
        (saved(needs_its_program), "print it to PDF"),
        (b"%PDF-1.7\n" + b"0" * MAXIMUM_PAPER_BYTES + b"\n%%EOF", "MB"),
    ],
    ids=[
        "empty",
        "text",
        "workbook",
        "cut",
        "hollow",
        "locked",
        "no pages",
        "flat",
        "number",
        "filter",
        "form",
        "huge",
    ],
)
def test_what_cannot_be_printed_is_refused_in_words(data: bytes, words: str) -> None:
    with pytest.raises(FileRefused) as refused:
        inspect(data, "Report.pdf")
    assert words in refused.value.sentence
    assert refused.value.sentence.startswith("Report.pdf ")


@given(st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=12))
@settings(max_examples=30)
def test_a_damaged_paper_is_refused_or_printed(damage: list[tuple[float, int]]) -> None:
    """Nothing is accepted that would stop the packets of a session later on."""
    data = bytearray(paper_pdf("paper", pages=2))
    for place, value in damage:
        data[int(place * len(data))] = value
    try:
        inspect(bytes(data))
    except FileRefused:
        return
    base, files = with_papers(full_record(), {2: ("The paper", bytes(data))})
    assert packet(base, Audience.CEO, PacketOptions(sections=frozenset({Section.EXAMPLE})), files)
