/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-cli"

#include "layak-sheet.h"

#include <glib/gi18n-lib.h>

#include "layak-display.h"
#include "layak-json.h"
#include "layak-output.h"
#include "layak-query.h"
#include "layak-versions.h"

/* The record comes first, then what belongs to it, type by type. */
struct _LayakSheet
{
  LayakConnection *reader;
  GPtrArray       *rows;     /* (element-type LayakRow) */
};

/* The field by which records of @info belong to one of @owner, and would be deleted with it. */
static const LayakField *
find_belonging (const LayakRecordInfo *info,
                const LayakRecordInfo *owner)
{
  for (guint i = 0; i < info->n_fields; i++)
    if ((info->fields[i].flags & LAYAK_FIELD_DEPENDENT) && g_str_equal (info->fields[i].refers, owner->name))
      return &info->fields[i];

  return NULL;
}

static gboolean
load_belongings (LayakSheet             *self,
                 const LayakRecordInfo  *info,
                 const LayakField       *field,
                 const char             *owner,
                 GError                **error)
{
  g_autoptr(LayakQuery) query = layak_query_new (info);
  g_autoptr(LayakSelect) select = NULL;
  g_autoptr(GArray) ids = NULL;

  layak_query_set_filter (query, field->name, owner);
  select = layak_query_select_ids (query);
  ids = layak_select_run_ids (select, self->reader, error);
  if (ids == NULL)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr(GError) problem = NULL;
      LayakRow *row = layak_table_load (layak_table_get (info), self->reader, g_array_index (ids, gint64, i), &problem);

      if (problem != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      if (row != NULL)
        g_ptr_array_add (self->rows, row);
    }
  return TRUE;
}

/**
 * layak_sheet_new:
 * @row: (transfer full): the record
 */
LayakSheet *
layak_sheet_new (LayakConnection  *reader,
                 LayakRow         *row,
                 GError          **error)
{
  g_autoptr(LayakSheet) self = g_new0 (LayakSheet, 1);
  g_autofree char *key = layak_row_dup_key (row), *uuid = layak_uuid_to_string (&row->uuid);

  self->reader = reader;
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) layak_row_free);
  g_ptr_array_add (self->rows, row);

  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    {
      const LayakRecordInfo *info = layak_record_info_nth (i);
      const LayakField *field = find_belonging (info, row->info);

      if (field != NULL && !load_belongings (self, info, field, key != NULL ? key : uuid, error))
        return NULL;
    }

  for (guint i = 0; i < self->rows->len; i++)
    if (!layak_versions_load (reader, g_ptr_array_index (self->rows, i), error))
      return NULL;

  return g_steal_pointer (&self);
}

void
layak_sheet_free (LayakSheet *self)
{
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}

static char *
dup_seen (const LayakRow *row)
{
  g_autoptr(LayakVector) seen = layak_version_dup_seen (row->version);

  return layak_vector_format (seen);
}

/* “field=stamp” of each field that changed since the record was made. */
static char *
dup_stamps (const LayakRow *row)
{
  g_autoptr(GString) text = g_string_new (NULL);
  char stamp[LAYAK_STAMP_MAX_TEXT];

  for (guint i = 0; i < row->info->n_fields; i++)
    if (layak_version_has_stamp (row->version, i))
      {
        layak_stamp_format (layak_version_get_stamp (row->version, i), stamp);
        g_string_append_printf (text, "%s%s=%s", text->len > 0 ? " " : "", row->info->fields[i].name, stamp);
      }

  return text->len > 0 ? g_strdup (text->str) : NULL;
}

/* What a record has besides its fields. A record within a unit has times and version only if they differ. */
typedef struct
{
  const char *name;
  const char *label;
  char       *value;   /* nullable */
} Extra;

#define MAX_EXTRAS 5

static guint
fill_extras (const LayakRow *row,
             gboolean        with_version,
             Extra           extras[MAX_EXTRAS])
{
  char made[LAYAK_STAMP_MAX_TEXT];
  guint n = 0;

  extras[n++] = (Extra) { "created", _("Created"), layak_display_dup_time (row->created) };
  extras[n++] = (Extra) { "modified", _("Modified"), layak_display_dup_time (row->modified) };
  if (with_version && row->version != NULL)
    {
      layak_stamp_format (row->version->made, made);
      extras[n++] = (Extra) { "made", _("Made by"), g_strdup (made) };
      extras[n++] = (Extra) { "seen", _("Has seen"), dup_seen (row) };
      extras[n++] = (Extra) { "changed", _("Changed by"), dup_stamps (row) };
    }
  return n;
}

static void
clear_extras (Extra extras[MAX_EXTRAS],
              guint n)
{
  for (guint i = 0; i < n; i++)
    g_free (extras[i].value);
}

static void
append_json_members (GString        *json,
                     const LayakRow *row,
                     gboolean        with_version)
{
  g_autofree char *uuid = layak_uuid_to_string (&row->uuid);
  Extra extras[MAX_EXTRAS];
  guint n = fill_extras (row, with_version, extras);

  layak_json_append_member (json, "type");
  layak_json_append_text (json, row->info->name);
  layak_json_append_member (json, "uuid");
  layak_json_append_text (json, uuid);

  for (guint i = 0; i < row->info->n_fields; i++)
    {
      g_autofree char *value = layak_value_format (&row->info->fields[i], row->values[i]);

      layak_json_append_member (json, row->info->fields[i].name);
      layak_json_append_value (json, &row->info->fields[i], value);
    }
  for (guint i = 0; i < n; i++)
    {
      layak_json_append_member (json, extras[i].name);
      layak_json_append_text (json, extras[i].value);
    }
  clear_extras (extras, n);
}

/* The record is an object; of each type that may belong to it there is an array, be it empty. */
static gboolean
write_json (LayakSheet  *self,
            gboolean     with_version,
            GError     **error)
{
  const LayakRow *root = g_ptr_array_index (self->rows, 0);
  g_autoptr(GString) json = g_string_new ("{");

  append_json_members (json, root, with_version);
  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    {
      const LayakRecordInfo *info = layak_record_info_nth (i);
      g_autofree char *plural = layak_display_dup_plural (info);
      gboolean is_first = TRUE;

      if (find_belonging (info, root->info) == NULL)
        continue;

      layak_json_append_member (json, plural);
      g_string_append_c (json, '[');
      for (guint k = 1; k < self->rows->len; k++)
        {
          const LayakRow *row = g_ptr_array_index (self->rows, k);
          g_autoptr(GString) object = g_string_new ("{");

          if (row->info != info)
            continue;
          append_json_members (object, row, with_version);
          g_string_append_printf (json, "%s%s}", is_first ? "" : ", ", object->str);
          is_first = FALSE;
        }
      g_string_append_c (json, ']');
    }

  return layak_output_line (error, "%s}", json->str);
}

static void
add_csv_lines (LayakListing   *listing,
               const LayakRow *row,
               gboolean        with_version)
{
  g_autofree char *uuid = layak_uuid_to_string (&row->uuid);
  Extra extras[MAX_EXTRAS];
  guint n = fill_extras (row, with_version, extras);

  for (guint i = 0; i < row->info->n_fields; i++)
    {
      g_autofree char *value = layak_value_format (&row->info->fields[i], row->values[i]);

      if (value != NULL)
        layak_listing_add (listing, (const char *[]) { row->info->name, uuid, row->info->fields[i].name, value });
    }
  for (guint i = 0; i < n; i++)
    if (extras[i].value != NULL)
      layak_listing_add (listing, (const char *[]) { row->info->name, uuid, extras[i].name, extras[i].value });
  clear_extras (extras, n);
}

/* One line a value that is known. */
static gboolean
write_csv (LayakSheet  *self,
           gboolean     with_version,
           GError     **error)
{
  const LayakColumn columns[] = { { "type" }, { "uuid" }, { "field" }, { "value" } };
  g_autoptr(LayakListing) listing = layak_listing_new (LAYAK_FORMAT_CSV, columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < self->rows->len; i++)
    add_csv_lines (listing, g_ptr_array_index (self->rows, i), with_version);

  return layak_listing_finish (listing, error);
}

static void
append_padded (GString    *text,
               const char *label,
               guint       width)
{
  g_string_append_printf (text, "  %s", label);
  for (guint i = layak_text_get_width (label); i < width; i++)
    g_string_append_c (text, ' ');
}

/* A label and a value, whose further lines stand under the first. */
static void
append_entry (GString    *text,
              const char *label,
              const char *value,
              guint       width)
{
  g_auto(GStrv) lines = g_strsplit (value, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      append_padded (text, i == 0 ? label : "", width);
      g_string_append_printf (text, "  %s\n", lines[i]);
    }
}

static void
append_record (LayakSheet     *self,
               GString        *text,
               const LayakRow *row,
               gboolean        with_version)
{
  g_autofree char *uuid = layak_uuid_to_string (&row->uuid);
  Extra extras[MAX_EXTRAS];
  guint n = fill_extras (row, with_version, extras), width = 0;

  for (guint i = 0; i < row->info->n_fields; i++)
    if (!layak_value_is_unknown (&row->info->fields[i], row->values[i]))
      width = MAX (width, layak_text_get_width (layak_field_get_label (&row->info->fields[i])));
  for (guint i = 0; i < n; i++)
    width = MAX (width, layak_text_get_width (extras[i].label));

  g_string_append_printf (text, "%s %s\n", layak_record_info_get_label (row->info), uuid);
  for (guint i = 0; i < row->info->n_fields; i++)
    {
      g_autofree char *value = layak_display_dup_value (self->reader, row, i);

      if (value != NULL)
        append_entry (text, layak_field_get_label (&row->info->fields[i]), value, width);
    }
  for (guint i = 0; i < n; i++)
    if (extras[i].value != NULL)
      append_entry (text, extras[i].label, extras[i].value, width);
  clear_extras (extras, n);
}

static gboolean
write_text (LayakSheet  *self,
            gboolean     with_version,
            GError     **error)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      if (i > 0)
        g_string_append_c (text, '\n');
      append_record (self, text, g_ptr_array_index (self->rows, i), with_version);
    }

  return layak_output_write (text->str, error) && layak_output_flush (error);
}

gboolean
layak_sheet_write (LayakSheet   *self,
                   LayakFormat   format,
                   gboolean      with_version,
                   GError      **error)
{
  if (format == LAYAK_FORMAT_JSON)
    return write_json (self, with_version, error);
  if (format == LAYAK_FORMAT_CSV)
    return write_csv (self, with_version, error);

  return write_text (self, with_version, error);
}
