# SPDX-License-Identifier: GPL-3.0-or-later
"""The native report as the field tables in src/model say it: read, checked and written in canonical form.

This is a second, independent implementation of the form that src/exchange writes. It serves the data files that ship:
the demo year is written with it, and the checks hold every file against it.
"""

import hashlib
import re
import uuid
import xml.etree.ElementTree as ElementTree
from pathlib import Path

NAMESPACE = "urn:layak:report:1"
STAMP = re.compile(r"[0-9a-f]{16}:[1-9][0-9]{0,14}")
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[57][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
VERSION_ATTRIBUTES = ("uuid", "made", "seen", "changed", "created", "modified")
PROSE = ("TEXT", "PROSE")
SETS = ("CHOICES", "REFERENCES")

FORMS = {
    "NUMBER": r"0|[1-9][0-9]*",
    "MONEY": r"0|[1-9][0-9]*",
    "DECIMAL": r"(0|[1-9][0-9]*)(\.[0-9]*[1-9])?",
    "DATE": r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?",
    "TIME": r"([01][0-9]|2[0-3]):[0-5][0-9]",
    "BOOLEAN": r"true|false",
}


class Field:
    def __init__(self, name, kind, argument, flags):
        self.name = name
        self.kind = kind
        self.argument = argument
        self.key = "KEY" in flags
        self.required = self.key or "REQUIRED" in flags
        self.personal = "PERSONAL" in flags

    @property
    def is_prose(self):
        return self.kind in PROSE


class Type:
    def __init__(self, name, number, fields, parent):
        self.name = name
        self.number = number
        self.fields = fields
        self.parent = parent
        self.keys = [field for field in fields if field.key]

    def field(self, name):
        return next((field for field in self.fields if field.name == name), None)


class Record:
    """One element: its type, the attributes that are no fields, its fields as text, and its children."""

    def __init__(self, kind, version, values, children=()):
        self.type = kind
        self.version = version
        self.values = values
        self.children = list(children)

    @property
    def key(self):
        return "-".join(self.values[field.name] for field in self.type.keys)

    @property
    def uuid(self):
        return uuid_from_key(self.type.name, self.key) if self.type.keys else self.version["uuid"]

    @property
    def reference(self):
        """How a single reference names it: by its key if that is one field, else by UUID."""
        return self.key if len(self.type.keys) == 1 else self.uuid

    @property
    def order(self):
        """The place among the records of the type."""
        if self.type.keys:
            return [self.values[field.name] for field in self.type.keys]
        owner = self.values.get("regency", self.values.get("province", ""))
        return [owner, self.values.get(DATES.get(self.type.name), ""), self.uuid]


def camel(name):
    first, *rest = name.split("-")
    return first + "".join(word.capitalize() for word in rest)


def uuid_from_key(record, key):
    digest = bytearray(hashlib.sha1(f"urn:layak:{record}:{key}".encode()).digest()[:16])
    digest[6] = digest[6] & 0x0F | 0x50
    digest[8] = digest[8] & 0x3F | 0x80
    return str(uuid.UUID(bytes=bytes(digest)))


def read_enumerations(root):
    source = (root / "src/model/layak-enumerations.c").read_text(encoding="utf-8")
    found = {}
    for variable, body in re.findall(r"DEFINE_ENUMERATION \((\w+), \"[\w-]+\",(.*?)\}\)", source, re.DOTALL):
        found[variable] = re.findall(r"\{ \"([\w-]+)\", N_", body)
    return found


def read_types(root):
    """Every record type in the order of a report, from the field tables in C."""
    enumerations = read_enumerations(root)
    order = re.findall(r"&layak_(\w+)_info,", (root / "src/model/layak-record-info.c").read_text(encoding="utf-8"))
    types = {}
    for name in order:
        source = (root / f"src/model/layak-{name.replace('_', '-')}.c").read_text(encoding="utf-8")
        table = re.search(r"static const LayakField fields\[\] =\n\{\n(.*?)\n\};", source, re.DOTALL).group(1)
        fields = []
        for entry in re.findall(r"^  \{ (.*?) \},$", table, re.DOTALL | re.MULTILINE):
            field, kind, argument, flags = re.match(
                r'"([\w-]+)", LAYAK_([A-Z]+)(?: \((.*?)\))?,\s+(LAYAK_FIELD_[\w |]+),', entry, re.DOTALL).groups()
            fields.append(Field(field, kind, understand(kind, argument, enumerations), flags))
        parent = re.search(r"\.parent = (?:NULL|\"([\w-]+)\")", source).group(1)
        date = re.search(r"\.date = (?:NULL|\"([\w-]+)\")", source).group(1)
        number = int(re.search(r"\.number = ([0-9]+)", source).group(1))
        kind = Type(name.replace("_", "-"), number, fields, parent)
        types[kind.name] = kind
        DATES[kind.name] = date
    return types


# The field that dates a record, of each type; filled with the types.
DATES = {}


def understand(kind, argument, enumerations):
    """The nicks, the type referred to, the pattern or the longest text."""
    if kind in ("CHOICE", "CHOICES"):
        return enumerations[argument]
    if kind in ("REFERENCE", "REFERENCES"):
        return argument.strip('"')
    if kind == "CODE":
        return argument.rsplit(",", 1)[0].strip('"').replace("\\\\", "\\")
    if kind in ("TEXT", "NUMBER", "DECIMAL"):
        return [int(number) for number in argument.split(",")]
    return None


def read_report(path, types):
    """The comment above the root element, the attributes of the root, and the records of a file."""
    text = Path(path).read_text(encoding="utf-8")
    comment = re.search(r"<!--.*?-->\n", text, re.DOTALL)
    root = ElementTree.fromstring(text)
    elements = {camel(name): kind for name, kind in types.items()}
    records = [read_record(element, elements) for element in root]
    return comment.group() if comment else "", dict(root.attrib), records


def read_record(element, elements):
    kind = elements[element.tag.removeprefix(f"{{{NAMESPACE}}}")]
    version = {name: element.attrib[name] for name in VERSION_ATTRIBUTES if name in element.attrib}
    values, children = {}, []
    known = {camel(field.name): field for field in kind.fields}
    for name, value in element.attrib.items():
        if name not in version and not name.startswith("training"):
            values[known[name].name] = value
        elif name in known:
            values[known[name].name] = value
    for child in element:
        name = child.tag.removeprefix(f"{{{NAMESPACE}}}")
        if name in known:
            values[known[name].name] = child.text
        elif name != "trainingTitle":
            children.append(read_record(child, elements))
    return Record(kind, version, values, children)


def escape(text, quote=False):
    text = text.replace("&", "&amp;").replace("<", "&lt;")
    return text.replace('"', "&quot;") if quote else text.replace(">", "&gt;")


def attribute(name, value):
    return f' {name}="{escape(value, True)}"'


def write_report(comment, attributes, records, types):
    """The bytes of a report in canonical form, with the comment that says where the facts come from."""
    ranks = list(types)
    ordered = sorted(records, key=lambda record: (ranks.index(record.type.name), record.order))
    trainings = {record.uuid: record for record in records if record.type.name == "training"}
    lines = ['<?xml version="1.0" encoding="UTF-8"?>\n', comment, f'<report xmlns="{NAMESPACE}"']
    lines += [attribute(name, value) for name, value in attributes.items()]
    lines.append(">\n")
    for record in ordered:
        write_record(record, 1, types, trainings, lines)
    lines.append("</report>\n")
    return "".join(lines)


def write_record(record, depth, types, trainings, lines):
    indent = "  " * depth
    name = camel(record.type.name)
    origin = trainings.get(record.values.get("training")) if record.type.name == "recommendation" else None
    attributes = [attribute(key, record.version[key]) for key in VERSION_ATTRIBUTES if key in record.version]
    body = []
    for field in record.type.fields:
        value = record.values.get(field.name)
        if value is None or field.name == record.type.parent:
            continue
        if field.is_prose:
            body.append(f"{indent}  <{camel(field.name)}>{escape(value)}</{camel(field.name)}>\n")
        else:
            attributes.append(attribute(camel(field.name), value))
    ranks = list(types)
    for child in sorted(record.children, key=lambda child: (
            ranks.index(child.type.name), int(child.values.get("position", -1)), child.uuid)):
        write_record(child, depth + 1, types, trainings, body)
    if origin:
        for field, label in (("start-date", "trainingStart"), ("end-date", "trainingEnd")):
            if field in origin.values:
                attributes.append(attribute(label, origin.values[field]))
        body.append(f"{indent}  <trainingTitle>{escape(origin.values['title'])}</trainingTitle>\n")
    lines.append(f"{indent}<{name}{''.join(attributes)}")
    lines += [">\n", *body, f"{indent}</{name}>\n"] if body else ["/>\n"]


def walk(records):
    for record in records:
        yield record
        yield from walk(record.children)


def problems(records, known):
    """What is wrong with the values, as sentences; known are the records that may be referred to."""
    names = {}
    for record in walk(known):
        names.setdefault(record.type.name, set()).update({record.reference, record.key or record.uuid})
    for record in walk(records):
        where = f"{record.type.name} {record.key or record.version.get('uuid')}"
        if not record.type.keys and not UUID.fullmatch(record.version.get("uuid", "")):
            yield f"{where}: no UUID"
        for field in record.type.fields:
            value = record.values.get(field.name)
            if value is not None:
                yield from (f"{where}: {field.name}: {problem}" for problem in value_problems(field, value, names))
            elif field.required and field.name != record.type.parent:
                yield f"{where}: {field.name} is missing"


def value_problems(field, value, names):
    words = value.split(" ") if field.kind in SETS else [value]
    if words != sorted(set(words)):
        yield f"the set is not sorted: {value}"
    if value == "" or value != value.strip():
        yield "empty, or blanks around it"
    if field.kind in ("CHOICE", "CHOICES"):
        yield from (f"{word} is no choice" for word in words if word not in field.argument)
    elif field.kind in ("REFERENCE", "REFERENCES"):
        yield from (f"{word} is unknown" for word in words if word not in names.get(field.argument, ()))
    elif field.kind == "CODE" and not re.fullmatch(field.argument, value):
        yield f"{value} is no code"
    elif field.kind in FORMS and not re.fullmatch(FORMS[field.kind], value):
        yield f"{value} is not of its form"
    elif field.kind == "TEXT" and len(value) > field.argument[0]:
        yield "too long"
    elif field.kind == "NUMBER" and not field.argument[0] <= int(value) <= field.argument[1]:
        yield f"{value} is out of range"
    elif field.kind == "DECIMAL":
        decimals = len(value.partition(".")[2])
        if decimals > field.argument[0] or float(value) * 10 ** field.argument[0] > field.argument[1]:
            yield f"{value} is out of range"
