/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fragments of SQL that queries are made of, by record type. The table of the record is always called “t”. */
#pragma once

#include "layak-record-info.h"

G_BEGIN_DECLS

/* What the fragments about recommendations mean; @r is the alias of the table. The expressions are those of the
 * indices, letter by letter, or SQLite would not use them. A postponed recommendation is due on its new date. */
#define LAYAK_SQL_CLOSED(r)  "(" r ".status = 'done' OR " r ".status = 'verified' OR " r ".status = 'infeasible')"
#define LAYAK_SQL_DUE(r)                                                                               \
  "coalesce (CASE WHEN " r ".status = 'postponed' THEN " r ".postponed_to END, " r ".due_date, '~')"
#define LAYAK_SQL_OPEN(r)    LAYAK_SQL_CLOSED (r) " = 0"
/* Text of dates compares as dates do, but that the month and the year of today are not over before their last day. */
#define LAYAK_SQL_OVERDUE(r)                                                                           \
  LAYAK_SQL_OPEN (r) " AND " LAYAK_SQL_DUE (r) " < :today"                                             \
  " AND " LAYAK_SQL_DUE (r) " <> substr (:today, 1, 7) AND " LAYAK_SQL_DUE (r) " <> substr (:today, 1, 4)"

/* What an agency is called where space is short; @a is the alias of the table. */
#define LAYAK_SQL_AGENCY_NAME(a)  "ifnull (" a ".abbreviation, " a ".name)"
/* “Kota Banjarbaru”; most are kabupaten, so those go without. */
#define LAYAK_SQL_REGENCY_NAME(g) "iif (" g ".kind = 'kota', 'Kota ' || " g ".name, " g ".name)"

/* Institutions are never added to persons. @p is the alias of participant_group, @n of training. */
#define LAYAK_SQL_PERSONS(p) "ifnull (" p ".unit, 'persons') = 'persons'"
#define LAYAK_SQL_COUNTED(p)                                                                           \
  "CASE WHEN coalesce (" p ".male, " p ".female, " p ".unknown_sex) IS NOT NULL"                       \
  " THEN ifnull (" p ".male, 0) + ifnull (" p ".female, 0) + ifnull (" p ".unknown_sex, 0) END"
/* The stated total of a training, or else the sum of its breakdown. */
#define LAYAK_SQL_PEOPLE(n)                                                                            \
  "ifnull (" n ".participants, (SELECT sum (" LAYAK_SQL_COUNTED ("p") ") FROM participant_group AS p"  \
  " WHERE p.training = " n ".id AND " LAYAK_SQL_PERSONS ("p") "))"

/* Restricts a record type to a place and a year; NULL where that means nothing. */
typedef struct
{
  const char *name;         /* the record type */
  const char *in_regency;   /* with :place */
  const char *in_province;  /* with :place */
  const char *in_year;      /* with :year */
  const char *order;        /* the order nobody asked for */
  gboolean    descending;
  const char *tables;       /* what its list shows besides: names of record types, parted by a blank */
} LayakScopeTerms;

typedef struct
{
  const char *record;
  const char *name;
  const char *sql;          /* may name :today, and by its own name the value and, as :NAME_uuid, a UUID */
} LayakSpecialTerm;

/* One expression to sort by. */
typedef struct
{
  const char *sql;
  gboolean    always;       /* ascending also in the reverse order */
  gboolean    known;        /* never NULL, so an index may serve */
} LayakOrderPart;

typedef struct
{
  const char     *record;
  const char     *name;
  LayakOrderPart  parts[3];
} LayakOrderTerm;

const LayakScopeTerms  *layak_terms_find_scope   (const char *record);
const LayakSpecialTerm *layak_terms_find_special (const char *record,
                                                  const char *name);
const LayakOrderTerm   *layak_terms_find_order   (const char *record,
                                                  const char *name);

G_END_DECLS
