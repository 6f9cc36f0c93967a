"""Where measures stand on their ways: one dot each, none over another, nothing averaged."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from lead_desktop.domain.goals.goal_cards import MeasureCard
from lead_desktop.domain.goals.limit_progress import (
    START,
    LimitLook,
    distribution,
    is_new_signal,
    limit_scene,
    pile,
    place_of,
    share_of,
)
from lead_desktop.domain.goals.progress import Progress, Standing, progress
from lead_desktop.domain.model.goals import Goal, Measure, Observation
from lead_desktop.domain.model.people import Organization

NOTHING = progress(Measure(goal_id=1, name="Falls", baseline=2.0), ())


def card(found: Progress, colour: int = 0) -> MeasureCard:
    organization = Organization(name="Alder", colour=colour)
    goal = Goal(organization_id=1, statement="Zero")
    return MeasureCard(organization, goal, Measure(goal_id=1, name="Falls"), (), (), (), found)


def at(share: float | None, standing: Standing = Standing.BETTER) -> Progress:
    return replace(NOTHING, share=share, standing=standing)


@given(st.lists(st.floats(-3, 1.5), max_size=40))
def test_no_dot_lies_over_another_and_none_is_lost(shares: list[float]) -> None:
    dots = pile([card(at(share)) for share in shares], width=0.02)
    assert len(dots) == len(shares)
    assert all(0 <= dot.x <= 1 for dot in dots)
    for place, dot in enumerate(dots):
        for other in dots[place + 1 :]:
            assert dot.level != other.level or abs(dot.x - other.x) >= 0.02


@given(st.lists(st.one_of(st.none(), st.floats(-3, 1.5)), max_size=30))
def test_the_bands_count_every_measure_whose_way_can_be_told(shares: list[float | None]) -> None:
    counts = distribution([card(at(share)) for share in shares])
    assert sum(count for _, count in counts) == sum(share is not None for share in shares)


def test_the_ends_of_the_way() -> None:
    assert place_of(0.0) == START
    assert place_of(1.0) == place_of(7.0) == 1.0
    assert place_of(-9.0) == 0.0
    assert share_of(at(None, Standing.AT_LIMIT)) == 1.0
    assert share_of(at(None, Standing.UNKNOWN)) is None


def test_a_signal_is_new_where_none_was_or_it_showed_the_other_way() -> None:
    none, better = at(0.2), replace(at(0.2), signal="Shift", signal_is_better=True)
    worse = replace(better, signal_is_better=False)
    assert is_new_signal(better, none)
    assert is_new_signal(worse, better)
    assert not is_new_signal(better, better)
    assert not is_new_signal(none, better)


def test_a_measure_at_its_limit_is_found_there() -> None:
    measure = Measure(goal_id=1, name="Falls", baseline=2.0)
    zeros = [
        Observation(measure_id=1, month=date(2007, month, 1), numerator=0, denominator=900)
        for month in range(1, 8)
    ]
    (dot,) = pile([card(progress(measure, zeros), colour=3)], width=0.02)
    assert (dot.x, dot.colour, dot.worse) == (1.0, 3, False)
    assert dot.text.startswith("Alder: Zero\n")


LOOK = LimitLook(
    radius=5, left=10, right=30, top=0, above=8, below=20, gap=2, tick=3, size=7, baseline=4, least_levels=2,
    widths=(1, 1, 2), dash=(4, 2),
)  # fmt: skip


@given(st.lists(st.floats(-3, 1.5), max_size=40), st.integers(0, 1500))
def test_the_picture_has_room_for_every_dot(shares: list[float], width: int) -> None:
    picture = limit_scene([card(at(share), 7) for share in shares], width, LOOK)
    scene = picture.scene
    (_, floor), _ = scene.strokes[0].places
    assert len(scene.dots) == len(picture.texts) == len(shares)
    for dot in scene.dots:
        assert dot.role == "organization 7"
        assert dot.y - dot.radius >= 0
        assert dot.y + dot.radius < floor < scene.height
    assert [label.text for label in scene.labels] == ["worse", "start", "25 %", "50 %", "75 %", "limit"]
