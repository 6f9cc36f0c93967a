"""Use cases of the Goals tab: goals and measures, their months, commitments, the group, workbooks."""
