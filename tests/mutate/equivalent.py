"""Mutants that change nothing anybody could notice, each with its reason; they are drawn, but not counted."""

from __future__ import annotations

EQUIVALENT: dict[tuple[str, str, str], str] = {
    ("lead_desktop/domain/spc/signals.py", '"many crossings"', '""'): "the name of the kind is nowhere shown",
    (
        "lead_desktop/domain/readiness/people_findings.py",
        "0",
        "(1)",
    ): "`dinner.seats or 0`: a dinner without seats is a gap, and is not said to be well",
    (
        "lead_desktop/domain/spc/analysis.py",
        "abs(value) <= LARGEST",
        "(abs(value) < LARGEST)",
    ): "the limit itself is far above every number that can be typed",
    (
        "lead_desktop/domain/charts/choice.py",
        "return False",
        "return None",
    ): "asked only whether it is so",
    (
        "lead_desktop/services/rules.py",
        "first.day < value.first_day",
        "(first.day <= value.first_day)",
    ): "the session lies outside the program: it is not on its first day",
    (
        "lead_desktop/services/scheduling/agenda.py",
        'return ""',
        "return None",
    ): "asked only whether there is a problem",
}
"""By file, what stood there and what stands there now: why nothing changes by it."""
