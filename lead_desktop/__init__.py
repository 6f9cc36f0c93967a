"""LEAD Desktop: the coordinator's workplace for a leadership program of CEOs."""

__version__ = "0.1.0"
