/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-whereabouts.h"

#include "layak-pages.h"

/* A document of a progress entry of a recommendation. */
#define MAX_DEPTH 3

static gboolean
exists (const LayakRecordInfo *info,
        int                    depth)
{
  if (layak_pages_find_record (info->name) != NULL)
    return TRUE;

  for (guint i = 0; i < info->n_fields && depth > 0; i++)
    if (info->fields[i].type == LAYAK_FIELD_REFERENCE &&
        exists (layak_record_info_find (info->fields[i].refers), depth - 1))
      return TRUE;

  return FALSE;
}

gboolean
layak_whereabouts_exist (const LayakRecordInfo *info)
{
  return exists (info, MAX_DEPTH);
}

static LayakRecord *
find (LayakStore            *store,
      const LayakRecordInfo *info,
      const char            *identity,
      int                    depth)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakRecord) record = layak_store_load (store, info, identity, &error);

  if (error != NULL)
    g_debug ("%s %s: %s", info->name, identity, error->message);
  if (record == NULL || layak_pages_find_record (info->name) != NULL)
    return g_steal_pointer (&record);

  for (guint i = 0; i < info->n_fields && depth > 0; i++)
    {
      const LayakField *field = &info->fields[i];
      const char *reference = field->type == LAYAK_FIELD_REFERENCE ? layak_record_get_text (record, field->name) : NULL;
      LayakRecord *found;

      if (reference == NULL)
        continue;
      found = find (store, layak_record_info_find (field->refers), reference, depth - 1);
      if (found != NULL)
        return found;
    }
  return NULL;
}

LayakRecord *
layak_whereabouts_find (LayakStore            *store,
                        const LayakRecordInfo *info,
                        const char            *uuid)
{
  return find (store, info, uuid, MAX_DEPTH);
}
