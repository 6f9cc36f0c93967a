"""The words of the example's pre-reads, read from their folder."""

from __future__ import annotations

from pathlib import Path

from lead_desktop.documents.example.papers import ExamplePaper, PaperChart, PaperSection
from lead_desktop.domain.model.agenda import Paper
from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.model.sessions import Session
from lead_desktop.domain.text.formatting import plain_day
from lead_desktop.services.example.entries import Entry, paragraphs, read_entries


def read_paper(folder: Path, text: str, paper: Paper, session: Session, formats: Formats) -> ExamplePaper:
    """Read the words of a paper that has been received for a session.

    Raises:
        FileRefused: the file is missing or an entry is wrong; the sentence names it.
    """
    entry = read_entries(folder, f"papers/{text}.toml")
    day = paper.received or session.day
    made = ExamplePaper(
        title=paper.title,
        author=entry.get("author", str),
        day_text=plain_day(day, formats),
        occasion=f"Pre-read for session {session.number}, {plain_day(session.day, formats)}",
        sections=tuple(_section(section) for section in entry.entries("section")),
    )
    entry.finish()
    return made


def _section(entry: Entry) -> PaperSection:
    chart = entry.entry_or_none("chart")
    section = PaperSection(
        heading=entry.get_or("heading", ""),
        paragraphs=paragraphs(entry.get_or("text", "")),
        table=_table(entry),
        chart=None if chart is None else _chart(chart),
    )
    entry.finish()
    return section


def _table(entry: Entry) -> tuple[tuple[str, ...], ...]:
    rows = tuple(tuple(str(cell) for cell in row) for row in entry.rows("table"))
    if any(len(row) != len(rows[0]) for row in rows):
        raise entry.wrong("The rows of the table differ in length.")
    return rows


def _chart(entry: Entry) -> PaperChart:
    pairs = entry.rows("points")
    values = [pair[1] for pair in pairs if len(pair) == 2 and isinstance(pair[1], int | float)]
    if not pairs or len(values) != len(pairs):
        raise entry.wrong("Each of “points” is a label and a number.")
    chart = PaperChart(
        caption=entry.get("caption", str),
        labels=tuple(str(pair[0]) for pair in pairs),
        values=tuple(float(value) for value in values),
        line=entry.get_or("line", otherwise=False),
    )
    entry.finish()
    return chart
