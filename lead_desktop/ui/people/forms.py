"""The forms of the People tab."""

from __future__ import annotations

from collections.abc import Iterable

from lead_desktop.domain.model.people import Organization, OrganizationKind, Person, Role
from lead_desktop.domain.model.snapshot import role_text
from lead_desktop.domain.text.entry import EntryContext
from lead_desktop.ui.kit import fields
from lead_desktop.ui.kit.fields import Field
from lead_desktop.ui.kit.organization_chip import organization_icon
from lead_desktop.ui.theme import Theme

_KINDS = tuple((kind, kind.value[0].upper() + kind.value[1:]) for kind in OrganizationKind)
_ROLES = tuple((role, role_text(role)) for role in Role)
_COLOURS = (
    "blue",
    "vermilion",
    "green",
    "violet",
    "ochre",
    "pink",
    "slate",
    "olive",
    "brown",
    "teal",
    "plum",
)


def organization_fields(entry: EntryContext, theme: Theme) -> tuple[Field, ...]:
    """Return the fields of an organization."""
    return (
        fields.Line("name", "&Name"),
        fields.Line("short_name", "&Short name", hint="For lists and labels, for example Bayline."),
        fields.Choice("kind", "&Kind", _KINDS),
        fields.Line("city", "&Place"),
        fields.Choice(
            "colour",
            "&Colour",
            tuple(enumerate(_COLOURS)),
            icons=[organization_icon(theme, place, 14) for place in range(len(_COLOURS))],
        ),
        fields.Text("about", "&About", lines=5, hint="Printed on the host page."),
        fields.Day(
            "first_day",
            "&Joined late",
            entry.back,
            optional=True,
            begin=entry.program.first_day,
            hint="Only if it was not there from the first day of the program: before, nobody is expected.",
        ),
        fields.Day(
            "last_day",
            "&Left early",
            entry.ahead,
            optional=True,
            begin=entry.program.last_day,
            hint="Its last day in the program, if that is over before the program is.",
        ),
    )


def person_fields() -> tuple[Field, ...]:
    """Return the fields of a person."""
    return (
        fields.Line("name", "&Name"),
        fields.Line("title", "&Title", placeholder="President and Chief Executive"),
        fields.Line("email", "&Mail"),
        fields.Line("phone", "&Phone"),
        fields.Line("dietary", "&Dietary needs"),
        fields.Text("note", "N&ote", lines=2),
    )


def appointment_fields(
    people: Iterable[Person], organizations: Iterable[Organization], entry: EntryContext
) -> tuple[Field, ...]:
    """Return the fields of an appointment."""
    return (
        fields.Choice("person_id", "&Person", [(person.id, person.name) for person in people]),
        fields.Choice(
            "organization_id",
            "&Organization",
            [(organization.id, organization.name) for organization in organizations],
        ),
        fields.Choice("role", "&Role", _ROLES),
        fields.Day("first_day", "&First day", entry.back),
        fields.Day("last_day", "&Last day", entry.ahead, optional=True),
        fields.Check("interim", "&Interim"),
        fields.Text("note", "&Note", lines=2),
    )


def correction_fields(
    people: Iterable[Person], organizations: Iterable[Organization], entry: EntryContext
) -> tuple[Field, ...]:
    """Return the fields of an appointment that is corrected."""
    return (
        *appointment_fields(people, organizations, entry),
        fields.Check(
            "neighbours",
            "The one &before and the one after move along",
            hint="Where their days touched these, so that the seat is neither vacant nor held twice.",
        ),
        fields.Line("reason", "R&eason", hint="Why this is corrected. It is kept in the history."),
    )


def succession_fields(people: Iterable[Person], entry: EntryContext, *, vacant: bool) -> tuple[Field, ...]:
    """Return the fields of a succession; a seat that is `vacant` already has nobody who leaves it."""
    known: list[tuple[int | None, str]] = [(None, "somebody new")]
    known += [(person.id, person.name) for person in people]
    successor: tuple[Field, ...] = (
        fields.Choice("successor_id", "&Successor", known),
        fields.Line("successor_name", "&Name", hint="If the successor is not in the list yet."),
        fields.Day("first_day", "&First day", entry.ahead),
        fields.Check("interim", "&Interim"),
    )
    if vacant:
        return successor
    return (
        fields.Day("last_day", "&Last day of the one before", entry.ahead),
        fields.Check("vacant", "The seat stays &vacant for now"),
        *successor,
    )
