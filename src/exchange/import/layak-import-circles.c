/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-import-private.h"

#include <glib/gi18n-lib.h>

#include "layak-agency.h"
#include "layak-succession.h"

/* Nobody can write an agency whose successors lead back to itself, but two offices can each write half of it. What is
 * merged stays as they wrote it; the import says so of every agency of the file that is in such a circle. */

typedef struct
{
  LayakRow *row;
  guint     line;
} Succeeded;

static void
succeeded_free (gpointer data)
{
  Succeeded *succeeded = data;

  layak_row_free (succeeded->row);
  g_free (succeeded);
}

/* (element-type LayakUuid Succeeded) */
GHashTable *
layak_import_circles_new (void)
{
  return g_hash_table_new_full (layak_uuid_hash, layak_uuid_is_same, NULL, succeeded_free);
}

/* Remembers an agency of the file that has a successor. */
void
layak_import_note_succession (LayakImport    *self,
                              const LayakRow *root)
{
  Succeeded *succeeded;

  if (root->info != &layak_agency_info || layak_row_is_unknown (root, "successor"))
    return;

  succeeded = g_new (Succeeded, 1);
  *succeeded = (Succeeded) { layak_row_copy (root), self->line };
  g_hash_table_replace (self->succeeded, &succeeded->row->uuid, succeeded);
}

/* What is here counts. A dry run leaves out what is new and what leads to it, so there the file does. */
static gboolean
find_next (LayakImport      *self,
           const LayakUuid  *agency,
           LayakUuid        *next,
           GError          **error)
{
  const Succeeded *succeeded = g_hash_table_lookup (self->succeeded, agency);

  if (!layak_succession_find_next (self->connection, agency, next, error))
    return FALSE;

  if (layak_uuid_is_nil (next) && succeeded != NULL && !self->inserts)
    layak_uuid_parse (layak_row_get_text (succeeded->row, "successor"), next);
  return TRUE;
}

static gboolean
check_leads_back (LayakImport      *self,
                  const LayakUuid  *agency,
                  gboolean         *leads_back,
                  GError          **error)
{
  g_autoptr(GHashTable) passed = g_hash_table_new_full (layak_uuid_hash, layak_uuid_is_same, g_free, NULL);
  LayakUuid current = *agency, next;

  /* It may also lead into a circle that it is not part of. */
  while (!layak_uuid_is_nil (&current) && g_hash_table_add (passed, g_memdup2 (&current, sizeof current)))
    {
      if (!find_next (self, &current, &next, error))
        return FALSE;
      current = next;
    }

  *leads_back = layak_uuid_equal (&current, agency);
  return TRUE;
}

/* When all of the file is here. An agency that is its own successor has been told of by then. */
gboolean
layak_import_end_circles (LayakImport  *self,
                          GError      **error)
{
  const LayakField *field = layak_record_info_find_field (&layak_agency_info, "successor");
  GHashTableIter iter;
  gpointer agency, value;

  g_hash_table_iter_init (&iter, self->succeeded);
  while (g_hash_table_iter_next (&iter, &agency, &value))
    {
      const Succeeded *succeeded = value;
      LayakUuid next;
      gboolean leads_back;

      if (!find_next (self, agency, &next, error) || !check_leads_back (self, agency, &leads_back, error))
        return FALSE;
      if (!leads_back || layak_uuid_equal (&next, agency))
        continue;
      self->line = succeeded->line;
      layak_import_warn (self, succeeded->row, field,
                         _("The successors of this agency lead back to itself. Take the wrong one out."));
    }
  g_hash_table_remove_all (self->succeeded);
  return TRUE;
}
