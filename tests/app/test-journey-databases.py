# SPDX-License-Identifier: GPL-3.0-or-later
"""A backup is made and brought back, another database opened, and the former one again: all by keyboard, from the main
menu.

Usage: test-journey-databases.py LAYAK LAYAKCTL PICTURES
"""

import os
import subprocess
import sys
from pathlib import Path

import driver

driver.need()
layak, layakctl, pictures = sys.argv[1], sys.argv[2], Path(sys.argv[3])
pictures.mkdir(parents=True, exist_ok=True)
home = Path(os.environ["HOME"])
# The dialog that asks for a file looks into those it shows, by which the process loses its locks of a database.
own, other, backup = home / "data" / "own.db", home / "other.db", home / "cadangan.db"
own.parent.mkdir(exist_ok=True)


def ctl(database, *arguments):
    return subprocess.run([layakctl, "--database", str(database), *arguments], check=True, stdout=subprocess.PIPE,
                          text=True).stdout


def add_training(database, title):
    ctl(database, "add", "training", f"title={title}", "status=held", "regency=63.11", "start-date=2025-03-04")


def titles(database):
    return ctl(database, "list", "trainings", "--format=csv")


def choose(window, name):
    """From the main menu, with the arrows."""
    window.keys("F10")
    window.press_until("Down", name, get_newest(window))
    window.keys("Return")


def get_newest(window):
    """The window that came last."""
    return window.application.get_child_at_index(window.application.get_child_count() - 1)


def give_file(window, path, button, key=None):
    """The path, typed into the dialog that asks for a file; its slash makes one that opens files take it."""
    window.find("push button", button)
    if key is not None:
        window.keys(key)
    window.type(str(path))
    window.keys("Return")


def back_up_and_restore(window):
    choose(window, "Back up")
    give_file(window, backup, "Back up", "ctrl+a")
    window.find("label", "The database is backed up")
    window.wait(backup.exists, "the backup")
    add_training(own, "Terlalu banyak")
    window.find("label", "Terlalu banyak")
    choose(window, "Restore a backup")
    give_file(window, backup, "Choose")
    window.find("push button", "Replace")
    window.shoot(pictures / "journey-restore.png")
    window.press_until("Tab", "Replace", get_newest(window))
    window.keys("Return")
    window.wait(lambda: "Terlalu banyak" not in titles(own), "the former state")
    window.wait_gone("label", "Terlalu banyak")


def open_other(window):
    choose(window, "Open database")
    give_file(window, other, "Open")
    window.find("label", "other.db")
    window.find("label", "Pelatihan lain")
    window.shoot(pictures / "journey-other.png")


def reopen_other(window):
    """Closed, and brought back from the list of those opened before."""
    window.keys("ctrl+w")
    window.wait_gone("label", "Pelatihan lain")
    # As a window manager would.
    window.run("xdotool", "windowfocus", "--sync", window.get_id())
    choose(window, "Opened before")
    window.press_until("Down", "other", get_newest(window))
    window.keys("Return")
    window.find("label", "Pelatihan lain")


ctl(own, "init")
ctl(other, "init")
add_training(own, "Pelatihan sendiri")
add_training(other, "Pelatihan lain")
# Named alone, as a file manager does.
window = driver.Window([layak, str(own)], pictures / "journey-databases.log",
                       driver.scopes("63.11", 2025, own, other) + "current-page='trainings'\n")
try:
    window.find("label", "Pelatihan sendiri")
    back_up_and_restore(window)
    open_other(window)
    reopen_other(window)
    if window.close() != 0:
        raise AssertionError("the program ended with a failure")
except BaseException:
    if window.is_running():
        window.shoot(pictures / "journey-databases-failed.png")
        window.process.terminate()
    print((pictures / "journey-databases.log").read_text(encoding="utf-8"))
    raise
