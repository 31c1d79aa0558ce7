-- SPDX-License-Identifier: GPL-3.0-or-later
-- How a sheet of a review is read: its type, its columns, what holds where it tells nothing. NULL for a report.
ALTER TABLE review_file ADD COLUMN options TEXT;
