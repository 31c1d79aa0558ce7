/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Imports reports: a review first, then one step that can be undone. */
#pragma once

#include "layak-csv-options.h"
#include "layak-plan.h"
#include "layak-spool.h"
#include "layak-store.h"

G_BEGIN_DECLS

/**
 * LayakImportError:
 * @LAYAK_IMPORT_ERROR_REJECTED: records cannot be stored
 * @LAYAK_IMPORT_ERROR_CONFLICT: records were changed here and there, and nobody decided
 * @LAYAK_IMPORT_ERROR_NOT_WRITTEN: it was a dry run; never handed out
 *
 * A file that cannot be read at all fails with %LAYAK_REPORT_ERROR_INVALID, or an error of GIO; one that was changed
 * since it was delivered with %LAYAK_REPORT_ERROR_CHANGED, unless that is allowed.
 */
typedef enum
{
  LAYAK_IMPORT_ERROR_REJECTED,
  LAYAK_IMPORT_ERROR_CONFLICT,
  LAYAK_IMPORT_ERROR_NOT_WRITTEN,
} LayakImportError;

#define LAYAK_IMPORT_ERROR (layak_import_error_quark ())
GQuark layak_import_error_quark (void);

#define LAYAK_TYPE_IMPORTER (layak_importer_get_type ())
G_DECLARE_FINAL_TYPE (LayakImporter, layak_importer, LAYAK, IMPORTER, GObject)

LayakImporter *layak_importer_new               (LayakStore           *store);
void           layak_importer_set_csv           (LayakImporter         *self,
                                                 const LayakCsvOptions *options);
void           layak_importer_add_file          (LayakImporter        *self,
                                                 GFile                *file,
                                                 const char           *name);
void           layak_importer_add_stream        (LayakImporter        *self,
                                                 GInputStream         *stream,
                                                 const char           *name);
void           layak_importer_add_spool         (LayakImporter        *self,
                                                 LayakSpool           *spool,
                                                 const char           *name);
void           layak_importer_set_dry_run       (LayakImporter        *self,
                                                 gboolean              is_dry_run);
void           layak_importer_set_on_conflict   (LayakImporter        *self,
                                                 LayakDecision         decision);
void           layak_importer_set_skip_rejected (LayakImporter        *self,
                                                 gboolean              skip_rejected);
void           layak_importer_set_allow_changed (LayakImporter        *self,
                                                 gboolean              allow_changed);
void           layak_importer_set_decisions     (LayakImporter        *self,
                                                 const LayakDecisions *decisions);
void           layak_importer_set_subject       (LayakImporter        *self,
                                                 const LayakRecordInfo *info,
                                                 const char           *subject);
gboolean       layak_importer_run               (LayakImporter        *self,
                                                 GCancellable         *cancellable,
                                                 GError              **error);
gboolean       layak_importer_run_as_ground     (LayakImporter        *self,
                                                 GError              **error);
void           layak_importer_run_async         (LayakImporter        *self,
                                                 GCancellable         *cancellable,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
gboolean       layak_importer_run_finish        (LayakImporter        *self,
                                                 GAsyncResult         *result,
                                                 GError              **error);
LayakPlan     *layak_importer_get_plan          (LayakImporter        *self);
double         layak_importer_get_fraction      (LayakImporter        *self);

/* Property "fraction" (double): how much of all files was read, 0 to 1; notified on the thread of the importer. */

G_END_DECLS
