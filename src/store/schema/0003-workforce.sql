-- SPDX-License-Identifier: GPL-3.0-or-later
-- How many people of a group there are in a regency: the KHA questions ask which part of them is trained.

CREATE TABLE workforce (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  regency INTEGER NOT NULL REFERENCES regency (id) DEFERRABLE INITIALLY DEFERRED,
  year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2199),
  "group" TEXT NOT NULL CHECK ("group" IN (
    'task-force', 'regional-agency', 'district-village', 'leaders-forum', 'vertical-agency', 'law-enforcement',
    'educators', 'health-workers', 'civil-registration', 'child-information', 'family-services',
    'early-childhood', 'alternative-care', 'protection-services', 'play-worship', 'community-protection',
    'civil-society', 'business', 'media', 'womens-organisations', 'childrens-forum', 'other')),
  people INTEGER NOT NULL CHECK (people BETWEEN 0 AND 1000000),
  note TEXT CHECK (length (note) BETWEEN 1 AND 500),
  UNIQUE (regency, year, "group")
) STRICT;
