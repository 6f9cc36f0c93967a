"""Airtime and topics: who had the time of the group, who hosts, and what is still to be discussed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QTabWidget, QVBoxLayout, QWidget

from lead_desktop.domain.model.sessions import Session, Topic
from lead_desktop.domain.scheduling.airtime import Airtime
from lead_desktop.domain.scheduling.evaluation import Evaluated
from lead_desktop.domain.text.formatting import duration, plural, short_day
from lead_desktop.services.scheduling import airtime, evaluation
from lead_desktop.services.scheduling.airtime import AirtimeView
from lead_desktop.ui.kit.editing import ask_delete, open_value
from lead_desktop.ui.kit.labels import label, muted
from lead_desktop.ui.kit.list_dialog import ListDialog
from lead_desktop.ui.kit.organization_chip import organization_icon
from lead_desktop.ui.kit.value_table import ValueRow, ValueTable
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.scheduling import forms
from lead_desktop.ui.scheduling.trend_view import TrendView
from lead_desktop.ui.theme import Theme


class AirtimeDialog(ListDialog):
    """Shows the whole program; topics can be added, and taken up by a session to come."""

    def __init__(self, parent: QWidget, operations: Operations, theme: Theme) -> None:
        super().__init__(parent, "Airtime and topics", 940, 560)
        self._operations = operations
        self._theme = theme
        self._view: AirtimeView | None = None
        self.tabs = QTabWidget(self)
        self.tabs.addTab(self._airtime_page(), "Airtime and hosting")
        self.tabs.addTab(self._topics_page(), "Topics")
        self.tabs.addTab(self._trend_page(), "How sessions are valued")
        self.fill(self.tabs, grows=self.tabs)
        self.read()

    # building

    def _table(
        self,
        heading: str,
        columns: tuple[str, ...],
        *,
        stretch: int,
        empty: str = "",
        fit_height: bool = False,
    ) -> ValueTable:
        return ValueTable(
            heading,
            columns,
            muted_colour=lambda: self._theme.colour("muted"),
            empty=empty,
            stretch=stretch,
            fit_height=fit_height,
        )

    def _page(self) -> tuple[QWidget, QVBoxLayout]:
        page = QWidget(self)
        page.setObjectName("main")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.setSpacing(8)
        return page, layout

    def _airtime_page(self) -> QWidget:
        page, layout = self._page()
        columns = ("Organization", "Hosts", "Balance", "So far", "Still planned", "Last in depth", "Next")
        self.airtime_table = self._table("By organization", columns, stretch=0, fit_height=True)
        self.airtime_table.add_button.hide()
        self.airtime_table.hide_edit_and_delete()
        self.airtime_table.set_widths((None, 116, 120, 86, 92, 168, 84))
        self.warnings = label("", page, wrap=True)
        self.warnings.setObjectName("hosting_warnings")
        text = (
            "Minutes of items led by an organization’s people, and of the host’s example and game-plan; "
            "breaks and items of the whole group count for nobody. In depth means its example or game-plan."
        )
        layout.addWidget(self.airtime_table)
        layout.addWidget(self.warnings)
        layout.addWidget(muted(text, page, wrap=True))
        layout.addStretch(1)
        return page

    def _topics_page(self) -> QWidget:
        page, layout = self._page()
        self.wanted = ValueTable(
            "Still wanted",
            ("Topic", "Wanted by", "Note"),
            muted_colour=lambda: self._theme.colour("muted"),
            add="Add topic…",
            empty="Nobody has asked for a topic yet. Add what the CEOs would like to discuss.",
            stretch=0,
            fit_height=False,
        )
        self.take_up_button = self.wanted.add_action("Take up…", lambda _: self._offer_sessions())
        self.wanted.set_widths((None, 170, 260))
        self.wanted.add_wanted.connect(self._add_topic)
        self.wanted.edit_wanted.connect(self._edit_topic)
        self.wanted.delete_wanted.connect(self._delete_topic)
        self.topics_table = self._table(
            "Covered and planned",
            ("Topic", "Session", "State"),
            stretch=0,
            empty="No session has a shared topic yet.",
        )
        self.topics_table.add_button.hide()
        self.topics_table.hide_edit_and_delete()
        self.topics_table.set_widths((None, 230, 110))
        layout.addWidget(self.wanted, 2)
        layout.addSpacing(6)
        layout.addWidget(self.topics_table, 3)
        return page

    def _trend_page(self) -> QWidget:
        page, layout = self._page()
        self.trend = TrendView(self._theme, page)
        self.no_trend = muted("No evaluation forms have been entered yet.", page, wrap=True)
        layout.addWidget(muted("The mean answer to each question, session by session, from 1 to 5.", page))
        layout.addWidget(self.trend)
        layout.addWidget(self.no_trend)
        layout.addStretch(1)
        return page

    # what is shown

    def read(self) -> None:
        """Read everything again."""
        self._operations.read(airtime.airtime, self._show)
        self._operations.read(evaluation.trend, self._show_trend)

    def _show_trend(self, trend: tuple[Evaluated, ...]) -> None:
        self.trend.show_trend(trend)
        self.no_trend.setVisible(not trend)

    def _show(self, view: AirtimeView) -> None:
        self._view = view
        hosting = {balance.organization.id: balance for balance in view.hosting}
        rows = []
        for one in view.airtime:
            hosts = hosting[one.organization.id]
            rows.append(
                ValueRow(
                    one.organization,
                    (
                        one.organization.name,
                        f"{hosts.planned} of {_planned(view)}, {hosts.held} held",
                        ("! " if hosts.text != "in balance" else "") + hosts.text,
                        duration(one.held_minutes),
                        duration(one.planned_minutes),
                        _last_text(one),
                        f"session {one.next_in_depth.number}" if one.next_in_depth else "none",
                    ),
                    icon=organization_icon(self._theme, one.organization.colour),
                )
            )
        self.airtime_table.show_rows(rows)
        self.warnings.setText("!  " + ". ".join(view.warnings) + "." if view.warnings else "")
        self.warnings.setStyleSheet(f"color: {self._theme.palette.warning}")
        self.warnings.setVisible(bool(view.warnings))
        self._show_topics(view)

    def _show_topics(self, view: AirtimeView) -> None:
        names = {organization.id: organization.name for organization in view.organizations}
        self.wanted.show_rows(
            [
                ValueRow(topic, (topic.title, names.get(topic.organization_id or 0, ""), topic.note))
                for topic in view.topics.wanted
            ]
        )
        formats = self._operations.formats
        self.topics_table.show_rows(
            [
                ValueRow(
                    session.session,
                    (
                        session.topic,
                        f"Session {session.session.number} · {short_day(session.session.day, formats)}",
                        session.session.state.value,
                    ),
                    quiet=session in view.topics.covered,
                )
                for session in (*view.topics.covered, *view.topics.planned)
            ]
        )

    # what the user asks for

    def _add_topic(self) -> None:
        self._edit_topic(Topic(title=""))

    def _edit_topic(self, topic: Topic) -> None:
        if self._view is not None:
            title = "Topic" if topic.id else "Add topic"
            fields = forms.topic_fields(self._view.organizations)
            open_value(self, self._operations, title, fields, topic)

    def _delete_topic(self, topic: Topic) -> None:
        ask_delete(self, self._operations, topic)

    def _offer_sessions(self) -> None:
        """Offer the sessions to come, those without a topic first."""
        topic = self.wanted.current()
        if self._view is None or not isinstance(topic, Topic):
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        ahead = sorted(self._view.sessions_ahead, key=lambda session: bool(session.topic.strip()))
        for session in ahead:
            now = f"instead of “{session.topic[:40]}”" if session.topic.strip() else "no topic yet"
            action = menu.addAction(
                f"Session {session.number}, {short_day(session.day, self._operations.formats)}: {now}"
            )
            action.triggered.connect(lambda _=False, one=session: self.take_up(topic, one))
        if not ahead:
            menu.addAction("No session is ahead").setEnabled(False)
        menu.popup(self.take_up_button.mapToGlobal(self.take_up_button.rect().bottomLeft()))

    def take_up(self, topic: Topic, session: Session) -> None:
        """Make a wanted topic the shared topic of a session."""
        self._operations.change(lambda file: airtime.take_up(file, topic.id, session.id))


def _planned(view: AirtimeView) -> int:
    """Return how many sessions are planned altogether."""
    return sum(balance.planned for balance in view.hosting)


def _last_text(line: Airtime) -> str:
    """Say how long ago an organization was looked at in depth."""
    if line.last_in_depth is None or line.days_since is None:
        return "not yet"
    ago = plural(line.days_since, "day")
    return f"{ago} ago, session {line.last_in_depth.number}"
