"""Numbers as people type them."""

from __future__ import annotations

import pytest

from lead_desktop.domain.text.numbers import parse_number, plain_number, spelled, spelled_ordinal
from lead_desktop.errors import Invalid


@pytest.mark.parametrize(("text", "number"), [("1132", 1132), ("1,132", 1132), ("-0.5", -0.5), ("1e3", 1000)])
def test_one_number_however_it_comes(text: str, number: float) -> None:
    assert plain_number(text) == parse_number(text, "number") == number


def test_a_paste_may_part_decimals_by_a_comma() -> None:
    assert plain_number("1.132,5", group=".", point=",") == 1132.5


@pytest.mark.parametrize("text", ["1.234,5", "1132,000", "1_000", "nan", "1e999", "twelve"])
def test_what_is_no_number_is_refused_on_every_road(text: str) -> None:
    assert plain_number(text) is None
    with pytest.raises(Invalid):
        parse_number(text, "number")


def test_small_numbers_are_words() -> None:
    assert (spelled(5), spelled_ordinal(6), spelled(11)) == ("five", "sixth", "11")
