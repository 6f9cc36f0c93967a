"""The errors a user can act on: each carries one plain sentence, never a traceback."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


class UserError(Exception):
    """Something the user asked for that cannot be done, said in one plain sentence."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Refused(UserError):
    """A rule of the program forbids the change."""


class ReasonNeeded(Refused):
    """What was settled would change; it is done all the same once a reason is given."""


class AgreementNeeded(Refused):
    """Something unusual; it is done all the same once the user agrees. `action` names the button."""

    def __init__(self, sentence: str, detail: str, action: str) -> None:
        super().__init__(sentence)
        self.detail = detail
        self.action = action


class NotFound(UserError):
    """What was asked for is not, or no longer, in the program."""


class FileRefused(UserError):
    """A program file or a paper cannot be read or written."""


class Cancelled(UserError):
    """The user stopped a long piece of work."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with one field of a value, in words; an empty field name means the whole value."""

    field: str
    sentence: str


class Invalid(Refused):
    """A value whose fields do not pass; the problems say which and why."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(" ".join(problem.sentence for problem in self.problems))
