"""The unit of work: nothing is kept unless it commits, and what goes with a value goes and comes back."""

from __future__ import annotations

from pathlib import Path

import pytest

from lead_desktop.domain.model.agenda import AgendaItem, Paper
from lead_desktop.domain.model.changes import Changes
from lead_desktop.domain.model.people import Organization
from lead_desktop.domain.model.sessions import Session
from lead_desktop.errors import FileRefused, NotFound, Refused
from lead_desktop.services import editing, history
from lead_desktop.services.program_file import ProgramFile, open_program
from tests.programs import clock, new_file, small_file


def test_without_commit_nothing_is_kept(tmp_path: Path) -> None:
    file = new_file(tmp_path)
    with file.changing() as work:
        work.add(Organization(name="Alder"))
    with file.reading() as work:
        assert work.all(Organization) == ()
    assert history.history(file) == ()
    file.close()


def test_an_error_in_the_middle_takes_everything_back(tmp_path: Path) -> None:
    file = new_file(tmp_path)
    with pytest.raises(Refused):
        _add_and_stop(file)
    with file.reading() as work:
        assert work.all(Organization) == ()
    file.close()


def _add_and_stop(file: ProgramFile) -> None:
    with file.changing() as work:
        work.add(Organization(name="Alder"))
        raise Refused("stop")


def test_a_commit_says_what_it_touched(tmp_path: Path) -> None:
    file = new_file(tmp_path)
    with file.changing() as work:
        alder = work.add(Organization(name="Alder"))
        changes = work.commit("Add Alder")
    assert changes.label == "Add Alder"
    assert changes.ids(Organization) == {alder.id}
    assert changes.touches(Organization)
    assert not changes.touches(Session)
    file.close()


def test_a_change_that_changes_nothing_leaves_no_entry(tmp_path: Path) -> None:
    file = small_file(tmp_path)
    before = history.history(file)
    with file.changing() as work:
        work.change(work.get(Session, 1))
        assert work.commit("Change nothing") == Changes()
    assert history.history(file) == before
    file.close()


def test_what_belongs_to_a_session_goes_with_it_and_comes_back(tmp_path: Path) -> None:
    file = small_file(tmp_path)
    with file.reading() as work:
        before = work.snapshot()
    with file.changing() as work:
        work.remove(work.get(Session, 1))
        changes = work.commit("Delete session 1")
    assert changes.touches(AgendaItem, Paper)
    with file.reading() as work:
        assert work.all(AgendaItem) == ()
        assert work.all(Paper) == ()
    history.undo(file)
    with file.reading() as work:
        assert work.snapshot() == before
    file.close()


def test_an_organization_with_history_stays(tmp_path: Path) -> None:
    file = small_file(tmp_path)
    with pytest.raises(Refused, match="1 appointment and 1 session"), file.changing() as work:
        work.remove(work.get(Organization, 1))
    file.close()


def test_the_bytes_of_a_paper_survive_its_deletion_and_undo(tmp_path: Path) -> None:
    file = small_file(tmp_path)
    with file.changing() as work:
        sha256 = work.keep_bytes(b"pages")
        assert work.keep_bytes(b"pages") == sha256
        paper = work.all(Paper)[0]
        work.change(
            Paper(id=paper.id, item_id=paper.item_id, title=paper.title, sha256=sha256, file_name="a.pdf")
        )
        work.commit("Attach")
    with file.changing() as work:
        work.remove(work.get(AgendaItem, 2))
        work.commit("Delete item")
    history.undo(file)
    with file.reading() as work:
        restored = work.all(Paper)[0]
        assert restored.sha256 == sha256
        assert work.bytes_of(sha256) == b"pages"
        with pytest.raises(NotFound):
            work.bytes_of("0" * 64)
    file.close()


def test_what_is_gone_is_said_in_words(tmp_path: Path) -> None:
    file = new_file(tmp_path)
    with pytest.raises(NotFound, match="This session is no longer in the program"), file.reading() as work:
        work.get(Session, 99)
    file.close()


def test_while_another_writes_the_wait_ends_in_a_sentence(tmp_path: Path) -> None:
    file = new_file(tmp_path)
    with file.changing() as work:
        work.add(Organization(name="Alder"))
        with pytest.raises(FileRefused, match="Another program is writing"), file.changing():
            raise AssertionError("two writers at once")
    file.close()


def test_a_file_that_may_only_be_read_says_so(tmp_path: Path) -> None:
    file = new_file(tmp_path)
    with file.reading() as work:
        work._connection.exec_driver_sql("PRAGMA query_only = ON")
        with pytest.raises(FileRefused, match="only be read"):
            work.add(Organization(name="Alder"))
        work._connection.exec_driver_sql("PRAGMA query_only = OFF")
    file.close()


def test_a_full_disk_says_so_and_keeps_what_was_there(tmp_path: Path) -> None:
    file = small_file(tmp_path)
    with file.reading() as work:
        before = work.snapshot()
    with file.changing() as work:
        pages = work._connection.exec_driver_sql("PRAGMA page_count").scalar()
        work._connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(FileRefused, match="disk is full"):
            work.keep_bytes(b"x" * 1_000_000)
        work._connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    with file.reading() as work:
        assert work.snapshot() == before
    file.close()


def test_what_was_changed_is_told_from_the_first_entry_on(tmp_path: Path) -> None:
    file = new_file(tmp_path)
    editing.add(file, Organization(name="Alder"))
    editing.change(file, Organization(id=1, name="Birch"))
    with file.reading() as work:
        entries = [entry for entry, _ in work.rows_changed(Organization, 1)]
        assert entries == [entry.id for entry in work.history()]
        assert [entry for entry, _ in work.rows_changed(Organization, 1, after=entries[0])] == entries[1:]
    file.close()


def test_a_snapshot_in_a_change_has_what_was_written_before_anybody_asked(
    tmp_path: Path,
) -> None:
    small_file(tmp_path).close()
    file = open_program(tmp_path / "program.lead", clock())
    with file.changing() as work:
        work.add(Organization(name="Birch"))
        inside = work.snapshot()
        work.commit("Add")
    assert [one.name for one in inside.organizations] == ["Alder Valley Health", "Birch"]
    assert file.snapshot() == inside
    file.close()
