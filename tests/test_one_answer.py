"""What is said or decided in one place stands in no other: the sources are walked."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import lead_desktop

ROOT = Path(lead_desktop.__file__).parent
SENTENCE = re.compile(r"[A-Z][^\n]* [^\n]*[.?!]")


def sources() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(ROOT.rglob("*.py")):
        if "migrations" not in path.parts:
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def texts(module: ast.Module) -> Iterator[str]:
    """Yield every text that is no docstring."""
    docstrings = {id(node.value) for node in ast.walk(module) if isinstance(node, ast.Expr)}
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value.strip()


def test_no_sentence_stands_in_two_files() -> None:
    places = defaultdict(set)
    for path, module in sources():
        for text in texts(module):
            if len(text) >= 25 and SENTENCE.fullmatch(text):
                places[text].add(str(path.relative_to(ROOT)))
    assert {text: sorted(found) for text, found in places.items() if len(found) > 1} == {}


def test_how_many_goals_is_said_by_the_constant_alone() -> None:
    said = re.compile(r"\bfive\b[^.]*\bgoals\b|\bthree to five\b|\ba sixth\b|>=? ?5\b", re.IGNORECASE)
    found = [(path.name, text) for path, module in sources() for text in texts(module) if said.search(text)]
    assert found == []


def test_months_numbers_and_file_names_are_read_in_one_place() -> None:
    made = defaultdict(list)
    for path, module in sources():
        for node in ast.walk(module):
            if isinstance(node, ast.FunctionDef) and node.name in (
                "parse_month",
                "parse_number",
                "plain_number",
                "file_name",
            ):
                made[node.name].append(path.relative_to(ROOT).as_posix())
    assert made["parse_month"] == ["domain/text/months.py"]
    assert made["parse_number"] == made["plain_number"] == ["domain/text/numbers.py"]
    assert made["file_name"] == ["domain/text/file_names.py"]


def test_files_are_asked_for_in_one_place() -> None:
    asking = {
        path.relative_to(ROOT).as_posix()
        for path, module in sources()
        for node in ast.walk(module)
        if isinstance(node, ast.Name) and node.id == "QFileDialog"
    }
    assert asking == {"ui/kit/file_dialogs.py"}


def test_widgets_are_found_without_taking_them_from_their_parents() -> None:
    """PySide's own search gives what it finds to the searcher, and a layout keeps each item it was asked for.

    What then goes with its true parent, or comes to lie where such an item lay, may be freed twice.
    """
    found = [
        f"{path.relative_to(ROOT)}: {ast.unparse(node)}"
        for path, module in sources()
        for node in ast.walk(module)
        if isinstance(node, ast.Attribute) and node.attr in ("findChild", "findChildren", "itemAt")
    ]
    assert found == []
