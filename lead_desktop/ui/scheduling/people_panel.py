"""The people of a day: the host with its turn, the guests with their portraits, and who joins the dinner."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from lead_desktop.domain.model.sessions import Guest
from lead_desktop.domain.scheduling.dinners import Diner
from lead_desktop.domain.text.formatting import clock, plural, short_day
from lead_desktop.services.scheduling.day_people import DayPeople, GuestCard
from lead_desktop.services.scheduling.dinners import DinnerTable
from lead_desktop.ui.kit.labels import ElidedLabel, Pill, label, muted, section_heading
from lead_desktop.ui.theme import Theme

_PORTRAIT = QSize(58, 72)


class Portrait(QWidget):
    """A guest's portrait, or an empty frame that says that it is missing."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture: QPixmap | None = None
        self.setFixedSize(_PORTRAIT)

    def show_portrait(self, data: bytes | None, name: str) -> None:
        """Show a picture from its bytes."""
        picture = QPixmap()
        self._picture = picture if data is not None and picture.loadFromData(data) else None
        self.setAccessibleName(f"Portrait of {name}" if self._picture else f"No portrait of {name}")
        self.update()

    def has_portrait(self) -> bool:
        """Tell whether a picture is shown."""
        return self._picture is not None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, cropped to the frame."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self._picture is None:
            painter.setPen(QPen(self._theme.colour("muted"), 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(frame, 4, 4)
            font = painter.font()
            font.setPointSizeF(font.pointSizeF() * 0.8)
            painter.setFont(font)
            painter.drawText(
                self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, "no\nportrait"
            )
            return
        path = QPainterPath()
        path.addRoundedRect(frame, 4, 4)
        painter.setClipPath(path)
        size = self._picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
        area = QRectF((self.width() - size.width()) / 2, 0, size.width(), size.height())
        painter.drawPixmap(area, self._picture, QRectF(self._picture.rect()))


class GuestView(QFrame):
    """One guest: portrait, who it is, contact and travel, and what can be done."""

    edit_wanted = Signal(object, str)
    portrait_wanted = Signal(object)
    remove_portrait_wanted = Signal(object)
    delete_wanted = Signal(object)

    def __init__(self, card: GuestCard, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        guest = card.guest
        self.guest = guest
        self.setObjectName("card")
        self.setAccessibleName(f"Guest {guest.name}")
        self.portrait = Portrait(theme, self)
        self.portrait.show_portrait(card.portrait, guest.name)
        self.edit_button = QPushButton("Edit…", self)
        self.edit_button.setAccessibleName(f"Edit guest {guest.name}")
        self.edit_button.clicked.connect(lambda: self.edit_wanted.emit(guest, "name"))
        self.more = QPushButton("Portrait", self)
        self.more.setAccessibleName(f"Portrait of {guest.name}, and delete")
        self.more.setMenu(self._menu(card))
        column = QVBoxLayout()
        column.setSpacing(2)
        head = QHBoxLayout()
        name = ElidedLabel(guest.name, self)
        name.setProperty("heading", "section")
        head.addWidget(name, 1)
        if guest.confirmed:
            head.addWidget(Pill("confirmed", "good", self))
        else:
            head.addWidget(Pill("not confirmed", "warning", self))
        column.addLayout(head)
        for text in _lines(guest):
            column.addWidget(self._small(text))
        missing = [] if guest.biography.strip() else ["no biography yet"]
        if guest.travel.strip():
            travel = self._small(f"Travel: {' '.join(guest.travel.split())}")
            column.addWidget(travel)
        else:
            missing.append("no travel noted")
        if missing:
            column.addWidget(self._small(", ".join(missing).capitalize()))
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.edit_button)
        buttons.addWidget(self.more)
        buttons.addStretch(1)
        column.addSpacing(4)
        column.addLayout(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(12)
        row.addWidget(self.portrait, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)

    def _small(self, text: str) -> ElidedLabel:
        made = ElidedLabel(text, self)
        made.setProperty("muted", True)
        made.setProperty("small", True)
        return made

    def _menu(self, card: GuestCard) -> QMenu:
        menu = QMenu(self)
        here = card.portrait is not None
        choose = menu.addAction("Replace portrait…" if here else "Attach portrait…")
        choose.triggered.connect(lambda: self.portrait_wanted.emit(self.guest))
        if here:
            remove = menu.addAction("Take portrait off")
            remove.triggered.connect(lambda: self.remove_portrait_wanted.emit(self.guest))
        menu.addSeparator()
        menu.addAction("Delete guest…").triggered.connect(lambda: self.delete_wanted.emit(self.guest))
        return menu


def _lines(guest: Guest) -> list[str]:
    """Return what stands below a guest's name, each a line of its own."""
    position = ", ".join(part for part in (guest.title, guest.affiliation) if part.strip())
    contact = " · ".join(part for part in (guest.email, guest.phone) if part.strip())
    talk = f"“{guest.talk}”" if guest.talk.strip() else ""
    return [line for line in (position, talk, contact or "No mail or telephone yet") if line]


class DinnerView(QFrame):
    """The dinner: when and where, who joins, what they eat."""

    field_wanted = Signal(str)
    """Plan the dinner, with one field ready to be typed into."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.heading = section_heading("Dinner", self)
        self.button = QPushButton("Plan dinner…", self)
        self.button.clicked.connect(lambda: self.field_wanted.emit("day"))
        self.when = label("", self, wrap=True)
        self.seats = muted("", self, wrap=True)
        self.people = QGridLayout()
        self.people.setHorizontalSpacing(10)
        self.people.setVerticalSpacing(1)
        self.people.setColumnStretch(1, 1)
        self.dietary = muted("", self, wrap=True)
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(3)
        layout.addLayout(head)
        layout.addWidget(self.when)
        layout.addWidget(self.seats)
        layout.addSpacing(3)
        layout.addLayout(self.people)
        layout.addSpacing(3)
        layout.addWidget(self.dietary)
        layout.addStretch(1)

    def show_table(self, table: DinnerTable, *, planned: bool) -> None:
        """Show another dinner."""
        dinner = table.dinner
        joining = len(table.joining)
        place = dinner.place or "no place yet"
        when = f"{short_day(dinner.day, table.formats)}, {clock(dinner.start, table.formats)} · {place}"
        self.when.setText(when if planned else "Not planned yet. Usually on the evening before the session.")
        self.seats.setText(_seat_text(dinner.seats, joining) if planned else f"{joining} would be expected")
        self.button.setText("Edit dinner…" if planned else "Plan dinner…")
        while (item := self.people.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, diner in enumerate(table.diners):
            sign = label("✓" if diner.joins else "–", self)
            sign.setAccessibleName("joins" if diner.joins else "does not join")
            column = ElidedLabel(_diner_text(diner), self)
            column.setProperty("muted", not diner.joins)
            self.people.addWidget(sign, row, 0)
            self.people.addWidget(column, row, 1)
        noted = " ".join(dinner.dietary.split())
        self.dietary.setText(f"For the restaurant: {noted}" if noted else "")
        self.dietary.setVisible(bool(noted))


def _diner_text(diner: Diner) -> str:
    """Say who somebody is, and what they eat."""
    if not diner.joins:
        return f"{diner.name} does not join"
    who = f"{diner.name}, {diner.role}" if diner.role else diner.name
    return f"{who} · {diner.dietary}" if diner.dietary else who


def _seat_text(seats: int | None, joining: int) -> str:
    """Say whether the seats are enough."""
    if seats is None:
        return f"{joining} join, number of seats not set"
    if seats < joining:
        return f"! {joining} join, but only {plural(seats, 'seat')}"
    free = seats - joining
    return f"{joining} join, {plural(seats, 'seat')}" + (f", {free} free" if free else "")


class FactLink(QPushButton):
    """One fact in a line of several; shortened where there is no room, whole in its tooltip."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("link", True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._whole = ""

    def show_fact(self, name: str, value: str) -> None:
        """Show another value, or that there is none."""
        self._whole = " ".join(value.split()) or "not set"
        self.setToolTip(value)
        self.setAccessibleName(f"{name}: {self._whole}")
        self.updateGeometry()
        self._shorten()

    def sizeHint(self) -> QSize:
        """Ask for the room that the whole text takes."""
        wanted = self.fontMetrics().horizontalAdvance(self._whole) + 14
        return QSize(wanted, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(56, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the text to the new width."""
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        room = self.width() - 10
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))


class PeoplePanel(QWidget):
    """Host, venue and facilitator in a line; guests at the left, the dinner at the right."""

    add_guest_wanted = Signal()
    edit_guest_wanted = Signal(object, str)
    portrait_wanted = Signal(object)
    remove_portrait_wanted = Signal(object)
    delete_guest_wanted = Signal(object)
    session_wanted = Signal(str)
    """Edit the session, with one field ready to be typed into."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.guests: list[GuestView] = []
        self._cards: tuple[GuestCard, ...] = ()
        self.add_guest = QPushButton("Add guest…", self)
        self.add_guest.clicked.connect(self.add_guest_wanted)
        self.facts = {
            name: self._fact(field)
            for name, field in (("Host", "host_id"), ("Venue", "venue"), ("Facilitator", "facilitator"))
        }
        self.warning = label("", self, wrap=True)
        self.warning.setProperty("small", True)
        self.no_guest = muted(
            "No guest yet: a featured guest speaks from a case of their own and joins the dinner.",
            self,
            wrap=True,
        )
        self.dinner = DinnerView(self)
        self._left = QVBoxLayout()
        self._left.setSpacing(8)
        self._left.addWidget(self.no_guest)
        self._left.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(12)
        self._columns.addLayout(self._left, 1)
        self._columns.addWidget(self.dinner, 1)
        facts = QHBoxLayout()
        facts.setSpacing(6)
        for name, button in self.facts.items():
            facts.addWidget(muted(name, self))
            facts.addWidget(button)
            facts.addSpacing(8)
        facts.addStretch(1)
        head = QHBoxLayout()
        head.addWidget(section_heading("People of the day", self), 1)
        head.addWidget(self.add_guest)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addLayout(facts)
        layout.addWidget(self.warning)
        layout.addLayout(self._columns)
        theme.changed.connect(self._colour)

    def _fact(self, field: str) -> FactLink:
        button = FactLink(self)
        button.clicked.connect(lambda: self.session_wanted.emit(field))
        return button

    def _colour(self) -> None:
        self.warning.setStyleSheet(f"color: {self._theme.palette.warning}")
        for guest in self.guests:
            guest.portrait.update()

    def show_people(self, people: DayPeople) -> None:
        """Show the people of another day."""
        host = ", ".join(part for part in (people.host, people.turn) if part)
        for name, value in (("Host", host), ("Venue", people.venue), ("Facilitator", people.facilitator)):
            self.facts[name].show_fact(name, value)
        self.warning.setText("!  " + ". ".join(people.warnings) if people.warnings else "")
        self.warning.setVisible(bool(people.warnings))
        if people.guests != self._cards:
            self._show_guests(people.guests)
        self.no_guest.setVisible(not self.guests)
        self.dinner.show_table(people.table, planned=people.dinner_planned)
        self._colour()

    def _show_guests(self, cards: tuple[GuestCard, ...]) -> None:
        self._cards = cards
        for view in self.guests:
            view.hide()
            view.deleteLater()
        self.guests = [GuestView(card, self._theme, self) for card in cards]
        for place, view in enumerate(self.guests, start=1):
            view.edit_wanted.connect(self.edit_guest_wanted)
            view.portrait_wanted.connect(self.portrait_wanted)
            view.remove_portrait_wanted.connect(self.remove_portrait_wanted)
            view.delete_wanted.connect(self.delete_guest_wanted)
            self._left.insertWidget(place, view)

    def guest_view(self, guest_id: int) -> GuestView | None:
        """Return the card of a guest."""
        return next((guest for guest in self.guests if guest.guest.id == guest_id), None)
