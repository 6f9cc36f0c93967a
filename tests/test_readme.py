"""What the README says of the sources is true: every file and folder it names for developers is there."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAMED = re.compile(r"`((?:[\w.]+/)+[\w.]*|[\w]+\.(?:py|toml|txt|yaml|md))`")
EXAMPLES = {"documents/people/directory.py", "ui/letters/__init__.py", "ui/letters/tab.py"}
"""What the recipes make."""


def test_every_file_that_developers_are_sent_to_is_there() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8").partition("## For developers")[2]
    named = set(NAMED.findall(text)) - EXAMPLES
    assert len(named) > 60
    known = (ROOT, ROOT / "lead_desktop", ROOT / "lead_desktop" / "ui", ROOT / "resources")
    assert [name for name in sorted(named) if not any((folder / name).exists() for folder in known)] == []
