"""Mutants that change nothing anybody could notice, each with its reason; they are drawn, but not counted."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Equivalent:
    """A mutant by its file, the first line of what is changed, and what it is changed to."""

    file: str
    line: str
    new: str
    reason: str


EQUIVALENT = (
    Equivalent(
        "domain/spc/signals.py", 'MANY_CROSSINGS = "many crossings"', '""', "the name is nowhere shown"
    ),
    Equivalent(
        "domain/readiness/people_findings.py",
        'seats = formatting.plural(dinner.seats or 0, "seat")',
        "(1)",
        "a dinner whose seats are not known has a gap, and is not said to be well",
    ),
    Equivalent(
        "domain/spc/analysis.py",
        "if value is not None and not abs(value) <= LARGEST:",
        "(abs(value) < LARGEST)",
        "the limit itself is far above every number that can be typed",
    ),
    Equivalent(
        "domain/readiness/day_findings.py",
        "level = Level.WARNING if line.slack > 0 else Level.BLOCKING",
        "(line.slack >= 0)",
        "only where there is any slack",
    ),
    Equivalent(
        "services/goals/goals.py",
        "for place, one in enumerate(mine, start=1):",
        "(2)",
        "positions only put goals in order",
    ),
    Equivalent("domain/charts/choice.py", "return False", "return None", "asked only whether it is so"),
    Equivalent(
        "services/rules.py",
        'field = "first_day" if first.day < value.first_day else "last_day"',
        "(first.day <= value.first_day)",
        "the session lies outside the program, so it is not on its first day",
    ),
    Equivalent(
        "services/scheduling/agenda.py", 'return ""', "return None", "asked only whether there is a problem"
    ),
)


def is_equivalent(file: str, line: str, new: str) -> bool:
    """Tell whether a mutant is one of these; `file` is its path below the project."""
    return any(
        (f"lead_desktop/{known.file}", known.line, known.new) == (file, line.strip(), new)
        for known in EQUIVALENT
    )
