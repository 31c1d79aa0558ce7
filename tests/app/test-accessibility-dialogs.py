# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader is told of all that opens over a page: menus, filters, dialogs, windows beside it, the form of
the board, a table to be matched and a report to be reviewed; in English and in Indonesian.

Usage: test-accessibility-dialogs.py LAYAK LAYAKCTL FOLDER
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
home = Path(os.environ["HOME"])

SETTINGS = "recommendations-view='board'\ncurrent-page='recommendations'\n"
EDITED = "training:01980000-de30-7008-8000-000000000009"
# By Alt and their number: trainings, indicators, agencies, reports.
PAGES = "2", "5", "7", "8"


def ctl(database, *arguments):
    subprocess.run([layakctl, "--database", str(database), *arguments], check=True, stdout=subprocess.DEVNULL)


def make_files(mine, table, report):
    """A table of trainings, and a report of another office that edits what is edited here too."""
    table.write_text("Kegiatan;Tanggal mulai;Lain\nBimtek SRA;07/10/2025;x\n", encoding="utf-8")
    theirs = mine.with_name(f"theirs-{mine.name}")
    ctl(theirs, "init")
    ctl(mine, "export", "--output", str(report))
    ctl(theirs, "import", str(report))
    ctl(mine, "set", EDITED, "venue=Aula Mayang Maurai Lantai 2")
    ctl(theirs, "set", EDITED, "venue=Gedung Sanggam")
    ctl(theirs, "export", "--output", str(report))


class Walk:
    """One language, one run of the program with each of the files, and one with none."""

    def __init__(self, language, foreign, translate):
        self.language, self.foreign, self.translate = language, foreign, translate
        self.database = home / f"{language}.db"
        ctl(self.database, "init", "--demo")

    def open(self, *files):
        self.window = driver.Window([layak, "--database", str(self.database), *map(str, files)],
                                    folder / f"accessibility-dialogs-{self.language}.log",
                                    driver.scopes("63.11", 2025, self.database) + SETTINGS)
        self.reader = reader.Reader(self.window, self.foreign)

    def count_windows(self):
        return self.window.application.get_child_count()

    def aside(self, what, show):
        """A window of its own, closed by Escape."""
        before = self.count_windows()
        show()
        self.window.wait(lambda: self.count_windows() > before, f"a window: {what}")
        self.reader.read(what)
        self.window.keys("Escape")
        self.window.wait(lambda: self.count_windows() == before, f"the end of {what}")

    def menus(self, before):
        """Each is opened once, by the action that a key has too, and closed by Escape."""
        for node in self.window.find_menus(before):
            with self.window.menu(node) as menu:
                self.reader.read(f"the menu “{node.name}”", menu)

    def find_card(self):
        """The card that has the focus."""
        focus = self.window.get_focus()
        kind = self.translate("Card: %s, status: %s").partition("%")[0]
        return focus if focus and (focus.get_name() or "").startswith(kind) else None

    def reach_card(self):
        """By keys alone, from the search on."""
        window = self.window
        window.keys("ctrl+f")
        window.wait(lambda: (window.get_focus() or window.application).get_role_name() in ("entry", "text"),
                    "the search")
        for _ in range(20):
            last = window.get_focus().path
            window.keys("Tab")
            window.wait(lambda last=last: (window.get_focus() or window.application).path != last, "the next stop")
            if self.find_card():
                return
        raise AssertionError("no card can be reached")

    def board(self):
        """A card moved on until something is asked for."""
        window = self.window
        window.find("label", self.translate("Postponed"))
        self.reach_card()
        window.keys("shift+F10")
        self.reader.read("the menu of a card")
        window.keys("Escape")
        card = window.wait(self.find_card, "the card again")
        for status in "Agreed", "In progress":
            window.keys("ctrl+shift+Right")
            window.wait(lambda status=status: self.translate(status) in (self.find_card() or card).get_name(), status)
        window.keys("ctrl+shift+Right")
        window.find("push button", self.translate("Cancel"))
        self.reader.read("the form of a status")
        window.keys("Escape")
        window.wait(self.find_card, "the card that stays")

    def saved_filter(self):
        """Kept in the sidebar, and named anew by its key."""
        window = self.window
        window.click(window.find("push button", self.translate("Held")))
        button = window.find("push button", self.translate("Save…"))
        window.click(button)
        window.find(None, self.translate("Name of the filter"))
        self.reader.read("the name of a filter", button.get_parent())
        window.type("Uji")
        window.keys("Return")
        window.find(None, "Uji")
        self.reader.read("a filter that is kept", window.find("list", self.translate("Pages")).get_parent())

    def pages(self):
        self.reader.read("the board")
        self.menus(set())
        self.board()
        self.reader.close()
        for page in PAGES:
            before = set(self.reader.known)
            self.window.keys(f"alt+{page}")
            self.reader.read(f"page {page}")
            self.menus(before)
            if page == "2":
                self.saved_filter()
            self.reader.close()
        self.window.keys("alt+7")
        button = self.translate("New agency or partner")
        self.aside("the dialog of a new record",
                   lambda: self.window.activate(self.window.find("push button", button)))
        if self.window.close() != 0:
            raise AssertionError("the program ended with a failure")

    def file(self, path, button):
        """What is shown before it is imported."""
        self.open(path)
        self.window.find("push button", self.translate(button))
        self.reader.read(path.name)
        self.window.process.terminate()
        self.window.process.wait()
        return list(self.reader.faults.values())

    def run(self):
        table, report = home / f"{self.language}.csv", home / f"{self.language}.xml"
        try:
            self.open()
            self.pages()
            faults = list(self.reader.faults.values())
            make_files(self.database, table, report)
            return faults + self.file(table, "Preview") + self.file(report, "Skip conflicts and import")
        except BaseException:
            if self.window.is_running():
                self.window.shoot(folder / "accessibility-dialogs-failed.png")
                self.window.process.terminate()
            print(Path(self.window.log.name).read_text(encoding="utf-8"))
            raise


reader.run(lambda *language: Walk(*language).run())
