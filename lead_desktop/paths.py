"""Where files live: the one place that finds resources and the user's folders."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs


def resources() -> Path:
    """Return the folder of fonts, icons, style and example data.

    It is looked for in a frozen bundle, then inside the package (an installed wheel), then beside it
    (a checkout).

    Raises:
        FileNotFoundError: the installation is incomplete.
    """
    package = Path(__file__).resolve().parent
    frozen = getattr(sys, "_MEIPASS", None)
    candidates = [package / "resources", package.parent / "resources"]
    if frozen is not None:
        candidates.insert(0, Path(frozen) / "resources")
    for folder in candidates:
        if (folder / "fonts").is_dir():
            return folder
    raise FileNotFoundError("The folder 'resources' is missing: this installation is incomplete.")


def settings_file() -> Path:
    """Return where the window keeps its size, its open tab and the last program."""
    return Path(platformdirs.user_config_dir("lead-desktop", appauthor=False)) / "window.ini"


def log_file() -> Path:
    """Return where unexpected errors are written down."""
    return Path(platformdirs.user_log_dir("lead-desktop", appauthor=False)) / "lead-desktop.log"


def documents_folder() -> Path:
    """Return the user's own documents folder, where new programs are offered a place."""
    return Path(platformdirs.user_documents_dir())


def example_file() -> Path:
    """Return where the fresh copy of the example program is put."""
    return Path(platformdirs.user_data_dir("lead-desktop", appauthor=False)) / "Example program.lead"
