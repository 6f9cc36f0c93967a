"""The pages about the day: host, improvement example, game-plan, guest, shared topic, logistics, actions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from io import BytesIO

from reportlab.lib.utils import ImageReader
from reportlab.platypus import CondPageBreak, Flowable, Spacer

from lead_desktop.documents.kit.colours import colour
from lead_desktop.documents.kit.layout import Layout, WriteLine
from lead_desktop.documents.sentences import ALL_DONE
from lead_desktop.domain.model.actions import Action, is_open
from lead_desktop.domain.model.agenda import AgendaItem, Audience, presence, timed
from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.model.people import Role
from lead_desktop.domain.model.sessions import Guest, Session
from lead_desktop.domain.model.snapshot import Snapshot, lead_text, place_text
from lead_desktop.domain.packets.plan import PlannedSection, Recipient
from lead_desktop.domain.text.formatting import clock, long_day, plain_day, short_day

_PORTRAIT = 108.0


def session_text(snapshot: Snapshot, session: Session) -> str:
    """Return what stands at the head of every page of a session."""
    return f"{snapshot.program.name} Session {session.number} · {plain_day(session.day, snapshot.formats)}"


def host_story(layout: Layout, snapshot: Snapshot, session: Session) -> list[Flowable]:
    """Return the page about the host organization."""
    host = snapshot.organization_by_id[session.host_id or 0]
    subtitle = " · ".join(word for word in (host.kind.value.capitalize(), host.city) if word)
    story = layout.title(f"Host: {host.name}", subtitle)
    story += layout.prose(session.host_text, "The host has not sent an introduction yet.")
    if host.about:
        story += [*layout.section(f"About {host.name}"), *layout.prose(host.about)]
    people = []
    for role, text in ((Role.CEO, "CEO"), (Role.HEAD_OF_QUALITY, "Head of Quality")):
        appointment = snapshot.holder(host.id, role, session.day)
        name = snapshot.person_by_id[appointment.person_id].name if appointment is not None else "vacant"
        interim = ", interim" if appointment is not None and appointment.interim else ""
        people.append(
            [layout.text(text + interim, layout.styles.muted), layout.text(name, layout.styles.strong)]
        )
    story += [*layout.section("Who you will meet"), layout.table(people, (120, layout.width - 120))]
    return story


def item_story(
    layout: Layout,
    snapshot: Snapshot,
    session: Session,
    planned: PlannedSection,
    text: str,
    empty: str,
    *,
    note_lines: bool,
) -> list[Flowable]:
    """Return the page of an item that has a text: the improvement example, the game-plan, the topic."""
    story = [*items_heading(layout, snapshot, session, planned), *layout.prose(text, empty)]
    story += papers_list(layout, planned)
    if note_lines:
        story += notes(layout)
    return story


def items_heading(
    layout: Layout, snapshot: Snapshot, session: Session, planned: PlannedSection
) -> list[Flowable]:
    """Return the heading of a section with who leads it and when; further items of it stand below."""
    first, *others = [numbered.item for numbered in planned.items]
    story = layout.title(planned.title, _when(snapshot, session, first))
    for item in others:
        story += [
            layout.text(item.title, layout.styles.strong),
            layout.text(_when(snapshot, session, item), layout.styles.subtitle),
        ]
    return story


def _when(snapshot: Snapshot, session: Session, item: AgendaItem) -> str:
    """Return who leads an item, and its times of the day."""
    times = next(one for one in timed(snapshot.items_of(session.id), session.start) if one.item.id == item.id)
    span = f"{clock(times.start, snapshot.formats)} to {clock(times.end, snapshot.formats)}"
    return " · ".join(word for word in (lead_text(snapshot, item, session.day), span) if word)


def papers_list(layout: Layout, planned: PlannedSection) -> list[Flowable]:
    """Return the list of papers that follow a section."""
    if not planned.papers:
        return []
    rows = []
    for numbered in planned.papers:
        paper = numbered.paper
        state = f"{paper.pages} p." if paper.pages else "to follow"
        rows.append(
            [
                layout.text(numbered.number, layout.styles.muted),
                [
                    layout.text(paper.title, layout.styles.strong),
                    *([layout.text(paper.owner, layout.styles.muted)] if paper.owner else []),
                ],
                layout.text(state, layout.styles.right),
            ]
        )
    return [*layout.section("Papers"), layout.table(rows, (34, layout.width - 34 - 70, 70))]


def notes(layout: Layout, lines: int = 8) -> list[Flowable]:
    """Return lines to write notes on."""
    return [*layout.section("Notes", 180), *(WriteLine(layout.width, 22) for _ in range(lines))]


def guest_story(
    layout: Layout,
    snapshot: Snapshot,
    session: Session,
    planned: PlannedSection,
    files: Mapping[str, bytes],
    *,
    note_lines: bool,
) -> list[Flowable]:
    """Return the page about the featured guests, each with portrait and biography."""
    guests = snapshot.guests_of(session.id)
    story = items_heading(layout, snapshot, session, planned)
    if not guests:
        story.append(layout.text("The guest of this session is still to be named.", layout.styles.muted))
    for guest in guests:
        story += _guest(layout, guest, files)
    story += papers_list(layout, planned)
    if note_lines:
        story += notes(layout)
    return story


def _guest(layout: Layout, guest: Guest, files: Mapping[str, bytes]) -> list[Flowable]:
    about: list[Flowable] = [
        layout.text(guest.name, layout.styles.section),
        layout.text(
            ", ".join(word for word in (guest.title, guest.affiliation) if word), layout.styles.muted
        ),
        Spacer(1, 8),
    ]
    if guest.talk:
        about += [layout.text(guest.talk, layout.styles.quote)]
    portrait = files.get(guest.portrait or "")
    head: list[Flowable] = about
    if portrait is not None:
        beside = layout.table(
            [[_Portrait(portrait), about]],
            (_PORTRAIT + 18, layout.width - _PORTRAIT - 18),
            more=(("LINEBELOW", (0, 0), (-1, -1), 0, colour("paper")),),
        )
        head = [beside, Spacer(1, 8)]
    biography = layout.prose(guest.biography, "The biography has not arrived yet.")
    return [CondPageBreak(190), *head, *biography, Spacer(1, 8)]


class _Portrait(Flowable):
    """A portrait in its frame."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.data = data
        self.width, self.height = _PORTRAIT, _PORTRAIT * 1.2

    def draw(self) -> None:
        """Draw the picture, fitted and cut to the frame."""
        canvas = self.canv
        canvas.saveState()
        picture = ImageReader(BytesIO(self.data))
        width, height = picture.getSize()
        scale = max(self.width / width, self.height / height)
        path = canvas.beginPath()
        path.rect(0, 0, self.width, self.height)
        canvas.clipPath(path, stroke=0, fill=0)
        left = (self.width - width * scale) / 2
        low = (self.height - height * scale) / 2
        canvas.drawImage(picture, left, low, width * scale, height * scale, mask="auto")
        canvas.restoreState()


def host_and_place(snapshot: Snapshot, session: Session) -> list[tuple[str, str]]:
    """Return who hosts a session and where it takes place, for a table of facts; the two are never joined."""
    host = snapshot.organization_by_id.get(session.host_id or 0)
    place = place_text(snapshot, session)
    rows = [("Host", host.name)] if host is not None and host.name != place else []
    return [*rows, ("Place", place or "to be announced")]


def logistics_story(
    layout: Layout, snapshot: Snapshot, session: Session, recipient: Recipient
) -> list[Flowable]:
    """Return the page with place, times, dinner and whom to call."""
    quality = recipient.audience is Audience.HEAD_OF_QUALITY
    story = layout.title(
        "Logistics" if quality else "Logistics and dinner", long_day(session.day, snapshot.formats)
    )
    span = presence(snapshot.items_of(session.id), session.start, recipient.audience)
    rows = host_and_place(snapshot, session)
    if span is not None:
        rows.append(("Your day", f"{clock(span[0], snapshot.formats)} to {clock(span[1], snapshot.formats)}"))
    dinner = snapshot.dinner_of(session.id)
    if dinner is not None and not quality:
        formats = snapshot.formats
        rows.append(
            (
                "Dinner",
                f"{short_day(dinner.day, formats)}, {clock(dinner.start, formats)}, {dinner.place}".rstrip(
                    ", "
                ),
            )
        )
        if dinner.note:
            rows.append(("", dinner.note))
    guest = next((one for one in snapshot.guests_of(session.id) if one.id == recipient.guest_id), None)
    if guest is not None and guest.travel:
        rows.append(("Your travel", guest.travel))
    if snapshot.program.contact:
        rows.append(("On the day", snapshot.program.contact))
    story.append(layout.facts([(name, text or "to be announced") for name, text in rows]))
    if session.logistics:
        story += [*layout.section("Getting there"), *layout.prose(session.logistics)]
    return story


def actions_story(layout: Layout, snapshot: Snapshot, session: Session) -> list[Flowable]:
    """Return the page with what was promised at earlier sessions and is still open."""
    story = layout.title("Open actions", "Promised at earlier sessions and still open on the day of this one")
    earlier = {one.id: one for one in snapshot.sessions if one.day < session.day}
    still_open = [
        action for action in snapshot.actions if action.session_id in earlier and is_open(action, session.day)
    ]
    if still_open:
        story.append(actions_table(layout, snapshot, still_open, session.day))
    else:
        story.append(layout.text(ALL_DONE, layout.styles.muted))
    return [*story, *_asks_and_offers(layout, snapshot, session)]


def _asks_and_offers(layout: Layout, snapshot: Snapshot, session: Session) -> list[Flowable]:
    """Return what the CEOs asked of each other and offered the last time they did, before this session."""
    lines = [line for line in snapshot.asks_and_offers if line.ask or line.offer]
    days = {one.id: one.day for one in snapshot.sessions if one.day < session.day}
    last = max(
        (line.session_id for line in lines if line.session_id in days), key=lambda id_: days[id_], default=0
    )
    mine = {line.organization_id: line for line in lines if line.session_id == last}
    if not mine:
        return []
    styles = layout.styles
    heads = ("", "Asks", "Offers")
    rows: list[list[object]] = [[layout.text(head, styles.muted) for head in heads]]
    for organization in snapshot.organizations:
        one = mine.get(organization.id)
        if one is not None:
            both = (one.ask, one.offer)
            name = layout.text(organization.name, styles.strong)
            rows.append([name, *(layout.text(text or "–", styles.small) for text in both)])
    room = (layout.width - 128) / 2
    heading = f"Asked and offered at session {snapshot.session_by_id[last].number}"
    return [*layout.section(heading, 120), layout.table(rows, (128, room, room), head=1, padding=5)]


def actions_table(layout: Layout, snapshot: Snapshot, actions: Sequence[Action], day: date) -> Flowable:
    """Return open actions as a table, those due first at the top; what is late on a day says so."""
    in_order = sorted(actions, key=lambda action: (action.due is None, action.due, action.id))
    head: list[object] = [layout.text(text, layout.styles.muted) for text in ("Action", "Who", "From", "Due")]
    widths = (layout.width - 128 - 62 - 92, 128, 62, 92)
    rows = [head, *(_action_row(layout, snapshot, day, action) for action in in_order)]
    return layout.table(rows, widths, head=1, padding=5)


def _due_text(day: date, formats: Formats) -> str:
    return short_day(day, formats).split(" ", 1)[1]


def _action_row(layout: Layout, snapshot: Snapshot, day: date, action: Action) -> list[object]:
    person = snapshot.person_by_id.get(action.person_id or 0)
    organization = snapshot.organization_by_id.get(action.organization_id or 0)
    who: list[Flowable] = []
    if person is not None:
        who.append(layout.text(person.name, layout.styles.small))
    if organization is not None:
        who.append(layout.text(organization.name, layout.styles.muted))
    origin = snapshot.session_by_id[action.session_id]
    late = action.due is not None and action.due < day
    due = _due_text(action.due, snapshot.formats) if action.due is not None else "no date"
    parts: list[Flowable] = [layout.text(action.what, layout.styles.small)]
    if action.note:
        parts.append(layout.text(action.note, layout.styles.muted))
    due_text = [
        (due, late, "blocking" if late else "muted"),
        *([(" late", False, "blocking")] if late else []),
    ]
    return [
        parts,
        who,
        layout.text(f"Session {origin.number}", layout.styles.muted),
        layout.mixed(due_text, layout.styles.small),
    ]
