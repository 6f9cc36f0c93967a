"""What has been read of the example so far: values with their ids, and the keys that name them."""

from __future__ import annotations

from dataclasses import MISSING, dataclass, field, fields, replace
from typing import Any, TypeVar

from lead_desktop.domain.model.people import Organization
from lead_desktop.domain.model.registry import registry
from lead_desktop.domain.model.sessions import Session
from lead_desktop.domain.model.value import Entity, Value
from lead_desktop.domain.validation import problems
from lead_desktop.services.example.entries import Entry

V = TypeVar("V", bound=Value)


@dataclass(slots=True)
class ExampleValues:
    """The values of the example in the order in which they can be written, each checked and numbered.

    `paper_texts` names the text from which each paper that is here is made, `version_texts` that of each
    earlier version; `portraits` lists the guests whose portrait is drawn.
    """

    values: list[Value] = field(default_factory=list)
    organizations: dict[str, int] = field(default_factory=dict)
    people: dict[str, int] = field(default_factory=dict)
    sessions: dict[int, int] = field(default_factory=dict)
    paper_texts: dict[int, str] = field(default_factory=dict)
    version_texts: dict[int, str] = field(default_factory=dict)
    portraits: set[int] = field(default_factory=set)
    _counts: dict[Entity, int] = field(default_factory=lambda: dict.fromkeys(registry(), 0))

    def add(self, entry: Entry, value: V) -> V:
        """Check a value, number it and keep it; return it with its id.

        Raises:
            FileRefused: a field is wrong; the sentence names the entry.
        """
        found = problems(value)
        if found:
            raise entry.wrong(" ".join(f"{problem.field}: {problem.sentence}" for problem in found))
        self._counts[type(value)] += 1
        numbered = replace(value, id=self._counts[type(value)])
        self.values.append(numbered)
        return numbered

    def read(self, entry: Entry, entity: type[V], **given: Any) -> V:
        """Read a value from the fields of an entry, each by its name and type, and keep it.

        `given` are the fields that are found otherwise. An organization, person or session is named by its
        key or number, without the `_id` of the field. Fields with a default may be missing.

        Raises:
            FileRefused: a field is missing or wrong; the sentence names the entry.
        """
        for field_ in fields(entity):
            kind = registry()[entity].fields[field_.name]
            name = field_.name.removesuffix("_id") if kind.reference is not None else field_.name
            if field_.name in given or (field_.default is not MISSING and not entry.has(name)):
                continue
            if kind.reference is not None:
                given[field_.name] = self.named(entry, name, kind.reference.entity)
            else:
                given[field_.name] = entry.get(name, kind.base)
        return self.add(entry, entity(**given))

    def named(self, entry: Entry, name: str, entity: Entity) -> int:
        """Return the id of the organization, person or session that a field names."""
        if entity is Session:
            number = entry.get(name, int)
            if number not in self.sessions:
                raise entry.wrong(f"There is no session {number}.")
            return self.sessions[number]
        return entry.one_of(name, self.organizations if entity is Organization else self.people)

    def all(self, entity: type[V]) -> tuple[V, ...]:
        """Return every value of a kind, in order."""
        return tuple(value for value in self.values if isinstance(value, entity))


def remember(known: dict[str, int], entry: Entry, id_: int) -> None:
    """Remember the key of a new value; a key that is used twice is refused."""
    key = entry.get("key", str)
    if key in known:
        raise entry.wrong(f"The key “{key}” is used twice.")
    known[key] = id_
