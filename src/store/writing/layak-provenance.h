/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who gave a value its present form, and when: what the change log, the stamps and the deliveries together know. */
#pragma once

#include "layak-table.h"

G_BEGIN_DECLS

/**
 * LayakProvenance:
 * @at: when, in seconds since 1970, or %LAYAK_UNKNOWN
 * @person: (nullable): who, if the change log knows
 * @place: (nullable): the name of the regency or province whose office did it, if it was another one
 * @sender: (nullable): the name of the regency or province whose report told it, if nobody knows who did it
 * @is_own: whether this database did it
 * @is_shipped: whether it came with the program
 * @has_office: whether it is known that an office did it, if not which
 * @is_of_record: whether @at is that of the whole record, which may have been changed since
 * @is_absent: whether there is nothing that somebody could have changed
 * @knows_before: whether the change log knows the value before
 * @before: (nullable): canonical text of the value before
 */
typedef struct
{
  gint64    at;
  char     *person;
  char     *place;
  char     *sender;
  gboolean  is_own;
  gboolean  is_shipped;
  gboolean  has_office;
  gboolean  is_of_record;
  gboolean  is_absent;
  gboolean  knows_before;
  char     *before;
} LayakProvenance;

/* Of a value here. @field: (nullable): its name; %NULL for a whole record. */
LayakProvenance *layak_provenance_load       (LayakConnection  *connection,
                                              const LayakUuid  *uuid,
                                              const char       *field,
                                              LayakStamp        stamp,
                                              gint64            modified,
                                              GError          **error);
/* Of a value that came from elsewhere. @code: (nullable): of the place of the office, if that is known otherwise.
 * @sender: (nullable): of the place that sent the report. */
LayakProvenance *layak_provenance_load_stamp (LayakConnection  *connection,
                                              LayakStamp        stamp,
                                              gint64            modified,
                                              const char       *code,
                                              const char       *sender,
                                              GError          **error);
/* (transfer full): “Siti · 12 Dec 2023 09.14” in the language of the person. What is not known is said so; "" where
 * there is nothing. */
char            *layak_provenance_dup_text   (const LayakProvenance *self);
void             layak_provenance_free       (LayakProvenance  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakProvenance, layak_provenance_free)

G_END_DECLS
