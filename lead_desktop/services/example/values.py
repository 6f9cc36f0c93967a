"""What has been read of the example so far: values with their ids, and the keys that name them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TypeVar

from lead_desktop.domain.model.registry import registry
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

    def organization(self, entry: Entry, name: str = "at") -> int:
        """Return the id of the organization that a field names."""
        return entry.one_of(name, self.organizations)

    def person(self, entry: Entry, name: str = "person") -> int:
        """Return the id of the person that a field names."""
        return entry.one_of(name, self.people)

    def person_or_none(self, entry: Entry, name: str = "person") -> int | None:
        """Return the id of the person that a field names, if it names one."""
        return entry.one_of(name, self.people) if entry.text_or_empty(name) else None

    def organization_or_none(self, entry: Entry, name: str) -> int | None:
        """Return the id of the organization that a field names, if it names one."""
        return entry.one_of(name, self.organizations) if entry.text_or_empty(name) else None

    def session(self, entry: Entry, name: str = "session") -> int:
        """Return the id of the session whose number stands in a field."""
        number = entry.whole(name)
        if number not in self.sessions:
            raise entry.wrong(f"There is no session {number}.")
        return self.sessions[number]

    def all(self, entity: type[V]) -> tuple[V, ...]:
        """Return every value of a kind, in order."""
        return tuple(value for value in self.values if isinstance(value, entity))


def remember(known: dict[str, int], entry: Entry, key: str, id_: int) -> None:
    """Remember the key of a new value; a key that is used twice is refused."""
    if key in known:
        raise entry.wrong(f"The key “{key}” is used twice.")
    known[key] = id_
