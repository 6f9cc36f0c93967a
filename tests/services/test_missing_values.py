"""Values that point to something that is no longer there are refused in words, whichever they are."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from lead_desktop.domain.model.agenda import DayTemplate
from lead_desktop.domain.model.registry import registry
from lead_desktop.errors import UserError
from lead_desktop.services import editing
from lead_desktop.services.program_file import open_program
from lead_desktop.services.scheduling.day_templates import save_template
from tests.programs import clock

GONE = 987_654
"""An id that nothing in the example has."""

# What names the bytes of a paper or a portrait points to something as well.
REFERENCES = [
    pytest.param(entity, name, id=f"{entity.__name__}.{name}")
    for entity, registration in registry().items()
    for name, kind in registration.fields.items()
    if kind.reference is not None or name in ("sha256", "portrait")
]


@pytest.mark.parametrize(("entity", "field"), REFERENCES)
def test_a_value_that_points_to_nothing_is_refused_in_words(
    entity: type[Any], field: str, example: Path
) -> None:
    file = open_program(example, clock())
    try:
        # The one thing that the example has none of.
        save_template(file, 7, DayTemplate(name="A day"))
        with file.reading() as work:
            values = [value for value in work.all(entity) if getattr(value, field)]
            before = work.snapshot()
        assert values, f"the example has no {entity.__name__} with {field}"
        for value in (values[0], values[-1]):
            changed = replace(value, **{field: GONE})
            for do in (editing.change, editing.add):
                with pytest.raises(UserError):
                    do(file.because("A slip"), changed if do is editing.change else replace(changed, id=0))
        with file.reading() as work:
            assert work.snapshot() == before
    finally:
        file.close()
