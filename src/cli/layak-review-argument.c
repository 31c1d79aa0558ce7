/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-cli"

#include "layak-review-argument.h"

#include <glib/gi18n-lib.h>

LayakReview *
layak_review_argument_load (LayakStore  *store,
                            const char  *word,
                            GError     **error)
{
  LayakReview *review = NULL;
  g_autoptr(GError) problem = NULL;
  gint64 id;

  if (g_ascii_string_to_signed (word, 10, 1, G_MAXINT64, &id, NULL))
    review = layak_reviews_load (layak_store_get_reader (store), id, &problem);
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (review == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("There is no review “%s”; “layakctl reviews” lists them"),
                 word);
  return review;
}
