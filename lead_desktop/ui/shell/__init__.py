"""The frame of the window: which program is open, menus, tabs, search, and the first page."""
