"""What stands in a file against the rules: written while the triggers were gone, or by an earlier version."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, text

from lead_desktop.domain.model.formats import DateStyle, Formats
from lead_desktop.domain.model.program import MAXIMUM_GOALS
from lead_desktop.domain.sentences import MOST_GOALS
from lead_desktop.domain.text.formatting import plain_day

_WRONG_MARKS = """
    SELECT d.number, d.day, d.state, p.name AS person, o.name AS organization, m.id
    FROM marks m
    LEFT JOIN seats s ON s.id = m.seat_id
    LEFT JOIN sessions d ON d.id = s.session_id
    LEFT JOIN appointments a ON a.id = s.appointment_id
    LEFT JOIN people p ON p.id = a.person_id
    LEFT JOIN organizations o ON o.id = a.organization_id
    WHERE d.id IS NULL OR a.id IS NULL OR p.id IS NULL OR d.state = 'cancelled'
    OR a.role NOT IN ('ceo', 'head of quality')
    OR d.day < a.first_day OR d.day > coalesce(a.last_day, '9999-12-31')
    ORDER BY d.day, o.name
"""
_TWO_CEOS = """
    SELECT DISTINCT o.name FROM appointments a
    JOIN appointments b ON b.organization_id = a.organization_id AND b.role = 'ceo' AND b.id > a.id
    AND b.first_day <= coalesce(a.last_day, '9999-12-31')
    AND a.first_day <= coalesce(b.last_day, '9999-12-31')
    LEFT JOIN organizations o ON o.id = a.organization_id WHERE a.role = 'ceo' ORDER BY o.name
"""
_TOO_MANY_GOALS = """
    SELECT o.name FROM goals g LEFT JOIN organizations o ON o.id = g.organization_id
    WHERE g.state = 'active' GROUP BY g.organization_id HAVING count(*) > :most ORDER BY o.name
"""


def find(connection: Connection) -> tuple[str, ...]:
    """Return one sentence for everything in the file that breaks rule 1, 2 or 4."""
    style = connection.scalar(text("SELECT date_style FROM programs"))
    formats = Formats(DateStyle(style) if style is not None else DateStyle.DAY_FIRST)
    found = [_mark_text(row, formats) for row in connection.execute(text(_WRONG_MARKS))]
    found += [
        f"{row.name or 'An organization'} has two CEOs on some days; please correct the appointments."
        for row in connection.execute(text(_TWO_CEOS))
    ]
    found += [
        f"{row.name or 'An organization'} has more than {MOST_GOALS} active goals; please retire some."
        for row in connection.execute(text(_TOO_MANY_GOALS), {"most": MAXIMUM_GOALS})
    ]
    return tuple(found)


def _mark_text(row: Row[*tuple[Any, ...]], formats: Formats) -> str:
    number, day, state, person, organization, mark_id = row
    if number is None or person is None:
        return f"Mark {mark_id} belongs to a session or an appointment that is no longer in the file."
    when = f"session {number} on {_day(day, formats)}"
    if state == "cancelled":
        return f"{person} ({organization}) has a mark for {when}, which is cancelled."
    return f"{person} ({organization}) has a mark for {when}, but was not in office on that day."


def _day(written: str, formats: Formats) -> str:
    try:
        return plain_day(date.fromisoformat(written), formats)
    except ValueError:
        return written
