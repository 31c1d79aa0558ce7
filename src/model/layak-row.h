/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The values of one record as plain data, which threads may hand to each other. */
#pragma once

#include "layak-tombstone.h"

G_BEGIN_DECLS

struct _LayakRow
{
  const LayakRecordInfo *info;
  gint64                 id;         /* local to one database, 0 if it is in none */
  LayakUuid              uuid;
  gint64                 created;    /* seconds since 1970, or LAYAK_UNKNOWN */
  gint64                 modified;
  LayakVersion          *version;    /* nullable: what nobody has stamped */
  LayakValue             values[];   /* in the order of the fields */
};

LayakRow   *layak_row_new          (const LayakRecordInfo  *info);
LayakRow   *layak_row_copy         (const LayakRow         *self);
void        layak_row_free         (LayakRow               *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakRow, layak_row_free)

LayakValue *layak_row_get_value    (LayakRow               *self,
                                    const char             *field);
gint64      layak_row_get_number   (const LayakRow         *self,
                                    const char             *field);
LayakDate   layak_row_get_date     (const LayakRow         *self,
                                    const char             *field);
const char *layak_row_get_text     (const LayakRow         *self,
                                    const char             *field);
char      **layak_row_get_set      (const LayakRow         *self,
                                    const char             *field);
gboolean    layak_row_is_unknown   (const LayakRow         *self,
                                    const char             *field);
const char *layak_row_get_title    (const LayakRow         *self);
char       *layak_row_dup_key      (const LayakRow         *self);
char       *layak_row_dup_identity (const LayakRow         *self);
char       *layak_row_dup_member   (const LayakRow         *self);
void        layak_row_ensure_uuid  (LayakRow               *self);

void        layak_row_set_number   (LayakRow               *self,
                                    const char             *field,
                                    gint64                  number);
void        layak_row_set_text     (LayakRow               *self,
                                    const char             *field,
                                    const char             *text);
gboolean    layak_row_parse_field  (LayakRow               *self,
                                    const char             *field,
                                    const char             *text,
                                    GError                **error);
void        layak_row_take_value   (LayakRow               *self,
                                    guint                   index,
                                    LayakValue              value);
gboolean    layak_row_check        (const LayakRow         *self,
                                    GError                **error);

/* A record that travels alone, with the records that travel within it: a training with its sessions. */
struct _LayakUnit
{
  LayakRow  *root;
  GPtrArray *children;   /* (element-type LayakRow), nullable */
  GPtrArray *deletions;  /* (element-type LayakTombstone), nullable: what was deleted from it, sorted */
};

LayakUnit   *layak_unit_new          (LayakRow        *root);
void         layak_unit_free         (LayakUnit       *self);
void         layak_unit_add          (LayakUnit       *self,
                                      LayakRow        *child);
void         layak_unit_sort         (LayakUnit       *self);
guint64      layak_unit_digest       (const LayakUnit *self);
LayakVector *layak_unit_dup_seen     (const LayakUnit *self);
gint64       layak_unit_get_modified (const LayakUnit *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakUnit, layak_unit_free)

G_END_DECLS
