-- SPDX-License-Identifier: GPL-3.0-or-later
-- Also what was deleted from a unit, as a session from a training, leaves a tombstone, and a record that several
-- offices deleted apart keeps all of these steps.

CREATE TABLE new_tombstone (
  uuid BLOB PRIMARY KEY NOT NULL CHECK (length (uuid) = 16),
  type INTEGER NOT NULL,
  regency TEXT,
  province TEXT,
  first_date TEXT,
  last_date TEXT,
  made TEXT NOT NULL,
  stamps TEXT,
  seen TEXT,
  stamp TEXT NOT NULL,
  created INTEGER,
  modified INTEGER,
  deleted INTEGER NOT NULL,
  successor BLOB CHECK (length (successor) = 16),
  unit BLOB CHECK (length (unit) = 16),
  CHECK ((seen IS NULL) = (unit IS NOT NULL))
) STRICT, WITHOUT ROWID;

INSERT INTO new_tombstone (uuid, type, regency, province, first_date, last_date, made, stamps, seen, stamp, created,
  modified, deleted, successor)
  SELECT uuid, type, regency, province, first_date, last_date, made, stamps, seen, stamp, created, modified, deleted,
    successor
  FROM tombstone;

DROP TABLE tombstone;
ALTER TABLE new_tombstone RENAME TO tombstone;
CREATE INDEX tombstone_unit ON tombstone (unit) WHERE unit IS NOT NULL;

-- The version a record had when it was deleted here, for the undo, which restores it under the same id.
CREATE TABLE buried_version (
  type INTEGER NOT NULL,
  id INTEGER NOT NULL,
  made TEXT NOT NULL,
  stamps TEXT,
  created INTEGER,
  modified INTEGER,
  PRIMARY KEY (type, id)
) STRICT, WITHOUT ROWID;
