"""The command `lead-desktop import-measures`: told first, written only when asked."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lead_desktop.cli import main
from lead_desktop.services.goals.workbook import save_book
from lead_desktop.services.program_file import open_program
from tests.programs import clock

BAYLINE = 2


@pytest.fixture
def table(example: Path, tmp_path: Path) -> Path:
    """Bayline's measures as a table in which one month has changed."""
    file = open_program(example, clock())
    path = save_book(file, BAYLINE, tmp_path / "bayline.csv")
    file.close()
    text = path.read_text(encoding="utf-8-sig")
    assert "2006-04,5,1104," in text
    path.write_text(text.replace("2006-04,5,1104,", "2006-04,6,1104,recounted"), encoding="utf-8")
    return path


def test_without_apply_it_tells_and_writes_nothing(
    example: Path, table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = example.read_bytes()
    assert main(["import-measures", str(example), str(table)]) == 0
    told = capsys.readouterr().out
    assert "changed   Central-line infections!Numerator, line 2" in told
    assert "5 → 6" in told
    assert "Nothing was written" in told
    assert example.read_bytes() == before


def test_with_apply_it_writes_once(example: Path, table: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import-measures", str(example), str(table), "--apply", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["organization"], told["applied"]) == ("Bayline Medical Center", True)
    assert (told["counts"]["changed"], told["counts"]["new"], told["counts"]["refused"]) == (1, 1, 0)
    assert main(["import-measures", str(example), str(table), "--json"]) == 0
    again = json.loads(capsys.readouterr().out)
    assert again["counts"]["changed"] == again["counts"]["new"] == 0


def test_a_refused_cell_is_told_and_the_rest_is_written(
    example: Path, table: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = table.read_text(encoding="utf-8")
    table.write_text(text.replace("2006-05,4,1087", "2006-05,four,1087"), encoding="utf-8")
    assert main(["import-measures", str(example), str(table), "--apply"]) == 1
    told = capsys.readouterr().out
    assert "“four” is not a number" in told
    assert "2 cells written, as one change." in told


def test_what_is_no_book_is_refused_in_one_sentence(
    example: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "letter.xlsx"
    other.write_text("Dear colleague")
    assert main(["import-measures", str(example), str(other)]) == 1
    assert capsys.readouterr().err == (
        "lead-desktop: letter.xlsx cannot be read: it is not an Excel workbook (.xlsx).\n"
    )
    with pytest.raises(SystemExit) as left:
        main(["import-measures", str(example)])
    assert left.value.code == 2
