"""Makes the two pictures of the README from the example program.

    .venv/bin/python resources/readme/make_pictures.py

It needs no screen. The pictures have few colours, so that they stay small.
"""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from PIL import Image
from PySide6.QtCore import QSettings, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication

from lead_desktop.app import make_application
from lead_desktop.services.example.example import create_example
from lead_desktop.services.packets.packets import write_packets
from lead_desktop.services.program_file import Clock, open_program
from lead_desktop.ui.shell.main_window import MainWindow

HERE = Path(__file__).resolve().parent
WINDOW = QSize(1440, 900)
PAGE = QSize(765, 990)
COLOURS = 255
TODAY = date(2007, 12, 2)
SESSION = 7
RECIPIENT = "Maria Ferreira"
SHOWN = "Bayline Medical Center"
HEADING = "Progress toward the theoretical limits"
"""Which page of the packet is shown: the progress page of this organization."""


def main() -> int:
    """Make both pictures."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([sys.argv[0]])
    with TemporaryDirectory() as folder:
        path = Path(folder) / "LEAD.lead"
        create_example(path, Clock()).close()
        keep(window_picture(app, Path(folder), path), HERE / "window.png")
        keep(page_picture(Path(folder), path), HERE / "page.png")
    return 0


def window_picture(app: QApplication, folder: Path, path: Path) -> QImage:
    """Show the program in light colours and take a picture of the window."""
    settings = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
    settings.setValue("window/appearance", "light")
    application = make_application(app, settings, Clock(as_of=TODAY))
    application.open(path)
    window = application.window
    assert isinstance(window, MainWindow)
    window.resize(WINDOW)
    # What is read beside the window's thread takes its moment.
    until = monotonic() + 2
    while monotonic() < until:
        app.processEvents()
    picture = window.grab().toImage()
    window.close()
    return picture


def page_picture(folder: Path, path: Path) -> QImage:
    """Print one packet and take a picture of one organization's progress page."""
    file = open_program(path, Clock())
    out = folder / "out"
    write_packets(file, SESSION, out, [RECIPIENT])
    file.close()
    (packet,) = out.glob("*.pdf")
    document = QPdfDocument()
    document.load(str(packet))
    wanted = next(
        place
        for place in range(document.pageCount())
        if SHOWN in (text := document.getAllText(place).text()) and HEADING in text
    )
    page = document.render(wanted, PAGE)
    document.close()
    paper = QImage(PAGE, QImage.Format.Format_RGB32)
    paper.fill(0xFFFFFF)
    painter = QPainter(paper)
    painter.drawImage(0, 0, page)
    painter.end()
    return paper


def keep(picture: QImage, path: Path) -> None:
    """Write a picture with few colours, and say how large it became."""
    picture.save(str(path))
    with Image.open(path) as full:
        few = full.convert("RGB").quantize(
            COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=1, dither=Image.Dither.NONE
        )
    few.save(path, optimize=True)
    sys.stdout.write(f"{path.name}: {path.stat().st_size // 1024} KB\n")


if __name__ == "__main__":
    sys.exit(main())
