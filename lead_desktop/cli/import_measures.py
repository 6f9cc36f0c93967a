"""`lead-desktop import-measures FILE BOOK`: the numbers of a workbook that came back."""

from __future__ import annotations

import json

from lead_desktop.cli.parsing import DONE, REFUSED, Parser, add_common, clock, parsed, path, say
from lead_desktop.domain.imports.workbook import Verdict, WorkbookPreview, preview_lines
from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.text.formatting import plural
from lead_desktop.services.goals.workbook import import_book, preview_book
from lead_desktop.services.program_file import open_program


def run_import_measures(arguments: list[str]) -> int:
    """Tell what a workbook that came back would change, and write it if wished; return the exit status."""
    asked = parsed(_import_measures_parser(), arguments)

    file = open_program(asked.file, clock(asked.as_of))
    try:
        found = preview_book(file, asked.book)
        formats = file.formats
        applied = asked.apply and found.writes > 0
        if applied:
            import_book(file, found)
    finally:
        file.close()
    as_text = preview_as_text(found, formats, applied=applied)
    say(preview_as_json(found, applied=applied) if asked.json else as_text)
    return REFUSED if found.count(Verdict.REFUSED) else DONE


def _import_measures_parser() -> Parser:
    parser = Parser(
        prog="lead-desktop import-measures",
        description="Tell, cell by cell, what a book of measures that came back would change. "
        "Exit status 1: something in it was refused.",
    )
    parser.add_argument("file", type=path, metavar="FILE", help="the program file")
    parser.add_argument("book", type=path, metavar="BOOK", help="the workbook (.xlsx) or table (.csv)")
    parser.add_argument("--apply", action="store_true", help="write what is new or changed, as one change")
    parser.add_argument("--json", action="store_true", help="print every cell as JSON")
    add_common(parser)
    return parser


def preview_as_text(found: WorkbookPreview, formats: Formats, *, applied: bool) -> str:
    """Write what an import would do, or did, as lines."""
    cells = plural(found.writes, "cell")
    done = f"{cells} written, as one change." if applied else "Nothing was written; --apply writes."
    return "\n".join([*preview_lines(found, formats), done])


def preview_as_json(found: WorkbookPreview, *, applied: bool) -> str:
    """Write what an import would do, or did, as JSON with every cell."""
    return json.dumps(
        {
            "organization": found.organization,
            "book": found.book.name,
            "applied": applied,
            "counts": {verdict.value: found.count(verdict) for verdict in Verdict},
            "cells": [
                {
                    "sheet": line.sheet,
                    "cell": line.place,
                    "measure": line.measure,
                    "month": line.month.isoformat() if line.month is not None else None,
                    "field": line.field.value,
                    "before": line.before,
                    "after": line.after,
                    "verdict": line.verdict.value,
                    "why": line.why,
                }
                for line in found.lines
            ],
        },
        ensure_ascii=False,
        indent=2,
    )
