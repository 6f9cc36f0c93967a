"""Renews the golden pictures: those that differ are made anew, those that nobody makes any more are removed.

    python -m tests.golden            renew
    python -m tests.golden --check    only compare; exit status 1 if anything differs

Either way a sheet of all differences is written into a temporary folder, to be looked at in a browser, with
every picture in its full size beside it.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from time import monotonic

from lead_desktop.services.example.example import create_example
from tests.golden.kept import FOLDERS, failed, keep, names, problems
from tests.golden.making import FULL, KINDS, Maker, why_not
from tests.golden.sheet import Sheet
from tests.programs import clock


def main() -> int:
    """Make all pictures, compare them, and keep what is new."""
    parser = argparse.ArgumentParser(prog="python -m tests.golden")
    parser.add_argument("--check", action="store_true", help="only compare, change nothing")
    check = parser.parse_args().check
    reason = why_not()
    if reason:
        _say(f"Not here: {reason}.")
        return 2
    begun = monotonic()
    folder = Path(mkdtemp(prefix="lead-golden-"))
    broken = _make_all(folder)
    sheet = Sheet(folder)
    found = 0
    for kind in KINDS:
        made = folder / kind
        differing = problems(kind, made)
        sheet.add(kind, made, differing)
        found += len(differing)
        for name, words in differing.items():
            _say(f"{kind}: {name}: {words}")
            if not check and not broken and name not in failed(made):
                keep(kind, name, made)
    size = sum(path.stat().st_size for one in FOLDERS.values() for path in one.glob("*.png"))
    count = sum(len(names(one)) for one in FOLDERS.values())
    took = f"{monotonic() - begun:.0f} s"
    _say(f"{found} of {count} pictures differ. They take {size / 1e6:.1f} MB; this took {took}.")
    _say(f"The sheet of differences: {sheet.write()}")
    _say(f"Every picture in its full size: {', '.join(str(folder / kind / FULL) for kind in KINDS)}")
    wrong = broken or any(failed(folder / kind) for kind in KINDS)
    return 1 if wrong or (check and found) else 0


def _make_all(folder: Path) -> bool:
    """Let all makers work beside one another; return whether one of them broke."""
    with TemporaryDirectory() as work:
        example = Path(work) / "example.lead"
        create_example(example, clock()).close()
        makers = {kind: Maker(kind, example, folder / kind, full=True) for kind in KINDS}
        broken = False
        for kind, maker in makers.items():
            said = maker.finish()
            if said:
                broken = True
                _say(f"{kind}: the pictures cannot be made: {said}")
    return broken


def _say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
