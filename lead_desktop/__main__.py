"""Runs the command as `python -m lead_desktop`."""

from __future__ import annotations

from lead_desktop.cli import run

if __name__ == "__main__":
    run()
