"""Reading a chart back from what was painted: from a page of a PDF, and from the commands of QPainter."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from io import BytesIO
from xml.etree import ElementTree

import pikepdf
from PySide6.QtCore import QBuffer, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgGenerator
from reportlab.pdfgen.canvas import Canvas

from lead_desktop.documents.kit.chart_painter import paint
from lead_desktop.documents.kit.text import Typesetter
from lead_desktop.domain.charts.layout import Scene
from lead_desktop.ui.kit.chart_painter import ChartPainter

Place = tuple[float, float]


@dataclass
class Drawing:
    """What was painted, in the order of painting; places from the upper left corner."""

    areas: list[tuple[Place, ...]] = field(default_factory=list)
    lines: list[tuple[Place, ...]] = field(default_factory=list)
    circles: list[tuple[float, float, float]] = field(default_factory=list)
    texts: list[tuple[str, float, float]] = field(default_factory=list)
    colours: list[str] = field(default_factory=list)


def from_pdf(scene: Scene, typesetter: Typesetter) -> Drawing:
    """Paint a scene on a page of its own size and read the page's commands."""
    output = BytesIO()
    canvas = Canvas(output, pagesize=(scene.width, scene.height), pageCompression=0)
    paint(canvas, scene, 0, 0, typesetter)
    canvas.save()
    with pikepdf.open(BytesIO(output.getvalue())) as document:
        return _Page(document.pages[0], scene.height).drawing


class _Page:
    """Walks through the commands of a page."""

    def __init__(self, page: pikepdf.Page, height: float) -> None:
        self.drawing = Drawing()
        self._height = height
        self._path: list[Place] = []
        self._curved = False
        self._fonts = {
            name: _letters(font) for name, font in page.Resources.Font.items() if "/ToUnicode" in font
        }
        letters: dict[int, str] = {}
        place = (0.0, 0.0)
        for command in pikepdf.parse_content_stream(page):
            if not isinstance(command, pikepdf.ContentStreamInstruction):
                continue
            operands, name = list(command.operands), str(command.operator)
            if name in ("m", "l", "c"):
                *_, x, y = map(float, operands)
                self._path.append((x, height - y))
                self._curved |= name == "c"
            elif name in ("S", "f", "f*", "B", "b", "B*", "n"):
                self._end(name)
            elif name == "rg":
                self.drawing.colours.append(
                    "".join(f"{round(float(operand) * 255):02x}" for operand in operands)
                )
            elif name == "Tf":
                letters = self._fonts.get(str(operands[0]), {})
            elif name == "Tm":
                place = (float(operands[4]), height - float(operands[5]))
            elif name == "Tj" and letters:
                text = "".join(letters[byte] for byte in bytes(operands[0]))
                self.drawing.texts.append((text, *place))

    def _end(self, name: str) -> None:
        path, self._path = tuple(self._path), []
        curved, self._curved = self._curved, False
        if not path or name == "n":
            return
        if curved:
            xs, ys = [x for x, _ in path], [y for _, y in path]
            centre = ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
            self.drawing.circles.append((*centre, (max(xs) - min(xs)) / 2))
        elif name == "S":
            self.drawing.lines.append(path)
        else:
            self.drawing.areas.append(path)


def _letters(font: pikepdf.Object) -> dict[int, str]:
    """Return the letter of each code of a font."""
    table = font.ToUnicode.read_bytes().decode("latin-1")
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, letter in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            found[int(code, 16)] = bytes.fromhex(letter).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, _, letters in re.findall(r"<(\w+)>\s*<(\w+)>\s*\[(.*?)\]", block, re.DOTALL):
            for step, letter in enumerate(re.findall(r"<(\w+)>", letters)):
                found[int(first, 16) + step] = bytes.fromhex(letter).decode("utf-16-be")
    return found


def from_qpainter(scene: Scene, chart_painter: ChartPainter, current: int | None = None) -> Drawing:
    """Paint a scene with QPainter on a device that notes its commands, and read these."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.ReadWrite)
    device = QSvgGenerator()
    device.setOutputDevice(buffer)
    device.setSize(QSize(round(scene.width), round(scene.height)))
    device.setViewBox(QRectF(0, 0, scene.width, scene.height))
    painter = QPainter(device)
    chart_painter.paint(painter, scene, current)
    painter.end()
    drawing = Drawing()
    for node in ElementTree.fromstring(bytes(buffer.data().data())).iter():
        kind = node.tag.rpartition("}")[2]
        if kind in ("polygon", "polyline"):
            pairs = [one.split(",") for one in node.attrib["points"].split()]
            places = tuple((float(x), float(y)) for x, y in pairs)
            (drawing.areas if kind == "polygon" else drawing.lines).append(places)
        elif kind == "circle":
            x, y, radius = (float(node.attrib[one]) for one in ("cx", "cy", "r"))
            drawing.circles.append((x, y, radius))
        elif kind == "text":
            drawing.texts.append((node.text or "", float(node.attrib["x"]), float(node.attrib["y"])))
        elif kind == "g" and node.attrib.get("fill", "none") != "none":
            drawing.colours.append(node.attrib["fill"].lstrip("#"))
    return drawing
