"""The portraits of the example's guests: a monogram on a soft ground, in the place of a photograph."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw, ImageFont

from lead_desktop import paths

SIZE = (360, 450)
"""Width and height in pixels."""

_GROUNDS = ("E3EEF0", "F0E9DF", "E7ECE2", "EAE4EE")


def make_portrait(name: str, place: int) -> bytes:
    """Draw the placeholder for a guest's portrait as a PNG; `place` varies the ground.

    The same name and place give the same bytes.
    """
    ground = f"#{_GROUNDS[place % len(_GROUNDS)]}"
    picture = Image.new("RGB", SIZE, ground)
    pen = ImageDraw.Draw(picture)
    pen.ellipse((70, 115, 290, 335), fill="#FFFFFF")
    font = ImageFont.truetype(paths.resources() / "fonts" / "IBMPlexSans-SemiBold.ttf", 84)
    pen.text((SIZE[0] / 2, 225), _monogram(name), font=font, fill="#0E5A6B", anchor="mm")
    buffer = io.BytesIO()
    picture.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _monogram(name: str) -> str:
    """Return the first letters of the first and the last name, without titles."""
    parts = [word for word in name.split() if not word.endswith(".")]
    return "".join(word[0] for word in (parts[:1] + parts[-1:] if len(parts) > 1 else parts))
