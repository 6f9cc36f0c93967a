"""The pages of goals: progress, the group, the scorecard, the way to the limit."""
