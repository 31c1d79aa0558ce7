-- SPDX-License-Identifier: GPL-3.0-or-later
-- What trainings that are held again and again begin with, under a name.

CREATE TABLE template (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  regency INTEGER REFERENCES regency (id) DEFERRABLE INITIALLY DEFERRED,
  province INTEGER REFERENCES province (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL CHECK (length (name) BETWEEN 1 AND 200),
  content TEXT NOT NULL CHECK (length (content) BETWEEN 1 AND 20000),
  CHECK (regency IS NULL OR province IS NULL)
) STRICT;

CREATE INDEX template_regency ON template (regency);
CREATE INDEX template_province ON template (province);
