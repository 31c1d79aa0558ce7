# SPDX-License-Identifier: GPL-3.0-or-later
"""What a planner does on the first day: choose samples, start anew, record a training, take a step back.

Usage: test-journey.py LAYAK LAYAKCTL PICTURES
"""

import os
import subprocess
import sys
from pathlib import Path

import driver

driver.need()
layak, layakctl, pictures = sys.argv[1], sys.argv[2], Path(sys.argv[3])
pictures.mkdir(parents=True, exist_ok=True)
data = Path(os.environ["XDG_DATA_HOME"]) / "layak"


def ctl(*arguments, database):
    return subprocess.run([layakctl, "--database", str(database), *arguments], check=True, capture_output=True,
                          text=True).stdout


def titles(database):
    return ctl("list", "trainings", "--format=csv", database=database)


own = data / "layak.db"
window = driver.Window([layak], pictures / "journey.log", driver.scopes("63.11", 2025, own))
try:
    window.find("label", "Welcome to Layak")
    window.shoot(pictures / "journey-start.png")

    # A training of one's own: it exists at once, and its name is where the typing goes.
    window.activate(window.find("push button", "New training"))
    window.find("label", "New training")
    window.wait(lambda: "New training" in titles(own), "the new training in the database")
    window.find("text", "Activity name")
    window.keys("ctrl+a")
    window.type("Pelatihan guru")
    window.keys("Tab")
    window.wait(lambda: "Pelatihan guru" in titles(own), "the name in the database")
    window.shoot(pictures / "journey-training.png")

    # The focus is outside the text now, so undo takes back the step.
    window.keys("ctrl+z")
    window.wait(lambda: "New training" in titles(own), "the former name")
    window.keys("ctrl+shift+z")
    window.wait(lambda: "Pelatihan guru" in titles(own), "the name again")

    # So it does from the search, into which nothing was typed.
    window.keys("ctrl+f", "ctrl+z")
    window.wait(lambda: "New training" in titles(own), "the former name, from the search")
    window.keys("ctrl+shift+z")
    window.wait(lambda: "Pelatihan guru" in titles(own), "the name again, from the search")

    # What another program writes is seen within a second.
    ctl("add", "training", "title=From elsewhere", "status=held", "regency=63.11", "start-date=2025-03-04",
        database=own)
    window.find("label", "From elsewhere")

    # Jump to it.
    window.keys("ctrl+k")
    window.type("elsewhere")
    window.keys("Return")
    window.wait(lambda: window.find("text", "Activity name"), "the editor")
    window.shoot(pictures / "journey-editor.png")

    if window.close() != 0:
        raise AssertionError("the program ended with a failure")
except BaseException:
    if window.is_running():
        window.shoot(pictures / "journey-failed.png")
        window.process.terminate()
    print((pictures / "journey.log").read_text(encoding="utf-8"))
    raise
