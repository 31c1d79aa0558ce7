/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-deliver.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "layak-deliveries.h"
#include "layak-delivery.h"
#include "layak-progress-relay.h"

/* One delivery on its way. It is written within the transaction that records it: nothing can change in between, and
 * either there is a file and a record of it, or neither. */
typedef struct
{
  LayakStore          *store;
  LayakDeliverOptions  options;    /* with copies of the codes */
  char                *path;       /* nullable: where to write, a file or a folder */
  char                *written;    /* the file */
  gboolean             is_written;
  GPtrArray           *pending;    /* (element-type LayakRow): what the step stores */
  LayakRow            *delivery;   /* one of them */
  LayakProgressRelay  *relay;      /* nullable */
  GCancellable        *cancellable;
} Deliver;

static Deliver *
deliver_new (LayakStore                *store,
             const LayakDeliverOptions *options,
             const char                *path,
             GCancellable              *cancellable)
{
  Deliver *self = g_new0 (Deliver, 1);

  self->store = g_object_ref (store);
  self->options = *options;
  self->options.regency = g_strdup (options->regency);
  self->options.province = g_strdup (options->province);
  self->path = g_strdup (path);
  self->pending = g_ptr_array_new_with_free_func ((GDestroyNotify) layak_row_free);
  g_set_object (&self->cancellable, cancellable);
  return self;
}

static void
deliver_free (Deliver *self)
{
  g_free ((char *) self->options.regency);
  g_free ((char *) self->options.province);
  g_free (self->path);
  g_free (self->written);
  g_ptr_array_unref (self->pending);
  g_clear_pointer (&self->relay, layak_progress_relay_free);
  g_clear_object (&self->cancellable);
  g_object_unref (self->store);
  g_free (self);
}

static const char *
get_place (const Deliver *self)
{
  return self->options.regency != NULL ? self->options.regency : self->options.province;
}

/* What is known before anything is read. */
static void
add_delivery (Deliver *self)
{
  const LayakDeliverOptions *options = &self->options;
  LayakRow *row = layak_row_new (&layak_delivery_info);
  g_autofree char *period = layak_period_format (&options->period);

  layak_row_ensure_uuid (row);
  layak_row_set_text (row, "regency", options->regency);
  layak_row_set_text (row, "province", options->province);
  layak_row_set_text (row, "period", period);
  layak_row_set_number (row, "status", options->is_draft ? LAYAK_DELIVERY_DRAFT : LAYAK_DELIVERY_SENT);
  layak_row_set_number (row, "due-date",
                        options->due_date != LAYAK_UNKNOWN ? options->due_date
                                                           : layak_delivery_get_due (&options->period));
  layak_row_set_number (row, "made-on", options->today);
  if (!options->is_draft)
    layak_row_set_number (row, "sent-on", options->today);
  g_ptr_array_add (self->pending, row);
  self->delivery = row;
}

/* Numbers the delivery behind the others of the same place and period. */
static gboolean
number_delivery (Deliver      *self,
                 LayakWriter  *writer,
                 GPtrArray    *others,
                 GError      **error)
{
  const LayakRow *last = others->len > 0 ? g_ptr_array_index (others, others->len - 1) : NULL;
  const char *period = layak_row_get_text (self->delivery, "period");
  g_autofree char *number = NULL;
  gint64 revision;

  if (!layak_deliveries_take_revision (writer, get_place (self), period, others, &revision, error))
    return FALSE;

  number = layak_delivery_dup_number (get_place (self), period, revision);
  layak_row_set_number (self->delivery, "revision", revision);
  layak_row_set_text (self->delivery, "number", number);
  layak_row_set_text (self->delivery, "previous", last != NULL ? layak_row_get_text (last, "digest") : NULL);
  return TRUE;
}

/* The delivery takes the place of the former ones. */
static void
supersede_others (Deliver   *self,
                  GPtrArray *others)
{
  for (guint i = 0; i < others->len; i++)
    {
      LayakRow *row = layak_row_copy (g_ptr_array_index (others, i));

      layak_row_set_number (row, "status", LAYAK_DELIVERY_SUPERSEDED);
      g_ptr_array_add (self->pending, row);
    }
}

static gboolean
foresee_pending (Deliver      *self,
                 LayakWriter  *writer,
                 GError      **error)
{
  for (guint i = 0; i < self->pending->len; i++)
    if (!layak_writer_foresee (writer, g_ptr_array_index (self->pending, i), error))
      return FALSE;

  return TRUE;
}

/* A delivery may have been sent, so no other takes its place on the disk unseen. */
static gboolean
choose_path (Deliver                   *self,
             const LayakExportOptions  *options,
             GError                   **error)
{
  g_autofree char *name = layak_exporter_suggest_name (options), *base = NULL;

  if (self->path == NULL)
    self->written = g_steal_pointer (&name);
  else if (g_file_test (self->path, G_FILE_TEST_IS_DIR))
    self->written = g_build_filename (self->path, name, NULL);
  else
    self->written = g_strdup (self->path);

  if (g_file_test (self->written, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS,
                   _("%s exists already, and may be a report that was sent; nothing was delivered"), self->written);
      g_clear_pointer (&self->written, g_free);
      return FALSE;
    }

  base = g_path_get_basename (self->written);
  if (g_utf8_validate (base, -1, NULL) && g_utf8_strlen (base, -1) <= 255)
    layak_row_set_text (self->delivery, "file-name", base);
  return TRUE;
}

static gboolean
write_report (Deliver  *self,
              GError  **error)
{
  LayakExportOptions options =
    {
      .scope = { self->options.regency, self->options.province, self->options.period },
      .with_names = self->options.with_names, .with_documents = self->options.with_documents,
      .pending = self->pending, .delivery = self->delivery,
    };

  self->is_written = choose_path (self, &options, error) &&
                     layak_exporter_write_file (self->store, &options, self->written,
                                                self->relay != NULL ? layak_progress_relay_tell : NULL, self->relay,
                                                self->cancellable, error);
  return self->is_written;
}

static gboolean
store_pending (Deliver      *self,
               LayakWriter  *writer,
               GError      **error)
{
  for (guint i = 0; i < self->pending->len; i++)
    {
      LayakRow *row = g_ptr_array_index (self->pending, i);

      if (row->id == 0 ? !layak_writer_insert (writer, row, error) : !layak_writer_update (writer, row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
deliver_func (LayakWriter  *writer,
              gpointer      data,
              GError      **error)
{
  Deliver *self = data;
  g_autoptr(GPtrArray) others = NULL;

  add_delivery (self);
  others = layak_deliveries_select_others (layak_writer_get_connection (writer), self->delivery, error);
  if (others == NULL || !number_delivery (self, writer, others, error))
    return FALSE;

  supersede_others (self, others);
  return foresee_pending (self, writer, error) && write_report (self, error) &&
         store_pending (self, writer, error) && layak_deliveries_note_export (writer, self->delivery, error);
}

static char *
dup_subject (const Deliver *self)
{
  g_autofree char *period = layak_period_format (&self->options.period);

  return g_strdup_printf ("%s/%s", get_place (self), period);
}

/* A file without a record of it must not go out. */
static void
clean_up (Deliver  *self,
          gboolean  ok)
{
  if (!ok && self->is_written)
    g_unlink (self->written);
}

/**
 * layak_deliver:
 * @path: (nullable): a file that does not exist yet, or the folder in which it gets its usual name; %NULL for the
 *   current folder
 * @written: (out): the file
 *
 * Delivers and waits for it. Whatever fails, there is neither a file nor a record of it.
 *
 * Returns: (transfer full) (nullable): the delivery
 */
LayakRow *
layak_deliver (LayakStore                 *store,
               const LayakDeliverOptions  *options,
               const char                 *path,
               char                      **written,
               GError                    **error)
{
  Deliver *self = deliver_new (store, options, path, NULL);
  g_autofree char *subject = dup_subject (self);
  gboolean ok = layak_store_write (store, LAYAK_ACTION_ADD, &layak_delivery_info, subject, deliver_func, self, NULL,
                                   error);
  LayakRow *delivery = ok ? layak_row_copy (self->delivery) : NULL;

  clean_up (self, ok);
  if (ok)
    *written = g_steal_pointer (&self->written);
  deliver_free (self);
  return delivery;
}

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Deliver *self = g_task_get_task_data (task);
  GError *error = NULL;
  gboolean ok = layak_store_write_finish (LAYAK_STORE (object), result, &error);

  clean_up (self, ok);
  if (ok)
    g_task_return_pointer (task, layak_row_copy (self->delivery), (GDestroyNotify) layak_row_free);
  else
    g_task_return_error (task, error);
}

/* layak_deliver() on the writer's thread. @progress: (nullable): called on the calling thread, before @callback */
void
layak_deliver_async (LayakStore                *store,
                     const LayakDeliverOptions *options,
                     const char                *path,
                     LayakExportProgressFunc    progress,
                     gpointer                   progress_data,
                     GCancellable              *cancellable,
                     GAsyncReadyCallback        callback,
                     gpointer                   user_data)
{
  GTask *task = g_task_new (store, NULL, callback, user_data);
  Deliver *self = deliver_new (store, options, path, cancellable);
  g_autofree char *subject = dup_subject (self);

  self->relay = layak_progress_relay_new (progress, progress_data);
  g_task_set_source_tag (task, layak_deliver_async);
  g_task_set_task_data (task, self, (GDestroyNotify) deliver_free);
  layak_store_write_async (store, LAYAK_ACTION_ADD, &layak_delivery_info, subject, deliver_func, self, NULL,
                           cancellable, written_cb, task);
}

/* @written: (out) (nullable): the file. Returns: (transfer full) (nullable): the delivery. */
LayakRow *
layak_deliver_finish (GAsyncResult  *result,
                      char         **written,
                      GError       **error)
{
  Deliver *self = g_task_get_task_data (G_TASK (result));
  LayakRow *delivery = g_task_propagate_pointer (G_TASK (result), error);

  if (delivery != NULL && written != NULL)
    *written = g_strdup (self->written);
  return delivery;
}
