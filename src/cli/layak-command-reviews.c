/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-cli"

#include "layak-commands.h"

#include <glib/gi18n-lib.h>

#include "layak-kept-review.h"
#include "layak-listing.h"
#include "layak-output.h"
#include "layak-review-argument.h"
#include "layak-wording.h"

static gboolean
write_list (LayakConnection  *connection,
            LayakFormat       format,
            GError          **error)
{
  static const LayakField number = { "number", LAYAK_NUMBER (0, G_MAXINT), LAYAK_FIELD_PLAIN, NULL, NULL };
  const LayakColumn columns[] = { { "number", NULL, &number }, { "files" }, { "person" }, { "at" },
                                  { "parked", NULL, &number } };
  g_autoptr(GPtrArray) reviews = layak_reviews_select (connection, error);
  g_autoptr(LayakListing) listing = NULL;

  if (reviews == NULL)
    return FALSE;

  listing = layak_listing_new (format, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < reviews->len; i++)
    {
      const LayakReview *review = g_ptr_array_index (reviews, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, review->id);
      g_autofree char *parked = g_strdup_printf ("%u", review->n_parked);
      g_autoptr(GDateTime) at = g_date_time_new_from_unix_utc (review->at);
      g_autofree char *moment = format == LAYAK_FORMAT_TABLE ? layak_wording_moment (review->at)
                                                             : g_date_time_format_iso8601 (at);
      const char *cells[] = { id, review->names, review->person, moment, parked };

      layak_listing_add (listing, cells);
    }
  return layak_listing_finish (listing, error);
}

static LayakExit
list (LayakCall  *call,
      const char *asked)
{
  g_autoptr(GError) error = NULL;
  LayakFormat format;
  LayakStore *store = layak_format_parse (asked, LAYAK_FORMAT_TABLE, &format, &error) ? layak_call_open (call, &error)
                                                                                      : NULL;

  return store != NULL && write_list (layak_store_get_reader (store), format, &error) ? LAYAK_EXIT_DONE
                                                                                      : layak_call_fail (call, error);
}

/* Writes what was decided, as “import --decisions” reads it. */
static gboolean
show (LayakStore  *store,
      GPtrArray   *reviews,
      GError     **error)
{
  for (guint i = 0; i < reviews->len; i++)
    if (!layak_output_write (((const LayakReview *) g_ptr_array_index (reviews, i))->decisions, error))
      return FALSE;

  return TRUE;
}

typedef gboolean (*ReviewsFunc) (LayakStore  *store,
                                 GPtrArray   *reviews,
                                 GError     **error);

/* All of them are looked up before anything is done. */
static LayakExit
do_with_all (LayakCall   *call,
             ReviewsFunc  func)
{
  g_autoptr(GPtrArray) reviews = g_ptr_array_new_with_free_func ((GDestroyNotify) layak_review_free);
  g_autoptr(GError) error = NULL;
  LayakStore *store = layak_call_open (call, &error);

  for (guint i = 0; store != NULL && i < layak_call_get_n_arguments (call); i++)
    {
      LayakReview *review = layak_review_argument_load (store, layak_call_get_argument (call, i), &error);

      if (review == NULL)
        return layak_call_fail (call, error);
      g_ptr_array_add (reviews, review);
    }
  return store != NULL && func (store, reviews, &error) ? LAYAK_EXIT_DONE : layak_call_fail (call, error);
}

static LayakExit
run (LayakCall *call)
{
  g_autofree char *asked = NULL;
  gboolean decisions = FALSE, discard = FALSE;
  const GOptionEntry options[] =
  {
    { "format", 'f', 0, LAYAK_OPTION_TEXT, &asked, N_("How to write it: table, csv or json"), N_("FORMAT") },
    { "decisions", 0, 0, G_OPTION_ARG_NONE, &decisions, N_("Write what was decided in these reviews"), NULL },
    { "discard", 0, 0, G_OPTION_ARG_NONE, &discard, N_("Forget these reviews with their files"), NULL },
    { NULL }
  };

  if (!layak_call_parse (call, options, 0, LAYAK_MANY_ARGUMENTS))
    return layak_call_get_exit (call);
  if (decisions && discard)
    return layak_call_misuse (call, _("--decisions and --discard exclude each other"));
  if ((decisions || discard) == (layak_call_get_n_arguments (call) == 0))
    return layak_call_misuse (call,
                              _("--decisions and --discard take numbers of reviews; without them there are none"));

  if (decisions)
    return do_with_all (call, show);
  return discard ? do_with_all (call, layak_kept_reviews_forget) : list (call, asked);
}

const LayakCommand layak_command_reviews =
{
  "reviews",
  N_("[--decisions|--discard NUMBER…]"),
  N_("List reviews of imports that were left half done"),
  N_("They are kept in the database with their files, by the window or by “import --keep”.\n"
     "“import --review=NUMBER” goes on with one."),
  run,
};
