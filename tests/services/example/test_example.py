"""The example program: what the issue asks of it, and that all its data is sound."""

from __future__ import annotations

import io
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from lead_desktop import paths
from lead_desktop.domain.model.actions import is_open
from lead_desktop.domain.model.agenda import Audience, ItemKind, Paper, total_minutes
from lead_desktop.domain.model.attendance import MarkKind
from lead_desktop.domain.model.commitments import Strand
from lead_desktop.domain.model.goals import Measure, observed
from lead_desktop.domain.model.people import Role, in_office
from lead_desktop.domain.model.sessions import SessionState
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.model.value import Value
from lead_desktop.domain.readiness.readiness import findings
from lead_desktop.domain.scheduling.dinners import diners
from lead_desktop.domain.text.months import months_between
from lead_desktop.domain.validation import problems
from lead_desktop.errors import FileRefused
from lead_desktop.services import rules
from lead_desktop.services.example.data import read_example
from lead_desktop.services.example.example import LABEL, create_example
from lead_desktop.services.history import history
from lead_desktop.services.program_file import Clock, ProgramFile

TODAY = date(2007, 12, 2)
CLOCK = Clock(now=lambda: datetime(2026, 3, 4, 9, 30, tzinfo=UTC))


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ProgramFile]:
    opened = create_example(tmp_path_factory.mktemp("example") / "example.lead", CLOCK)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def snapshot(file: ProgramFile) -> Snapshot:
    with file.reading() as work:
        return work.snapshot()


def measure_named(snapshot: Snapshot, name: str) -> Measure:
    return next(measure for measure in snapshot.measures if measure.name == name)


def values_of(snapshot: Snapshot, measure: Measure) -> dict[date, float | None]:
    return {
        observation.month: observed(measure, observation)
        for observation in snapshot.observations_of(measure.id)
    }


def pooled(snapshot: Snapshot, measure: Measure, first: date, last: date) -> float:
    chosen = [
        observation
        for observation in snapshot.observations_of(measure.id)
        if first <= observation.month <= last and observation.numerator is not None
    ]
    events = sum(observation.numerator or 0 for observation in chosen)
    if any(observation.denominator is not None for observation in chosen):
        return events / sum(observation.denominator or 0 for observation in chosen) * measure.multiply
    return events / len(chosen) * measure.multiply


def test_it_opens_ten_days_before_session_seven_and_says_that_it_is_illustrative(
    file: ProgramFile, snapshot: Snapshot
) -> None:
    assert file.today() == TODAY
    assert snapshot.program.illustrative
    session = snapshot.next_session(file.today())
    assert session is not None
    assert (session.number, (session.day - TODAY).days) == (7, 10)
    assert [entry.label for entry in history(file)] == [LABEL]


def test_five_organizations_have_a_chief_executive_on_every_day_and_one_succession(
    snapshot: Snapshot,
) -> None:
    assert len(snapshot.organizations) == 5
    for organization in snapshot.organizations:
        ceos = [
            appointment
            for appointment in snapshot.appointments
            if appointment.organization_id == organization.id and appointment.role is Role.CEO
        ]
        for session in snapshot.sessions:
            assert sum(in_office(ceo, session.day) for ceo in ceos) == 1
        for role in (Role.HEAD_OF_QUALITY, Role.ASSISTANT):
            assert snapshot.holder(organization.id, role, TODAY) is not None
    successions = [
        appointment
        for appointment in snapshot.appointments
        if appointment.role is Role.CEO and appointment.last_day is not None
    ]
    assert [snapshot.person_by_id[succession.person_id].name for succession in successions] == [
        "Thomas Nuñez"
    ]
    successor = snapshot.holder(successions[0].organization_id, Role.CEO, date(2007, 11, 1))
    assert successor is not None
    assert snapshot.person_by_id[successor.person_id].name == "Anna Lindqvist"


def test_twenty_sessions_share_the_hosting_fairly(snapshot: Snapshot) -> None:
    assert [session.number for session in snapshot.sessions] == list(range(1, 21))
    hosts = [session.host_id for session in snapshot.sessions]
    assert set(Counter(hosts).values()) == {4}
    assert all(one != other for one, other in pairwise(hosts))
    days = [session.day for session in snapshot.sessions]
    assert all(day.weekday() in (1, 2, 3) and day.month not in (7, 8) for day in days)
    assert all((later - earlier).days >= 21 for earlier, later in pairwise(days))
    states = [session.state for session in snapshot.sessions]
    assert states == [SessionState.HELD] * 6 + [SessionState.ANNOUNCED] * 4 + [SessionState.DRAFT] * 10
    for session in snapshot.sessions:
        assert (session.state is SessionState.HELD) == (session.day < TODAY)
        assert session.topic
        assert 7 * 60 <= total_minutes(snapshot.items_of(session.id)) <= 8 * 60
    assert len({session.topic for session in snapshot.sessions}) == 20


def test_session_seven_is_the_one_of_the_sketch(snapshot: Snapshot) -> None:
    session = snapshot.session_numbered(7)
    assert session is not None
    items = snapshot.items_of(session.id)
    assert [item.minutes for item in items] == [30, 15, 45, 60, 15, 75, 45, 90, 60, 15]
    assert [len(snapshot.papers_of(item.id)) for item in items] == [0, 0, 2, 1, 0, 1, 0, 2, 5, 0]
    assert [item.title for item in snapshot.items_for(session.id, Audience.HEAD_OF_QUALITY)] == [
        item.title for item in items[:7]
    ]
    assert [item.title for item in snapshot.items_for(session.id, Audience.GUEST)] == [
        item.title for item in items[:7]
    ]
    missing = [paper for item in items for paper in snapshot.papers_of(item.id) if paper.sha256 is None]
    assert [(paper.owner, paper.due) for paper in missing] == [
        ("Dr. Haugen", date(2007, 11, 28)),
        ("Daniel O’Shea", date(2007, 12, 5)),
    ]


def test_readiness_of_session_seven_finds_what_the_sketch_shows(snapshot: Snapshot) -> None:
    session = snapshot.session_numbered(7)
    assert session is not None
    titles = [finding.title for finding in findings(snapshot, session.id, TODAY)]
    for expected in (
        "Guest portrait is missing",
        "3 measures not updated since Sep 2007",
        "Pre-read from Dr. Haugen not received",
        "Dinner: 7 seats, 1 vegetarian",
    ):
        assert expected in titles


def test_what_happens_at_sessions_exists_for_held_sessions_only(snapshot: Snapshot) -> None:
    held = {session.id for session in snapshot.sessions if session.state is SessionState.HELD}
    assert {seat.session_id for seat in snapshot.seats} == held
    assert {action.session_id for action in snapshot.actions} == held
    assert {score.session_id for score in snapshot.scores} == held
    assert all(action.closed is None or action.closed <= TODAY for action in snapshot.actions)
    assert sum(is_open(action, TODAY) for action in snapshot.actions) == 8
    assert len(snapshot.turned_away) == 1
    assert snapshot.turned_away[0].session_id in held
    assert all(paper.received is None or paper.received <= TODAY for paper in snapshot.papers)
    assert all(commitment.day <= TODAY for commitment in snapshot.commitments)


def test_asks_topics_replies_and_an_earlier_version_make_it_rich(
    file: ProgramFile, snapshot: Snapshot
) -> None:
    asks = Counter(snapshot.session_by_id[ask.session_id].number for ask in snapshot.asks_and_offers)
    assert asks == {4: 4, 5: 5, 6: 5}
    assert [topic.session_id is None for topic in snapshot.topics] == [False, False, True, True, True, True]
    for topic in snapshot.topics:
        if topic.session_id is not None:
            assert snapshot.session_by_id[topic.session_id].topic == topic.title
    eighth = snapshot.session_numbered(8)
    assert eighth is not None
    not_there = [diner.name for diner in diners(snapshot, eighth) if not diner.joins]
    assert not_there == ["Robert Castellan"]
    (version,) = snapshot.paper_versions
    with file.reading() as work:
        assert work.bytes_of(version.sha256).startswith(b"%PDF-")
    paper = next(one for one in snapshot.papers if one.id == version.paper_id)
    assert (paper.file_name, version.pages) == ("bayline-game-plan.pdf", 1)


def test_only_those_in_office_are_marked_and_each_mark_agrees_with_the_agenda(snapshot: Snapshot) -> None:
    seats = {seat.id: seat for seat in snapshot.seats}
    assert len(snapshot.marks) == 60
    for mark in snapshot.marks:
        seat = seats[mark.seat_id]
        session = snapshot.session_by_id[seat.session_id]
        appointment = snapshot.appointment_by_id[seat.appointment_id]
        assert in_office(appointment, session.day)
        invited = [
            item
            for item in snapshot.items_for(session.id, Audience.HEAD_OF_QUALITY)
            if item.kind not in (ItemKind.ARRIVAL, ItemKind.BREAK, ItemKind.LUNCH)
        ]
        if appointment.role is Role.CEO:
            assert mark.items_attended is None
        elif mark.kind is MarkKind.PRESENT:
            assert mark.items_attended == len(invited)
    kinds = Counter(
        mark.kind
        for mark in snapshot.marks
        if snapshot.appointment_by_id[seats[mark.seat_id].appointment_id].role is Role.CEO
    )
    assert kinds == {MarkKind.PRESENT: 27, MarkKind.ABSENT: 2, MarkKind.PART: 1}


def test_every_chief_executive_who_was_there_filled_in_a_form_and_the_scores_rise(snapshot: Snapshot) -> None:
    present = Counter(
        seat.session_id
        for seat in snapshot.seats
        for mark in snapshot.marks
        if mark.seat_id == seat.id
        and mark.kind is not MarkKind.ABSENT
        and snapshot.appointment_by_id[seat.appointment_id].role is Role.CEO
    )
    forms = Counter(
        session_id for session_id, _ in {(score.session_id, score.form) for score in snapshot.scores}
    )
    assert forms == present
    means = [
        sum(score.score for score in snapshot.scores if score.session_id == session_id)
        / (4 * forms[session_id])
        for session_id in sorted(forms)
    ]
    assert means == sorted(means)
    assert means[0] < 4 < means[-1]


def test_each_organization_has_three_to_five_goals_with_three_years_of_months(snapshot: Snapshot) -> None:
    counts = [len(snapshot.goals_of(organization.id)) for organization in snapshot.organizations]
    assert counts == [4, 4, 5, 3, 4]
    months = months_between(date(2006, 4, 1), date(2009, 3, 1))
    gaps = Counter[str]()
    for measure in snapshot.measures:
        found = values_of(snapshot, measure)
        assert set(found) <= set(months)
        gaps[measure.name] = sum(found.get(month) is None for month in months)
    assert len(snapshot.measures) == 21
    assert {name: count for name, count in gaps.items() if count} == {
        "Pressure ulcers acquired here": 1,
        "MRSA acquired in the hospital": 2,
        "Antibiotics within one hour": 2,
        "Adverse drug events with harm": 2,
    }


def test_the_written_baselines_are_those_of_the_numbers(snapshot: Snapshot) -> None:
    for measure in snapshot.measures:
        assert measure.baseline_first is not None
        assert measure.baseline_last is not None
        assert measure.baseline is not None
        counted = pooled(snapshot, measure, measure.baseline_first, measure.baseline_last)
        assert measure.baseline == pytest.approx(counted, abs=0.06 if measure.baseline < 100 else 1)


def test_one_goal_is_flat_one_gets_worse_and_one_is_at_its_limit(snapshot: Snapshot) -> None:
    def lately(name: str) -> tuple[float, float]:
        measure = measure_named(snapshot, name)
        assert measure.baseline is not None
        return measure.baseline, pooled(snapshot, measure, date(2007, 6, 1), date(2007, 11, 1))

    before, now = lately("Harm from anticoagulants")
    assert abs(now - before) < 0.15 * before
    before, now = lately("Left without being seen")
    assert now > 1.3 * before
    early = values_of(snapshot, measure_named(snapshot, "Planned deliveries before 39 weeks"))
    assert [early[date(2007, month, 1)] for month in (8, 9, 10, 11)] == [0, 0, 0, 0]
    before, now = lately("Central-line infections")
    assert now < before / 3


def test_a_limit_other_than_the_natural_one_is_justified(snapshot: Snapshot) -> None:
    unusual = [measure for measure in snapshot.measures if measure.theoretical_limit not in (0, 100)]
    assert [measure.name for measure in unusual] == ["Door to open artery, median"]
    assert unusual[0].limit_reason


def test_every_strand_of_every_organization_has_entries(snapshot: Snapshot) -> None:
    entries = Counter((commitment.organization_id, commitment.strand) for commitment in snapshot.commitments)
    assert len(entries) == len(snapshot.organizations) * len(Strand)
    assert all(2 <= count <= 4 for count in entries.values())


def test_every_value_is_sound_on_its_own(snapshot: Snapshot) -> None:
    everything = [
        value
        for field in fields(snapshot)
        for content in [getattr(snapshot, field.name)]
        for value in (content if isinstance(content, tuple) else (content,))
    ]
    assert len(everything) > 1300
    assert [(value, problems(value)) for value in everything if problems(value)] == []


def test_received_papers_are_real_pdfs_with_embedded_type(file: ProgramFile, snapshot: Snapshot) -> None:
    received = [paper for paper in snapshot.papers if paper.sha256 is not None]
    assert len(received) == 21
    with file.reading() as work:
        for paper in received:
            check_paper(paper, work.bytes_of(paper.sha256 or ""))


def check_paper(paper: Paper, data: bytes) -> None:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) == paper.pages
        assert str(pdf.docinfo["/Title"]) == paper.title
        for page in pdf.pages:
            assert [float(side) for side in page.mediabox] == [0, 0, 612, 792]
            for font in page.resources["/Font"].values():
                assert "/FontFile2" in font["/FontDescriptor"]


def test_some_guests_have_a_portrait_and_the_guest_of_session_seven_has_none(
    file: ProgramFile, snapshot: Snapshot
) -> None:
    drawn = [guest for guest in snapshot.guests if guest.portrait is not None]
    assert len(drawn) >= 5
    with file.reading() as work:
        for guest in drawn:
            picture = Image.open(io.BytesIO(work.bytes_of(guest.portrait or "")))
            assert picture.format == "PNG"
    session = snapshot.session_numbered(7)
    assert session is not None
    assert [guest.portrait for guest in snapshot.guests_of(session.id)] == [None]


def test_the_example_is_always_the_same(snapshot: Snapshot, tmp_path: Path) -> None:
    again = create_example(tmp_path / "again.lead", CLOCK)
    with again.reading() as work:
        assert work.snapshot() == snapshot
    again.close()


def test_a_file_that_exists_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "letter.lead"
    path.write_text("Dear Maria", "utf-8")
    with pytest.raises(FileRefused, match="exists already"):
        create_example(path, CLOCK)
    assert path.read_text("utf-8") == "Dear Maria"


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        (
            "people.toml",
            'role = "ceo"',
            'role = "boss"',
            "person 1, office 1: “boss” is none of",
        ),
        ("sessions/07.toml", 'host = "bayline"', 'host = "bay"', "sessions/07.toml: “bay” is none of"),
        ("sessions/07.toml", "minutes = 45", "minutes = 0", "items 3: minutes: An item lasts at least"),
        ("goals/alder.toml", "statement =", "says =", "goals/alder.toml, goal 1: “statement” is missing"),
        ("goals/alder.toml", "owner =", "owned_by =", "goal 1: “owned_by” is not a field of such an entry"),
        ("goals/alder.toml", "target = 1.0", "targets = 1.0", "goal 1, measure 1: “targets” is not a field"),
        (
            "observations/alder.csv",
            "2006-04",
            "2006-13",
            "alder.csv, line 2: “2006-13” is no month",
        ),
        ("people.toml", 'role = "ceo",', 'rank = 1, role = "ceo",', "office 1: “rank” is not a field"),
        ("attendance.csv", "6,lindqvist", "6,nunez", "“nunez” has no seat at session 6"),
        ("commitments.toml", "[[commitment]]", "[[commitment", "commitments.toml: "),
    ],
)
def test_an_error_in_the_data_names_its_file_and_entry(
    tmp_path: Path, file: str, old: str, new: str, sentence: str
) -> None:
    folder = tmp_path / "example"
    shutil.copytree(paths.resources() / "example", folder)
    text = (folder / file).read_text("utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(FileRefused) as refusal:
        read_example(folder)
    assert sentence in refusal.value.sentence


def test_every_paper_text_is_used(snapshot: Snapshot) -> None:
    names = {path.stem for path in (paths.resources() / "example" / "papers").glob("*.toml")}
    used = [paper.file_name for paper in snapshot.papers if paper.file_name]
    used += [version.file_name for version in snapshot.paper_versions]
    assert {Path(name).stem for name in used} == names


def test_every_value_keeps_the_rules_beside_the_others(file: ProgramFile, snapshot: Snapshot) -> None:
    values: tuple[Value, ...] = (
        snapshot.program,
        *snapshot.organizations,
        *snapshot.appointments,
        *snapshot.sessions,
        *snapshot.dinners,
        *snapshot.goals,
        *snapshot.seats,
        *snapshot.marks,
    )
    with file.reading() as work:
        for value in values:
            rules.check(value, work)


def test_a_damaged_paper_leaves_no_half_made_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    damaged = tmp_path / "resources"
    shutil.copytree(paths.resources() / "example", damaged / "example")
    (damaged / "fonts").symlink_to(paths.resources() / "fonts")
    (damaged / "example" / "papers" / "six-ways.toml").write_text("[[section]]", "utf-8")
    monkeypatch.setattr(paths, "resources", lambda: damaged)
    with pytest.raises(FileRefused, match=r"papers/six-ways\.toml: “author” is missing"):
        create_example(tmp_path / "x.lead", CLOCK)
    assert not (tmp_path / "x.lead").exists()
