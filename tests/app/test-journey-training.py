# SPDX-License-Identifier: GPL-3.0-or-later
"""A training from nothing to held, with 100 participants and 6 recommendations, by keyboard alone.

It takes fewer than 60 actions: a key pressed, or a text typed without leaving the keys. Usage:
test-journey-training.py LAYAK LAYAKCTL PICTURES
"""

import csv
import io
import os
import subprocess
import sys
from pathlib import Path

import driver

MOST = 60

driver.need()
layak, layakctl, pictures = sys.argv[1], sys.argv[2], Path(sys.argv[3])
pictures.mkdir(parents=True, exist_ok=True)
database = Path(os.environ["XDG_DATA_HOME"]) / "work.db"


def ctl(*arguments):
    return subprocess.run([layakctl, "--database", str(database), *arguments], check=True, capture_output=True,
                          text=True).stdout


def rows(what, *options):
    return list(csv.DictReader(io.StringIO(ctl("list", what, "--format=csv", *options))))


class Keyboard:
    """Counts what a person does."""

    def __init__(self, target):
        self.window, self.actions = target, 0

    def press(self, *keys):
        for key in keys:
            self.actions += 1
            self.window.keys(key)

    def type(self, text):
        self.actions += 1
        self.window.type(text)


def shown():
    """What is stored of the training, as the command line shows it."""
    found = rows("trainings")
    return ctl("show", found[0]["uuid"]) if found else ""


ctl("init")
window = driver.Window([layak, "--database", str(database)], pictures / "journey-training.log",
                       driver.scopes("63.11", 2025, database))
me = Keyboard(window)
try:
    window.find("push button", "New training")
    me.press("ctrl+n")
    window.find("text", "Activity name")

    # The name and the status.
    me.type("Pelatihan Konvensi Hak Anak")
    me.press("Tab", "space", "Down", "Down", "Return")
    window.wait(lambda: "held" in shown(), "the status")
    if "Pelatihan Konvensi Hak Anak" not in shown():
        raise AssertionError("the name was not typed over the one a new training has")

    # The headings of the form: dates, participants, indicators, recommendations.
    me.press("ctrl+Next")
    me.type("20 s.d. 22 Agustus 2025")
    me.press("ctrl+Next")
    me.type("100")
    me.press("ctrl+Next")
    me.type("Narasumber Pertama")
    me.press("Return")
    window.find(None, "Narasumber Pertama")
    me.press("ctrl+Next", "ctrl+Next", "space")
    me.type("21A")
    me.press("Return")
    window.wait(lambda: "2024-21A" in shown(), "the indicator")
    me.press("ctrl+Next", "ctrl+Next", "ctrl+Next", "ctrl+Next")
    for i in range(1, 7):
        me.type(f"Rekomendasi ke-{i}; {i}/12/2025")
        me.press("Return")
        window.wait(lambda n=i: len(rows("recommendations")) == n, f"recommendation {i}")
    window.shoot(pictures / "journey-training.png")

    text = shown()
    for expected in ("2025-08-20", "2025-08-22", "100", "2024-21A"):
        if expected not in text:
            raise AssertionError(f"{expected} is not in: {text}")
    found = rows("recommendations")
    if sorted(row["due_date"] for row in found) != [f"2025-12-{day:02}" for day in range(1, 7)]:
        raise AssertionError(f"the dates are {found}")
    if me.actions >= MOST:
        raise AssertionError(f"it took {me.actions} actions, which is not fewer than {MOST}")
    print(f"{me.actions} actions")
    if window.close() != 0:
        raise AssertionError("the program ended with a failure")
except BaseException:
    if window.is_running():
        window.shoot(pictures / "journey-training-failed.png")
        window.process.terminate()
    print((pictures / "journey-training.log").read_text(encoding="utf-8"))
    raise
