#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts the results in a testlog.json of "meson test", and ends with status 1 if one failed or none ran."""

import json
import sys

PASSED = {"OK", "EXPECTEDFAIL"}

passed, failed, skipped = [], [], []
try:
    with open(sys.argv[1], encoding="utf-8") as log:
        for line in log:
            test = json.loads(line)
            if test["result"] in PASSED:
                passed.append(test["name"])
            elif test["result"] == "SKIP":
                skipped.append(test["name"])
            else:
                failed.append(test["name"])
except OSError as problem:
    print(problem, file=sys.stderr)

if failed:
    print("Failed: " + ", ".join(failed))
if skipped:
    print("Skipped: " + ", ".join(skipped))
print(f"{len(passed)} passed, {len(failed)} failed")
sys.exit(1 if failed or not passed else 0)
