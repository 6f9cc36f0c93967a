"""Marks made at the door: one touch each, with the time on the session's day."""

from __future__ import annotations

from collections.abc import Callable

from lead_desktop.domain.model.agenda import Audience
from lead_desktop.domain.model.attendance import Entry, MarkKind, TurnedAway
from lead_desktop.domain.model.changes import Changes
from lead_desktop.domain.model.people import Role
from lead_desktop.errors import UserError
from lead_desktop.services.attendance import attendance
from lead_desktop.services.attendance.check_in import Door, DoorRow
from lead_desktop.services.program_file import ProgramFile
from lead_desktop.ui.attendance import forms
from lead_desktop.ui.attendance.grid_view import Selected
from lead_desktop.ui.attendance.mark_action import DoorAction
from lead_desktop.ui.attendance.marking import Marking
from lead_desktop.ui.kit.editing import ask_delete, open_value
from lead_desktop.ui.operations import Operations


class DoorMarking:
    """Does what a row of the check-in asks for; `refuse` says where the user looks what is not possible."""

    def __init__(
        self,
        operations: Operations,
        marking: Marking,
        door: Callable[[], Door | None],
        refuse: Callable[[str], None],
    ) -> None:
        self._operations = operations
        self._marking = marking
        self._door = door
        self._refuse = refuse

    def do(self, what: DoorAction, row: DoorRow) -> None:
        """Do what is wanted of one person; what is so already stays so, whoever touches twice."""
        door = self._door()
        if door is None:
            return
        if row.guest_id is not None:
            self._mark_guest(row, row.guest_id, what is DoorAction.PRESENT)
        elif what is DoorAction.INSTEAD and row.organization is not None:
            self._marking.came_instead(door.session, row.organization.id, row.cell)
        elif what is DoorAction.PRESENT and row.here is not True:
            self._present(row, door)
        elif what is DoorAction.LEFT and row.seat is not None and not row.left:
            seat = row.seat
            self._change(lambda file: attendance.check_out(file, seat))
        elif what is DoorAction.ABSENT and row.cell is not None:
            self._marking.absent(_selected(row, door))

    def _present(self, row: DoorRow, door: Door) -> None:
        seat = row.seat
        if seat is None:
            return
        if door.today:
            self._change(lambda file: attendance.check_in(file, seat))
        else:
            self._marking.present(_selected(row, door))

    def _mark_guest(self, row: DoorRow, guest_id: int, here: bool) -> None:
        if row.here is not here:
            entry = Entry(kind=MarkKind.PRESENT if here else MarkKind.ABSENT)
            self._change(lambda file: attendance.mark(file, (), entry, guests=(guest_id,)))

    def _change(self, work: Callable[[ProgramFile], Changes]) -> None:
        def failed(error: UserError) -> None:
            self._refuse(error.sentence)

        self._operations.change(work, failed=failed)

    def edit_note(self, note: TurnedAway) -> None:
        """Open the form of a turned-away note."""
        open_value(self._marking.parent, self._operations, "Turned away", forms.turned_away_fields(), note)

    def delete_note(self, note: TurnedAway) -> None:
        """Ask before a turned-away note is deleted."""
        ask_delete(self._marking.parent, self._operations, note)


def _selected(row: DoorRow, door: Door) -> Selected:
    role = Role.CEO if row.audience is Audience.CEO else Role.HEAD_OF_QUALITY
    cells = ((row.cell, role),) if row.cell is not None else ()
    return Selected(cells, (), (), door.session)
