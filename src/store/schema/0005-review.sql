-- SPDX-License-Identifier: GPL-3.0-or-later
-- What a review of an import has to remember: records found to be the same or not, and reviews left half done.

-- What a record went into that was found to be the same as another; its deletion travels with it.
ALTER TABLE tombstone ADD COLUMN successor BLOB CHECK (successor IS NULL OR length (successor) = 16);

-- Records that look alike and are not the same, lest anybody be asked again. The lower UUID comes first.
CREATE TABLE distinction (
  first BLOB NOT NULL CHECK (length (first) = 16),
  second BLOB NOT NULL CHECK (length (second) = 16),
  at INTEGER NOT NULL,
  CHECK (first < second),
  PRIMARY KEY (first, second)
) STRICT, WITHOUT ROWID;

-- A review that was not finished, with its files: nothing depends on the stick they came on.
CREATE TABLE review (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  digest TEXT NOT NULL UNIQUE CHECK (length (digest) = 64),
  names TEXT NOT NULL,
  person TEXT,
  at INTEGER NOT NULL,
  decisions TEXT NOT NULL,
  n_parked INTEGER NOT NULL CHECK (n_parked >= 0)
) STRICT;

CREATE TABLE review_file (
  review INTEGER NOT NULL REFERENCES review (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (review, position)
) STRICT;
