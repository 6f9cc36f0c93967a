"""Every shortcut that is shown works where it is shown, and none stands for two things."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from lead_desktop.ui.shell.about import SHORTCUTS
from lead_desktop.ui.shell.main_window import MainWindow
from lead_desktop.ui.tab import TabKey
from tests.ui.test_dialogs import mnemonics


def of_menus(window: MainWindow) -> Counter[str]:
    """Return the keys of all entries of the menus, however deep."""
    found: Counter[str] = Counter()
    waiting: list[QMenu] = [
        menu for action in window.menus.actions() if isinstance(menu := action.menu(), QMenu)
    ]
    seen: set[QAction] = set()
    while waiting:
        for action in waiting.pop().actions():
            submenu = action.menu()
            if isinstance(submenu, QMenu):
                waiting.append(submenu)
            elif action not in seen:
                seen.add(action)
                found.update(one.toString() for one in action.shortcuts())
    return found


def of_widgets(window: QWidget) -> Counter[str]:
    """Return the keys that stand in no menu and work in the whole window."""
    return Counter(one.key().toString() for one in window.findChildren(QShortcut) if one.isEnabled())


@pytest.mark.parametrize("key", TabKey)
def test_no_key_stands_for_two_things(window: MainWindow, key: TabKey) -> None:
    window.show_tab(key)
    shown = window.tabs.currentWidget()
    assert shown is not None
    # What another tab has is asleep while that tab is not in view.
    others = {
        one
        for place in window.places
        if place.key is not key and place.key in window._made
        for one in window.tab(place.key).findChildren(QShortcut)
    }
    everywhere = of_menus(window) + Counter(
        one.key().toString() for one in window.findChildren(QShortcut) if one not in others
    )
    twice = {keys: count for keys, count in everywhere.items() if count > 1}
    assert twice == {}


def test_every_key_of_the_menus_is_in_the_list_of_shortcuts_or_in_its_menu(window: MainWindow) -> None:
    told = {
        QKeySequence(part.strip()).toString()
        for _, lines in SHORTCUTS
        for keys, _ in lines
        for part in keys.replace("…", ",").split(",")
    }
    windows_own = of_widgets(window)
    missing = sorted(keys for keys in windows_own if keys not in told)
    assert missing == [], "no menu shows these, and the list of shortcuts does not either"


@pytest.mark.parametrize("key", TabKey)
def test_no_letter_is_underlined_twice_in_view(window: MainWindow, key: TabKey) -> None:
    window.show_tab(key)
    QApplication.processEvents()
    letters = mnemonics(window)
    letters.update(action.text().partition("&")[2][:1].upper() for action in window.menus.actions())
    assert {letter: count for letter, count in letters.items() if count > 1} == {}
