/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-scope-follow.h"

#include <glib/gi18n.h>

#include "layak-feedback.h"
#include "layak-training.h"

/* (nullable): where @row is listed; what belongs to no place is listed everywhere. */
static const char *
find_place (LayakScope     *scope,
            const LayakRow *row)
{
  const char *shown = layak_scope_get_place (scope), *regency, *province;

  if (shown == NULL || layak_record_info_find_field (row->info, "regency") == NULL)
    return shown;

  regency = layak_row_get_text (row, "regency");
  province = layak_row_get_text (row, "province");
  if ((regency != NULL && g_str_has_prefix (regency, shown)) || g_strcmp0 (province, shown) == 0)
    return shown;
  return regency != NULL ? regency : province != NULL ? province : shown;
}

static int
find_year (LayakScope     *scope,
           const LayakRow *row)
{
  const int shown = layak_scope_get_year (scope);
  int first, last;

  if (shown == 0 || row->info != &layak_training_info || layak_row_is_unknown (row, "start-date"))
    return shown;

  first = last = layak_date_get_year (layak_row_get_date (row, "start-date"));
  if (!layak_row_is_unknown (row, "end-date"))
    last = layak_date_get_year (layak_row_get_date (row, "end-date"));
  return first <= shown && shown <= last ? shown : first;
}

void
layak_scope_move (GtkWidget  *widget,
                  LayakScope *scope,
                  const char *place,
                  int         year)
{
  g_autofree char *former = g_strdup (layak_scope_get_place (scope)), *text = NULL;
  const int former_year = layak_scope_get_year (scope);

  if (g_strcmp0 (place, former) == 0 && year == former_year)
    return;

  layak_scope_set_place (scope, place);
  layak_scope_set_year (scope, year);
  if (year > 0)
    /* Translators: a place and a year. */
    text = g_strdup_printf (_("Showing %s, %d"), layak_scope_get_place_name (scope), year);
  else
    text = g_strdup_printf (_("Showing %s"), layak_scope_get_place_name (scope));
  layak_feedback_action_toast (widget, text, _("_Back"), "win.show-scope",
                               g_variant_new ("(si)", former != NULL ? former : "", former_year));
}

void
layak_scope_follow (GtkWidget      *widget,
                    LayakScope     *scope,
                    const LayakRow *row)
{
  g_autofree char *place = g_strdup (find_place (scope, row));

  layak_scope_move (widget, scope, place, find_year (scope, row));
}
