# SPDX-License-Identifier: GPL-3.0-or-later
"""The figures of the reference data add up to what their sources state."""

import sys
from collections import Counter
from pathlib import Path

import records

# Points of a cluster, 0 to 5, and outside them.
CLUSTERS = {"0": 164, "1": 115, "2": 156, "3": 150, "4": 110, "5": 205, "6": 100}

root = Path(sys.argv[1]).resolve()
types = records.read_types(root)
found = [record for path in sorted((root / "data/reference").glob("*.xml"))
         for record in records.read_report(path, types)[2]]
breaches = 0


def of_type(name):
    return [record.values for record in found if record.type.name == name]


def expect(what, value, expected):
    global breaches
    if value != expected:
        breaches += 1
        print(f"{what}: {value}, not {expected}")


def check_regions():
    provinces, regencies = of_type("province"), of_type("regency")
    expect("provinces", len(provinces), 38)
    expect("names of provinces", len({values["name"] for values in provinces}), 38)
    expect("capitals of provinces", sum("capital" in values for values in provinces), 38)
    papua = {values["name"]: values["code"] for values in provinces if values["name"].startswith("Papua")}
    expect("provinces of Papua", papua, {
        "Papua": "91", "Papua Barat": "92", "Papua Selatan": "93", "Papua Tengah": "94", "Papua Pegunungan": "95",
        "Papua Barat Daya": "96"})
    expect("regencies and cities", len(regencies), 13)
    expect("kinds", Counter(values["kind"] for values in regencies), {"kabupaten": 11, "kota": 2})
    for values in regencies:
        number = int(values["code"][3:])
        expect(f"kind of {values['code']}", values["kind"], "kabupaten" if number < 70 else "kota")
        expect(f"province of {values['code']}", values["province"], values["code"][:2])
    expect("kecamatan", sum(int(values["districts"]) for values in regencies), 156)
    expect("kelurahan and desa", sum(int(values["villages"]) for values in regencies), 144 + 1872)


def check_agencies():
    agencies = of_type("agency")
    expect("regencies with an agency", sorted(values["regency"] for values in agencies if "regency" in values),
           sorted(values["code"] for values in of_type("regency")))
    expect("levels", Counter(values["level"] for values in agencies), {"regency": 13, "province": 1, "ministry": 1})
    for values in agencies:
        expect(f"{values['abbreviation']} says where it is from", "note" in values, True)


def check_instrument():
    indicators, questions = of_type("indicator"), of_type("question")
    counted = [values for values in indicators if values["counted"] == "true"]
    expect("counted indicators", {int(values["number"].rstrip("ABC")) for values in counted}, set(range(1, 25)))
    expect("points of the 24", sum(int(values["maximum"]) for values in counted), 900)
    expect("points of all", sum(int(values["maximum"]) for values in indicators), 1000)
    points = Counter()
    for values in indicators:
        points[values["cluster"]] += int(values["maximum"])
    expect("points of the clusters", points, CLUSTERS)
    expect("indicators outside the 24", sorted(values["number"] for values in indicators
                                               if values["counted"] == "false"), ["25", "26"])
    expect("one name a cluster", len({(values["cluster"], values["cluster-name"]) for values in indicators}), 7)

    expect("questions", len(questions), 12)
    expect("points of the questions", sum(int(values["maximum"]) for values in questions), 47)
    expect("questions with groups", sum("groups" in values for values in questions), 11)
    numbers = {values["number"] for values in indicators}
    for values in questions:
        expect(f"question {values['indicator']}/{values['number']} stands under an indicator",
               values["indicator"] in numbers, True)
    expect("questions of two years", [values["indicator"] for values in questions if "years" in values], ["15"])


check_regions()
check_agencies()
check_instrument()
sys.exit(bool(breaches))
