# SPDX-License-Identifier: GPL-3.0-or-later
"""Every page by keyboard alone: F6 goes through sidebar, header bar and page, Tab through what a page holds and out of
it again, and from a day of the calendar one comes to what lies on it.

Usage: test-journey-keyboard.py LAYAK LAYAKCTL PICTURES
"""

import os
import re
import subprocess
import sys
from pathlib import Path

import driver

# Presses of Tab by which one is out of a page, whatever it holds: a list is one stop.
MOST_STOPS = 80

driver.need()
layak, layakctl, pictures = sys.argv[1], sys.argv[2], Path(sys.argv[3])
pictures.mkdir(parents=True, exist_ok=True)
database = Path(os.environ["HOME"]) / "demo.db"


def find_focus(window):
    """The node of the tree, None while it is the text within a row, of which GTK 4.8 does not tell."""
    return next((node for node in window.tree.read().walk() if node.has(window.atspi.StateType.FOCUSED)), None)


def get_area(node):
    """Sidebar, header bar or page: the part of the window that the focus is in."""
    names = []
    while node is not None:
        names.append(node.name)
        node = node.parent
    if "Pages" in names:
        return "sidebar"
    if not names:
        return "text"
    return "page" if any(re.match(r"Layak\w+Page$", name) for name in names) else "header bar"


class Keyboard:
    """Presses keys that move the focus, and knows where it is."""

    def __init__(self, target):
        self.window = target
        self.focus = find_focus(target)

    def press(self, key):
        former = self.focus.path if self.focus is not None else None

        def has_moved():
            self.focus = find_focus(self.window)
            return (self.focus.path if self.focus is not None else None) != former

        self.window.keys(key)
        self.window.wait(has_moved, f"another focus after {key}")
        return get_area(self.focus)

    def go_to(self, role, key="Tab"):
        for _ in range(MOST_STOPS):
            if self.focus is not None and self.focus.role == role:
                return
            self.press(key)
        raise AssertionError(f"{key} comes to no {role}")


def go_through(me, page):
    """Three presses of F6 come to three areas, and Tab out of the page again; each press comes somewhere."""
    seen = [me.press("F6") for _ in range(3)]
    if set(seen) != {"sidebar", "header bar", "page"}:
        raise AssertionError(f"page {page}: F6 came to {seen}")
    while get_area(me.focus) != "page":
        me.press("F6")
    for stops in range(1, MOST_STOPS):
        if me.press("Tab") in ("sidebar", "header bar"):
            print(f"page {page}: {stops} stops", flush=True)
            return
    raise AssertionError(f"page {page}: Tab does not come out of it")


def open_from_calendar(me):
    """A day with something on it, and the row that tells of it."""
    while get_area(me.focus) != "page":
        me.press("F6")
    me.go_to("table cell")
    for _ in range(31):
        if not me.focus.name.endswith("Nothing"):
            break
        me.press("Left")
    print(me.focus.name, flush=True)
    me.go_to("list item")
    me.window.keys("Return")


subprocess.run([layakctl, "--database", str(database), "init", "--demo"], check=True, stdout=subprocess.DEVNULL)
window = driver.Window([layak, "--database", str(database)], pictures / "journey-keyboard.log",
                       driver.scopes("63.11", 2025, database))
try:
    sidebar = window.find("list", "Pages")
    me = Keyboard(window)
    for number in range(1, sidebar.get_child_count() + 1):
        row = sidebar.get_child_at_index(number - 1)
        window.keys(f"alt+{number}")
        window.wait(lambda r=row: r.get_state_set().contains(window.atspi.StateType.SELECTED), f"page {number}")
        me.focus = find_focus(window)
        go_through(me, number)
    window.keys("alt+4")
    row = sidebar.get_child_at_index(3)
    window.wait(lambda: row.get_state_set().contains(window.atspi.StateType.SELECTED), "the calendar")
    me.focus = find_focus(window)
    open_from_calendar(me)
    window.wait(lambda: not row.get_state_set().contains(window.atspi.StateType.SELECTED), "the page of the record")
    window.shoot(pictures / "journey-keyboard.png")
    if window.close() != 0:
        raise AssertionError("the program ended with a failure")
except BaseException:
    if window.is_running():
        window.shoot(pictures / "journey-keyboard-failed.png")
        window.process.terminate()
    print((pictures / "journey-keyboard.log").read_text(encoding="utf-8"))
    raise
