"""Laying the pages of papers onto the pages kept free for them, and setting what a file says of itself."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from datetime import date
from io import BytesIO

import pikepdf

from lead_desktop.documents.kit.layout import BOTTOM, MARGIN, TOP, Layout
from lead_desktop.documents.kit.pages import Written
from lead_desktop.documents.scheduling.papers import open_paper, settle

_FRAME = 24.0
"""How far a paper's page may reach beyond the text, so that it is not made smaller than need be."""


def finish(
    layout: Layout, written: Written, papers: Mapping[str, bytes], *, title: str, author: str, day: date
) -> bytes:
    """Return the finished file: papers laid in, metadata set; the same input gives the same bytes.

    A paper is scaled to its place, never cut; turned pages stand upright.
    """
    with ExitStack() as stack:
        target = stack.enter_context(pikepdf.open(BytesIO(written.data)))
        opened: dict[str, pikepdf.Pdf] = {}
        for reserved in written.reserved:
            if reserved.sha256 not in opened:
                paper = stack.enter_context(open_paper(papers[reserved.sha256]))
                settle(paper)
                opened[reserved.sha256] = paper
            page = pikepdf.Page(opened[reserved.sha256].pages[reserved.paper_page])
            # A paper's pages often share the resources of the whole paper: each keeps what is its own.
            page.remove_unreferenced_resources()
            _lay(page, target.pages[reserved.page - 1], _place(layout))
        moment = f"D:{day.isoformat().replace('-', '')}000000Z"
        target.docinfo["/Title"] = layout.typesetter.one_line(title)
        target.docinfo["/Author"] = layout.typesetter.one_line(author)
        target.docinfo["/Creator"] = "LEAD Desktop"
        target.docinfo["/Producer"] = "LEAD Desktop"
        target.docinfo["/CreationDate"] = moment
        target.docinfo["/ModDate"] = moment
        for key in ("/Subject", "/Keywords", "/Trapped"):
            if key in target.docinfo:
                del target.docinfo[key]
        target.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
        output = BytesIO()
        target.save(
            output,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
        )
    return output.getvalue()


def protect(data: bytes, password: str) -> bytes:
    """Return a finished file that opens only with a password (AES-256); its bytes differ each time."""
    output = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        pdf.save(output, encryption=pikepdf.Encryption(user=password, owner=password, R=6))
    return output.getvalue()


def _lay(paper: pikepdf.Page, page: pikepdf.Page, place: pikepdf.Rectangle) -> None:
    """Lay a page of a paper on a page kept free for it.

    As `add_overlay` does, which would give the paper another name each time and so other bytes.
    """
    form = paper.as_form_xobject()
    name = page.add_resource(form, pikepdf.Name.XObject, pikepdf.Name.Paper)
    placed = page.calc_form_xobject_placement(form, name, place, allow_shrink=True, allow_expand=True)
    page.contents_add(b"q\n", prepend=True)
    page.contents_add(b"Q\n")
    page.contents_add(placed)
    page.contents_coalesce()


def _place(layout: Layout) -> pikepdf.Rectangle:
    width, height = layout.page
    return pikepdf.Rectangle(
        MARGIN - _FRAME, BOTTOM - _FRAME / 3, width - MARGIN + _FRAME, height - TOP + _FRAME / 2
    )
