# SPDX-License-Identifier: GPL-3.0-or-later
"""Real keys in the forms beside the editor: the dates of several batches, a line each; templates
where there is none; drafts that are left as they were made.

Usage: test-journey-forms.py LAYAK LAYAKCTL PICTURES
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
database = Path(os.environ["XDG_DATA_HOME"]) / "forms.db"


def ctl(*arguments):
    return subprocess.run([layakctl, "--database", str(database), *arguments], check=True, capture_output=True,
                          text=True).stdout


def trainings():
    return sorted((row["title"], row["start_date"])
                  for row in csv.DictReader(io.StringIO(ctl("list", "trainings", "--format=csv"))))


def leave_templates(window):
    """Where there is no template yet, Escape leaves as anywhere, and where one is made is there as it says."""
    window.keys("ctrl+t")
    window.find("label", "No template yet")
    window.shoot(pictures / "journey-forms-templates.png")
    window.keys("Escape")
    window.wait_gone("label", "No template yet")
    window.click(window.find("push button", "More about this training"))
    window.find("menu item", "Save as a template")
    window.keys("Escape")
    window.wait_gone("menu item", "Save as a template")


def leave_drafts(window):
    """A draft that nobody filled in is gone when it is left, however it was made; one with a name stays."""
    def wait_page(number):
        row = window.find("list", "Pages").get_child_at_index(number)
        window.wait(lambda: row.get_state_set().contains(window.atspi.StateType.SELECTED), f"page {number}")

    def add(*keys):
        window.keys(*keys)
        window.wait(lambda: len(trainings()) == 2, "the draft")
        wait_page(1)
        window.find("text", "Activity name")

    def leave():
        """Keys may come before the new training has the focus."""
        def is_gone():
            window.keys("Escape")
            return len(trainings()) == 1

        window.wait(is_gone, "the end of the draft")

    add("ctrl+n")
    leave()
    window.keys("alt+4")
    wait_page(3)
    window.click(window.find("table cell", " 15 "))
    add("Return")
    leave()
    window.find("label", "The empty draft was not kept")
    window.shoot(pictures / "journey-forms-drafts.png")

    add("ctrl+n")
    window.keys("ctrl+a")
    window.type("Bimtek")
    window.keys("Tab")
    window.wait(lambda: any(title == "Bimtek" for title, _ in trainings()), "the name")
    window.keys("Escape", "ctrl+z")
    window.wait(lambda: any(title == "New training" for title, _ in trainings()), "the draft without its name")
    window.keys("ctrl+z")
    window.wait(lambda: len(trainings()) == 1, "the end of both steps")


def add_batches(window):
    """Enter goes to the next line, and nothing that is typed falls into another form."""
    window.click(window.find("push button", "Make another one of this training"))
    window.find("menu item", "Add several batches")
    window.keys("Down", "Down", "Down", "Return")
    window.find("label", "Add batches")
    for dates in ("27-29/8/2025", "3/9/2025"):
        window.type(dates)
        window.keys("Return")
    window.type("10/9/2025")
    window.find("push button", "Add 3 batches")
    window.shoot(pictures / "journey-forms-batches.png")
    if trainings() != [("Model", "2025-08-20")]:
        raise AssertionError(f"Enter added: {trainings()}")
    window.keys("ctrl+Return")
    expected = [("Model", f"2025-{day}") for day in ("08-20", "08-27", "09-03", "09-10")]
    window.wait(lambda: trainings() == expected, "the batches")
    window.wait_gone("push button", "Add 3 batches")


ctl("init")
ctl("add", "training", "title=Model", "status=held", "regency=63.11", "start-date=2025-08-20")
window = driver.Window([layak, "--database", str(database)], pictures / "journey-forms.log",
                       "scope-regency='63.11'\nscope-year=2025\ncurrent-page='trainings'\n")
try:
    leave_drafts(window)
    window.click(window.find("label", "Model"))
    leave_templates(window)
    add_batches(window)
    if window.close() != 0:
        raise AssertionError("the program ended with a failure")
except BaseException:
    if window.is_running():
        window.shoot(pictures / "journey-forms-failed.png")
        window.process.terminate()
    print((pictures / "journey-forms.log").read_text(encoding="utf-8"))
    raise
