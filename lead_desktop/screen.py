"""The screen: whether a window can be shown here, found out before Qt is asked.

Qt ends the whole process where it finds no screen or misses a system library; so both are looked for first.
The lists of libraries name what a Debian package of the README brings; `tests/system_packages.py` holds them
against what the installed Qt really loads.
"""

from __future__ import annotations

import ctypes
import importlib.machinery
import importlib.util
import shutil
import subprocess
import sys
import textwrap
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

DOCUMENT_LIBRARIES = (("libgssapi_krb5.so.2", "libgssapi-krb5-2"),)
"""System libraries that Qt loads for PDF pages and printing besides; the window opens without them."""

DOCUMENT_MODULES = ("QtPdf", "QtPrintSupport")
"""The modules of PySide6 that show PDF pages and print; all others are imported before the window opens."""

_MESSAGE_PROGRAMS = (
    ("zenity", "--error", "--no-markup", "--title=LEAD Desktop", "--text={}"),
    ("kdialog", "--title", "LEAD Desktop", "--error", "{}"),
    ("xmessage", "-center", "-title", "LEAD Desktop", "{}"),
)
"""Programs of the desktop that show one message, each with its arguments; {} stands for the message."""

WITHOUT_A_SCREEN = "“lead-desktop packets FILE --session N --out DIR” works without one"


def obstacle(environment: Mapping[str, str]) -> str | None:
    """Say in one sentence why no window can be shown here, or return None where one can.

    `environment` is that of the process. Only Linux is looked at: elsewhere Qt brings all it needs.
    """
    if not sys.platform.startswith("linux"):
        return None
    chosen = environment.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if chosen and not chosen.startswith(("xcb", "wayland")):
        return _window_sentence(BASE_LIBRARIES)
    wayland = environment.get("WAYLAND_DISPLAY", "") if not chosen.startswith("xcb") else ""
    x11 = environment.get("DISPLAY", "") if not chosen.startswith("wayland") else ""
    if not wayland and not x11:
        return f"There is no screen to show the window on; {WITHOUT_A_SCREEN}."
    sentences = []
    # Qt takes whichever of the two works, so one is enough.
    for name, libraries, answers in (
        (x11, X11_LIBRARIES, _x11_answers),
        (wayland, WAYLAND_LIBRARIES, _wayland_answers),
    ):
        if not name:
            continue
        missing = _window_sentence((*BASE_LIBRARIES, *libraries))
        if missing is not None:
            sentences.append(missing)
        elif answers():
            return None
    return sentences[0] if sentences else f"The screen {x11 or wayland} does not answer; {WITHOUT_A_SCREEN}."


def document_obstacle() -> str | None:
    """Say in one sentence why PDF pages cannot be shown or printed here, or return None where they can.

    The window opens all the same. Nothing of Qt is imported for it: the start does not wait.
    """
    missing = _missing(DOCUMENT_LIBRARIES) if sys.platform.startswith("linux") else []
    if missing:
        return _sentence(missing, "PDF pages and printing need")
    package = importlib.util.find_spec("PySide6")
    folders = package.submodule_search_locations if package is not None else None
    for module in DOCUMENT_MODULES:
        if importlib.machinery.PathFinder.find_spec(f"PySide6.{module}", folders) is None:
            return _incomplete_sentence(f"PySide6.{module}")
    return None


def import_obstacle(error: ImportError) -> str | None:
    """Say in one sentence what of the system an import misses, or return None for any other reason.

    It also knows the libraries that no list above has, though not their packages.
    """
    library, found, _ = str(error).partition(": cannot open shared object file")
    if found:
        known = dict((*BASE_LIBRARIES, *X11_LIBRARIES, *WAYLAND_LIBRARIES, *DOCUMENT_LIBRARIES))
        if library in known:
            return _sentence([(library, known[library])], "This needs")
        return (
            f"This needs the system library {library}, which is not installed; "
            "please install the package that holds it and start again."
        )
    if isinstance(error, ModuleNotFoundError) and (error.name or "").startswith(("PySide6", "shiboken6")):
        return _incomplete_sentence(str(error.name))
    return None


def show_message(sentence: str, environment: Mapping[str, str]) -> None:
    """Show a sentence on the screen, if there is one, by a program of the desktop: Qt cannot be used for it.

    Whoever starts the program with a click sees no terminal. It comes back once the user has closed the
    message, or at once where the desktop has no such program.
    """
    if not environment.get("DISPLAY") and not environment.get("WAYLAND_DISPLAY"):
        return
    for name, *arguments in _MESSAGE_PROGRAMS:
        # The oldest of them shows a long sentence in one line that runs out of the screen.
        message = textwrap.fill(sentence, 60) if name == "xmessage" else sentence
        program = shutil.which(name, path=environment.get("PATH"))
        if program is not None:
            subprocess.run(  # noqa: S603 - a program of the desktop, found on the user's own path
                [program, *(argument.replace("{}", message) for argument in arguments)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=environment,
                check=False,
            )
            return


def _incomplete_sentence(module: str) -> str:
    return f"The installation lacks {module}: please install the program again as its README says."


def _missing(libraries: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the libraries that cannot be loaded."""
    return [(library, package) for library, package in libraries if _load(library) is None]


def _window_sentence(libraries: Iterable[tuple[str, str]]) -> str | None:
    """Name all libraries that the window misses, and with them those that pages and printing miss.

    One command installs them all: nobody is to start three times to learn of three packages.
    """
    missing = _missing(libraries)
    return _sentence([*missing, *_missing(DOCUMENT_LIBRARIES)], "The window needs") if missing else None


def _sentence(missing: Sequence[tuple[str, str]], who_needs: str) -> str:
    names = ", ".join(library for library, _ in missing)
    packages = " ".join(dict.fromkeys(package for _, package in missing))
    what = "a system library that is" if len(missing) == 1 else "system libraries that are"
    return f"{who_needs} {what} not installed ({names}): run “sudo apt install {packages}” and start again."


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
