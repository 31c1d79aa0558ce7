# SPDX-License-Identifier: GPL-3.0-or-later
"""An overdue recommendation is found, postponed and told of, and a training deleted and brought back after a restart:
all by keyboard.

Usage: test-journey-follow-up.py LAYAK LAYAKCTL PICTURES
"""

import csv
import io
import os
import subprocess
import sys
from pathlib import Path

import driver

driver.need()
layak, layakctl, pictures = sys.argv[1], sys.argv[2], Path(sys.argv[3])
pictures.mkdir(parents=True, exist_ok=True)
database = Path(os.environ["HOME"]) / "demo.db"
REASON = "Menunggu anggaran perubahan"
NOTE = "Sudah dibicarakan dengan Bappeda"


def ctl(*arguments):
    return subprocess.run([layakctl, "--database", str(database), *arguments], check=True, stdout=subprocess.PIPE,
                          text=True).stdout


def rows(what):
    return list(csv.DictReader(io.StringIO(ctl("list", what, "--format=csv").lstrip("\ufeff"))))


def start(page):
    return driver.Window([layak, "--database", str(database)], pictures / "journey-follow-up.log",
                         driver.scopes("63.11", 2025, database) + "recommendations-view='board'\n"
                         f"current-page='{page}'\n")


def postpone(window):
    window.keys("ctrl+f")
    window.wait(lambda: window.get_focus_name().startswith("Search recommendations"), "the focus in the search")
    window.press_until("Tab", "Overdue")
    window.keys("space")
    window.find("push button", "Clear")
    window.keys("ctrl+f")
    window.wait(lambda: window.get_focus_name().startswith("Search recommendations"), "the focus back in the search")
    window.keys("Down")
    window.wait(lambda: window.get_focus_name().startswith("Card: "), "the focus on the first card")
    window.keys("shift+F10")
    window.press_until("Down", "Postponed")
    window.keys("Return")
    window.wait(lambda: window.get_focus_name().startswith("Reason for the status"), "the form that asks for a reason")
    window.shoot(pictures / "journey-postpone.png")
    window.type(REASON)
    window.press_until("Tab", "Postponed to")
    if window.get_focus().get_role_name() != "text":
        window.keys("Tab")
    window.keys("ctrl+a")
    window.type("31/12/2026")
    window.keys("ctrl+Return")
    window.wait(lambda: any(row["status"] == "postponed" and row["status_reason"] == REASON
                            and "2026-12-31" in row.values() for row in rows("recommendations")),
                "the postponed recommendation")
    window.wait_gone(None, "Reason for the status")


def tell(window):
    """A note on the first card, and a document for it, wherever the focus is."""
    window.keys("ctrl+f")
    window.wait(lambda: window.get_focus_name().startswith("Search recommendations"), "the focus in the search")
    window.keys("Down")
    window.wait(lambda: window.get_focus_name().startswith("Card: "), "the focus on a card")
    window.keys("Return")
    window.press_until("Tab", "Progress note")
    window.type(NOTE)
    window.keys("ctrl+Return")
    window.wait(lambda: NOTE in ctl("export"), "the note")
    window.keys("ctrl+shift+a")
    window.find(None, "Choose")
    window.keys("Escape")


def delete_training(window, before):
    window.keys("ctrl+f")
    window.wait(lambda: window.get_focus_name().startswith("Search titles"), "the focus in the search")
    window.type("Pelatihan Konvensi Hak Anak")
    window.find("push button", "Clear")
    window.keys("Down")
    window.find("text", "Activity name")
    window.keys("Delete")
    window.wait(lambda: len(rows("trainings")) == before - 1, "one training fewer")


def select_several(window):
    """Ctrl and a click add a row, and take it away again, without opening any."""
    titles = ("Bimtek Evaluasi Mandiri KLA", "Pelatihan Jurnalis Ramah Anak", "Sosialisasi Diversi dan ABH")
    for count, title in enumerate(titles, 1):
        window.click(window.find("label", title), "ctrl")
        if count > 1:
            window.find("status bar", f"{count} selected")
    window.click(window.find("label", titles[0]), "ctrl")
    window.find("status bar", "2 selected")
    if window._look("text", "Activity name", None) is not None:
        raise AssertionError("the editor came up while several were selected")


def finish(window):
    if window.close() != 0:
        raise AssertionError("the program ended with a failure")


ctl("init", "--demo")
given = len(rows("trainings"))
window = start("recommendations")
try:
    postpone(window)
    tell(window)
    finish(window)

    window = start("trainings")
    delete_training(window, given)
    finish(window)

    window = start("trainings")
    window.find("tree table", "Trainings")
    window.keys("ctrl+z")
    window.wait(lambda: len(rows("trainings")) == given, "the training back after the restart")
    select_several(window)
    finish(window)
except BaseException:
    if window.is_running():
        window.shoot(pictures / "journey-follow-up-failed.png")
        window.process.terminate()
    print((pictures / "journey-follow-up.log").read_text(encoding="utf-8"))
    raise
