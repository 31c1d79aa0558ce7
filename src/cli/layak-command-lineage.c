/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-cli"

#include "layak-commands.h"

#include <glib/gi18n-lib.h>

#include "layak-lineage.h"
#include "layak-listing.h"
#include "layak-query-options.h"

/* The form of what is counted and stands in no record. */
static const LayakField steps_field = { "steps", LAYAK_NUMBER (-99, 99), LAYAK_FIELD_PLAIN, NULL, NULL };
static const LayakField number_field = { "number", LAYAK_NUMBER (0, G_MAXINT64), LAYAK_FIELD_PLAIN, NULL, NULL };
static const LayakField date_field = { "date", LAYAK_DATE, LAYAK_FIELD_PLAIN, NULL, NULL };

static char *
dup_number (const LayakField *field,
            gint64            number)
{
  return layak_value_format (field, (LayakValue) { .number = number });
}

/* @member: (nullable): NULL for the sum of the agency and all it was before */
static void
add_line (LayakListing              *listing,
          const LayakLineageMember  *member,
          const LayakLineageFigures *figures)
{
  g_autofree char *uuid = member != NULL ? layak_uuid_to_string (&member->uuid) : NULL;
  g_autofree char *steps = member != NULL ? g_strdup_printf ("%d", -member->distance) : NULL;
  g_autofree char *from = member != NULL ? dup_number (&date_field, member->from) : NULL;
  g_autofree char *to = member != NULL ? dup_number (&date_field, member->to) : NULL;
  g_autofree char *trainings = dup_number (&number_field, figures->trainings);
  g_autofree char *recommendations = dup_number (&number_field, figures->recommendations);
  g_autofree char *open = dup_number (&number_field, figures->open);
  g_autofree char *overdue = dup_number (&number_field, figures->overdue);
  const char *cells[] = { uuid, steps, member != NULL ? member->name : _("Together"), from, to,
                          member != NULL ? member->successor : NULL, trainings, recommendations, open, overdue };

  layak_listing_add (listing, cells);
}

/* Programs add up by themselves. */
static gboolean
write_lineage (const LayakLineage  *lineage,
               LayakFormat          format,
               GError             **error)
{
  const LayakColumn columns[] =
  {
    { "uuid", _("UUID"), NULL },
    { "steps", _("Steps"), &steps_field },
    { "name", _("Name"), NULL },
    { "valid-from", _("Exists since"), &date_field },
    { "valid-to", _("Until"), &date_field },
    { "successor", _("Successor"), NULL },
    { "trainings", _("Trainings"), &number_field },
    { "recommendations", _("Recommendations"), &number_field },
    { "open", _("Still open"), &number_field },
    { "overdue", _("Overdue"), &number_field },
  };
  g_autoptr(LayakListing) listing = layak_listing_new (format, columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < lineage->members->len; i++)
    {
      const LayakLineageMember *member = g_ptr_array_index (lineage->members, i);

      add_line (listing, member, &member->figures);
    }
  if (format == LAYAK_FORMAT_TABLE)
    add_line (listing, NULL, &lineage->total);
  return layak_listing_finish (listing, error);
}

static LayakExit
show_lineage (LayakCall   *call,
              LayakFormat  format,
              LayakDate    today)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakLineage) lineage = NULL;
  g_autoptr(LayakRow) agency = layak_call_load (call, 0, &error);
  LayakConnection *reader;

  if (agency == NULL)
    return layak_call_fail (call, error);
  if (!g_str_equal (agency->info->name, "agency"))
    return layak_call_misuse (call, _("“%s” is no agency"), layak_call_get_argument (call, 0));

  reader = layak_store_get_reader (layak_call_open (call, NULL));
  lineage = layak_lineage_select (reader, &agency->uuid, today, &error);
  if (lineage == NULL || !write_lineage (lineage, format, &error))
    return layak_call_fail (call, error);

  return LAYAK_EXIT_DONE;
}

static LayakExit
run (LayakCall *call)
{
  g_autofree char *asked = NULL, *as_of = NULL;
  const GOptionEntry options[] =
  {
    { "format", 'f', 0, LAYAK_OPTION_TEXT, &asked, N_("How to write it: table, csv or json"), N_("FORMAT") },
    { "as-of", 0, 0, LAYAK_OPTION_TEXT, &as_of, N_("The day that counts as today"), N_("DATE") },
    { NULL }
  };
  g_autoptr(GError) error = NULL;
  LayakDate today = layak_date_today ();
  LayakFormat format;

  if (!layak_call_parse (call, options, 1, 1))
    return layak_call_get_exit (call);

  if (!layak_format_parse (asked, LAYAK_FORMAT_TABLE, &format, &error) ||
      (as_of != NULL && !layak_option_parse_today (as_of, &today, &error)))
    return layak_call_fail (call, error);

  return show_lineage (call, format, today);
}

const LayakCommand layak_command_lineage =
{
  "lineage",
  N_("AGENCY"),
  N_("Show the former and later names of an agency, and what was done under each"),
  N_("The last successor comes first; the agency itself has 0 steps, what it was before −1 and so on. Trainings count\n"
     "for their organiser, recommendations for their lead. The sum is of the agency and all it was before. “layakctl\n"
     "set AGENCY successor=OTHER valid-to=DATE” says that an agency was renamed or merged."),
  run,
};
