"""The log file: unexpected errors, and as much more as is asked for."""

from __future__ import annotations

import logging
import logging.handlers
from enum import StrEnum

from lead_desktop import paths


class Level(StrEnum):
    """How much is written; each has all that those after it have."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


def write_log(level: Level | None = None) -> None:
    """Write what is logged into the log file; a disk that refuses it is no reason not to go on.

    A level holds from then on; without one it stays as it is, warnings at first. With `Level.DEBUG` every SQL
    statement is written with its values, long ones shortened.
    """
    root = logging.getLogger()
    if level is not None:
        root.setLevel(level.upper())
        # SQLAlchemy tells its statements as information, and each row of a result as debugging.
        logging.getLogger("sqlalchemy.engine").setLevel("INFO" if level is Level.DEBUG else "WARNING")
    if any(isinstance(handler, logging.handlers.RotatingFileHandler) for handler in root.handlers):
        return
    path = paths.log_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            path, maxBytes=500_000, backupCount=1, encoding="utf-8"
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root.addHandler(handler)
