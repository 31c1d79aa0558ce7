/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-cli"

#include "layak-conflicts.h"

#include <glib/gi18n-lib.h>

#include "layak-difference-origin.h"
#include "layak-output.h"
#include "layak-text.h"

/* @provenance: (transfer full) (nullable) */
static char *
describe_side (const LayakDifference *difference,
               gboolean               is_mine,
               LayakProvenance       *provenance)
{
  const char *value = is_mine ? difference->mine : difference->theirs;
  g_autoptr(LayakProvenance) owned = provenance;
  g_autofree char *presence = difference->field == NULL ? layak_difference_dup_presence (difference, is_mine) : NULL;
  g_autofree char *excerpt = layak_text_excerpt (presence != NULL ? presence : value != NULL ? value : "");
  g_autofree char *who = owned != NULL ? layak_provenance_dup_text (owned) : g_strdup ("");

  return *who != '\0' ? g_strdup_printf ("“%s” (%s)", excerpt, who) : g_strdup_printf ("“%s”", excerpt);
}

/* One conflict: of which record and field, and what stands here and there. */
static char *
describe_difference (LayakPlan             *plan,
                     LayakPlanItem         *item,
                     const LayakDifference *difference,
                     LayakConnection       *connection)
{
  const char *title = layak_plan_item_get_own_title (item);
  g_autofree char *excerpt = layak_text_excerpt (title != NULL ? title : "");
  g_autofree char *mine = describe_side (difference, TRUE,
                                         layak_difference_load_mine (difference, connection, NULL));
  g_autofree char *theirs = describe_side (difference, FALSE,
                                           layak_difference_load_theirs (difference, plan, connection, NULL));
  g_autoptr(GString) what = g_string_new (NULL);

  g_string_append_printf (what, "%s “%s”", layak_record_info_get_label (layak_plan_item_get_info (item)), excerpt);
  if (difference->info != layak_plan_item_get_info (item))
    g_string_append_printf (what, ": %s", layak_record_info_get_label (difference->info));
  if (difference->field != NULL)
    g_string_append_printf (what, ": %s (%s)", layak_field_get_label (difference->field), difference->field->name);

  /* Translators: a record and its field, the value in this database, and the value in the file, both as “Value” (who
   * changed it and when) */
  return g_strdup_printf (_("%s: here %s, in the file %s"), what->str, mine, theirs);
}

static void
tell_conflict (LayakPlan       *plan,
               LayakPlanItem   *item,
               LayakConnection *connection)
{
  GPtrArray *differences = layak_plan_item_get_differences (item);
  const char *file = layak_plan_item_get_file (item);
  g_autofree char *place = file != NULL ? g_strdup_printf ("%s:%u:1", file, layak_plan_item_get_line (item))
                                        : g_strdup (LAYAK_PROGRAM);

  for (guint i = 0; differences != NULL && i < differences->len; i++)
    {
      const LayakDifference *difference = g_ptr_array_index (differences, i);
      g_autofree char *text = NULL;

      if (difference->verdict != LAYAK_MERGE_CONFLICT || difference->decision != LAYAK_DECISION_NONE)
        continue;
      text = describe_difference (plan, item, difference, connection);
      layak_output_message (place, _("conflict"), text);
    }
}

void
layak_conflicts_tell (LayakPlan       *plan,
                      LayakConnection *connection)
{
  GListModel *items = layak_plan_get_items (plan, LAYAK_FATE_CONFLICT);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(LayakPlanItem) item = g_list_model_get_item (items, i);

      tell_conflict (plan, item, connection);
    }
}
