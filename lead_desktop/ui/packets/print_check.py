"""The right side: what to know before printing, and the options of all packets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from lead_desktop.domain.packets.plan import PacketOptions, Recipient, Section
from lead_desktop.domain.packets.print_check import amount, before_printing
from lead_desktop.services.packets.packets import PacketsView
from lead_desktop.ui.kit.finding_list import FindingList
from lead_desktop.ui.kit.labels import muted, section_heading
from lead_desktop.ui.theme import Theme


class PrintCheck(QScrollArea):
    """Shows findings and options; says in words what the pages are made of."""

    options_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        side = QWidget(self)
        side.setObjectName("side")
        side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.findings = FindingList(theme, side)
        self.two_sided = self._option("Start sections on the &right", side, checked=False)
        self.name_on_cover = self._option("Recipient's &name on the cover", side, checked=True)
        self.note_lines = self._option("Include &lines for notes", side, checked=False)
        self.protect = self._option("Protect saved files with a pass&word", side, checked=False)
        self.password_line = QLineEdit(side)
        self.password_line.setPlaceholderText("Password, told to the recipients")
        self.password_line.setAccessibleName("Password")
        self.password_line.hide()
        self.protect.toggled.connect(self.password_line.setVisible)
        self._status = muted("", side, wrap=True)
        layout = QVBoxLayout(side)
        layout.setContentsMargins(14, 14, 14, 10)
        layout.setSpacing(7)
        layout.addWidget(section_heading("Before you print", side))
        layout.addWidget(self.findings)
        layout.addSpacing(10)
        layout.addWidget(section_heading("Options", side))
        for option in (self.two_sided, self.name_on_cover, self.note_lines, self.protect):
            layout.addWidget(option)
        layout.addWidget(self.password_line)
        layout.addSpacing(10)
        layout.addWidget(self._status)
        layout.addStretch(1)
        for option in (self.two_sided, self.name_on_cover, self.note_lines):
            option.toggled.connect(self.options_changed)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(side)
        self.setMinimumWidth(240)

    def _option(self, text: str, side: QWidget, *, checked: bool) -> QCheckBox:
        box = QCheckBox(text, side)
        box.setChecked(checked)
        return box

    def options(self, sections: frozenset[Section]) -> PacketOptions:
        """Return what the coordinator chose, together with the sections chosen elsewhere."""
        return PacketOptions(
            sections=sections,
            two_sided=self.two_sided.isChecked(),
            name_on_cover=self.name_on_cover.isChecked(),
            note_lines=self.note_lines.isChecked(),
        )

    def password(self) -> str | None:
        """Return the password for saved files, perhaps still empty; None where they are not protected."""
        return self.password_line.text() if self.protect.isChecked() else None

    def show_findings(
        self, view: PacketsView, chosen: Sequence[Recipient], pages: Mapping[Recipient, int]
    ) -> None:
        """Show what stands against printing, what was checked, and how much paper it takes."""
        how_much = amount(view.session, chosen, pages)
        self.findings.show_findings(before_printing(view.ready, view.confidential, how_much))

    def show_nothing(self) -> None:
        """Show no findings."""
        self.findings.show_findings(())

    def say(self, text: str) -> None:
        """Say what the pages are made of, or why there are none."""
        self._status.setText(text)

    def text(self) -> str:
        """Return what was said last."""
        return self._status.text()
