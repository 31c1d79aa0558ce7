# SPDX-License-Identifier: GPL-3.0-or-later
"""Every report that ships is in canonical form, its values obey the field tables, and its references resolve."""

import sys
from pathlib import Path

import records

root = Path(sys.argv[1]).resolve()
types = records.read_types(root)
reference = sorted((root / "data/reference").glob("*.xml"))
breaches = []

known = [record for path in reference for record in records.read_report(path, types)[2]]
examples = sorted(path for folder in ("sample", "demo") for path in (root / "data" / folder).glob("*.xml"))
for path in reference + examples:
    name = path.relative_to(root)
    comment, attributes, found = records.read_report(path, types)
    if "SPDX-License-Identifier: CC0-1.0" not in comment:
        breaches.append(f"{name}: the comment at the top does not name the licence")
    if records.write_report(comment, attributes, found, types) != path.read_text(encoding="utf-8"):
        breaches.append(f"{name}: not in canonical form")
    breaches += [f"{name}: {problem}" for problem in records.problems(found, known + found)]

    times = [record.version[time] for record in found for time in ("created", "modified")]
    if attributes.get("time") != max(times):
        breaches.append(f"{name}: the time of the report is not that of the newest record")
    identities = [record.uuid for record in records.walk(found)]
    if len(set(identities)) != len(identities):
        breaches.append(f"{name}: two records have the same identity")
    for record in found:
        stamps = record.version["made"].split() + [
            stamp.partition("=")[2] for stamp in record.version.get("changed", "").split()]
        if not all(records.STAMP.fullmatch(stamp) and stamp.startswith("0" * 16) for stamp in stamps):
            breaches.append(f"{name}: {record.type.name} {record.uuid}: a stamp that is not of what ships")

print("\n".join(breaches))
sys.exit(bool(breaches))
