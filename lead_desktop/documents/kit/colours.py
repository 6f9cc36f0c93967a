"""The colours of printed pages for ReportLab, by the same names as on the screen."""

from __future__ import annotations

from functools import cache

from reportlab.lib.colors import Color, HexColor

from lead_desktop.domain.colours import PAPER


@cache
def colour(token: str) -> Color:
    """Return the colour of a token."""
    return HexColor(PAPER.colour(token))


def organization_colour(place: int) -> Color:
    """Return the colour of an organization by its place in the family; the family repeats."""
    return colour(f"organization {place}")
