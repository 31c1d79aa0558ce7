/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-report-team.h"

#include "layak-report-writer.h"
#include "layak-threads.h"
#include "layak-unit-reader.h"

/* So many slices wait for each member: enough that none is ever without work, and few enough to fit in memory. */
#define SLICES_PER_MEMBER 3

/* In bytes: what was made and not taken yet. A slice of long texts is many times as large as most. */
#define MAX_WAITING (4 * 1024 * 1024)

/* Units stand within the root of the report. */
#define DEPTH 1

/* What one thread has for itself while it works on a slice. */
typedef struct
{
  LayakUnitReader *reader;
  LayakXmlWriter  *writer;
  GBytes          *block;
} Member;

/* Some units that follow each other in the report. One thread makes the block, which the others do not touch. */
typedef struct
{
  const LayakRecordInfo *info;
  GArray                *ids;
  GBytes                *block;
  GError                *error;
  gboolean               is_done;
} Slice;

struct _LayakReportTeam
{
  gboolean     with_names;
  guint        n_members;
  GThreadPool *pool;
  GMutex       mutex;
  GCond        changed;
  GPtrArray   *idle;        /* (element-type Member) */
  gsize        n_waiting;   /* bytes of blocks that were not taken */
  GQueue       slices;      /* (element-type Slice): in the order of the report; of the thread that owns the team */
};

static gboolean
keep_block (GBytes    *block,
            gpointer   user_data,
            GError   **error)
{
  Member *member = user_data;

  member->block = g_bytes_ref (block);
  return TRUE;
}

static Member *
member_new (LayakConnection *connection)
{
  Member *member = g_new0 (Member, 1);

  member->reader = layak_unit_reader_new (connection);
  member->writer = layak_xml_writer_new_within (DEPTH, keep_block, member);
  return member;
}

static void
member_free (gpointer data)
{
  Member *member = data;

  layak_unit_reader_free (member->reader);
  layak_xml_writer_free (member->writer);
  g_free (member);
}

static void
slice_free (gpointer data)
{
  Slice *slice = data;

  g_array_unref (slice->ids);
  g_clear_pointer (&slice->block, g_bytes_unref);
  g_clear_error (&slice->error);
  g_free (slice);
}

/* (nullable): the text of a slice. Where it fails, half a unit may stay behind in the writer: nothing of the report is
 * kept then. */
static GBytes *
write_slice (Member       *member,
             const Slice  *slice,
             gboolean      with_names,
             GError      **error)
{
  if (!layak_unit_reader_choose (member->reader, slice->info, error))
    return NULL;

  for (guint i = 0; i < slice->ids->len; i++)
    {
      LayakUnit *unit = layak_unit_reader_read (member->reader, g_array_index (slice->ids, gint64, i), error);

      if (unit == NULL)
        return NULL;
      layak_report_write_unit (member->writer, unit, layak_unit_reader_get_origin (member->reader), with_names);
      layak_unit_free (unit);
    }

  return layak_xml_writer_flush (member->writer, error) ? g_steal_pointer (&member->block) : NULL;
}

static void
work (gpointer data,
      gpointer user_data)
{
  LayakReportTeam *self = user_data;
  Slice *slice = data;
  Member *member;

  g_mutex_lock (&self->mutex);
  member = g_ptr_array_steal_index_fast (self->idle, self->idle->len - 1);
  g_mutex_unlock (&self->mutex);

  slice->block = write_slice (member, slice, self->with_names, &slice->error);

  g_mutex_lock (&self->mutex);
  g_ptr_array_add (self->idle, member);
  self->n_waiting += slice->block != NULL ? g_bytes_get_size (slice->block) : 0;
  slice->is_done = TRUE;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->mutex);
}

/**
 * layak_report_team_new:
 * @connections: (transfer none) (element-type LayakConnection): of the same moment of the database, one for each member
 *   of the team; nothing else uses them meanwhile
 * @with_names: with the fields about persons that are no public role
 */
LayakReportTeam *
layak_report_team_new (GPtrArray  *connections,
                       gboolean    with_names,
                       GError    **error)
{
  LayakReportTeam *self = g_new0 (LayakReportTeam, 1);

  self->with_names = with_names;
  self->n_members = connections->len;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
  self->idle = g_ptr_array_new_with_free_func (member_free);
  for (guint i = 0; i < connections->len; i++)
    g_ptr_array_add (self->idle, member_new (g_ptr_array_index (connections, i)));
  g_queue_init (&self->slices);
  self->pool = layak_threads_new (work, self, self->n_members, error);
  if (self->pool != NULL)
    return self;

  layak_report_team_free (self);
  return NULL;
}

/* Waits for what is being worked on; the rest is dropped. */
void
layak_report_team_free (LayakReportTeam *self)
{
  if (self->pool != NULL)
    g_thread_pool_free (self->pool, TRUE, TRUE);
  g_queue_clear_full (&self->slices, slice_free);
  g_ptr_array_unref (self->idle);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->changed);
  g_free (self);
}

/* Whether a block should be taken before more is pushed. */
gboolean
layak_report_team_is_busy (LayakReportTeam *self)
{
  gsize n_waiting;

  g_mutex_lock (&self->mutex);
  n_waiting = self->n_waiting;
  g_mutex_unlock (&self->mutex);
  return g_queue_get_length (&self->slices) >= self->n_members * SLICES_PER_MEMBER || n_waiting > MAX_WAITING;
}

/* Whether all blocks were taken. */
gboolean
layak_report_team_is_idle (LayakReportTeam *self)
{
  return g_queue_is_empty (&self->slices);
}

/**
 * layak_report_team_push:
 * @info: the type of the units
 * @ids: (transfer full) (element-type gint64): their local ids, in the order of the report
 */
void
layak_report_team_push (LayakReportTeam       *self,
                        const LayakRecordInfo *info,
                        GArray                *ids)
{
  Slice *slice = g_new0 (Slice, 1);

  slice->info = info;
  slice->ids = ids;
  g_queue_push_tail (&self->slices, slice);
  g_thread_pool_push (self->pool, slice, NULL);
}

/**
 * layak_report_team_pop:
 * @n_units: (out): how many units the block holds
 *
 * Waits for the block of the oldest slice. There must be one.
 *
 * Returns: (transfer full): the block, or %NULL with @error
 */
GBytes *
layak_report_team_pop (LayakReportTeam  *self,
                       guint            *n_units,
                       GError          **error)
{
  Slice *slice = g_queue_peek_head (&self->slices);
  GBytes *block;

  g_mutex_lock (&self->mutex);
  while (!slice->is_done)
    g_cond_wait (&self->changed, &self->mutex);
  block = g_steal_pointer (&slice->block);
  self->n_waiting -= block != NULL ? g_bytes_get_size (block) : 0;
  g_mutex_unlock (&self->mutex);

  g_queue_pop_head (&self->slices);
  *n_units = slice->ids->len;
  if (block == NULL)
    g_propagate_error (error, g_steal_pointer (&slice->error));
  slice_free (slice);
  return block;
}
