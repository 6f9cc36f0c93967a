"""Rows to domain values and back, and values to the JSON of the change log."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, time
from enum import Enum, StrEnum
from typing import Any, TypeVar

from lead_desktop.domain.model.registry import registry
from lead_desktop.domain.model.value import FieldType, Value

V = TypeVar("V", bound=Value)


def to_value(entity: type[V], row: Mapping[str, Any]) -> V:
    """Make a domain value from a row whose columns carry the names of its fields; others are left out."""
    return _make(entity, {name: row[name] for name in entity.__dataclass_fields__})


def _make(entity: type[V], row: Mapping[str, Any]) -> V:
    make: Callable[..., V] = entity
    return make(**row)


def to_row(value: Value) -> dict[str, Any]:
    """Return the columns of a value; an id of 0 is left out so that the database gives one."""
    row = {field.name: getattr(value, field.name) for field in fields(value)}
    if not row["id"]:
        del row["id"]
    return row


def to_json(value: Value) -> str:
    """Write a value for the change log."""
    return json.dumps(
        {field.name: _plain(getattr(value, field.name)) for field in fields(value)}, ensure_ascii=False
    )


def _plain(content: object) -> object:
    if isinstance(content, Enum):
        return content.value
    if isinstance(content, date | time):
        return content.isoformat()
    return content


def from_json(entity: type[V], text: str) -> V:
    """Read a value from the change log; fields that came later take their defaults."""
    known = registry()[entity].fields
    row = {name: _typed(known[name], content) for name, content in json.loads(text).items() if name in known}
    return _make(entity, row)


def _typed(kind: FieldType, content: object) -> object:
    if content is None:
        return None
    if issubclass(kind.base, date | time):
        return kind.base.fromisoformat(str(content))
    return kind.base(str(content)) if issubclass(kind.base, StrEnum) else content
