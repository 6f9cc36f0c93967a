"""Which tests run which lines, and how long each test takes: measured once, then read again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

LEFT_OUT = ("tests/bare", "tests/benchmarks", "tests/mutate")
"""They start processes of their own, or measure."""


@dataclass(frozen=True, slots=True)
class Covering:
    """The tests by file and line, the fastest first; seconds by test."""

    tests: dict[str, dict[int, tuple[str, ...]]]
    seconds: dict[str, float]

    def of(self, file: str, first: int, last: int) -> tuple[str, ...]:
        """Return the tests that run any line of a span, the fastest first.

        A line that no test runs by itself, as it runs when its file is imported, may matter to any of them:
        all are returned.
        """
        lines = self.tests.get(file, {})
        found = {test for line in range(first, last + 1) for test in lines.get(line, ())}
        if not found:
            found = set(self.seconds)
        return tuple(sorted(found, key=lambda test: self.seconds.get(test, 0.0)))


class _PerTest:
    """A plugin of pytest: tells the coverage tool which test runs, and keeps how long it took."""

    def __init__(self, kept: Path) -> None:
        import coverage

        self._kept = kept
        self._seconds: dict[str, float] = {}
        self._failed: set[str] = set()
        self._coverage = coverage.Coverage(
            data_file=str(kept.with_suffix(".coverage")), source=["lead_desktop"], config_file=False
        )
        self._coverage.start()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        self._coverage.switch_context(item.nodeid)
        try:
            return (yield)
        finally:
            self._coverage.switch_context("")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._seconds[report.nodeid] = self._seconds.get(report.nodeid, 0.0) + report.duration
        if report.failed:
            self._failed.add(report.nodeid)

    def pytest_sessionfinish(self) -> None:
        self._coverage.stop()
        self._coverage.save()
        data = self._coverage.get_data()
        root = Path.cwd()
        tests: dict[str, dict[int, list[str]]] = {}
        for file in data.measured_files():
            name = Path(file).resolve().relative_to(root).as_posix()
            by_line = data.contexts_by_lineno(file)
            tests[name] = {
                line: [test for test in found if test and test not in self._failed]
                for line, found in by_line.items()
            }
        self._kept.write_text(json.dumps({"tests": tests, "seconds": self._seconds}), encoding="utf-8")


def pytest_configure(config: Any) -> None:
    """Measure when this is a plugin of the run: LEAD_COVERING says where to."""
    config.pluginmanager.register(_PerTest(Path(os.environ["LEAD_COVERING"])))


def covering(project: Path, kept: Path) -> Covering:
    """Return which tests cover what; run them all once if nobody has yet.

    A test that fails as it is tells nothing of a mutant and is left out.

    Raises:
        RuntimeError: the tests could not be run.
    """
    if not kept.exists():
        left_out = [f"--ignore={folder}" for folder in LEFT_OUT]
        command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.mutate.covering", *left_out]
        environment = {**os.environ, "LEAD_COVERING": str(kept), "QT_QPA_PLATFORM": "offscreen"}
        subprocess.run(command, cwd=project, env=environment, check=False)
        if not kept.exists():
            raise RuntimeError("The tests could not be run; nothing can be learned from mutants.")
    read = json.loads(kept.read_text(encoding="utf-8"))
    tests = {
        file: {int(line): tuple(found) for line, found in lines.items()}
        for file, lines in read["tests"].items()
    }
    return Covering(tests, read["seconds"])
