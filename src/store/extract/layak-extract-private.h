/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which records a report is made of. */
#pragma once

#include "layak-extract.h"

G_BEGIN_DECLS

/* The ids of the chosen units by type, in a temporary table of the connection that only reads. */
#define LAYAK_EXTRACT_IS_CHOSEN "t.id IN (SELECT c.id FROM temp.chosen AS c WHERE c.type = %u)"

/* Whether the tombstone of a unit, called “t”, belongs to the report. */
#define LAYAK_EXTRACT_IS_TOLD_DELETION                                                                        \
  "t.unit IS NULL"                                                                                            \
  " AND ((t.regency IS NULL AND t.province IS NULL AND (SELECT p.everywhere FROM temp.span AS p))"            \
  " OR t.regency IN (SELECT r.code FROM regency AS r JOIN temp.place_regency AS p ON p.id = r.id)"            \
  " OR t.province IN (SELECT r.code FROM province AS r JOIN temp.place_province AS p ON p.id = r.id))"        \
  " AND (t.first_date IS NULL OR t.first_date <= (SELECT p.last FROM temp.span AS p))"                        \
  " AND (t.first_date IS NULL"                                                                                \
  "   OR coalesce (t.last_date, t.first_date) || '-99' >= (SELECT p.first FROM temp.span AS p))"

/* Whose records come next. */
typedef enum
{
  LAYAK_EXTRACT_NONE,
  LAYAK_EXTRACT_PROVINCE,
  LAYAK_EXTRACT_REGENCY,
  LAYAK_EXTRACT_N_OWNERS,
} LayakExtractOwner;

/* The ids of the records of one type.
 * @info: the type, or NULL before the first one
 * @by_owner: NULL for owners that records of the type cannot have */
typedef struct
{
  LayakConnection       *connection;
  gboolean               is_complete;
  const LayakRecordInfo *info;
  gboolean               has_owners;
  LayakStatement        *by_owner[LAYAK_EXTRACT_N_OWNERS];
} LayakExtractLists;

gboolean        layak_extract_lists_prepare (LayakExtractLists      *self,
                                             const LayakRecordInfo  *info,
                                             GError                **error);
void            layak_extract_lists_clear   (LayakExtractLists      *self);
LayakStatement *layak_extract_prepare       (LayakConnection        *connection,
                                             char                   *sql,
                                             GError                **error);
char           *layak_extract_make_chosen   (gboolean                is_complete,
                                             const LayakRecordInfo  *info);

gboolean  layak_extract_is_complete   (const LayakExtractScope  *scope);
gboolean  layak_extract_begin         (LayakConnection          *connection,
                                       GError                  **error);
void      layak_extract_end           (LayakConnection          *connection);
gboolean  layak_extract_choose        (LayakConnection          *connection,
                                       const LayakExtractScope  *scope,
                                       GError                  **error);
char     *layak_extract_make_time_sql (gboolean                  is_complete);

G_END_DECLS
