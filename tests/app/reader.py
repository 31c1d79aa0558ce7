# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a window as a screen reader does, and keeps what is wrong with it: what can be operated and has no name, what
can be pressed and not be reached by key, and an English word in the Indonesian window.

GTK 4.8 cannot be told everything; what follows is therefore not looked for:
- a row of a list or table has no name of its own (GtkListItem:accessible-label came with 4.12): its cells are read;
- an expander does not take its name from its label, which is read as what lies in it;
- a column view does not tell which header belongs to a cell, and its headers are not buttons;
- announcements do not exist (gtk_accessible_announce came with 4.14): the window sets a label of the role “status”;
- a role cannot change, and text in views has no attributes;
- states know “visible”, not “showing”: what lies on a hidden page of a stack looks like what is seen.
"""

import gettext
import locale
import os
import re
import sys
from pathlib import Path

OPERATED = {"push button", "toggle button", "check box", "radio button", "entry", "text", "password text", "combo box",
            "spin button", "slider", "list item", "menu item", "check menu item", "radio menu item", "link", "page tab",
            "switch"}
# What GTK answers for a widget that nobody named.
NAMELESS = re.compile(r"^((Gtk|Adw|Layak)[A-Z]\w*)?$")


class Reader:
    """Goes through the widgets and keeps what is wrong with them. What it has closed it does not visit again."""

    def __init__(self, window, foreign):
        self.window, self.tree, self.kinds, self.foreign = window, window.tree, window.atspi.StateType, foreign
        self.known, self.closed, self.roots = set(), set(), []
        self.seen, self.faults = {}, {}

    def visit(self, node, trail, below_fresh):
        if node.path in self.closed:
            return 0
        fresh = node.path not in self.known
        self.known.add(node.path)
        if fresh and not below_fresh:
            self.roots.append(node.path)
        self.judge(node, trail)
        told = trail if NAMELESS.match(node.name) else trail + (f"{node.role} “{node.name}”",)
        return int(fresh) + sum(self.visit(child, told, fresh) for child in node.children)

    def judge(self, node, trail):
        place = " in ".join(reversed(trail[-3:]))
        operated = node.role in OPERATED
        if operated and NAMELESS.match(node.name) and self.is_fault(node):
            self.seen[node.path] = f"{node.role} {node.name} without a name, in {place}"
        elif operated and self.is_out_of_reach(node):
            self.seen[node.path] = f"{node.role} “{node.name}” takes no focus, in {place}"
        elif operated and "_" in node.name and self.tree.is_shown(node):
            self.seen[node.path] = f"{node.role} “{node.name}” with the mark of its key, in {place}"
        elif node.name.replace("_", "") in self.foreign:
            self.seen[node.path] = f"English {node.role} “{node.name}” in {place}"

    def is_fault(self, node):
        if not (node.has(self.kinds.FOCUSABLE) and self.tree.is_shown(node)):
            return False
        # What lies in it is read instead; one that says nothing at all stays a fault.
        return (node.role != "list item" and node.name != "GtkExpander"
                or all(NAMELESS.match(inner.name) for inner in node.walk()))

    def is_out_of_reach(self, node):
        """What can be pressed, but by no key."""
        if not node.has(self.kinds.SENSITIVE) or node.has(self.kinds.FOCUSABLE) or self.is_of_a_day(node):
            return False
        return self.tree.is_shown(node) and self.tree.count_actions(node) > 0

    def is_of_a_day(self, node):
        """What lies on the days of the calendar: a day takes the focus, and what it holds is then in the list beside
        it. The journey by keyboard goes that way."""
        above = node.parent.parent if node.parent.role == "push button" else node.parent
        return above.role == "table" and any(cell.role == "table cell" and cell.has(self.kinds.FOCUSABLE)
                                             for cell in above.children)

    def read(self, what, root=None):
        """Until a walk brings nothing new: pages fill themselves from the database after they are shown."""
        def at_rest():
            self.seen = {}
            return self.visit(self.tree.read(root.path if root is not None else None), (), False) == 0

        self.window.wait(at_rest, f"{what} at rest", 40)
        self.faults.update(self.seen)

    def close(self):
        """What was fresh since the first page is read, and need not be again."""
        self.closed.update(self.roots)
        self.roots.clear()


def load_catalogue():
    """The Indonesian translations that differ from the English, without the marks of keys."""
    file = Path(os.environ["LAYAK_LOCALEDIR"]) / "id" / "LC_MESSAGES" / "layak.mo"
    with open(file, "rb") as stream:
        messages = gettext.GNUTranslations(stream)._catalog
    pairs = [(english.replace("_", ""), text.replace("_", "")) for english, text in messages.items()
             if isinstance(english, str)]
    # One letter is also a key or a code, and a word may be Indonesian where it stands for something else.
    indonesian = {text for _, text in pairs}
    return {english: text for english, text in pairs if len(english) > 1 and english not in indonesian}


def run(walk):
    """In each language: @walk is called with its name and what translates, and answers what is wrong."""
    failed = 0
    for language, name in ("en", "C.UTF-8"), ("id", "id_ID.UTF-8"):
        try:
            locale.setlocale(locale.LC_ALL, name)
        except locale.Error:
            print(f"{language}: left out, as there is no locale {name}")
            continue
        os.environ["LANGUAGE"], os.environ["LC_ALL"] = language, name
        catalogue = load_catalogue() if language == "id" else {}
        for fault in walk(language, set(catalogue), lambda text, words=catalogue: words.get(text, text)):
            print(f"{language}: {fault}")
            failed += 1
    sys.exit(failed > 0)
