-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 1. Never edited after a release: what comes later is a step of its own.
--
-- A record's columns are its fields, in the order of its table in src/model; a test holds them against each other.
-- NULL is unknown. References are deferred and never cascade: an undo must not delete silently. Sets are their
-- members in order, parted by one blank. The *_search tables are kept by the store from each step.
--
-- SQLite makes a table of each longer list after IN, anew for every row that is written, which doubles the time of an
-- import. So checks and indices say OR.

-- The evaluation instrument of one year. Weights belong to the year, not to the law
CREATE TABLE indicator_set (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2199),
  name TEXT NOT NULL CHECK (length (name) BETWEEN 1 AND 200),
  source TEXT CHECK (length (source) BETWEEN 1 AND 20000),
  UNIQUE (year)
) STRICT;


-- An indicator of a set, or a lettered part of one; the maxima of the parts add up
CREATE TABLE indicator (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  "set" INTEGER NOT NULL REFERENCES indicator_set (id) DEFERRABLE INITIALLY DEFERRED,
  number TEXT NOT NULL CHECK (length (number) BETWEEN 1 AND 3),
  cluster INTEGER NOT NULL CHECK (cluster BETWEEN 0 AND 6),
  cluster_name TEXT CHECK (length (cluster_name) BETWEEN 1 AND 200),
  name TEXT NOT NULL CHECK (length (name) BETWEEN 1 AND 300),
  maximum INTEGER CHECK (maximum BETWEEN 0 AND 100000),
  counted INTEGER CHECK (counted IN (0, 1)),
  UNIQUE ("set", number)
) STRICT;


-- A question of the instrument that asks for people trained in the Convention
CREATE TABLE question (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  "set" INTEGER NOT NULL REFERENCES indicator_set (id) DEFERRABLE INITIALLY DEFERRED,
  indicator TEXT NOT NULL CHECK (length (indicator) BETWEEN 1 AND 3),
  number TEXT NOT NULL CHECK (length (number) BETWEEN 1 AND 3),
  text TEXT NOT NULL CHECK (length (text) BETWEEN 1 AND 20000),
  maximum INTEGER CHECK (maximum BETWEEN 0 AND 100000),
  answer TEXT CHECK (answer = 'yes-no-amount' OR answer = 'yes-no-percent' OR answer = 'yes-no-number' OR
    answer = 'number-percent' OR answer = 'percent' OR answer = 'number'),
  groups TEXT CHECK (length (groups) BETWEEN 1 AND 4000),
  evidence TEXT CHECK (length (evidence) BETWEEN 1 AND 4000),
  years INTEGER CHECK (years BETWEEN 1 AND 10),
  holder TEXT CHECK (length (holder) BETWEEN 1 AND 300),
  UNIQUE ("set", indicator, number)
) STRICT;


-- A province, identified by its Kemendagri code.
CREATE TABLE province (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  code TEXT NOT NULL CHECK (code GLOB '[0-9][0-9]'),
  name TEXT NOT NULL CHECK (length (name) BETWEEN 1 AND 100),
  capital TEXT CHECK (length (capital) BETWEEN 1 AND 100),
  UNIQUE (code)
) STRICT;


-- A kabupaten or kota, identified by its Kemendagri code.
CREATE TABLE regency (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  code TEXT NOT NULL CHECK (code GLOB '[0-9][0-9].[0-9][0-9]'),
  province INTEGER NOT NULL REFERENCES province (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL CHECK (kind IN ('kabupaten', 'kota')),
  name TEXT NOT NULL CHECK (length (name) BETWEEN 1 AND 100),
  capital TEXT CHECK (length (capital) BETWEEN 1 AND 100),
  districts INTEGER CHECK (districts BETWEEN 0 AND 1000),
  villages INTEGER CHECK (villages BETWEEN 0 AND 10000),
  children INTEGER CHECK (children BETWEEN 0 AND 100000000),
  task_force_decree TEXT CHECK (length (task_force_decree) BETWEEN 1 AND 200),
  task_force_date TEXT CHECK (
    (length (task_force_date) = 4 OR length (task_force_date) = 7 OR
    length (task_force_date) = 10) AND task_force_date BETWEEN '1900' AND '2199-12-31'
    AND task_force_date NOT GLOB '*[^-0-9]*'),
  UNIQUE (code)
) STRICT;

CREATE INDEX regency_province ON regency (province);

-- The score and category of a regency at one stage of one evaluation year
CREATE TABLE standing (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  regency INTEGER NOT NULL REFERENCES regency (id) DEFERRABLE INITIALLY DEFERRED,
  year INTEGER NOT NULL CHECK (year BETWEEN 2000 AND 2199),
  stage TEXT NOT NULL CHECK (stage = 'self-assessment' OR stage = 'administrative' OR stage = 'field' OR
    stage = 'final' OR stage = 'target'),
  score INTEGER CHECK (score BETWEEN 0 AND 100000),
  category TEXT CHECK (category = 'none' OR category = 'pratama' OR category = 'madya' OR category = 'nindya' OR
    category = 'utama' OR category = 'kla'),
  date TEXT CHECK (
    (length (date) = 4 OR length (date) = 7 OR length (date) = 10) AND date BETWEEN '1900' AND '2199-12-31'
    AND date NOT GLOB '*[^-0-9]*'),
  note TEXT CHECK (length (note) BETWEEN 1 AND 500),
  UNIQUE (regency, year, stage)
) STRICT;


-- Whoever organises, leads or supports. Agencies are renamed and merged: the old one stays and names its
-- successor.
CREATE TABLE agency (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  level TEXT NOT NULL CHECK (level = 'regency' OR level = 'province' OR level = 'ministry' OR
    level = 'non-government'),
  regency INTEGER REFERENCES regency (id) DEFERRABLE INITIALLY DEFERRED,
  province INTEGER REFERENCES province (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT CHECK (length (name) BETWEEN 1 AND 300),
  abbreviation TEXT CHECK (length (abbreviation) BETWEEN 1 AND 60),
  kind TEXT CHECK (kind = 'child-protection' OR kind = 'planning' OR kind = 'education' OR kind = 'health' OR
    kind = 'social' OR kind = 'civil-registry' OR kind = 'information' OR kind = 'library' OR
    kind = 'public-works' OR kind = 'environment' OR kind = 'transport' OR kind = 'manpower' OR
    kind = 'district' OR kind = 'village' OR kind = 'police' OR kind = 'prosecution' OR kind = 'court' OR
    kind = 'religious-affairs' OR kind = 'narcotics' OR kind = 'statistics' OR kind = 'protection-unit' OR
    kind = 'civil-society' OR kind = 'business' OR kind = 'media' OR kind = 'university' OR
    kind = 'childrens-forum' OR kind = 'other'),
  task_force_role TEXT CHECK (task_force_role = 'chair' OR task_force_role = 'vice-chair' OR
    task_force_role = 'secretary' OR task_force_role = 'secretariat' OR task_force_role = 'cluster-coordinator' OR
    task_force_role = 'member' OR task_force_role = 'none'),
  address TEXT CHECK (length (address) BETWEEN 1 AND 300),
  contact TEXT CHECK (length (contact) BETWEEN 1 AND 200),
  phone TEXT CHECK (length (phone) BETWEEN 1 AND 60),
  email TEXT CHECK (length (email) BETWEEN 1 AND 200),
  valid_from TEXT CHECK (
    (length (valid_from) = 4 OR length (valid_from) = 7 OR
    length (valid_from) = 10) AND valid_from BETWEEN '1900' AND '2199-12-31'
    AND valid_from NOT GLOB '*[^-0-9]*'),
  valid_to TEXT CHECK (
    (length (valid_to) = 4 OR length (valid_to) = 7 OR
    length (valid_to) = 10) AND valid_to BETWEEN '1900' AND '2199-12-31'
    AND valid_to NOT GLOB '*[^-0-9]*'),
  successor INTEGER REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
  note TEXT CHECK (length (note) BETWEEN 1 AND 20000),
  CHECK (regency IS NULL OR province IS NULL)
) STRICT;

CREATE INDEX agency_regency ON agency (regency) WHERE regency IS NOT NULL;
CREATE INDEX agency_province ON agency (province) WHERE province IS NOT NULL;
CREATE INDEX agency_successor ON agency (successor) WHERE successor IS NOT NULL;

CREATE VIRTUAL TABLE agency_search USING fts5 (name, abbreviation,
  content = 'agency', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');

-- An activity that trains people, with what a “laporan kegiatan” tells of it
CREATE TABLE training (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  regency INTEGER REFERENCES regency (id) DEFERRABLE INITIALLY DEFERRED,
  province INTEGER REFERENCES province (id) DEFERRABLE INITIALLY DEFERRED,
  title TEXT NOT NULL CHECK (length (title) BETWEEN 1 AND 300),
  number TEXT CHECK (length (number) BETWEEN 1 AND 60),
  theme TEXT CHECK (length (theme) BETWEEN 1 AND 300),
  kind TEXT CHECK (kind = 'training' OR kind = 'technical-guidance' OR kind = 'outreach' OR
    kind = 'training-of-trainers' OR kind = 'workshop' OR kind = 'seminar' OR kind = 'advocacy' OR
    kind = 'coordination-meeting' OR kind = 'focus-group-discussion' OR kind = 'mentoring' OR
    kind = 'monitoring-evaluation' OR kind = 'other'),
  kha INTEGER CHECK (kha IN (0, 1)),
  status TEXT NOT NULL CHECK (status = 'draft' OR status = 'planned' OR status = 'held' OR status = 'cancelled'),
  start_date TEXT CHECK (
    (length (start_date) = 4 OR length (start_date) = 7 OR
    length (start_date) = 10) AND start_date BETWEEN '1900' AND '2199-12-31'
    AND start_date NOT GLOB '*[^-0-9]*'),
  end_date TEXT CHECK (
    (length (end_date) = 4 OR length (end_date) = 7 OR
    length (end_date) = 10) AND end_date BETWEEN '1900' AND '2199-12-31'
    AND end_date NOT GLOB '*[^-0-9]*'),
  start_time INTEGER CHECK (start_time BETWEEN 0 AND 1439),
  end_time INTEGER CHECK (end_time BETWEEN 0 AND 1439),
  mode TEXT CHECK (mode = 'offline' OR mode = 'online' OR mode = 'hybrid'),
  venue TEXT CHECK (length (venue) BETWEEN 1 AND 300),
  venue_regency INTEGER REFERENCES regency (id) DEFERRABLE INITIALLY DEFERRED,
  venue_district TEXT CHECK (length (venue_district) BETWEEN 1 AND 100),
  series TEXT CHECK (length (series) BETWEEN 1 AND 200),
  batch INTEGER CHECK (batch BETWEEN 1 AND 1000),
  lesson_hours INTEGER CHECK (lesson_hours BETWEEN 0 AND 99999),
  organiser INTEGER REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
  co_organisers TEXT CHECK (length (co_organisers) BETWEEN 1 AND 4000),
  legal_bases TEXT CHECK (length (legal_bases) BETWEEN 1 AND 20000),
  purpose TEXT CHECK (length (purpose) BETWEEN 1 AND 20000),
  aims TEXT CHECK (length (aims) BETWEEN 1 AND 20000),
  target_groups TEXT CHECK (length (target_groups) BETWEEN 1 AND 4000),
  planned_participants INTEGER CHECK (planned_participants BETWEEN 0 AND 1000000),
  participants INTEGER CHECK (participants BETWEEN 0 AND 1000000),
  indicators TEXT CHECK (length (indicators) BETWEEN 1 AND 4000),
  budget_line TEXT CHECK (length (budget_line) BETWEEN 1 AND 300),
  fund_source TEXT CHECK (fund_source = 'apbd-regency' OR fund_source = 'apbd-province' OR fund_source = 'apbn' OR
    fund_source = 'dak-nonphysical' OR fund_source = 'apbdes' OR fund_source = 'csr' OR fund_source = 'grant' OR
    fund_source = 'other'),
  ceiling INTEGER CHECK (ceiling BETWEEN 0 AND 999999999999999),
  spent INTEGER CHECK (spent BETWEEN 0 AND 999999999999999),
  outcome TEXT CHECK (length (outcome) BETWEEN 1 AND 20000),
  obstacles TEXT CHECK (length (obstacles) BETWEEN 1 AND 20000),
  pre_test INTEGER CHECK (pre_test BETWEEN 0 AND 10000),
  post_test INTEGER CHECK (post_test BETWEEN 0 AND 10000),
  certificates INTEGER CHECK (certificates BETWEEN 0 AND 1000000),
  sources TEXT CHECK (length (sources) BETWEEN 1 AND 20000),
  CHECK (regency IS NULL OR province IS NULL)
) STRICT;

CREATE INDEX training_regency ON training (regency, start_date, end_date, status);
CREATE INDEX training_province ON training (province, start_date);
CREATE INDEX training_venue_regency ON training (venue_regency) WHERE venue_regency IS NOT NULL;
CREATE INDEX training_organiser ON training (organiser) WHERE organiser IS NOT NULL;
CREATE INDEX training_start_date ON training (start_date, end_date, status);

CREATE VIRTUAL TABLE training_search USING fts5 (title, theme, venue, venue_district, purpose, outcome,
  content = 'training', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');

-- Someone with a public role at a training
CREATE TABLE speaker (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  training INTEGER NOT NULL REFERENCES training (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER CHECK (position BETWEEN 0 AND 10000),
  name TEXT NOT NULL CHECK (length (name) BETWEEN 1 AND 200),
  role TEXT CHECK (role = 'resource-person' OR role = 'facilitator' OR role = 'moderator' OR role = 'opener' OR
    role = 'reporter' OR role = 'spokesperson'),
  job TEXT CHECK (length (job) BETWEEN 1 AND 300),
  acting INTEGER CHECK (acting IN (0, 1)),
  standing_in_for TEXT CHECK (length (standing_in_for) BETWEEN 1 AND 200),
  institution TEXT CHECK (length (institution) BETWEEN 1 AND 300),
  level TEXT CHECK (level = 'centre' OR level = 'province' OR level = 'local')
) STRICT;

CREATE INDEX speaker_training ON speaker (training);

CREATE VIRTUAL TABLE speaker_search USING fts5 (name, institution,
  content = 'speaker', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');

-- A part of a training with a topic of its own.
CREATE TABLE session (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  training INTEGER NOT NULL REFERENCES training (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER CHECK (position BETWEEN 0 AND 10000),
  day TEXT CHECK (
    (length (day) = 4 OR length (day) = 7 OR length (day) = 10) AND day BETWEEN '1900' AND '2199-12-31'
    AND day NOT GLOB '*[^-0-9]*'),
  start_time INTEGER CHECK (start_time BETWEEN 0 AND 1439),
  end_time INTEGER CHECK (end_time BETWEEN 0 AND 1439),
  topic TEXT NOT NULL CHECK (length (topic) BETWEEN 1 AND 300),
  lesson_hours INTEGER CHECK (lesson_hours BETWEEN 0 AND 9999),
  speakers TEXT CHECK (length (speakers) BETWEEN 1 AND 4000)
) STRICT;

CREATE INDEX session_training ON session (training);

-- How many of one group of people took part. Persons and institutions are never added together
CREATE TABLE participant_group (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  training INTEGER NOT NULL REFERENCES training (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER CHECK (position BETWEEN 0 AND 10000),
  "group" TEXT NOT NULL CHECK ("group" = 'task-force' OR "group" = 'regional-agency' OR
    "group" = 'district-village' OR "group" = 'leaders-forum' OR "group" = 'vertical-agency' OR
    "group" = 'law-enforcement' OR "group" = 'educators' OR "group" = 'health-workers' OR
    "group" = 'civil-registration' OR "group" = 'child-information' OR "group" = 'family-services' OR
    "group" = 'early-childhood' OR "group" = 'alternative-care' OR "group" = 'protection-services' OR
    "group" = 'play-worship' OR "group" = 'community-protection' OR "group" = 'civil-society' OR
    "group" = 'business' OR "group" = 'media' OR "group" = 'womens-organisations' OR "group" = 'childrens-forum' OR
    "group" = 'other'),
  institution TEXT CHECK (length (institution) BETWEEN 1 AND 300),
  mode TEXT CHECK (mode = 'offline' OR mode = 'online' OR mode = 'hybrid'),
  unit TEXT CHECK (unit IN ('persons', 'institutions')),
  male INTEGER CHECK (male BETWEEN 0 AND 1000000),
  female INTEGER CHECK (female BETWEEN 0 AND 1000000),
  unknown_sex INTEGER CHECK (unknown_sex BETWEEN 0 AND 1000000),
  children INTEGER CHECK (children BETWEEN 0 AND 1000000)
) STRICT;

CREATE INDEX participant_group_training ON participant_group (training);

-- What shall follow from a training, driven to completion
CREATE TABLE recommendation (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  training INTEGER REFERENCES training (id) DEFERRABLE INITIALLY DEFERRED,
  regency INTEGER REFERENCES regency (id) DEFERRABLE INITIALLY DEFERRED,
  province INTEGER REFERENCES province (id) DEFERRABLE INITIALLY DEFERRED,
  text TEXT NOT NULL CHECK (length (text) BETWEEN 1 AND 20000),
  reason TEXT CHECK (length (reason) BETWEEN 1 AND 20000),
  status TEXT NOT NULL CHECK (status = 'proposed' OR status = 'agreed' OR status = 'in-progress' OR
    status = 'done' OR status = 'verified' OR status = 'postponed' OR status = 'infeasible'),
  status_reason TEXT CHECK (length (status_reason) BETWEEN 1 AND 20000),
  priority TEXT CHECK (priority = 'low' OR priority = 'medium' OR priority = 'high'),
  lead INTEGER REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
  supporting TEXT CHECK (length (supporting) BETWEEN 1 AND 4000),
  indicators TEXT CHECK (length (indicators) BETWEEN 1 AND 4000),
  measure TEXT CHECK (length (measure) BETWEEN 1 AND 300),
  unit TEXT CHECK (length (unit) BETWEEN 1 AND 60),
  target INTEGER CHECK (target BETWEEN 0 AND 99999999999),
  achieved INTEGER CHECK (achieved BETWEEN 0 AND 99999999999),
  raised_on TEXT CHECK (
    (length (raised_on) = 4 OR length (raised_on) = 7 OR
    length (raised_on) = 10) AND raised_on BETWEEN '1900' AND '2199-12-31'
    AND raised_on NOT GLOB '*[^-0-9]*'),
  due_date TEXT CHECK (
    (length (due_date) = 4 OR length (due_date) = 7 OR
    length (due_date) = 10) AND due_date BETWEEN '1900' AND '2199-12-31'
    AND due_date NOT GLOB '*[^-0-9]*'),
  postponed_to TEXT CHECK (
    (length (postponed_to) = 4 OR length (postponed_to) = 7 OR
    length (postponed_to) = 10) AND postponed_to BETWEEN '1900' AND '2199-12-31'
    AND postponed_to NOT GLOB '*[^-0-9]*'),
  closed_on TEXT CHECK (
    (length (closed_on) = 4 OR length (closed_on) = 7 OR
    length (closed_on) = 10) AND closed_on BETWEEN '1900' AND '2199-12-31'
    AND closed_on NOT GLOB '*[^-0-9]*'),
  verified_by TEXT CHECK (length (verified_by) BETWEEN 1 AND 200),
  verified_on TEXT CHECK (
    (length (verified_on) = 4 OR length (verified_on) = 7 OR
    length (verified_on) = 10) AND verified_on BETWEEN '1900' AND '2199-12-31'
    AND verified_on NOT GLOB '*[^-0-9]*'),
  source TEXT CHECK (length (source) BETWEEN 1 AND 500),
  CHECK (regency IS NULL OR province IS NULL)
) STRICT;

-- Open ones first, by the day they are due: a postponed one on its new date, one without any last.
CREATE INDEX recommendation_training ON recommendation (
  training, (status = 'done' OR status = 'verified' OR status = 'infeasible'),
  coalesce (CASE WHEN status = 'postponed' THEN postponed_to END, due_date, '~'));
CREATE INDEX recommendation_regency ON recommendation (
  regency, (status = 'done' OR status = 'verified' OR status = 'infeasible'),
  coalesce (CASE WHEN status = 'postponed' THEN postponed_to END, due_date, '~'), status, raised_on);
CREATE INDEX recommendation_province ON recommendation (province) WHERE province IS NOT NULL;
CREATE INDEX recommendation_lead ON recommendation (
  lead, (status = 'done' OR status = 'verified' OR status = 'infeasible'),
  coalesce (CASE WHEN status = 'postponed' THEN postponed_to END, due_date, '~'))
  WHERE lead IS NOT NULL;
CREATE INDEX recommendation_due ON recommendation (
  (status = 'done' OR status = 'verified' OR status = 'infeasible'),
  coalesce (CASE WHEN status = 'postponed' THEN postponed_to END, due_date, '~'), status, raised_on);

CREATE VIRTUAL TABLE recommendation_search USING fts5 (text, reason,
  content = 'recommendation', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');

-- What happened to a recommendation, and when.
CREATE TABLE progress (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  recommendation INTEGER NOT NULL REFERENCES recommendation (id) DEFERRABLE INITIALLY DEFERRED,
  date TEXT NOT NULL CHECK (
    (length (date) = 4 OR length (date) = 7 OR length (date) = 10) AND date BETWEEN '1900' AND '2199-12-31'
    AND date NOT GLOB '*[^-0-9]*'),
  author TEXT CHECK (length (author) BETWEEN 1 AND 200),
  note TEXT CHECK (length (note) BETWEEN 1 AND 20000),
  value INTEGER CHECK (value BETWEEN 0 AND 99999999999),
  old_status TEXT CHECK (old_status = 'proposed' OR old_status = 'agreed' OR old_status = 'in-progress' OR
    old_status = 'done' OR old_status = 'verified' OR old_status = 'postponed' OR old_status = 'infeasible'),
  new_status TEXT CHECK (new_status = 'proposed' OR new_status = 'agreed' OR new_status = 'in-progress' OR
    new_status = 'done' OR new_status = 'verified' OR new_status = 'postponed' OR new_status = 'infeasible')
) STRICT;

CREATE INDEX progress_recommendation ON progress (recommendation, date);

-- Evidence of a record; its file is kept once, found by the digest of its content.
CREATE TABLE document (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  regency INTEGER REFERENCES regency (id) DEFERRABLE INITIALLY DEFERRED,
  agency INTEGER REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
  standing INTEGER REFERENCES standing (id) DEFERRABLE INITIALLY DEFERRED,
  training INTEGER REFERENCES training (id) DEFERRABLE INITIALLY DEFERRED,
  recommendation INTEGER REFERENCES recommendation (id) DEFERRABLE INITIALLY DEFERRED,
  progress INTEGER REFERENCES progress (id) DEFERRABLE INITIALLY DEFERRED,
  questions TEXT CHECK (length (questions) BETWEEN 1 AND 4000),
  kind TEXT CHECK (kind = 'certificate' OR kind = 'attendance-list' OR kind = 'minutes' OR kind = 'photo' OR
    kind = 'matrix' OR kind = 'report' OR kind = 'decree' OR kind = 'follow-up-plan' OR kind = 'budget-document' OR
    kind = 'letter' OR kind = 'presentation' OR kind = 'other'),
  title TEXT NOT NULL CHECK (length (title) BETWEEN 1 AND 300),
  number TEXT CHECK (length (number) BETWEEN 1 AND 100),
  date TEXT CHECK (
    (length (date) = 4 OR length (date) = 7 OR length (date) = 10) AND date BETWEEN '1900' AND '2199-12-31'
    AND date NOT GLOB '*[^-0-9]*'),
  file_name TEXT CHECK (length (file_name) BETWEEN 1 AND 255),
  size INTEGER CHECK (size BETWEEN 0 AND 2147483647),
  digest TEXT CHECK (length (digest) = 64 AND digest NOT GLOB '*[^0-9a-f]*'),
  link TEXT CHECK (length (link) BETWEEN 1 AND 1000)
) STRICT;

CREATE INDEX document_regency ON document (regency) WHERE regency IS NOT NULL;
CREATE INDEX document_agency ON document (agency) WHERE agency IS NOT NULL;
CREATE INDEX document_standing ON document (standing) WHERE standing IS NOT NULL;
CREATE INDEX document_training ON document (training) WHERE training IS NOT NULL;
CREATE INDEX document_recommendation ON document (recommendation) WHERE recommendation IS NOT NULL;
CREATE INDEX document_progress ON document (progress) WHERE progress IS NOT NULL;

CREATE VIRTUAL TABLE document_search USING fts5 (title,
  content = 'document', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');

-- What each record's merge needs: which step made it, what its unit has seen, which step last changed each field.
-- A record within a unit has a row only if it differs from its unit. Kept by the store, never by a trigger.
CREATE TABLE version (
  type INTEGER NOT NULL,
  id INTEGER NOT NULL,
  made TEXT NOT NULL,
  seen TEXT,
  stamps TEXT,
  created INTEGER,
  modified INTEGER,
  digest INTEGER,
  PRIMARY KEY (type, id)
) STRICT, WITHOUT ROWID;

-- Records that were deleted; the deletion travels with the reports of its owner and dates.
CREATE TABLE tombstone (
  uuid BLOB PRIMARY KEY NOT NULL CHECK (length (uuid) = 16),
  type INTEGER NOT NULL,
  regency TEXT,
  province TEXT,
  first_date TEXT,
  last_date TEXT,
  made TEXT NOT NULL,
  stamps TEXT,
  seen TEXT NOT NULL,
  stamp TEXT NOT NULL,
  created INTEGER,
  modified INTEGER,
  deleted INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- One committed transaction. Its state is done, undone (may be redone), or dropped (neither any more). An exact step,
-- an import or the undo of one, recorded versions and tombstones too.
CREATE TABLE step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  action TEXT NOT NULL CHECK (action = 'add' OR action = 'edit' OR action = 'delete' OR action = 'import' OR
    action = 'undo' OR action = 'redo' OR action = 'restore'),
  type INTEGER,
  subject TEXT,
  person TEXT,
  origin TEXT NOT NULL,
  at INTEGER NOT NULL,
  counter INTEGER NOT NULL,
  tables INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state = 'done' OR state = 'undone' OR state = 'dropped'),
  of INTEGER REFERENCES step (id),
  exact INTEGER NOT NULL CHECK (exact IN (0, 1)),
  changeset BLOB,
  ranges TEXT
) STRICT;

CREATE INDEX step_state ON step (state, id);

-- What a step changed, field by field; an import's new records are told as their number by type.
CREATE TABLE change (
  step INTEGER NOT NULL REFERENCES step (id),
  position INTEGER NOT NULL,
  type INTEGER NOT NULL,
  uuid BLOB,
  operation TEXT NOT NULL CHECK (operation = 'insert' OR operation = 'update' OR operation = 'delete'),
  field TEXT,
  old TEXT,
  new TEXT,
  PRIMARY KEY (step, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX change_uuid ON change (uuid);

-- The files of documents, each once, found by the SHA-256 of its bytes.
CREATE TABLE content (
  digest TEXT PRIMARY KEY NOT NULL CHECK (length (digest) = 64),
  data BLOB NOT NULL
) STRICT;

CREATE TABLE setting (
  name TEXT PRIMARY KEY NOT NULL,
  value TEXT
) STRICT, WITHOUT ROWID;
