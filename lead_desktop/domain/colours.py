"""The colours of the window and of printed pages, by the names of the design's tokens."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one appearance, by the names of the design's tokens."""

    window: str
    paper: str
    ink: str
    muted: str
    line: str
    edge: str
    """The edges of fields and buttons, which have to be seen; `line` only parts what belongs together."""
    accent: str
    accent_soft: str
    on_accent: str
    hover: str
    good: str
    good_soft: str
    warning: str
    warning_soft: str
    blocking: str
    blocking_soft: str
    good_ink: str
    warning_ink: str
    blocking_ink: str
    signal: str
    guest: str
    check: str
    """The picture of a check mark in the colour that stands on the accent."""
    organizations: tuple[str, ...]

    def colour(self, token: str) -> str:
        """Return a token's colour as #RRGGBB: "ink", "accent soft", "organization 3" …

        Organizations are named by their place in the family, which repeats.
        """
        name, _, place = token.partition(" ")
        if name == "organization":
            return self.organizations[int(place) % len(self.organizations)]
        found: str = getattr(self, token.replace(" ", "_"))
        return found


LIGHT = Palette(
    window="#F4F3EF",
    paper="#FFFFFF",
    ink="#1D2730",
    muted="#5F6A74",
    line="#DAD8D1",
    edge="#8C8A84",
    accent="#0E5A6B",
    accent_soft="#E3EEF0",
    on_accent="#FFFFFF",
    hover="#ECEBE5",
    good="#2B774B",
    good_soft="#E3F1E7",
    warning="#9C5D00",
    warning_soft="#FBEEDB",
    blocking="#B3261E",
    blocking_soft="#FBE5E3",
    # For words on the soft grounds, on which the levels' own colours are a shade too light to be read.
    good_ink="#27693F",
    warning_ink="#8A5200",
    blocking_ink="#B3261E",
    signal="#D55E00",
    guest="#C4A35A",
    check="check-light.svg",
    organizations=(
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
    ),
)

DARK = Palette(
    window="#1B2025",
    paper="#22292F",
    ink="#E8E6E0",
    muted="#A3ADB5",
    line="#3A434B",
    edge="#6E7882",
    accent="#6FBFD0",
    accent_soft="#274049",
    on_accent="#10242A",
    hover="#2A3239",
    good="#7CC79A",
    good_soft="#23392C",
    warning="#E3AE5B",
    warning_soft="#40341F",
    blocking="#F0958D",
    blocking_soft="#472825",
    good_ink="#7CC79A",
    warning_ink="#E3AE5B",
    blocking_ink="#F0958D",
    signal="#FF9A4D",
    guest="#D9BE7C",
    check="check-dark.svg",
    organizations=(
        "#58A9DD",
        "#F08A45",
        "#3CC39A",
        "#B595E0",
        "#DDB24A",
        "#E58FB8",
        "#93AEC8",
        "#B0C24F",
        "#D08A63",
        "#72BECD",
        "#A797CF",
        "#C08D70",
    ),
)

PAPER = replace(LIGHT, good="#2E7D4F", warning="#A86400")
"""Printed pages: as the light window, but for two that need not stand on a soft ground there."""

PLACEHOLDERS = ("#E3EEF0", "#F0E9DF", "#E7ECE2", "#EAE4EE")
"""The grounds of what stands in the place of a portrait."""
