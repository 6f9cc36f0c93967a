"""The command: `python -m tests.mutate domain --count 200 --seed 1`, or `--named`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.mutate.named import NAMED, find
from tests.mutate.run import ROOMS, Fate, Placed, drawn, lines_of, try_all


def main() -> int:
    """Try mutants and print those that lived; the exit status is 1 if any of the named ones did."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutate", description=__doc__)
    parser.add_argument("room", nargs="?", choices=ROOMS, help="the room whose lines are changed")
    parser.add_argument("--named", action="store_true", help="the faults that must be seen, by their names")
    parser.add_argument("--count", type=int, default=200, help="how many mutants are drawn")
    parser.add_argument("--seed", type=int, default=1, help="draws others")
    parser.add_argument(
        "--work",
        type=Path,
        default=Path(tempfile.gettempdir()) / "lead-mutate",
        help="a folder for the copy and for which test runs which line; delete it when tests have changed",
    )
    asked = parser.parse_args()
    if not asked.named and asked.room is None:
        parser.error("name a room, or --named")
    placed = [find(named) for named in NAMED] if asked.named else drawn(asked.room, asked.count, asked.seed)
    fates: list[tuple[Placed, Fate]] = []

    def told(one: Placed, fate: Fate) -> None:
        fates.append((one, fate))
        name = f"{NAMED[len(fates) - 1].name}: " if asked.named else ""
        print(f"{len(fates):4} of {len(placed)} {fate}: {name}{one}", flush=True)  # noqa: T201

    try_all(placed, asked.work.resolve(), told)
    print("\n".join(lines_of(fates)))  # noqa: T201
    return int(asked.named and any(fate is Fate.LIVED for _, fate in fates))


if __name__ == "__main__":
    sys.exit(main())
