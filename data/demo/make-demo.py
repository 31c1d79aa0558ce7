# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes data/demo/demo-2025.xml: an invented year of one regency, to try the pages, charts and documents with.

    python3 data/demo/make-demo.py > data/demo/demo-2025.xml

Everything in it is invented and says so ("rekaan"), but for the place, its agency for children and the KLA standings,
which come from the reference and sample data. Persons are numbers. The same input gives the same bytes.
"""

import hashlib
import sys
from pathlib import Path

root = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(root / "tests" / "data"))
sys.dont_write_bytecode = True

import records  # noqa: E402

import year_2025 as year  # noqa: E402

TIME = "2025-08-28T02:42:00Z"
MADE = "0000000000000000:1"
LATER = "0000000000000000:2"
LABEL = "Data contoh (rekaan)"
HOME = "63.11"

COMMENT = """<!--
  Data contoh (rekaan): an invented year of Kabupaten Balangan, made by make-demo.py. No training, recommendation,
  figure, agency contact or document in it is real, and no person is named. Only the place, its agency for children and
  the KLA standings up to 2025 whose note names a source are facts, taken from the reference and sample data.
  SPDX-License-Identifier: CC0-1.0
-->
"""

types = records.read_types(root)
numbers = {name: kind.number for name, kind in types.items()}
made = []
used = {}


def identity(kind, number):
    return f"01980000-de30-7{numbers[kind]:03x}-8000-{number:012x}"


def text(field, value):
    if field.kind in records.SETS:
        return " ".join(sorted(value.split() if isinstance(value, str) else value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def record(kind, children=(), /, **values):
    """A record; its UUID follows from its type and its place among the records of that type."""
    kind_of = types[kind]
    fields = {}
    for key, value in values.items():
        field = kind_of.field(key.replace("_", "-"))
        if value not in (None, "", []):
            fields[field.name] = text(field, value)
    version = {}
    if not kind_of.keys:
        used[kind] = used.get(kind, 0) + 1
        version["uuid"] = identity(kind, used[kind])
    if kind_of.parent is None:
        version |= {"made": MADE, "created": TIME, "modified": TIME}
    result = records.Record(kind_of, version, fields, children)
    if kind_of.parent is None:
        made.append(result)
    return result


def indicators(numbers_of):
    return [f"2024-{number}" for number in numbers_of.split()]


# The reference and sample data it stands on.
_, _, reference_agencies = records.read_report(root / "data/reference/agencies.xml", types)
_, _, regions = records.read_report(root / "data/reference/regions.xml", types)
_, _, sample = records.read_report(root / "data/sample/kha-2023-2025.xml", types)

agencies = {entry.values.get("regency", entry.values.get("province", "ministry")): entry.uuid
            for entry in reference_agencies}


def make_regency():
    """Balangan with what the reference leaves open; the stamps say that these fields came later."""
    home = next(entry for entry in regions if entry.key == HOME)
    later = {"children": "42310", "task-force-decree": "100.3.3.2/000/KUM/2023 (rekaan)",
             "task-force-date": "2023-02-06"}
    home.values |= later
    home.version["changed"] = " ".join(f"{records.camel(name)}={LATER}" for name in later)
    home.version["modified"] = TIME
    home.version = {name: home.version[name] for name in records.VERSION_ATTRIBUTES if name in home.version}
    made.append(home)


def make_standings():
    made.extend(entry for entry in sample if entry.type.name == "standing" and entry.values["regency"] == HOME)
    for number, stage, score, category, date in year.STANDINGS:
        record("standing", regency=HOME, year=number, stage=stage, score=score, category=category, date=date,
               note=LABEL)


def make_workforce():
    for group, people in year.WORKFORCE:
        record("workforce", regency=HOME, year=2025, group=group, people=people, note=LABEL)


def make_deliveries():
    """The reports to the province; a corrected one names the digest of the one before it."""
    deliveries, digests = {}, {}
    for place, period, revision, status, due, sent, received, answered, *counts, remarks in year.DELIVERIES:
        number = f"{place}/{period}/{revision}"
        name = f"layak-{place.replace('.', '')}-{period.lower().replace('q', 'tw')}"
        name += f"-r{revision}.xml" if revision > 1 else ".xml"
        digest = hashlib.sha256(number.encode()).hexdigest()
        numbers_of = dict(zip(("trainings", "recommendations", "people", "documents"), counts))
        numbers_of["regency" if "." in place else "province"] = place
        deliveries[place, period, revision] = record(
            "delivery", period=period, revision=revision, number=number, status=status, due_date=due,
            made_on=sent or "2025-08-28", sent_on=sent, received_on=received, answered_on=answered, digest=digest,
            previous=digests.get((place, period)), file_name=name, remarks=remarks, **numbers_of)
        digests[place, period] = digest
    return deliveries


def make_remarks(deliveries, subjects):
    for delivery, kind, nick, date, sentence, answer in year.REMARKS:
        record("remark", delivery=deliveries[HOME, *delivery].uuid, date=date, text=sentence,
               answered=answer is not None, answer=answer, **{kind: subjects[kind][nick]})


def make_templates():
    for place, name, content in year.TEMPLATES:
        record("template", name=name, content=content, **({"regency": place} if "." in place else {"province": place}))


def make_agencies():
    for nick, name, abbreviation, kind, more in year.AGENCIES:
        level = more.pop("level", "regency")
        contact = more.pop("contact", None)
        successor = more.pop("successor", None)
        if contact:
            more |= {"contact": f"Narahubung {contact} (rekaan)", "phone": f"0000-000{contact}",
                     "email": f"narahubung{contact}@example.org", "address": f"Jalan Contoh {contact}, Paringin"}
        agencies[nick] = record("agency", level=level, regency=HOME, name=name, abbreviation=abbreviation, kind=kind,
                                successor=agencies.get(successor), note=LABEL, **more).uuid


def make_speakers(entries):
    speakers = []
    for position, (name, role, job, institution, level, more) in enumerate(entries):
        speakers.append(record("speaker", position=position, name=f"{name} (rekaan)", role=role, job=job,
                               institution=institution, level=level, **more))
    return speakers


def make_sessions(entries, speakers):
    """day, times, topic, lesson hours, and the places of the speakers in the list"""
    return [record("session", position=position, day=day, start_time=start, end_time=end, topic=topic,
                   lesson_hours=hours, speakers=[speakers[place].uuid for place in places])
            for position, (day, start, end, topic, hours, places) in enumerate(entries)]


def make_groups(entries):
    groups = []
    for position, (group, male, female, *more) in enumerate(entries):
        extra = more[0] if more else {}
        groups.append(record("participant-group", position=position, group=group, male=male, female=female,
                             **{"unit": "persons", **extra}))
    return groups


def make_trainings():
    made_trainings = {}
    for nick, values in year.TRAININGS.items():
        values = dict(values)
        speakers = make_speakers(values.pop("speakers", []))
        sessions = make_sessions(values.pop("sessions", []), speakers)
        groups = make_groups(values.pop("groups", []))
        owner = values.pop("owner", {"regency": HOME})
        values["organiser"] = agencies[values["organiser"]]
        values["co_organisers"] = [agencies[other] for other in values.get("co_organisers", "").split()]
        values["indicators"] = indicators(values.get("indicators", ""))
        made_trainings[nick] = record("training", [*speakers, *sessions, *groups], sources=LABEL, **owner, **values)
    return made_trainings


def make_recommendations(trainings):
    made_recommendations = {}
    for nick, origin, status, priority, lead, touched, due, sentence, more in year.RECOMMENDATIONS:
        more = dict(more)
        supporting = [agencies[other] for other in more.pop("supporting", "").split()]
        more.pop("evidence", None)
        if origin:
            more.setdefault("raised_on", trainings[origin].values["end-date"])
        owner = more.pop("owner", {"regency": HOME})
        if status == "verified":
            more |= {"verified_by": "Sekretariat Gugus Tugas KLA"}
        made_recommendations[nick] = record(
            "recommendation", training=trainings[origin].uuid if origin else None, text=sentence, status=status,
            priority=priority, lead=agencies[lead] if lead else None, supporting=supporting,
            indicators=indicators(touched), due_date=due, source=LABEL, **owner, **more)
    return made_recommendations


def make_progress(recommendations):
    """Each way to a status in steps of one, and the notes written by hand."""
    made_progress = {}
    for nick, recommendation in recommendations.items():
        if nick in year.PROGRESS:
            entries = year.PROGRESS[nick]
        else:
            entries = way_to(recommendation.values)
        for position, (date, author, note, value, old, new) in enumerate(entries):
            made_progress[nick, position] = record("progress", recommendation=recommendation.uuid, date=date,
                                                   author=author, note=note, value=value, old_status=old,
                                                   new_status=new)
    return made_progress


def way_to(values):
    status, raised = values["status"], values["raised-on"]
    closed = values.get("closed-on")
    office = "Penanggung jawab"
    agreed = (raised, "Hasil pleno pelatihan", "Disepakati peserta", None, "proposed", "agreed")
    if status == "proposed":
        return []
    if status == "agreed":
        return [agreed]
    if status == "postponed":
        return [agreed, (values["due-date"], office, values["status-reason"], None, "agreed", "postponed")]
    if status == "infeasible":
        return [agreed, (closed, office, values["status-reason"], None, "agreed", "infeasible")]
    start = min(year.day_after(raised, 7), closed or "9999")
    begun = (start, office, "Pekerjaan dimulai", None, "agreed", "in-progress")
    if status == "in-progress":
        return [agreed, begun, (year.day_after(raised, 21), office, "Kemajuan dicatat", values.get("achieved"),
                                None, None)]
    done = (closed, office, "Selesai dikerjakan", values.get("achieved"), "in-progress", "done")
    if status == "done":
        return [agreed, begun, done]
    checked = (values["verified-on"], "Sekretariat Gugus Tugas KLA", "Bukti diperiksa dan sesuai", None, "done",
               "verified")
    return [agreed, begun, done, checked]


def make_document(title, date, kind, **more):
    """A kept file has a name, a size and a digest; other evidence has a link or is on paper."""
    if "file_name" in more and more.pop("kept", True):
        more["digest"] = hashlib.sha256(more["file_name"].encode()).hexdigest()
    questions = [f"2024-{question}" for question in more.pop("questions", "").split()]
    record("document", title=title, date=date, kind=kind, questions=questions, **more)


def make_lists(trainings):
    """An attendance list of every training held before the last, and certificates where some were issued."""
    told = {(nick, kind) for subject, nick, _, _, kind, _ in year.DOCUMENTS if subject == "training"}
    for nick, training in trainings.items():
        values = training.values
        kinds = ["attendance-list"] + ["certificate"] * ("certificates" in values)
        for kind in kinds if values["status"] == "held" and nick != year.WITHOUT_DOCUMENTS else []:
            if (nick, kind) not in told:
                title = {"attendance-list": "Daftar hadir", "certificate": "Sertifikat"}[kind]
                make_document(f"{title} {values['title']}", values["end-date"], kind, training=training.uuid,
                              file_name=f"{title.replace(' ', '-')}-{nick}.pdf",
                              size=90_000 + 1103 * int(values["participants"]), questions=year.PROVEN.get(nick, ""))


def make_documents(trainings, recommendations, progress):
    for number, (nick, *_, sentence, more) in enumerate(year.RECOMMENDATIONS, 1):
        evidence = more.get("evidence")
        if evidence:
            closed = recommendations[nick].values["closed-on"]
            make_document(f"Bukti: {sentence.rstrip('.')}"[:300], closed, evidence,
                          recommendation=recommendations[nick].uuid, number=f"RTL-{number:02}/2025",
                          file_name=f"Bukti-RTL-{number:02}.pdf", size=150_000 + 7919 * number)
    subjects = {"training": trainings, "recommendation": recommendations, "progress": progress}
    for subject, nick, title, date, kind, more in year.DOCUMENTS:
        if subject in subjects:
            target = subjects[subject][nick].uuid
        elif subject == "agency":
            target = agencies[nick]
        elif subject == "standing":
            target = records.uuid_from_key("standing", nick)
        else:
            target = nick
        make_document(title, date, kind, **{subject: target}, **more)


make_regency()
make_standings()
make_workforce()
deliveries_by_period = make_deliveries()
make_agencies()
make_templates()
trainings_by_nick = make_trainings()
recommendations_by_nick = make_recommendations(trainings_by_nick)
progress_by_nick = make_progress(recommendations_by_nick)
make_lists(trainings_by_nick)
make_documents(trainings_by_nick, recommendations_by_nick, progress_by_nick)
make_remarks(deliveries_by_period, {
    "agency": agencies,
    "training": {nick: training.uuid for nick, training in trainings_by_nick.items()},
    "recommendation": {nick: recommendation.uuid for nick, recommendation in recommendations_by_nick.items()},
    "progress": {nick: entry.uuid for nick, entry in progress_by_nick.items()},
})

sys.stdout.write(records.write_report(COMMENT, {"version": "1.0", "time": TIME}, made, types))
