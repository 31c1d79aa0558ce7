-- SPDX-License-Identifier: GPL-3.0-or-later
-- The fiscal year of a training: a budget of one year may pay for what is held in the next.

ALTER TABLE training ADD COLUMN fiscal_year INTEGER CHECK (fiscal_year BETWEEN 2000 AND 2199);
