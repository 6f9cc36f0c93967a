"""Dates typed by real keys into the real window: at three places, and read back from the file.

Needs Xvfb and xdotool; where they are missing it is skipped, and `.ci/run` brings them.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from time import monotonic, sleep
from typing import TypeVar

import pytest

from lead_desktop.domain.model.formats import DateStyle
from lead_desktop.domain.model.program import Program
from lead_desktop.domain.model.sessions import Session
from lead_desktop.services import editing
from lead_desktop.services.program_file import Clock, create_program, open_program
from tests.domain.text.typed_days import TODAY, UNDERSTOOD

pytestmark = [
    pytest.mark.timeout(600),
    pytest.mark.skipif(
        not (sys.platform.startswith("linux") and shutil.which("Xvfb") and shutil.which("xdotool")),
        reason="needs Xvfb and xdotool",
    ),
]
T = TypeVar("T")
_PATIENCE = 60.0
"""Seconds in which a window comes: on a busy machine every start compiles the program anew."""
CLOCK = Clock(as_of=TODAY)
DAY = date(2030, 6, 12)
_STOPS_TO_PAPERS_DUE = 10
"""How often Tab is pressed on the page of a day, from its first button to the day papers are due."""


def wait_for(answer: Callable[[], T | None], what: str) -> T:
    """Ask again and again until there is an answer."""
    until = monotonic() + _PATIENCE
    while monotonic() < until:
        found = answer()
        if found:
            return found
        sleep(0.05)
    raise AssertionError(f"{what} did not come")


class Screen:
    """A screen of its own, with a keyboard."""

    def __init__(self, number: str) -> None:
        self.environment = {**os.environ, "DISPLAY": f":{number}", "QT_QPA_PLATFORM": "xcb"}

    def do(self, *words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words], env=self.environment, capture_output=True, text=True, check=False, timeout=30
        )
        return done.stdout.strip()

    def focus(self, title: str) -> None:
        """Give the keyboard to the window with a title: there is no window manager that would."""

        def window() -> str | None:
            found = self.do("search", "--onlyvisible", "--name", f"^{re.escape(title)}$").split()
            return found[-1] if found else None

        self.do("windowfocus", "--sync", wait_for(window, f"the window “{title}”"))
        sleep(0.15)

    def press(self, *keys: str) -> None:
        self.do("key", "--delay", "15", *keys)

    def type(self, text: str) -> None:
        self.do("type", "--delay", "8", "--", text)


@pytest.fixture(scope="module")
def screen() -> Iterator[Screen]:
    reading, writing = os.pipe()
    server = subprocess.Popen(
        # Without a reset: it begins anew when its last window goes, and turns away who comes meanwhile.
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1440x900x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=(writing,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        number = told.readline().strip()
    yield Screen(number)
    server.terminate()
    server.wait()


@pytest.fixture
def start(screen: Screen, tmp_path: Path) -> Iterator[Callable[..., None]]:
    """Start the program on the screen; it is ended with the test."""
    running: list[subprocess.Popen[bytes]] = []

    def begin(*arguments: str) -> None:
        homes = {f"XDG_{name}_HOME": str(tmp_path / name) for name in ("CONFIG", "DATA", "STATE")}
        running.append(
            subprocess.Popen(
                [sys.executable, "-m", "lead_desktop", "--as-of", TODAY.isoformat(), *arguments],
                env={**screen.environment, **homes, "HOME": str(tmp_path)},
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        )

    yield begin
    for one in running:
        one.terminate()
        one.wait()


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A program of one session, whose papers are due some day."""
    path = tmp_path / "circle.lead"
    made = Program(name="Circle", first_day=date(2020, 1, 1), last_day=date(2030, 12, 31))
    file = create_program(path, made, CLOCK)
    editing.add(file, Session(number=1, day=DAY, papers_due=DAY - timedelta(days=14)))
    file.close()
    return path


def session_of(path: Path) -> Session:
    file = open_program(path, CLOCK)
    try:
        return file.snapshot().sessions[0]
    finally:
        file.close()


def test_where_a_fact_stands(screen: Screen, start: Callable[..., None], program: Path) -> None:
    """The day papers are due, on the day's page: each form of the table, typed over the one before."""
    start(str(program))
    screen.focus("Circle — LEAD Desktop")
    screen.press("ctrl+1", "F6", *["Tab"] * _STOPS_TO_PAPERS_DUE)
    wrong = []
    for text, day in UNDERSTOOD:
        screen.press("F2")
        screen.type(text)
        screen.press("Return")
        try:
            wait_for(lambda day=day: session_of(program).papers_due == day, text)  # type: ignore[misc]
        except AssertionError:
            wrong.append((text, session_of(program).papers_due, day))
            screen.press("Escape")
    assert not wrong


def test_in_the_form_of_a_new_program(screen: Screen, start: Callable[..., None], tmp_path: Path) -> None:
    start()
    screen.focus("LEAD Desktop")
    screen.press("ctrl+shift+n")
    screen.focus("Start a program")
    screen.type("Quality Circle")
    screen.press(*["Tab"] * 4)
    screen.type("1 Jan 2027")
    screen.press("Tab")
    screen.type("Sun 31 Dec 2028")
    screen.press("Return")
    screen.focus("Keep the program in")
    path = tmp_path / "quality circle.lead"
    screen.press("ctrl+a")
    screen.type(str(path))
    screen.press("Return")
    screen.focus("Quality Circle — LEAD Desktop")
    file = open_program(path, CLOCK)
    made = file.snapshot().program
    file.close()
    assert (made.name, made.first_day, made.last_day) == (
        "Quality Circle",
        date(2027, 1, 1),
        date(2028, 12, 31),
    )


@pytest.mark.parametrize("text", ["Thu 18 Feb 2027", "2/18/27", "18.2.27", "feb 18"])
def test_in_the_question_where_to_move(
    screen: Screen, start: Callable[..., None], program: Path, text: str
) -> None:
    if "/" in text:
        file = open_program(program, CLOCK)
        editing.change(file, replace(file.snapshot().program, date_style=DateStyle.MONTH_FIRST))
        file.close()
    start(str(program))
    screen.focus("Circle — LEAD Desktop")
    screen.press("ctrl+1", "ctrl+m")
    screen.focus("Move session 1")
    screen.type(text)
    screen.press("Return")
    wait_for(lambda: session_of(program).day == date(2027, 2, 18), text)
