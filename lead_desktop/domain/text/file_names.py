"""Names made safe as names of files, on every system."""

from __future__ import annotations

_LONGEST_NAME = 100
_NOT_IN_NAMES = frozenset('<>:"/\\|?*')


def file_name(wanted: str, suffix: str = "pdf", used: set[str] | None = None) -> str:
    """Return a name with a suffix that every system takes, and that is not among those used so far.

    It has at most 100 characters before the suffix. Names that differ in capitals only are the same name;
    `used` holds them in small letters, and the new one is added to it.
    """
    used = set() if used is None else used
    safe = "".join(
        "-" if letter in _NOT_IN_NAMES or not letter.isprintable() else letter for letter in wanted
    )
    safe = " ".join(safe.split())[:_LONGEST_NAME].rstrip(" .")
    name, number = f"{safe}.{suffix}", 2
    while name.casefold() in used:
        name, number = f"{safe} ({number}).{suffix}", number + 1
    used.add(name.casefold())
    return name
