/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-export-list.h"

#include <glib/gi18n-lib.h>

#include "layak-format.h"
#include "layak-text.h"

#define NAMES_BETWEEN "; "

struct _LayakExportList
{
  LayakExportJob        *job;
  const LayakRecordInfo *info;
  LayakNameCache        *names;
  GArray                *columns;   /* (element-type LayakListColumn) */
  LayakListRowFunc       func;      /* while each() runs */
  gpointer               data;
};

static void
column_clear (gpointer data)
{
  LayakListColumn *column = data;

  g_free (column->name);
  g_free (column->title);
}

static void
add_column (LayakExportList  *self,
            LayakListKind     kind,
            char             *name,
            char             *title,
            guint             index)
{
  const LayakListColumn column = { kind, name, title, index,
                                   kind == LAYAK_LIST_FIELD ? &self->info->fields[index] : NULL };

  g_array_append_val (self->columns, column);
}

/* A reference is followed by what people call the other record. */
static void
add_field (LayakExportList *self,
           guint            index)
{
  const LayakField *field = &self->info->fields[index];
  g_autofree char *name = layak_text_snake (field->name);

  add_column (self, LAYAK_LIST_FIELD, g_strdup (name), g_strdup (layak_field_get_label (field)), index);
  if (field->refers != NULL)
    add_column (self, LAYAK_LIST_NAME, g_strconcat (name, "_name", NULL),
                /* Translators: the heading of a column that names the records of the column before, as “Organiser” */
                g_strdup_printf (_("%s: name"), layak_field_get_label (field)), index);
}

/**
 * layak_export_list_new:
 * @info: any record type, also one whose records stand within others
 * @names: may serve several lists
 */
LayakExportList *
layak_export_list_new (LayakExportJob        *job,
                       const LayakRecordInfo *info,
                       LayakNameCache        *names)
{
  LayakExportList *self = g_new0 (LayakExportList, 1);

  self->job = job;
  self->info = info;
  self->names = names;
  self->columns = g_array_new (FALSE, FALSE, sizeof (LayakListColumn));
  g_array_set_clear_func (self->columns, column_clear);
  add_column (self, LAYAK_LIST_UUID, g_strdup ("uuid"), g_strdup (_("UUID")), 0);
  for (guint i = 0; i < info->n_fields; i++)
    if (!(info->fields[i].flags & LAYAK_FIELD_PERSONAL))
      add_field (self, i);
  add_column (self, LAYAK_LIST_CREATED, g_strdup ("created"), g_strdup (_("Created")), 0);
  add_column (self, LAYAK_LIST_MODIFIED, g_strdup ("modified"), g_strdup (_("Modified")), 0);
  return self;
}

void
layak_export_list_free (LayakExportList *self)
{
  g_array_unref (self->columns);
  g_free (self);
}

guint
layak_export_list_get_n (LayakExportList *self)
{
  return self->columns->len;
}

const LayakListColumn *
layak_export_list_get_column (LayakExportList *self,
                              guint            position)
{
  return &g_array_index (self->columns, LayakListColumn, position);
}

static char *
dup_names (LayakExportList *self,
           const LayakRow  *row,
           guint            index)
{
  const LayakField *field = &self->info->fields[index];
  LayakValue value = row->values[index];
  GString *names;

  if (layak_value_is_unknown (field, value))
    return NULL;
  if (!layak_field_is_set (field))
    return g_strdup (layak_name_cache_find (self->names, field->refers, value.text));

  names = g_string_new (NULL);
  for (guint i = 0; value.set[i] != NULL; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? NAMES_BETWEEN : "",
                            layak_name_cache_find (self->names, field->refers, value.set[i]));
  return g_string_free (names, FALSE);
}

static char *
dup_time (gint64 time)
{
  char text[LAYAK_FORMAT_TIME_LENGTH + 1];

  return time != LAYAK_UNKNOWN && layak_format_time (time, text) ? g_strdup (text) : NULL;
}

static char *
dup_cell (LayakExportList       *self,
          const LayakRow        *row,
          const LayakListColumn *column)
{
  switch (column->kind)
    {
    case LAYAK_LIST_UUID:
      return layak_uuid_to_string (&row->uuid);
    case LAYAK_LIST_FIELD:
      return layak_value_format (column->field, row->values[column->index]);
    case LAYAK_LIST_NAME:
      return dup_names (self, row, column->index);
    case LAYAK_LIST_CREATED:
      return dup_time (row->created);
    case LAYAK_LIST_MODIFIED:
    default:
      return dup_time (row->modified);
    }
}

static gboolean
write_row (LayakExportList  *self,
           const LayakRow   *row,
           GError          **error)
{
  g_autoptr(GPtrArray) cells = g_ptr_array_new_full (self->columns->len, g_free);

  for (guint i = 0; i < self->columns->len; i++)
    g_ptr_array_add (cells, dup_cell (self, row, layak_export_list_get_column (self, i)));
  return self->func (self, (char **) cells->pdata, self->data, error);
}

/* A record within a unit does not say which, since it stands there. */
static void
name_unit (LayakRow       *child,
           const LayakRow *root)
{
  const LayakField *field = layak_record_info_find_field (child->info, child->info->parent);

  layak_row_take_value (child, layak_record_info_field_index (child->info, field),
                        (LayakValue) { .text = layak_row_dup_identity (root) });
}

static gboolean
write_unit (LayakUnit  *unit,
            gpointer    data,
            GError    **error)
{
  LayakExportList *self = data;

  if (unit->root->info == self->info)
    return write_row (self, unit->root, error);

  for (guint i = 0; unit->children != NULL && i < unit->children->len; i++)
    {
      LayakRow *child = g_ptr_array_index (unit->children, i);

      if (child->info != self->info)
        continue;
      name_unit (child, unit->root);
      if (!write_row (self, child, error))
        return FALSE;
    }
  return TRUE;
}

/* Calls @func with every row that the scope of the job holds, in the order of a report. */
gboolean
layak_export_list_each (LayakExportList   *self,
                        LayakListRowFunc   func,
                        gpointer           data,
                        GError           **error)
{
  const LayakRecordInfo *parent = layak_record_info_get_parent (self->info);

  self->func = func;
  self->data = data;
  return layak_export_job_each (self->job, parent != NULL ? parent->name : self->info->name, write_unit, self, error);
}
