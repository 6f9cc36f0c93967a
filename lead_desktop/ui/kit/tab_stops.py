"""The stops of the Tab key in the order in which they are seen, however and whenever they were made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

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
            yield from _of_layout(layout, [one for one in widget.children() if isinstance(one, QWidget)])


def _of_layout(layout: QLayout, widgets: Sequence[QWidget]) -> Iterator[QWidget]:
    """Yield those of some widgets that a layout holds, in its order, and those of the layouts in it.

    What is in it is asked for its place, never for its item: PySide keeps every item that was once asked for
    as long as the layout lives. The item itself goes with its widget, and what next comes to lie at its
    address may be freed twice.
    """
    places: list[tuple[int, QWidget | QLayout]] = [(layout.indexOf(one), one) for one in widgets]
    places += [(layout.indexOf(one), one) for one in layout.children() if isinstance(one, QLayout)]
    for place, one in sorted(places, key=lambda found: found[0]):
        if place < 0:
            continue
        if isinstance(one, QLayout):
            yield from _of_layout(one, widgets)
        else:
            yield one
