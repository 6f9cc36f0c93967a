"""Which of Debian's packages the window needs, read from Qt itself and held against the README's list.

python -m tests.system_packages      prints what is wrong, one line each; exit status 1 if anything is

The loader tells (`ldd`) which libraries of the system each part of Qt brings into the process. Each must
belong to a package that the README names, or to one that those depend on. What Python or the system itself
happens to bring does not count: it differs from one release to the next.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import PySide6

from lead_desktop import screen

ROOT = Path(__file__).resolve().parent.parent
QT = Path(PySide6.__file__).resolve().parent

NOT_ONLY_FOR_THE_WINDOW = frozenset({"python3-venv"})
"""What the README installs besides libraries; what it brings differs from one release to the next."""

PLUGINS = {
    "platforms": ("libqxcb", "libqwayland*", "libqoffscreen"),
    "wayland-shell-integration": ("libxdg-shell",),
    "wayland-decoration-client": ("*",),
    "platforminputcontexts": ("libcompose*", "libibus*"),
    "iconengines": ("*",),
    "imageformats": ("*",),
}
"""The plugins that the window loads, by folder.

Left out on purpose: `printsupport` (the printing service brings what it needs), `platformthemes` (loaded
where its desktop is, with what that needs), OpenGL on Wayland (windows of widgets are painted without it).
"""


@dataclass(frozen=True, slots=True)
class Installed:
    """The packages of this machine: what each depends on, and what stands for another name."""

    depends: Mapping[str, tuple[tuple[str, ...], ...]]
    """For each package its dependencies; each is a choice of names."""
    provides: Mapping[str, tuple[str, ...]]
    """For each name the packages that are it or stand for it."""

    def closure(self, names: Iterable[str]) -> frozenset[str]:
        """Return the packages of some names with all that they depend on."""
        found: set[str] = set()
        waiting = list(names)
        while waiting:
            for package in self.provides.get(waiting.pop(), ()):
                if package not in found:
                    found.add(package)
                    waiting += [name for choice in self.depends[package] for name in choice]
        return frozenset(found)


def imported_modules() -> frozenset[str]:
    """Return the modules of PySide6 that the program imports, wherever the import stands."""
    found = set()
    for path in (ROOT / "lead_desktop").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = []
            if isinstance(node, ast.ImportFrom):
                # Both `from PySide6.QtPdf import …` and `from PySide6 import QtPdf`.
                names = [f"{node.module}.{alias.name}" for alias in node.names]
            elif isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            found |= {name.split(".")[1] for name in names if name.startswith("PySide6.")}
    return frozenset(found)


def readme_packages(mark: str = "run") -> tuple[str, ...]:
    """Return the packages that one of the README's two commands installs."""
    block = (ROOT / "README.md").read_text(encoding="utf-8").partition(f"<!-- {mark} -->")[2]
    listed = block.partition("--no-install-recommends")[2].partition("&&")[0]
    return tuple(listed.replace("\\", " ").split())


def qt_files() -> Iterator[Path]:
    """Yield the files of Qt that the program loads: its modules and the plugins of the window."""
    for module in sorted(imported_modules()):
        yield QT / f"{module}.abi3.so"
    for folder, patterns in PLUGINS.items():
        for pattern in patterns:
            yield from sorted((QT / "Qt" / "plugins" / folder).glob(f"{pattern}.so"))


@cache
def needs() -> dict[Path | str, frozenset[str]]:
    """Return the system's libraries that Qt needs, each with the parts that need it.

    A library is known by its path, or by its bare name where the loader does not find it.
    """
    found: dict[Path | str, set[str]] = {}
    for file in qt_files():
        told = subprocess.run(["ldd", file], capture_output=True, text=True, check=True).stdout
        for name, place in re.findall(r"^\s*(\S+) => (not found|/\S+)", told, re.MULTILINE):
            if place == "not found":
                found.setdefault(name, set()).add(file.name)
            elif not Path(place).resolve().is_relative_to(QT.parent):
                found.setdefault(Path(place), set()).add(file.name)
    return {library: frozenset(parts) for library, parts in found.items()}


@cache
def installed() -> Installed | None:
    """Return the packages of this machine, or None where it is not Debian's kind."""
    form = "${db:Status-Status}\t${Package}\t${Provides}\t${Pre-Depends}, ${Depends}\n"
    try:
        told = subprocess.run(["dpkg-query", "-W", "-f", form], capture_output=True, text=True, check=True)
    except FileNotFoundError:
        return None
    depends: dict[str, tuple[tuple[str, ...], ...]] = {}
    provides: dict[str, tuple[str, ...]] = {}
    for line in told.stdout.splitlines():
        status, package, provided, wanted = line.split("\t")
        if status == "installed":
            depends[package] = _choices(wanted)
            for name in (package, *(choice[0] for choice in _choices(provided))):
                provides[name] = (*provides.get(name, ()), package)
    return Installed(depends, provides)


def _choices(field: str) -> tuple[tuple[str, ...], ...]:
    """Read a field such as `libc6 (>= 2.36), libx11-6 | libx11-7:any`."""
    return tuple(
        tuple(re.split(r"[ (:]", name.strip(), maxsplit=1)[0] for name in choice.split("|"))
        for choice in field.split(",")
        if choice.strip()
    )


@cache
def package_of(library: Path) -> str | None:
    """Return the package that a library came with."""
    # Debian knows a file by the path it was packed under, which may lie behind a link from /lib to /usr/lib.
    real = library.resolve()
    for path in (library, real, Path("/usr", *library.parts[1:]), Path(*("/", *real.parts[2:]))):
        told = subprocess.run(["dpkg-query", "-S", path], capture_output=True, text=True, check=False)
        if told.returncode == 0:
            return told.stdout.split(":")[0]
    return None


def problems(named: Iterable[str]) -> list[str]:
    """Tell what is wrong with a list of packages, one sentence each.

    Raises:
        RuntimeError: this machine is not Debian's kind.
    """
    packages = installed()
    if packages is None:
        raise RuntimeError("This machine has no dpkg; the list of packages is Debian's.")
    named = [name for name in named if name not in NOT_ONLY_FOR_THE_WINDOW]
    told = [f"{name} is not installed here." for name in named if name not in packages.provides]
    brought = packages.closure(named)
    for library, parts in needs().items():
        who = ", ".join(sorted(parts)[:3])
        if isinstance(library, str):
            told.append(f"{library} is not found; {who} needs it.")
        elif (package := package_of(library)) not in brought:
            told.append(f"{library.name} of {package} is not brought by the README; {who} needs it.")
    return told


def looked_for() -> dict[str, str]:
    """Return the libraries that the program looks for before it starts, with their packages."""
    lists = (
        screen.BASE_LIBRARIES,
        screen.X11_LIBRARIES,
        screen.WAYLAND_LIBRARIES,
        screen.DOCUMENT_LIBRARIES,
    )
    return dict(pair for libraries in lists for pair in libraries)


if __name__ == "__main__":
    complaints = problems(readme_packages())
    sys.stdout.writelines(
        f"{line}\n" for line in complaints or ["The README's packages bring all that Qt needs."]
    )
    sys.exit(bool(complaints))
