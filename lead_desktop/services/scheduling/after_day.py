"""What a day leaves behind: actions, asks and offers, and how the community valued it."""

from __future__ import annotations

from dataclasses import dataclass

from lead_desktop.domain.model.actions import Action, AskOffer, carried
from lead_desktop.domain.model.changes import Changes
from lead_desktop.domain.model.formats import INTERNATIONAL, Formats
from lead_desktop.domain.model.people import Organization, Role
from lead_desktop.domain.model.sessions import Session
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.scheduling.evaluation import Evaluated, Form, forms, trend
from lead_desktop.services import rules
from lead_desktop.services.program_file import ProgramFile


@dataclass(frozen=True, slots=True)
class ActionLine:
    """One action with who promised it, and the number of the session at which it was promised."""

    action: Action
    who: str
    session_number: int
    carried: bool


@dataclass(frozen=True, slots=True)
class AskLine:
    """What one organization's CEO asks and offers; `value` has id 0 where nothing is noted yet."""

    organization: Organization
    ceo: str
    value: AskOffer


@dataclass(frozen=True, slots=True)
class AfterDay:
    """What the Scheduling tab shows below a day."""

    actions: tuple[ActionLine, ...]
    asks: tuple[AskLine, ...]
    forms: tuple[Form, ...]
    trend: tuple[Evaluated, ...]
    formats: Formats = INTERNATIONAL


def after_day(file: ProgramFile, session_id: int) -> AfterDay:
    """Return what was promised, asked, offered and valued at a session, and what is open from before.

    Open actions are carried to the next session; a session behind that one shows its own only.
    """
    snapshot = file.snapshot()
    session = snapshot.session_by_id[session_id]
    asks = {ask.organization_id: ask for ask in snapshot.asks_and_offers if ask.session_id == session_id}
    upcoming = snapshot.next_session(file.today())
    order = {one.id: (one.day, one.number) for one in snapshot.sessions}
    before: tuple[Action, ...] = ()
    if upcoming is None or session.day <= upcoming.day:
        before = carried(snapshot.actions, order, session_id)
    mine = tuple(action for action in snapshot.actions if action.session_id == session_id)
    return AfterDay(
        tuple(_action_line(snapshot, action, session_id) for action in (*before, *mine)),
        tuple(
            _ask_line(snapshot, session, organization, asks.get(organization.id))
            for organization in snapshot.taking_part(session.day)
        ),
        forms(score for score in snapshot.scores if score.session_id == session_id),
        trend(snapshot),
        snapshot.formats,
    )


def _action_line(snapshot: Snapshot, action: Action, session_id: int) -> ActionLine:
    person = snapshot.person_by_id.get(action.person_id or 0)
    organization = snapshot.organization_by_id.get(action.organization_id or 0)
    who = person.name if person is not None else organization.name if organization is not None else ""
    number = snapshot.session_by_id[action.session_id].number
    return ActionLine(action, who, number, action.session_id != session_id)


def _ask_line(
    snapshot: Snapshot, session: Session, organization: Organization, value: AskOffer | None
) -> AskLine:
    holder = snapshot.holder(organization.id, Role.CEO, session.day)
    ceo = snapshot.person_by_id[holder.person_id].name if holder is not None else "seat vacant"
    return AskLine(
        organization, ceo, value or AskOffer(session_id=session.id, organization_id=organization.id)
    )


def note_ask(file: ProgramFile, value: AskOffer) -> Changes:
    """Keep what a CEO asks and offers; with both left empty, what was noted is taken away."""
    with file.changing() as work:
        name = work.get(Organization, value.organization_id).name
        if not value.ask.strip() and not value.offer.strip():
            if value.id:
                work.remove(work.get(AskOffer, value.id))
            return work.commit(f"Take away ask and offer of {name}")
        rules.check(value, work)
        if value.id:
            work.change(value)
        else:
            work.add(value)
        return work.commit(f"Note ask and offer of {name}")
