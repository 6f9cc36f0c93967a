"""Mutants that change nothing anybody could notice, each with its reason; they are drawn, but not counted."""

from __future__ import annotations

EQUIVALENT: dict[tuple[str, str, str], str] = {}
"""By file, what stood there and what stands there now: why nothing changes by it."""
