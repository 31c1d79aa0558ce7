/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of the oracle: what is true of one record, and what of two that become one. */
#pragma once

#include "oracle.h"

G_BEGIN_DECLS

/* One import under watch.
 * @decisions: “UUID field” or “UUID” of all that somebody decided, or had to
 * @put_off: the UUIDs of units that somebody put off
 * @became: the UUID of each unit that is gone, and of what it went into
 * @had_become: the same before the import
 * @absorbed: (element-type utf8 GPtrArray): the records that went into a unit by this import, by its UUID */
typedef struct
{
  Knowledge  *self;
  Knowledge  *file;
  GHashTable *after;
  GHashTable *decisions;
  GHashTable *put_off;
  GHashTable *became;
  GHashTable *had_become;
  GHashTable *absorbed;
  GString    *complaints;
} Watch;

gboolean    watch_is_decided     (Watch            *watch,
                                  const char       *uuid,
                                  const LayakField *field);

/* Units that go into others. */
void        watch_list_absorbed  (Watch            *watch,
                                  Office           *office);
const char *watch_resolve        (Watch            *watch,
                                  const char       *uuid);
gboolean    watch_has_become     (Watch            *watch,
                                  const char       *unit);
gboolean    watch_is_same_value  (Watch            *watch,
                                  const LayakField *field,
                                  const char       *a,
                                  const char       *b);
gboolean    watch_is_itself      (Watch            *watch,
                                  const Record     *after,
                                  guint             field,
                                  const char       *value);
gboolean    watch_absorbs        (Watch            *watch,
                                  const Record     *record);
gboolean    watch_is_dropped     (Watch            *watch,
                                  const Record     *after,
                                  guint             field);
gboolean    watch_is_absorbed    (Watch            *watch,
                                  const Record     *after,
                                  guint             field);
gboolean    watch_is_moved       (Watch            *watch,
                                  const Record     *record);
gboolean    watch_is_of_two      (Watch            *watch,
                                  const char       *unit);
void        watch_nothing_lost   (Watch            *watch);

G_END_DECLS
