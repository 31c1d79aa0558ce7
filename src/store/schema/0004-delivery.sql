-- SPDX-License-Identifier: GPL-3.0-or-later
-- Reports as they are sent from office to office: which ones, what they hold, how they were answered.

CREATE TABLE delivery (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  regency INTEGER REFERENCES regency (id) DEFERRABLE INITIALLY DEFERRED,
  province INTEGER REFERENCES province (id) DEFERRABLE INITIALLY DEFERRED,
  period TEXT NOT NULL CHECK (length (period) BETWEEN 4 AND 21 AND period GLOB '[0-9][0-9][0-9][0-9]*'),
  revision INTEGER NOT NULL CHECK (revision BETWEEN 1 AND 1000),
  number TEXT NOT NULL CHECK (length (number) BETWEEN 1 AND 100),
  status TEXT NOT NULL CHECK (status = 'draft' OR status = 'sent' OR status = 'received' OR status = 'returned' OR
    status = 'accepted' OR status = 'superseded'),
  due_date TEXT CHECK (
    (length (due_date) = 4 OR length (due_date) = 7 OR
    length (due_date) = 10) AND due_date BETWEEN '1900' AND '2199-12-31'
    AND due_date NOT GLOB '*[^-0-9]*'),
  made_on TEXT CHECK (
    (length (made_on) = 4 OR length (made_on) = 7 OR
    length (made_on) = 10) AND made_on BETWEEN '1900' AND '2199-12-31'
    AND made_on NOT GLOB '*[^-0-9]*'),
  sent_on TEXT CHECK (
    (length (sent_on) = 4 OR length (sent_on) = 7 OR
    length (sent_on) = 10) AND sent_on BETWEEN '1900' AND '2199-12-31'
    AND sent_on NOT GLOB '*[^-0-9]*'),
  received_on TEXT CHECK (
    (length (received_on) = 4 OR length (received_on) = 7 OR
    length (received_on) = 10) AND received_on BETWEEN '1900' AND '2199-12-31'
    AND received_on NOT GLOB '*[^-0-9]*'),
  answered_on TEXT CHECK (
    (length (answered_on) = 4 OR length (answered_on) = 7 OR
    length (answered_on) = 10) AND answered_on BETWEEN '1900' AND '2199-12-31'
    AND answered_on NOT GLOB '*[^-0-9]*'),
  trainings INTEGER CHECK (trainings BETWEEN 0 AND 1000000),
  recommendations INTEGER CHECK (recommendations BETWEEN 0 AND 1000000),
  people INTEGER CHECK (people BETWEEN 0 AND 100000000),
  documents INTEGER CHECK (documents BETWEEN 0 AND 1000000),
  digest TEXT CHECK (length (digest) = 64 AND digest NOT GLOB '*[^0-9a-f]*'),
  previous TEXT CHECK (length (previous) = 64 AND previous NOT GLOB '*[^0-9a-f]*'),
  file_name TEXT CHECK (length (file_name) BETWEEN 1 AND 255),
  remarks TEXT CHECK (length (remarks) BETWEEN 1 AND 20000),
  CHECK (regency IS NULL OR province IS NULL)
) STRICT;

CREATE INDEX delivery_regency ON delivery (regency, period, revision);
CREATE INDEX delivery_province ON delivery (province, period, revision);

-- What the receiver of a delivery says of a record in it
CREATE TABLE remark (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid BLOB NOT NULL UNIQUE CHECK (length (uuid) = 16),
  delivery INTEGER NOT NULL REFERENCES delivery (id) DEFERRABLE INITIALLY DEFERRED,
  agency INTEGER REFERENCES agency (id) DEFERRABLE INITIALLY DEFERRED,
  training INTEGER REFERENCES training (id) DEFERRABLE INITIALLY DEFERRED,
  recommendation INTEGER REFERENCES recommendation (id) DEFERRABLE INITIALLY DEFERRED,
  progress INTEGER REFERENCES progress (id) DEFERRABLE INITIALLY DEFERRED,
  date TEXT CHECK (
    (length (date) = 4 OR length (date) = 7 OR length (date) = 10) AND date BETWEEN '1900' AND '2199-12-31'
    AND date NOT GLOB '*[^-0-9]*'),
  text TEXT NOT NULL CHECK (length (text) BETWEEN 1 AND 20000),
  answered INTEGER CHECK (answered IN (0, 1)),
  answer TEXT CHECK (length (answer) BETWEEN 1 AND 20000)
) STRICT;

CREATE INDEX remark_delivery ON remark (delivery);
CREATE INDEX remark_agency ON remark (agency) WHERE agency IS NOT NULL;
CREATE INDEX remark_training ON remark (training) WHERE training IS NOT NULL;
CREATE INDEX remark_recommendation ON remark (recommendation) WHERE recommendation IS NOT NULL;
CREATE INDEX remark_progress ON remark (progress) WHERE progress IS NOT NULL;
