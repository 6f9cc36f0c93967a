"""What leaves the Attendance tab: printed documents, and the record as a file for a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QMenu, QWidget

from lead_desktop.domain.model.people import Person
from lead_desktop.domain.model.sessions import Session
from lead_desktop.services import documents
from lead_desktop.services.attendance import attendance_view
from lead_desktop.services.attendance.attendance_view import AttendanceView
from lead_desktop.services.program_file import ProgramFile
from lead_desktop.ui.kit.documents import offer_pdf
from lead_desktop.ui.kit.file_dialogs import CSV, WORKBOOK, ask_where_to_save, kept_folder, show_outside
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.tab import Navigation

_FOLDER = "documents/folder"


class AttendanceExport:
    """Makes what the buttons and the menu ask for, of the year and session in view."""

    def __init__(
        self,
        parent: QWidget,
        operations: Operations,
        navigation: Navigation,
        view: Callable[[], AttendanceView | None],
        session: Callable[[], Session | None],
        person: Callable[[], Person | None],
    ) -> None:
        self._parent = parent
        self._operations = operations
        self._navigation = navigation
        self._view = view
        self._session = session
        self._person = person

    def sign_in_sheet(self) -> None:
        """Offer the sign-in sheet of the session at work."""
        self._of_session("Sign-in sheet", documents.sign_in_sheet)

    def name_tents(self) -> None:
        """Offer the name tents of the session at work."""
        self._of_session("Name tents", documents.name_tents)

    def badges(self) -> None:
        """Offer the badges of the session at work."""
        self._of_session("Badges", documents.badges)

    def record(self) -> None:
        """Offer the attendance record of the year in view."""
        view = self._view()
        if view is None:
            return
        year = view.year
        title = f"Attendance record - Year {year}" if year is not None else "Attendance record"
        self._offer(title, lambda file: documents.attendance_record(file, year))

    def letter(self) -> None:
        """Offer the letter of attendance of the person at work."""
        person = self._person()
        if person is not None:
            id_ = person.id
            self._offer(
                f"Letter of attendance - {person.name}", lambda file: documents.attendance_letter(file, id_)
            )

    def _of_session(self, title: str, make: Callable[..., bytes]) -> None:
        session = self._session()
        if session is not None:
            id_ = session.id
            self._offer(f"{title} - Session {session.number}", lambda file: make(file, id_))

    def _offer(self, title: str, make: Callable[[ProgramFile], bytes]) -> None:
        offer_pdf(self._parent, self._operations, self._navigation, title, make)

    def fill_menu(self, menu: QMenu) -> None:
        """Offer what there is for the session, the person and the year at work."""
        menu.clear()
        session, person = self._session(), self._person()
        where = f"of session {session.number}" if session is not None else ""
        for text, do, possible in (
            (f"&Sign-in sheet {where}…", self.sign_in_sheet, session is not None),
            (f"&Name tents {where}…", self.name_tents, session is not None),
            (f"&Badges {where}…", self.badges, session is not None),
            ("Attendance &record…", self.record, True),
            (
                f"&Letter of attendance for {person.name}…"
                if person is not None
                else "&Letter of attendance…",
                self.letter,
                person is not None,
            ),
        ):
            action = menu.addAction(text)
            action.setEnabled(possible)
            action.triggered.connect(lambda _=False, do=do: do())
        menu.addSeparator()
        menu.addAction("E&xport to Excel…").triggered.connect(lambda: self.ask_where("xlsx"))
        menu.addAction("Export to &CSV…").triggered.connect(lambda: self.ask_where("csv"))

    # into a spreadsheet

    def ask_where(self, suffix: str) -> None:
        """Ask for the file that the record is exported to."""
        folder = kept_folder(self._navigation.settings, _FOLDER, self._operations.path.parent)
        ask_where_to_save(
            self._parent,
            "Export the attendance record",
            folder / f"Attendance record.{suffix}",
            WORKBOOK if suffix == "xlsx" else CSV,
            self.export,
        )

    def export(self, path: Path) -> None:
        """Write the record of the year in view, and say where it is."""
        view = self._view()
        if view is None:
            return
        year = view.year
        self._operations.read(
            lambda file: attendance_view.save_record(file, year, path),
            self._exported,
            slow=True,
            text="Writing the record…",
        )

    def _exported(self, path: Path) -> None:
        self._navigation.settings.setValue(_FOLDER, str(path.parent))
        self._navigation.offer.emit(
            f"{path.name} is saved in {path.parent.name or path.parent}.",
            "Open it",
            lambda: show_outside(path),
        )
