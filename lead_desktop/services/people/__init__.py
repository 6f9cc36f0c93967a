"""Use cases of the People tab: the directory, and successions."""
