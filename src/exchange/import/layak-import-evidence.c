/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include <glib/gi18n-lib.h>

#include "layak-import-private.h"
#include "layak-invariants.h"
#include "layak-references.h"

/* A verified recommendation has evidence, but documents come after recommendations: so those that become verified are
 * noted, and asked again at the end of the file. */

/**
 * LayakImportVerified:
 * @id: the local id, 0 in a dry run
 * @root: what the file brought
 * @stored: (nullable): what was here before
 * @fate: what was told of it
 */
typedef struct
{
  gint64     id;
  LayakRow  *root;
  LayakRow  *stored;
  LayakFate  fate;
  guint      line;
} LayakImportVerified;

static void
clear_verified (gpointer data)
{
  LayakImportVerified *self = data;

  g_clear_pointer (&self->root, layak_row_free);
  g_clear_pointer (&self->stored, layak_row_free);
}

GArray *
layak_import_verified_new (void)
{
  GArray *verified = g_array_new (FALSE, FALSE, sizeof (LayakImportVerified));

  g_array_set_clear_func (verified, clear_verified);
  return verified;
}

static gboolean
is_verified (const LayakRow *row)
{
  const LayakField *field = layak_record_info_find_field (row->info, "status");

  return g_str_equal (row->info->name, "recommendation") &&
         g_strcmp0 (layak_enumeration_get_nick (field->choices, layak_row_get_number (row, "status")), "verified") == 0;
}

/* In a dry run the documents are not there to be found, so what they prove is noted. */
static LayakUuid
make_note (const char      *record,
           const LayakUuid *uuid)
{
  LayakUuid note = layak_import_note (layak_record_info_find (record), uuid);

  note.bytes[1] ^= 0xff;
  return note;
}

static void
note_proof (LayakImport    *self,
            const LayakRow *row,
            const char     *field)
{
  const char *identity = layak_row_get_text (row, field);
  LayakUuid uuid, note;

  if (identity == NULL || !layak_uuid_parse (identity, &uuid))
    return;

  note = make_note (field, &uuid);
  layak_uuid_set_add (self->noted, &note);
}

/**
 * layak_import_expect_evidence:
 * @unit: what is stored now, or would be
 * @stored: (nullable): what was here before
 */
gboolean
layak_import_expect_evidence (LayakImport      *self,
                              const LayakUnit  *unit,
                              const LayakUnit  *stored,
                              LayakFate         fate,
                              GError          **error)
{
  const LayakRow *root = unit->root;
  LayakImportVerified verified = { 0 };

  if (!self->inserts && g_str_equal (root->info->name, "document"))
    {
      note_proof (self, root, "recommendation");
      note_proof (self, root, "progress");
    }
  if (!is_verified (root))
    return TRUE;

  if (!layak_table_find_id (layak_table_get (root->info), self->connection, &root->uuid, &verified.id, error))
    return FALSE;

  verified.root = layak_row_copy (root);
  verified.stored = stored != NULL ? layak_row_copy (stored->root) : NULL;
  verified.fate = fate;
  verified.line = self->line;
  g_array_append_val (self->verified, verified);
  return TRUE;
}

/* Whether the file itself proves a recommendation that a dry run did not insert. */
static gboolean
is_proven_by_file (LayakImport    *self,
                   const LayakRow *root)
{
  LayakUuid note = make_note ("recommendation", &root->uuid);

  return layak_uuid_set_contains (self->noted, &note) && !layak_row_is_unknown (root, "verified-by") &&
         !layak_row_is_unknown (root, "verified-on");
}

/* What is about a record that is taken out again cannot stay either. */
static gboolean
take_out (LayakImport            *self,
          const LayakRecordInfo  *info,
          gint64                  id,
          const char             *message,
          GError                **error)
{
  g_autoptr(LayakRow) row = layak_table_load (layak_table_get (info), self->connection, id, error);
  g_autoptr(GArray) references = NULL;

  if (row == NULL)
    return error == NULL || *error == NULL;

  references = layak_references_select (self->connection, info, id, id, G_MAXINT, error);
  if (references == NULL)
    return FALSE;

  for (guint i = 0; i < references->len; i++)
    {
      const LayakReference *reference = &g_array_index (references, LayakReference, i);

      if (!take_out (self, reference->info, reference->id, _("It is about a record that is rejected"), error))
        return FALSE;
    }
  layak_plan_take_back (self->plan, LAYAK_FATE_NEW, &row->uuid);
  layak_import_reject (self, row, NULL, message);
  return layak_writer_remove_unit (self->writer, info, id, error);
}

static gboolean
reject (LayakImport                *self,
        const LayakImportVerified  *verified,
        GError                    **error)
{
  const char *message = _("A verified recommendation needs evidence, who verified it and when");
  g_autoptr(LayakRow) current = NULL, stored = NULL;

  self->line = verified->line;
  if (verified->id != 0 && verified->stored == NULL)
    return take_out (self, verified->root->info, verified->id, message, error);

  layak_plan_take_back (self->plan, verified->fate, &verified->root->uuid);
  layak_import_reject (self, verified->root, layak_record_info_find_field (verified->root->info, "status"), message);
  if (verified->id == 0)
    return TRUE;

  current = layak_table_load (layak_table_get (verified->root->info), self->connection, verified->id, error);
  stored = layak_row_copy (verified->stored);
  return current != NULL && layak_writer_replace (self->writer, current, stored, 0, error);
}

/* Every verified recommendation of the file must have its evidence by now. */
gboolean
layak_import_end_evidence (LayakImport  *self,
                           GError      **error)
{
  gboolean ok = TRUE;

  for (guint i = 0; ok && i < self->verified->len; i++)
    {
      const LayakImportVerified *verified = &g_array_index (self->verified, LayakImportVerified, i);
      gboolean is_proven = is_proven_by_file (self, verified->root);

      if (verified->id != 0 && !is_proven &&
          !layak_invariants_is_proven (self->connection, verified->id, &is_proven, error))
        return FALSE;
      if (!is_proven)
        ok = reject (self, verified, error);
    }

  g_array_set_size (self->verified, 0);
  return ok;
}

/**
 * layak_import_is_evidence:
 * @recommendation: (out): the id of a verified recommendation that @document is evidence of, or 0
 */
gboolean
layak_import_is_evidence (LayakImport     *self,
                          const LayakRow  *document,
                          gint64          *recommendation,
                          GError         **error)
{
  *recommendation = 0;
  return !g_str_equal (document->info->name, "document") ||
         layak_invariants_find_proven (self->connection, document->id, recommendation, error);
}
