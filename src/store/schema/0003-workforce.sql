-- SPDX-License-Identifier: GPL-3.0-or-later
-- How many people of a group there are in a regency: the KHA questions ask which part of them is trained.

CREATE TABLE workforce (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  regency INTEGER NOT NULL REFERENCES regency (id) DEFERRABLE INITIALLY DEFERRED,
  year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2199),
  "group" TEXT NOT NULL CHECK ("group" = 'task-force' OR "group" = 'regional-agency' OR
    "group" = 'district-village' OR "group" = 'leaders-forum' OR "group" = 'vertical-agency' OR
    "group" = 'law-enforcement' OR "group" = 'educators' OR "group" = 'health-workers' OR
    "group" = 'civil-registration' OR "group" = 'child-information' OR "group" = 'family-services' OR
    "group" = 'early-childhood' OR "group" = 'alternative-care' OR "group" = 'protection-services' OR
    "group" = 'play-worship' OR "group" = 'community-protection' OR "group" = 'civil-society' OR
    "group" = 'business' OR "group" = 'media' OR "group" = 'womens-organisations' OR "group" = 'childrens-forum' OR
    "group" = 'other'),
  people INTEGER NOT NULL CHECK (people BETWEEN 0 AND 1000000),
  note TEXT CHECK (length (note) BETWEEN 1 AND 500),
  UNIQUE (regency, year, "group")
) STRICT;
