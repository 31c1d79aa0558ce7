/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who refers to a record. */
#pragma once

#include "layak-table.h"

G_BEGIN_DECLS

/* A record that refers to another by one of its fields. */
typedef struct
{
  const LayakRecordInfo *info;
  const LayakField      *field;
  gint64                 id;
} LayakReference;

/* (element-type LayakReference): who refers to the records of @info with ids from @first to @last; at most @limit. */
GArray *layak_references_select (LayakConnection        *connection,
                                 const LayakRecordInfo  *info,
                                 gint64                  first,
                                 gint64                  last,
                                 guint                   limit,
                                 GError                **error);

/* Sets %LAYAK_STORE_ERROR_IN_USE: its first line counts the records in @references, those after it name some. */
void    layak_references_set_error (LayakConnection        *connection,
                                    GArray                 *references,
                                    GError                **error);

/* (transfer full): the title of a record for a sentence, with its type. */
char   *layak_references_dup_name (LayakConnection        *connection,
                                   const LayakRecordInfo  *info,
                                   gint64                  id);

G_END_DECLS
