"""Reading PDFs back as another program would: text, bookmarks, links, fonts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument


def texts(data: bytes) -> list[str]:
    """Return the text of every page, each on one line: line ends are where the page has them, or not."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    found = [flat(document.getAllText(page).text()) for page in range(document.pageCount())]
    document.close()
    return found


def text(data: bytes) -> str:
    """Return the text of a whole document on one line."""
    return " ".join(texts(data))


def flat(words: str) -> str:
    """Return words with single blanks between them; hyphens of broken lines are left out."""
    return " ".join(words.replace("\u0002", "").replace("\ufffe", "").split())


def page_count(data: bytes) -> int:
    """Return how many pages there are."""
    with pikepdf.open(BytesIO(data)) as pdf:
        return len(pdf.pages)


@dataclass(frozen=True, slots=True)
class Bookmark:
    """One line of the outline; pages count from 1."""

    title: str
    page: int
    level: int


def bookmarks(data: bytes) -> list[Bookmark]:
    """Return the outline, in order."""
    with pikepdf.open(BytesIO(data)) as pdf:
        number = {page.objgen: place for place, page in enumerate(pdf.pages, start=1)}
        with pdf.open_outline() as outline:
            return list(_bookmarks(pdf, outline.root, number, 0))


def _bookmarks(pdf: pikepdf.Pdf, items: Any, number: dict[Any, int], level: int) -> Iterator[Bookmark]:
    for item in items:
        yield Bookmark(item.title, number[_target(pdf, item.destination).objgen], level)
        yield from _bookmarks(pdf, item.children, number, level + 1)


def _target(pdf: pikepdf.Pdf, destination: Any) -> Any:
    """Return the page a destination points to, named or not."""
    if isinstance(destination, pikepdf.Array):
        return destination[0]
    return _target(pdf, pdf.Root.Dests[f"/{str(destination).lstrip('/')}"])


@dataclass(frozen=True, slots=True)
class Link:
    """A link inside the document: the page it stands on, the page it leads to, both from 1."""

    on: int
    to: int


def links(data: bytes) -> list[Link]:
    """Return the links inside a document, page by page, from top to bottom."""
    with pikepdf.open(BytesIO(data)) as pdf:
        number = {page.objgen: place for place, page in enumerate(pdf.pages, start=1)}
        found = []
        for place, page in enumerate(pdf.pages, start=1):
            annotations = [object_ for object_ in page.get("/Annots", []) if object_.Subtype == "/Link"]
            for annotation in sorted(annotations, key=lambda link: -float(link.Rect[1])):
                found.append(Link(place, number[_target(pdf, annotation.Dest).objgen]))
        return found


def unembedded_fonts(data: bytes) -> set[str]:
    """Return the names of the fonts that are used and not in the file."""
    missing = set()
    with pikepdf.open(BytesIO(data)) as pdf:
        for thing in pdf.objects:
            if not isinstance(thing, pikepdf.Dictionary) or thing.get("/Type") != "/Font":
                continue
            inner = thing.DescendantFonts[0] if "/DescendantFonts" in thing else thing
            descriptor = inner.get("/FontDescriptor", pikepdf.Dictionary())
            if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
                missing.add(str(thing.get("/BaseFont")))
    return missing


def everything(data: bytes) -> bytes:
    """Return all that a file holds, uncompressed: what is hidden in it shows up here."""
    output = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.save(
            output,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            stream_decode_level=pikepdf.StreamDecodeLevel.specialized,
            compress_streams=False,
        )
    return output.getvalue()
