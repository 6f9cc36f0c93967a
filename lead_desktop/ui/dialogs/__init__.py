"""Dialogs: asked, not run; each hands its answer to a callback."""
