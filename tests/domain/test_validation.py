"""What a month's numbers may be."""

from __future__ import annotations

from datetime import date

import pytest

from lead_desktop.domain.model.goals import Observation
from lead_desktop.domain.validation import problems


@pytest.mark.parametrize("number", [1e13, 1e300])
def test_a_slip_of_the_keys_is_refused(number: float) -> None:
    found = problems(Observation(measure_id=1, month=date(2007, 4, 1), numerator=3, denominator=number))
    assert [problem.field for problem in found] == ["denominator"]
