"""The pictures that are kept beside this file, and how those just made differ from them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtGui import QImage

from tests.golden.making import KINDS
from tests.golden.pictures import compare, with_few_colours

_HERE = Path(__file__).resolve().parent
FOLDERS: Mapping[str, Path] = {
    "pages": _HERE / "pages",
    "light": _HERE / "screens" / "light",
    "dark": _HERE / "screens" / "dark",
}
"""Where the pictures of each kind are kept."""

COMMAND = "python -m tests.golden"
NOT_KEPT = "there is no golden picture of it"
NOT_MADE = "nobody makes this picture any more"

assert set(FOLDERS) == set(KINDS)


def names(folder: Path) -> set[str]:
    """Return the names of the pictures in a folder."""
    return {path.stem for path in folder.glob("*.png")}


def failed(folder: Path) -> dict[str, str]:
    """Return what could not be made, with its error."""
    return {path.stem: path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))}


def problem(kind: str, name: str, made: Path) -> str:
    """Return in words how a picture in the folder `made` is not the one that is kept; empty if it is."""
    error = made / f"{name}.txt"
    if error.is_file():
        return f"it cannot be made:\n{error.read_text('utf-8')}"
    before, after = FOLDERS[kind] / f"{name}.png", made / f"{name}.png"
    if not after.is_file():
        return NOT_MADE
    if not before.is_file():
        return NOT_KEPT
    return compare(QImage(str(before)), QImage(str(after)))


def problems(kind: str, made: Path) -> dict[str, str]:
    """Return all pictures of a kind that are not as they are kept, with what is the matter."""
    every = names(FOLDERS[kind]) | names(made) | set(failed(made))
    found = {name: problem(kind, name, made) for name in sorted(every)}
    return {name: words for name, words in found.items() if words}


def keep(kind: str, name: str, made: Path) -> None:
    """Keep a picture as it was made now, with few colours; drop one that nobody makes."""
    path = FOLDERS[kind] / f"{name}.png"
    source = made / f"{name}.png"
    if not source.is_file():
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    # Quality 0 is the strongest compression; nothing of the picture is lost with it.
    with_few_colours(QImage(str(source))).save(str(path), quality=0)
