/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-cli"

#include "layak-commands.h"

#include <glib/gi18n-lib.h>

#include "layak-display.h"
#include "layak-listing.h"
#include "layak-query-options.h"

#define COLUMN_UUID G_MAXUINT

/* The columns of a table, where all fields would be too many; programs get all of them. */
static const struct
{
  const char *record;
  const char *columns;
} table_columns[] =
{
  { "indicator-set", "year,name" },
  { "indicator", "set,number,cluster,name,maximum" },
  { "question", "set,indicator,number,text,maximum,years" },
  { "province", "code,name,capital" },
  { "regency", "code,kind,name,capital,districts,villages,children" },
  { "standing", "regency,year,stage,score,category,date" },
  { "workforce", "regency,year,group,people,note" },
  { "delivery", "uuid,regency,province,period,revision,status,due-date,sent-on,received-on,answered-on,file-name" },
  { "agency", "uuid,regency,province,abbreviation,name,valid-to" },
  { "template", "uuid,regency,province,name" },
  { "training", "uuid,regency,start-date,end-date,status,title,participants,organiser" },
  { "speaker", "uuid,name,role,institution,training" },
  { "session", "uuid,day,start-time,end-time,topic,training" },
  { "participant-group", "uuid,group,institution,unit,male,female,unknown-sex,training" },
  { "recommendation", "uuid,regency,due-date,status,priority,text,lead" },
  { "progress", "uuid,date,author,note,new-status" },
  { "document", "uuid,date,kind,title,file-name,size" },
  { "remark", "uuid,date,delivery,answered,text,training,recommendation,progress,agency" },
};

static const char *
get_table_columns (const LayakRecordInfo *info)
{
  for (guint i = 0; i < G_N_ELEMENTS (table_columns); i++)
    if (g_str_equal (table_columns[i].record, info->name))
      return table_columns[i].columns;

  g_return_val_if_reached (info->title);
}

/* What is personal leaves the database only on request. */
static GArray *
select_all_columns (const LayakRecordInfo *info,
                    gboolean               with_names)
{
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (guint));
  guint uuid = COLUMN_UUID;

  g_array_append_val (columns, uuid);
  for (guint i = 0; i < info->n_fields; i++)
    if (with_names || !(info->fields[i].flags & LAYAK_FIELD_PERSONAL))
      g_array_append_val (columns, i);
  return columns;
}

static GArray *
parse_columns (const LayakRecordInfo  *info,
               const char             *text,
               gboolean                with_names,
               GError                **error)
{
  g_auto(GStrv) names = g_strsplit (text, ",", -1);
  g_autoptr(GArray) columns = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *kebab = g_strdelimit (g_strdup (g_strstrip (names[i])), "_", '-');
      const LayakField *field = layak_record_info_find_field (info, kebab);
      guint index = field != NULL ? layak_record_info_field_index (info, field) : COLUMN_UUID;

      if (field == NULL && !g_str_equal (kebab, "uuid"))
        g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                     _("The type %s has no field “%s”"), info->name, kebab);
      else if (field != NULL && (field->flags & LAYAK_FIELD_PERSONAL) && !with_names)
        g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                     _("“%s” is about a person: give --with-names too"), kebab);
      else
        {
          g_array_append_val (columns, index);
          continue;
        }
      return NULL;
    }

  return g_steal_pointer (&columns);
}

static LayakListing *
make_listing (LayakFormat            format,
              const LayakRecordInfo *info,
              const GArray          *columns)
{
  g_autofree LayakColumn *titles = g_new0 (LayakColumn, columns->len);

  for (guint i = 0; i < columns->len; i++)
    {
      guint index = g_array_index (columns, guint, i);
      const LayakField *field = index != COLUMN_UUID ? &info->fields[index] : NULL;

      titles[i].name = field != NULL ? field->name : "uuid";
      titles[i].title = field != NULL ? layak_field_get_label (field) : _("UUID");
      titles[i].field = field;
    }

  return layak_listing_new (format, titles, columns->len);
}

static void
add_row (LayakListing    *listing,
         LayakFormat      format,
         const GArray    *columns,
         LayakConnection *reader,
         const LayakRow  *row)
{
  g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < columns->len; i++)
    {
      guint index = g_array_index (columns, guint, i);

      if (index == COLUMN_UUID)
        g_ptr_array_add (cells, layak_uuid_to_string (&row->uuid));
      else if (format == LAYAK_FORMAT_TABLE)
        g_ptr_array_add (cells, layak_display_dup_value (reader, row, index));
      else
        g_ptr_array_add (cells, layak_value_format (&row->info->fields[index], row->values[index]));
    }

  layak_listing_add (listing, (const char * const *) cells->pdata);
}

static gboolean
write_rows (LayakConnection  *reader,
            LayakQuery       *query,
            LayakFormat       format,
            const GArray     *columns,
            guint             limit,
            GError          **error)
{
  const LayakRecordInfo *info = layak_query_get_info (query);
  g_autoptr(LayakSelect) select = layak_query_select_ids (query);
  g_autoptr(LayakListing) listing = make_listing (format, info, columns);
  g_autoptr(GArray) ids = layak_select_run_ids (select, reader, error);

  if (ids == NULL)
    return FALSE;

  for (guint i = 0; i < MIN (ids->len, limit); i++)
    {
      g_autoptr(GError) problem = NULL;
      g_autoptr(LayakRow) row =
        layak_table_load (layak_table_get (info), reader, g_array_index (ids, gint64, i), &problem);

      if (problem != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      if (row != NULL)
        add_row (listing, format, columns, reader, row);
    }

  return layak_listing_finish (listing, error);
}

static LayakExit
list_records (LayakCall               *call,
              const LayakRecordInfo   *info,
              const LayakQueryOptions *filters,
              const char              *asked_format,
              const char              *asked_columns,
              gboolean                 with_names)
{
  g_autoptr(GArray) columns = NULL;
  g_autoptr(LayakQuery) query = NULL;
  g_autoptr(GError) error = NULL;
  guint limit = G_MAXUINT;
  LayakStore *store;
  LayakFormat format;

  if (!layak_format_parse (asked_format, LAYAK_FORMAT_TABLE, &format, &error) ||
      (filters->limit != NULL && !layak_option_parse_limit (filters->limit, &limit, &error)))
    return layak_call_fail (call, error);

  if (asked_columns == NULL && format == LAYAK_FORMAT_TABLE)
    asked_columns = get_table_columns (info);
  columns = asked_columns != NULL ? parse_columns (info, asked_columns, with_names, &error)
                                  : select_all_columns (info, with_names);
  store = columns != NULL ? layak_call_open (call, &error) : NULL;
  query = store != NULL ? layak_query_options_make_query (filters, layak_store_get_reader (store), info, &error) : NULL;
  if (query == NULL || !write_rows (layak_store_get_reader (store), query, format, columns, limit, &error))
    return layak_call_fail (call, error);

  return LAYAK_EXIT_DONE;
}

static LayakExit
refuse (LayakCall  *call,
        const char *word)
{
  if (g_str_equal (word, "people"))
    return layak_call_misuse (call, _("This version of layakctl cannot keep rosters of people"));

  return layak_call_misuse (call, _("“%s” is nothing that can be listed; “layakctl describe” lists the types"), word);
}

static LayakExit
run (LayakCall *call)
{
  LayakQueryOptions filters = { 0 };
  g_autofree char *format = NULL, *columns = NULL;
  gboolean with_names = FALSE;
  const GOptionEntry options[] =
  {
    { "format", 'f', 0, LAYAK_OPTION_TEXT, &format, N_("How to write it: table, csv or json"), N_("FORMAT") },
    { "columns", 'c', 0, LAYAK_OPTION_TEXT, &columns, N_("The fields to show, parted by commas"), N_("FIELD,…") },
    { "with-names", 0, 0, G_OPTION_ARG_NONE, &with_names, N_("Also what is about persons"), NULL },
    LAYAK_QUERY_OPTION_ENTRIES (filters),
    { NULL }
  };
  const LayakRecordInfo *info;
  LayakExit status;

  if (layak_call_parse (call, options, 1, 1))
    {
      info = layak_display_find_type (layak_call_get_argument (call, 0));
      status = info != NULL ? list_records (call, info, &filters, format, columns, with_names)
                            : refuse (call, layak_call_get_argument (call, 0));
    }
  else
    status = layak_call_get_exit (call);

  layak_query_options_clear (&filters);
  return status;
}

const LayakCommand layak_command_list =
{
  "list",
  N_("TYPE"),
  N_("List records: regencies, agencies, trainings, recommendations, documents …"),
  N_("A table shows the most important fields; csv and json hold all of them, with canonical names and values. A year\n"
     "has the trainings held in it and the recommendations due or closed in it or still open."),
  run,
};
