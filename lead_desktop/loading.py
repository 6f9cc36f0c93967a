"""Importing what the running program needs for good."""

from __future__ import annotations

import gc
import importlib
import linecache


def import_for_good(name: str) -> None:
    """Import a module and all that it needs, which stay for as long as the program runs.

    Looking for garbage among them costs a tenth of the start. PySide6 reads the source of every module that
    is imported after it, and Python would keep all that text.
    """
    gc.disable()
    try:
        importlib.import_module(name)
    finally:
        linecache.clearcache()
        gc.freeze()
        gc.enable()
