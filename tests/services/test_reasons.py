"""Whatever changes the record of a day that was held needs a reason, and the history keeps it."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time
from pathlib import Path
from types import ModuleType

import pikepdf
import pytest
from PIL import Image

from lead_desktop.domain.model.agenda import AgendaItem, Audience, DayTemplate, Paper
from lead_desktop.domain.model.attendance import Entry, MarkKind, TurnedAway
from lead_desktop.domain.model.changes import Changes
from lead_desktop.domain.model.sessions import Dinner, Guest, Session, SessionState
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.errors import ReasonNeeded
from lead_desktop.services import attendance as attendance_room
from lead_desktop.services import editing, history, scheduling
from lead_desktop.services.attendance import attendance
from lead_desktop.services.program_file import ProgramFile, open_program
from lead_desktop.services.scheduling import (
    after_day,
    agenda_items,
    airtime,
    day_templates,
    dinners,
    evaluation,
    papers,
    portraits,
    sessions,
)
from tests.programs import clock

NUMBER = 6
WHY = "the list was wrong"

FREE: dict[Callable[..., Changes], str] = {
    sessions.add_session: "it adds a session, of which there is no record yet",
    after_day.note_ask: "asks and offers are typed in after the day",
    evaluation.set_forms: "the forms are typed in after the day",
    airtime.take_up: "it takes a topic up at a session that lies ahead",
    attendance.check_in: "the door is open on the day itself only, or the mark is the first one",
    attendance.check_out: "the door is open on the day itself only",
    attendance.mark_rest: "it marks only seats that have no mark yet",
    day_templates.save_template: "a template is no part of the day it was made from",
    day_templates.rename_template: "a template is no part of a day",
}
"""Use cases that change nothing of the record, with the reason."""


@dataclass(frozen=True)
class Held:
    """The example with what session 6, which was held, consists of."""

    file: ProgramFile
    folder: Path

    @property
    def snapshot(self) -> Snapshot:
        return self.file.snapshot()

    @property
    def session(self) -> Session:
        found = self.snapshot.session_numbered(NUMBER)
        assert found is not None
        assert found.state is SessionState.HELD
        return found

    @property
    def items(self) -> tuple[AgendaItem, ...]:
        return self.snapshot.items_of(self.session.id)

    @property
    def paper(self) -> Paper:
        return next(
            paper for item in self.items for paper in self.snapshot.papers_of(item.id) if paper.sha256
        )

    @property
    def guest(self) -> Guest:
        return self.snapshot.guests_of(self.session.id)[0]

    @property
    def dinner(self) -> Dinner:
        found = self.snapshot.dinner_of(self.session.id)
        assert found is not None
        return found

    @property
    def seat(self) -> tuple[int, int]:
        marked = {mark.seat_id for mark in self.snapshot.marks if mark.kind is MarkKind.PRESENT}
        seat = next(
            seat for seat in self.snapshot.seats if seat.session_id == self.session.id and seat.id in marked
        )
        return seat.session_id, seat.appointment_id

    @property
    def pdf(self) -> Path:
        path = self.folder / "late.pdf"
        if not path.exists():
            made = pikepdf.new()
            made.add_blank_page(page_size=(612, 792))
            made.save(path)
        return path

    @property
    def picture(self) -> Path:
        path = self.folder / "portrait.png"
        Image.new("RGB", (300, 300), "navy").save(path)
        return path


@pytest.fixture
def held(example: Path, tmp_path: Path) -> Held:
    return Held(open_program(example, clock()), tmp_path)


ILL = Entry(kind=MarkKind.ABSENT, reason="ill")

Work = Callable[[Held, ProgramFile], Changes]


def a_new_item(held: Held) -> AgendaItem:
    return AgendaItem(session_id=held.session.id, title="More", minutes=10)


def ceo_instead(held: Held, file: ProgramFile) -> Changes:
    """Turn somebody away whose CEO was marked present."""
    snapshot = held.snapshot
    ceos = [appointment.id for appointment in snapshot.appointments if appointment.role.value == "ceo"]
    marked = {mark.seat_id for mark in snapshot.marks if mark.kind is MarkKind.PRESENT}
    seat = next(
        seat
        for seat in snapshot.seats
        if seat.session_id == held.session.id and seat.appointment_id in ceos and seat.id in marked
    )
    organization = snapshot.appointment_by_id[seat.appointment_id].organization_id
    note = TurnedAway(
        session_id=held.session.id, organization_id=organization, name="Somebody", reason="sent"
    )
    return attendance.turn_away(file, note, ILL)


RECORD: dict[str, tuple[Callable[..., Changes], Work]] = {
    "add an item": (agenda_items.add_items, lambda h, f: agenda_items.add_items(f, [a_new_item(h)])),
    "change an item": (
        agenda_items.change_item,
        lambda h, f: agenda_items.change_item(f, replace(h.items[0], title="Another")),
    ),
    "length": (agenda_items.set_minutes, lambda h, f: agenda_items.set_minutes(f, h.items[0].id, 17)),
    "pin": (agenda_items.pin_item, lambda h, f: agenda_items.pin_item(f, h.items[1].id, time(11))),
    "rename": (agenda_items.rename_item, lambda h, f: agenda_items.rename_item(f, h.items[0].id, "New")),
    "lead": (agenda_items.set_lead, lambda h, f: agenda_items.set_lead(f, h.items[0].id, None, "All")),
    "notes": (agenda_items.set_notes, lambda h, f: agenda_items.set_notes(f, h.items[0].id, "Bring water")),
    "move": (agenda_items.move_items, lambda h, f: agenda_items.move_items(f, [h.items[0].id], 2)),
    "remove": (agenda_items.remove_items, lambda h, f: agenda_items.remove_items(f, [h.items[0].id])),
    "invite": (
        agenda_items.toggle_invitation,
        lambda h, f: agenda_items.toggle_invitation(f, [h.items[0].id], Audience.HEAD_OF_QUALITY),
    ),
    "close a gap": (agenda_items.close_gap, lambda h, f: agenda_items.close_gap(f, h.items[1].id)),
    "shift": (agenda_items.shift_following, lambda h, f: agenda_items.shift_following(f, h.items[1].id)),
    "typical day": (
        day_templates.use_typical_day,
        lambda h, f: day_templates.use_typical_day(f, h.session.id),
    ),
    "template": (
        day_templates.use_template,
        lambda h, f: day_templates.use_template(f, h.session.id, 1, replacing=True),
    ),
    "copy": (
        day_templates.copy_items,
        lambda h, f: day_templates.copy_items(
            f, h.session.id, [item.id for item in h.snapshot.items_of(h.session.id + 1)]
        ),
    ),
    "attach": (papers.attach, lambda h, f: papers.attach(f, h.paper.id, h.pdf)),
    "attach to an item": (papers.add_attached, lambda h, f: papers.add_attached(f, h.paper.item_id, h.pdf)),
    "take off": (papers.detach, lambda h, f: papers.detach(f, h.paper.id)),
    "bring back": (
        papers.bring_back,
        lambda h, f: papers.bring_back(
            f, next(version.id for version in h.snapshot.paper_versions if version.paper_id == h.paper.id)
        ),
    ),
    "portrait": (portraits.set_portrait, lambda h, f: portraits.set_portrait(f, h.guest.id, h.picture)),
    "no portrait": (portraits.remove_portrait, lambda h, f: portraits.remove_portrait(f, h.guest.id)),
    "dinner": (
        dinners.plan,
        lambda h, f: dinners.plan(f, replace(h.dinner, place="Elsewhere"), {}, {}),
    ),
    "session's form": (
        sessions.move_session,
        lambda h, f: sessions.move_session(f, replace(h.session, venue="Elsewhere")),
    ),
    "day": (sessions.move_to, lambda h, f: sessions.move_to(f, h.session.id, date(2007, 11, 8))),
    "state": (sessions.set_state, lambda h, f: sessions.set_state(f, h.session.id, SessionState.DRAFT)),
    "numbers": (sessions.renumber, lambda _, f: sessions.renumber(f)),
    "mark": (attendance.mark, lambda h, f: attendance.mark(f, [h.seat], ILL)),
    "guest's mark": (
        attendance.mark,
        lambda h, f: attendance.mark(f, [], ILL, guests=[h.guest.id]),
    ),
    "clear": (attendance.clear, lambda h, f: attendance.clear(f, [h.seat])),
    "somebody instead": (attendance.turn_away, ceo_instead),
    "texts": (
        editing.change,
        lambda h, f: editing.change(f, replace(h.session, logistics="Park elsewhere")),
    ),
    "delete the session": (editing.remove, lambda h, f: editing.remove(f, h.session)),
    "change a guest": (editing.change, lambda h, f: editing.change(f, replace(h.guest, talk="Another"))),
    "add a guest": (
        editing.add,
        lambda h, f: editing.add(f, Guest(session_id=h.session.id, name="Somebody")),
    ),
    "delete a paper": (editing.remove, lambda h, f: editing.remove(f, h.paper)),
    "add a paper": (editing.add, lambda h, f: editing.add(f, Paper(item_id=h.items[0].id, title="Late"))),
    "delete the dinner": (editing.remove, lambda h, f: editing.remove(f, h.dinner)),
}
"""What changes the record of a day: the use case, and a change it makes of session 6."""

# What a use case needs beforehand that the example does not have; made with a reason, of course.
BEFORE: dict[str, Work] = {
    "bring back": lambda h, f: papers.attach(f, h.paper.id, h.pdf),
    "no portrait": lambda h, f: portraits.set_portrait(f, h.guest.id, h.picture),
    "guest's mark": lambda h, f: editing.change(f, replace(h.guest, attended=True)),
    "typical day": lambda h, f: agenda_items.remove_items(f, [item.id for item in h.items]),
    "close a gap": lambda h, f: agenda_items.pin_item(f, h.items[1].id, time(23)),
    "shift": lambda h, f: agenda_items.pin_item(f, h.items[1].id, time(23)),
    "numbers": lambda h, f: sessions.move_session(f, replace(h.session, number=99)),
    "template": lambda h, f: day_templates.save_template(f, h.session.id, DayTemplate(name="Kept")),
}


@pytest.mark.parametrize("name", RECORD)
def test_the_record_of_a_held_day_changes_only_with_a_reason(held: Held, name: str) -> None:
    _, work = RECORD[name]
    if name in BEFORE:
        BEFORE[name](held, held.file.because("to prepare"))
    entries = history.history(held.file)
    before = held.snapshot
    for why in ("", "  \n"):
        with pytest.raises(ReasonNeeded, match=r"Session (6|99) was held on"):
            work(held, held.file.because(why))
    assert history.history(held.file) == entries
    assert held.snapshot == before
    changes = work(held, held.file.because("the list\nwas wrong "))
    assert changes.label.endswith(f"after it was held: {WHY}")
    assert history.history(held.file)[-1].label == changes.label
    # The file itself was told nothing: what comes next asks anew.
    history.undo(held.file)
    with pytest.raises(ReasonNeeded):
        work(held, held.file)


def changing(module: ModuleType) -> list[Callable[..., Changes]]:
    """Return the public use cases of a module that change something."""
    return [
        function
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__
        and not name.startswith("_")
        and inspect.signature(function).return_annotation == "Changes"
    ]


def test_every_use_case_of_a_day_is_looked_at() -> None:
    modules = [editing]
    for room in (scheduling, attendance_room):
        for found in pkgutil.iter_modules(room.__path__, f"{room.__name__}."):
            modules.append(importlib.import_module(found.name))
    all_of_them = {function for module in modules for function in changing(module)}
    assert len(all_of_them) > 30
    assert all_of_them == {function for function, _ in RECORD.values()} | FREE.keys()
