"""Where the golden pictures say nothing, all their tests are skipped in one line."""

from __future__ import annotations

import pytest

from tests.golden.making import why_not


def skip_elsewhere() -> None:
    """Skip a module of tests on other systems, and with another version of Qt than the pinned one."""
    reason = why_not()
    if reason:
        pytest.skip(reason, allow_module_level=True)
