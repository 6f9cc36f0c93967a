"""Papers: bad files refused in words, earlier versions kept, everything undone with its pages."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from lead_desktop.domain.model.agenda import Paper, PaperVersion
from lead_desktop.errors import FileRefused, Refused
from lead_desktop.services import history
from lead_desktop.services.program_file import ProgramFile
from lead_desktop.services.scheduling import papers
from tests.programs import small_file


@pytest.fixture
def file(tmp_path: Path) -> Iterator[ProgramFile]:
    opened = small_file(tmp_path)
    yield opened
    opened.close()


def pdf(pages: int = 1, *, password: str = "", width: int = 612) -> bytes:
    """Return a PDF with empty pages."""
    made = pikepdf.new()
    for _ in range(pages):
        made.add_blank_page(page_size=(width, 792))
    buffer = BytesIO()
    if password:
        made.save(buffer, encryption=pikepdf.Encryption(owner=password, user=password))
    else:
        made.save(buffer, deterministic_id=True)
    return buffer.getvalue()


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def the_paper(file: ProgramFile) -> Paper:
    with file.reading() as work:
        return work.get(Paper, 1)


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("letter.doc", b"\xd0\xcf\x11\xe0 a letter", "letter.doc is not a PDF"),
        ("empty.pdf", b"", "empty.pdf is empty"),
        ("cut.pdf", pdf(3)[:-400], "cut.pdf is cut off"),
        ("secret.pdf", pdf(password="x"), "secret.pdf is protected with a password"),
        ("damaged.pdf", b"%PDF-1.7\n" + b"garbage " * 40 + b"\n%%EOF", "damaged.pdf is damaged"),
        ("nothing.pdf", pdf(0), "nothing.pdf has no pages"),
    ],
)
def test_a_bad_file_is_refused_in_words_and_nothing_is_kept(
    file: ProgramFile, tmp_path: Path, name: str, data: bytes, sentence: str
) -> None:
    before = len(history.history(file))
    with pytest.raises(FileRefused, match=sentence):
        papers.attach(file, 1, write(tmp_path, name, data))
    with pytest.raises(FileRefused, match=sentence):
        papers.add_attached(file, 1, tmp_path / name)
    assert the_paper(file).sha256 is None
    assert len(history.history(file)) == before


def test_a_file_of_200_megabytes_is_refused_without_being_read(file: ProgramFile, tmp_path: Path) -> None:
    path = tmp_path / "large.pdf"
    with path.open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)
    with pytest.raises(FileRefused, match=r"large\.pdf is 200 MB; up to 100 MB can be kept"):
        papers.attach(file, 1, path)


def test_a_file_may_be_just_as_large_as_is_kept(tmp_path: Path) -> None:
    path = write(tmp_path, "just.bin", b"x" * 100)
    assert papers.read_small(path, 100) == b"x" * 100
    with pytest.raises(FileRefused):
        papers.read_small(path, 99)


def test_a_missing_file_is_refused(file: ProgramFile, tmp_path: Path) -> None:
    with pytest.raises(FileRefused, match="cannot be read"):
        papers.attach(file, 1, tmp_path / "gone.pdf")


def test_what_is_replaced_is_kept_and_can_be_looked_at(file: ProgramFile, tmp_path: Path) -> None:
    first, second = pdf(1), pdf(2)
    papers.attach(file, 1, write(tmp_path, "first.pdf", first))
    assert papers.versions(file, 1) == ()
    changes = papers.attach(file, 1, write(tmp_path, "second.pdf", second))
    assert changes.label == "Replace paper “Progress of Alder”"
    assert (the_paper(file).pages, the_paper(file).file_name) == (2, "second.pdf")
    (version,) = papers.versions(file, 1)
    assert (version.file_name, version.pages) == ("first.pdf", 1)
    assert papers.version_bytes(file, version.id)[1] == first
    assert papers.counts(file, 1) == {1: 1}


def test_an_earlier_version_comes_back_and_takes_turns_with_the_later_one(
    file: ProgramFile, tmp_path: Path
) -> None:
    papers.attach(file, 1, write(tmp_path, "first.pdf", pdf(1)))
    papers.attach(file, 1, write(tmp_path, "second.pdf", pdf(2)))
    papers.bring_back(file, papers.versions(file, 1)[0].id)
    assert (the_paper(file).file_name, the_paper(file).pages) == ("first.pdf", 1)
    assert [version.file_name for version in papers.versions(file, 1)] == ["second.pdf"]
    history.undo(file)
    assert the_paper(file).file_name == "second.pdf"
    assert [version.file_name for version in papers.versions(file, 1)] == ["first.pdf"]


def test_a_paper_taken_off_is_expected_again_and_not_lost(file: ProgramFile, tmp_path: Path) -> None:
    papers.attach(file, 1, write(tmp_path, "first.pdf", pdf(1)))
    papers.detach(file, 1)
    assert the_paper(file).sha256 is None
    papers.bring_back(file, papers.versions(file, 1)[0].id)
    assert (the_paper(file).pages, papers.versions(file, 1)) == (1, ())


def test_the_very_same_file_is_no_new_version(file: ProgramFile, tmp_path: Path) -> None:
    papers.attach(file, 1, write(tmp_path, "first.pdf", pdf(1)))
    with pytest.raises(Refused, match="very file"):
        papers.attach(file, 1, write(tmp_path, "again.pdf", (tmp_path / "first.pdf").read_bytes()))
    assert papers.versions(file, 1) == ()


def test_deleting_a_paper_takes_its_versions_and_undo_brings_all_back(
    file: ProgramFile, tmp_path: Path
) -> None:
    papers.attach(file, 1, write(tmp_path, "first.pdf", pdf(1)))
    papers.attach(file, 1, write(tmp_path, "second.pdf", pdf(2)))
    with file.changing() as work:
        work.remove(work.get(Paper, 1))
        work.commit("Delete")
    with file.reading() as work:
        assert work.all(PaperVersion) == ()
    history.undo(file)
    assert papers.paper_bytes(file, 1)[1] == (tmp_path / "second.pdf").read_bytes()
    assert papers.version_bytes(file, papers.versions(file, 1)[0].id)[1] == pdf(1)
