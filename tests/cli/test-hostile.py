# SPDX-License-Identifier: GPL-3.0-or-later
"""Attacks within an otherwise good file: told with place and cause, in little time and memory."""

import pathlib
import unittest

import ctl
from ctl import DONE, INVALID

# What a check costs: seconds of the processor, since other work on the machine does not count, and megabytes beside
# those that a good file needs.
MAX_SECONDS = 2
MAX_MEGABYTES = 64

MEGABYTE = 1024 * 1024
HEAD = ('<?xml version="1.0" encoding="UTF-8"?>\n%s<report xmlns="urn:layak:report:1" version="1.0">\n')
UUID = "01980000-0000-7000-8000-%012x"
TRAINING = '  <training uuid="' + UUID + '" status="held"%s>\n    <title>Pelatihan</title>%s\n  </training>\n'
GOOD = TRAINING % (1, "", "")

BOMB = "<!DOCTYPE report [\n" + '<!ENTITY a0 "ha">\n' + "".join(
    f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">\n' for n in range(1, 10)) + "]>\n"


def report(body, doctype=""):
    return (HEAD % doctype + GOOD + body + "</report>\n").encode()


class Hostile(ctl.TestCase):
    def read(self, name, data, *arguments):
        path = self.folder / name
        path.write_bytes(data)
        return self.measure(*arguments, path)

    def run_within_bounds(self, name, data, arguments, status):
        _, _, _, usual = self.read("good-" + name, self.good, *arguments)
        ended, text, seconds, megabytes = self.read(name, data, *arguments)
        self.assertEqual(ended, status, text[:1000])
        self.assertLess(seconds, MAX_SECONDS * ctl.SLOWNESS)
        self.assertLess(megabytes - usual, MAX_MEGABYTES * ctl.SLOWNESS)
        return text

    def check(self, name, data, arguments, lines, words=""):
        text = self.run_within_bounds(name, data, arguments, INVALID)
        first = [line for line in text.splitlines() if ": warning: " not in line][0]
        self.assertRegex(first, rf"{name}:({lines}):\d+: (fatal|rejected): ")
        self.assertIn(words, text)
        self.assertLess(len(text), MEGABYTE)


class Reports(Hostile):
    good = report("")

    def refuse(self, name, body, line, words="", doctype=""):
        with self.subTest(name):
            self.check(name + ".xml", report(body, doctype), ["validate"], line, words)

    def refuse_bytes(self, name, data, line, words=""):
        with self.subTest(name):
            self.check(name + ".xml", data, ["validate"], line, words)

    def allow(self, name, body):
        """What is odd, but no attack, or one that comes to nothing."""
        with self.subTest(name):
            self.run_within_bounds(name + ".xml", report(body), ["validate"], DONE)

    def test_good(self):
        status, text, _, _ = self.read("good.xml", self.good, "validate")
        self.assertEqual(status, DONE, text)

    def test_entities(self):
        self.refuse("bomb", TRAINING % (2, "", "<venue>&a9;</venue>"), "2", "document type", BOMB)
        self.refuse("external", GOOD, "2", "document type",
                    '<!DOCTYPE report [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n')
        self.refuse("undeclared", TRAINING % (2, "", "<venue>&x;</venue>"), "7", "entity")
        self.refuse("bomb-in-attribute", TRAINING % (2, ' batch="&a9;"', ""), "2", "document type", BOMB)
        self.refuse("quadratic", TRAINING % (2, "", f"<venue>{'&x;' * 20000}</venue>"), "2", "document type",
                    f'<!DOCTYPE report [<!ENTITY x "{"x" * 100000}">]>\n')
        self.refuse("parameter", "", "2", "document type",
                    '<!DOCTYPE report [<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;]>\n')
        self.refuse("subset", "", "2", "document type", '<!DOCTYPE report SYSTEM "http://127.0.0.1:9/x.dtd">\n')
        self.refuse("declarations", "", "2", "document type",
                    "<!DOCTYPE report [" + "".join(f'<!ENTITY e{n} "x">' for n in range(500000)) + "]>\n")
        self.refuse("late", "<!DOCTYPE report>\n", "6")
        for name, character in (("nul", "&#0;"), ("control", "&#1;"), ("beyond", "&#x110000;"),
                                ("huge", f"&#{'9' * 100000};")):
            self.refuse(name, TRAINING % (2, "", f"<venue>{character}</venue>"), "7")

    def test_others_rules(self):
        """Instructions to other programs are not obeyed."""
        self.allow("include", '<i:include xmlns:i="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>\n')
        self.allow("schema", TRAINING % (2, ' xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:type="x" i:nil="1"'
                                            ' i:schemaLocation="urn:layak:report:1 file:///etc/passwd"', ""))
        self.refuse("instruction", "<?x y?>\n", "6", "processing instruction")

    def test_deep(self):
        self.refuse("deep", "<a>" * 1000000, "6")
        self.refuse("deep-within", TRAINING % (2, "", "<x:a xmlns:x='x'>" + "<x:a>" * 1000000), "6|7|8")

    def test_long(self):
        self.refuse("attribute", TRAINING % (2, f' batch="{"1" * 20 * MEGABYTE}"', ""), "6")
        self.refuse("unknown-attribute", TRAINING % (2, f' x="{"x" * 9 * MEGABYTE}"', ""), "6")
        self.refuse("text", TRAINING % (2, "", f"<venue>{'x' * 20 * MEGABYTE}</venue>"), "6|7")
        self.refuse("text-that-fits", TRAINING % (2, "", f"<venue>{'x' * 200000}</venue>"), "6|7")
        self.refuse("comment", f"<!-- {'x' * 20 * MEGABYTE} -->", "6")
        self.refuse("cdata", TRAINING % (2, "", f"<venue><![CDATA[{'x' * 20 * MEGABYTE}]]></venue>"), "6|7")
        self.refuse("number", TRAINING % (2, f' participants="{"9" * 200000}"', ""), "6")
        self.refuse("name", f"  <{'n' * 200000}/>\n", "6")
        self.refuse("prefix", f"  <{'n' * 200000}:a/>\n", "6")
        self.refuse("instruction", f"<?x {'x' * 100 * MEGABYTE}?>", "6")
        self.refuse("long-comment", f"<!-- {'x' * 100 * MEGABYTE} -->", "6")
        self.refuse("blank", " " * 100 * MEGABYTE, "6")
        self.refuse("signs", "<" * 20 * MEGABYTE, "6")
        self.allow("comments", f"<!-- {'x' * 100000} -->\n" * 1000)
        self.allow("blanks", (" " * 200000 + "<!---->") * 500)

    def test_many(self):
        self.refuse("attributes", TRAINING % (2, "".join(f' a{n}=""' for n in range(1000000)), ""), "6")
        self.refuse("names", "".join(f"<n{n}/>\n" for n in range(1000000)), "6")
        self.refuse("prefixes", "  <training" + "".join(f' xmlns:n{n}="u{n}"' for n in range(100000)) + "/>\n", "6")
        self.refuse("attributes-again", "".join(TRAINING % (n, "".join(f' a{k}=""' for k in range(20000)), "")
                                                for n in range(100, 150)), r"\d+")
        self.refuse("values", "".join(TRAINING % (n, f' organiser="{"x" * 200000}"', "") for n in range(100, 400)),
                    r"\d+")
        self.refuse("namespaces", TRAINING % (2, "", "".join(f'<n:a xmlns:n="u{n}"/>' for n in range(500000))), "7")
        self.refuse("nested", "".join(f'<n{n}:a xmlns:n{n}="u{n}">' for n in range(1000)), "6")
        self.refuse("ends", "</report>" * 1000000, "6")
        self.refuse("numbers", "".join(TRAINING % (n + 100, f' participants="{value}"', "") for n, value in enumerate(
            ("-1", "+5", "1e9", "0x10", "1.5", "NaN", "１２", "99999999999999999999"))), "6", "rejected: ")
        self.refuse("dates", "".join(TRAINING % (n + 100, f' startDate="{value}"', "") for n, value in enumerate(
            ("92024-01-05", "-2025-01-01", "0000-01-01", "2025-02-30", "2025-1-1"))), "6", "rejected: ")
        self.refuse("references", TRAINING % (2, f' coOrganisers="{" ".join(UUID % n for n in range(6000))}"', ""), "6")
        self.allow("foreign", TRAINING % (2, "", f"<x:a xmlns:x='x'>{'<x:b/>' * 1000000}</x:a>"))
        self.refuse("same", GOOD * 100000, "6", "stands in the file already")
        self.refuse("children", TRAINING % (2, "", "".join(
            f'<participantGroup uuid="{UUID % n}" group="media"/>\n' for n in range(100, 60000))), r"\d+")

    def test_content(self):
        parts = f"<part>{'A' * 96 * 1024}</part>\n" * 1000
        self.refuse("content", f'<content digest="{"0" * 64}" size="1">{parts}</content>', r"\d+")
        self.refuse("content-that-lies", f'<content digest="{"0" * 64}" size="99999999999">{parts}</content>', r"\d+")

    def test_circle(self):
        """Each agency follows another, all around: it comes in, is told, and whoever walks along it comes to an end."""
        agency = ('  <agency uuid="' + UUID + '" level="ministry" successor="' + UUID + '">\n'
                  '    <abbreviation>A</abbreviation>\n  </agency>\n')
        circle = "".join(agency % (n, (n + 1) % 1000) for n in range(1000))
        self.run_within_bounds("circle.xml", (HEAD % "" + circle + "</report>").encode(), ["validate"], DONE)
        office = self.database()
        text = self.run_within_bounds("circle.xml", (HEAD % "" + circle + "</report>").encode(),
                                      ["--database", office.path, "import"], DONE)
        lines = text.splitlines()
        self.assertEqual(len(lines), 1000)
        for line in lines:
            self.assertIn("warning: ", line)
            self.assertIn("lead back", line)
        self.assertEqual(office.run("lineage", UUID % 5, "--format=csv").out.count(UUID % 5), 1)

    def test_encodings(self):
        """Signs that the bounds count cannot be hidden in another encoding."""
        def encoded(body, name, *arguments):
            return report(body).decode().replace("UTF-8", name, 1).encode(*arguments)

        comment = "<!-- " + ("x" * 1000 + "\u3c3c") * 10000 + " -->"
        attributes = TRAINING % (2, "".join(f' a{n}="\u3c3c"' for n in range(200000)), "")
        kana = TRAINING % (2, "".join(f' a{n}="\u3042"' for n in range(100000)), "")
        for name, codec, mark in (("le", "utf-16-le", b"\xff\xfe"), ("be", "utf-16-be", b"\xfe\xff"),
                                  ("bare", "utf-16-le", b"")):
            for kind, body in (("comment", comment), ("attributes", attributes), ("deep", "<a>" * 1000000)):
                self.refuse_bytes(f"{kind}-{name}", mark + encoded(body, "UTF-16", codec), "6")
        # In this encoding any two bytes may be a character, also those of “<”.
        self.refuse_bytes("shifted", encoded(kana, "ISO-2022-JP", "iso2022_jp").replace(b'$"', b"$<"), "6")
        self.refuse_bytes("seven", encoded("+ADw-a+AD4-" * 300000, "UTF-7"), "6")
        disguised = encoded("", "UTF-16", "utf-16-le").decode("latin-1")
        self.refuse_bytes("twice", b"\xff\xfe" + disguised.encode("utf-16-le"), "1")
        self.refuse_bytes("label", encoded("", "UTF-16"), "1", "encoding")
        self.refuse_bytes("unknown", encoded("", "x" * 30), "1", "encoding")
        self.refuse_bytes("endless", encoded("", "x" * 300000), "1", "encoding")
        self.refuse_bytes("wide", encoded("", "UTF-32", "utf-32"), "1")
        self.refuse_bytes("half", b"\xff\xfe" + encoded("", "UTF-16", "utf-16-le")[:-1], r"\d+", "encoding")
        place = TRAINING % (2, "", "<venue>Aula X</venue>") + TRAINING % (3, "", "")
        surrogate = encoded(place, "UTF-16", "utf-16-le").replace("X".encode("utf-16-le"), b"\x00\xd8")
        self.refuse_bytes("surrogate-16", b"\xff\xfe" + surrogate, r"\d+", "encoding")
        for name, character in (("latin", b"\xe9"), ("overlong", b"\xc0\xbc"), ("surrogate", b"\xed\xa0\x80"),
                                ("nul", b"a\0b"), ("control", b"\x01"), ("none", b"\xef\xbf\xbe")):
            self.refuse_bytes(name, report(place).replace(b"X", character), "7")

    def test_cut(self):
        for name, data in (("cut", self.good[:200]), ("twice", self.good + self.good), ("bytes", b"\xff" * MEGABYTE),
                           ("zero", b"\0" * MEGABYTE), ("blank", b" " * 20 * MEGABYTE)):
            with self.subTest(name):
                self.check(name + ".xml", data, ["validate"], r"\d+")


class Receipts(Hostile):
    """The answer to a delivery is read by the same reader, but for what is in it."""

    good = (pathlib.Path(__file__).parent.parent / "fixtures" / "receipt" / "good-unknown.xml").read_bytes()

    def refuse(self, name, body, words=""):
        with self.subTest(name):
            data = self.good.replace(b"</receipt>", body.encode() + b"</receipt>")
            self.check(name + ".xml", data, ["--database", self.office.path, "import", "--dry-run"], r"\d+", words)

    def test_receipts(self):
        self.office = self.database()
        self.refuse("deep", "<a>" * 1000000)
        self.refuse("comment", f"<!-- {'x' * 20 * MEGABYTE} -->")
        self.refuse("instruction", f"<?x {'x' * 100000}?>", "processing instruction")
        self.refuse("attributes", "<remark" + "".join(f' a{n}=""' for n in range(1000000)) + "/>")
        remark = f'  <remark uuid="{UUID}" delivery="{UUID % 1}" date="2026-11-23"><text>%s</text></remark>\n'
        self.refuse("text", remark % (2, "x" * 20 * MEGABYTE))
        self.refuse("remarks", (remark % (2, "x")) * 100000)
        self.refuse("trainings", GOOD * 1000)
        before = self.office.snapshot()
        self.refuse("cut", "<remark")
        self.assertEqual(self.office.snapshot(), before)


class Sheets(Hostile):
    good = b"title,regency\nPelatihan,63.11\n"

    def refuse(self, name, body, line, words=""):
        with self.subTest(name):
            self.check(name + ".csv", self.good + body, ["--database", str(self.office.path), "import"], line, words)

    def test_sheets(self):
        self.office = self.database()
        self.refuse("quote", b'"x,63.11\n' * 1000000, "3", "quotation mark")
        self.refuse("field", b"x" * 20 * MEGABYTE, "3", "bytes")
        self.refuse("fields", b"," * 20 * MEGABYTE, "3", "fields")
        self.refuse("nul", b"\0" * MEGABYTE, "3", "NUL")
        self.refuse("same", b"Pelatihan,63.11\n" * 1000000, "3", "same record")
        self.refuse("number", b"x,63.11," + b"9" * 200000 + b"\n", "3")
        self.refuse("quotes", b'"' + b'""' * 10 * MEGABYTE, "3", "quotation mark")
        self.refuse("columns", b",".join(b"%d" % n for n in range(1000000)) + b"\n", "3", "fields")
        self.refuse("lines", b'"' + b"\n" * 20 * MEGABYTE + b'"', "3", "bytes")
        self.refuse("records", b"x,63.11\n" * 1100000, r"\d+")
        self.refuse("strangers", b"".join(b"x%d,99.%02d\n" % (n, n % 100) for n in range(500000)), "3", "too many")

    def refuse_all(self, name, data, line, words=""):
        with self.subTest(name):
            self.check(name + ".csv", data, ["--database", str(self.office.path), "import"], line, words)

    def test_beginnings(self):
        self.office = self.database()
        wide = b"\xff\xfe" + self.good.decode().encode("utf-16-le")
        self.refuse_all("odd", wide[:-1], r"\d+", "UTF-16")
        self.refuse_all("surrogate", wide + b"\x00\xd8x\0", "3", "UTF-16")
        self.refuse_all("unmarked", self.good.decode().encode("utf-16-le"), "1", "NUL")
        mixed = "Caf\u00e9,63.11\n".encode() + "Caf\u00e9,63.11\n".encode("cp1252")
        self.refuse_all("mixed", b"\xef\xbb\xbf" + self.good + mixed, "4", "UTF-8")
        self.refuse_all("headings", b",".join(b"title%d" % n for n in range(1000000)) + b"\n", "1", "fields")
        self.refuse_all("heading", b"t" * 20 * MEGABYTE, "1", "bytes")
        self.refuse_all("title", b"x" * 200000 + b"," + b"y" * 200000 + b"\n" + b"," * 400 + b"\n", "1")
        self.refuse_all("empty", b"", r"\d+", "empty")
        self.refuse_all("blank", b"\n" * 20 * MEGABYTE, r"\d+", "empty")


if __name__ == "__main__":
    unittest.main()
