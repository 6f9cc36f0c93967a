"""The timetable of a day: lengths and times as people type them, gaps and overruns, who stays how long."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import time

from lead_desktop.domain.model.agenda import (
    DAY,
    AgendaItem,
    Audience,
    ItemKind,
    TimedItem,
    invited,
    minutes_of,
    time_of,
    timed,
)
from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.sentences import ITEM_LENGTH
from lead_desktop.domain.text.formatting import clock, duration, quoted
from lead_desktop.domain.validation import LONGEST_ITEM
from lead_desktop.errors import Invalid, NotFound, Problem, Refused

GROUPS = {
    Audience.CEO: "CEOs",
    Audience.HEAD_OF_QUALITY: "heads of Quality",
    Audience.GUEST: "the guest",
}
"""What the groups are called inside a sentence."""

# what people type

_CLOCK = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2}))?\s*(am|pm|a|p)?", re.IGNORECASE)
_LENGTH = re.compile(
    r"(?:(\d{1,3}(?:\.\d{1,2})?)\s*h[a-z]*\.?)?\s*(?:(-?\d[\d,]*)\s*(?:m\w*\.?|')?)?", re.IGNORECASE
)


def parse_clock(text: str, field: str = "pinned") -> time | None:
    """Read a time of day as people type it: 12:00, 12, 930, 2:15 pm; empty is None.

    Raises:
        Invalid: it is no time of day.
    """
    plain = text.strip()
    if not plain:
        return None
    found = _CLOCK.fullmatch(plain)
    if found is not None:
        hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()[:1]
        sound = 1 <= hour <= 12 if half else hour <= 23
        if sound and minute <= 59:
            return time(hour % 12 + (12 if half == "p" else 0) if half else hour, minute)
    raise Invalid([Problem(field, f"{quoted(plain)} is not a time of day; one looks like 12:00.")])


def parse_length(text: str, begins: int, formats: Formats) -> int:
    """Read the length of an item that begins so many minutes after midnight; return it in minutes.

    Minutes (45, 45 min), hours (1 h 30), or the time at which the item ends (10:30, →10:30). An end between
    1:00 and 6:59 that would lie before the start is meant in the afternoon.

    Raises:
        Invalid: it cannot be understood, or is no length an item can have.
    """
    plain = text.strip()
    if not plain:
        raise Invalid([Problem("minutes", "Please enter minutes, or the time at which the item ends.")])
    if re.match(r"→|->|>|to\b|until\b", plain, re.IGNORECASE) or re.search(
        r"\d:\d|\d\s*[ap]m?$", plain, re.I
    ):
        return _until(re.sub(r"^(→|->|>|to\b|until\b)\s*", "", plain, flags=re.IGNORECASE), begins, formats)
    found = _LENGTH.fullmatch(plain)
    if found is None or (found[1] is None and found[2] is None):
        sentence = f"{quoted(plain)} is neither minutes (45) nor an end time (10:30)."
        raise Invalid([Problem("minutes", sentence)])
    return _possible(round(float(found[1] or 0) * 60) + int((found[2] or "0").replace(",", "")))


def _until(text: str, begins: int, formats: Formats) -> int:
    moment = parse_clock(text, "minutes")
    if moment is None:
        raise Invalid([Problem("minutes", "Please enter the time at which the item ends.")])
    ends = minutes_of(moment)
    if ends <= begins and 60 <= ends < 7 * 60:
        ends += DAY // 2
    if ends <= begins:
        sentence = (
            f"{clock(moment, formats)} is not after the item begins, at {clock(time_of(begins), formats)}."
        )
        raise Invalid([Problem("minutes", sentence)])
    return _possible(ends - begins)


def _possible(minutes: int) -> int:
    if not 1 <= minutes <= LONGEST_ITEM:
        raise Invalid([Problem("minutes", ITEM_LENGTH)])
    return minutes


# gaps and overruns


def _find(items: Iterable[AgendaItem], start: time, item_id: int) -> tuple[Sequence[TimedItem], int]:
    lines = timed(items, start)
    for place, line in enumerate(lines):
        if line.item.id == item_id:
            return lines, place
    raise NotFound("This agenda item is no longer in the program.")


def close_gap(items: Iterable[AgendaItem], start: time, item_id: int) -> AgendaItem:
    """Return the item before a pinned one, lengthened or shortened so that it ends where that one begins.

    Where nothing comes before it, the pinned item itself is returned, beginning with the day.

    Raises:
        Refused: the item before would have no time left.
    """
    lines, place = _find(items, start, item_id)
    one = lines[place]
    if place == 0:
        return replace(one.item, pinned=None)
    before = lines[place - 1].item
    minutes = before.minutes + one.slack
    if minutes < 1:
        raise Refused(
            f"{quoted(before.title)} lasts {duration(before.minutes)} and would have to lose "
            f"{duration(-one.slack)}: shift what follows, or move one of the two."
        )
    return replace(before, minutes=minutes)


def shift_following(items: Iterable[AgendaItem], start: time, item_id: int) -> tuple[AgendaItem, ...]:
    """Return the pinned items that change so that one begins where the item before it ends.

    The pins of all that follow move by as much.

    Raises:
        Refused: an item would be pinned beyond midnight.
    """
    lines, place = _find(items, start, item_id)
    slack = lines[place].slack
    changed = []
    for line in lines[place:]:
        if line.item.pinned is None or not slack:
            continue
        moved = minutes_of(line.item.pinned) - slack
        if not 0 <= moved < DAY:
            raise Refused(f"{quoted(line.item.title)} would begin on another day.")
        changed.append(replace(line.item, pinned=time_of(moved)))
    return tuple(changed)


def slack_text(lines: Sequence[TimedItem], place: int, formats: Formats) -> str:
    """Say what lies between an item and the one before it; empty where it begins as that one ends."""
    one = lines[place]
    if not one.slack:
        return ""
    name, at = quoted(one.item.title, 36), clock(one.start, formats)
    if one.slack > 0:
        return f"{duration(one.slack)} free before {name}, pinned to {at}"
    if place == 0:
        return f"{name} is pinned to {at}, {duration(-one.slack)} before the session starts"
    before = lines[place - 1]
    return f"{quoted(before.item.title, 36)} runs {duration(-one.slack)} into {name}, pinned to {at}"


# who stays how long


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of the day that a group stays for, in minutes after midnight; half-open."""

    begins: int
    ends: int

    def text(self, formats: Formats) -> str:
        """Return the stretch in words: 8:00–12:45."""
        return f"{clock(time_of(self.begins), formats)}–{clock(time_of(self.ends), formats)}"


def windows(items: Iterable[AgendaItem], start: time, audience: Audience) -> tuple[Window, ...]:
    """Return the stretches a group stays for: items in a row, whatever free time lies between them."""
    found: list[Window] = []
    open_window = False
    for item in timed(items, start):
        if not invited(item.item, audience):
            open_window = False
            continue
        if open_window:
            last = found[-1]
            found[-1] = Window(min(last.begins, item.begins), max(last.ends, item.ends))
        else:
            found.append(Window(item.begins, item.ends))
        open_window = True
    return tuple(found)


def stay_text(items: Iterable[AgendaItem], start: time, audience: Audience, formats: Formats) -> str:
    """Say when a group arrives and may leave: arrive by 8:00, leave at 12:45; empty where it is not asked."""
    found = windows(items, start, audience)
    if not found:
        return ""
    if len(found) == 1:
        begins, ends = (clock(time_of(one), formats) for one in (found[0].begins, found[0].ends))
        return f"arrive by {begins}, leave at {ends}"
    return "in parts: " + " and ".join(window.text(formats) for window in found)


def torn(
    before: Iterable[AgendaItem], after: Iterable[AgendaItem], start: time, formats: Formats
) -> tuple[str, ...]:
    """Say which groups a change makes come and go more often than before, one sentence each."""
    before, after = tuple(before), tuple(after)
    found = []
    for audience in (Audience.HEAD_OF_QUALITY, Audience.GUEST, Audience.CEO):
        now = windows(after, start, audience)
        if len(now) > max(1, len(windows(before, start, audience))):
            found.append(_split_text(audience, now, formats))
    return tuple(found)


def _split_text(audience: Audience, parts: Sequence[Window], formats: Formats) -> str:
    name = GROUPS[audience]
    listed = " and ".join(window.text(formats) for window in parts)
    verb = "is" if audience is Audience.GUEST else "are"
    return (
        f"{name[0].upper()}{name[1:]} {verb} asked in for {len(parts)} separate parts of the day: {listed}."
    )


# what is odd about a day


@dataclass(frozen=True, slots=True)
class ClockChange:
    """The times of a day that daylight saving skips (`forward`) or has twice, in minutes after midnight."""

    first: int
    last: int
    forward: bool


def warnings(
    items: Iterable[AgendaItem], start: time, formats: Formats, clock_change: ClockChange | None = None
) -> tuple[str, ...]:
    """Return what is odd about the times of a day, one sentence each; gaps and overruns aside."""
    items = tuple(items)
    return (
        *splits(items, start, formats),
        *_midnight(items, start, formats),
        *_clock_change(items, start, clock_change, formats),
    )


def splits(items: Sequence[AgendaItem], start: time, formats: Formats) -> Iterator[str]:
    """Say which groups are asked in for parts of the day that do not hang together."""
    for audience in (Audience.CEO, Audience.HEAD_OF_QUALITY, Audience.GUEST):
        parts = windows(items, start, audience)
        if len(parts) > 1:
            yield _split_text(audience, parts, formats)


def _midnight(items: Sequence[AgendaItem], start: time, formats: Formats) -> Iterator[str]:
    for item in timed(items, start):
        if item.ends > DAY:
            yield (
                f"{quoted(item.item.title)} runs past midnight, to {clock(item.end, formats)} on the next "
                "day; a session is one day."
            )
            return


def _clock_change(
    items: Sequence[AgendaItem], start: time, change: ClockChange | None, formats: Formats
) -> Iterator[str]:
    if change is None:
        return
    span = f"{clock(time_of(change.first), formats)} to {clock(time_of(change.last), formats)}"
    how = f"go forward: {span} does not exist" if change.forward else f"go back: {span} comes twice"
    for item in timed(items, start):
        if item.begins < change.last and change.first < item.ends:
            yield f"The clocks {how} on this day, and {quoted(item.item.title)} lies across it."


def minutes_by_kind(items: Iterable[AgendaItem]) -> tuple[tuple[ItemKind, int], ...]:
    """Return the minutes of each kind of item that the day has, in the order of the kinds."""
    items = tuple(items)
    found = ((kind, sum(item.minutes for item in items if item.kind is kind)) for kind in ItemKind)
    return tuple((kind, minutes) for kind, minutes in found if minutes)
