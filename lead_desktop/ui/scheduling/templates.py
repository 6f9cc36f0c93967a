"""The coordinator's own templates: renamed and deleted."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from lead_desktop.domain.model.agenda import DayTemplate
from lead_desktop.services.scheduling import day_templates
from lead_desktop.services.scheduling.day_templates import KeptTemplate
from lead_desktop.ui.kit.editing import ask_delete, open_form
from lead_desktop.ui.kit.fields import Line
from lead_desktop.ui.kit.list_dialog import ListDialog
from lead_desktop.ui.kit.value_table import ValueRow, ValueTable
from lead_desktop.ui.operations import Operations


class TemplatesDialog(ListDialog):
    """Lists the templates with what they hold."""

    def __init__(self, parent: QWidget, operations: Operations) -> None:
        super().__init__(parent, "Templates of days", 560, 380)
        self.setObjectName("templates")
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
        self.fill(self.table, grows=self.table)
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
