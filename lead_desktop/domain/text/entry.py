"""What the fields of a program read days and times with: its style, its days, and what counts as today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.model.program import Program
from lead_desktop.domain.text.days import DayRules, Direction
from lead_desktop.domain.text.times import TimeRules


@dataclass(frozen=True, slots=True)
class EntryContext:
    """Gives each field of a form what it reads with."""

    today: date
    program: Program

    @property
    def formats(self) -> Formats:
        """Return how the program writes days and times."""
        return self.program.formats

    @property
    def ahead(self) -> DayRules:
        """Return the rules of a day that is to come: a session, a due day."""
        return self._days(Direction.AHEAD)

    @property
    def back(self) -> DayRules:
        """Return the rules of a day that has been: in office since, told us on."""
        return self._days(Direction.BACK)

    def _days(self, direction: Direction) -> DayRules:
        return DayRules(
            self.today,
            self.formats,
            direction=direction,
            first_day=self.program.first_day,
            last_day=self.program.last_day,
        )

    @property
    def start(self) -> TimeRules:
        """Return the rules of a time at which something begins by day."""
        return TimeRules(self.formats)

    @property
    def evening(self) -> TimeRules:
        """Return the rules of a time at which something begins in the evening."""
        return TimeRules(self.formats, evening=True)

    @property
    def end(self) -> TimeRules:
        """Return the rules of a time at which something ends: it may be midnight."""
        return TimeRules(self.formats, is_end=True)
