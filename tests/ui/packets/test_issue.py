"""Packets that leave the window are noted at their session; undo takes the note back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from lead_desktop.services.scheduling.agenda import day
from lead_desktop.ui.packets.tab import PacketsTab
from lead_desktop.ui.shell.main_window import MainWindow
from lead_desktop.ui.tab import TabKey


def shown(window: MainWindow, qtbot: QtBot) -> PacketsTab:
    """Return the Packets tab with one recipient checked."""
    found = window.show_tab(TabKey.PACKETS)
    assert isinstance(found, PacketsTab)
    model = found.choices.recipients
    for row in range(1, model.rowCount()):
        model.setData(model.index(row), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole)
    assert len(model.checked()) == 1
    qtbot.waitUntil(lambda: found.up_to_date, timeout=60_000)
    return found


def test_saved_packets_are_issued_and_that_is_no_step_of_undo(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    tab = shown(window, qtbot)
    file = window.operations.file
    assert day(file, 7).session.packets_issued is None
    order = tab.order()
    assert order is not None
    tab.export.save(order, tmp_path / "out")
    qtbot.waitUntil(lambda: day(file, 7).session.packets_issued is not None, timeout=60_000)
    assert day(file, 7).session.packets_issued == file.today()
    assert not window.undo_action.isEnabled()
    assert len(list((tmp_path / "out").glob("*.pdf"))) == 1


def test_packets_that_were_printed_are_issued_and_an_agenda_is_not(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    tab = shown(window, qtbot)
    file = window.operations.file
    for place, issued in ((1, False), (0, True)):
        tab.choices.document.setCurrentIndex(place)
        qtbot.waitUntil(lambda: tab.up_to_date, timeout=60_000)
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        path = tmp_path / f"printed-{place}.pdf"
        printer.setOutputFileName(str(path))
        window.banner.hide()
        order = tab.order()
        assert order is not None
        tab.export.print_on(printer, order)
        qtbot.waitUntil(lambda: "sent to the printer" in window.banner.sentence(), timeout=60_000)
        assert (day(file, 7).session.packets_issued is not None) == issued
        assert path.stat().st_size > 1000
    qtbot.waitUntil(lambda: tab.up_to_date, timeout=60_000)
