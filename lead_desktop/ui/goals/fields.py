"""The fields that only the forms of goals have: a month that is typed, and a name chosen or written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from lead_desktop.domain.model.formats import Formats
from lead_desktop.domain.text.formatting import month
from lead_desktop.domain.text.months import parse_month
from lead_desktop.errors import Invalid, Problem
from lead_desktop.ui.kit.fields import Editor


@dataclass(frozen=True, slots=True)
class Month:
    """A month as it is written anywhere: Apr 2007, 4/2007, 2007-04. Empty means none, unless `required`."""

    name: str
    label: str
    formats: Formats
    hint: str = ""
    required: bool = False

    def editor(self, value: Any, parent: QWidget) -> Editor:
        """Make the widget that shows a value."""
        edit = QLineEdit(month(value, self.formats) if value is not None else "", parent)
        edit.setPlaceholderText("Apr 2006")
        return Editor(edit, edit, lambda: self._read(edit.text().strip()), edit.textChanged.connect)

    def _read(self, text: str) -> date | None:
        found = parse_month(text)
        if text and found is None:
            raise Invalid([Problem(self.name, f"“{text}” is no month; write Apr 2006 or 4/2006.")])
        if found is None and self.required:
            raise Invalid([Problem(self.name, "Please write a month, for example Apr 2006.")])
        return found


@dataclass(frozen=True, slots=True)
class NameOrText:
    """One line that offers the program's people while it is typed, and takes any other words as well."""

    name: str
    label: str
    names: Sequence[str] = ()
    hint: str = ""
    placeholder: str = ""

    def editor(self, value: Any, parent: QWidget) -> Editor:
        """Make the widget that shows a value."""
        edit = QLineEdit(value, parent)
        edit.setPlaceholderText(self.placeholder)
        edit.setCursorPosition(0)
        completer = QCompleter(list(self.names), edit)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        edit.setCompleter(completer)
        return Editor(edit, edit, lambda: edit.text().strip(), edit.textChanged.connect)
