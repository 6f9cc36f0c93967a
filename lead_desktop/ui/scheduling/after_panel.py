"""Below the day: actions promised and carried, asks and offers, and how the day was valued."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from lead_desktop.domain.model.actions import EVALUATION_QUESTIONS, Action, AskOffer
from lead_desktop.domain.model.sessions import Session, SessionState
from lead_desktop.domain.scheduling.evaluation import Form
from lead_desktop.domain.text.formatting import brief_day, plural
from lead_desktop.services.scheduling.after_day import AfterDay
from lead_desktop.ui.kit.organization_chip import organization_icon
from lead_desktop.ui.kit.value_table import ValueRow, ValueTable
from lead_desktop.ui.scheduling.trend_view import TrendView
from lead_desktop.ui.theme import Theme


class AfterPanel(QWidget):
    """What a day leaves behind. Asks and forms are shown once the day has come."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._after: AfterDay | None = None
        quiet: Callable[[], Any] = lambda: theme.colour("muted")  # noqa: E731 - asked for anew each time
        self.promises = ValueTable(
            "Actions",
            ("What", "Who", "Promised at", "Due", "State"),
            muted_colour=quiet,
            add="Add action…",
            empty="Nothing has been promised. Open actions come back at the next session until done.",
        )
        self.close_action = self.promises.add_action("Done", lambda _: None)
        self.promises.set_widths((None, 128, 92, 70, 74))
        self.asks = ValueTable(
            "Asks and offers",
            ("Organization", "CEO", "Asks", "Offers"),
            muted_colour=quiet,
            empty="There are no organizations yet.",
            stretch=3,
        )
        self.asks.add_button.hide()
        self.asks.delete_button.hide()
        self.asks.set_widths((160, 120, None, None))
        self.asks.table.horizontalHeader().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.scores = ValueTable(
            "Evaluation",
            ("Form", *(f"{place}. {question}" for place, question in enumerate(EVALUATION_QUESTIONS, 1))),
            muted_colour=quiet,
            add="Enter forms…",
            empty="No forms entered yet: four questions, 1 to 5, typed in from the paper forms.",
            stretch=4,
        )
        self.scores.set_widths((60,))
        for column in range(1, len(EVALUATION_QUESTIONS) + 1):
            self.scores.table.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.trend = TrendView(theme, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(18)
        for part in (self.promises, self.asks, self.scores, self.trend):
            layout.addWidget(part)

    @property
    def forms(self) -> tuple[Form, ...]:
        """Return the evaluation forms of the session in view."""
        return self._after.forms if self._after is not None else ()

    def name_of(self, value: AskOffer) -> str:
        """Return the organization of an ask."""
        lines = self._after.asks if self._after is not None else ()
        return next((line.organization.name for line in lines if line.value == value), "")

    def show_after(self, after: AfterDay, session: Session, today: date) -> None:
        """Show what another day left behind."""
        self._after = after
        come = session.state is SessionState.HELD or session.day <= today
        self.asks.setVisible(come)
        self.scores.setVisible(come)
        self.promises.show_rows(
            [
                ValueRow(
                    line.action,
                    (
                        line.action.what,
                        line.who,
                        f"session {line.session_number}" if line.carried else "this session",
                        brief_day(line.action.due, after.formats) if line.action.due else "",
                        action_state(line.action, today),
                    ),
                    quiet=line.action.closed is not None,
                )
                for line in after.actions
            ]
        )
        carried = sum(line.carried for line in after.actions)
        self.promises.heading.setText(f"Actions  ·  {carried} open from before" if carried else "Actions")
        self.asks.show_rows(
            [
                ValueRow(
                    line.value,
                    (line.organization.name, line.ceo, line.value.ask, line.value.offer),
                    icon=organization_icon(self._theme, line.organization.colour),
                )
                for line in after.asks
            ]
        )
        self._show_scores(after, session, come)

    def _show_scores(self, after: AfterDay, session: Session, come: bool) -> None:
        self.scores.show_rows(
            [
                ValueRow(form, (str(form.number), *(str(answer or "–") for answer in form.answers)))
                for form in after.forms
            ]
        )
        mine = next((evaluated for evaluated in after.trend if evaluated.session_id == session.id), None)
        if mine is None:
            self.scores.heading.setText("Evaluation")
        else:
            means = ", ".join("–" if mean is None else f"{mean:.1f}" for mean in mine.means)
            self.scores.heading.setText(f"Evaluation  ·  {plural(mine.forms, 'form')}, means {means}")
        self.trend.show_trend(after.trend if come else (), session.id)


def action_state(action: Action, today: date) -> str:
    """Return an action's state in words."""
    if action.closed is not None:
        return "done"
    return "overdue" if action.due is not None and action.due < today else "open"
