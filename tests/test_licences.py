"""The list of licences names every package that the program needs to run, in the version that is pinned."""

from __future__ import annotations

import re
from importlib import metadata

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from lead_desktop import paths


def needed() -> set[str]:
    """Return the names of what the program needs, and of what that needs."""
    found: set[str] = set()
    waiting = ["lead-desktop"]
    while waiting:
        name = waiting.pop()
        for text in metadata.distribution(name).requires or []:
            wanted = Requirement(text)
            known = canonicalize_name(wanted.name)
            if known not in found and (wanted.marker is None or wanted.marker.evaluate({"extra": ""})):
                found.add(known)
                waiting.append(known)
    return found


def test_every_package_stands_in_the_list_with_its_pinned_version() -> None:
    pinned: dict[str, str] = {
        canonicalize_name(name): version
        for name, _, version in (
            line.partition("==")
            for line in (paths.resources() / "constraints.txt").read_text(encoding="utf-8").splitlines()
        )
    }
    if any(metadata.version(name) != pinned.get(name) for name in ("pikepdf", "sqlalchemy")):
        pytest.skip("other versions than the pinned ones need other packages")
    listed: dict[str, str] = {}
    for line in (paths.resources() / "licences.md").read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 4 and re.fullmatch(r"[\d.]+", cells[1]):
            listed |= {canonicalize_name(name.strip()): cells[1] for name in cells[0].split(",")}
            assert cells[2], line
    assert listed.keys() == needed()
    assert {name: pinned.get(name) for name in listed} == listed
