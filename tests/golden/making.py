"""Makes pictures in a process of its own, where nothing of this computer shows in them.

    python -m tests.golden.making WHAT EXAMPLE FOLDER [--full]

WHAT is `pages`, `light` or `dark`. Each picture lies in FOLDER afterwards; what could not be made has its
error in a text file of its name. With --full the pictures lie there in their full size as well.

A process of its own has its own screen, one of 1920 by 1200 pixels, and no font but the program's own; no
other test has left a style sheet or a window in it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import traceback
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtGui import QGuiApplication, QImage

from tests.golden.documents import DOCUMENTS, page_name, pages
from tests.golden.pictures import on_paper, shrunk
from tests.programs import clock

ROOT = Path(__file__).resolve().parent.parent.parent
KINDS = ("pages", "light", "dark")
FULL = "full"
SEEN = "windows.json"
"""Where the makers of screens write the classes of all windows and dialogs that were pictured."""

_SCREEN = {
    "synchronousWindowSystemEvents": True,
    "windowFrameMargins": False,
    "screens": [
        {
            "name": "golden",
            "x": 0,
            "y": 0,
            "width": 1920,
            "height": 1200,
            "logicalDpi": 96,
            "logicalBaseDpi": 96,
            "dpr": 1,
        }
    ],
}
_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <cachedir>{cache}</cachedir>
  <match target="pattern">
    <edit name="antialias" mode="assign"><bool>true</bool></edit>
    <edit name="hinting" mode="assign"><bool>true</bool></edit>
    <edit name="hintstyle" mode="assign"><const>hintslight</const></edit>
    <edit name="rgba" mode="assign"><const>none</const></edit>
  </match>
</fontconfig>
"""


def why_not() -> str:
    """Return why the pictures that are kept say nothing of this computer; empty where they do."""
    if sys.platform != "linux":
        return "the golden pictures are those of Linux"
    pinned = _pinned("PySide6")
    if version("PySide6") != pinned:
        return f"the golden pictures are those of PySide6 {pinned}, and this is {version('PySide6')}"
    return ""


def _pinned(name: str) -> str:
    lines = (ROOT / "resources" / "constraints.txt").read_text("utf-8").splitlines()
    return next(line.partition("==")[2] for line in lines if line.startswith(f"{name}=="))


class Maker:
    """A process that makes the pictures of one kind; several can work beside one another."""

    def __init__(self, kind: str, example: Path, folder: Path, *, full: bool = False) -> None:
        self.folder = folder
        folder.mkdir(parents=True)
        command = [sys.executable, "-m", "tests.golden.making", kind, str(example), str(folder)]
        self._process = subprocess.Popen(
            [*command, "--full"] if full else command,
            cwd=ROOT,
            env=_environment(folder),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def finish(self) -> str:
        """Wait for the pictures; return what went wrong with the process itself."""
        said, _ = self._process.communicate()
        return f"exit status {self._process.returncode}\n{said}" if self._process.returncode or said else ""

    def stop(self) -> None:
        """End the process where nobody wants its pictures any more."""
        self._process.kill()
        self._process.communicate()


def _environment(folder: Path) -> dict[str, str]:
    """Return an environment in which nothing says how this computer's screen, fonts or user are."""
    (folder / "screen.json").write_text(json.dumps(_SCREEN), "utf-8")
    (folder / "fonts.conf").write_text(_FONTS.format(cache=folder / "fonts"), "utf-8")
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("QT_", "QSG_", "XDG_", "FONTCONFIG_", "FC_", "FREETYPE_", "LC_"))
    }
    homes = {f"XDG_{name}_HOME": str(folder / "home") for name in ("CONFIG", "DATA", "STATE", "CACHE")}
    return {
        **kept,
        **homes,
        "QT_QPA_PLATFORM": f"offscreen:configfile={folder / 'screen.json'}",
        "FONTCONFIG_FILE": str(folder / "fonts.conf"),
        "HOME": str(folder / "home"),
        "LOGNAME": "coordinator",
        "LANG": "C.UTF-8",
        "TZ": "UTC",
        "PYTHONPATH": str(ROOT),
        "PYTHONDONTWRITEBYTECODE": "1",
    }


# in the process


def main(arguments: list[str]) -> int:
    """Make all pictures of one kind."""
    kind, example, folder = arguments[0], Path(arguments[1]), Path(arguments[2])
    full = "--full" in arguments
    made = _pages(example) if kind == "pages" else _screens(kind, example, folder)
    for name, picture in made:
        if isinstance(picture, str):
            (folder / f"{name}.txt").write_text(picture, "utf-8")
            continue
        # Written fast rather than small: most of them are only compared.
        shrunk(picture).save(str(folder / f"{name}.png"), quality=90)
        if full:
            (folder / FULL).mkdir(exist_ok=True)
            on_paper(picture).save(str(folder / FULL / f"{name}.png"))
    return 0


def _pages(example: Path) -> Iterator[tuple[str, QImage | str]]:
    from lead_desktop.services.program_file import open_program

    app = QGuiApplication([])
    app.setApplicationName("golden")
    file = open_program(example, clock())
    for document, make in DOCUMENTS.items():
        try:
            for number, picture in enumerate(pages(make(file)), start=1):
                yield page_name(document, number), picture
        except Exception:
            yield page_name(document, 0), traceback.format_exc()
    file.close()


def _screens(kind: str, example: Path, folder: Path) -> Iterator[tuple[str, QImage | str]]:
    # Only here: pages need no window.
    from tests.golden.all_scenes import pictures_of

    with TemporaryDirectory(dir=folder) as work:
        yield from pictures_of(kind, example, Path(work), folder / SEEN)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
