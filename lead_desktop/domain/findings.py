"""Findings: one thing noticed, how much it matters, and the place with which to put it right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from lead_desktop.domain.model.people import Organization
from lead_desktop.domain.model.value import Entity, Value

LONGEST = 120
"""Characters of a title or detail; more would push the other findings out of view."""


class Level(StrEnum):
    """How much a finding matters."""

    GOOD = "good"
    WARNING = "warning"
    BLOCKING = "blocking"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that readiness noticed; `entity` and `id` name the value with which to put it right.

    `field` names the field of that value in which to type; empty where the value as a whole is the place.
    """

    level: Level
    title: str
    detail: str
    entity: Entity
    id: int
    field: str = ""


def at(value: Value, level: Level, title: str, detail: str = "", field: str = "") -> Finding:
    """Make a finding that is put right with a value, in one of its fields; names of any length fit."""
    return Finding(level, _clipped(title), _clipped(detail), type(value), value.id, field)


def _clipped(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else f"{flat[: LONGEST - 1].rstrip()}…"


def short(organization: Organization) -> str:
    """Return the short name of an organization, or its name where it has none."""
    return organization.short_name or organization.name


def names(organizations: Iterable[Organization]) -> str:
    """Name organizations once each, in the order given."""
    return " · ".join(dict.fromkeys(short(organization) for organization in organizations))
