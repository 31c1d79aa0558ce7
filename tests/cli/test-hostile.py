# SPDX-License-Identifier: GPL-3.0-or-later
"""Attacks within an otherwise good file: told with place and cause, in little time and memory."""

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

    def check(self, name, data, arguments, lines, words=""):
        _, _, _, usual = self.read("good-" + name, self.good, *arguments)
        status, text, seconds, megabytes = self.read(name, data, *arguments)
        self.assertEqual(status, INVALID, text[:1000])
        self.assertLess(seconds, MAX_SECONDS * ctl.SLOWNESS)
        self.assertLess(megabytes - usual, MAX_MEGABYTES * ctl.SLOWNESS)
        first = [line for line in text.splitlines() if ": warning: " not in line][0]
        self.assertRegex(first, rf"{name}:({lines}):\d+: (fatal|rejected): ")
        self.assertIn(words, text)
        self.assertLess(len(text), MEGABYTE)


class Reports(Hostile):
    good = report("")

    def refuse(self, name, body, line, words="", doctype=""):
        with self.subTest(name):
            self.check(name + ".xml", report(body, doctype), ["validate"], line, words)

    def test_good(self):
        status, text, _, _ = self.read("good.xml", self.good, "validate")
        self.assertEqual(status, DONE, text)

    def test_entities(self):
        self.refuse("bomb", TRAINING % (2, "", "<venue>&a9;</venue>"), "2", "document type", BOMB)
        self.refuse("external", GOOD, "2", "document type",
                    '<!DOCTYPE report [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n')
        self.refuse("undeclared", TRAINING % (2, "", "<venue>&x;</venue>"), "7", "entity")
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

    def test_many(self):
        self.refuse("attributes", TRAINING % (2, "".join(f' a{n}=""' for n in range(1000000)), ""), "6")
        self.refuse("names", "".join(f"<n{n}/>\n" for n in range(1000000)), "6")
        self.refuse("prefixes", "  <training" + "".join(f' xmlns:n{n}="u{n}"' for n in range(100000)) + "/>\n", "6")
        self.refuse("same", GOOD * 100000, "6", "stands in the file already")
        self.refuse("children", TRAINING % (2, "", "".join(
            f'<participantGroup uuid="{UUID % n}" group="media"/>\n' for n in range(100, 60000))), r"\d+")

    def test_content(self):
        parts = f"<part>{'A' * 96 * 1024}</part>\n" * 1000
        self.refuse("content", f'<content digest="{"0" * 64}" size="1">{parts}</content>', r"\d+")
        self.refuse("content-that-lies", f'<content digest="{"0" * 64}" size="99999999999">{parts}</content>', r"\d+")

    def test_cut(self):
        for name, data in (("cut", self.good[:200]), ("twice", self.good + self.good), ("bytes", b"\xff" * MEGABYTE),
                           ("zero", b"\0" * MEGABYTE), ("blank", b" " * 20 * MEGABYTE)):
            with self.subTest(name):
                self.check(name + ".xml", data, ["validate"], r"\d+")


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


if __name__ == "__main__":
    unittest.main()
