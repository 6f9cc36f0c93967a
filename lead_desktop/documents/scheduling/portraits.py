"""Portraits of guests: checked and made small before they are kept."""

from __future__ import annotations

import warnings
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from lead_desktop.errors import FileRefused

MAXIMUM_PORTRAIT_BYTES = 30 * 1024 * 1024
_LARGEST_SIDE = 900


def prepare(data: bytes, name: str = "The file") -> bytes:
    """Return a portrait as a JPEG of a printable size, upright, without what cameras write beside it.

    Raises:
        FileRefused: it is no picture, or too large.
    """
    if not data:
        raise FileRefused(f"{name} is empty.")
    if len(data) > MAXIMUM_PORTRAIT_BYTES:
        raise FileRefused(f"{name} is too large for a portrait; up to 30 MB can be read.")
    try:
        with warnings.catch_warnings():
            # A picture of absurd size is refused instead of unpacked.
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as opened:
                picture = ImageOps.exif_transpose(opened).convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise FileRefused(f"{name} is not a PNG or JPEG picture, or it is damaged.") from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise FileRefused(f"{name} has too many points for a portrait; please make it smaller.") from error
    picture.thumbnail((_LARGEST_SIDE, _LARGEST_SIDE))
    ground = Image.new("RGB", picture.size, "white")
    ground.paste(picture, mask=picture.getchannel("A"))
    output = BytesIO()
    ground.save(output, "JPEG", quality=88)
    return output.getvalue()
