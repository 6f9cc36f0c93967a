"""What pyproject.toml allows was run: its lowest versions and its newest stand pinned in two files."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parent.parent


def _dependencies() -> list[Requirement]:
    """Return what pyproject.toml asks for itself, to run the program and to test it."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [*project["dependencies"], *project["optional-dependencies"]["test"]]
    return [Requirement(line) for line in lines]


DEPENDENCIES = [pytest.param(wanted, id=wanted.name) for wanted in _dependencies()]
PARTS_OF_QT = ("pyside6", "pyside6-addons", "pyside6-essentials", "shiboken6")
FILES = ("constraints.txt", "constraints-lowest.txt")


@pytest.mark.parametrize("wanted", DEPENDENCIES)
def test_each_dependency_says_from_which_version_on(wanted: Requirement) -> None:
    assert len(_floors(wanted)) == 1, f"{wanted} has no floor, or two"


@pytest.mark.parametrize("wanted", DEPENDENCIES)
def test_the_lowest_version_that_is_allowed_is_the_one_that_was_run(wanted: Requirement) -> None:
    assert [_pinned("constraints-lowest.txt")[canonicalize_name(wanted.name)]] == _floors(wanted)


@pytest.mark.parametrize("wanted", DEPENDENCIES)
@pytest.mark.parametrize("file", FILES)
def test_the_version_that_is_pinned_is_allowed(file: str, wanted: Requirement) -> None:
    # A pin outside the range would leave pip nothing to install.
    assert _pinned(file)[canonicalize_name(wanted.name)] in wanted.specifier


@pytest.mark.parametrize("file", FILES)
def test_the_parts_of_qt_are_pinned_alike(file: str) -> None:
    # They are one build in four packages: of mixed versions nobody knows whether they work.
    pinned = _pinned(file)
    assert len({pinned[part] for part in PARTS_OF_QT}) == 1


def _floors(wanted: Requirement) -> list[Version]:
    """Return the lowest versions that a requirement names; 6.9 and 6.9.0 are the same."""
    return [Version(part.version) for part in wanted.specifier if part.operator == ">="]


def _pinned(file: str) -> dict[str, Version]:
    """Return every version that a file of resources pins, by the name as registries compare it."""
    pinned: dict[str, Version] = {}
    for line in (ROOT / "resources" / file).read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        # Plain pins alone: a mark, a hash or a range here would be a version that nobody ran.
        name, version = line.split("==")
        assert canonicalize_name(name) not in pinned, f"{name} is pinned twice in {file}"
        pinned[canonicalize_name(name)] = Version(version)
    return pinned
