"""The coordinator's own templates: renamed and deleted."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from lead_desktop.domain.model.agenda import DayTemplate
from lead_desktop.services.scheduling import day_templates
from lead_desktop.services.scheduling.day_templates import KeptTemplate
from lead_desktop.ui.kit.editing import ask_delete, open_form
from lead_desktop.ui.kit.fields import Line
from lead_desktop.ui.kit.value_table import ValueRow, ValueTable
from lead_desktop.ui.operations import Operations


class TemplatesDialog(QDialog):
    """Lists the templates with what they hold."""

    def __init__(self, parent: QWidget, operations: Operations) -> None:
        super().__init__(parent)
        self.setObjectName("templates")
        self.setWindowTitle("Templates of days")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.resize(560, 380)
        self._operations = operations
        self.table = ValueTable(
            "Your templates",
            ("Name", "Holds"),
            muted_colour=lambda: self.palette().placeholderText().color(),
            empty="None yet. Build a day, then choose Whole day, Keep this day as a template.",
            fit_height=False,
        )
        self.table.add_button.hide()
        self.table.set_widths((None, 150))
        self.table.edit_wanted.connect(self._rename)
        self.table.delete_wanted.connect(self._delete)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.addWidget(self.table, 1)
        layout.addWidget(buttons)
        operations.changed.connect(self._read)
        self._read()

    def _read(self) -> None:
        self._operations.read(day_templates.templates, self._show)

    def _show(self, kept: tuple[KeptTemplate, ...]) -> None:
        self.table.show_rows(
            [ValueRow(template.template, (template.template.name, template.text)) for template in kept]
        )

    def _rename(self, template: DayTemplate) -> None:
        open_form(
            self,
            self._operations,
            "Template",
            (Line("name", "&Name"),),
            template,
            lambda file, entered: day_templates.rename_template(file, entered),
        )

    def _delete(self, template: DayTemplate) -> None:
        ask_delete(self, self._operations, template)
