/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-iati-sources.h"

/* The register of the Ministry of Home Affairs in IATI’s list of agencies that register organisations. Whether a
 * government has a number there is not known, so its Kemendagri code stands in. */
#define REGISTER     "ID-KDN-"
#define NO_PLACE     "00"
#define THE_MINISTRY "Kementerian Pemberdayaan Perempuan dan Perlindungan Anak"

/* @rows: (element-type LayakRow): places by their code and agencies by their UUID
 * @links: (element-type GPtrArray): documents by the UUID of the training or recommendation they are about */
struct _LayakIatiSources
{
  GHashTable *rows;
  GHashTable *links;
};

static gboolean
keep_row (LayakUnit  *unit,
          gpointer    data,
          GError    **error)
{
  LayakIatiSources *self = data;
  char *identity = layak_row_dup_identity (unit->root);

  g_hash_table_insert (self->rows, identity, g_steal_pointer (&unit->root));
  return TRUE;
}

static gboolean
is_web_address (const char *link)
{
  return link != NULL && (g_str_has_prefix (link, "http://") || g_str_has_prefix (link, "https://")) &&
         g_uri_is_valid (link, G_URI_FLAGS_NONE, NULL);
}

static gboolean
keep_link (LayakUnit  *unit,
           gpointer    data,
           GError    **error)
{
  LayakIatiSources *self = data;
  const char *subject = layak_row_get_text (unit->root, "training");
  GPtrArray *links;

  if (subject == NULL)
    subject = layak_row_get_text (unit->root, "recommendation");
  if (subject == NULL || !is_web_address (layak_row_get_text (unit->root, "link")))
    return TRUE;

  links = g_hash_table_lookup (self->links, subject);
  if (links == NULL)
    {
      links = g_ptr_array_new_with_free_func ((GDestroyNotify) layak_row_free);
      g_hash_table_insert (self->links, g_strdup (subject), links);
    }
  g_ptr_array_add (links, g_steal_pointer (&unit->root));
  return TRUE;
}

/* Reads what the activities will need. */
LayakIatiSources *
layak_iati_sources_new (LayakExportJob  *job,
                        GError         **error)
{
  g_autoptr(LayakIatiSources) self = g_new0 (LayakIatiSources, 1);

  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) layak_row_free);
  self->links = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  if (!layak_export_job_each (job, "province", keep_row, self, error) ||
      !layak_export_job_each (job, "regency", keep_row, self, error) ||
      !layak_export_job_each (job, "agency", keep_row, self, error) ||
      !layak_export_job_each (job, "document", keep_link, self, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
layak_iati_sources_free (LayakIatiSources *self)
{
  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->links);
  g_free (self);
}

/* (nullable) */
const LayakRow *
layak_iati_sources_find_agency (LayakIatiSources *self,
                                const char       *uuid)
{
  return uuid != NULL ? g_hash_table_lookup (self->rows, uuid) : NULL;
}

/* (transfer full) (nullable): “Kabupaten Balangan”, “Provinsi Kalimantan Selatan”. */
char *
layak_iati_sources_dup_place (LayakIatiSources *self,
                              const char       *code)
{
  const LayakRow *row = code != NULL ? g_hash_table_lookup (self->rows, code) : NULL;

  if (row == NULL)
    return g_strdup (code);
  if (g_str_equal (row->info->name, "province"))
    return g_strdup_printf ("Provinsi %s", layak_row_get_text (row, "name"));

  return g_strdup_printf ("%s %s", layak_row_get_number (row, "kind") == 0 ? "Kabupaten" : "Kota",
                          layak_row_get_text (row, "name"));
}

/* (transfer full): who owns the record. */
char *
layak_iati_sources_dup_government (LayakIatiSources *self,
                                   const LayakRow   *row)
{
  g_autofree char *place = layak_iati_sources_dup_place (self, layak_iati_get_owner (row));

  return place != NULL ? g_strdup_printf ("Pemerintah %s", place) : g_strdup (THE_MINISTRY);
}

/* (nullable) (element-type LayakRow): documents about the record that are on the web */
const GPtrArray *
layak_iati_sources_find_links (LayakIatiSources *self,
                               const LayakRow   *row)
{
  char uuid[LAYAK_UUID_TEXT_LENGTH + 1];

  layak_uuid_format (&row->uuid, uuid);
  return g_hash_table_lookup (self->links, uuid);
}

/* (nullable): the code of the regency or province; NULL for the ministry. */
const char *
layak_iati_get_owner (const LayakRow *row)
{
  const char *regency = layak_row_get_text (row, "regency");

  return regency != NULL ? regency : layak_row_get_text (row, "province");
}

char *
layak_iati_dup_organisation (const LayakRow *row)
{
  const char *owner = layak_iati_get_owner (row);

  return g_strconcat (REGISTER, owner != NULL ? owner : NO_PLACE, NULL);
}

/* The UUID is the same in every office, and does not change. */
char *
layak_iati_dup_identifier (const LayakRow *row)
{
  g_autofree char *organisation = layak_iati_dup_organisation (row);
  char uuid[LAYAK_UUID_TEXT_LENGTH + 1];

  layak_uuid_format (&row->uuid, uuid);
  return g_strconcat (organisation, "-", uuid, NULL);
}
