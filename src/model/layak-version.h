/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who changed what without knowing of whom: stamps and version vectors, which merge without clocks. */
#pragma once

#include "layak-types.h"

G_BEGIN_DECLS

/* One step of one office: the step with number @counter of the database with the random number @office. */
typedef struct
{
  guint64 office;
  gint64  counter;    /* from 1; 0 is no stamp */
} LayakStamp;

/* The newest step of each office whose changes a unit contains; sorted by office, one entry an office. */
typedef struct _LayakVector LayakVector;

/* Field by its index in the record's table. */
typedef struct
{
  guint      field;
  LayakStamp stamp;
} LayakFieldStamp;

/**
 * LayakVersion:
 * @made: the step that made the record
 * @seen: (nullable): what its unit has seen; %NULL means @made alone, and is the rule for records within a unit
 * @stamps: (nullable) (element-type LayakFieldStamp): the last change of each field changed since, sorted by field
 */
struct _LayakVersion
{
  LayakStamp   made;
  LayakVector *seen;
  GArray      *stamps;
};

/* What becomes of a field of which two versions meet. */
typedef enum
{
  LAYAK_MERGE_SAME,
  LAYAK_MERGE_MINE,
  LAYAK_MERGE_THEIRS,
  LAYAK_MERGE_CONFLICT,
} LayakMerge;

/**
 * LayakPresence:
 * @LAYAK_PRESENCE_LIVES: whoever has the record knew of its deletion: it was brought back
 * @LAYAK_PRESENCE_DEAD: whoever deleted it knew all of it
 * @LAYAK_PRESENCE_CONFLICT: neither knew of the other
 *
 * What becomes of a record that lives on one side and was deleted on the other.
 */
typedef enum
{
  LAYAK_PRESENCE_LIVES,
  LAYAK_PRESENCE_DEAD,
  LAYAK_PRESENCE_CONFLICT,
} LayakPresence;

#define LAYAK_STAMP_MAX_TEXT 48

void          layak_stamp_format        (LayakStamp            stamp,
                                         char                  text[LAYAK_STAMP_MAX_TEXT]);
gboolean      layak_stamp_parse         (const char           *text,
                                         LayakStamp           *stamp);
gboolean      layak_stamp_equal         (LayakStamp            a,
                                         LayakStamp            b);
int           layak_stamp_compare       (LayakStamp            a,
                                         LayakStamp            b);

LayakVector  *layak_vector_new          (void);
LayakVector  *layak_vector_copy         (const LayakVector    *self);
void          layak_vector_free         (LayakVector          *self);
void          layak_vector_add          (LayakVector          *self,
                                         LayakStamp            stamp);
void          layak_vector_merge        (LayakVector          *self,
                                         const LayakVector    *other);
gboolean      layak_vector_covers       (const LayakVector    *self,
                                         LayakStamp            stamp);
gboolean      layak_vector_covers_all   (const LayakVector    *self,
                                         const LayakVector    *other);
gboolean      layak_vector_covers_any   (const LayakVector    *self,
                                         const LayakVector    *other);
gboolean      layak_vector_is_empty     (const LayakVector    *self);
gboolean      layak_vector_equal        (const LayakVector    *self,
                                         const LayakVector    *other);
LayakVector  *layak_vector_merge_current (const LayakVector   *mine,
                                         const LayakVector    *my_seen,
                                         const LayakVector    *theirs,
                                         const LayakVector    *their_seen);
guint64       layak_vector_mix          (const LayakVector    *self,
                                         guint64               digest);
LayakStamp    layak_vector_get_latest   (const LayakVector    *self);
gint64        layak_vector_get_counter  (const LayakVector    *self,
                                         guint64               office);
gint64        layak_vector_get_sum      (const LayakVector    *self);
char         *layak_vector_format       (const LayakVector    *self);
LayakVector  *layak_vector_parse        (const char           *text);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakVector, layak_vector_free)

LayakVersion *layak_version_new         (LayakStamp            made);
LayakVersion *layak_version_copy        (const LayakVersion   *self);
void          layak_version_free        (LayakVersion         *self);
LayakStamp    layak_version_get_stamp   (const LayakVersion   *self,
                                         guint                 field);
gboolean      layak_version_has_stamp   (const LayakVersion   *self,
                                         guint                 field);
void          layak_version_set_stamp   (LayakVersion         *self,
                                         guint                 field,
                                         LayakStamp            stamp);
LayakVector  *layak_version_dup_seen    (const LayakVersion   *self);
void          layak_version_simplify    (LayakVersion         *self);
gboolean      layak_version_equal       (const LayakVersion   *self,
                                         const LayakVersion   *other);
guint64       layak_version_mix         (const LayakVersion   *self,
                                         guint64               digest);
LayakMerge    layak_version_merge_field (const LayakVersion   *mine,
                                         const LayakVector    *my_seen,
                                         const LayakVersion   *theirs,
                                         const LayakVector    *their_seen,
                                         guint                 field,
                                         gboolean              equal,
                                         gboolean              they_told,
                                         LayakStamp           *stamp);
LayakStamp    layak_version_merge_made  (const LayakVersion   *mine,
                                         const LayakVector    *my_seen,
                                         const LayakVersion   *theirs,
                                         const LayakVector    *their_seen);
LayakPresence layak_version_merge_presence (const LayakVector *changes,
                                         const LayakVector    *living_seen,
                                         const LayakVector    *deletions,
                                         const LayakVector    *dead_seen);
gint64        layak_version_earliest    (gint64                a,
                                         gint64                b);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakVersion, layak_version_free)

G_END_DECLS
