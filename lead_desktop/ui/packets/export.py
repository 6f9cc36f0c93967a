"""The way out of the window: packets saved as PDF files, or sent to a printer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from lead_desktop.domain.model.sessions import Session
from lead_desktop.domain.packets.plan import PacketOptions, Recipient
from lead_desktop.domain.text.file_names import file_name
from lead_desktop.domain.text.formatting import brief_day, plural
from lead_desktop.services import issue_log
from lead_desktop.services.packets import packets
from lead_desktop.services.packets.packets import Manifest
from lead_desktop.services.program_file import ProgramFile
from lead_desktop.ui.kit.file_dialogs import PDF, ask_for_folder, ask_where_to_save, show_outside
from lead_desktop.ui.kit.printing import new_printer, print_documents
from lead_desktop.ui.operations import Operations
from lead_desktop.ui.tab import Navigation


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be saved or printed: the packets of some recipients, or one document.

    `make` makes the document's bytes; None stands for the packets. With a `password` saved packets open
    only with it; None leaves them open.
    """

    session: Session
    name: str
    recipients: Sequence[Recipient]
    options: PacketOptions
    make: Callable[[ProgramFile], bytes] | None = None
    password: str | None = None


class PacketExport(QObject):
    """Saves and prints what was ordered; asks for the place first."""

    def __init__(self, operations: Operations, navigation: Navigation, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._operations = operations
        self._navigation = navigation

    # saving

    def ask_and_save(self, order: Order) -> None:
        """Ask for a folder or a file name, then save."""
        if order.make is None and order.password == "":
            self._operations.refused.emit(
                "Please type the password that protects the files, or take the mark away."
            )
            return
        folder = self._operations.path.parent
        if order.make is None:
            title = "Save the packets in a folder"
            ask_for_folder(self._parent, title, folder, lambda path: self.save(order, path))
        else:
            file = folder / file_name(f"Session {order.session.number} - {order.name}")
            ask_where_to_save(self._parent, "Save as PDF", file, PDF, lambda path: self.save(order, path))

    def save(self, order: Order, place: Path) -> None:
        """Save the packets into a folder, or the document into a file."""
        make = order.make
        if make is None:
            self._save_packets(order, place)
            return
        self._operations.read(
            lambda file: packets.write_file(place, make(file)),
            lambda _: self._offer(f"{place.name} is saved in {place.parent.name}.", place.parent),
            slow=True,
            text="Saving…",
        )

    def _save_packets(self, order: Order, folder: Path) -> None:
        def saved(manifest: Manifest) -> None:
            self._issue(order)
            count = plural(len(manifest.packets), "packet")
            day = brief_day(order.session.day, self._operations.formats)
            self._offer(f"{count} for session {manifest.session} on {day} saved in {folder.name}.", folder)

        operations = self._operations
        operations.read(
            lambda file: packets.save_chosen(
                file,
                order.session.id,
                order.recipients,
                order.options,
                folder,
                password=order.password or "",
                cancelled=operations.stop_asked,
                told=operations.report,
            ),
            saved,
            slow=True,
            text=f"Making {plural(len(order.recipients), 'packet')}…",
            stoppable=True,
        )

    def _issue(self, order: Order) -> None:
        """Note that packets went out: what is changed from now on is worth a word."""
        self._operations.change(lambda file: issue_log.issue(file, order.session.id))

    def _offer(self, sentence: str, folder: Path) -> None:
        self._navigation.offer.emit(
            sentence,
            "Open the folder",
            lambda: show_outside(folder),
        )

    # printing

    def ask_and_print(self, order: Order) -> None:
        """Ask for a printer, then print."""
        printer = new_printer()
        dialog = QPrintDialog(printer, self._parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.print_on(printer, order))
        # The print dialog's own `open` wants a slot by name; the plain one opens it just the same.
        QDialog.open(dialog)

    def print_on(self, printer: QPrinter, order: Order) -> None:
        """Make what was ordered and print it on a printer."""
        operations = self._operations
        single = order.make

        def make(file: ProgramFile) -> list[bytes]:
            if single is not None:
                return [single(file)]
            made = packets.build_packets(
                file,
                order.session.id,
                order.recipients,
                order.options,
                cancelled=operations.stop_asked,
                told=operations.report,
            )
            return [packet.data for _, packet in made]

        operations.read(
            make,
            partial(self._print_documents, printer, order),
            slow=True,
            text=f"Making {plural(len(order.recipients), 'packet')}…"
            if single is None
            else "Making the pages…",
            stoppable=True,
        )

    def _print_documents(self, printer: QPrinter, order: Order, documents: list[bytes]) -> None:
        def finished(problem: str) -> None:
            if problem:
                self._operations.refused.emit(problem)
            else:
                if order.make is None:
                    self._issue(order)
                self._navigation.message.emit(f"{plural(len(documents), 'document')} sent to the printer.")

        print_documents(self._parent, printer, documents, finished)
