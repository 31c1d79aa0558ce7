/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-import-queue.h"

#include <string.h>

#include "layak-csv-import.h"
#include "layak-pipe.h"
#include "layak-rules.h"

/* Messages go over in batches, lest the two threads wake each other for every record. */
#define BATCH_WEIGHT (32 * 1024)

/* No more than about so many bytes wait, so that memory does not depend on the size of the file. */
#define MAX_WEIGHT (1024 * 1024)

/* A row without its text. */
#define ROW_WEIGHT 400

/* Files of which all of them are no larger are read before the first record is written: that takes less time than to
 * start a thread and to wait for it. */
#define MAX_WITHOUT_THREAD (64 * 1024)

typedef struct
{
  GPtrArray *messages;
  guint      n_popped;
  gsize      weight;
} Batch;

struct _LayakImportQueue
{
  GPtrArray       *sources;
  LayakCsvIndex   *index;         /* nullable: what sheets refer to */
  gboolean         allow_changed;
  LayakImportFunc  progress;
  gpointer         user_data;
  GCancellable    *cancellable;
  LayakDate        today;         /* what rules go by; asking for it costs as much as to check a unit */
  GThread         *thread;        /* nullable */

  LayakPipe       *batches;
  Batch           *filling;       /* of the thread that reads */
  guint            file;
  goffset          n_bytes_before;

  Batch           *emptying;      /* of the thread that writes */
};

void
layak_import_message_free (LayakImportMessage *self)
{
  g_free (self->regency);
  g_free (self->province);
  g_free (self->delivery);
  g_clear_pointer (&self->unit, layak_unit_free);
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->deletion, layak_tombstone_free);
  g_free (self->digest_text);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->problem, layak_problem_free);
  g_clear_error (&self->error);
  g_free (self);
}

static Batch *
batch_new (void)
{
  Batch *self = g_new0 (Batch, 1);

  self->messages = g_ptr_array_new ();
  return self;
}

static void
batch_free (gpointer data)
{
  Batch *self = data;

  for (guint i = self->n_popped; i < self->messages->len; i++)
    layak_import_message_free (g_ptr_array_index (self->messages, i));
  g_ptr_array_unref (self->messages);
  g_free (self);
}

/* Hands over what was gathered; waits while too much is there already. Answers whether anybody wants more. */
static gboolean
flush (LayakImportQueue *self)
{
  gboolean is_open = layak_pipe_push (self->batches, self->filling, self->filling->weight);

  self->filling = batch_new ();
  return is_open;
}

static LayakImportMessage *
push (LayakImportQueue *self,
      LayakImportKind   kind,
      guint             line,
      gsize             weight)
{
  LayakImportMessage *message = g_new0 (LayakImportMessage, 1);

  message->kind = kind;
  message->file = self->file;
  message->line = line;
  g_ptr_array_add (self->filling->messages, message);
  self->filling->weight += weight;
  return message;
}

static gboolean
flush_if_full (LayakImportQueue  *self,
               GError           **error)
{
  if (self->filling->weight < BATCH_WEIGHT || flush (self))
    return TRUE;

  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "");
  return FALSE;
}

static gboolean
header_cb (const LayakReportHeader  *header,
           gpointer                  user_data,
           GError                  **error)
{
  LayakImportMessage *message = push (user_data, LAYAK_IMPORT_HEADER, 0, ROW_WEIGHT);

  message->regency = g_strdup (header->regency);
  message->province = g_strdup (header->province);
  message->delivery = g_strdup (header->is_receipt ? NULL : header->delivery);
  message->is_receipt = header->is_receipt;
  message->digest_text = g_strdup (header->digest);
  return TRUE;
}

static gsize
weigh_row (const LayakRow *row)
{
  gsize weight = ROW_WEIGHT;

  for (guint i = 0; i < row->info->n_fields; i++)
    if (layak_field_is_text (&row->info->fields[i]))
      weight += row->values[i].text != NULL ? strlen (row->values[i].text) : 0;
    else if (layak_field_is_set (&row->info->fields[i]) && row->values[i].set != NULL)
      weight += 40 * g_strv_length (row->values[i].set);
  return weight;
}

/**
 * layak_import_check_rules:
 *
 * Returns: (transfer full) (element-type LayakFinding): contradictions in the unit
 */
GPtrArray *
layak_import_check_rules (const LayakUnit *unit,
                          LayakDate        today)
{
  LayakRuleContext context = LAYAK_RULE_CONTEXT_INIT;

  context.least = LAYAK_SEVERITY_REQUIRED;
  context.today = today;
  return layak_rules_check_unit (unit, &context);
}

/* A file tells by nesting what a record is part of. */
static void
set_parents (LayakUnit *unit)
{
  g_autofree char *identity = layak_row_dup_identity (unit->root);

  for (guint i = 0; unit->children != NULL && i < unit->children->len; i++)
    {
      LayakRow *child = g_ptr_array_index (unit->children, i);
      LayakValue *parent = layak_row_get_value (child, child->info->parent);

      g_free (parent->text);
      parent->text = g_strdup (identity);
    }
}

static gboolean
unit_cb (LayakUnit  *unit,
         guint       line,
         gpointer    user_data,
         GError    **error)
{
  LayakImportQueue *self = user_data;
  gsize weight = weigh_row (unit->root);
  LayakImportMessage *message;

  for (guint i = 0; unit->children != NULL && i < unit->children->len; i++)
    weight += weigh_row (g_ptr_array_index (unit->children, i));

  set_parents (unit);
  message = push (self, LAYAK_IMPORT_UNIT, line, weight);
  message->unit = unit;
  message->digest = layak_unit_digest (unit);
  /* While the other thread has enough to do, this one takes some of the work off it. */
  if (layak_pipe_is_half_full (self->batches))
    message->findings = layak_import_check_rules (unit, self->today);
  return flush_if_full (self, error);
}

static gboolean
deletion_cb (LayakTombstone  *deletion,
             guint            line,
             gpointer         user_data,
             GError         **error)
{
  push (user_data, LAYAK_IMPORT_DELETION, line, ROW_WEIGHT)->deletion = deletion;
  return flush_if_full (user_data, error);
}

static gboolean
content_cb (const char  *digest,
            GBytes      *bytes,
            guint        line,
            gpointer     user_data,
            GError     **error)
{
  LayakImportMessage *message = push (user_data, LAYAK_IMPORT_CONTENT, line, g_bytes_get_size (bytes));

  message->digest_text = g_strdup (digest);
  message->bytes = g_bytes_ref (bytes);
  return flush_if_full (user_data, error);
}

static void
problem_cb (const LayakProblem *problem,
            gpointer            user_data)
{
  push (user_data, LAYAK_IMPORT_PROBLEM, problem->line, ROW_WEIGHT)->problem = layak_problem_copy (problem);
}

static void
progress_cb (goffset  n_bytes,
             gpointer user_data)
{
  LayakImportQueue *self = user_data;

  if (self->progress != NULL)
    self->progress (self->n_bytes_before + n_bytes, self->user_data);
}

/* What comes as a stream can be read only once, and its first letters tell. */
static gboolean
settle_encoding (LayakImportQueue   *self,
                 LayakImportSource  *source,
                 GError            **error)
{
  g_autoptr(GInputStream) stream = NULL;

  if (source->csv == NULL || source->csv->encoding != LAYAK_CSV_ANY_ENCODING || source->stream != NULL)
    return TRUE;

  stream = layak_import_source_open (source, self->cancellable, error);
  return stream != NULL && layak_csv_encoding_detect (stream, &source->csv->encoding, self->cancellable, error);
}

static gboolean
read_source (LayakImportQueue          *self,
             LayakImportSource         *source,
             const LayakReportHandler  *handler,
             GError                   **error)
{
  g_autoptr(GInputStream) stream = settle_encoding (self, source, error)
                                   ? layak_import_source_open (source, self->cancellable, error) : NULL;

  if (stream == NULL)
    return FALSE;
  if (source->csv == NULL)
    return layak_report_read (stream, handler, self, self->cancellable, error);

  return layak_csv_import_read (stream, source->csv, self->index, handler, self, self->cancellable, error);
}

static gpointer
read_thread (gpointer data)
{
  LayakImportQueue *self = data;
  const LayakReportHandler handler =
    { header_cb, unit_cb, deletion_cb, content_cb, problem_cb, progress_cb, self->allow_changed, FALSE };

  for (self->file = 0; self->file < self->sources->len; self->file++)
    {
      LayakImportSource *source = g_ptr_array_index (self->sources, self->file);
      g_autoptr(GError) error = NULL;

      read_source (self, source, &handler, &error);
      push (self, LAYAK_IMPORT_END, 0, ROW_WEIGHT)->error = g_steal_pointer (&error);
      flush (self);
      self->n_bytes_before += source->size;
    }

  layak_pipe_finish (self->batches);
  return NULL;
}

/* What is read from a stream may be of any size. */
static gboolean
are_small (GPtrArray *sources)
{
  goffset size = 0;

  for (guint i = 0; i < sources->len; i++)
    {
      const LayakImportSource *source = g_ptr_array_index (sources, i);

      if (source->size == 0)
        return FALSE;
      size += source->size;
    }
  return size <= MAX_WITHOUT_THREAD;
}

/**
 * layak_import_queue_new:
 * @sources: (element-type LayakImportSource): what to read, in this order
 * @index: (nullable) (transfer full): what is here, if any of them is a sheet
 * @allow_changed: also what was changed since it was delivered
 * @progress: (nullable): called while reading, on the thread that reads, which is this one for small files
 */
LayakImportQueue *
layak_import_queue_new (GPtrArray       *sources,
                        LayakCsvIndex   *index,
                        gboolean         allow_changed,
                        LayakImportFunc  progress,
                        gpointer         user_data,
                        GCancellable    *cancellable)
{
  LayakImportQueue *self = g_new0 (LayakImportQueue, 1);
  gboolean is_small = are_small (sources);

  self->sources = g_ptr_array_ref (sources);
  self->index = index;
  self->allow_changed = allow_changed;
  self->progress = progress;
  self->user_data = user_data;
  g_set_object (&self->cancellable, cancellable);
  self->batches = layak_pipe_new (is_small ? G_MAXSIZE : MAX_WEIGHT, batch_free);
  self->today = layak_date_today ();
  self->filling = batch_new ();
  if (is_small)
    read_thread (self);
  else
    self->thread = g_thread_new ("layak-import", read_thread, self);
  return self;
}

/* Stops the thread if it still reads. */
void
layak_import_queue_free (LayakImportQueue *self)
{
  layak_pipe_close (self->batches);
  if (self->thread != NULL)
    g_thread_join (self->thread);

  layak_pipe_free (self->batches);
  g_clear_pointer (&self->filling, batch_free);
  g_clear_pointer (&self->emptying, batch_free);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->index, layak_csv_index_free);
  g_ptr_array_unref (self->sources);
  g_free (self);
}

/**
 * layak_import_queue_pop:
 *
 * Waits for the next message.
 *
 * Returns: (transfer full) (nullable): %NULL after the end of the last file
 */
LayakImportMessage *
layak_import_queue_pop (LayakImportQueue *self)
{
  while (self->emptying == NULL || self->emptying->n_popped == self->emptying->messages->len)
    {
      g_clear_pointer (&self->emptying, batch_free);
      self->emptying = layak_pipe_pop (self->batches);
      if (self->emptying == NULL)
        return NULL;
    }

  return g_ptr_array_index (self->emptying->messages, self->emptying->n_popped++);
}
