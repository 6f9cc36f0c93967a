"""The pages of the group and the scorecard, read back from their PDFs."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument

from lead_desktop.domain.model.goals import GoalState
from lead_desktop.services import documents
from lead_desktop.services.goals import commitments, goals
from lead_desktop.services.program_file import Clock, ProgramFile, open_program
from tests.programs import small_file


@pytest.fixture
def file(example: Path) -> ProgramFile:
    return open_program(example, Clock())


def pages_of(data: bytes) -> list[str]:
    """Return the text of every page."""
    content = QBuffer()
    content.setData(QByteArray(data))
    content.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(content)
    found = [" ".join(document.getAllText(place).text().split()) for place in range(document.pageCount())]
    document.close()
    return found


def test_the_group_on_paper_says_what_the_screen_says(file: ProgramFile) -> None:
    view = goals.group(file)
    pages = pages_of(documents.group_progress(file))
    whole = " ".join(pages)
    assert "21 measures: 1 at the limit, 19 better than at the start, 0 unchanged, 1 worse" in whole
    assert "Signals new since session 6 on 15 November 2007" in whole
    for signal in view.new_signals:
        assert signal.goal.statement in whole
    charts = " ".join(page for page in pages if "All charts, side by side" in page or "limit" in page)
    for measure in view.measures:
        # A goal with several measures is told apart by their names.
        assert measure.name[:18] in charts
    assert len(pages) <= 4


def test_a_retired_goal_is_on_no_page(file: ProgramFile) -> None:
    gone = goals.organization_cards(file, 1)[0].goal
    goals.set_goal_state(file, gone.id, GoalState.RETIRED, "Merged into another.")
    assert gone.statement not in " ".join(pages_of(documents.group_progress(file)))


def test_the_scorecard_on_paper_says_what_the_screen_says(file: ProgramFile) -> None:
    whole = " ".join(pages_of(documents.scorecard(file)))
    for card in commitments.scorecards(file):
        assert card.organization.name in whole
        for line in card.parts:
            assert line.text in whole
    assert "3.5 2.5 !" in whole


def test_a_program_without_goals_has_its_pages_too(tmp_path: Path) -> None:
    file = small_file(tmp_path)
    assert "0 measures" in " ".join(pages_of(documents.group_progress(file)))
    assert "no goals yet" in " ".join(pages_of(documents.scorecard(file)))
