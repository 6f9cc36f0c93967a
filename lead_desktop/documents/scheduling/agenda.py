"""The agenda of a day as one group sees it: only the items it is invited to."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable, Paragraph

from lead_desktop.documents.kit.layout import Layout
from lead_desktop.documents.sentences import NO_AGENDA
from lead_desktop.domain.model.agenda import (
    PAUSES,
    AgendaItem,
    Audience,
    TimedItem,
    invited,
    presence,
    time_of,
    timed,
)
from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.model.sessions import Session
from lead_desktop.domain.model.snapshot import Snapshot, lead_text, place_text
from lead_desktop.domain.packets.plan import NumberedItem, agenda_for
from lead_desktop.domain.scheduling.timetable import windows
from lead_desktop.domain.sentences import no_substitutes
from lead_desktop.domain.text.formatting import clock, long_day, plain_day

_COMFORTABLE = 14
"""Up to so many items stand on one page with air around them; more are set closer."""


def agenda_story(layout: Layout, snapshot: Snapshot, session: Session, audience: Audience) -> list[Flowable]:
    """Return the agenda page of a session for one group."""
    items = agenda_for(snapshot, session.id, audience)
    times = {
        timed_item.item.id: timed_item for timed_item in timed(snapshot.items_of(session.id), session.start)
    }
    story = layout.title("Agenda", _where_and_when(snapshot, session, audience))
    if not items:
        return [*story, layout.text(NO_AGENDA, layout.styles.muted)]
    text = _who_is_there(snapshot, session, audience)
    if text:
        story.append(layout.note([layout.text(sentence, layout.styles.small) for sentence in text]))
    story.append(layout.rule(10, 0))
    farewells = _farewells(snapshot, session) if audience is Audience.CEO else {}
    rows = [
        _row(
            layout,
            item,
            times[item.item.id],
            _below(snapshot, session, item.item, audience, farewells),
            snapshot.formats,
        )
        for item in items
    ]
    padding = 6.2 if len(items) <= _COMFORTABLE else 3.8
    # A column that no item fills would only take room from the titles.
    widths = [
        (52.0, True),
        (22.0, True),
        (0.0, True),
        (66.0, _any_purpose(items)),
        (52.0, _any_paper(items)),
        (50.0, True),
    ]
    kept = [place for place, (_, shown) in enumerate(widths) if shown]
    room = layout.width - sum(width for width, shown in widths if shown)
    story.append(
        layout.table(
            [[row[place] for place in kept] for row in rows],
            [widths[place][0] or room for place in kept],
            padding=padding,
        )
    )
    return story


def _any_purpose(items: Sequence[NumberedItem]) -> bool:
    return any(item.item.purpose.value for item in items)


def _any_paper(items: Sequence[NumberedItem]) -> bool:
    return any(item.papers for item in items)


def _where_and_when(snapshot: Snapshot, session: Session, audience: Audience) -> str:
    span = presence(snapshot.items_of(session.id), session.start, audience)
    parts = [long_day(session.day, snapshot.formats)]
    if span is not None:
        parts.append(f"{clock(span[0], snapshot.formats)} to {clock(span[1], snapshot.formats)}")
    place = place_text(snapshot, session)
    return " · ".join([*parts, place] if place else parts)


def _joins(snapshot: Snapshot, session: Session, audience: Audience) -> str:
    """Return when a group is in the room: from 8:00 to 12:45; empty where it is invited to nothing."""
    spans = windows(snapshot.items_of(session.id), session.start, audience)
    formats = snapshot.formats
    parts = [
        f"from {clock(time_of(span.begins), formats)} to {clock(time_of(span.ends), formats)}"
        for span in spans
    ]
    return " and ".join(parts)


def _who_is_there(snapshot: Snapshot, session: Session, audience: Audience) -> list[str]:
    """Return who joins when, as far as this group may know."""
    quality = _joins(snapshot, session, Audience.HEAD_OF_QUALITY)
    parts: list[str] = []
    if audience is Audience.CEO:
        first = f"CEOs attend throughout; {no_substitutes(snapshot.program)}."
        if quality:
            first += f" Heads of Quality join {quality}."
        parts.append(first)
    elif audience is Audience.HEAD_OF_QUALITY and quality:
        parts.append(f"Heads of Quality join {quality}.")
    elif audience is Audience.GUEST:
        parts.append(f"Your part of the day is {_joins(snapshot, session, Audience.GUEST)}.")
    dinner = snapshot.dinner_of(session.id)
    if dinner is not None and audience is not Audience.HEAD_OF_QUALITY:
        guests = [guest.name for guest in snapshot.guests_of(session.id) if guest.joins_dinner]
        company = f" with {' and '.join(guests)}" if guests and audience is Audience.CEO else ""
        place = f", {dinner.place}" if dinner.place else ""
        formats = snapshot.formats
        parts.append(
            f"Dinner{company}: {plain_day(dinner.day, formats)}, {clock(dinner.start, formats)}{place}."
        )
    return parts


def _farewells(snapshot: Snapshot, session: Session) -> dict[int, str]:
    """Return at which item who leaves, in words: those whose part of the day ends before the day does."""
    items = snapshot.items_of(session.id)
    ends = timed(items, session.start)
    leaving: dict[int, list[str]] = {}
    for audience, text in ((Audience.HEAD_OF_QUALITY, "heads of Quality"), (Audience.GUEST, "guest")):
        if audience is Audience.GUEST and not snapshot.guests_of(session.id):
            continue
        theirs = [item for item in ends if invited(item.item, audience)]
        if theirs and theirs[-1].end != ends[-1].end:
            leaving.setdefault(theirs[-1].item.id, []).append(text)
    clocks = {item.item.id: clock(item.end, snapshot.formats) for item in ends}
    return {
        item_id: f"{_capital(who)} {'leaves' if who == ['guest'] else 'leave'} at {clocks[item_id]}"
        for item_id, who in leaving.items()
    }


def _capital(who: list[str]) -> str:
    text = " and ".join(who)
    return text[:1].upper() + text[1:]


def _below(
    snapshot: Snapshot, session: Session, item: AgendaItem, audience: Audience, farewells: dict[int, str]
) -> str:
    """Return the quiet line below an item's title: who leads it, and for CEOs who is not there."""
    parts = [lead_text(snapshot, item, session.day)]
    if audience is Audience.CEO:
        others = any(one.for_quality or one.for_guest for one in snapshot.items_of(session.id))
        if others and not item.for_quality and not item.for_guest and item.kind not in PAUSES:
            parts.append("CEOs only")
        parts.append(farewells.get(item.id, ""))
    return " · ".join(word for word in parts if word)


def _paper_numbers(one: NumberedItem) -> str:
    """Return the numbers of an item's papers; three and more as a span."""
    numbers = [paper.number for paper in one.papers]
    return f"{numbers[0]}–{numbers[-1]}" if len(numbers) > 2 else ", ".join(numbers)


def _row(
    layout: Layout, one: NumberedItem, when: TimedItem, below: str, formats: Formats
) -> list[Paragraph | list[Paragraph] | str]:
    styles = layout.styles
    item = one.item
    pause = one.number is None
    parts: list[Paragraph] = [layout.text(item.title, styles.muted if pause else styles.strong)]
    if below:
        parts.append(layout.text(below, styles.muted))
    return [
        layout.text(clock(when.start, formats), styles.muted if pause else styles.strong),
        layout.text("" if pause else str(one.number), styles.muted),
        parts,
        layout.text(item.purpose.value.capitalize(), styles.muted),
        layout.text(_paper_numbers(one), styles.muted),
        layout.text(f"{item.minutes} min", styles.right),
    ]
