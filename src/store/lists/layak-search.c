/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-search.h"

#include "layak-query.h"
#include "layak-terms.h"
#include "layak-words.h"

#define OF_RECENT(table) " WHERE " table " MATCH :match ORDER BY f.rowid DESC LIMIT :limit"

#define REGENCY_NAME(id)  "(SELECT " LAYAK_SQL_REGENCY_NAME ("g") " FROM regency AS g WHERE g.id = " id ")"
#define PROVINCE_NAME(id) "(SELECT name FROM province WHERE id = " id ")"

/* The newest records first: ordering by relevance would have to look at every hit. */
static const struct
{
  const char *record;
  const char *unit;
  const char *sql;      /* UUID of the unit, title, detail, date; with :match and :limit */
} sources[] =
{
  { "training", "training",
    "SELECT t.uuid, t.title, coalesce (" REGENCY_NAME ("t.regency") ", " PROVINCE_NAME ("t.province") "), t.start_date"
    " FROM training_search AS f JOIN training AS t ON t.id = f.rowid" OF_RECENT ("training_search") },
  { "recommendation", "recommendation",
    "SELECT t.uuid, t.text, (SELECT " LAYAK_SQL_AGENCY_NAME ("a") " FROM agency AS a WHERE a.id = t.lead),"
    " nullif (" LAYAK_SQL_DUE ("t") ", '~')"
    " FROM recommendation_search AS f JOIN recommendation AS t ON t.id = f.rowid" OF_RECENT ("recommendation_search") },
  { "agency", "agency",
    "SELECT t.uuid, ifnull (t.name, t.abbreviation),"
    " coalesce (" REGENCY_NAME ("t.regency") ", " PROVINCE_NAME ("t.province") "), NULL"
    " FROM agency_search AS f JOIN agency AS t ON t.id = f.rowid" OF_RECENT ("agency_search") },
  { "speaker", "training",
    "SELECT n.uuid, t.name, n.title, n.start_date FROM speaker_search AS f JOIN speaker AS t ON t.id = f.rowid"
    " JOIN training AS n ON n.id = t.training" OF_RECENT ("speaker_search") },
  { "document", "document",
    "SELECT t.uuid, t.title, t.file_name, t.date"
    " FROM document_search AS f JOIN document AS t ON t.id = f.rowid" OF_RECENT ("document_search") },
};

static void
hit_free (gpointer data)
{
  LayakHit *hit = data;

  g_free (hit->uuid);
  g_free (hit->title);
  g_free (hit->detail);
  g_free (hit);
}

/* @statement is at a row of the four columns of a source. */
static LayakHit *
read_hit (LayakStatement *statement,
          const char     *record,
          const char     *unit)
{
  LayakHit *hit = g_new0 (LayakHit, 1);
  const char *date = layak_statement_get_text (statement, 3);
  LayakUuid uuid;

  hit->info = layak_record_info_find (record);
  hit->unit = layak_record_info_find (unit);
  if (layak_statement_get_uuid (statement, 0, &uuid))
    hit->uuid = layak_uuid_to_string (&uuid);
  hit->title = g_strdup (layak_statement_get_text (statement, 1));
  hit->detail = g_strdup (layak_statement_get_text (statement, 2));
  if (date == NULL || !layak_date_parse (date, &hit->date))
    hit->date = LAYAK_UNKNOWN;
  return hit;
}

static gboolean
add_hits (LayakStatement  *statement,
          const char      *record,
          const char      *unit,
          GPtrArray       *hits,
          GError         **error)
{
  LayakStep step;

  while ((step = layak_statement_step (statement, error)) == LAYAK_STEP_ROW)
    g_ptr_array_add (hits, read_hit (statement, record, unit));
  return step == LAYAK_STEP_DONE;
}

/* Places are few, and have no index of their words. */
static gboolean
add_regencies (LayakConnection  *connection,
               const char       *words,
               guint             limit,
               GPtrArray        *hits,
               GError          **error)
{
  g_autoptr(LayakQuery) query = layak_query_new (layak_record_info_find ("regency"));
  g_autoptr(LayakSelect) select = NULL;
  g_autoptr(LayakStatement) statement = NULL;

  layak_query_set_search (query, words);
  select = layak_query_select (query,
                               "t.uuid, " LAYAK_SQL_REGENCY_NAME ("t") ", " PROVINCE_NAME ("t.province") ", NULL",
                               " ORDER BY t.code LIMIT ");
  layak_select_add_int (select, limit);
  statement = layak_select_prepare (select, connection, error);
  return statement != NULL && add_hits (statement, "regency", "regency", hits, error);
}

GPtrArray *
layak_search_select (LayakConnection  *connection,
                     const char       *words,
                     guint             limit,
                     GError          **error)
{
  g_autoptr(GPtrArray) hits = g_ptr_array_new_with_free_func (hit_free);
  g_autofree char *match = layak_words_dup_match (words);

  if (match == NULL)
    return g_steal_pointer (&hits);

  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autoptr(LayakStatement) statement = layak_connection_prepare (connection, sources[i].sql, error);

      if (statement == NULL)
        return NULL;
      layak_statement_bind_text (statement, ":match", match);
      layak_statement_bind_int (statement, ":limit", limit);
      if (!add_hits (statement, sources[i].record, sources[i].unit, hits, error))
        return NULL;
    }

  return add_regencies (connection, words, limit, hits, error) ? g_steal_pointer (&hits) : NULL;
}

typedef struct
{
  char  *words;
  guint  limit;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_free (asked->words);
  g_free (asked);
}

static gpointer
read_hits (LayakConnection  *connection,
           gpointer          data,
           GError          **error)
{
  const Asked *asked = data;

  return layak_search_select (connection, asked->words, asked->limit, error);
}

LayakRead *
layak_search_read (const char *words,
                   guint       limit)
{
  const Asked asked = { g_strdup (words), limit };

  return layak_read_new (read_hits, g_memdup2 (&asked, sizeof asked), asked_free, (GDestroyNotify) g_ptr_array_unref);
}
