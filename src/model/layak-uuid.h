/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The identity of a record outside its database: 16 bytes, RFC 9562. */
#pragma once

#include "layak-types.h"

G_BEGIN_DECLS

#define LAYAK_UUID_TEXT_LENGTH 36

typedef struct
{
  guint8 bytes[16];
} LayakUuid;

LayakUuid layak_uuid_new       (void);
LayakUuid layak_uuid_from_key  (const char      *record,
                                const char      *key);
gboolean  layak_uuid_parse     (const char      *text,
                                LayakUuid       *uuid);
void      layak_uuid_format    (const LayakUuid *uuid,
                                char             text[LAYAK_UUID_TEXT_LENGTH + 1]);
char     *layak_uuid_to_string (const LayakUuid *uuid);
gboolean  layak_uuid_equal     (const LayakUuid *a,
                                const LayakUuid *b);
int       layak_uuid_compare   (const LayakUuid *a,
                                const LayakUuid *b);
gboolean  layak_uuid_is_nil    (const LayakUuid *uuid);

/* For hash tables. */
guint     layak_uuid_hash      (gconstpointer    uuid);
gboolean  layak_uuid_is_same   (gconstpointer    a,
                                gconstpointer    b);

G_END_DECLS
