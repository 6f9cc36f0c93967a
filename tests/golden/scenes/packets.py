"""The Packets tab: the packets and documents of a session as they will be printed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from lead_desktop.domain.model.sessions import Session
from lead_desktop.ui.packets.choices import Document
from lead_desktop.ui.packets.tab import PacketsTab
from lead_desktop.ui.shell.main_window import MainWindow
from lead_desktop.ui.tab import TabKey
from tests.golden.scenes import kit
from tests.golden.scenes.kit import Scene
from tests.golden.stage import Stage

_GUEST, _QUALITY = 10, 5


def _at(stage: Stage, session: int = 7, window: MainWindow | None = None) -> PacketsTab:
    """Go to a session's packets; how long those are that nobody has looked at is not counted yet."""
    tab = (window or stage.window).show_tab(TabKey.PACKETS)
    assert isinstance(tab, PacketsTab)
    tab.choices.document.setCurrentIndex(0)
    if tab.choices.sessions.currentData() != session:
        tab.show_value(Session, session)
    tab.choices.recipient_list.setFocus()
    return tab


def _rest(stage: Stage, tab: PacketsTab) -> None:
    stage.settle()
    stage.wait_until(lambda: tab.up_to_date)
    stage.settle()


def _recipient(row: int, page: int = 1) -> Scene:
    def scene(stage: Stage) -> QWidget:
        tab = _at(stage)
        tab.choices.recipient_list.setCurrentIndex(tab.choices.recipients.index(row))
        _rest(stage, tab)
        tab.preview.go_to(page)
        return stage.window

    return scene


def _document(document: Document) -> Scene:
    def scene(stage: Stage) -> QWidget:
        tab = _at(stage)
        tab.choices.document.setCurrentIndex(tab.choices.document.findData(document))
        _rest(stage, tab)
        stage.afterwards(lambda: tab.choices.document.setCurrentIndex(0))
        return stage.window

    return scene


def _size(words: str) -> Scene:
    """The pages in another size."""

    def scene(stage: Stage) -> QWidget:
        tab = _at(stage)
        tab.choices.recipient_list.setCurrentIndex(tab.choices.recipients.index(_GUEST))
        box = next(
            one for one in tab.preview.findChildren(QComboBox) if one.accessibleName() == "Size of the pages"
        )
        _rest(stage, tab)
        box.setCurrentIndex(box.findText(words))
        tab.preview.go_to(3)
        stage.afterwards(lambda: box.setCurrentIndex(0))
        return tab.preview

    return scene


def _counted(stage: Stage) -> QWidget:
    """The length of every packet that is chosen is known, and so the paper for all of them."""
    tab = _at(stage, 20, stage.workshop())
    tab.choices.recipient_list.setCurrentIndex(tab.choices.recipients.index(_QUALITY))
    _check(tab, range(_QUALITY), Qt.CheckState.Unchecked)
    stage.afterwards(lambda: _check(tab, range(_QUALITY), Qt.CheckState.Checked))
    for row in range(_QUALITY, tab.choices.recipients.rowCount()):
        tab.choices.recipient_list.setCurrentIndex(tab.choices.recipients.index(row))
        _rest(stage, tab)
    return tab.window()


def _options(stage: Stage) -> QWidget:
    """All options, and files that were to be protected by a password that nobody has typed."""
    tab = _at(stage, 20, stage.workshop())
    tab.choices.recipient_list.setCurrentIndex(tab.choices.recipients.index(_QUALITY))
    boxes = (tab.print_check.two_sided, tab.print_check.note_lines, tab.print_check.protect)
    for box in boxes:
        kit.click(stage, box)
        stage.afterwards(partial(box.setChecked, False))
    _rest(stage, tab)
    kit.click(stage, tab.save_button)
    return tab.window()


def _nobody(stage: Stage) -> QWidget:
    """Everybody is left out: there is nothing to save or print."""
    tab = _at(stage, 20, stage.workshop())
    tab.choices.recipient_list.setCurrentIndex(tab.choices.recipients.index(_QUALITY))
    _check(tab, range(tab.choices.recipients.rowCount()), Qt.CheckState.Unchecked)
    _rest(stage, tab)
    return tab.window()


def _check(tab: PacketsTab, rows: range, state: Qt.CheckState) -> None:
    model = tab.choices.recipients
    for row in rows:
        model.setData(model.index(row), state.value, Qt.ItemDataRole.CheckStateRole)


SCENES: dict[str, Scene] = {
    "packets-7-ceo": _recipient(1),
    "packets-7-ceo-progress": _recipient(1, 25),
    "packets-7-quality": _recipient(_QUALITY),
    "packets-7-guest": _recipient(_GUEST),
    "packets-7-agenda": _document(Document.AGENDA),
    "packets-7-sign-in": _document(Document.SIGN_IN),
    "packets-7-attendance": _document(Document.ATTENDANCE),
    "packets-20-counted": _counted,
    "packets-fit-page": _size("Whole page"),
    "packets-fit-width": _size("Fit width"),
    "packets-options": _options,
    "packets-nobody": _nobody,
}
