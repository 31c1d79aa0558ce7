# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader is told on every page, in English and in Indonesian.

Usage: test-accessibility.py LAYAK LAYAKCTL FOLDER

Walks the pages with Alt+1 and so on, the editors and the dialogs, and fails where something that can be operated has no
name, where a page cannot be reached, or where an English word is left in the Indonesian window.
"""

import os
import subprocess
import sys
from pathlib import Path

import driver
import reader

driver.need()
layak, layakctl, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
folder.mkdir(parents=True, exist_ok=True)

TRAINING = "Pelatihan Konvensi Hak Anak"
RECOMMENDATION = "Bentuk PATBM di 12 desa prioritas"


class Walk:
    """One language, one run of the program."""

    def __init__(self, language, foreign, translate):
        self.translate = translate
        database = Path(os.environ["HOME"]) / f"{language}.db"
        subprocess.run([layakctl, "--database", str(database), "init", "--demo"], check=True,
                       stdout=subprocess.DEVNULL)
        self.window = driver.Window([layak, "--database", str(database)], folder / f"accessibility-{language}.log",
                                    driver.scopes("63.11", 2025, database))
        self.reader = reader.Reader(self.window, foreign)

    def record(self, text):
        """Ctrl+K, a few words, Enter once it is found."""
        window = self.window
        search = window.find("push button", self.translate("Go to…"))

        def is_found():
            return any(text in node.name for node in window.tree.read(search.path).walk())

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
        window, heard = self.window, self.reader
        sidebar = window.find("list", self.translate("Pages"))
        rows = [sidebar.get_child_at_index(i) for i in range(sidebar.get_child_count())]
        heard.read("the first page")
        heard.roots.clear()
        window.keys("F10")
        heard.read("the main menu")
        window.keys("Escape")
        for key in "ctrl+shift+e", "ctrl+comma", "ctrl+h", "F1":
            self.dialog(key)
        # That of the shortcuts is GTK's: its buttons have no names, but it opens without a warning.
        self.dialog("ctrl+question", ours=False)
        heard.roots.clear()

        for i, row in enumerate(rows):
            name = row.get_name()
            window.keys(f"alt+{i + 1}")
            window.wait(lambda row=row: row.get_state_set().contains(window.atspi.StateType.SELECTED),
                        f"page {i + 1}, “{name}”, after Alt+{i + 1}")
            heard.read(name)
            for title, text in ("Trainings", TRAINING), ("Follow-up", RECOMMENDATION):
                if name.startswith(self.translate(title)):
                    self.record(text)
            heard.close()
        return list(heard.faults.values())

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


reader.run(lambda *language: Walk(*language).run())
