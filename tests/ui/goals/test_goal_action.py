"""Whatever a goal's menu offers is done by somebody."""

from __future__ import annotations

import inspect

import pytest

from lead_desktop.ui.goals.goal_action import GoalAction
from lead_desktop.ui.goals.goal_edits import GoalEdits


@pytest.mark.parametrize("action", GoalAction)
def test_every_action_has_its_handler(action: GoalAction) -> None:
    assert f"GoalAction.{action.name}:" in inspect.getsource(GoalEdits)
