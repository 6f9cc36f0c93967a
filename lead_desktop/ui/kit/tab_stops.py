"""The stops of the Tab key in the order in which they are seen, however and whenever they were made."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QSplitter, QStackedWidget, QWidget


def tab_stops(root: QWidget) -> list[QWidget]:
    """Return what Tab comes to below a widget, itself included: by layouts, from the first to the last."""
    return [widget for widget in dict.fromkeys(_in_order(root)) if is_stop(widget)]


def is_stop(widget: QWidget) -> bool:
    """Tell whether the Tab key can come to a widget now."""
    return (
        widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
        and bool(Qt.FocusPolicy(widget.focusPolicy()) & Qt.FocusPolicy.TabFocus)
    )


def _in_order(widget: QWidget) -> Iterator[QWidget]:
    yield widget
    placed: set[QWidget] = set()
    for child in _placed(widget):
        if child not in placed:
            placed.add(child)
            yield from _in_order(child)
    for other in widget.children():
        # What lies over the others, or what Qt made for itself.
        if isinstance(other, QWidget) and not other.isWindow() and other not in placed:
            yield from _in_order(other)


def _placed(widget: QWidget) -> Iterator[QWidget]:
    """Yield the children that have a place, in its order."""
    if isinstance(widget, QSplitter | QStackedWidget):
        for at in range(widget.count()):
            child = widget.widget(at)
            if child is not None:
                yield child
    elif isinstance(widget, QScrollArea):
        inside = widget.widget()
        if inside is not None:
            yield inside
    else:
        layout = widget.layout()
        if layout is not None:
            yield from _of_layout(layout)


def _of_layout(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _of_layout(inner)
