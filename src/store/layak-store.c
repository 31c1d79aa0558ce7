/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-store-private.h"

#include "layak-database-file.h"
#include "layak-job.h"

#define POLL_INTERVAL_MS 500

typedef enum
{
  PROP_CAN_UNDO = 1,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_WRITING,
} LayakStoreProperty;

static GParamSpec *properties[PROP_WRITING + 1];

enum
{
  CHANGED,
  WRITE_FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayakStore, layak_store, G_TYPE_OBJECT)

static void
take_step_info (LayakStore          *self,
                LayakStepInfo      **place,
                LayakStepInfo       *info,
                LayakStoreProperty   can,
                LayakStoreProperty   label)
{
  gint64 old = *place != NULL ? (*place)->id : 0;

  g_clear_pointer (place, layak_step_info_free);
  *place = info;
  if (old == (info != NULL ? info->id : 0))
    return;

  g_object_notify_by_pspec (G_OBJECT (self), properties[can]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[label]);
}

/* @id: 0 for none */
static gboolean
load_step_info (LayakStore     *self,
                gint64          id,
                LayakStepInfo **info,
                GError        **error)
{
  g_autoptr(GError) failure = NULL;

  *info = id > 0 ? layak_step_load_info (self->reader, id, &failure) : NULL;
  if (failure == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
refresh_history (LayakStore  *self,
                 GError     **error)
{
  g_autoptr(LayakStepInfo) undo = NULL, redo = NULL;
  gint64 undo_id, redo_id;

  if (!layak_step_find_undo (self->reader, &undo_id, error) || !load_step_info (self, undo_id, &undo, error) ||
      !layak_step_find_redo (self->reader, &redo_id, error) || !load_step_info (self, redo_id, &redo, error))
    return FALSE;

  take_step_info (self, &self->undo_step, g_steal_pointer (&undo), PROP_CAN_UNDO, PROP_UNDO_LABEL);
  take_step_info (self, &self->redo_step, g_steal_pointer (&redo), PROP_CAN_REDO, PROP_REDO_LABEL);
  return TRUE;
}

gboolean
layak_store_tell_news (LayakStore *self)
{
  guint64 tables = 0;
  gint64 last = self->last_step;

  if (!layak_step_select_news (self->reader, &last, &tables, NULL))
    return FALSE;
  if (last == self->last_step)
    return TRUE;
  if (!refresh_history (self, NULL))
    return FALSE;

  self->last_step = last;
  g_signal_emit (self, signals[CHANGED], 0, tables);
  return TRUE;
}

/* Whether the file may be read only, by this person or in this place. */
gboolean
layak_store_is_read_only (LayakStore *self)
{
  g_return_val_if_fail (LAYAK_IS_STORE (self), FALSE);

  return layak_connection_is_read_only (self->connection);
}

/* Something that no step records, as the file of a document, is there now. */
void
layak_store_tell_changed (LayakStore *self,
                          guint64     tables)
{
  g_return_if_fail (LAYAK_IS_STORE (self));

  g_signal_emit (self, signals[CHANGED], 0, tables);
}

/* A read that fails is tried again by the next poll. */
static gboolean
poll_cb (gpointer user_data)
{
  LayakStore *self = user_data;
  gint64 version;

  if (layak_connection_get_number (self->reader, "PRAGMA data_version", &version, NULL) &&
      version != self->data_version && layak_store_tell_news (self))
    self->data_version = version;
  return G_SOURCE_CONTINUE;
}

void
layak_store_set_n_jobs (LayakStore *self,
                        guint       n_jobs)
{
  gboolean was_writing = self->n_jobs > 0;

  self->n_jobs = n_jobs;
  if (was_writing != (n_jobs > 0))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WRITING]);
}

void
layak_store_tell_failure (LayakStore   *self,
                          const GError *error)
{
  g_signal_emit (self, signals[WRITE_FAILED], 0, error);
}

/* (transfer full) (nullable): what undo would take back. */
LayakStepInfo *
layak_store_dup_undo_step (LayakStore *self)
{
  g_return_val_if_fail (LAYAK_IS_STORE (self), NULL);

  return self->undo_step != NULL ? layak_step_load_info (self->reader, self->undo_step->id, NULL) : NULL;
}

LayakStepInfo *
layak_store_dup_redo_step (LayakStore *self)
{
  g_return_val_if_fail (LAYAK_IS_STORE (self), NULL);

  return self->redo_step != NULL ? layak_step_load_info (self->reader, self->redo_step->id, NULL) : NULL;
}

const char *
layak_store_get_path (LayakStore *self)
{
  g_return_val_if_fail (LAYAK_IS_STORE (self), NULL);

  return self->path;
}

/* The connection of the main thread, for reading only. */
LayakConnection *
layak_store_get_reader (LayakStore *self)
{
  g_return_val_if_fail (LAYAK_IS_STORE (self), NULL);

  return self->reader;
}

/* Where changes come from, as the history tells: “window”, “command-line”, or the name of a file. */
void
layak_store_set_origin (LayakStore *self,
                        const char *origin)
{
  g_return_if_fail (LAYAK_IS_STORE (self));

  g_free (self->origin);
  self->origin = g_strdup (origin);
}

/* Who works, as the history tells. */
void
layak_store_set_person (LayakStore *self,
                        const char *person)
{
  g_return_if_fail (LAYAK_IS_STORE (self));

  g_free (self->person);
  self->person = g_strdup (person);
}

/**
 * layak_store_open:
 * @path: the database file
 *
 * Opens a database and brings its schema to the newest version. It may be open in other programs at the same time.
 */
LayakStore *
layak_store_open (const char      *path,
                  LayakOpenFlags   flags,
                  GError         **error)
{
  g_autoptr(LayakStore) self = g_object_new (LAYAK_TYPE_STORE, NULL);

  self->path = g_canonicalize_filename (path, NULL);
  self->connection = layak_database_file_open (self->path, flags, error);
  self->reader = self->connection != NULL ? layak_connection_open (self->path, SQLITE_OPEN_READONLY, error) : NULL;
  self->pool = self->reader != NULL ? g_thread_pool_new (layak_store_run_work, NULL, 1, TRUE, error) : NULL;
  if (self->pool == NULL ||
      !layak_connection_get_number (self->reader, "SELECT ifnull (max (id), 0) FROM step", &self->last_step, error) ||
      !layak_connection_get_number (self->reader, "PRAGMA data_version", &self->data_version, error) ||
      !refresh_history (self, error))
    return NULL;

  self->writer = layak_writer_new (self->connection);
  self->poll_source = g_timeout_add (POLL_INTERVAL_MS, poll_cb, self);
  return g_steal_pointer (&self);
}

static void
layak_store_finalize (GObject *object)
{
  LayakStore *self = LAYAK_STORE (object);

  g_clear_handle_id (&self->poll_source, g_source_remove);
  /* Every job holds a reference, so that none can be left in the pool here. */
  if (self->pool != NULL)
    g_thread_pool_free (self->pool, FALSE, TRUE);
  g_clear_pointer (&self->writer, layak_writer_free);
  g_clear_pointer (&self->reader, layak_connection_free);
  g_clear_pointer (&self->connection, layak_connection_free);
  g_clear_pointer (&self->undo_step, layak_step_info_free);
  g_clear_pointer (&self->redo_step, layak_step_info_free);
  g_mutex_clear (&self->writing);
  g_free (self->path);
  g_free (self->origin);
  g_free (self->person);

  G_OBJECT_CLASS (layak_store_parent_class)->finalize (object);
}

static void
layak_store_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  LayakStore *self = LAYAK_STORE (object);

  switch ((LayakStoreProperty) prop_id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, self->undo_step != NULL);
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, self->redo_step != NULL);
      break;
    case PROP_UNDO_LABEL:
      g_value_take_string (value, self->undo_step != NULL ? layak_step_info_dup_label (self->undo_step) : NULL);
      break;
    case PROP_REDO_LABEL:
      g_value_take_string (value, self->redo_step != NULL ? layak_step_info_dup_label (self->redo_step) : NULL);
      break;
    case PROP_WRITING:
      g_value_set_boolean (value, self->n_jobs > 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_store_class_init (LayakStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags r = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = layak_store_finalize;
  object_class->get_property = layak_store_get_property;

  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, r);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, r);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, r);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, r);
  properties[PROP_WRITING] = g_param_spec_boolean ("writing", NULL, NULL, FALSE, r);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /**
   * LayakStore::changed:
   * @tables: a LAYAK_TABLE_BIT for each record type of which something changed
   *
   * A step was committed, here or by another program. Emitted on the main thread.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT64);

  /**
   * LayakStore::write-failed:
   * @error: why
   *
   * What was to be written without waiting was not: for who has to know whether everything is stored. Whoever asked
   * for it is told by itself. Emitted on the main thread.
   */
  signals[WRITE_FAILED] = g_signal_new ("write-failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                        G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
layak_store_init (LayakStore *self)
{
  g_mutex_init (&self->writing);
}
