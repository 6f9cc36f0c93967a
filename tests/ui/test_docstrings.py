"""Every public method of the window says what it does, but those that are Qt's and do just what Qt says."""

from __future__ import annotations

import ast
from pathlib import Path

from PySide6 import QtCore, QtGui, QtWidgets

import lead_desktop


def qt_names() -> set[str]:
    """Return the names of all methods of Qt's classes."""
    return {
        name
        for module in (QtCore, QtGui, QtWidgets)
        for made in vars(module).values()
        if isinstance(made, type) and issubclass(made, QtCore.QObject)
        for name in vars(made)
    }


def test_only_methods_of_qt_go_without_a_docstring() -> None:
    known = qt_names()
    missing = [
        (path.name, function.name)
        for path in (Path(lead_desktop.__file__).parent / "ui").rglob("*.py")
        for owner in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(owner, ast.ClassDef) and not owner.name.startswith("_")
        for function in owner.body
        if isinstance(function, ast.FunctionDef) and not function.name.startswith("_")
        if ast.get_docstring(function) is None and function.name not in known
    ]
    assert missing == []
