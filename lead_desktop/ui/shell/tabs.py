"""The tabs of the window in their order; each is imported when it is made."""

from __future__ import annotations

from lead_desktop.domain.model.actions import Action
from lead_desktop.domain.model.agenda import AgendaItem, Paper
from lead_desktop.domain.model.attendance import Mark, Seat, TurnedAway
from lead_desktop.domain.model.commitments import Assessment, Commitment
from lead_desktop.domain.model.goals import ChangeMarker, Goal, Measure, Observation, RareEvent
from lead_desktop.domain.model.people import Appointment, Organization, Person
from lead_desktop.domain.model.sessions import Dinner, Guest, Session
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.tab import Navigation, Tab, TabKey, TabPlace
from lead_desktop.ui.theme import Theme


def tab_places() -> tuple[TabPlace, ...]:
    """Return the tabs of the window in their order."""
    return (
        TabPlace(
            TabKey.SCHEDULING, _scheduling, (Session, AgendaItem, Paper, Guest, Dinner, Action), at_start=True
        ),
        TabPlace(TabKey.ATTENDANCE, _attendance, (Seat, Mark, TurnedAway)),
        TabPlace(
            TabKey.GOALS,
            _goals,
            (Goal, Measure, Observation, ChangeMarker, RareEvent, Commitment, Assessment),
            fields=((Organization, "goals"),),
        ),
        TabPlace(TabKey.PEOPLE, _people, (Organization, Person, Appointment)),
        TabPlace(TabKey.PACKETS, _packets),
    )


def _scheduling(operations: Operations, theme: Theme, navigation: Navigation) -> Tab:
    from lead_desktop.ui.scheduling.tab import SchedulingTab

    return SchedulingTab(operations, theme, navigation)


def _attendance(operations: Operations, theme: Theme, navigation: Navigation) -> Tab:
    from lead_desktop.ui.attendance.tab import AttendanceTab

    return AttendanceTab(operations, theme, navigation)


def _goals(operations: Operations, theme: Theme, navigation: Navigation) -> Tab:
    from lead_desktop.ui.goals.tab import GoalsTab

    return GoalsTab(operations, theme, navigation)


def _people(operations: Operations, theme: Theme, navigation: Navigation) -> Tab:
    from lead_desktop.ui.people.tab import PeopleTab

    return PeopleTab(operations, theme, navigation)


def _packets(operations: Operations, theme: Theme, navigation: Navigation) -> Tab:
    from lead_desktop.ui.packets.tab import PacketsTab

    return PacketsTab(operations, theme, navigation)
