# SPDX-License-Identifier: GPL-3.0-or-later
"""The demo year shows every field and every choice that matters, adds up, and names no person."""

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import records

TODAY = "2025-08-28"
OWNER = "63.11"
CLOSED = ("done", "verified", "infeasible")
# Every choice of these fields occurs.
COMPLETE = (("training", "kind"), ("training", "status"), ("training", "mode"), ("training", "fund-source"),
            ("recommendation", "status"), ("recommendation", "priority"), ("speaker", "role"), ("speaker", "level"),
            ("participant-group", "unit"), ("document", "kind"), ("standing", "stage"))

root = Path(sys.argv[1]).resolve()
demo = root / "data/demo/demo-2025.xml"
types = records.read_types(root)
comment, _, found = records.read_report(demo, types)
whole = found + [record for path in sorted((root / "data/reference").glob("*.xml"))
                 for record in records.read_report(path, types)[2]]
breaches = 0


def breach(sentence):
    global breaches
    breaches += 1
    print(sentence)


def expect(what, value, expected):
    if value != expected:
        breach(f"{what}: {value}, not {expected}")


def of_type(name, among=found):
    return [record for record in records.walk(among) if record.type.name == name]


def check_fields():
    """The demo database holds the reference data too: together they use every field."""
    uses = Counter((record.type.name, field) for record in records.walk(whole) for field in record.values)
    for kind in types.values():
        for field in kind.fields:
            if field.name != kind.parent and uses[kind.name, field.name] == 0:
                breach(f"{kind.name}: {field.name} is never used")
    for kind, name in COMPLETE:
        choices = {record.values.get(name) for record in of_type(kind)}
        for choice in types[kind].field(name).argument:
            if choice not in choices:
                breach(f"{kind}: no {name} is {choice}")


def people(groups, *fields):
    return sum(int(group.values.get(field, 0)) for group in groups for field in fields
               if group.values.get("unit") != "institutions")


def check_trainings():
    year = [record for record in of_type("training")
            if record.values.get("regency") == OWNER and record.values["start-date"].startswith("2025")]
    held = [record for record in year if record.values["status"] == "held"]
    to_come = [record for record in year if record.values["status"] != "held"]
    expect("activities of the year", len(year), 14)
    expect("activities held", len(held), 10)
    expect("people trained", sum(int(record.values["participants"]) for record in held), 582)
    expect("people planned", sum(int(record.values["planned-participants"]) for record in to_come), 160)
    expect("lesson hours", sum(int(record.values["lesson-hours"]) for record in held), 144)
    expect("person-hours", sum(int(record.values["lesson-hours"]) * int(record.values["participants"])
                               for record in held), 8910)
    groups = [child for record in held for child in record.children if child.type.name == "participant-group"]
    expect("male and female", (people(groups, "male"), people(groups, "female")), (247, 330))
    for record in of_type("training"):
        check_breakdown(record)


def check_breakdown(record):
    groups = [child for child in record.children if child.type.name == "participant-group"]
    total = people(groups, "male", "female", "unknown-sex")
    if groups and not 0 <= int(record.values["participants"]) - total <= 5:
        breach(f"{record.values['title']}: {total} in the breakdown, {record.values['participants']} in all")
    sessions = [float(child.values["lesson-hours"]) for child in record.children if child.type.name == "session"]
    if sessions and sum(sessions) != float(record.values["lesson-hours"]):
        breach(f"{record.values['title']}: the sessions have {sum(sessions)} lesson hours")
    for child in record.children:
        day = child.values.get("day", record.values["start-date"])
        if not record.values["start-date"] <= day <= record.values["end-date"]:
            breach(f"{record.values['title']}: a session on {day}")


def check_recommendations():
    year = [record.values for record in of_type("recommendation")
            if record.values.get("regency") == OWNER and record.values["raised-on"].startswith("2025")]
    still_open = [values for values in year if values["status"] not in CLOSED]
    expect("recommendations of the year", len(year), 42)
    expect("closed", len(year) - len(still_open), 23)
    expect("overdue", sum(values.get("postponed-to", values["due-date"]) < TODAY for values in still_open), 5)
    expect("without a lead agency", sum("lead" not in values for values in year), 2)
    proven = {record.values.get("recommendation") for record in of_type("document")}
    for record in of_type("recommendation"):
        values = record.values
        for field, statuses in (("closed-on", CLOSED), ("verified-by", ["verified"]), ("verified-on", ["verified"]),
                                ("status-reason", ["postponed", "infeasible"])):
            if (field in values) != (values["status"] in statuses):
                breach(f"{values['text']}: {values['status']}, and {field} is {values.get(field)}")
        if values["status"] == "verified" and record.uuid not in proven:
            breach(f"{values['text']}: verified without evidence")


def check_progress():
    """The entries of a recommendation lead from one status to the next and end at the present one."""
    for recommendation in of_type("recommendation"):
        entries = sorted((record.values for record in of_type("progress")
                          if record.values["recommendation"] == recommendation.uuid),
                         key=lambda values: values["date"])
        status = "proposed"
        for values in sorted(entries, key=lambda values: values["date"]):
            if "new-status" in values:
                expect(f"{recommendation.values['text']}: former status", values["old-status"], status)
                status = values["new-status"]
            if values["date"] > TODAY:
                breach(f"{recommendation.values['text']}: an entry on {values['date']}")
        expect(f"{recommendation.values['text']}: status at the end", status, recommendation.values["status"])


def check_labels():
    """All says that it is invented, and nobody is named."""
    for kind, field in (("training", "sources"), ("recommendation", "source"), ("agency", "note")):
        for record in of_type(kind):
            if record.values.get(field) != "Data contoh (rekaan)":
                breach(f"{kind} {record.uuid}: {field} does not say that it is invented")
    for record in of_type("speaker"):
        if not re.fullmatch(r"(Narasumber|Pejabat|Pemandu|Peserta) [0-9]+ \(rekaan\)", record.values["name"]):
            breach(f"a speaker may be a person: {record.values['name']}")
    for record in of_type("agency"):
        if "contact" in record.values and not record.values["contact"].endswith("(rekaan)"):
            breach(f"a contact may be a person: {record.values['contact']}")
    if "rekaan" not in comment:
        breach("the comment at the top does not say that the year is invented")


def check_made():
    script = root / "data/demo/make-demo.py"
    made = subprocess.run([sys.executable, script], capture_output=True, check=True).stdout
    if made != demo.read_bytes():
        breach("the demo is not what make-demo.py makes: run it again")


check_fields()
check_trainings()
check_recommendations()
check_progress()
check_labels()
check_made()
sys.exit(bool(breaches))
