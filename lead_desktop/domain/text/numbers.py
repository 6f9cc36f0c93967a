"""Numbers as people type them, and small ones in letters."""

from __future__ import annotations

import math
import re

from lead_desktop.errors import Invalid, Problem

_NUMBER = re.compile(r"[-+]?[\d.,]*\d[\d.,]*(?:e[-+]?\d+)?", re.IGNORECASE)
_SPELLED = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def plain_number(digits: str, *, group: str = ",", point: str = ".") -> float | None:
    """Read a number written without spaces; None where it is none, or its thousands are not grouped by three.

    Every road reads numbers here: fields, tables, pasted cells and days of rare events.
    """
    if not _NUMBER.fullmatch(digits):
        return None
    whole, _, rest = digits.lstrip("+-").partition(point)
    groups = whole.split(group)
    if group in rest or (
        len(groups) > 1 and (not 1 <= len(groups[0]) <= 3 or any(len(one) != 3 for one in groups[1:]))
    ):
        return None
    try:
        number = float(digits.replace(group, "").replace(point, "."))
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def parse_number(text: str, field: str, *, whole: bool = False, required: bool = False) -> float | int | None:
    """Read a number as a coordinator types it: 1132, 1,132 or 0.5; empty is None.

    Raises:
        Invalid: it is no number, or one that could be read in two ways.
    """
    plain = text.strip().replace(" ", "")
    if not plain:
        if required:
            raise Invalid([Problem(field, "Please enter a number.")])
        return None
    number = plain_number(plain)
    if number is None:
        if "," in plain and plain_number(plain.replace(",", "")) is not None:
            raise Invalid([Problem(field, f"“{text.strip()}” could mean two things; write 0.5 or 1,132.")])
        raise Invalid([Problem(field, f"“{text.strip()}” is not a number.")])
    if not whole:
        return number
    if number != int(number):
        raise Invalid([Problem(field, "Please enter a whole number.")])
    return int(number)


def spelled(count: int) -> str:
    """Write a small number in letters; a larger one stays in digits."""
    return _SPELLED[count] if count < len(_SPELLED) else f"{count:,}"


def spelled_ordinal(place: int) -> str:
    """Write which one in a row in letters, from first to tenth; a later one is 11th."""
    return _ORDINALS[place - 1] if place <= len(_ORDINALS) else f"{place}th"
