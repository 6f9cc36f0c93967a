"""Days built from other days: the typical one, the coordinator's own templates, an earlier session."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from lead_desktop.domain.model.agenda import AgendaItem, DayTemplate, TemplateItem, ordered, total_minutes
from lead_desktop.domain.model.changes import Changes
from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.model.people import Appointment
from lead_desktop.domain.model.sessions import Guest, Session, SessionState
from lead_desktop.domain.scheduling.day_templates import Place, blocks_of, item_copied, item_from, typical_day
from lead_desktop.domain.text.formatting import duration, plural, quoted, short_day
from lead_desktop.errors import Invalid, Problem, Refused
from lead_desktop.services import rules
from lead_desktop.services.program_file import ProgramFile
from lead_desktop.services.scheduling.agenda_items import insert

if TYPE_CHECKING:
    from lead_desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class KeptTemplate:
    """A template with its blocks in order; `text` says how long a day it makes."""

    template: DayTemplate
    blocks: tuple[TemplateItem, ...]

    @property
    def text(self) -> str:
        """Return how many items it has and how long they take."""
        minutes = sum(block.minutes for block in self.blocks)
        return f"{plural(len(self.blocks), 'item')}, {duration(minutes)}"


@dataclass(frozen=True, slots=True)
class DaySource:
    """Another session whose agenda can be copied."""

    session: Session
    items: tuple[AgendaItem, ...]

    def text(self, formats: Formats) -> str:
        """Return the session and what its day holds, in one line."""
        held = f"{plural(len(self.items), 'item')}, {duration(total_minutes(self.items))}"
        return f"Session {self.session.number} · {short_day(self.session.day, formats)} · {held}"


def templates(file: ProgramFile) -> tuple[KeptTemplate, ...]:
    """Return the coordinator's own templates by name."""
    with file.reading() as work:
        kept = sorted(work.all(DayTemplate), key=lambda template: template.name.casefold())
        return tuple(KeptTemplate(one, _blocks(work, one.id)) for one in kept)


def _blocks(work: UnitOfWork, template_id: int) -> tuple[TemplateItem, ...]:
    blocks = work.all(TemplateItem, template_id=template_id)
    return tuple(sorted(blocks, key=lambda block: (block.position, block.id)))


def sources(file: ProgramFile, session_id: int) -> tuple[DaySource, ...]:
    """Return the other sessions that have an agenda, the nearest before this one first."""
    with file.reading() as work:
        own = work.get(Session, session_id)
        others = [session for session in work.all(Session) if session.id != session_id]
        items: dict[int, list[AgendaItem]] = {}
        for item in work.all(AgendaItem):
            items.setdefault(item.session_id, []).append(item)
    others.sort(
        key=lambda other: (
            other.state is SessionState.CANCELLED,
            other.day > own.day,
            abs(own.day - other.day),
        )
    )
    return tuple(DaySource(other, ordered(items[other.id])) for other in others if other.id in items)


def typical_items(file: ProgramFile, session_id: int) -> tuple[AgendaItem, ...]:
    """Return the items of a typical day as they would stand in a session."""
    with file.reading() as work:
        place = _place(work, work.get(Session, session_id))
    return tuple(item_from(block, place) for block in typical_day())


def _place(work: UnitOfWork, session: Session) -> Place:
    return Place(session, work.all(Appointment), work.all(Guest, session_id=session.id))


def _lay_out(
    work: UnitOfWork,
    session: Session,
    items: Sequence[AgendaItem],
    after_id: int | None,
    *,
    replacing: bool,
) -> None:
    if not items:
        raise Refused("There is nothing to put into the day.")
    if replacing:
        for item in work.all(AgendaItem, session_id=session.id):
            work.remove(item)
    insert(work, items, after_id)


def use_typical_day(file: ProgramFile, session_id: int) -> Changes:
    """Put the typical day at the end of a session's agenda."""
    with file.changing() as work:
        session = work.get(Session, session_id)
        rules.explain(session, work)
        place = _place(work, session)
        _lay_out(work, session, [item_from(item, place) for item in typical_day()], None, replacing=False)
        return work.commit(f"Lay out session {session.number} as a typical day")


def use_template(file: ProgramFile, session_id: int, template_id: int, *, replacing: bool = False) -> Changes:
    """Put the blocks of a template at the end of a session's agenda, or in its place."""
    with file.changing() as work:
        session = work.get(Session, session_id)
        rules.explain(session, work)
        template = work.get(DayTemplate, template_id)
        place = _place(work, session)
        items = [item_from(block, place) for block in _blocks(work, template_id)]
        _lay_out(work, session, items, None, replacing=replacing)
        label = f"Lay out session {session.number} from template {quoted(template.name)}"
        return work.commit(label)


def copy_items(
    file: ProgramFile,
    session_id: int,
    item_ids: Sequence[int],
    after_id: int | None = None,
    *,
    replacing: bool = False,
    notes: bool = False,
) -> Changes:
    """Copy items of another session, without their papers; `notes` takes the run sheet's notes along."""
    with file.changing() as work:
        session = work.get(Session, session_id)
        rules.explain(session, work)
        place = _place(work, session)
        found = [work.get(AgendaItem, id_) for id_ in item_ids]
        if not found:
            raise Refused("There is nothing to put into the day.")
        source = work.get(Session, found[0].session_id)
        theirs = _place(work, source)
        items = [item_copied(item, theirs, place, notes=notes) for item in ordered(found)]
        _lay_out(work, session, items, after_id, replacing=replacing)
        label = f"Copy {plural(len(items), 'item')} from session {source.number} to session {session.number}"
        return work.commit(label)


def save_template(file: ProgramFile, session_id: int, template: DayTemplate) -> Changes:
    """Keep the agenda of a session as a new template.

    Raises:
        Invalid: the name is missing, or there is a template of that name.
        Refused: the day has no items.
    """
    with file.changing() as work:
        items = work.all(AgendaItem, session_id=session_id)
        if not items:
            raise Refused("This day has no items yet: there is nothing to keep as a template.")
        _check_name(work, template)
        added = work.add(replace(template, name=template.name.strip()))
        place = _place(work, work.get(Session, session_id))
        for block in blocks_of(items, place, added.id):
            work.add(block)
        return work.commit(f"Keep template {quoted(added.name)}")


def rename_template(file: ProgramFile, template: DayTemplate) -> Changes:
    """Give a template another name.

    Raises:
        Invalid: the name is missing, or there is a template of that name.
    """
    with file.changing() as work:
        _check_name(work, template)
        work.change(replace(template, name=template.name.strip()))
        return work.commit(f"Rename template to {quoted(template.name)}")


def _check_name(work: UnitOfWork, template: DayTemplate) -> None:
    rules.check(template, work)
    for other in work.all(DayTemplate):
        if other.id != template.id and other.name.casefold() == template.name.strip().casefold():
            raise Invalid([Problem("name", "There is already a template of this name.")])
