/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-indicator-work.h"

#include <glib/gi18n.h>

#include "layak-feedback.h"
#include "layak-indicator-item.h"
#include "layak-new.h"
#include "layak-query.h"
#include "layak-training.h"

void
layak_indicator_work_plan (GtkWidget                    *widget,
                           LayakScope                   *scope,
                           const LayakIndicatorCoverage *indicator)
{
  g_autofree char *identities = layak_indicator_dup_identities (indicator);
  /* A name may be as long as a whole title. */
  g_autofree char *name = g_utf8_substring (indicator->name, 0, MIN (g_utf8_strlen (indicator->name, -1), 200));
  /* Translators: what a training is called at first that is planned for a KLA indicator, by its number and name. */
  g_autofree char *title = g_strdup_printf (_("Training on indicator %s: %s"), indicator->number, name);

  layak_new_training_for (widget, scope, identities, title);
}

/* (transfer full) (nullable): the training held for the indicator, if there is but one. */
static LayakRecord *
load_only_training (LayakScope                    *scope,
                    const LayakIndicatorCoverage  *indicator,
                    GError                       **error)
{
  const int year = layak_scope_get_year (scope);
  LayakStore *store = layak_scope_get_store (scope);
  g_autoptr(LayakQuery) query = layak_query_new (&layak_training_info);
  g_autofree char *text = g_strdup_printf ("%04d", year);
  g_autoptr(LayakSelect) select = NULL;
  g_autoptr(GArray) ids = NULL;

  if (indicator->held != 1)
    return NULL;

  layak_query_set_place (query, layak_scope_get_place (scope));
  layak_query_set_filter (query, "status", "held");
  layak_query_set_filter_any (query, "indicators", (const char * const *) indicator->identities);
  if (year != 0)
    layak_query_set_special (query, "starts", text);
  select = layak_query_select_ids (query);
  ids = layak_select_run_ids (select, layak_store_get_reader (store), error);
  return ids != NULL && ids->len == 1
         ? layak_store_load_id (store, &layak_training_info, g_array_index (ids, gint64, 0), error) : NULL;
}

void
layak_indicator_work_recommend (GtkWidget                    *widget,
                                LayakScope                   *scope,
                                const LayakIndicatorCoverage *indicator)
{
  g_autofree char *identities = layak_indicator_dup_identities (indicator);
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakRecord) training = load_only_training (scope, indicator, &error);

  if (error != NULL)
    layak_feedback_show_error (widget, error);
  else
    layak_new_recommendation_for (widget, scope, training != NULL ? layak_record_get_row (training) : NULL,
                                  identities);
}

/* What was held for the indicator; as long as there is nothing, what is planned. */
void
layak_indicator_work_open (GtkWidget                    *widget,
                           LayakScope                   *scope,
                           const LayakIndicatorCoverage *indicator)
{
  const int year = layak_scope_get_year (scope);
  g_autofree char *identities = layak_indicator_dup_identities (indicator);
  g_autofree char *text = g_strdup_printf ("%04d", year);
  g_auto(GVariantBuilder) filters = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));

  g_variant_builder_add (&filters, "{ss}", "indicators", identities);
  g_variant_builder_add (&filters, "{ss}", "status", indicator->held > 0 ? "held" : "planned draft");
  if (year != 0)
    g_variant_builder_add (&filters, "{ss}", "starts", text);
  gtk_widget_activate_action (widget, "win.show-list", "(sa{ss})", "training", &filters);
}
