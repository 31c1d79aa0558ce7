/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-cli"

#include "layak-commands.h"

#include <glib/gi18n-lib.h>

#include "layak-display.h"
#include "layak-history.h"
#include "layak-identity.h"
#include "layak-listing.h"
#include "layak-query-options.h"

/* “training:UUID”, by which the record can be named again; new records of an import are told by type and number. */
static char *
dup_record (const LayakHistoryLine *line)
{
  if (line->info == NULL)
    return NULL;
  if (line->uuid == NULL)
    return g_strdup (line->info->name);

  return g_strdup_printf ("%s:%s", line->info->name, line->uuid);
}

static gboolean
write_lines (GPtrArray    *lines,
             LayakFormat   format,
             GError      **error)
{
  const LayakColumn columns[] =
  {
    { "step", _("Step"), NULL },
    { "time", _("Time"), NULL },
    { "person", _("Person"), NULL },
    { "origin", _("Origin"), NULL },
    { "record", _("Record"), NULL },
    { "field", _("Field"), NULL },
    { "old", _("Old value"), NULL },
    { "new", _("New value"), NULL },
  };
  g_autoptr(LayakListing) listing = layak_listing_new (format, columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < lines->len; i++)
    {
      const LayakHistoryLine *line = g_ptr_array_index (lines, i);
      g_autofree char *step = g_strdup_printf ("%" G_GINT64_FORMAT, line->step->id), *record = dup_record (line);
      g_autofree char *time = layak_display_dup_time (line->step->at);
      const char *cells[] =
      {
        step,
        time,
        line->step->person,
        line->step->origin,
        record,
        line->field != NULL ? line->field : line->operation,
        line->before,
        line->after,
      };

      layak_listing_add (listing, cells);
    }

  return layak_listing_finish (listing, error);
}

/* A record that was deleted is no longer found by its type, so each type is asked. */
static GPtrArray *
select_deleted (LayakConnection  *reader,
                const char       *text,
                guint             limit,
                GError          **error)
{
  g_autofree char *identity = g_ascii_strdown (text, -1);

  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    {
      g_autoptr(GPtrArray) lines =
        layak_history_select_changes (reader, layak_record_info_nth (i), identity, limit, error);

      if (lines == NULL || lines->len > 0)
        return g_steal_pointer (&lines);
    }

  g_set_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_NOT_FOUND, _("Nothing is known of a record “%s”"), text);
  return NULL;
}

static GPtrArray *
select_lines (LayakConnection  *reader,
              const char       *record,
              guint             limit,
              GError          **error)
{
  g_autoptr(GError) problem = NULL;
  g_autoptr(LayakRow) row = NULL;
  g_autofree char *reference = NULL;
  LayakIdentity identity;
  LayakUuid uuid;

  if (record == NULL)
    return layak_history_select_changes (reader, NULL, NULL, limit, error);

  if (layak_identity_find (reader, NULL, record, &identity, &problem))
    {
      reference = layak_uuid_to_string (&identity.uuid);
      return layak_history_select_changes (reader, identity.info, reference, limit, error);
    }
  if (g_error_matches (problem, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_NOT_FOUND) && layak_uuid_parse (record, &uuid))
    return select_deleted (reader, record, limit, error);

  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

static LayakExit
run (LayakCall *call)
{
  g_autofree char *asked = NULL, *asked_limit = NULL;
  const GOptionEntry options[] =
  {
    { "format", 'f', 0, LAYAK_OPTION_TEXT, &asked, N_("How to write it: table, csv or json"), N_("FORMAT") },
    { "limit", 'n', 0, LAYAK_OPTION_TEXT, &asked_limit, N_("At most so many lines, the newest"), N_("NUMBER") },
    { NULL }
  };
  g_autoptr(GPtrArray) lines = NULL;
  g_autoptr(GError) error = NULL;
  LayakFormat format;
  LayakStore *store;
  guint limit = 0;

  if (!layak_call_parse (call, options, 0, 1))
    return layak_call_get_exit (call);

  if (!layak_format_parse (asked, LAYAK_FORMAT_LINES, &format, &error) ||
      (asked_limit != NULL && !layak_option_parse_limit (asked_limit, &limit, &error)))
    return layak_call_fail (call, error);

  store = layak_call_open (call, &error);
  lines = store != NULL ? select_lines (layak_store_get_reader (store), layak_call_get_argument (call, 0),
                                        limit, &error) : NULL;
  if (lines == NULL || !write_lines (lines, format, &error))
    return layak_call_fail (call, error);

  return LAYAK_EXIT_DONE;
}

const LayakCommand layak_command_log =
{
  "log",
  N_("[RECORD]"),
  N_("Show what was changed, when, by whom and how"),
  N_("The newest step comes first. Columns, parted by tabs: step, time, person, origin, record, field (or “insert” or\n"
     "“delete” for a whole record), old value, new value."),
  run,
};
