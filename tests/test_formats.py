"""Days, times and percentages are written as the program chooses, on every page and on every screen."""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Iterator
from dataclasses import fields, replace
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QWidget,
)

from lead_desktop.domain.model.agenda import Paper
from lead_desktop.domain.model.formats import AMERICAN
from lead_desktop.domain.model.program import Program, written_as
from lead_desktop.domain.model.snapshot import Snapshot
from lead_desktop.domain.model.value import Value
from lead_desktop.domain.text.calendar_names import MONTHS, WEEKDAYS
from lead_desktop.services.program_file import open_program
from lead_desktop.ui.kit.descendants import descendants
from lead_desktop.ui.kit.page_view import PageView
from lead_desktop.ui.theme import Appearance
from tests.documents.reading import text
from tests.golden.all_scenes import SCENES
from tests.golden.documents import DOCUMENTS
from tests.golden.stage import Stage
from tests.programs import clock
from tests.test_one_answer import ROOT, sources, texts

pytestmark = pytest.mark.timeout(600)

_NAMES = "|".join([*MONTHS, *(name[:3] for name in MONTHS)])
DAY = re.compile(rf"\b\d{{1,2}} (?:{_NAMES})\b")
_DAY_AND_YEAR = re.compile(rf"\b\d{{1,2}} (?:{_NAMES}) \d{{4}}\b")
_CLOCK = re.compile(r"(?<![\d:.])\d{1,2}:\d\d(?! ?[AP]M)(?![\d:])")
_PERCENT = re.compile(r"\d[ \u00a0]%")
"""What no American would write."""
_ELSEWHERE = {"shell-history"}
"""Scenes of a program of their own, which writes otherwise."""


def not_american(words: str, day: re.Pattern[str]) -> list[str]:
    """Return what an American program would write otherwise, with a little of what stands around it."""
    return [
        words[max(found.start() - 12, 0) : found.end() + 12]
        for form in (day, _CLOCK, _PERCENT)
        for found in form.finditer(words)
    ]


def without_days(words: str) -> str:
    """Return the coordinator's own words without the days and times in them, which are hers to write."""
    for form in (_DAY_AND_YEAR, DAY, _CLOCK, _PERCENT):
        words = form.sub("then", words)
    return words


def all_values(snapshot: Snapshot) -> Iterator[Value]:
    for field in fields(snapshot):
        found = getattr(snapshot, field.name)
        yield from found if isinstance(found, tuple) else (found,)


def make_american(path: Path) -> None:
    """Make an example write as Americans do, without papers, for their pages are not the program's."""
    file = open_program(path, clock())
    try:
        with file.changing() as work:
            for value in all_values(work.snapshot()):
                changed: dict[str, Any] = {
                    field.name: without_days(words)
                    for field in fields(value)
                    if isinstance(words := getattr(value, field.name), str) and not isinstance(words, Enum)
                }
                if isinstance(value, Paper):
                    changed |= {"sha256": None, "file_name": "", "received": None, "pages": None}
                plain = replace(value, **changed)
                work.change(written_as(plain, AMERICAN) if isinstance(plain, Program) else plain)
            work.commit("As an American writes")
    finally:
        file.close()


@pytest.fixture(scope="module")
def american(finished_example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = Path(shutil.copy(finished_example, tmp_path_factory.mktemp("american") / "example.lead"))
    make_american(copy)
    return copy


def test_names_of_months_and_weekdays_stand_in_one_place() -> None:
    named = re.compile(rf"\b(?:{'|'.join([*MONTHS, *WEEKDAYS])})\b")
    code = re.compile(r"%-?[aAbBcdHIjmMpSUwWxXyYZ](?![\w(])")
    calls = ("strftime", "ctime", "month_name", "day_name")
    found = []
    for path, module in sources():
        if path.relative_to(ROOT).as_posix().startswith("domain/text/"):
            continue
        wrong = [one for one in texts(module) if code.search(one) or named.search(one)]
        wrong += [
            ast.unparse(node)
            for node in ast.walk(module)
            if isinstance(node, ast.Attribute) and node.attr in calls
        ]
        found += [f"{path.relative_to(ROOT)}: {one}" for one in wrong]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_page_is_written_as_the_program_chooses(document: str, american: Path) -> None:
    file = open_program(american, clock())
    try:
        words = text(DOCUMENTS[document](file))
    finally:
        file.close()
    # A day without its year cannot be told from a number before the month of an axis.
    assert not not_american(words, _DAY_AND_YEAR)


def shown_texts(window: QWidget) -> Iterator[str]:
    """Yield every text in view: of labels, buttons, lines and tables."""
    for widget in (window, *descendants(window, QWidget)):
        if not widget.isVisible():
            continue
        typed = isinstance(widget, QLineEdit) and widget.hasFocus()
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit) and not typed:
            yield widget.text()
        if not isinstance(widget, PageView):
            # The words of a page are looked at with the pages.
            yield widget.accessibleDescription()
        if isinstance(widget, QMenu):
            yield from (action.text() for action in widget.actions())
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from cells(widget.model(), QModelIndex())


def cells(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
    for row in range(model.rowCount(parent)):
        for column in range(columns):
            index = model.index(row, column, parent)
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
                yield str(index.data(role) or "")


@pytest.mark.logs("The tab Scheduling cannot be shown")
def test_every_screen_is_written_as_the_program_chooses(
    qapp: QApplication, american: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    stage = Stage(qapp, american, tmp_path_factory.mktemp("stage"), Appearance.LIGHT)
    found: set[str] = set()
    try:
        for name, scene in SCENES.items():
            if name in _ELSEWHERE:
                continue
            shown = scene(stage)
            stage.settle()
            if not isinstance(shown.window(), QFileDialog):
                found.update(
                    f"{name}: {one}"
                    for words in shown_texts(shown.window())
                    for one in not_american(words, DAY)
                )
            stage.clear()
    finally:
        stage.close()
    assert not found, "\n".join(sorted(found))
