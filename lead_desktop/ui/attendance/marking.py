"""From a key to a mark: what can be done at once is done, what needs words is asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QWidget

from lead_desktop.domain.attendance.grid import Cell
from lead_desktop.domain.model.attendance import Entry, MarkKind, TurnedAway
from lead_desktop.domain.model.changes import Changes
from lead_desktop.domain.model.people import Person, Role, short_name
from lead_desktop.domain.model.sessions import Session
from lead_desktop.domain.sentences import invited_to, no_substitutes
from lead_desktop.domain.text.formatting import long_day, plural
from lead_desktop.errors import UserError
from lead_desktop.services.attendance import attendance
from lead_desktop.services.program_file import ProgramFile
from lead_desktop.ui.attendance import forms
from lead_desktop.ui.attendance.grid_view import AttendanceGrid, Selected
from lead_desktop.ui.attendance.mark_action import MarkAction
from lead_desktop.ui.kit.editing import open_form
from lead_desktop.ui.operations import Operations


class Marking:
    """Marks what is selected; `refuse` says where the user looks why somebody cannot be marked so."""

    def __init__(
        self,
        parent: QWidget,
        operations: Operations,
        grid: AttendanceGrid,
        refuse: Callable[[str], None],
    ) -> None:
        self.parent = parent
        self._operations = operations
        self._grid = grid
        self._refuse = refuse

    # what the keys ask for

    def do(self, what: MarkAction) -> None:
        """Do what a key asks for with the selected cells."""
        chosen = self._grid.selected()
        if chosen is None:
            return
        if what is MarkAction.REST:
            self._change(lambda file: attendance.mark_rest(file, chosen.session.id))
        elif self._can_be_marked(chosen):
            actions: dict[MarkAction, Callable[[Selected], None]] = {
                MarkAction.PRESENT: self.present,
                MarkAction.PRESENT_AND_ON: self._present_and_on,
                MarkAction.ABSENT: self.absent,
                MarkAction.PART: self.part,
                MarkAction.DETAILS: self.details,
                MarkAction.CLEAR: self.clear,
            }
            actions[what](chosen)

    def enter_items(self, count: int) -> None:
        """Enter how many items the heads of Quality selected attended."""
        chosen = self._grid.selected()
        if chosen is not None and self._can_be_marked(chosen):
            self._items(chosen, count)

    def _can_be_marked(self, chosen: Selected) -> bool:
        possible = bool(chosen.cells or chosen.guests)
        if not possible:
            self._refuse(next(iter(chosen.blocked), "Nobody can be marked here."))
        return possible

    def present(self, chosen: Selected, then: Callable[[], None] | None = None) -> None:
        """Mark everybody selected present."""
        self._enter(chosen, Entry(kind=MarkKind.PRESENT), then)

    def _present_and_on(self, chosen: Selected) -> None:
        """Mark present; after one person alone the next one is at hand, a range stays selected."""
        alone = len(chosen.seats) + len(chosen.guests) == 1
        self.present(chosen, self._grid.move_down if alone else None)

    def _enter(self, chosen: Selected, entry: Entry, then: Callable[[], None] | None = None) -> None:
        guests = [guest.id for guest in chosen.guests]
        self._change(lambda file: attendance.mark(file, chosen.seats, entry, guests=guests), then)

    def _items(self, chosen: Selected, count: int) -> None:
        """Enter how many items heads of Quality attended."""
        if any(role is not Role.HEAD_OF_QUALITY for _, role in chosen.cells) or chosen.guests:
            self._refuse("Numbers are for heads of Quality, who are counted in items: P, A or T here.")
            return
        most = min(cell.invited for cell, _ in chosen.cells)
        if count == 0:
            self.absent(chosen)
        elif count > most:
            self._refuse(invited_to(most))
        else:
            kind = MarkKind.PRESENT if count == most else MarkKind.PART
            self._enter(chosen, Entry(kind=kind, items_attended=count))

    def absent(self, chosen: Selected) -> None:
        """Ask why somebody is absent; a guest needs no reason."""
        if not chosen.cells:
            self._enter(chosen, Entry(kind=MarkKind.ABSENT))
            return
        today = self._today
        known = _only(chosen)
        offered = forms.Absence()
        if known is not None and known.mark is not None:
            offered = forms.Absence(known.mark.reason, known.mark.told_on, known.mark.note)
        if offered.told_on is None and any(cell.session.day > today for cell, _ in chosen.cells):
            offered = replace(offered, told_on=today)
        guests = [guest.id for guest in chosen.guests]

        def save(file: ProgramFile, absence: forms.Absence) -> Changes:
            entry = absence.entry(several=known is None)
            return attendance.mark(file, chosen.seats, entry, guests=guests)

        self._with_reasons(
            lambda reasons: (
                open_form(
                    self.parent,
                    self._operations,
                    f"Absent: {self._who(chosen)}",
                    forms.absence_fields(reasons, self._operations.entry()),
                    offered,
                    save,
                    text=self._where(chosen),
                    ok="Record absence",
                )
                .editor("reason")
                .setFocus()
            )
        )

    def part(self, chosen: Selected) -> None:
        """Ask for the times of somebody who is there for part of the day."""
        if not chosen.cells:
            self._refuse("A guest came or did not come: P or A.")
            return
        ahead = next((cell.session for cell, _ in chosen.cells if cell.session.day > self._today), None)
        if ahead is not None:
            # The same words as the use case, before anything is typed.
            self._enter(chosen, Entry(kind=MarkKind.PART))
            return
        known = _only(chosen)
        mark = known.mark if known is not None else None
        offered = forms.PartOfDay()
        if mark is not None:
            offered = forms.PartOfDay(mark.arrived, mark.left, mark.items_attended, mark.note)
        quality = all(role is Role.HEAD_OF_QUALITY for _, role in chosen.cells)

        def save(file: ProgramFile, entered: forms.PartOfDay) -> Changes:
            return attendance.mark(file, chosen.seats, entered.entry(several=known is None))

        open_form(
            self.parent,
            self._operations,
            f"Part of the day: {self._who(chosen)}",
            forms.part_fields(self._operations.entry(), chosen.session.start, items=quality),
            offered,
            save,
            text=self._where(chosen),
        ).editor("arrived").setFocus()

    def details(self, chosen: Selected) -> None:
        """Open everything there is to one mark."""
        known = _only(chosen)
        if known is None:
            self._refuse("Details belong to one cell: choose one CEO or head of Quality.")
            return
        today = self._today
        role = chosen.cells[0][1]
        offered = forms.Details.of(known.mark)
        if known.mark is None and known.session.day > today:
            offered = replace(offered, kind=MarkKind.ABSENT, told_on=today)

        def save(file: ProgramFile, details: forms.Details) -> Changes:
            return attendance.mark(file, chosen.seats, details.entry())

        self._with_reasons(
            lambda reasons: open_form(
                self.parent,
                self._operations,
                self._who(chosen),
                forms.details_fields(
                    reasons,
                    self._operations.entry(),
                    known.session.start,
                    items=role is Role.HEAD_OF_QUALITY,
                ),
                offered,
                save,
                text=self._where(chosen),
            )
        )

    def clear(self, chosen: Selected) -> None:
        """Take the marks of everybody selected away."""
        guests = [guest.id for guest in chosen.guests]
        self._change(lambda file: attendance.clear(file, chosen.seats, guests=guests))

    # somebody came instead

    def came_instead(self, session: Session, organization_id: int, cell: Cell | None) -> None:
        """Ask who came in a CEO's place, and record the CEO's absence with it."""
        recorded = cell is None or cell.seat is None
        mark = cell.mark if cell is not None else None
        recorded = recorded or (mark is not None and mark.kind is MarkKind.ABSENT)

        def save(file: ProgramFile, came: forms.CameInstead) -> Changes:
            note = TurnedAway(
                session_id=session.id,
                organization_id=organization_id,
                name=came.name,
                reason=came.reason,
            )
            absence = None
            if not recorded:
                absence = Entry(kind=MarkKind.ABSENT, reason=came.reason, told_on=came.told_on)
            return attendance.turn_away(file, note, absence)

        self._with_reasons(
            lambda reasons: open_form(
                self.parent,
                self._operations,
                f"Somebody came instead: session {session.number}",
                forms.came_instead_fields(reasons, self._operations.entry(), absence=not recorded),
                forms.CameInstead(),
                save,
                text=f"{no_substitutes(self._operations.program())}: "
                "whoever came is noted by name, the CEO is absent.",
                ok="Record",
            )
        )

    # how

    @property
    def _today(self) -> date:
        return self._operations.today()

    def _change(self, work: Callable[[ProgramFile], Changes], then: Callable[[], None] | None = None) -> None:
        def failed(error: UserError) -> None:
            self._refuse(error.sentence)

        self._operations.change(work, lambda _: then() if then is not None else None, failed=failed)

    def _with_reasons(self, then: Callable[[Sequence[str]], object]) -> None:
        self._operations.read(attendance.recent_reasons, then)

    def _who(self, chosen: Selected) -> str:
        known = _only(chosen)
        people = len(chosen.cells) + len(chosen.guests)
        view = self._grid.grid.view
        if known is None or known.appointment is None or view is None:
            return plural(people, "mark")
        person: Person = view.snapshot.person_by_id[known.appointment.person_id]
        return short_name(person.name)

    def _where(self, chosen: Selected) -> str:
        sessions = {cell.session.id: cell.session for cell, _ in chosen.cells}
        if len(sessions) == 1:
            (session,) = sessions.values()
            return f"Session {session.number}, {long_day(session.day, self._operations.formats)}"
        return plural(len(sessions), "session")


def _only(chosen: Selected) -> Cell | None:
    """Return the one seat that is selected, if it is one."""
    return chosen.cells[0][0] if len(chosen.cells) == 1 and not chosen.guests else None
