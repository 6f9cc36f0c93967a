"""The press: every document of one program, as PDF bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reportlab.platypus import Flowable

from lead_desktop.documents.attendance import attendance_record, letter, name_cards, sign_in
from lead_desktop.documents.goals.group_progress import group_pages
from lead_desktop.documents.goals.scorecard import scorecard_story
from lead_desktop.documents.kit.fonts import Fonts
from lead_desktop.documents.kit.layout import Layout
from lead_desktop.documents.kit.pages import PageFrame, SectionStart, Written, write
from lead_desktop.documents.kit.text import Typesetter
from lead_desktop.documents.packets.briefing import Pack, Packet, SectionPages
from lead_desktop.documents.packets.overlay import finish
from lead_desktop.documents.people import catch_up
from lead_desktop.documents.scheduling import evaluation, run_sheet
from lead_desktop.documents.scheduling.agenda import agenda_story
from lead_desktop.documents.scheduling.session_pages import session_text
from lead_desktop.domain.model.agenda import Audience
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.packets.plan import PacketOptions, Recipient

_START = "start"


@dataclass(frozen=True, slots=True)
class Renderer:
    """Prints documents of one program; `files` holds papers and portraits by their sha256.

    The same record, files and day give the same bytes.
    """

    snapshot: Snapshot
    files: Mapping[str, bytes]
    resources: Path
    today: date

    def packet(self, session_id: int, recipient: Recipient, options: PacketOptions) -> Packet:
        """Return the packet of one recipient."""
        layout = self._layout()
        session = self.snapshot.session_by_id[session_id]
        pack = Pack(layout, self.snapshot, self.files, session, recipient, options, self.today)
        written = write(layout, pack.page_frame(), pack.story())
        data = self._finish(
            layout, written, f"{self.snapshot.program.name} Session {session.number}, for {recipient.name}"
        )
        by_key = {placed.key: placed for placed in written.placed}
        sections = tuple(
            SectionPages(planned.section, planned.title, placed.first, placed.last)
            for planned in pack.plan
            if (placed := by_key.get(planned.section.name)) is not None
        )
        return Packet(data, written.pages, sections, tuple(pack.missing()))

    def agenda(self, session_id: int, audience: Audience) -> bytes:
        """Return the agenda of a session for one group, as a document of its own."""
        session = self.snapshot.session_by_id[session_id]
        layout = self._layout()
        return self._of_session(
            layout, session_id, "Agenda", agenda_story(layout, self.snapshot, session, audience)
        )

    def run_sheet(self, session_id: int) -> bytes:
        """Return the run sheet, for the coordinator and the facilitator only."""
        layout = self._layout()
        session = self.snapshot.session_by_id[session_id]
        story = run_sheet.run_sheet_story(layout, self.snapshot, session)
        foot = "For the coordinator and the facilitator only"
        return self._of_session(layout, session_id, "Run sheet", story, foot=foot)

    def sign_in_sheet(self, session_id: int) -> bytes:
        """Return the sheet on which everybody signs in."""
        layout = self._layout()
        story = sign_in.sign_in_story(layout, self.snapshot, self.snapshot.session_by_id[session_id])
        return self._of_session(layout, session_id, "Sign-in", story)

    def evaluation_form(self, session_id: int) -> bytes:
        """Return the form on which a session is evaluated; it carries no name."""
        layout = self._layout()
        story = evaluation.evaluation_story(layout, self.snapshot, self.snapshot.session_by_id[session_id])
        return self._of_session(layout, session_id, "Evaluation", story)

    def name_tents(self, session_id: int) -> bytes:
        """Return the cards to be folded and stood on the table, one to a page."""
        layout = self._layout()
        story = name_cards.tents_story(layout, self.snapshot, self.snapshot.session_by_id[session_id])
        return self._of_session(layout, session_id, "Name tents", story, cards=True)

    def badges(self, session_id: int) -> bytes:
        """Return the badges, eight to a page, with cut marks."""
        layout = self._layout()
        story = name_cards.badges_story(layout, self.snapshot, self.snapshot.session_by_id[session_id])
        return self._of_session(layout, session_id, "Badges", story, cards=True)

    def attendance_record(self, year: int | None = None) -> bytes:
        """Return the attendance record of a program year, or of the whole program."""
        layout = self._layout()
        title = "Attendance record" if year is None else f"Attendance record, year {year}"
        return self._of_program(
            layout, title, attendance_record.record_story(layout, self.snapshot, year=year)
        )

    def attendance_letter(self, person_id: int) -> bytes:
        """Return the letter that says which sessions a person attended."""
        layout = self._layout()
        story = letter.letter_story(layout, self.snapshot, person_id, self.today)
        name = self.snapshot.person_by_id[person_id].name
        return self._of_program(layout, f"Attendance of {name}", story)

    def catch_up_packet(self, appointment_id: int) -> bytes:
        """Return what a new CEO needs to know of the group and of their own organization."""
        layout = self._layout()
        appointment = self.snapshot.appointment_by_id[appointment_id]
        story = catch_up.catch_up_story(layout, self.snapshot, appointment, self.today)
        name = self.snapshot.person_by_id[appointment.person_id].name
        foot = f"Confidential · copy for {name}"
        return self._of_program(layout, f"Catching up, for {name}", story, foot=foot)

    def group_progress(self) -> bytes:
        """Return the pages of the whole group: every way to its limit, what is new, every chart."""
        layout = self._layout()
        return self._of_program(layout, "Group progress", group_pages(layout, self.snapshot, self.today))

    def scorecard(self) -> bytes:
        """Return the scorecards of all organizations as of today."""
        layout = self._layout()
        return self._of_program(layout, "Scorecard", scorecard_story(layout, self.snapshot, self.today))

    def _layout(self) -> Layout:
        return Layout(Typesetter(Fonts(self.resources)), self.snapshot.program.paper_size)

    def _of_session(
        self,
        layout: Layout,
        session_id: int,
        name: str,
        story: Sequence[Flowable],
        *,
        foot: str | None = None,
        cards: bool = False,
    ) -> bytes:
        """Return a document of one session; `cards` have nothing at the edges of their pages."""
        program = self.snapshot.program
        session = self.snapshot.session_by_id[session_id]
        page_frame = PageFrame(
            session_text(self.snapshot, session),
            program.sponsor if foot is None else foot,
            name,
            illustrative=program.illustrative,
            cards=cards,
        )
        written = write(layout, page_frame, [SectionStart(_START, name), *story])
        return self._finish(layout, written, f"{program.name} Session {session.number}: {name}")

    def _of_program(
        self, layout: Layout, name: str, story: Sequence[Flowable], *, foot: str | None = None
    ) -> bytes:
        program = self.snapshot.program
        page_frame = PageFrame(
            program.name,
            program.sponsor if foot is None else foot,
            name,
            illustrative=program.illustrative,
        )
        written = write(layout, page_frame, [SectionStart(_START, name), *story])
        return self._finish(layout, written, f"{program.name}: {name}")

    def _finish(self, layout: Layout, written: Written, title: str) -> bytes:
        author = self.snapshot.program.sponsor or self.snapshot.program.name
        return finish(layout, written, self.files, title=title, author=author, day=self.today)
