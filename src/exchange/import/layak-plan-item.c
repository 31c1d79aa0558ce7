/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-plan-item.h"

/* Made on the thread that imports and then never changed, so that the window may show it. */
struct _LayakPlanItem
{
  GObject                parent_instance;

  LayakFate         fate;
  const LayakRecordInfo *info;
  LayakUuid              uuid;
  char                  *title;
  char                  *file;
  guint                  line;
  char                  *message;
  LayakDecision          preferred;
  GPtrArray             *differences;
  GPtrArray             *duplicates;
  LayakRow              *row;
  guint                 *n_parts;      /* by the rank of their type */
};

G_DEFINE_FINAL_TYPE (LayakPlanItem, layak_plan_item, G_TYPE_OBJECT)

LayakDifference *
layak_difference_new (const LayakRecordInfo *info,
                      const LayakUuid       *uuid,
                      const LayakField      *field,
                      LayakMerge             verdict)
{
  LayakDifference *self = g_new0 (LayakDifference, 1);

  self->info = info;
  self->uuid = *uuid;
  self->field = field;
  self->verdict = verdict;
  self->my_time = self->their_time = LAYAK_UNKNOWN;
  return self;
}

/**
 * layak_difference_new_presence:
 * @row: a record that only one side has
 * @is_mine: whether it is here
 */
LayakDifference *
layak_difference_new_presence (const LayakRow *row,
                               gboolean        is_mine,
                               LayakMerge      verdict,
                               LayakDecision   decision)
{
  LayakDifference *self = layak_difference_new (row->info, &row->uuid, NULL, verdict);
  const char *title = layak_row_get_title (row);

  *(is_mine ? &self->mine : &self->theirs) = g_strdup (title != NULL ? title : "");
  self->decision = decision;
  layak_difference_set_rows (self, is_mine ? row : NULL, is_mine ? NULL : row);
  return self;
}

/* The last change of a field, or of anything in the record. */
static LayakStamp
get_last_stamp (const LayakRow   *row,
                const LayakField *field)
{
  const LayakVersion *version = row->version;

  if (field != NULL)
    return layak_version_get_stamp (version, layak_record_info_field_index (row->info, field));
  return version->seen != NULL ? layak_vector_get_latest (version->seen) : version->made;
}

static void
take_change (const LayakRow   *row,
             const LayakField *field,
             LayakStamp       *stamp,
             gint64           *time)
{
  if (row == NULL)
    return;

  *time = row->modified;
  if (row->version != NULL)
    *stamp = get_last_stamp (row, field);
}

/**
 * layak_difference_set_rows:
 * @mine: (nullable): the record here
 * @theirs: (nullable): the record of the file
 *
 * Notes who changed the value on either side, as far as the records tell.
 */
void
layak_difference_set_rows (LayakDifference *self,
                           const LayakRow  *mine,
                           const LayakRow  *theirs)
{
  take_change (mine, self->field, &self->my_stamp, &self->my_time);
  take_change (theirs, self->field, &self->their_stamp, &self->their_time);
}

/* Notes who deleted the record on the side that lacks it. */
void
layak_difference_set_deletion (LayakDifference      *self,
                               const LayakTombstone *deletion,
                               gboolean              is_mine)
{
  *(is_mine ? &self->my_stamp : &self->their_stamp) = layak_vector_get_latest (deletion->deletions);
  *(is_mine ? &self->my_time : &self->their_time) = deletion->deleted;
}

gboolean
layak_difference_is_choice (const LayakDifference *self)
{
  return self->verdict == LAYAK_MERGE_CONFLICT || self->field == NULL || !(self->field->flags & LAYAK_FIELD_FORWARD);
}

void
layak_difference_free (LayakDifference *self)
{
  g_free (self->mine);
  g_free (self->theirs);
  g_free (self->sender);
  g_free (self);
}

/* @differences: (transfer full) */
LayakPlanDuplicate *
layak_plan_duplicate_new (const LayakUuid *uuid,
                          const char      *title,
                          guint            likeness,
                          GPtrArray       *differences)
{
  LayakPlanDuplicate *self = g_new0 (LayakPlanDuplicate, 1);

  self->uuid = *uuid;
  self->title = g_strdup (title);
  self->likeness = likeness;
  self->differences = differences;
  return self;
}

static void
duplicate_free (gpointer data)
{
  LayakPlanDuplicate *self = data;

  g_free (self->title);
  g_ptr_array_unref (self->differences);
  g_free (self);
}

static void
layak_plan_item_finalize (GObject *object)
{
  LayakPlanItem *self = LAYAK_PLAN_ITEM (object);

  g_clear_pointer (&self->differences, g_ptr_array_unref);
  g_clear_pointer (&self->duplicates, g_ptr_array_unref);
  g_clear_pointer (&self->row, layak_row_free);
  g_free (self->n_parts);
  g_free (self->title);
  g_free (self->file);
  g_free (self->message);

  G_OBJECT_CLASS (layak_plan_item_parent_class)->finalize (object);
}

static void
layak_plan_item_class_init (LayakPlanItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = layak_plan_item_finalize;
}

static void
layak_plan_item_init (LayakPlanItem *self)
{
}

/**
 * layak_plan_item_new:
 * @title: (nullable): what people call the record
 */
LayakPlanItem *
layak_plan_item_new (LayakFate         fate,
                     const LayakRecordInfo *info,
                     const LayakUuid       *uuid,
                     const char            *title)
{
  LayakPlanItem *self = g_object_new (LAYAK_TYPE_PLAN_ITEM, NULL);

  self->fate = fate;
  self->info = info;
  self->uuid = *uuid;
  self->title = g_strdup (title);
  return self;
}

LayakFate
layak_plan_item_get_fate (LayakPlanItem *self)
{
  return self->fate;
}

const LayakRecordInfo *
layak_plan_item_get_info (LayakPlanItem *self)
{
  return self->info;
}

const LayakUuid *
layak_plan_item_get_uuid (LayakPlanItem *self)
{
  return &self->uuid;
}

const char *
layak_plan_item_get_title (LayakPlanItem *self)
{
  return self->title;
}

/* (nullable): what the record is called here; one that is not here, as in the file. */
const char *
layak_plan_item_get_own_title (LayakPlanItem *self)
{
  for (guint i = 0; self->info != NULL && self->differences != NULL && i < self->differences->len; i++)
    {
      const LayakDifference *difference = g_ptr_array_index (self->differences, i);

      if (difference->field != NULL && difference->mine != NULL &&
          g_strcmp0 (difference->field->name, self->info->title) == 0 &&
          layak_uuid_equal (&difference->uuid, &self->uuid))
        return difference->mine;
    }
  return self->title;
}

const char *
layak_plan_item_get_file (LayakPlanItem *self)
{
  return self->file;
}

/* The line of the file where it begins. */
guint
layak_plan_item_get_line (LayakPlanItem *self)
{
  return self->line;
}

/* NULL, or a sentence that says more, as why a record is rejected. */
const char *
layak_plan_item_get_message (LayakPlanItem *self)
{
  return self->message;
}

/* Whose value is the better guess: that of the office the record belongs to. */
LayakDecision
layak_plan_item_get_preferred (LayakPlanItem *self)
{
  return self->preferred;
}

/* (transfer none) (nullable) (element-type LayakDifference) */
GPtrArray *
layak_plan_item_get_differences (LayakPlanItem *self)
{
  return self->differences;
}

/* (transfer none) (nullable) (element-type LayakPlanDuplicate): the likeliest first. */
GPtrArray *
layak_plan_item_get_duplicates (LayakPlanItem *self)
{
  return self->duplicates;
}

void
layak_plan_item_take_duplicate (LayakPlanItem      *self,
                                LayakPlanDuplicate *duplicate)
{
  if (self->duplicates == NULL)
    self->duplicates = g_ptr_array_new_with_free_func (duplicate_free);
  g_ptr_array_add (self->duplicates, duplicate);
}

const LayakRow *
layak_plan_item_get_row (LayakPlanItem *self)
{
  return self->row;
}

guint
layak_plan_item_count_parts (LayakPlanItem         *self,
                             const LayakRecordInfo *info)
{
  return self->n_parts != NULL ? self->n_parts[layak_record_info_get_rank (info)] : 0;
}

void
layak_plan_item_set_content (LayakPlanItem   *self,
                             const LayakUnit *unit)
{
  g_clear_pointer (&self->row, layak_row_free);
  self->row = layak_row_copy (unit->root);
  g_clear_pointer (&self->row->version, layak_version_free);
  g_free (self->n_parts);
  self->n_parts = g_new0 (guint, layak_record_info_get_n_infos ());
  for (guint i = 0; unit->children != NULL && i < unit->children->len; i++)
    self->n_parts[layak_record_info_get_rank (((LayakRow *) g_ptr_array_index (unit->children, i))->info)]++;
}

void
layak_plan_item_set_place (LayakPlanItem *self,
                           const char    *file,
                           guint          line)
{
  g_free (self->file);
  self->file = g_strdup (file);
  self->line = line;
}

void
layak_plan_item_set_message (LayakPlanItem *self,
                             const char    *message)
{
  g_free (self->message);
  self->message = g_strdup (message);
}

void
layak_plan_item_set_preferred (LayakPlanItem *self,
                               LayakDecision  preferred)
{
  self->preferred = preferred;
}

void
layak_plan_item_take_differences (LayakPlanItem *self,
                                  GPtrArray     *differences)
{
  g_clear_pointer (&self->differences, g_ptr_array_unref);
  self->differences = differences;
}
