"""The README's list of packages brings all that Qt needs, and the program looks for a library of each."""

from __future__ import annotations

import sys

import pytest

from lead_desktop import screen
from tests import system_packages

pytestmark = [
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux lacks libraries"),
    pytest.mark.skipif(system_packages.installed() is None, reason="the list of packages is Debian's"),
]

LIBRARY_PACKAGES = sorted(set(system_packages.readme_packages()) - system_packages.NOT_ONLY_FOR_THE_WINDOW)


def test_the_readme_brings_all_that_qt_needs() -> None:
    assert system_packages.problems(system_packages.readme_packages()) == []


@pytest.mark.parametrize("package", LIBRARY_PACKAGES)
def test_a_package_that_is_forgotten_is_noticed(package: str) -> None:
    others = [name for name in system_packages.readme_packages() if name != package]
    assert any("is not brought by the README" in line for line in system_packages.problems(others))


def test_both_commands_install_the_same() -> None:
    assert system_packages.readme_packages("run") == system_packages.readme_packages("test")


def test_the_program_looks_for_a_library_of_each_package_before_it_starts() -> None:
    assert sorted(set(system_packages.looked_for().values())) == LIBRARY_PACKAGES


def test_the_program_looks_for_nothing_that_qt_does_not_need() -> None:
    needed = {library if isinstance(library, str) else library.name for library in system_packages.needs()}
    assert set(system_packages.looked_for()) <= needed


def test_every_module_of_qt_is_either_there_before_the_window_or_looked_for() -> None:
    assert set(screen.DOCUMENT_MODULES) <= system_packages.imported_modules()
    at_start = {"QtCore", "QtGui", "QtWidgets"}
    assert system_packages.imported_modules() - at_start == set(screen.DOCUMENT_MODULES)
