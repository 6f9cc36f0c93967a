"""The runner's own tests: what it changes, and that it finds the faults by their names."""

from __future__ import annotations

import ast

import pytest

from tests.mutate.equivalent import EQUIVALENT, Equivalent, is_equivalent
from tests.mutate.mutants import mutants
from tests.mutate.named import NAMED, Named, find
from tests.mutate.run import ROOT, drawn

SOURCE = '''"""A module."""

import os

LIMIT = 5


def within(count: int, most: int = LIMIT) -> bool:
    """Tell whether a count is small enough."""
    if not count:
        raise ValueError("Please give a count.")
    return 0 < count <= most and count != 3
'''


def test_each_operator_is_changed_and_nothing_else() -> None:
    assert [(mutant.line, str(mutant)) for mutant in mutants(SOURCE)] == [
        (5, "5  →  (6)"),
        (10, "not count  →  (count)"),
        (11, 'raise ValueError("Please give a count.")  →  pass'),
        (11, '"Please give a count."  →  ""'),
        (12, "return 0 < count <= most and count != 3  →  return None"),
        (12, "0  →  (1)"),
        (12, "0 < count <= most  →  (0 < count < most)"),
        (12, "0 < count <= most  →  (0 <= count <= most)"),
        (12, "0 < count <= most and count != 3  →  (0 < count <= most or count != 3)"),
        (12, "count != 3  →  (count == 3)"),
        (12, "3  →  (4)"),
    ]


def test_every_mutant_can_be_compiled() -> None:
    for mutant in mutants(SOURCE):
        ast.parse(mutant.applied_to(SOURCE))


@pytest.mark.parametrize("known", EQUIVALENT, ids=lambda known: known.line)
def test_every_equivalent_mutant_is_one_of_its_file(known: Equivalent) -> None:
    source = (ROOT / "lead_desktop" / known.file).read_text(encoding="utf-8")
    lines = source.splitlines()
    assert any(
        lines[mutant.line - 1].strip() == known.line and mutant.new == known.new for mutant in mutants(source)
    )
    assert is_equivalent(f"lead_desktop/{known.file}", f"    {known.line}", known.new)
    assert not is_equivalent(f"lead_desktop/{known.file}", known.line, "something else")


def test_the_same_seed_draws_the_same_mutants() -> None:
    assert drawn("domain", 20, 1) == drawn("domain", 20, 1)
    assert drawn("domain", 20, 1) != drawn("domain", 20, 2)


@pytest.mark.parametrize("named", NAMED, ids=lambda named: named.name)
def test_every_named_fault_stands_where_it_says(named: Named) -> None:
    assert find(named).mutant.old == named.old
