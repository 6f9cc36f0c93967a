"""Tries mutants: each one in a copy of the project, by the tests that run its line, until one fails."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tests.mutate.covering import Covering, covering
from tests.mutate.equivalent import is_equivalent
from tests.mutate.mutants import Mutant, mutants

ROOT = Path(__file__).resolve().parent.parent.parent
ROOMS = ("domain", "storage", "exchange", "documents", "services", "ui")
COPIED = ("lead_desktop", "resources", "tests", "pyproject.toml", "README.md")
PICTURES = {"documents": "tests/golden/test_pages.py", "ui": "tests/golden/test_screens.py"}
"""The golden pictures of a room: made in processes of their own, so that no coverage tells who runs what."""
PICTURES_PATIENCE = 300.0
PATIENCE = 60.0
"""Seconds of tests for one mutant, as measured when they were run for coverage; the nearest come first."""
MOST_TESTS = 500
"""Tests for one mutant; each takes a moment beside what was measured."""
SLOWER = 3.0
"""A mutant that takes this many times as long as its tests should is caught: somebody would notice."""


class Fate(StrEnum):
    """What became of a mutant."""

    KILLED = "killed"
    SLOW = "slow"
    """Caught as one that takes too long; on a busy machine it may be the machine."""
    LIVED = "lived"
    EQUIVALENT = "equivalent"


@dataclass(frozen=True, slots=True)
class Placed:
    """A mutant and the file it changes, as a path below the project."""

    file: str
    mutant: Mutant

    def __str__(self) -> str:
        return f"{self.file}:{self.mutant.line}: {self.mutant}"


def drawn(room: str, count: int, seed: int) -> list[Placed]:
    """Return so many mutants of a room, one a line; the same seed draws the same ones."""
    by_line: dict[tuple[str, int], list[Placed]] = defaultdict(list)
    for path in sorted((ROOT / "lead_desktop" / room).rglob("*.py")):
        if "migrations" in path.parts:
            continue
        file = path.relative_to(ROOT).as_posix()
        for mutant in mutants(path.read_text(encoding="utf-8")):
            by_line[file, mutant.line].append(Placed(file, mutant))
    chance = random.Random(seed)
    lines = sorted(by_line)
    chosen = chance.sample(lines, min(count, len(lines)))
    return [chance.choice(by_line[line]) for line in chosen]


def try_all(placed: Sequence[Placed], work: Path, told: Callable[[Placed, Fate], object]) -> None:
    """Try mutants one after the other in a copy of the project below `work`; tell what became of each."""
    copy = work / "project"
    shutil.rmtree(copy, ignore_errors=True)
    copy.mkdir(parents=True)
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, copy / name)
    known = covering(copy, work / "covering.json")
    with _working_in(copy):
        _import_libraries()
        if placed and run(_tests_of(placed[0], copy, known), 20.0 + SLOWER * PATIENCE) is not Fate.LIVED:
            raise RuntimeError("The tests fail without any mutant.")
        for one in placed:
            told(one, _tried(one, copy, known))


def _tried(placed: Placed, copy: Path, known: Covering) -> Fate:
    path = copy / placed.file
    source = path.read_text(encoding="utf-8")
    if is_equivalent(placed.file, source.splitlines()[placed.mutant.line - 1], placed.mutant.new):
        return Fate.EQUIVALENT
    tests = _tests_of(placed, copy, known)
    path.write_text(placed.mutant.applied_to(source), encoding="utf-8")
    _make_newer(path)
    try:
        limit = 10.0 + SLOWER * sum(known.seconds.get(test, 0.0) for test in tests)
        fate = run(tests, limit) if tests else Fate.LIVED
        pictures = PICTURES.get(Path(placed.file).parts[1])
        if fate is Fate.LIVED and pictures is not None:
            fate = run([pictures], PICTURES_PATIENCE)
        return fate
    finally:
        path.write_text(source, encoding="utf-8")
        _make_newer(path)


def _tests_of(placed: Placed, copy: Path, known: Covering) -> list[str]:
    """Return the tests that are run for a mutant: the nearest to its file first, as far as patience goes.

    Where patience ends before the tests do, a mutant may be said to have lived that another test would see.
    """
    source = (copy / placed.file).read_text(encoding="utf-8")
    last = source.count("\n", 0, placed.mutant.end) + 1
    covering_it = known.of(placed.file, placed.mutant.line, last)
    found: list[str] = []
    taken = 0.0
    for test in _in_turn(placed.file, covering_it):
        taken += known.seconds.get(test, 0.0)
        if found and (taken > PATIENCE or len(found) == MOST_TESTS):
            break
        found.append(test)
    return found


def _in_turn(file: str, tests: Sequence[str]) -> list[str]:
    """Put tests in order: the nearest first, those of a distance one from each of their files in turn."""
    turns: dict[str, int] = defaultdict(int)
    order: dict[str, tuple[int, int]] = {}
    for test in tests:
        place = test.partition("::")[0]
        turns[place] += 1
        order[test] = (_distance(file, test), turns[place])
    return sorted(tests, key=lambda test: order[test])


def _distance(file: str, test: str) -> int:
    """Return how far a test stands from a file: its own, its folder's, its room's, or another's."""
    module = Path(file)
    place = Path(test.partition("::")[0])
    folder = Path("tests", *module.parts[1:-1])
    if place.stem == f"test_{module.stem}":
        return 0
    return 1 if place.parent == folder else 2 if place.parts[1] == module.parts[1] else 3


def _make_newer(path: Path) -> None:
    """Give a file a time of its own: compiled modules are told apart by the second."""
    now = max(int(time.time()), int(path.stat().st_mtime)) + 1
    os.utime(path, (now, now))


def run(tests: Sequence[str], limit: float) -> Fate:
    """Run tests in a process of their own, in this folder, for so many seconds; tell what they say.

    The process is a fork of this one, so that it need not import the libraries again.
    """
    process = os.fork()
    if process == 0:
        _run_tests(tests)
    deadline = time.monotonic() + limit
    while time.monotonic() < deadline:
        ended, status = os.waitpid(process, os.WNOHANG)
        if ended:
            return Fate.LIVED if os.waitstatus_to_exitcode(status) == 0 else Fate.KILLED
        time.sleep(0.02)
    os.killpg(process, signal.SIGKILL)
    os.waitpid(process, 0)
    return Fate.SLOW


def _run_tests(tests: Sequence[str]) -> None:
    status = 99
    try:
        os.setpgid(0, 0)
        silence = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(silence, stream)
        import pytest

        status = int(pytest.main(["-x", "-q", "--no-header", *tests]))
    finally:
        os._exit(status)


def _import_libraries() -> None:
    """Import what every test would; nothing of the program itself, which changes.

    Nor plugins of pytest, which complains of those that are there before it.
    """
    import pikepdf
    import PySide6.QtPdfWidgets
    import PySide6.QtTest
    import pytest
    import reportlab.platypus
    import sqlalchemy

    del pikepdf, PySide6, pytest, reportlab, sqlalchemy


@contextmanager
def _working_in(folder: Path) -> Iterator[None]:
    """Work in another folder, whose modules are found first, with compiled modules kept."""
    os.chdir(folder)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    sys.path.insert(0, str(folder))
    sys.dont_write_bytecode = False
    # The copy's tests are to be imported, not those that this runner came from.
    for name in [name for name in sys.modules if name.partition(".")[0] == "tests"]:
        del sys.modules[name]
    try:
        yield
    finally:
        os.chdir(ROOT)


def lines_of(fates: Sequence[tuple[Placed, Fate]]) -> Iterator[str]:
    """Yield the report: each mutant that lived, and how many were killed."""
    for placed, fate in fates:
        if fate is Fate.LIVED:
            yield f"lived: {placed}"
    counted = [fate for _, fate in fates if fate is not Fate.EQUIVALENT]
    slow = counted.count(Fate.SLOW)
    killed = counted.count(Fate.KILLED) + slow
    share = 100 * killed / len(counted) if counted else 0.0
    same = len(fates) - len(counted)
    yield f"{killed} of {len(counted)} killed: {share:.0f} in 100, {slow} as too slow; {same} are equivalent."
