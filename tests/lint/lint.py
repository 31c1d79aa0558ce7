# SPDX-License-Identifier: GPL-3.0-or-later
"""What the checks share: finding files, telling breaches, running tools."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

SKIP = 77

root = Path(sys.argv[1] if len(sys.argv) > 1 else ".").resolve()
breaches = 0


def find(*patterns, under=("src", "ui", "data", "po", "tests")):
    """The files below the given folders whose name matches a pattern, sorted."""
    found = set()
    for folder in under:
        for place, folders, _ in os.walk(root / folder):
            folders[:] = [name for name in folders if name != "__pycache__"]
            for pattern in patterns:
                found.update(path for path in Path(place).glob(pattern) if path.is_file())
    return sorted(found)


def read(path):
    return path.read_text(encoding="utf-8")


def without_comments(source):
    """C source with its comments blanked; strings, lines and columns stay."""
    pattern = re.compile(r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'|/\*.*?\*/|//[^\n]*', re.DOTALL)

    def blank(match):
        text = match.group()
        return re.sub(r"[^\n]", " ", text) if text.startswith("/") else text

    return pattern.sub(blank, source)


def name(path):
    path = Path(path)
    return str(path.relative_to(root)) if path.is_absolute() and root in path.parents else str(path)


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def breach(path, line, sentence):
    global breaches
    breaches += 1
    print(f"{name(path)}:{line}: {sentence}" if line else f"{name(path)}: {sentence}")


def need(tool):
    """Ends the check as skipped when a tool is missing, and as failed where everything has to be there."""
    if shutil.which(tool) is None:
        print(f"{tool} is not installed")
        sys.exit(1 if os.environ.get("CI") else SKIP)


def run(*command):
    """Runs a tool in the source folder, and gives its status and all that it printed."""
    done = subprocess.run([str(word) for word in command], cwd=root, text=True, check=False,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    return done.returncode, done.stdout


def finish():
    sys.exit(1 if breaches else 0)
