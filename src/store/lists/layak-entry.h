/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An item of a list: a record and what its list shows beside it, as the organiser's name. */
#pragma once

#include "layak-record.h"

G_BEGIN_DECLS

#define LAYAK_TYPE_ENTRY (layak_entry_get_type ())
G_DECLARE_FINAL_TYPE (LayakEntry, layak_entry, LAYAK, ENTRY, GObject)

/* Property "record" (LayakRecord); signal "changed" after an extra changed. */
LayakRecord *layak_entry_get_record (LayakEntry *self);
const char  *layak_entry_get_text   (LayakEntry *self,
                                     const char *extra);
gint64       layak_entry_get_number (LayakEntry *self,
                                     const char *extra);

G_END_DECLS
