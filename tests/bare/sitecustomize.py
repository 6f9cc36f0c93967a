"""Python imports this by itself, before anything else, where this folder is on PYTHONPATH.

It has somebody walk through the window of `lead-desktop`, while the command runs as it is written. In every
other process, and without LEAD_WALK, it does nothing and imports nothing.
"""

from __future__ import annotations

import os
import sys


def _is_asked() -> bool:
    """Tell whether this process is the command, and somebody wants it walked through."""
    # The interpreter comes first; then, as the console script of pip starts it, the script. Without pathlib,
    # which pip and venv would have to import for nothing.
    script = "".join(sys.orig_argv[1:2]).rpartition(os.sep)[2]
    return script == "lead-desktop" and bool(os.environ.get("LEAD_WALK"))


if _is_asked():
    from pathlib import Path

    # At the end: what is installed is found first, as without this.
    sys.path.append(str(Path(__file__).resolve().parent.parent.parent))
    from tests.bare.watch import begin

    begin(Path(os.environ["LEAD_WALK"]))
