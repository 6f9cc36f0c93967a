"""The Qt application that is running."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication


def running_app() -> QApplication:
    """Return the application; there is one wherever a widget is."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
