"""The forms of the Attendance tab."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from lead_desktop.domain.model.attendance import Entry, Mark, MarkKind
from lead_desktop.domain.text.entry import EntryContext
from lead_desktop.ui.kit import fields
from lead_desktop.ui.kit.fields import Field


@dataclass(frozen=True, slots=True)
class Absence:
    """What is asked about an absence."""

    reason: str = ""
    told_on: date | None = None
    note: str = ""

    def entry(self, *, several: bool) -> Entry:
        """Return what is entered; for several people an empty note leaves each of theirs."""
        note = None if several and not self.note else self.note
        return Entry(kind=MarkKind.ABSENT, reason=self.reason, told_on=self.told_on, note=note)


@dataclass(frozen=True, slots=True)
class PartOfDay:
    """What is asked about somebody who was there for part of the day."""

    arrived: time | None = None
    left: time | None = None
    items_attended: int | None = None
    note: str = ""

    def entry(self, *, several: bool) -> Entry:
        """Return what is entered; for several people an empty note leaves each of theirs."""
        return Entry(
            kind=MarkKind.PART,
            arrived=self.arrived,
            left=self.left,
            items_attended=self.items_attended,
            note=None if several and not self.note else self.note,
        )


@dataclass(frozen=True, slots=True)
class Details:
    """Everything there is to a mark."""

    kind: MarkKind = MarkKind.PRESENT
    reason: str = ""
    told_on: date | None = None
    arrived: time | None = None
    left: time | None = None
    items_attended: int | None = None
    note: str = ""

    @classmethod
    def of(cls, mark: Mark | None) -> Details:
        """Return the details of a mark; of none, those of presence."""
        if mark is None:
            return cls()
        return cls(
            mark.kind, mark.reason, mark.told_on, mark.arrived, mark.left, mark.items_attended, mark.note
        )

    def entry(self) -> Entry:
        """Return what is entered."""
        return Entry(
            kind=self.kind,
            reason=self.reason,
            told_on=self.told_on,
            arrived=self.arrived,
            left=self.left,
            items_attended=self.items_attended,
            note=self.note,
        )


@dataclass(frozen=True, slots=True)
class CameInstead:
    """Somebody came in a CEO's place: who, and why the CEO is absent: the one reason of both."""

    name: str = ""
    reason: str = ""
    told_on: date | None = None


def _reason(reasons: Sequence[str], text: str = "&Reason") -> Field:
    return fields.Suggested(
        "reason",
        text,
        reasons,
        placeholder="ill, board meeting, snow…",
        hint="Down arrow brings the reasons given lately." if reasons else "",
    )


def absence_fields(reasons: Sequence[str], entry: EntryContext) -> tuple[Field, ...]:
    """Return the fields of an absence."""
    return (
        _reason(reasons),
        fields.Day("told_on", "&Told us on", entry.back, optional=True),
        fields.Text("note", "&Note", lines=2, hint="For you only; it is not printed."),
    )


def part_fields(entry: EntryContext, start: time, *, items: bool) -> tuple[Field, ...]:
    """Return the fields of part of a day."""
    return (
        fields.Clock("arrived", "Arri&ved", entry.start, optional=True, begin=start),
        fields.Clock("left", "&Left", entry.end, optional=True, begin=time(12)),
        *(
            (fields.Number("items_attended", "&Items attended", whole=True, hint="Empty: all of them."),)
            if items
            else ()
        ),
        fields.Text("note", "&Note", lines=2, hint="For you only; it is not printed."),
    )


def details_fields(
    reasons: Sequence[str], entry: EntryContext, start: time, *, items: bool
) -> tuple[Field, ...]:
    """Return the fields of a mark."""
    kinds = (
        (MarkKind.PRESENT, "Present"),
        (MarkKind.PART, "Part of the day"),
        (MarkKind.ABSENT, "Absent"),
    )
    absence = absence_fields(reasons, entry)
    return (
        fields.Choice("kind", "&Mark", kinds),
        *part_fields(entry, start, items=items)[:-1],
        *absence[:2],
        absence[2],
    )


def came_instead_fields(reasons: Sequence[str], entry: EntryContext, *, absence: bool) -> tuple[Field, ...]:
    """Return the fields of a turned-away note; with the CEO's absence where that is not recorded yet."""
    return (
        fields.Line("name", "&Who came"),
        _reason(reasons, "Why &instead of the CEO"),
        *((fields.Day("told_on", "&Told us on", entry.back, optional=True),) if absence else ()),
    )


def turned_away_fields() -> tuple[Field, ...]:
    """Return the fields of a note that is there."""
    return (fields.Line("name", "&Who came"), fields.Line("reason", "Why &instead"))
