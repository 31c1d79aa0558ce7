/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-lists DATABASE: how long the window waits for lists, searches, pages and saving, in milliseconds; the work is
 * the time of the processor, which does not depend on what else the machine does. */
#include <locale.h>
#include <time.h>

#include "layak-calendar.h"
#include "layak-coverage.h"
#include "layak-findings.h"
#include "layak-record-list.h"
#include "layak-search.h"
#include "layak-situation.h"

#define REPEATS 7

typedef void (*Measured) (LayakStore *store,
                          gpointer    data);

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  return *(const double *) a < *(const double *) b ? -1 : 1;
}

static void
measure (const char *name,
         LayakStore *store,
         Measured    func,
         gpointer    data)
{
  double times[REPEATS];
  clock_t work = clock ();

  for (guint i = 0; i < REPEATS; i++)
    {
      gint64 begin = g_get_monotonic_time ();

      func (store, data);
      times[i] = (double) (g_get_monotonic_time () - begin) / 1000;
    }
  work = clock () - work;
  qsort (times, REPEATS, sizeof times[0], compare_times);
  g_print ("%-34s %9.2f ms  (%.2f – %.2f), work %.2f ms\n", name, times[REPEATS / 2], times[0], times[REPEATS - 1],
           (double) work * 1000 / CLOCKS_PER_SEC / REPEATS);
}

/* The query, and the first page that a window shows of it. */
static void
show_list (LayakStore *store,
           gpointer    data)
{
  g_autoptr(LayakRecordList) list = layak_record_list_new (store, data);
  gboolean loading = TRUE;

  for (g_object_get (list, "loading", &loading, NULL); loading; g_object_get (list, "loading", &loading, NULL))
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < MIN (20, g_list_model_get_n_items (G_LIST_MODEL (list))); i++)
    g_object_unref (g_list_model_get_item (G_LIST_MODEL (list), i));
}

static void
search (LayakStore *store,
        gpointer    data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) hits = layak_search_select (layak_store_get_reader (store), data, 8, &error);

  if (hits == NULL)
    g_error ("%s", error->message);
}

/* All that the overview, the calendar and the page of indicators show of a place. */
static void
show_overview (LayakStore *store,
               gpointer    place)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakSituation) situation =
    layak_situation_select (layak_store_get_reader (store), place, 2025, 20250822, 8, &error);

  if (situation == NULL)
    g_error ("%s", error->message);
}

static void
show_calendar (LayakStore *store,
               gpointer    place)
{
  const LayakCalendarSpan span = { 20250728, 20250907, 20250800, 20250822 };
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakCalendar) calendar =
    layak_calendar_select (layak_store_get_reader (store), place, &span, 8, &error);

  if (calendar == NULL)
    g_error ("%s", error->message);
}

static void
show_coverage (LayakStore *store,
               gpointer    place)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakCoverage) coverage =
    layak_coverage_select (layak_store_get_reader (store), place, 2025, 2024, &error);

  if (coverage == NULL)
    g_error ("%s", error->message);
}

/* What the overview tells is to be completed. */
static void
find_gaps (LayakStore *store,
           gpointer    place)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) groups =
    layak_findings_select_groups (layak_store_get_reader (store), place, place == NULL ? 0 : 2025, 20250822, &error);

  if (groups == NULL)
    g_error ("%s", error->message);
}

static gboolean
rename_record (LayakWriter  *writer,
               gpointer      data,
               GError      **error)
{
  return layak_writer_update (writer, data, error);
}

static void
edit_and_undo (LayakStore *store,
               gpointer    data)
{
  g_autoptr(LayakRow) row = layak_row_copy (data);
  g_autoptr(GError) error = NULL;

  if (!layak_row_parse_field (row, "title", "Pelatihan yang diubah", &error) ||
      !layak_store_write (store, LAYAK_ACTION_EDIT, row->info, "bench", rename_record, row, NULL, &error) ||
      !layak_store_undo (store, 0, &error))
    g_error ("%s", error->message);
}

static LayakRow *
dup_first (LayakStore *store,
           LayakQuery *query)
{
  g_autoptr(LayakRecordList) list = layak_record_list_new (store, query);
  g_autoptr(LayakEntry) entry = NULL;
  gboolean loading = TRUE;

  for (g_object_get (list, "loading", &loading, NULL); loading; g_object_get (list, "loading", &loading, NULL))
    g_main_context_iteration (NULL, TRUE);
  entry = g_list_model_get_item (G_LIST_MODEL (list), 0);
  return layak_row_copy (layak_record_get_row (layak_entry_get_record (entry)));
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(LayakQuery) all = layak_query_new (layak_record_info_find ("training"));
  g_autoptr(LayakQuery) regency = layak_query_copy (all);
  g_autoptr(LayakQuery) found = layak_query_copy (all);
  g_autoptr(LayakQuery) recommendations = layak_query_new (layak_record_info_find ("recommendation"));
  g_autoptr(LayakStore) store = NULL;
  g_autoptr(LayakRow) first = NULL;
  g_autoptr(GError) error = NULL;

  setlocale (LC_ALL, "");
  if (argc != 2 || (store = layak_store_open (argv[1], LAYAK_OPEN_EXISTING, &error)) == NULL)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "Usage: bench-lists DATABASE");
      return 2;
    }

  layak_store_set_origin (store, "bench");
  layak_query_set_place (regency, "63.11");
  layak_query_set_year (regency, 2025);
  layak_query_set_search (found, "sanitasi forum");
  first = dup_first (store, all);

  measure ("list of all trainings", store, show_list, all);
  measure ("list of one regency and year", store, show_list, regency);
  measure ("list of trainings with two words", store, show_list, found);
  measure ("list of all recommendations", store, show_list, recommendations);
  measure ("search: one word as typed", store, search, (gpointer) "sanit");
  measure ("search: two words", store, search, (gpointer) "forum anak");
  measure ("search: two letters", store, search, (gpointer) "pe");
  measure ("overview of a regency", store, show_overview, (gpointer) "63.11");
  measure ("overview of a province", store, show_overview, (gpointer) "63");
  measure ("overview of everywhere", store, show_overview, NULL);
  measure ("calendar of a regency", store, show_calendar, (gpointer) "63.11");
  measure ("calendar of a province", store, show_calendar, (gpointer) "63");
  measure ("calendar of everywhere", store, show_calendar, NULL);
  measure ("indicators of a regency", store, show_coverage, (gpointer) "63.11");
  measure ("indicators of a province", store, show_coverage, (gpointer) "63");
  measure ("findings of a regency and year", store, find_gaps, (gpointer) "63.11");
  measure ("findings of a province and year", store, find_gaps, (gpointer) "63");
  measure ("findings of everything", store, find_gaps, NULL);
  measure ("one field saved and undone", store, edit_and_undo, first);
  return 0;
}
