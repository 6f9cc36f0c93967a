"""One packet of sixty pages against the same strings and charts drawn straight on a ReportLab canvas.

The goal is twice the time, counted in seconds of the processor, which others may use meanwhile. The reference
knows beforehand what stands on each page and where each chart's lines run; the packet has to find out: it
reads the program, breaks lines and pages, lays papers in.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument
from reportlab.lib.pagesizes import LETTER
from reportlab.pdfgen.canvas import Canvas

from lead_desktop import paths
from lead_desktop.documents.kit.chart_painter import measure_text, paint
from lead_desktop.documents.kit.colours import organization_colour
from lead_desktop.documents.kit.fonts import REGULAR, Fonts
from lead_desktop.documents.kit.text import Typesetter
from lead_desktop.domain.charts.layout import Scene, lay_out
from lead_desktop.domain.goals.goal_cards import MeasureCard, measure_cards
from lead_desktop.domain.goals.limit_progress import LimitDot, pile
from lead_desktop.domain.model.agenda import Audience
from lead_desktop.domain.packets.plan import Recipient
from lead_desktop.domain.text.months import last_full_month
from lead_desktop.services.example.example import create_example
from lead_desktop.services.packets import packets
from lead_desktop.services.program_file import Clock, ProgramFile
from lead_desktop.services.scheduling import papers
from tests.benchmarks.table import tell

pytestmark = pytest.mark.benchmark

PAGES = 60
ROUNDS = 7
SESSION = 7
CHART = (320.0, 88.0)


@dataclass(frozen=True, slots=True)
class Page:
    """What the reference draws on one page."""

    lines: tuple[str, ...]
    scenes: tuple[Scene, ...]
    ways: tuple[LimitDot, ...] = ()
    """The dots of the figure of every measure's way to its limit."""


def test_a_packet_against_a_bare_canvas(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = create_example(tmp_path / "example.lead", Clock())
    with file.reading() as work:
        snapshot = work.snapshot()
    session = snapshot.session_numbered(SESSION)
    assert session is not None
    recipient = packets.recipients(file, session.id)[0]
    assert recipient.audience is Audience.CEO
    fill_up(file, session.id, recipient, tmp_path)

    packet = packets.build_packet(file, session.id, recipient)
    assert packet.pages == PAGES
    typesetter = Typesetter(Fonts(paths.resources()))
    pages = what_stands_in(packet.data, measure_cards(snapshot, last_full_month(session.day)), typesetter)
    # One measure has a second chart, of the days between its events.
    assert sum(len(page.scenes) for page in pages) == 22
    assert sum(len(page.ways) for page in pages) == 21

    ours, bare = measure(
        lambda: packets.build_packet(file, session.id, recipient).data,
        lambda: draw_straight(pages, typesetter),
    )
    with capsys.disabled():
        tell(
            f"One packet of {PAGES} pages, against its strings and charts straight on a ReportLab canvas",
            ("", "canvas", "LEAD Desktop", "times", "goal"),
            ("time", f"{bare:.2f} s", f"{ours:.2f} s", f"{ours / bare:.2f}", "2"),
        )
    file.close()
    assert ours / bare < 3


def fill_up(file: ProgramFile, session_id: int, recipient: Recipient, folder: Path) -> None:
    """Add a paper to the session, as long as it takes to make the packet sixty pages."""
    # The paper brings a title page with it.
    missing = PAGES - packets.build_packet(file, session_id, recipient).pages - 1
    path = folder / "long paper.pdf"
    canvas = Canvas(str(path), pagesize=LETTER)
    for page in range(missing):
        for line in range(45):
            text = f"Page {page + 1}, line {line + 1}: what the round-table wants to have read beforehand."
            canvas.drawString(72, 720 - 14 * line, text)
        canvas.showPage()
    canvas.save()
    with file.reading() as work:
        items = work.snapshot().items_for(session_id, recipient.audience)
    papers.add_attached(file, items[-1].id, path)


def what_stands_in(data: bytes, measured: Sequence[MeasureCard], typesetter: Typesetter) -> tuple[Page, ...]:
    """Take the lines of every page out of a finished packet, and lay out the charts of its progress pages."""
    content = QBuffer()
    content.setData(QByteArray(data))
    content.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(content)
    pages = []
    for place in range(document.pageCount()):
        text = document.getAllText(place).text()
        scenes: tuple[Scene, ...] = ()
        ways: tuple[LimitDot, ...] = ()
        if "Progress toward the theoretical limits" in text:
            scenes = scenes_of([card for card in measured if card.organization.name in text], typesetter)
        if "way from its baseline" in text:
            ways = tuple(pile(measured, width=0.02))
        pages.append(Page(tuple(line for line in text.splitlines() if line.strip()), scenes, ways))
    document.close()
    return tuple(pages)


def scenes_of(measured: Sequence[MeasureCard], typesetter: Typesetter) -> tuple[Scene, ...]:
    """Lay out an organization's charts without their labels, which are among the page's strings already."""
    charts = [chart for card in measured for chart in (card.progress.chart, card.progress.beside) if chart]
    return tuple(
        replace(lay_out(chart, *CHART, measure_text(typesetter), size=7.2), labels=()) for chart in charts
    )


def draw_straight(pages: tuple[Page, ...], typesetter: Typesetter) -> bytes:
    """Draw every string and chart with nothing between them and the canvas."""
    output = BytesIO()
    canvas = Canvas(output, pagesize=LETTER)
    for page in pages:
        canvas.setFont(REGULAR, 9)
        for place, line in enumerate(page.lines):
            canvas.drawString(60, 740 - 11 * place, line)
        for place, scene in enumerate(page.scenes):
            paint(canvas, scene, 230, 600 - 110 * place, typesetter)
        for dot in page.ways:
            canvas.setFillColor(organization_colour(dot.colour))
            canvas.circle(60 + 400 * dot.x, 600 + 7 * dot.level, 3, stroke=1, fill=1)
        canvas.showPage()
    canvas.save()
    return output.getvalue()


def measure(*works: Callable[[], bytes]) -> tuple[float, ...]:
    """Return the median processor seconds of each work, run in turns; the first turn is not counted."""
    seconds: list[list[float]] = [[] for _ in works]
    for turn in range(ROUNDS + 1):
        for work, taken in zip(works, seconds, strict=True):
            gc.collect()
            start = time.process_time()
            work()
            if turn:
                taken.append(time.process_time() - start)
    return tuple(median(taken) for taken in seconds)
