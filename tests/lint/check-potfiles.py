# SPDX-License-Identifier: GPL-3.0-or-later
"""po/POTFILES.in is sorted, and names exactly the files that hold text to translate.

Called as "tests/lint/check-potfiles.py . --write" it brings the list up to date.
"""

import re
import sys

import lint

C_TEXT = re.compile(r'(?<!\w)(_|N_|C_|NC_|Q_|(n|dn|g_d|g_dn)?gettext|g_dpgettext2?)\s*\(\s*"')
UI_TEXT = re.compile(r'translatable="(yes|true)"')
PATTERN = {".c": C_TEXT, ".h": C_TEXT, ".ui": UI_TEXT}

listed = [line for line in lint.read(lint.root / "po" / "POTFILES.in").split("\n") if line and line[0] != "#"]
found = [lint.name(path) for path in lint.find("*.desktop.in", "*.metainfo.xml.in", "*.gschema.xml", under=["data"])]

for path in lint.find("*.c", "*.h", "*.ui", under=["src", "ui"]):
    text = lint.read(path)
    # A macro that is defined, as #define N_(text), is not used with a literal and does not match.
    if PATTERN[path.suffix].search(text if path.suffix == ".ui" else lint.without_comments(text)):
        found.append(lint.name(path))

if "--write" in sys.argv:
    comments = [line for line in lint.read(lint.root / "po" / "POTFILES.in").split("\n") if line.startswith("#")]
    (lint.root / "po" / "POTFILES.in").write_text("\n".join(comments + sorted(found)) + "\n", encoding="utf-8")
    sys.exit(0)

if listed != sorted(listed):
    wrong = next(b for a, b in zip(listed, listed[1:]) if a > b)
    lint.breach("po/POTFILES.in", 0, f"not sorted at {wrong}")
for name in sorted(set(found) - set(listed)):
    lint.breach("po/POTFILES.in", 0, f"{name} holds text to translate and is not listed")
for name in sorted(set(listed) - set(found)):
    lint.breach("po/POTFILES.in", 0, f"{name} is listed and holds no text to translate")
for name in sorted({name for name in listed if listed.count(name) > 1}):
    lint.breach("po/POTFILES.in", 0, f"{name} is listed twice")

lint.finish()
