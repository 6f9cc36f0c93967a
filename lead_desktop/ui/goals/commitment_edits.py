"""The edits of the four strands' entries, and of assessments."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from lead_desktop.domain.goals.scorecard import PartLine, Scorecard, part_text
from lead_desktop.domain.model.commitments import Assessment, Assessor, Commitment, Part, Strand
from lead_desktop.services.goals import commitments
from lead_desktop.ui.goals import forms
from lead_desktop.ui.goals.scorecard_page import AssessmentsDialog
from lead_desktop.ui.kit.editing import ask_delete, open_value
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.theme import Theme


class CommitmentEdits:
    """Opens the forms of entries and assessments over one widget."""

    def __init__(self, parent: QWidget, operations: Operations, theme: Theme) -> None:
        self._parent = parent
        self._operations = operations
        self._theme = theme
        self._cards: dict[int, Scorecard] = {}
        self._open: tuple[int, AssessmentsDialog] | None = None

    # entries

    def add(self, strand: Strand) -> None:
        """Ask for a new entry of a strand."""

        def show(choices: commitments.EntryChoices) -> None:
            if not choices.organizations:
                return
            entry = Commitment(
                organization_id=choices.organizations[0].id,
                strand=strand,
                day=self._operations.today(),
                what="",
            )
            fields = forms.commitment_fields(choices.organizations, choices.names, self._operations.entry())
            open_value(self._parent, self._operations, "Add entry", fields, entry)

        self._operations.read(commitments.choices, show)

    def edit(self, entry: Commitment) -> None:
        """Open the form of an entry."""

        def show(choices: commitments.EntryChoices) -> None:
            fields = forms.commitment_fields(choices.organizations, choices.names, self._operations.entry())
            open_value(self._parent, self._operations, "Entry", fields, entry)

        self._operations.read(commitments.choices, show)

    def delete(self, entry: Commitment) -> None:
        """Ask before an entry is deleted."""
        ask_delete(self._parent, self._operations, entry)

    # assessments

    def show_scorecards(self, cards: Sequence[Scorecard]) -> None:
        """Keep the scorecards as they are now, and bring an open history up to date."""
        self._cards = {card.organization.id: card for card in cards}
        if self._open is not None and self._open[0] in self._cards:
            organization_id, dialog = self._open
            dialog.show_line(self._line(organization_id, dialog.part))

    def _line(self, organization_id: int, part: Part) -> PartLine:
        found = self._cards[organization_id]
        return next(one for one in (*found.parts, found.overall) if one.part is part)

    def open_assessments(self, organization_id: int, part: Part) -> None:
        """Show the assessments of one part of an organization."""
        card = self._cards.get(organization_id)
        if card is None:
            return
        dialog = AssessmentsDialog(
            self._parent,
            self._theme,
            f"{card.organization.name}: {part_text(part)}",
            self._line(organization_id, part),
            lambda assessor: self._add_assessment(card, part, assessor),
            self._edit_assessment,
            self._delete_assessment,
        )
        dialog.finished.connect(self._forget)
        self._open = (organization_id, dialog)
        dialog.open()

    def _forget(self) -> None:
        self._open = None

    def _over(self) -> QWidget:
        return self._open[1] if self._open is not None else self._parent

    def _add_assessment(self, card: Scorecard, part: Part, assessor: Assessor) -> None:
        who = card.chief if assessor is Assessor.SELF else card.director
        today = self._operations.today()
        value = forms.new_assessment(card.organization.id, part, who, assessor, today)
        open_value(
            self._over(),
            self._operations,
            "Add assessment",
            forms.assessment_fields(self._operations.entry()),
            value,
        )

    def _edit_assessment(self, value: Assessment) -> None:
        open_value(
            self._over(),
            self._operations,
            "Assessment",
            forms.assessment_fields(self._operations.entry()),
            value,
        )

    def _delete_assessment(self, value: Assessment) -> None:
        ask_delete(self._over(), self._operations, value)
