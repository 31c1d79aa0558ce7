/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-cli"

#include "layak-commands.h"

#include <glib/gi18n-lib.h>

#include "layak-conflicts.h"
#include "layak-duplicates.h"
#include "layak-importer.h"
#include "layak-listing.h"
#include "layak-output.h"

/* Type and UUID, as the other commands understand it. */
static char *
dup_name (const LayakRecordInfo *info,
          const LayakUuid       *uuid)
{
  g_autofree char *text = layak_uuid_to_string (uuid);

  return g_strdup_printf ("%s:%s", info->name, text);
}

static char *
dup_label (const LayakRow *row)
{
  const char *title = layak_row_get_title (row);

  return title != NULL ? g_strdup (title) : layak_row_dup_identity (row);
}

static char *
dup_title (LayakConnection       *connection,
           const LayakRecordInfo *info,
           const LayakUuid       *uuid)
{
  g_autoptr(LayakRow) row = layak_table_load_uuid (layak_table_get (info), connection, uuid, NULL);

  return row != NULL ? dup_label (row) : NULL;
}

static gboolean
write_list (LayakConnection  *connection,
            LayakFormat       format,
            GError          **error)
{
  static const LayakField number = { "number", LAYAK_NUMBER (0, 100), LAYAK_FIELD_PLAIN, NULL, NULL };
  const LayakColumn columns[] = { { "first" }, { "second" }, { "likeness", NULL, &number }, { "title" }, { "other" } };
  g_autoptr(GPtrArray) pairs = layak_duplicates_select (connection, error);
  g_autoptr(LayakListing) listing = NULL;

  if (pairs == NULL)
    return FALSE;

  listing = layak_listing_new (format, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < pairs->len; i++)
    {
      const LayakDuplicate *pair = g_ptr_array_index (pairs, i);
      g_autofree char *first = dup_name (pair->info, &pair->first), *second = dup_name (pair->info, &pair->second);
      g_autofree char *likeness = g_strdup_printf ("%u", pair->likeness);
      g_autofree char *title = dup_title (connection, pair->info, &pair->first);
      const char *cells[] = { first, second, likeness, title, pair->title };

      layak_listing_add (listing, cells);
    }
  return layak_listing_finish (listing, error);
}

static LayakExit
make_one (LayakCall      *call,
          LayakStore     *store,
          const LayakRow *first,
          const LayakRow *second,
          LayakDecision   on_conflict)
{
  g_autoptr(LayakImporter) importer = layak_importer_new (store);
  g_autoptr(LayakDecisions) decisions = layak_decisions_new ();
  g_autofree char *title = dup_label (first);
  g_autoptr(GError) error = NULL;

  layak_decisions_set_pair (decisions, &second->uuid, &first->uuid, LAYAK_DECISION_SAME);
  layak_importer_set_decisions (importer, decisions);
  layak_importer_set_on_conflict (importer, on_conflict);
  layak_importer_set_subject (importer, first->info, title);
  if (layak_importer_run (importer, NULL, &error))
    return LAYAK_EXIT_DONE;

  if (!g_error_matches (error, LAYAK_IMPORT_ERROR, LAYAK_IMPORT_ERROR_CONFLICT))
    return layak_call_fail (call, error);

  layak_conflicts_tell (layak_importer_get_plan (importer), layak_store_get_reader (store));
  layak_output_message (LAYAK_PROGRAM, _("error"), error->message);
  return LAYAK_EXIT_UNDECIDED;
}

static gboolean
tell_apart_func (LayakConnection  *connection,
                 gpointer          data,
                 GError          **error)
{
  LayakRow **rows = data;

  return layak_duplicates_tell_apart (connection, &rows[0]->uuid, &rows[1]->uuid, error);
}

static LayakExit
answer (LayakCall     *call,
        gboolean       is_same,
        LayakDecision  on_conflict)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakRow) first = layak_call_load (call, 0, &error);
  g_autoptr(LayakRow) second = first != NULL ? layak_call_load (call, 1, &error) : NULL;
  LayakRow *rows[] = { first, second };
  LayakStore *store = second != NULL ? layak_call_open (call, &error) : NULL;

  if (store == NULL)
    return layak_call_fail (call, error);
  if (first->info != second->info || !layak_duplicates_are_looked_for (first->info) ||
      layak_uuid_equal (&first->uuid, &second->uuid))
    return layak_call_misuse (call, _("Two trainings or two agencies are needed"));
  if (is_same)
    return make_one (call, store, first, second, on_conflict);

  return layak_store_with_writer (store, tell_apart_func, rows, &error) ? LAYAK_EXIT_DONE
                                                                        : layak_call_fail (call, error);
}

static gboolean
parse_side (const char    *text,
            LayakDecision *decision)
{
  static const char * const nicks[] = { "stop", "first", "second" };
  static const LayakDecision decisions[] = { LAYAK_DECISION_NONE, LAYAK_DECISION_MINE, LAYAK_DECISION_THEIRS };

  *decision = LAYAK_DECISION_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    if (text == NULL || g_str_equal (text, nicks[i]))
      {
        *decision = decisions[i];
        return TRUE;
      }

  return FALSE;
}

static LayakExit
list (LayakCall  *call,
      const char *asked)
{
  g_autoptr(GError) error = NULL;
  LayakFormat format;
  LayakStore *store = layak_format_parse (asked, LAYAK_FORMAT_TABLE, &format, &error) ? layak_call_open (call, &error)
                                                                                      : NULL;

  if (store == NULL || !write_list (layak_store_get_reader (store), format, &error))
    return layak_call_fail (call, error);

  return LAYAK_EXIT_DONE;
}

static LayakExit
run (LayakCall *call)
{
  g_autofree char *asked = NULL, *side = NULL;
  gboolean same = FALSE, different = FALSE;
  const GOptionEntry options[] =
  {
    { "format", 'f', 0, LAYAK_OPTION_TEXT, &asked, N_("How to write it: table, csv or json"), N_("FORMAT") },
    { "same", 0, 0, G_OPTION_ARG_NONE, &same, N_("Make one of the two records"), NULL },
    { "different", 0, 0, G_OPTION_ARG_NONE, &different, N_("Remember that the two records are not the same"), NULL },
    { "on-conflict", 0, 0, LAYAK_OPTION_TEXT, &side,
      N_("Whose value holds where the two differ: stop, first or second"), N_("WHOSE") },
    { NULL }
  };
  LayakDecision on_conflict;
  guint n;

  if (!layak_call_parse (call, options, 0, 2))
    return layak_call_get_exit (call);

  n = layak_call_get_n_arguments (call);
  if (same && different)
    return layak_call_misuse (call, _("--same and --different exclude each other"));
  if (n != (same || different ? 2 : 0))
    return layak_call_misuse (call, _("--same and --different take two records; without them there are none"));
  if (!parse_side (side, &on_conflict))
    return layak_call_misuse (call, _("--on-conflict is stop, first or second, not “%s”"), side);

  return same || different ? answer (call, same, on_conflict) : list (call, asked);
}

const LayakCommand layak_command_duplicates =
{
  "duplicates",
  N_("[--same|--different FIRST SECOND]"),
  N_("List records that may be the same, and say whether they are"),
  N_("Trainings of the same place and overlapping days with a similar title or venue, and agencies of the same place\n"
     "under another spelling. Of two that are the same the older stays: it gets what it does not know from the other,\n"
     "and what referred to that one. Such a step can be undone, and travels with reports."),
  run,
};
