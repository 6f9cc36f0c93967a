"""The forms of the Scheduling tab: which fields each value has, in a coordinator's words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from lead_desktop.domain.model.agenda import ItemKind, Purpose
from lead_desktop.domain.model.people import Organization, Person
from lead_desktop.domain.model.sessions import Session
from lead_desktop.domain.text.entry import EntryContext
from lead_desktop.services.scheduling.agenda import Day
from lead_desktop.ui.kit import fields
from lead_desktop.ui.kit.fields import Field
from lead_desktop.ui.sentences import NEVER_IN_A_PACKET

_PURPOSES = tuple((purpose, purpose.value.capitalize() or "none") for purpose in Purpose)
_KINDS = tuple((kind, kind.value[0].upper() + kind.value[1:]) for kind in ItemKind)


def _hosts(hosts: Iterable[tuple[Organization, str]]) -> list[tuple[int | None, str]]:
    """Return who can host, each with what would follow for the balance."""
    return [
        (None, "not decided yet"),
        *((one.id, f"{one.name} ({text})" if text else one.name) for one, text in hosts),
    ]


def _people(people: Iterable[Person]) -> list[tuple[int | None, str]]:
    return [(None, "nobody from the list"), *((person.id, person.name) for person in people)]


def session_fields(hosts: Iterable[tuple[Organization, str]], entry: EntryContext) -> tuple[Field, ...]:
    """Return the fields of a session's facts."""
    return (
        fields.WholeNumber("number", "&Number", lowest=1, highest=999),
        fields.Day("day", "&Date", entry.ahead),
        fields.Clock("start", "&Starts at", entry.start),
        fields.Choice(
            "host_id", "&Host", _hosts(hosts), hint="Hosting goes round; nobody hosts twice running."
        ),
        fields.Line("venue", "&Venue"),
        fields.Line("topic", "Shared &topic"),
        fields.Line("facilitator", "&Facilitator"),
        fields.Day("papers_due", "&Papers due", entry.ahead, optional=True),
        fields.Text("note", "Your n&otes", lines=2, hint="For yourself only; never printed."),
    )


def text_fields() -> tuple[Field, ...]:
    """Return the texts of a session that are printed in its packets."""
    return (
        fields.Text("host_text", "&Host", lines=5, hint="A welcome and what to expect, for the host page."),
        fields.Text("example_text", "Improvement &example", lines=5),
        fields.Text("game_plan_text", "CEO &game-plan", lines=5),
        fields.Text("topic_text", "Shared &topic", lines=5, hint="Questions for the discussion."),
        fields.Text("logistics", "&Logistics", lines=4, hint="Everybody with a packet reads this."),
    )


def item_fields(day: Day, entry: EntryContext) -> tuple[Field, ...]:
    """Return the fields of an agenda item."""
    return (
        fields.Line("title", "&Title"),
        fields.Choice("kind", "&Kind", _KINDS),
        fields.WholeNumber("minutes", "&Length", lowest=0, highest=2000, suffix=" min"),
        fields.Clock(
            "pinned", "P&inned to", entry.start, optional=True, hint="Begins then, whatever comes before it."
        ),
        fields.Choice("lead_id", "Led &by", _people(day.people)),
        fields.Line("lead", "or in &words", placeholder="Program director, All CEOs …"),
        fields.Choice("purpose", "&Purpose", _PURPOSES),
        fields.Check("for_ceos", "&CEOs are invited"),
        fields.Check("for_quality", "Heads of &Quality are invited"),
        fields.Check("for_guest", "The &guest is invited"),
        fields.Text("notes", "&Run sheet", lines=3, hint=NEVER_IN_A_PACKET),
    )


def paper_fields(session: Session, entry: EntryContext) -> tuple[Field, ...]:
    """Return the fields of a paper."""
    return (
        fields.Line("title", "&Title"),
        fields.Line("owner", "Expected &from"),
        fields.Day("due", "&Due", entry.ahead, optional=True, begin=session.papers_due or session.day),
    )


def guest_fields() -> tuple[Field, ...]:
    """Return the fields of a guest."""
    return (
        fields.Line("name", "&Name", placeholder="Dr. Lena Haugen"),
        fields.Line("title", "&Position"),
        fields.Line("affiliation", "&Institution"),
        fields.Line("talk", "&Talk"),
        fields.Text("biography", "&Biography", lines=5),
        fields.Line("email", "&Mail"),
        fields.Line("phone", "P&hone"),
        fields.Text("travel", "T&ravel", lines=2, hint="Printed in the guest's own packet only."),
        fields.Check("confirmed", "Has &confirmed"),
        fields.Check("joins_dinner", "Joins the &dinner"),
    )


def topic_fields(organizations: Iterable[Organization]) -> tuple[Field, ...]:
    """Return the fields of a topic that somebody would like."""
    wanted_by: list[tuple[int | None, str]] = [(None, "the group")]
    wanted_by += [(organization.id, organization.name) for organization in organizations]
    return (
        fields.Line("title", "&Topic"),
        fields.Choice("organization_id", "&Wanted by", wanted_by),
        fields.Text("note", "&Note", lines=2),
    )


def ask_fields() -> tuple[Field, ...]:
    """Return the fields of an ask and an offer."""
    return (
        fields.Text("ask", "&Asks", lines=3, hint="What this CEO asks of the other four."),
        fields.Text("offer", "&Offers", lines=3, hint="What this CEO offers them."),
    )


def action_fields(day: Day, entry: EntryContext) -> tuple[Field, ...]:
    """Return the fields of an action."""
    organizations: list[tuple[int | None, str]] = [(None, "none")]
    organizations += [(organization.id, organization.name) for organization in day.organizations]
    return (
        fields.Text("what", "&What", lines=2),
        fields.Choice("person_id", "W&ho", _people(day.people)),
        fields.Choice("organization_id", "&Organization", organizations),
        fields.Day("due", "&Due", entry.ahead, optional=True, begin=day.session.day + timedelta(days=28)),
        fields.Day("closed", "Don&e on", entry.back, optional=True),
        fields.Text("note", "&Note", lines=2),
    )
