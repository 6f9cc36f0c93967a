"""The dinner of a session: when, where, who joins, and what they eat."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from lead_desktop.domain.model.changes import Changes
from lead_desktop.domain.model.formats import INTERNATIONAL, Formats
from lead_desktop.domain.model.sessions import Dinner, DinnerReply, Guest, Session
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.scheduling.dinners import Diner, dietary_text, diners, role_of
from lead_desktop.domain.sentences import NO_SUCH_SESSION
from lead_desktop.errors import NotFound
from lead_desktop.services import rules
from lead_desktop.services.program_file import ProgramFile

if TYPE_CHECKING:
    from lead_desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class DinnerTable:
    """A dinner with everybody who may join; `dinner` has id 0 where there is none yet.

    `others` are people who could be asked as well: everybody in office on the day, with their role.
    """

    dinner: Dinner
    diners: tuple[Diner, ...]
    others: tuple[Diner, ...]
    formats: Formats = INTERNATIONAL

    @property
    def joining(self) -> tuple[Diner, ...]:
        """Return those who join."""
        return tuple(diner for diner in self.diners if diner.joins)

    @property
    def dietary(self) -> str:
        """Return what those who join eat, collected from what is known of them."""
        return dietary_text(self.diners)


def dinner_table(file: ProgramFile, session_id: int) -> DinnerTable:
    """Return the dinner of a session, or one to begin with: the evening before.

    Raises:
        NotFound: there is no such session.
    """
    with file.reading() as work:
        snapshot = work.snapshot()
    session = snapshot.session_by_id.get(session_id)
    if session is None:
        raise NotFound(NO_SUCH_SESSION)
    return table_of(snapshot, session)


def table_of(snapshot: Snapshot, session: Session) -> DinnerTable:
    """Return the dinner of a session from the snapshot."""
    dinner = snapshot.dinner_of(session.id)
    present = diners(snapshot, session)
    named = {diner.person_id for diner in present}
    others = [
        Diner(
            name=person.name,
            role=role,
            joins=False,
            expected=False,
            dietary=person.dietary.strip(),
            person_id=person.id,
        )
        for person in sorted(snapshot.people, key=lambda person: person.name.casefold())
        if person.id not in named and (role := role_of(snapshot, person, session))
    ]
    return DinnerTable(dinner or new_dinner(session), present, tuple(others), snapshot.formats)


def new_dinner(session: Session) -> Dinner:
    """Return what a dinner is offered as: the evening before."""
    return Dinner(session_id=session.id, day=session.day - timedelta(days=1))


def plan(
    file: ProgramFile, dinner: Dinner, people: Mapping[int, bool], guests: Mapping[int, bool]
) -> Changes:
    """Keep a dinner and who joins it, as one change. `people` and `guests` say by id whether they join.

    Raises:
        Invalid: a field of the dinner is wrong.
        ReasonNeeded: the session was held, and there is no reason.
    """
    with file.changing() as work:
        rules.check(dinner, work)
        session = work.get(Session, dinner.session_id)
        rules.explain(session, work)
        known = work.change(dinner) if dinner.id else work.add(dinner)
        expected = {diner.person_id for diner in diners(work.snapshot(), session) if diner.expected}
        replies = {reply.person_id: reply for reply in work.all(DinnerReply, dinner_id=known.id)}
        for person_id, joins in people.items():
            _reply(work, known.id, person_id, joins, replies.get(person_id), person_id in expected)
        for guest_id, joins in guests.items():
            work.change(replace(work.get(Guest, guest_id), joins_dinner=joins))
        return work.commit(f"Plan the dinner of session {session.number}")


def _reply(
    work: UnitOfWork, dinner_id: int, person_id: int, joins: bool, before: DinnerReply | None, expected: bool
) -> None:
    """Keep a reply only where it says something that is not taken for granted anyway."""
    if before is not None and (joins or expected):
        if joins == expected and not before.note:
            work.remove(before)
        else:
            work.change(replace(before, joins=joins))
    elif before is not None:
        work.remove(before)
    elif joins != expected:
        work.add(DinnerReply(dinner_id=dinner_id, person_id=person_id, joins=joins))
