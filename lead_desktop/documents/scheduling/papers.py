"""Papers from others: looked at before they are kept, refused in one sentence if they cannot be printed."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

import pikepdf

from lead_desktop.errors import FileRefused

MAXIMUM_PAPER_BYTES = 100 * 1024 * 1024
MAXIMUM_PAGES = 500

_UNREADABLE = (pikepdf.PdfError, AttributeError, TypeError, ValueError, KeyError, IndexError)
"""What pikepdf raises where a file has one sort of thing in the place of another."""


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """What is known of a paper's file."""

    pages: int


def inspect(data: bytes, name: str = "The file") -> PaperFacts:
    """Return how many pages a paper has.

    Raises:
        FileRefused: it is empty, too large, no PDF, protected, damaged, or without pages.
    """
    _refuse_what_is_no_pdf(data, name)
    try:
        with open_paper(data) as pdf:
            if pdf.is_encrypted:
                raise FileRefused(_protected(name))
            if bool(pdf.Root.get("/NeedsRendering", False)):
                raise FileRefused(
                    f"{name} is a form that only the program it was made with can show. "
                    "Please print it to PDF there, then attach that."
                )
            pages = len(pdf.pages)
            _read_through(pdf)
    except pikepdf.PasswordError as error:
        raise FileRefused(_protected(name)) from error
    except _UNREADABLE as error:
        raise FileRefused(f"{name} is damaged and cannot be read. Please ask for it again.") from error
    if not pages:
        raise FileRefused(f"{name} has no pages.")
    if pages > MAXIMUM_PAGES:
        raise FileRefused(f"{name} has {pages:,} pages; up to {MAXIMUM_PAGES} can go into a packet.")
    return PaperFacts(pages)


def open_paper(data: bytes) -> pikepdf.Pdf:
    """Open a paper, always in the same way: what was read when it was looked at is what is printed.

    Raises:
        pikepdf.PdfError: it cannot be read as it is; nothing is guessed.
    """
    return pikepdf.open(BytesIO(data), attempt_recovery=False)


def _refuse_what_is_no_pdf(data: bytes, name: str) -> None:
    if not data:
        raise FileRefused(f"{name} is empty.")
    if len(data) > MAXIMUM_PAPER_BYTES:
        raise FileRefused(too_large(name, len(data)))
    if b"%PDF-" not in data[:1024]:
        raise FileRefused(f"{name} is not a PDF. Please save it as PDF first, then attach that.")
    if not _is_whole(data):
        raise FileRefused(f"{name} is cut off: its end is missing. Please ask for it again.")


def too_large(name: str, size: int) -> str:
    """Return the sentence for a file that is too large."""
    limit = MAXIMUM_PAPER_BYTES // (1024 * 1024)
    return (
        f"{name} is {size // (1024 * 1024):,} MB; up to {limit} MB can be kept. Please ask for a smaller one."
    )


def _protected(name: str) -> str:
    return f"{name} is protected with a password. Please ask for a copy without one."


def _is_whole(data: bytes) -> bool:
    """Tell whether the mark of the end is there; some programs write a little after it."""
    return b"%%EOF" in data[-2048:]


def settle(paper: pikepdf.Pdf) -> None:
    """Make what was filled in, stamped or drawn on a paper's pages part of them, as a printer would."""
    if not any("/Annots" in page for page in paper.pages):
        return
    if "/AcroForm" in paper.Root:
        paper.generate_appearance_streams()
    paper.flatten_annotations("print")


def _read_through(pdf: pikepdf.Pdf) -> None:
    """Do with every page what is done to print it, so that a damage is found now and not then."""
    settle(pdf)
    for page in pdf.pages:
        left, low, right, high = (float(edge) for edge in page.trimbox)
        if abs(right - left) < 1 or abs(high - low) < 1:
            raise pikepdf.PdfError("a page without a size")
        page.remove_unreferenced_resources()
        page.as_form_xobject()
        # Put together and unpacked here: as a form the pages would be unpacked only when they are written.
        page.contents_coalesce()
        if "/Contents" in page:
            page.Contents.read_bytes()
