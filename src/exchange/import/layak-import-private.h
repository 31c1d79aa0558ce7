/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One import from BEGIN to COMMIT, as its parts know it. All of it lives on the thread that writes. */
#pragma once

#include "layak-import-queue.h"
#include "layak-merge.h"
#include "layak-plan.h"
#include "layak-uuid-set.h"
#include "layak-writer.h"

G_BEGIN_DECLS

/**
 * LayakImport:
 * @sources: (element-type LayakImportSource): the files
 * @is_dry_run: decide everything, write nothing
 * @on_conflict: what holds where @decisions say nothing
 * @skip_rejected: leave out what cannot be stored
 * @allow_changed: also files that were changed since they were delivered
 * @decisions: (nullable): what people decided
 * @inserts: whether new records are inserted. A dry run of one file only notes them, in @noted, which is enough to
 *   tell what refers to them; of several files it inserts them, since a later one may change what an earlier one
 *   brings. Whatever it writes is rolled back
 * @referred: in a dry run, what the new records refer to
 * @parked: units that are put off, and those that refer to new ones among them
 * @buried: (element-type LayakUuid LayakImportMessage): units of the files that were deleted here
 * @waiting: (element-type LayakUuid GPtrArray): units that refer to one of their own type which has not come yet
 * @ready: (element-type LayakImportMessage): units whose waiting is over
 * @succeeded: agencies of the file that have a successor
 * @deletions: (element-type LayakImportDeletion): deletions of what is here, dealt with at the end of the file
 * @deletions_by_uuid: (element-type LayakUuid LayakImportDeletion): the same, while they are dealt with
 * @verified: (element-type LayakImportVerified): recommendations whose evidence may come later in the file
 * @regency: (nullable): whom the file is of
 * @province: (nullable): whom the file is of
 * @delivery: (nullable): the delivery the file is
 * @is_receipt: whether the file answers a delivery
 * @digest: (nullable): its digest
 * @received: (nullable): that delivery, as it was received here
 * @unit: the unit that is being dealt with
 * @rejected: what was rejected last, lest it be counted twice
 * @is_stopped: more records were rejected than anybody mends
 */
typedef struct
{
  GPtrArray            *sources;
  gboolean              is_dry_run;
  LayakDecision         on_conflict;
  gboolean              skip_rejected;
  gboolean              allow_changed;
  LayakDecisions       *decisions;
  LayakPlan            *plan;
  LayakImportFunc       progress;
  gpointer              progress_data;
  GCancellable         *cancellable;

  LayakWriter          *writer;
  LayakConnection      *connection;
  LayakMerging          merging;
  gboolean              inserts;
  gboolean              has_tombstones;
  LayakDate             today;
  LayakUuidSet         *noted;
  LayakUuidSet         *referred;
  LayakUuidSet         *parked;
  GHashTable           *buried;
  GHashTable           *waiting;
  GQueue                ready;
  GHashTable           *succeeded;
  GPtrArray            *deletions;
  GHashTable           *deletions_by_uuid;
  GArray               *verified;
  const LayakRecordInfo *last_info;

  guint                 file;
  guint                 line;
  char                 *regency;
  char                 *province;
  char                 *delivery;
  gboolean              is_receipt;
  char                 *digest;
  LayakRow             *received;
  LayakUuid             unit;
  LayakUuid             rejected;
  guint                 rejected_line;
  GError               *fatal;
  gboolean              is_stopped;
} LayakImport;

/* What becomes of a unit of which something does not resolve, or of which something was decided. */
typedef enum
{
  LAYAK_IMPORT_FINE,
  LAYAK_IMPORT_REJECTED,
  LAYAK_IMPORT_UNDECIDED,
  LAYAK_IMPORT_SKIPPED,
  LAYAK_IMPORT_DROPPED,
  LAYAK_IMPORT_PARKED,
  LAYAK_IMPORT_FAILED,
} LayakImportOutcome;

/* layak-import.c */
LayakImport   *layak_import_new               (void);
void           layak_import_free              (LayakImport            *self);
gboolean       layak_import_take_ready        (LayakImport            *self,
                                               GError                **error);
gboolean       layak_import_write             (LayakWriter            *writer,
                                               gpointer                import,
                                               GError                **error);
LayakDecision  layak_import_decide            (LayakFate               fate,
                                               const LayakRecordInfo  *info,
                                               const LayakUuid        *record,
                                               const LayakField       *field,
                                               gpointer                import);
LayakPlanItem *layak_import_tell              (LayakImport            *self,
                                               LayakFate               fate,
                                               const LayakRow         *root,
                                               const char             *message,
                                               GPtrArray              *differences);
void           layak_import_warn              (LayakImport            *self,
                                               const LayakRow         *row,
                                               const LayakField       *field,
                                               const char             *message);
void           layak_import_reject            (LayakImport            *self,
                                               const LayakRow         *root,
                                               const LayakField       *field,
                                               const char             *message);
gboolean       layak_import_is_parked         (LayakImport            *self,
                                               const LayakUuid        *unit);
void           layak_import_park              (LayakImport            *self,
                                               const LayakRow         *root,
                                               const char             *message);
const LayakRow *layak_import_find_row         (const LayakUnit        *unit,
                                               const LayakUuid        *uuid);

/* layak-import-unit.c */
gboolean       layak_import_take_unit         (LayakImport            *self,
                                               LayakImportMessage     *message,
                                               GError                **error);
gboolean       layak_import_add_new           (LayakImport            *self,
                                               LayakImportMessage     *message,
                                               GPtrArray              *differences,
                                               gboolean               *is_added,
                                               GError                **error);
gboolean       layak_import_restore           (LayakImport            *self,
                                               const LayakUuid        *uuid,
                                               gboolean               *is_restored,
                                               GError                **error);

/* layak-import-known.c */
gboolean       layak_import_merge_known       (LayakImport            *self,
                                               LayakImportMessage     *message,
                                               gint64                  id,
                                               GError                **error);

gboolean       layak_import_keep              (LayakImport            *self,
                                               LayakUnit              *stored,
                                               const LayakTombstone   *deletion,
                                               gboolean                is_decided,
                                               GPtrArray              *differences,
                                               GError                **error);

/* layak-import-references.c */
typedef enum
{
  LAYAK_IMPORT_HERE,
  LAYAK_IMPORT_DELETED,
  LAYAK_IMPORT_MISSING,
} LayakImportTarget;

gboolean       layak_import_find_target       (LayakImport            *self,
                                               const LayakRecordInfo  *info,
                                               const char             *identity,
                                               LayakUuid              *uuid,
                                               LayakImportTarget      *target,
                                               GError                **error);
gboolean       layak_import_check_references  (LayakImport            *self,
                                               LayakUnit              *unit,
                                               const LayakUnit        *stored,
                                               GPtrArray              *differences,
                                               LayakImportOutcome     *outcome,
                                               GError                **error);
char          *layak_import_describe_lost     (const LayakRecordInfo  *info,
                                               const char             *identity,
                                               gboolean                was_deleted);
LayakUuid      layak_import_note              (const LayakRecordInfo  *info,
                                               const LayakUuid        *uuid);
void           layak_import_note_new          (LayakImport            *self,
                                               const LayakUnit        *unit);
gboolean       layak_import_clear_unresolved  (LayakImport            *self,
                                               LayakRow               *row,
                                               const LayakRow         *stored,
                                               GError                **error);

/* layak-import-waiting.c */
gboolean       layak_import_must_wait         (LayakImport              *self,
                                               const LayakImportMessage *message,
                                               LayakUuid                *target,
                                               gboolean                 *must_wait,
                                               GError                  **error);
void           layak_import_wait              (LayakImport            *self,
                                               LayakImportMessage     *message,
                                               const LayakUuid        *target);
void           layak_import_release           (LayakImport            *self,
                                               const LayakRow         *root);
gboolean       layak_import_end_waiting       (LayakImport            *self,
                                               GError                **error);

/* layak-import-circles.c */
GHashTable    *layak_import_circles_new       (void);
void           layak_import_note_succession   (LayakImport            *self,
                                               const LayakRow         *root);
gboolean       layak_import_end_circles       (LayakImport            *self,
                                               GError                **error);

gboolean      *layak_import_note_own_versions (const LayakUnit        *unit);
gboolean       layak_import_write_unit        (LayakImport            *self,
                                               const LayakUnit        *stored,
                                               const gboolean         *own,
                                               LayakUnit              *unit,
                                               guint64                 digest,
                                               GError                **error);

/* layak-absorb.c */
LayakUnit     *layak_absorb_prepare           (const LayakUnit        *theirs,
                                               const LayakUnit        *mine,
                                               const LayakVector      *known);
void           layak_absorb_finish            (LayakUnit              *merged,
                                               const LayakUnit        *mine,
                                               const LayakUnit        *theirs,
                                               const LayakUnit        *prepared,
                                               const LayakUnit        *survivor,
                                               LayakStamp              stamp,
                                               gint64                  now);

/* layak-import-same.c */
gboolean       layak_import_find_duplicates   (LayakImport            *self,
                                               const LayakUnit        *unit,
                                               LayakPlanItem          *item,
                                               GError                **error);
gboolean       layak_import_end_same          (LayakImport            *self,
                                               GError                **error);
gboolean       layak_import_take_absorbed     (LayakImport            *self,
                                               LayakTombstone         *tombstone,
                                               LayakImportMessage     *message,
                                               gboolean               *is_taken,
                                               GError                **error);
gboolean       layak_import_move_references   (LayakImport            *self,
                                               const LayakRow         *from,
                                               const LayakUuid        *to,
                                               GError                **error);
void           layak_import_replace_reference (LayakRow               *row,
                                               guint                   field,
                                               const char             *from,
                                               const char             *to);
gboolean       layak_import_find_successor    (LayakImport            *self,
                                               const LayakRecordInfo  *info,
                                               LayakUuid              *uuid,
                                               gboolean               *is_here,
                                               GError                **error);

/* layak-import-deletions.c */
typedef struct _LayakImportDeletion LayakImportDeletion;

void           layak_import_deletion_free     (LayakImportDeletion    *self);
gboolean       layak_import_take_deletion     (LayakImport            *self,
                                               LayakTombstone         *deletion,
                                               GError                **error);
gboolean       layak_import_end_deletions     (LayakImport            *self,
                                               GError                **error);

/* layak-import-tombstones.c */
gboolean       layak_import_merge_tombstones  (LayakImport            *self,
                                               LayakTombstone         *mine,
                                               LayakTombstone         *theirs,
                                               GError                **error);
void           layak_import_see               (LayakTombstone         *tombstone,
                                               const LayakUnit        *unit);
gboolean       layak_import_drop              (LayakImport            *self,
                                               const LayakUnit        *unit,
                                               gint64                  id,
                                               const LayakUuid        *successor,
                                               GError                **error);

/* layak-import-delivery.c */
gboolean       layak_import_receive           (LayakImport            *self,
                                               LayakImportMessage     *message,
                                               GError                **error);
gboolean       layak_import_refuse_answer     (LayakImport            *self,
                                               const LayakRow         *delivery,
                                               GError                **error);
gboolean       layak_import_end_delivery      (LayakImport            *self,
                                               GError                **error);

/* layak-import-evidence.c */
GArray        *layak_import_verified_new      (void);
gboolean       layak_import_expect_evidence   (LayakImport            *self,
                                               const LayakUnit        *unit,
                                               const LayakUnit        *stored,
                                               LayakFate               fate,
                                               GError                **error);
gboolean       layak_import_end_evidence      (LayakImport            *self,
                                               GError                **error);
gboolean       layak_import_is_evidence       (LayakImport            *self,
                                               const LayakRow         *document,
                                               gint64                 *recommendation,
                                               GError                **error);

G_END_DECLS
