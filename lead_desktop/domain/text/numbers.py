"""Numbers as people type them."""

from __future__ import annotations

from lead_desktop.errors import Invalid, Problem


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
    groups = plain.split(".")[0].lstrip("-").split(",")
    if len(groups) > 1 and not all(len(group) == 3 for group in groups[1:]):
        raise Invalid([Problem(field, f"“{text.strip()}” could mean two things; write 0.5 or 1,132.")])
    try:
        number = float(plain.replace(",", ""))
    except ValueError:
        raise Invalid([Problem(field, f"“{text.strip()}” is not a number.")]) from None
    if number != number or number in (float("inf"), float("-inf")):
        raise Invalid([Problem(field, f"“{text.strip()}” is not a number.")])
    if not whole:
        return number
    if number != int(number):
        raise Invalid([Problem(field, "Please enter a whole number.")])
    return int(number)
