"""An organization's measures as a table: one line a month, in CSV that every spreadsheet opens."""

from __future__ import annotations

import csv
import io

from lead_desktop.domain.imports.workbook import MeasureWorkbook
from lead_desktop.domain.model.formats import DateStyle, Formats
from lead_desktop.domain.text.formatting import month
from lead_desktop.exchange.safe_text import as_csv_text
from lead_desktop.exchange.workbook_reader import CSV_HEADER


def write_measure_table(book: MeasureWorkbook) -> bytes:
    """Return every month that has something in it, as UTF-8 with a mark that spreadsheets know.

    Months are written 2007-12 whatever the program's style: the table is read back by machines.
    """
    made = io.StringIO(newline="")
    writer = csv.writer(made)
    writer.writerow(CSV_HEADER)
    for sheet in book.sheets:
        for observation in sheet.observations:
            numbers = (observation.numerator, observation.denominator)
            writer.writerow(
                [
                    as_csv_text(book.organization.name),
                    as_csv_text(sheet.measure.name),
                    month(observation.month, Formats(DateStyle.YEAR_FIRST)),
                    *("" if number is None else f"{number:.12g}" for number in numbers),
                    as_csv_text(observation.note),
                ]
            )
    return made.getvalue().encode("utf-8-sig")
