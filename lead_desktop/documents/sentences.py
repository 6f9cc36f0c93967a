"""Sentences that stand on several pages where there is nothing to print."""

from __future__ import annotations

ALL_DONE = "Everything that was promised has been done."
NO_AGENDA = "The agenda of this day is not set yet."
NO_ORGANIZATION = "No organization takes part yet."
