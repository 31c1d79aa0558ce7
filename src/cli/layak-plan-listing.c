/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-cli"

#include "layak-plan-listing.h"

#include "layak-listing.h"

static void
add_line (LayakListing          *listing,
          LayakPlanItem         *item,
          const LayakRecordInfo *info,
          const LayakUuid       *uuid,
          const LayakDifference *difference)
{
  g_autofree char *text = layak_uuid_to_string (uuid), *record = g_strdup_printf ("%s:%s", info->name, text);
  const char *cells[] =
  {
    layak_fate_get_nick (layak_plan_item_get_fate (item)),
    record,
    difference != NULL && difference->field != NULL ? difference->field->name : NULL,
    difference != NULL ? difference->mine : NULL,
    difference != NULL ? difference->theirs : layak_plan_item_get_title (item),
  };

  layak_listing_add (listing, cells);
}

/* What a new record may be the same as: the class is a question, not a fate. */
static void
add_duplicates (LayakListing  *listing,
                LayakPlanItem *item)
{
  GPtrArray *duplicates = layak_plan_item_get_duplicates (item);
  const char *type = layak_plan_item_get_info (item)->name;
  g_autofree char *text = layak_uuid_to_string (layak_plan_item_get_uuid (item));
  g_autofree char *record = g_strdup_printf ("%s:%s", type, text);

  for (guint i = 0; duplicates != NULL && i < duplicates->len; i++)
    {
      const LayakPlanDuplicate *duplicate = g_ptr_array_index (duplicates, i);
      g_autofree char *uuid = layak_uuid_to_string (&duplicate->uuid), *other = g_strdup_printf ("%s:%s", type, uuid);
      const char *cells[] = { "duplicate", record, NULL, other, duplicate->title };

      layak_listing_add (listing, cells);
    }
}

static void
add_item (LayakListing  *listing,
          LayakPlanItem *item)
{
  GPtrArray *differences = layak_plan_item_get_differences (item);

  if (differences == NULL || differences->len == 0)
    add_line (listing, item, layak_plan_item_get_info (item), layak_plan_item_get_uuid (item), NULL);

  for (guint i = 0; differences != NULL && i < differences->len; i++)
    {
      const LayakDifference *difference = g_ptr_array_index (differences, i);

      add_line (listing, item, difference->info, &difference->uuid, difference);
    }
  add_duplicates (listing, item);
}

/**
 * layak_plan_listing_write:
 *
 * Writes a line for each difference, and for each record that is new, withdrawn or rejected: what becomes of it, the
 * record, the field, the value here and the value in the file.
 */
gboolean
layak_plan_listing_write (LayakPlan  *plan,
                          GError    **error)
{
  const LayakColumn columns[] = { { "class" }, { "record" }, { "field" }, { "mine" }, { "theirs" } };
  g_autoptr(LayakListing) listing = layak_listing_new (LAYAK_FORMAT_LINES, columns, G_N_ELEMENTS (columns));

  for (guint fate = 0; fate < LAYAK_N_FATES; fate++)
    {
      GListModel *items = layak_plan_get_items (plan, (LayakFate) fate);

      for (guint i = 0; i < g_list_model_get_n_items (items); i++)
        {
          g_autoptr(LayakPlanItem) item = g_list_model_get_item (items, i);

          add_item (listing, item);
        }
    }

  return layak_listing_finish (listing, error);
}
