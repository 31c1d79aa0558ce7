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
 * @is_own: whether this database did it
 * @knows_before: whether the change log knows the value before
 * @before: (nullable): canonical text of the value before
 */
typedef struct
{
  gint64    at;
  char     *person;
  char     *place;
  gboolean  is_own;
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
/* Of a value that came from elsewhere. @code: (nullable): of the place of the office, if that is known otherwise. */
LayakProvenance *layak_provenance_load_stamp (LayakConnection  *connection,
                                              LayakStamp        stamp,
                                              gint64            modified,
                                              const char       *code,
                                              GError          **error);
/* (transfer full): “Siti · 12 Dec 2023 09.14” in the language of the person; "" if nothing is known. */
char            *layak_provenance_dup_text   (const LayakProvenance *self);
void             layak_provenance_free       (LayakProvenance  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakProvenance, layak_provenance_free)

G_END_DECLS
