"""The briefing pack: one file for one recipient, made of what they are invited to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, HRFlowable, Spacer

from lead_desktop.documents.attendance import attendance_record, sign_in
from lead_desktop.documents.goals import progress
from lead_desktop.documents.kit.colours import colour, organization_colour
from lead_desktop.documents.kit.layout import Layout
from lead_desktop.documents.kit.pages import (
    ContentsLine,
    PageFrame,
    PaperStart,
    ReservedPage,
    SectionStart,
    next_page,
)
from lead_desktop.documents.scheduling import evaluation, session_pages
from lead_desktop.documents.scheduling.agenda import agenda_story
from lead_desktop.documents.sentences import NO_ORGANIZATION
from lead_desktop.domain.goals.goal_cards import MeasureCard, measure_cards
from lead_desktop.domain.model.agenda import ItemKind, presence
from lead_desktop.domain.model.sessions import Session
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.packets.plan import (
    NumberedPaper,
    PacketOptions,
    PlannedSection,
    Recipient,
    Section,
    agenda_for,
    plan,
    sees_kind,
    topic_for,
)
from lead_desktop.domain.text.formatting import clock, long_day, plain_day
from lead_desktop.domain.text.months import last_full_month

_LONG_TOPIC = 80
"""From so many letters on, the topic is set smaller on the cover."""


@dataclass(frozen=True, slots=True)
class SectionPages:
    """Where a section stands in a packet: first and last page, counted from 1."""

    section: Section
    title: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Packet:
    """A finished packet; `missing` are the titles of papers that are still to follow."""

    data: bytes
    pages: int
    sections: tuple[SectionPages, ...]
    missing: tuple[str, ...]


class Pack:
    """The story of one recipient's packet."""

    def __init__(
        self,
        layout: Layout,
        snapshot: Snapshot,
        files: Mapping[str, bytes],
        session: Session,
        recipient: Recipient,
        options: PacketOptions,
        today: date,
    ) -> None:
        self.today = today
        self.snapshot = snapshot
        self.files = files
        self.layout = layout
        self.session = session
        self.recipient = recipient
        self.options = options
        self.plan = plan(self.snapshot, session.id, recipient, options)
        self.items = agenda_for(self.snapshot, session.id, recipient.audience)

    def page_frame(self) -> PageFrame:
        """Return what stands at the edges of the pages."""
        return PageFrame(
            session_pages.session_text(self.snapshot, self.session),
            f"Confidential · copy for {self.recipient.name}",
            "Briefing pack",
            illustrative=self.snapshot.program.illustrative,
        )

    def missing(self) -> Iterator[str]:
        """Return the titles of papers that are not here yet."""
        for planned in self.plan:
            for numbered in planned.papers:
                if not self._is_here(numbered):
                    yield numbered.paper.title

    def _is_here(self, numbered: NumberedPaper) -> bool:
        sha256 = numbered.paper.sha256
        return sha256 is not None and sha256 in self.files and bool(numbered.paper.pages)

    def story(self) -> list[Flowable]:
        """Return the whole packet as flowables."""
        story: list[Flowable] = []
        for place, planned in enumerate(self.plan):
            if place:
                story += next_page(right_hand=self.options.two_sided)
            story.append(self._start(planned))
            story += self._section(planned)
            for numbered in planned.papers:
                story += self._paper(numbered)
        return story

    def _start(self, planned: PlannedSection) -> SectionStart:
        """Begin a section; the cover stands by itself, and what is handed in carries no name."""
        section = planned.section
        foot = None
        if section is Section.COVER:
            foot = self._sponsor()
        elif section in (Section.EVALUATION, Section.SIGN_IN):
            foot = self.snapshot.program.sponsor
        return SectionStart(section.name, planned.title, bare=section is Section.COVER, foot=foot)

    def _section(self, planned: PlannedSection) -> list[Flowable]:  # noqa: C901 - one case a section
        layout, snapshot, session = self.layout, self.snapshot, self.session
        lines = self.options.note_lines
        match planned.section:
            case Section.COVER:
                return self._cover()
            case Section.CONTENTS:
                return self._contents()
            case Section.AGENDA:
                return agenda_story(layout, snapshot, session, self.recipient.audience)
            case Section.HOST:
                return session_pages.host_story(layout, snapshot, session)
            case Section.EXAMPLE:
                empty = "The description of the improvement example has not arrived yet."
                return self._text_page(planned, session.example_text, empty, lines=lines)
            case Section.GAME_PLAN:
                empty = "The CEO's game-plan has not arrived yet."
                return self._text_page(planned, session.game_plan_text, empty, lines=lines)
            case Section.GUEST:
                return session_pages.guest_story(
                    layout, snapshot, session, planned, self.files, note_lines=lines
                )
            case Section.TOPIC:
                empty = "Questions for the discussion will follow."
                return self._text_page(planned, session.topic_text, empty, lines=True)
            case Section.PROGRESS:
                return self._progress()
            case Section.GROUP:
                return progress.group_story(layout, snapshot, self._measures, self._last_month())
            case Section.ACTIONS:
                return session_pages.actions_story(layout, snapshot, session)
            case Section.ATTENDANCE:
                return attendance_record.record_story(layout, snapshot, before=session.day)
            case Section.LOGISTICS:
                return session_pages.logistics_story(layout, snapshot, session, self.recipient)
            case Section.PAPERS:
                return [*layout.title("Other papers"), *session_pages.papers_list(layout, planned)]
            case Section.SIGN_IN:
                return sign_in.sign_in_story(layout, snapshot, session)
            case Section.EVALUATION:
                return evaluation.evaluation_story(layout, snapshot, session)

    def _text_page(self, planned: PlannedSection, text: str, empty: str, *, lines: bool) -> list[Flowable]:
        return session_pages.item_story(
            self.layout, self.snapshot, self.session, planned, text, empty, note_lines=lines
        )

    def _last_month(self) -> date:
        """Return the last month whose numbers can be known on the day of the session."""
        return last_full_month(self.session.day)

    @cached_property
    def _measures(self) -> tuple[MeasureCard, ...]:
        """Return every measure with its progress: the organizations' pages and the group's share it."""
        return measure_cards(self.snapshot, self._last_month())

    def _progress(self) -> list[Flowable]:
        """Return a page for each organization that takes part; those without goals share one."""
        there = self.snapshot.taking_part(self.session.day)
        measured = [one for one in there if self.snapshot.goals_of(one.id)]
        story: list[Flowable] = []
        for organization in measured:
            story += next_page() if story else []
            story += progress.organization_story(self.layout, self.snapshot, organization, self._measures)
        others = [one.name for one in there if one not in measured]
        if others or not story:
            story += next_page() if story else []
            text = f"No goals have been set yet at {', '.join(others)}." if others else ""
            text = text or NO_ORGANIZATION
            story += self.layout.title("Progress by organization")
            story.append(self.layout.text(text, self.layout.styles.muted))
        return story

    def _cover(self) -> list[Flowable]:
        layout, snapshot, session = self.layout, self.snapshot, self.session
        styles = layout.styles
        story: list[Flowable] = []
        if self.options.name_on_cover:
            story.append(
                layout.text(f"CONFIDENTIAL · PREPARED FOR {self.recipient.name.upper()}", styles.muted)
            )
        story.append(Spacer(1, layout.height * 0.2))
        story.append(layout.text(f"{snapshot.program.name} Session {session.number}", styles.cover))
        topic = topic_for(snapshot, session, self.recipient.audience)
        if topic:
            size = 28 if len(topic) < _LONG_TOPIC else 18
            story.append(layout.text(topic, styles.cover.clone("topic", fontSize=size, leading=size * 1.2)))
        story.append(Spacer(1, 12))
        when = long_day(session.day, self.snapshot.formats)
        span = presence(snapshot.items_of(session.id), session.start, self.recipient.audience)
        if span is not None:
            when += f" · {clock(span[0], self.snapshot.formats)} to {clock(span[1], self.snapshot.formats)}"
        story.append(layout.text(when, styles.subtitle.clone("when", fontSize=14, leading=19)))
        host = snapshot.organization_by_id.get(session.host_id or 0)
        ink = organization_colour(host.colour) if host is not None else colour("accent")
        story.append(
            HRFlowable(width=72, thickness=3, color=ink, hAlign="LEFT", spaceBefore=18, spaceAfter=28)
        )
        body = styles.body.clone("cover body", fontSize=13, leading=18.5, spaceAfter=1)
        if host is not None:
            story.append(layout.text(f"Hosted by {host.name}", body))
        if session.venue:
            story.append(layout.text(session.venue, body))
        return [*story, *self._cover_guests(body)]

    def _cover_guests(self, style: ParagraphStyle) -> list[Flowable]:
        guests = self.snapshot.guests_of(self.session.id)
        if not guests or not sees_kind(self.items, ItemKind.GUEST):
            return []
        made: list[Flowable] = [
            Spacer(1, 20),
            self.layout.text("Guest" if len(guests) == 1 else "Guests", style),
        ]
        for guest in guests:
            rest = f", {guest.affiliation}" if guest.affiliation else ""
            made.append(self.layout.mixed([(guest.name, True), (rest, False)], style))
        return made

    def _sponsor(self) -> str:
        program = self.snapshot.program
        return f"{program.name} · sponsored by {program.sponsor}" if program.sponsor else program.name

    def _contents(self) -> list[Flowable]:
        story = self.layout.title("Contents", session_pages.session_text(self.snapshot, self.session))
        for planned in self.plan:
            if planned.section in (Section.COVER, Section.CONTENTS):
                continue
            story.append(ContentsLine(self.layout, planned.section.name, planned.title))
            for numbered in planned.papers:
                text = f"Paper {numbered.number}: {numbered.paper.title}"
                if not self._is_here(numbered):
                    text += " (to follow)"
                story.append(ContentsLine(self.layout, f"paper-{numbered.paper.id}", text, level=1))
        return story

    def _paper(self, numbered: NumberedPaper) -> list[Flowable]:
        paper = numbered.paper
        start = PaperStart(f"paper-{paper.id}", f"Paper {numbered.number}: {paper.title}", level=1)
        if self._is_here(numbered) and paper.sha256 is not None:
            pages: list[Flowable] = []
            for page in range(paper.pages or 0):
                pages += [*next_page(), *([start] if not page else []), ReservedPage(paper.sha256, page)]
            return pages
        formats = self.snapshot.formats
        parts = [f"This paper had not arrived when the packet was made on {plain_day(self.today, formats)}."]
        if paper.owner:
            parts.append(f"It is expected from {paper.owner}.")
        if paper.due is not None:
            formats = self.snapshot.formats
            parts.append(
                f"It {'was' if paper.due < self.today else 'is'} due on {plain_day(paper.due, formats)}."
            )
        return [
            *next_page(),
            start,
            *self.layout.title(f"Paper {numbered.number}: {paper.title}", "To follow"),
            self.layout.note([self.layout.text(" ".join(parts), self.layout.styles.small)]),
        ]
