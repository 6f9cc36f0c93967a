"""The screen: whether a window can be shown here, found out before Qt is asked.

Qt ends the whole process where it finds no screen or misses a system library; so both are looked for first.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

BASE_LIBRARIES = (
    ("libEGL.so.1", "libegl1"),
    ("libGL.so.1", "libgl1"),
    ("libglib-2.0.so.0", "libglib2.0-0"),
    ("libdbus-1.so.3", "libdbus-1-3"),
    ("libfontconfig.so.1", "libfontconfig1"),
    ("libxkbcommon.so.0", "libxkbcommon-x11-0"),
)
"""System libraries that Qt loads for any window, with the Debian package of each."""

X11_LIBRARIES = (
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    ("libxcb-cursor.so.0", "libxcb-cursor0"),
    ("libxcb-icccm.so.4", "libxcb-icccm4"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    ("libxcb-shape.so.0", "libxcb-shape0"),
)
"""System libraries that Qt loads on an X11 screen besides."""

WAYLAND_LIBRARIES = (("libwayland-cursor.so.0", "libwayland-cursor0"),)
"""System libraries that Qt loads on a Wayland screen besides."""

WITHOUT_A_SCREEN = "“lead-desktop packets FILE --session N --out DIR” works without one"


def obstacle(environment: Mapping[str, str]) -> str | None:
    """Say in one sentence why no window can be shown here, or return None where one can.

    `environment` is that of the process. Only Linux is looked at: elsewhere Qt brings all it needs.
    """
    if not sys.platform.startswith("linux"):
        return None
    chosen = environment.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if chosen and not chosen.startswith(("xcb", "wayland")):
        return _missing_sentence(BASE_LIBRARIES)
    wayland = environment.get("WAYLAND_DISPLAY", "") if not chosen.startswith("xcb") else ""
    x11 = environment.get("DISPLAY", "") if not chosen.startswith("wayland") else ""
    if not wayland and not x11:
        return f"There is no screen to show the window on; {WITHOUT_A_SCREEN}."
    missing = _missing_sentence(BASE_LIBRARIES)
    if missing is not None:
        return missing
    # Qt takes whichever of the two works, so one is enough.
    for name, libraries, answers in (
        (x11, X11_LIBRARIES, _x11_answers),
        (wayland, WAYLAND_LIBRARIES, _wayland_answers),
    ):
        if not name:
            continue
        missing_here = _missing_sentence(libraries)
        if missing_here is None and answers():
            return None
        missing = missing or missing_here
    return missing or f"The screen {x11 or wayland} does not answer; {WITHOUT_A_SCREEN}."


def import_obstacle(error: ImportError) -> str | None:
    """Say in one sentence which system library an import misses, or return None for any other reason.

    It catches the libraries that the lists above do not know.
    """
    library = str(error).partition(": cannot open shared object file")
    if not library[1]:
        return None
    return (
        f"The window needs the system library {library[0]}, which is not installed; "
        "please install the package that holds it and start again."
    )


def _missing_sentence(libraries: Iterable[tuple[str, str]]) -> str | None:
    """Name all libraries that cannot be loaded at once, and the one command that installs them."""
    missing = [(library, package) for library, package in libraries if _load(library) is None]
    if not missing:
        return None
    names = ", ".join(library for library, _ in missing)
    packages = " ".join(dict.fromkeys(package for _, package in missing))
    return (
        f"The window needs system libraries that are not installed ({names}): "
        f"run “sudo apt install {packages}” and start again."
    )


def _load(library: str) -> ctypes.CDLL | None:
    try:
        return ctypes.CDLL(library)
    except OSError:
        return None


def _x11_answers() -> bool:
    """Tell whether an X11 server answers where DISPLAY says."""
    xcb = _load("libxcb.so.1")
    if xcb is None:
        return False
    connect = _function(xcb, "xcb_connect", ctypes.c_void_p, [ctypes.c_char_p, ctypes.c_void_p])
    has_error = _function(xcb, "xcb_connection_has_error", ctypes.c_int, [ctypes.c_void_p])
    disconnect = _function(xcb, "xcb_disconnect", None, [ctypes.c_void_p])
    connection = connect(None, None)
    answers: bool = has_error(connection) == 0
    disconnect(connection)
    return answers


def _wayland_answers() -> bool:
    """Tell whether a Wayland compositor answers where WAYLAND_DISPLAY says."""
    client = _load("libwayland-client.so.0")
    if client is None:
        return False
    connect = _function(client, "wl_display_connect", ctypes.c_void_p, [ctypes.c_char_p])
    disconnect = _function(client, "wl_display_disconnect", None, [ctypes.c_void_p])
    display = connect(None)
    if display is None:
        return False
    disconnect(display)
    return True


def _function(library: ctypes.CDLL, name: str, result: Any, arguments: Sequence[Any]) -> Callable[..., Any]:
    """Return a C function with its types declared: without them pointers would be cut to 32 bits."""
    function = library[name]
    function.restype = result
    function.argtypes = arguments
    return function
