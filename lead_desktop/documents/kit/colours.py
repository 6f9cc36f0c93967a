"""The colours of printed pages, by the same names as on the screen."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from reportlab.lib.colors import Color, HexColor

TOKENS: Mapping[str, str] = MappingProxyType(
    {
        "window": "#F4F3EF",
        "paper": "#FFFFFF",
        "ink": "#1D2730",
        "muted": "#5F6A74",
        "line": "#DAD8D1",
        "accent": "#0E5A6B",
        "accent soft": "#E3EEF0",
        "good": "#2E7D4F",
        "warning": "#A86400",
        "blocking": "#B3261E",
        "signal": "#D55E00",
    }
)

ORGANIZATIONS = (
    "#0072B2",
    "#D55E00",
    "#009E73",
    "#8A5FBF",
    "#B8860B",
    "#CC6699",
    "#56708A",
    "#7A8B1F",
    "#A0522D",
    "#3F8F9F",
    "#6B5B95",
    "#88553A",
)


@cache
def colour(token: str) -> Color:
    """Return the colour of a token."""
    return HexColor(TOKENS[token])


@cache
def organization_colour(place: int) -> Color:
    """Return the colour of an organization by its place in the family; the family repeats."""
    return HexColor(ORGANIZATIONS[place % len(ORGANIZATIONS)])
