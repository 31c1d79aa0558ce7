# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader is told on every page, in English and in Indonesian.

Usage: test-accessibility.py LAYAK LAYAKCTL FOLDER

Walks the pages with Alt+1 and so on, the editors and the dialogs, and fails where something that can be operated has no
name, where a page cannot be reached, or where an English word is left in the Indonesian window.

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
import subprocess
import sys
from pathlib import Path

import driver

driver.need()
layak, layakctl, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
folder.mkdir(parents=True, exist_ok=True)

TRAINING = "Pelatihan Konvensi Hak Anak"
RECOMMENDATION = "Bentuk PATBM di 12 desa prioritas"
OPERATED = {"push button", "toggle button", "check box", "radio button", "entry", "text", "password text", "combo box",
            "spin button", "slider", "list item", "menu item", "check menu item", "radio menu item", "link", "page tab",
            "switch"}
# What GTK answers for a widget that nobody named.
NAMELESS = re.compile(r"^((Gtk|Adw|Layak)[A-Z]\w*)?$")


class Reader:
    """Goes through the widgets and keeps what is wrong with them. What it has closed it does not visit again."""

    def __init__(self, window, foreign):
        self.window, self.foreign = window, foreign
        self.known, self.closed, self.roots = set(), set(), []
        self.seen, self.faults = {}, {}

    def visit(self, node, trail, below_fresh):
        if node.path in self.closed:
            return 0
        fresh = node.path not in self.known
        self.known.add(node.path)
        if fresh and not below_fresh:
            self.roots.append(node.path)
        name = node.get_name() or ""
        role = node.get_role_name()
        self.judge(node, role, name, trail)
        told = trail if NAMELESS.match(name) else trail + (f"{role} “{name}”",)
        found = int(fresh)
        for i in range(node.get_child_count()):
            child = node.get_child_at_index(i)
            if child is not None:
                found += self.visit(child, told, fresh)
        return found

    def judge(self, node, role, name, trail):
        place = " in ".join(reversed(trail[-3:]))
        if role in OPERATED and NAMELESS.match(name) and self.is_fault(node, role):
            self.seen[node.path] = f"{role} {name} without a name, in {place}"
        elif name.replace("_", "") in self.foreign:
            self.seen[node.path] = f"English {role} “{name}” in {place}"

    def is_fault(self, node, role):
        if not (node.get_state_set().contains(self.window.atspi.StateType.FOCUSABLE) and self.window.is_shown(node)):
            return False
        # What lies in it is read instead; one that says nothing at all stays a fault.
        return (role != "list item" and node.get_name() != "GtkExpander"
                or all(NAMELESS.match(inner.get_name() or "") for inner in self.window.walk(node)))

    def read(self, what):
        """Until a walk brings nothing new: pages fill themselves from the database after they are shown."""
        def at_rest():
            self.seen = {}
            return self.visit(self.window.application, (), False) == 0

        self.window.wait(at_rest, f"{what} at rest", 40)
        self.faults.update(self.seen)

    def close(self):
        """What was fresh since the first page is read, and need not be again."""
        self.closed.update(self.roots)
        self.roots.clear()


class Walk:
    """One language, one run of the program."""

    def __init__(self, language, foreign, translate):
        self.translate = translate
        database = Path(os.environ["HOME"]) / f"{language}.db"
        subprocess.run([layakctl, "--database", str(database), "init", "--demo"], check=True,
                       stdout=subprocess.DEVNULL)
        self.window = driver.Window([layak, "--database", str(database)], folder / f"accessibility-{language}.log",
                                    "scope-regency='63.11'\nscope-year=2025\n")
        self.reader = Reader(self.window, foreign)

    def record(self, text):
        """Ctrl+K, a few words, Enter once it is found."""
        window = self.window
        search = window.find("push button", self.translate("Go to…"))

        def is_found():
            return any(text in (node.get_name() or "") for node in window.walk(search))

        window.keys("ctrl+k")
        self.reader.read("the search")
        window.type(text)
        window.wait(is_found, f"the hit “{text}”")
        self.reader.read("the hits")
        window.keys("Return")
        self.reader.read(text)

    def dialog(self, key, ours=True):
        """A window of its own, closed by Escape."""
        window = self.window
        before = window.application.get_child_count()
        window.keys(key)
        window.wait(lambda: window.application.get_child_count() > before, f"a window after {key}")
        if ours:
            self.reader.read(f"the window after {key}")
        window.keys("Escape")
        window.wait(lambda: window.application.get_child_count() == before, f"the end of the window after {key}")

    def everything(self):
        window, reader = self.window, self.reader
        sidebar = window.find("list", self.translate("Pages"))
        rows = [sidebar.get_child_at_index(i) for i in range(sidebar.get_child_count())]
        reader.read("the first page")
        reader.roots.clear()
        window.keys("F10")
        reader.read("the main menu")
        window.keys("Escape")
        for key in "ctrl+shift+e", "ctrl+comma", "ctrl+h", "F1":
            self.dialog(key)
        # That of the shortcuts is GTK's: its buttons have no names, but it opens without a warning.
        self.dialog("ctrl+question", ours=False)
        reader.roots.clear()

        for i, row in enumerate(rows):
            name = row.get_name()
            window.keys(f"alt+{i + 1}")
            window.wait(lambda row=row: row.get_state_set().contains(window.atspi.StateType.SELECTED),
                        f"page {i + 1}, “{name}”, after Alt+{i + 1}")
            reader.read(name)
            for title, text in ("Trainings", TRAINING), ("Follow-up", RECOMMENDATION):
                if name.startswith(self.translate(title)):
                    self.record(text)
            reader.close()
        return list(reader.faults.values())

    def run(self):
        try:
            faults = self.everything()
            if self.window.close() != 0:
                raise AssertionError("the program ended with a failure")
        except BaseException:
            if self.window.is_running():
                self.window.shoot(folder / "accessibility-failed.png")
                self.window.process.terminate()
            print(Path(self.window.log.name).read_text(encoding="utf-8"))
            raise
        return faults


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


failed = 0
for language, name in ("en", "C.UTF-8"), ("id", "id_ID.UTF-8"):
    try:
        locale.setlocale(locale.LC_ALL, name)
    except locale.Error:
        print(f"{language}: left out, as there is no locale {name}")
        continue
    os.environ["LANGUAGE"], os.environ["LC_ALL"] = language, name
    catalogue = load_catalogue() if language == "id" else {}
    for fault in Walk(language, set(catalogue), lambda text: catalogue.get(text, text)).run():
        print(f"{language}: {fault}")
        failed += 1
sys.exit(failed > 0)
