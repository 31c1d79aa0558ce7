# SPDX-License-Identifier: GPL-3.0-or-later
"""A quarter of a province: thirteen regencies deliver, one late, one is sent back and mends; in the end all agree."""

import re
import unittest

import ctl

PERIOD = "--period=2025-Q3"
CODES = ["63.01", "63.02", "63.03", "63.04", "63.05", "63.06", "63.07", "63.08", "63.09", "63.10", "63.11", "63.71",
         "63.72"]
RETURNED, LATE = "63.07", "63.72"


class Quarter(ctl.TestCase):
    def setUp(self):
        super().setUp()
        self.post = self.folder / "post"
        self.post.mkdir()
        self.province = self.database("province")
        self.regencies = {code: self.database(f"regency-{code}") for code in CODES}
        self.trainings, self.recommendations = {}, {}

    def record(self, code, number):
        """What a regency does in a quarter, and what is not in its report: a draft, and a training of the last one."""
        office = self.regencies[code]
        agency = office.add("agency", f"regency={code}", f"abbreviation=DP3A {code}", "kind=child-protection")
        self.trainings[code] = office.add(
            "training", f"regency={code}", f"title=Pelatihan KHA {code}", "status=held", "start-date=2025-08-20",
            "end-date=2025-08-22", f"participants={100 + number}", f"organiser={agency}", "kha=true")
        office.add("participant-group", f"training={self.trainings[code]}", "group=educators", "male=40", "female=60")
        self.recommendations[code] = office.add("recommendation", f"training={self.trainings[code]}",
                                                "text=Bentuk PATBM", f"lead={agency}", "due-date=2025-12-01")
        office.add("training", f"regency={code}", "title=Draf", "start-date=2025-09-01")
        office.add("training", f"regency={code}", "title=Triwulan lalu", "status=held", "start-date=2025-05-05",
                   "participants=30")

    def deliver(self, code, day):
        return self.regencies[code].run("deliver", f"--regency={code}", PERIOD, f"--as-of={day}",
                                        f"--output={self.post}").word

    def answer(self, report, day, *options):
        return self.province.run("receipt", report, f"--as-of={day}", f"--output={self.post}", *options).word

    def board(self, day, office=None):
        """The third quarter: status, revision and late days of each regency."""
        rows = (office or self.province).run("board", "--province=63", "--year=2025", f"--as-of={day}",
                                             "--format=csv").csv
        return {row["regency"]: (row["status"], row["revision"], int(row["late_days"])) for row in rows
                if row["period"] == "2025-Q3"}

    def show(self, office, identity):
        return office.run("show", identity, "--format=json").json

    def shared(self, office, code):
        """All that an office can tell of a regency's quarter, to the last byte."""
        return office.run("export", f"--regency={code}", PERIOD).out

    def receive_first(self):
        reports = [self.deliver(code, "2025-10-10") for code in CODES if code != LATE]
        result = self.province.run("import", *reports)
        self.assertRegex(result.out, r"^\d+ new, ")
        board = self.board("2025-10-14")
        self.assertEqual({code: board[code] for code in CODES if code != LATE},
                         {code: ("received", "1", 0) for code in CODES if code != LATE})
        self.assertEqual(board[LATE], ("expected", "", 0))
        self.assertEqual(self.board("2025-10-20")[LATE], ("missing", "", 5))
        self.assertIn("5 days late", self.province.run("board", "--province=63", "--year=2025",
                                                       "--as-of=2025-10-20").out)
        return {code: report for code, report in zip([code for code in CODES if code != LATE], reports)}

    def answer_first(self, reports):
        receipts = {code: self.answer(report, "2025-10-20", "--accept")
                    for code, report in reports.items() if code != RETURNED}
        receipts[RETURNED] = self.answer(
            reports[RETURNED], "2025-10-20", "--return=Lengkapi dua hal, lalu kirim lagi.",
            f"--remark={self.trainings[RETURNED]}=Jumlah peserta tidak sama dengan daftar hadir.",
            f"--remark={self.recommendations[RETURNED]}=Sebutkan ukuran keberhasilannya.")
        for code, receipt in receipts.items():
            self.regencies[code].run("import", receipt)

    def mend(self):
        """The remarks stand at the records; each is mended and marked."""
        office = self.regencies[RETURNED]
        delivery = office.run("list", "deliveries", "--status=returned", "--format=csv").csv[0]
        self.assertEqual(delivery["remarks"], "Lengkapi dua hal, lalu kirim lagi.")
        for record, change, text in [
                (self.trainings[RETURNED], "participants=100", "Jumlah peserta tidak sama dengan daftar hadir."),
                (self.recommendations[RETURNED], "measure=Jumlah desa", "Sebutkan ukuran keberhasilannya.")]:
            remark, = self.show(office, record)["remarks"]
            self.assertEqual((remark["text"], remark["delivery"]), (text, delivery["uuid"]))
            office.run("set", record, change)
            office.run("set", remark["uuid"], "answered=true", f"answer={change}")

    def deliver_again(self):
        report = self.deliver(RETURNED, "2025-10-24")
        self.assertTrue(report.endswith("layak-6307-2025-tw3-r2.xml"))
        self.assertEqual(self.board("2025-10-24", self.regencies[RETURNED])[RETURNED], ("sent", "2", 0))
        late = self.deliver(LATE, "2025-10-25")
        self.province.run("import", report, late)
        self.assertEqual(self.board("2025-10-26")[RETURNED], ("received", "2", 0))
        self.assertEqual(self.board("2025-10-26")[LATE], ("received", "1", 10))
        self.assertEqual(self.show(self.province, self.trainings[RETURNED])["participants"], 100)
        self.assertEqual([remark["answered"] for remark in
                          self.province.run("list", "remarks", "--format=json").json], [True, True])
        for code, path in [(RETURNED, report), (LATE, late)]:
            self.regencies[code].run("import", self.answer(path, "2025-10-28", "--accept"))

    def check_end(self):
        board = self.board("2025-11-01")
        self.assertEqual(board, {code: ("accepted", "2" if code == RETURNED else "1", 10 if code == LATE else 0)
                                 for code in CODES})
        states = {(row["regency"], row["revision"]): row["status"]
                  for row in self.province.run("list", "deliveries", "--format=csv").csv}
        self.assertEqual(states, {(code, "1"): "accepted" if code != RETURNED else "superseded" for code in CODES} |
                         {(RETURNED, "2"): "accepted"})
        for code, office in self.regencies.items():
            self.assertEqual(self.board("2025-11-01", office)[code], board[code])
            self.assertEqual(self.shared(office, code), self.shared(self.province, code))
            self.assertEqual(office.run("list", "trainings", "--format=csv", "-c", "title").csv[0]["title"], "Draf")

        whole = self.province.run("export", "--province=63", PERIOD).out
        self.assertEqual(len(re.findall("<training ", whole)), 13)
        self.assertEqual(len(re.findall("<delivery ", whole)), 14)
        people = self.province.run("list", "trainings", "--format=csv", "-c", "participants").csv
        self.assertEqual(sum(int(row["participants"]) for row in people),
                         sum(100 + number for number in range(13)) - CODES.index(RETURNED))

    def check_again(self):
        """Everything that was ever sent, read once more by everybody, changes nothing."""
        files = sorted(self.post.iterdir())
        self.assertEqual(len(files), 28)
        for path in files:
            self.ctl("validate", path)
        before = self.province.run("export").bytes
        self.province.run("import", *files)
        self.assertEqual(self.province.run("export").bytes, before)

    def test_quarter(self):
        for number, code in enumerate(CODES):
            self.record(code, number)
        reports = self.receive_first()
        self.answer_first(reports)
        self.mend()
        self.deliver_again()
        self.check_end()
        self.check_again()


if __name__ == "__main__":
    unittest.main()
