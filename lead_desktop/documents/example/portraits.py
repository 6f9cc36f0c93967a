"""The portraits of the example's guests: a monogram on a soft ground, in the place of a photograph."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw, ImageFont

from lead_desktop import paths
from lead_desktop.domain.colours import PAPER, PLACEHOLDERS

SIZE = (360, 450)
"""Width and height in pixels."""


def make_portrait(name: str, place: int) -> bytes:
    """Draw the placeholder for a guest's portrait as a PNG; `place` varies the ground.

    The same name and place give the same bytes.
    """
    ground = PLACEHOLDERS[place % len(PLACEHOLDERS)]
    picture = Image.new("RGB", SIZE, ground)
    pen = ImageDraw.Draw(picture)
    pen.ellipse((70, 115, 290, 335), fill=PAPER.paper)
    font = ImageFont.truetype(paths.resources() / "fonts" / "IBMPlexSans-SemiBold.ttf", 84)
    pen.text((SIZE[0] / 2, 225), _monogram(name), font=font, fill=PAPER.accent, anchor="mm")
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _monogram(name: str) -> str:
    """Return the first letters of the first and the last name, without titles."""
    parts = [word for word in name.split() if not word.endswith(".")]
    return "".join(word[0] for word in (parts[:1] + parts[-1:] if len(parts) > 1 else parts))
