"""The agenda of a day as one group sees it: only the items it is invited to."""

from __future__ import annotations

from datetime import date, time

from reportlab.platypus import Flowable, Paragraph

from lead_desktop.documents.layout import Layout
from lead_desktop.domain.agenda import Audience, TimedItem, presence, timed
from lead_desktop.domain.packets import NumberedItem, agenda_for
from lead_desktop.domain.record import Record, lead_words
from lead_desktop.domain.sessions import Session
from lead_desktop.domain.words import clock, long_day, plain_day


def agenda_story(layout: Layout, record: Record, session: Session, audience: Audience) -> list[Flowable]:
    """Return the agenda page of a session for one group."""
    items = agenda_for(record, session.id, audience)
    times = {
        timed_item.item.id: timed_item for timed_item in timed(record.items_of(session.id), session.start)
    }
    story = layout.title("Agenda", _where_and_when(record, session, audience))
    if not items:
        return [*story, layout.text("The agenda of this day is not set yet.", layout.styles.muted)]
    words = _who_is_there(record, session, audience)
    if words:
        story.append(layout.note([layout.text(sentence, layout.styles.small) for sentence in words]))
    story.append(layout.rule(10, 0))
    wide = layout.width
    widths = (52, 22, wide - 52 - 22 - 66 - 52 - 50, 66, 52, 50)
    rows = [_row(layout, record, one, times[one.item.id], session.day) for one in items]
    story.append(layout.table(rows, widths, padding=5))
    return story


def _where_and_when(record: Record, session: Session, audience: Audience) -> str:
    span = presence(record.items_of(session.id), session.start, audience)
    parts = [long_day(session.day)]
    if span is not None:
        parts.append(f"{clock(span[0])} to {clock(span[1])}")
    host = record.organization_by_id.get(session.host_id or 0)
    place = ", ".join(word for word in (host.name if host else "", session.venue) if word)
    return " · ".join([*parts, place] if place else parts)


def _span_words(span: tuple[time, time]) -> str:
    return f"from {clock(span[0])} to {clock(span[1])}"


def _who_is_there(record: Record, session: Session, audience: Audience) -> list[str]:
    """Return who joins when, as far as this group may know."""
    items = record.items_of(session.id)
    quality = presence(items, session.start, Audience.HEAD_OF_QUALITY)
    said: list[str] = []
    if audience is Audience.CEO:
        first = "CEOs attend throughout; LEAD takes no substitutes."
        if record.program.name != "LEAD":
            first = "CEOs attend throughout; there are no substitutes."
        if quality is not None:
            first += f" Heads of Quality join {_span_words(quality)}."
        said.append(first)
    elif audience is Audience.HEAD_OF_QUALITY and quality is not None:
        said.append(f"Heads of Quality join {_span_words(quality)}.")
    elif audience is Audience.GUEST:
        span = presence(items, session.start, Audience.GUEST)
        if span is not None:
            said.append(f"Your part of the day is {_span_words(span)}.")
    dinner = record.dinner_of(session.id)
    if dinner is not None and audience is not Audience.HEAD_OF_QUALITY:
        guests = [guest.name for guest in record.guests_of(session.id) if guest.joins_dinner]
        company = f" with {' and '.join(guests)}" if guests and audience is Audience.CEO else ""
        place = f", {dinner.place}" if dinner.place else ""
        said.append(f"Dinner{company}: {plain_day(dinner.day)}, {clock(dinner.start)}{place}.")
    return said


def _row(
    layout: Layout, record: Record, one: NumberedItem, when: TimedItem, day: date
) -> list[Paragraph | list[Paragraph] | str]:
    styles = layout.styles
    item = one.item
    pause = one.number is None
    words: list[Paragraph] = [layout.text(item.title, styles.muted if pause else styles.strong)]
    lead = lead_words(record, item, day)
    if lead:
        words.append(layout.text(lead, styles.muted))
    papers = ", ".join(paper.number for paper in one.papers)
    return [
        layout.text(clock(when.start), styles.muted if pause else styles.strong),
        layout.text("" if pause else str(one.number), styles.muted),
        words,
        layout.text(item.purpose.value.capitalize(), styles.muted),
        layout.text(papers, styles.muted),
        layout.text(f"{item.minutes} min", styles.right),
    ]
