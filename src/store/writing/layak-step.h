/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A step of the history: one committed transaction, which can be undone. */
#pragma once

#include "layak-connection.h"
#include "layak-record-info.h"

G_BEGIN_DECLS

/* What a step did, as its label and the change log say. The nick stands in the database. */
typedef enum
{
  LAYAK_ACTION_ADD,
  LAYAK_ACTION_EDIT,
  LAYAK_ACTION_DELETE,
  LAYAK_ACTION_IMPORT,
  LAYAK_ACTION_UNDO,
  LAYAK_ACTION_REDO,
  LAYAK_ACTION_RESTORE,
} LayakAction;

/* A step of the history. @subject is the title of the record or the name of the file. */
typedef struct
{
  gint64                 id;
  LayakAction            action;
  const LayakRecordInfo *info;      /* nullable: an import has many types, unless it only makes one of two */
  char                  *subject;   /* nullable */
  char                  *person;    /* nullable */
  char                  *origin;    /* "window", "command-line" or a file name */
  gint64                 at;        /* seconds since 1970 */
  gint64                 of;        /* the step it undid or redid, or 0 */
} LayakStepInfo;

void  layak_step_info_free      (LayakStepInfo       *self);
char *layak_step_info_dup_label (const LayakStepInfo *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakStepInfo, layak_step_info_free)

typedef enum
{
  LAYAK_STEP_STATE_DONE,      /* can be undone */
  LAYAK_STEP_STATE_UNDONE,    /* can be redone */
  LAYAK_STEP_STATE_DROPPED,   /* neither: only told by the history */
} LayakStepState;

/* What a step keeps for its undo. */
typedef struct
{
  LayakStepInfo  *info;
  LayakStepState  state;
  gint64          counter;
  guint64         tables;
  gboolean        exact;       /* versions and tombstones were recorded too, as an import does */
  GBytes         *changeset;   /* nullable: nothing was recorded */
  char           *ranges;      /* nullable: “type:first-last …”, the ids an import inserted */
} LayakStepDetail;

void             layak_step_detail_free     (LayakStepDetail        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakStepDetail, layak_step_detail_free)

/* Reading. NULL without an error if there is no such step. */
LayakStepInfo   *layak_step_load_info       (LayakConnection        *connection,
                                             gint64                  id,
                                             GError                **error);
LayakStepDetail *layak_step_load            (LayakConnection        *connection,
                                             gint64                  id,
                                             GError                **error);
LayakStepInfo   *layak_step_read_info       (LayakStatement         *statement);
gboolean         layak_step_find_undo       (LayakConnection        *connection,
                                             gint64                 *id,
                                             GError                **error);
gboolean         layak_step_find_redo       (LayakConnection        *connection,
                                             gint64                 *id,
                                             GError                **error);
gboolean         layak_step_select_news     (LayakConnection        *connection,
                                             gint64                 *last,
                                             guint64                *tables,
                                             GError                **error);

/* Whether it was neither undone nor taken off the history since. */
gboolean         layak_step_is_done         (LayakConnection        *connection,
                                             gint64                  id,
                                             gboolean               *is_done,
                                             GError                **error);
gboolean         layak_step_is_lasting      (LayakConnection        *connection,
                                             const LayakStepDetail  *detail,
                                             gboolean               *is_lasting,
                                             GError                **error);

/* Whether what a step did is still so: it can be undone, or nothing undoes it, as what was delivered. */
#define LAYAK_STEP_HOLDS(step) \
  "(" step ".state = 'done' OR (" step ".state = 'dropped' AND " step ".of IS NULL" \
  " AND NOT EXISTS (SELECT 1 FROM step AS later WHERE later.of = " step ".id)))"

/* The columns layak_step_read_info() reads. */
#define LAYAK_STEP_COLUMNS "id, action, type, subject, person, origin, at, of"

/* Writing, inside the transaction of the step. */
gboolean         layak_step_insert          (LayakConnection        *connection,
                                             const LayakStepDetail  *detail,
                                             gint64                 *id,
                                             GError                **error);
gboolean         layak_step_set_state       (LayakConnection        *connection,
                                             gint64                  id,
                                             LayakStepState          state,
                                             GError                **error);
gboolean         layak_step_drop_undone     (LayakConnection        *connection,
                                             GError                **error);

G_END_DECLS
