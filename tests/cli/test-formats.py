# SPDX-License-Identifier: GPL-3.0-or-later
"""Formats of others, read as strangers read them: with nothing but the standard they follow."""

import csv
import datetime
import io
import os
import re
import unittest
import xml.etree.ElementTree as etree

import ctl
from ctl import FAILED, USAGE

FORMATS = ["adx", "dxf2", "iati", "ics", "csv", "fods"]
XML_FORMATS = ["adx", "dxf2", "iati", "fods"]

ADX = "{urn:ihe:qrph:adx:2015}"
DXF = "{http://dhis2.org/schema/dxf/2.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"

# RFC 5545: what may stand in which component, and how often at most once.
COMPONENTS = {
    "VCALENDAR": ({"VERSION", "PRODID"}, {"CALSCALE"}),
    "VEVENT": ({"UID", "DTSTAMP", "DTSTART"},
               {"DTEND", "SUMMARY", "LOCATION", "DESCRIPTION", "STATUS", "SEQUENCE", "TRANSP"}),
    "VTODO": ({"UID", "DTSTAMP"},
              {"DUE", "SUMMARY", "DESCRIPTION", "STATUS", "SEQUENCE", "PRIORITY", "PERCENT-COMPLETE", "RELATED-TO"}),
    "VALARM": ({"ACTION", "TRIGGER", "DESCRIPTION"}, set()),
}
PARENTS = {"VEVENT": "VCALENDAR", "VTODO": "VCALENDAR", "VALARM": "VEVENT"}
STATUSES = {
    "VEVENT": {"TENTATIVE", "CONFIRMED", "CANCELLED"},
    "VTODO": {"NEEDS-ACTION", "COMPLETED", "IN-PROCESS", "CANCELLED"},
}


class Component:
    """A component of a calendar, with properties by name and the components in it."""

    def __init__(self, name):
        self.name = name
        self.properties = {}
        self.parts = []

    def __getitem__(self, name):
        return self.properties[name][1]


def unescape(text):
    return re.sub(r"\\(.)", lambda match: "\n" if match.group(1) in "nN" else match.group(1), text)


def parse_calendar(data):
    """The calendar as a component; a breach of the standard is an AssertionError."""
    assert data.endswith(b"\r\n"), "the last line has no end"
    lines = data[:-2].split(b"\r\n")
    for number, line in enumerate(lines, 1):
        assert len(line) <= 75, f"line {number} is too long"
        assert b"\r" not in line and b"\n" not in line, f"line {number} holds half a line end"
        line.decode("utf-8")
    text = data.decode("utf-8").replace("\r\n ", "").replace("\r\n\t", "")

    stack, root = [], None
    for line in text[:-2].split("\r\n"):
        match = re.fullmatch(r"([A-Z-]+)((?:;[A-Z-]+=[^;:\"]+)*):(.*)", line, re.DOTALL)
        assert match, f"no line of a calendar: {line!r}"
        name, parameters, value = match.groups()
        assert not re.search(r"[\x00-\x08\x0a-\x1f]", value), f"a control character: {line!r}"
        if name == "BEGIN":
            assert PARENTS.get(value) == (stack[-1].name if stack else None), f"{value} stands in the wrong place"
            stack.append(Component(value))
            continue
        top = stack[-1]
        if name == "END":
            assert value == top.name, f"{value} ends {top.name}"
            stack.pop()
            check_component(top)
            if stack:
                stack[-1].parts.append(top)
            else:
                root = top
            continue
        assert name not in top.properties, f"{name} twice in {top.name}"
        assert not top.parts or top.name == "VCALENDAR", f"{name} after a component in {top.name}"
        top.properties[name] = (parameters, value)
    assert not stack and root is not None, "the calendar does not end"
    uids = [part["UID"] for part in root.parts]
    assert len(uids) == len(set(uids)), "a UID twice"
    return root


def check_component(component):
    required, optional = COMPONENTS[component.name]
    names = set(component.properties)
    assert required <= names, f"{component.name} lacks {required - names}"
    assert names <= required | optional, f"{component.name} has {names - required - optional}"
    for name in ["DTSTART", "DTEND", "DUE"]:
        if name in names:
            parameters, value = component.properties[name]
            assert parameters == ";VALUE=DATE", f"{name}{parameters}"
            datetime.datetime.strptime(value, "%Y%m%d")
    if "DTEND" in names:
        assert component["DTSTART"] < component["DTEND"], "an event ends before it begins"
    if "DTSTAMP" in names:
        datetime.datetime.strptime(component["DTSTAMP"], "%Y%m%dT%H%M%SZ")
    if "STATUS" in names:
        assert component["STATUS"] in STATUSES[component.name], component["STATUS"]
    for name, most in [("SEQUENCE", 2**31 - 1), ("PERCENT-COMPLETE", 100), ("PRIORITY", 9)]:
        if name in names:
            assert 0 <= int(component[name]) <= most, component[name]
    if component.name == "VALARM":
        assert component["ACTION"] == "DISPLAY" and re.fullmatch(r"-P\d+D", component["TRIGGER"])


def add_recommendation(database, status, *fields):
    """One with what its status asks for."""
    uuid = database.add("recommendation", *fields)
    if status == "verified":
        database.add("document", f"recommendation={uuid}", "title=Bukti", "link=https://example.org/bukti")
        database.run("set", uuid, "verified-by=Ibu Ketua", "verified-on=2025-09-01", "status=verified")
    elif status == "infeasible":
        database.run("set", uuid, "status=infeasible", "status-reason=Dicabut dengan peraturan daerah")
    elif status != "proposed":
        database.run("set", uuid, f"status={status}")
    return uuid


class Formats(ctl.TestCase):
    """What the command writes, and what it refuses."""

    def export(self, database, name, *options):
        return database.run("export", f"--format={name}", *options)

    def test_every_format(self):
        for options in [["--sample"], ["--demo"]]:
            database = self.database(options[0].strip("-"), *options)
            for name in FORMATS:
                path = self.folder / f"file.{name}"
                database.run("export", f"--format={name}", f"--output={path}")
                self.assertEqual(path.read_bytes(), self.export(database, name).bytes)
                if name in XML_FORMATS:
                    etree.parse(path)
        self.assertEqual(database.run("export", "--format=xml").bytes, database.run("export").bytes)

    def test_same_in_every_language(self):
        database = self.database("a", "--sample")
        for name in ["adx", "dxf2", "iati", "csv"]:
            plain = self.export(database, name).bytes
            for language in ["id", "en"]:
                self.assertEqual(database.run("export", f"--format={name}", LANGUAGE=language, LC_ALL="C.UTF-8").bytes,
                                 plain)

    def test_refusals(self):
        database = self.database("a", "--sample")
        for options in [["--format=pdf"], ["--format="], ["--format=adx", "--with-names"],
                        ["--format=fods", "--with-documents"], ["--format=ics", "--list=trainings"],
                        ["--list=trainings"], ["--format=csv", "--list=people"], ["--format=csv", "--delimiter=x"],
                        ["--format=csv", "--delimiter="], ["--format=fods", "--delimiter=;"]]:
            self.assertEqual(database.run("export", *options, status=USAGE).out, "")
        self.assertRegex(database.run("export", "--format=pdf", status=USAGE).err,
                         "xml, adx, dxf2, iati, ics, csv, fods")
        for options in [["--format=dxf2", "--period=2025-08-20/2025-08-22"], ["--format=adx", "--regency=99.99"],
                        ["--format=ics", "--regency=63.11", "--period=2024"],
                        ["--format=csv", "--output=missing/x.csv"]]:
            self.assertEqual(database.run("export", *options, status=FAILED).out, "")

    def test_period(self):
        """Who counts the trainings of a quarter counts no others, though recommendations of others come along."""
        database = self.database()
        database.add("agency", "level=regency", "regency=63.11", "name=Dinas")
        of_may = database.add("training", "title=Mei", "regency=63.11", "status=held", "start-date=2025-05-06",
                              "venue=Aula Kenanga")
        database.add("training", "title=Agustus", "regency=63.11", "status=held", "start-date=2025-08-06")
        database.add("recommendation", "text=Susulan", "regency=63.11", f"training={of_may}", "status=proposed",
                     "due-date=2025-08-20")
        options = ["--regency=63.11", "--period=2025-Q3"]
        for name in ("xml", "csv", "fods", "iati", "ics"):
            with self.subTest(name):
                text = database.run("export", f"--format={name}", *options).out
                self.assertIn("Agustus", text)
                # A recommendation in a table is of a training by its title.
                self.assertEqual(("Aula Kenanga" if name == "fods" else "Mei") in text, name == "xml")
                self.assertEqual("Susulan" in text, name != "csv")
        recommendations = database.run("export", "--format=csv", "--list=recommendations", *options).csv
        self.assertEqual([line["training"] for line in recommendations], [of_may])

    def test_old_file_stays(self):
        database = self.database("a", "--sample")
        path = self.folder / "kalender.ics"
        path.write_text("old", encoding="utf-8")
        database.run("export", "--format=ics", "--regency=63.11", "--period=2024", f"--output={path}", status=FAILED)
        self.assertEqual(path.read_text(encoding="utf-8"), "old")
        self.assertEqual([name for name in os.listdir(self.folder) if name.startswith(".layak")], [])

    def test_output_that_fails(self):
        database = self.database("a", "--sample")
        status = os.system(f"{ctl.PROGRAM} -d {database.path} export --format=csv > /dev/full 2> /dev/null")
        self.assertEqual(os.waitstatus_to_exitcode(status), FAILED)


class Figures(ctl.TestCase):
    def test_adx_and_dxf2_agree(self):
        database = self.database("a", "--demo")
        adx = etree.fromstring(database.run("export", "--format=adx", "--period=2025").out.encode())
        dxf = etree.fromstring(database.run("export", "--format=dxf2", "--period=2025").out.encode())
        figures = {}
        for group in adx.iter(f"{ADX}group"):
            self.assertEqual(group.get("period"), "2025-01-01/P1Y")
            for value in group.iter(f"{ADX}dataValue"):
                option = "_".join(filter(None, [value.get("GROUP"), value.get("SEX"), value.get("STATUS")]))
                figures[group.get("orgUnit"), value.get("dataElement"), option] = value.get("value")
        others = {(value.get("orgUnit"), value.get("dataElement"), value.get("categoryOptionCombo", "")):
                  value.get("value") for value in dxf.iter(f"{DXF}dataValue")}
        self.assertEqual(figures, others)
        self.assertGreater(len(figures), 50)

    def test_sums_are_those_of_the_lists(self):
        database = self.database("a", "--demo")
        dxf = etree.fromstring(database.run("export", "--format=dxf2", "--period=2025", "--regency=63.11").out.encode())
        held = [row for row in database.run("list", "trainings", "--regency=63.11", "--status=held",
                                            "--format=csv").csv if row["start_date"].startswith("2025")]
        told = {value.get("dataElement"): int(value.get("value")) for value in dxf.iter(f"{DXF}dataValue")
                if value.get("categoryOptionCombo") is None}
        self.assertEqual(told["LAYAK_TRAININGS_HELD"], len(held))
        stated = sum(int(row["participants"] or 0) for row in held)
        self.assertGreaterEqual(told["LAYAK_PEOPLE_TRAINED"], stated)


class Calendar(ctl.TestCase):
    """The calendar, by a reader of our own."""

    def calendar(self, database, *options):
        return parse_calendar(database.run("export", "--format=ics", *options).bytes)

    def test_sample_and_demo(self):
        for options in [["--sample"], ["--demo"]]:
            database = self.database(options[0].strip("-"), *options)
            root = self.calendar(database)
            trainings = [row for row in database.run("list", "trainings", "--format=csv").csv
                         if len(row["start_date"]) == 10]
            due = [row for row in database.run("list", "recommendations", "--format=csv").csv if row["due_date"]]
            kinds = [part.name for part in root.parts]
            self.assertEqual((kinds.count("VEVENT"), kinds.count("VTODO")), (len(trainings) + len(due), len(due)))

    def test_days_and_texts(self):
        database = self.database()
        title = "Pelatihan “KHA”; guru, bidan \\ kader 👩‍🏫 " + "dan forum anak " * 15 + "selesai"
        training = database.add("training", f"title={title}", "regency=63.11", "status=planned",
                                "start-date=2025-12-30", "end-date=2025-12-31", "purpose=satu\ndua")
        for status, told, percent in [("proposed", "NEEDS-ACTION", None), ("agreed", "NEEDS-ACTION", None),
                                      ("in-progress", "IN-PROCESS", "50"), ("done", "COMPLETED", "100"),
                                      ("verified", "COMPLETED", "100"), ("infeasible", "CANCELLED", None)]:
            fields = ["target=4", "achieved=2"] if percent == "50" else []
            uuid = add_recommendation(database, status, f"training={training}", "text=Bentuk forum",
                                      "due-date=2026-02", *fields)
            root = self.calendar(database)
            todo = next(part for part in root.parts if part["UID"] == uuid)
            self.assertEqual((todo["STATUS"], todo["DUE"], todo["RELATED-TO"]), (told, "20260228", training))
            self.assertEqual(todo.properties.get("PERCENT-COMPLETE", (None, None))[1], percent)
            event = next(part for part in root.parts if part["UID"] == f"{uuid}-due")
            self.assertEqual((event["DTSTART"], event["DTEND"]), ("20260228", "20260301"))
            self.assertEqual(len(event.parts), 0 if told in ("COMPLETED", "CANCELLED") else 1)
        event = next(part for part in root.parts if part["UID"] == training)
        self.assertEqual((event["DTSTART"], event["DTEND"]), ("20251230", "20260101"))
        self.assertEqual(unescape(event["SUMMARY"]), title)
        self.assertTrue(unescape(event["DESCRIPTION"]).endswith("satu\ndua"))

    def test_reader_finds_breaches(self):
        good = self.database("a", "--sample").run("export", "--format=ics").bytes
        parse_calendar(good)
        for old, new in [(b"\r\n", b"\n"), (b"DTSTAMP", b"X-STAMP"), (b"END:VCALENDAR\r\n", b""),
                         (b"SUMMARY:", b"SUMMARY:" + b"x" * 80), (b"DTEND;VALUE=DATE:2025", b"DTEND;VALUE=DATE:2015"),
                         (b"STATUS:CONFIRMED", b"STATUS:DONE")]:
            with self.assertRaises(AssertionError):
                parse_calendar(good.replace(old, new))


class Tables(ctl.TestCase):
    def rows(self, database, *options, delimiter=","):
        data = database.run("export", "--format=csv", *options).bytes
        self.assertTrue(data.startswith(b"\xef\xbb\xbf"))
        self.assertTrue(data.endswith(b"\r\n"))
        return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter,
                                   strict=True))

    def test_same_as_the_list(self):
        database = self.database("a", "--demo")
        for name in ["trainings", "recommendations", "progress", "agencies", "speakers", "participant-groups"]:
            for delimiter, option in [(",", ","), (";", ";"), ("\t", "tab")]:
                rows = self.rows(database, f"--list={name}", f"--delimiter={option}", delimiter=delimiter)
                listed = {row["uuid"]: row for row in database.run("list", name, "--format=csv").csv}
                self.assertEqual({row["uuid"] for row in rows}, set(listed), name)
                for row in rows:
                    for field, value in listed[row["uuid"]].items():
                        self.assertEqual(row[field].lstrip("'"), value.lstrip("'"), f"{name}: {field}")

    def test_names_of_references(self):
        database = self.database("a", "--sample")
        row = self.rows(database, "--list=sessions")[0]
        self.assertEqual((row["training_name"], row["speakers_name"]),
                         ("Pelatihan Konvensi Hak Anak", "Sudirman Latief; Abdussyahid"))

    def test_formulas_are_texts(self):
        database = self.database()
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "aman = ya"]:
            database.add("training", f"title={text}", "regency=63.11")
        titles = {row["title"] for row in self.rows(database)}
        self.assertEqual(titles, {"'=1+1", "'+1", "'-1", "'@SUM(A1)", "aman = ya"})

    def test_spreadsheet(self):
        database = self.database("a", "--demo")
        root = etree.fromstring(database.run("export", "--format=fods").bytes)
        self.assertEqual(root.get(f"{OFFICE}version"), "1.3")
        sheets = root.findall(f".//{TABLE}table")
        names = [sheet.get(f"{TABLE}name") for sheet in sheets]
        self.assertEqual(names[0], "Trainings")
        self.assertEqual(len(names), len(set(names)))
        for sheet in sheets:
            columns = len(sheet.findall(f"{TABLE}table-column"))
            for row in sheet.iter(f"{TABLE}table-row"):
                self.assertEqual(sum(int(cell.get(f"{TABLE}number-columns-repeated", "1")) for cell in row), columns)
        trainings = sheets[0].findall(f"{TABLE}table-row")
        self.assertEqual(len(trainings), len(database.run("list", "trainings", "--format=csv").csv))
        types = {cell.get(f"{OFFICE}value-type") for cell in sheets[0].iter(f"{TABLE}table-cell")}
        self.assertEqual(types, {None, "string", "float", "date", "time", "currency", "boolean"})


class Activities(ctl.TestCase):
    """Rules of IATI that its schema cannot say."""

    def test_activities(self):
        root = etree.fromstring(self.database("a", "--demo").run("export", "--format=iati").bytes)
        identifiers = [activity.findtext("iati-identifier") for activity in root]
        self.assertEqual(len(identifiers), len(set(identifiers)))
        for activity in root:
            organisation = activity.find("reporting-org").get("ref")
            self.assertTrue(activity.findtext("iati-identifier").startswith(f"{organisation}-"))
            dates = {date.get("type"): date.get("iso-date") for date in activity.findall("activity-date")}
            for start, end in [("1", "3"), ("2", "4")]:
                if activity.get("hierarchy") == "1" and start in dates and end in dates:
                    self.assertLessEqual(dates[start], dates[end])
            for parent in activity.findall("related-activity"):
                self.assertIn(parent.get("ref"), identifiers)
            for budget in activity.findall("budget"):
                start, end = budget.find("period-start").get("iso-date"), budget.find("period-end").get("iso-date")
                self.assertEqual((start[:4], start[4:], end[4:]), (end[:4], "-01-01", "-12-31"))

    def test_statuses(self):
        database = self.database()
        wanted = {"proposed": "1", "agreed": "1", "in-progress": "2", "done": "3", "verified": "4", "postponed": "6",
                  "infeasible": "5"}
        for status in wanted:
            add_recommendation(database, status, "regency=63.11", f"text={status}", "raised-on=2025-08-22")
        root = etree.fromstring(database.run("export", "--format=iati").bytes)
        told = {activity.findtext("title/narrative"): activity.find("activity-status").get("code") for activity in root}
        self.assertEqual(told, wanted)

    def test_drafts_are_not_told(self):
        database = self.database()
        for status in ["draft", "planned", "held", "cancelled"]:
            database.add("training", "regency=63.11", f"title={status}", f"status={status}", "start-date=2025-08-22")
        root = etree.fromstring(database.run("export", "--format=iati").bytes)
        told = {activity.findtext("title/narrative"): activity.find("activity-status").get("code") for activity in root}
        self.assertEqual(told, {"planned": "1", "held": "4", "cancelled": "5"})


if __name__ == "__main__":
    unittest.main()
