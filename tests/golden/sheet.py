"""The sheet of differences: each picture as it was, as it is, and where they differ, side by side."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from pathlib import Path

from PySide6.QtGui import QImage

from tests.golden.kept import FOLDERS
from tests.golden.pictures import difference, marked

_HEAD = """<!doctype html>
<meta charset="utf-8">
<title>Golden pictures</title>
<style>
body { font: 15px sans-serif; margin: 24px; background: #eee }
h2 { font-size: 17px; margin: 32px 0 4px }
p { margin: 0 0 8px; white-space: pre-wrap }
figure { display: inline-block; margin: 0 12px 12px 0; vertical-align: top }
img { border: 1px solid #888; max-width: 31vw }
</style>
<h1>Golden pictures: before, after, difference</h1>
"""


class Sheet:
    """A page for a browser, with its pictures beside it, in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._parts = [_HEAD]
        self.path = folder / "differences.html"

    def add(self, kind: str, made: Path, found: Mapping[str, str]) -> None:
        """Add the pictures of a kind that differ, with what is the matter, before they are kept anew."""
        for name, words in found.items():
            self._parts.append(f"<h2>{escape(kind)}: {escape(name)}</h2>\n<p>{escape(words)}</p>\n")
            before = QImage(str(FOLDERS[kind] / f"{name}.png"))
            after = QImage(str(made / f"{name}.png"))
            self._show(kind, name, "before", before)
            self._show(kind, name, "after", after)
            if not before.isNull() and before.size() == after.size():
                self._show(kind, name, "difference", marked(difference(before, after)))

    def _show(self, kind: str, name: str, when: str, picture: QImage) -> None:
        if picture.isNull():
            return
        file = f"{kind}-{name}-{when}.png"
        picture.save(str(self._folder / file))
        self._parts.append(f'<figure><img src="{escape(file)}"><figcaption>{when}</figcaption></figure>\n')

    def write(self) -> Path:
        """Write the page and return where it is."""
        self.path.write_text("".join(self._parts), "utf-8")
        return self.path
