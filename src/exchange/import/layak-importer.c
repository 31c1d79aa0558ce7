/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-importer.h"

#include "layak-import-private.h"

/* Each run, the dry one and the one that writes, is a LayakImport of its own with the same files and decisions. */
struct _LayakImporter
{
  GObject          parent_instance;

  LayakStore            *store;
  GPtrArray             *sources;
  LayakCsvOptions       *csv;
  gboolean               is_dry_run;
  LayakDecision          on_conflict;
  gboolean               skip_rejected;
  gboolean               allow_changed;
  LayakDecisions        *decisions;
  const LayakRecordInfo *info;
  char                  *subject;
  LayakPlan             *plan;
  goffset                n_bytes_total;

  GMutex           mutex;
  double           fraction;
  guint            notify_source;
};

typedef enum
{
  PROP_FRACTION = 1,
} LayakImporterProperty;

static GParamSpec *properties[PROP_FRACTION + 1];

G_DEFINE_QUARK (layak-import-error-quark, layak_import_error)
G_DEFINE_FINAL_TYPE (LayakImporter, layak_importer, G_TYPE_OBJECT)

static gboolean
notify_fraction_cb (gpointer user_data)
{
  LayakImporter *self = user_data;

  g_mutex_lock (&self->mutex);
  self->notify_source = 0;
  g_mutex_unlock (&self->mutex);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FRACTION]);
  return G_SOURCE_REMOVE;
}

/* From the thread that reads; one notification is pending at most. The importer outlives the run. */
static void
progress_cb (goffset  n_bytes,
             gpointer user_data)
{
  LayakImporter *self = user_data;

  g_mutex_lock (&self->mutex);
  if (self->n_bytes_total > 0)
    self->fraction = MIN ((double) n_bytes / (double) self->n_bytes_total, 1);
  if (self->notify_source == 0)
    self->notify_source = g_idle_add (notify_fraction_cb, self);
  g_mutex_unlock (&self->mutex);
}

static void
drop_notification (LayakImporter *self)
{
  g_mutex_lock (&self->mutex);
  g_clear_handle_id (&self->notify_source, g_source_remove);
  g_mutex_unlock (&self->mutex);
}

static void
layak_importer_finalize (GObject *object)
{
  LayakImporter *self = LAYAK_IMPORTER (object);

  drop_notification (self);
  g_clear_object (&self->store);
  g_clear_object (&self->plan);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_pointer (&self->csv, layak_csv_options_free);
  g_clear_pointer (&self->decisions, layak_decisions_free);
  g_free (self->subject);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (layak_importer_parent_class)->finalize (object);
}

static void
layak_importer_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch ((LayakImporterProperty) prop_id)
    {
    case PROP_FRACTION:
      g_value_set_double (value, layak_importer_get_fraction (LAYAK_IMPORTER (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_importer_class_init (LayakImporterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = layak_importer_finalize;
  object_class->get_property = layak_importer_get_property;

  properties[PROP_FRACTION] =
    g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);
}

static void
layak_importer_init (LayakImporter *self)
{
  g_mutex_init (&self->mutex);
  self->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) layak_import_source_free);
}

LayakImporter *
layak_importer_new (LayakStore *store)
{
  LayakImporter *self = g_object_new (LAYAK_TYPE_IMPORTER, NULL);

  self->store = g_object_ref (store);
  return self;
}

/**
 * layak_importer_set_csv:
 * @options: (nullable): how files that are added from now on are read as sheets; %NULL if they are reports
 */
void
layak_importer_set_csv (LayakImporter         *self,
                        const LayakCsvOptions *options)
{
  g_clear_pointer (&self->csv, layak_csv_options_free);
  if (options != NULL)
    self->csv = layak_csv_options_copy (options);
}

static void
add_source (LayakImporter     *self,
            LayakImportSource *source)
{
  if (self->csv != NULL)
    source->csv = layak_csv_options_copy (self->csv);
  g_ptr_array_add (self->sources, source);
}

/**
 * layak_importer_add_file:
 * @name: what messages and the history call it
 *
 * Several files are one import, in the order they are added.
 */
void
layak_importer_add_file (LayakImporter *self,
                         GFile         *file,
                         const char    *name)
{
  add_source (self, layak_import_source_new_file (file, name));
}

/* A stream is read once, so there is no second run with it. */
void
layak_importer_add_stream (LayakImporter *self,
                           GInputStream  *stream,
                           const char    *name)
{
  add_source (self, layak_import_source_new_stream (stream, name));
}

/* A file that was read before, as one on a stick that may be gone by now. */
void
layak_importer_add_spool (LayakImporter *self,
                          LayakSpool    *spool,
                          const char    *name)
{
  add_source (self, layak_import_source_new_spool (spool, name));
}

/* Only make the plan; it is the one that the same files and decisions give when they are imported. */
void
layak_importer_set_dry_run (LayakImporter *self,
                            gboolean       is_dry_run)
{
  self->is_dry_run = is_dry_run;
}

/* What holds in a conflict that no decision tells of; %LAYAK_DECISION_NONE lets it stop the import. */
void
layak_importer_set_on_conflict (LayakImporter *self,
                                LayakDecision  decision)
{
  self->on_conflict = decision;
}

/* Leave out records that cannot be stored, instead of refusing the files. */
void
layak_importer_set_skip_rejected (LayakImporter *self,
                                  gboolean       skip_rejected)
{
  self->skip_rejected = skip_rejected;
}

/* Take over a report although it was changed since it was delivered. */
void
layak_importer_set_allow_changed (LayakImporter *self,
                                  gboolean       allow_changed)
{
  self->allow_changed = allow_changed;
}

/* @decisions: (nullable): is copied. */
void
layak_importer_set_decisions (LayakImporter        *self,
                              const LayakDecisions *decisions)
{
  g_clear_pointer (&self->decisions, layak_decisions_free);
  if (decisions != NULL)
    self->decisions = layak_decisions_copy (decisions);
}

/* What the history tells of an import without files, which only makes one of two records: their type and title. */
void
layak_importer_set_subject (LayakImporter         *self,
                            const LayakRecordInfo *info,
                            const char            *subject)
{
  self->info = info;
  g_free (self->subject);
  self->subject = g_strdup (subject);
}

/* (transfer none) (nullable): what the last run did, found, or would do; also of one that failed. */
LayakPlan *
layak_importer_get_plan (LayakImporter *self)
{
  return self->plan;
}

double
layak_importer_get_fraction (LayakImporter *self)
{
  double fraction;

  g_mutex_lock (&self->mutex);
  fraction = self->fraction;
  g_mutex_unlock (&self->mutex);
  return fraction;
}

static LayakImport *
make_import (LayakImporter *self,
             GCancellable  *cancellable)
{
  LayakImport *import = layak_import_new ();

  g_ptr_array_unref (import->sources);
  import->sources = g_ptr_array_ref (self->sources);
  import->is_dry_run = self->is_dry_run;
  import->on_conflict = self->on_conflict;
  import->skip_rejected = self->skip_rejected;
  import->allow_changed = self->allow_changed;
  import->decisions = self->decisions != NULL ? layak_decisions_copy (self->decisions) : NULL;
  import->progress = progress_cb;
  import->progress_data = self;
  g_set_object (&import->cancellable, cancellable);

  g_clear_object (&self->plan);
  self->fraction = 0;
  self->n_bytes_total = 0;
  for (guint i = 0; i < self->sources->len; i++)
    self->n_bytes_total += ((LayakImportSource *) g_ptr_array_index (self->sources, i))->size;
  return import;
}

/* The names of the files, as the history tells them. */
static char *
dup_subject (LayakImporter *self)
{
  GString *subject = g_string_new (self->subject);

  for (guint i = 0; i < self->sources->len; i++)
    {
      const LayakImportSource *source = g_ptr_array_index (self->sources, i);
      g_autofree char *name = g_path_get_basename (source->name);

      g_string_append_printf (subject, "%s%s", i > 0 ? ", " : "", name);
    }
  return g_string_free (subject, FALSE);
}

/* Takes over the plan; what a dry run wrote was rolled back, which is as it should be. */
static gboolean
take_result (LayakImporter  *self,
             LayakImport    *import,
             gboolean        ok,
             GError         *problem,
             GError        **error)
{
  drop_notification (self);
  self->plan = g_steal_pointer (&import->plan);
  if (ok || g_error_matches (problem, LAYAK_IMPORT_ERROR, LAYAK_IMPORT_ERROR_NOT_WRITTEN))
    {
      g_clear_error (&problem);
      return TRUE;
    }

  g_propagate_error (error, problem);
  return FALSE;
}

/**
 * layak_importer_run:
 *
 * Imports and waits for it. Whatever fails, nothing was written. layak_importer_get_plan() tells the rest.
 */
gboolean
layak_importer_run (LayakImporter  *self,
                    GCancellable   *cancellable,
                    GError        **error)
{
  LayakImport *import = make_import (self, cancellable);
  g_autofree char *subject = dup_subject (self);
  GError *problem = NULL;
  gboolean ok = layak_store_write (self->store, LAYAK_ACTION_IMPORT, self->info, subject, layak_import_write, import,
                                   cancellable, &problem);

  ok = take_result (self, import, ok, problem, error);
  layak_import_free (import);
  return ok;
}

/* The same for what a database begins with: no undo takes it back. */
gboolean
layak_importer_run_as_ground (LayakImporter  *self,
                              GError        **error)
{
  LayakImport *import = make_import (self, NULL);
  g_autofree char *subject = dup_subject (self);
  GError *problem = NULL;
  gboolean ok = layak_store_write_ground (self->store, subject, layak_import_write, import, &problem);

  ok = take_result (self, import, ok, problem, error);
  layak_import_free (import);
  return ok;
}

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  LayakImporter *self = g_task_get_source_object (task);
  GError *problem = NULL, *error = NULL;
  gboolean ok = layak_store_write_finish (LAYAK_STORE (object), result, &problem);

  if (take_result (self, g_task_get_task_data (task), ok, problem, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
layak_importer_run_async (LayakImporter       *self,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);
  LayakImport *import = make_import (self, cancellable);
  g_autofree char *subject = dup_subject (self);

  g_task_set_source_tag (task, layak_importer_run_async);
  g_task_set_task_data (task, import, (GDestroyNotify) layak_import_free);
  layak_store_write_async (self->store, LAYAK_ACTION_IMPORT, self->info, subject, layak_import_write, import, NULL,
                           cancellable, written_cb, task);
}

gboolean
layak_importer_run_finish (LayakImporter  *self,
                           GAsyncResult   *result,
                           GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
