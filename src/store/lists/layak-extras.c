/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-extras.h"

#include "layak-rows.h"
#include "layak-terms.h"

#define MAX_EXTRAS 24   /* of one record type */
#define MAX_NUMBER 64   /* of record types; LayakStore’s "changed" has one bit for each */

#define OF_PAGE " IN (SELECT value FROM json_each (:ids))"

/* A training counts once, in the year it began. */
#define HELD_IN_YEAR(n) \
  n ".status = 'held' AND (:year IS NULL OR " n ".start_date BETWEEN :year AND :year || '~')"

#define REGENCY_NAME(id)  "(SELECT " LAYAK_SQL_REGENCY_NAME ("g") " FROM regency AS g WHERE g.id = " id ")"
#define PROVINCE_NAME(id) "(SELECT name FROM province WHERE id = " id ")"
#define AGENCY_NAME(id)   "(SELECT " LAYAK_SQL_AGENCY_NAME ("a") " FROM agency AS a WHERE a.id = " id ")"

static const LayakExtraGroup groups[] =
{
  { "province", "SELECT t.id, (SELECT count (*) FROM regency WHERE province = t.id) FROM province AS t"
    " WHERE t.id" OF_PAGE,
    { { "regencies", LAYAK_EXTRA_COUNT } } },

  { "regency", "SELECT t.id, " PROVINCE_NAME ("t.province") " FROM regency AS t WHERE t.id" OF_PAGE,
    { { "province-name", LAYAK_EXTRA_TEXT } } },
  { "regency", "SELECT t.id,"
    " (SELECT count (*) FROM training AS n WHERE n.regency = t.id AND " HELD_IN_YEAR ("n") "),"
    " (SELECT sum (" LAYAK_SQL_PEOPLE ("n") ") FROM training AS n WHERE n.regency = t.id AND " HELD_IN_YEAR ("n") "),"
    " (SELECT count (*) FROM recommendation AS r WHERE r.regency = t.id AND " LAYAK_SQL_OPEN ("r") "),"
    " (SELECT count (*) FROM recommendation AS r WHERE r.regency = t.id AND " LAYAK_SQL_OVERDUE ("r") "),"
    " (SELECT count (*) FROM agency WHERE regency = t.id)"
    " FROM regency AS t WHERE t.id" OF_PAGE,
    { { "trainings", LAYAK_EXTRA_COUNT }, { "people", LAYAK_EXTRA_NUMBER },
      { "recommendations-open", LAYAK_EXTRA_COUNT }, { "recommendations-overdue", LAYAK_EXTRA_COUNT },
      { "agencies", LAYAK_EXTRA_COUNT } }, TRUE },
  { "regency", "SELECT s.regency, s.category, s.score, max (s.year) FROM standing AS s"
    " WHERE s.stage = 'final' AND (:year IS NULL OR s.year <= CAST (:year AS INTEGER)) AND s.regency" OF_PAGE
    " GROUP BY s.regency",
    { { "category", LAYAK_EXTRA_TEXT }, { "score", LAYAK_EXTRA_NUMBER }, { "standing-year", LAYAK_EXTRA_NUMBER } } },

  { "standing", "SELECT t.id, " REGENCY_NAME ("t.regency") ","
    " (SELECT count (*) FROM document WHERE standing = t.id) FROM standing AS t WHERE t.id" OF_PAGE,
    { { "regency-name", LAYAK_EXTRA_TEXT }, { "documents", LAYAK_EXTRA_COUNT } } },

  { "delivery", "SELECT t.id, coalesce (" REGENCY_NAME ("t.regency") ", " PROVINCE_NAME ("t.province") "),"
    " (SELECT count (*) FROM remark WHERE delivery = t.id),"
    " (SELECT count (*) FROM remark WHERE delivery = t.id AND ifnull (answered, 0) = 0) FROM delivery AS t"
    " WHERE t.id" OF_PAGE,
    { { "place-name", LAYAK_EXTRA_TEXT }, { "remarks-total", LAYAK_EXTRA_COUNT },
      { "remarks-open", LAYAK_EXTRA_COUNT } } },

  { "agency", "SELECT t.id, coalesce (" REGENCY_NAME ("t.regency") ", " PROVINCE_NAME ("t.province") "),"
    AGENCY_NAME ("t.successor") " FROM agency AS t WHERE t.id" OF_PAGE,
    { { "place-name", LAYAK_EXTRA_TEXT }, { "successor-name", LAYAK_EXTRA_TEXT } } },
  { "agency", "SELECT t.organiser, count (*) FROM training AS t WHERE t.organiser" OF_PAGE " GROUP BY t.organiser",
    { { "trainings", LAYAK_EXTRA_COUNT } }, TRUE },
  { "agency", "SELECT r.lead, total (" LAYAK_SQL_OPEN ("r") "), total (" LAYAK_SQL_OVERDUE ("r") "), count (*)"
    " FROM recommendation AS r WHERE r.lead" OF_PAGE " GROUP BY r.lead",
    { { "recommendations-open", LAYAK_EXTRA_COUNT }, { "recommendations-overdue", LAYAK_EXTRA_COUNT },
      { "recommendations-total", LAYAK_EXTRA_COUNT } }, TRUE },

  { "training", "SELECT t.id, " LAYAK_SQL_AGENCY_NAME ("a") ", ifnull (a.name, a.abbreviation),"
    " coalesce (" REGENCY_NAME ("t.regency") ", " PROVINCE_NAME ("t.province") "),"
    " (SELECT group_concat (s.name, ', ') FROM (SELECT name FROM speaker WHERE training = t.id"
    " ORDER BY position NULLS LAST, id) AS s), (SELECT count (*) FROM document WHERE training = t.id)"
    " FROM training AS t LEFT JOIN agency AS a ON a.id = t.organiser WHERE t.id" OF_PAGE,
    { { "organiser-name", LAYAK_EXTRA_TEXT }, { "organiser-full-name", LAYAK_EXTRA_TEXT },
      { "regency-name", LAYAK_EXTRA_TEXT }, { "speakers", LAYAK_EXTRA_TEXT }, { "documents", LAYAK_EXTRA_COUNT } } },
  { "training", "SELECT r.training, count (*), total (" LAYAK_SQL_CLOSED ("r") "), total (" LAYAK_SQL_OVERDUE ("r") ")"
    " FROM recommendation AS r WHERE r.training" OF_PAGE " GROUP BY r.training",
    { { "recommendations-total", LAYAK_EXTRA_COUNT }, { "recommendations-closed", LAYAK_EXTRA_COUNT },
      { "recommendations-overdue", LAYAK_EXTRA_COUNT } } },
  { "training", "SELECT t.id, sum (p.male), sum (p.female), sum (p.unknown_sex), sum (" LAYAK_SQL_COUNTED ("p") "),"
    " ifnull (t.participants, sum (" LAYAK_SQL_COUNTED ("p") ")), sum (p.children)"
    " FROM training AS t LEFT JOIN participant_group AS p ON p.training = t.id AND " LAYAK_SQL_PERSONS ("p")
    " WHERE t.id" OF_PAGE " GROUP BY t.id",
    { { "breakdown-male", LAYAK_EXTRA_NUMBER }, { "breakdown-female", LAYAK_EXTRA_NUMBER },
      { "breakdown-unknown", LAYAK_EXTRA_NUMBER }, { "breakdown-total", LAYAK_EXTRA_NUMBER },
      { "people", LAYAK_EXTRA_NUMBER }, { "breakdown-children", LAYAK_EXTRA_NUMBER } } },

  { "speaker", "SELECT t.id, n.title, n.start_date FROM speaker AS t JOIN training AS n ON n.id = t.training"
    " WHERE t.id" OF_PAGE,
    { { "training-title", LAYAK_EXTRA_TEXT }, { "training-start", LAYAK_EXTRA_DATE } } },

  { "recommendation", "SELECT t.id, " LAYAK_SQL_AGENCY_NAME ("a") ", ifnull (a.name, a.abbreviation), n.title,"
    " n.start_date, n.end_date, coalesce (" REGENCY_NAME ("t.regency") ", " PROVINCE_NAME ("t.province") "),"
    " nullif (" LAYAK_SQL_DUE ("t") ", '~'), " LAYAK_SQL_OVERDUE ("t")
    " FROM recommendation AS t LEFT JOIN agency AS a ON a.id = t.lead LEFT JOIN training AS n ON n.id = t.training"
    " WHERE t.id" OF_PAGE,
    { { "lead-name", LAYAK_EXTRA_TEXT }, { "lead-full-name", LAYAK_EXTRA_TEXT },
      { "training-title", LAYAK_EXTRA_TEXT }, { "training-start", LAYAK_EXTRA_DATE },
      { "training-end", LAYAK_EXTRA_DATE }, { "regency-name", LAYAK_EXTRA_TEXT }, { "due", LAYAK_EXTRA_DATE },
      { "overdue", LAYAK_EXTRA_COUNT } } },
  { "recommendation", "SELECT t.id, (SELECT count (*) FROM progress WHERE recommendation = t.id),"
    " (SELECT max (date) FROM progress WHERE recommendation = t.id),"
    " (SELECT count (*) FROM document WHERE recommendation = t.id) +"
    " (SELECT count (*) FROM progress AS p JOIN document AS d ON d.progress = p.id WHERE p.recommendation = t.id)"
    " FROM recommendation AS t WHERE t.id" OF_PAGE,
    { { "progress-entries", LAYAK_EXTRA_COUNT }, { "last-progress", LAYAK_EXTRA_DATE },
      { "documents", LAYAK_EXTRA_COUNT } } },

  { "progress", "SELECT t.id, r.text, (SELECT count (*) FROM document WHERE progress = t.id)"
    " FROM progress AS t JOIN recommendation AS r ON r.id = t.recommendation WHERE t.id" OF_PAGE,
    { { "recommendation-title", LAYAK_EXTRA_TEXT }, { "documents", LAYAK_EXTRA_COUNT } } },

  { "document", "SELECT t.id, CASE WHEN t.regency IS NOT NULL THEN 'regency' WHEN t.agency IS NOT NULL THEN 'agency'"
    " WHEN t.standing IS NOT NULL THEN 'standing' WHEN t.training IS NOT NULL THEN 'training'"
    " WHEN t.recommendation IS NOT NULL THEN 'recommendation' WHEN t.progress IS NOT NULL THEN 'progress' END,"
    " coalesce (" REGENCY_NAME ("t.regency") ", (SELECT ifnull (name, abbreviation) FROM agency WHERE id = t.agency),"
    " (SELECT " LAYAK_SQL_REGENCY_NAME ("g") " || ' ' || s.year FROM standing AS s JOIN regency AS g"
    " ON g.id = s.regency WHERE s.id = t.standing), (SELECT title FROM training WHERE id = t.training),"
    " (SELECT text FROM recommendation WHERE id = t.recommendation), (SELECT r.text FROM progress AS p"
    " JOIN recommendation AS r ON r.id = p.recommendation WHERE p.id = t.progress)),"
    " t.digest IS NOT NULL AND NOT EXISTS (SELECT 1 FROM content AS c WHERE c.digest = t.digest)"
    " FROM document AS t WHERE t.id" OF_PAGE,
    { { "subject", LAYAK_EXTRA_TEXT }, { "subject-title", LAYAK_EXTRA_TEXT }, { "missing", LAYAK_EXTRA_COUNT } } },
};

/* The extras of all groups of a type, one after the other. */
struct _LayakExtraList
{
  const LayakExtra *extras[MAX_EXTRAS];
  gboolean          is_long[MAX_EXTRAS];
  guint             n_extras;
};

/* Made once, then only read. */
static const LayakExtraList *
get_list (const LayakRecordInfo *info)
{
  static LayakExtraList *lists;

  if (g_once_init_enter (&lists))
    {
      LayakExtraList *made = g_new0 (LayakExtraList, MAX_NUMBER);

      for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
        {
          LayakExtraList *list = &made[layak_record_info_find (groups[i].record)->number];

          for (guint k = 0; groups[i].extras[k].name != NULL; k++)
            {
              list->is_long[list->n_extras] = groups[i].is_long;
              list->extras[list->n_extras++] = &groups[i].extras[k];
            }
        }
      g_once_init_leave (&lists, made);
    }

  g_return_val_if_fail (info->number < MAX_NUMBER, NULL);

  return &lists[info->number];
}

static const LayakExtra *
find_extra (const LayakExtraList *list,
            const char           *name,
            guint                *index)
{
  for (*index = 0; *index < list->n_extras; (*index)++)
    if (g_str_equal (list->extras[*index]->name, name))
      return list->extras[*index];

  return NULL;
}

/* (transfer full): the values of a record of which nothing is known. */
LayakExtras *
layak_extras_new (const LayakRecordInfo *info)
{
  const LayakExtraList *list = get_list (info);
  LayakExtras *self = g_malloc0 (sizeof (LayakExtras) + list->n_extras * sizeof (LayakExtraValue));

  self->list = list;
  for (guint i = 0; i < list->n_extras; i++)
    if (list->extras[i]->type == LAYAK_EXTRA_NUMBER || list->extras[i]->type == LAYAK_EXTRA_DATE)
      self->values[i].number = LAYAK_UNKNOWN;
  return self;
}

void
layak_extras_free (LayakExtras *self)
{
  for (guint i = 0; i < self->list->n_extras; i++)
    if (self->list->extras[i]->type == LAYAK_EXTRA_TEXT)
      g_free (self->values[i].text);
  g_free (self);
}

gboolean
layak_extras_equal (const LayakExtras *a,
                    const LayakExtras *b)
{
  for (guint i = 0; i < a->list->n_extras; i++)
    if (a->list->extras[i]->type == LAYAK_EXTRA_TEXT
          ? g_strcmp0 (a->values[i].text, b->values[i].text) != 0
          : a->values[i].number != b->values[i].number)
      return FALSE;

  return TRUE;
}

/* NULL if it is unknown. It is a mistake of the caller if lists of this type have no such text. */
const char *
layak_extras_get_text (const LayakExtras *self,
                       const char        *name)
{
  guint index;
  const LayakExtra *extra = find_extra (self->list, name, &index);

  g_return_val_if_fail (extra != NULL && extra->type == LAYAK_EXTRA_TEXT, NULL);

  return self->values[index].text;
}

/* LAYAK_UNKNOWN if it is unknown. It is a mistake of the caller if lists of this type have no such number. */
gint64
layak_extras_get_number (const LayakExtras *self,
                         const char        *name)
{
  guint index;
  const LayakExtra *extra = find_extra (self->list, name, &index);

  g_return_val_if_fail (extra != NULL && extra->type != LAYAK_EXTRA_TEXT, LAYAK_UNKNOWN);

  return self->values[index].number;
}

static void
read_extra (const LayakExtra *extra,
            LayakStatement   *statement,
            int               column,
            LayakExtraValue  *value)
{
  LayakDate date;

  if (layak_statement_is_null (statement, column))
    return;

  switch (extra->type)
    {
    case LAYAK_EXTRA_TEXT:
      value->text = g_strdup (layak_statement_get_text (statement, column));
      break;
    case LAYAK_EXTRA_DATE:
      if (layak_date_parse (layak_statement_get_text (statement, column), &date))
        value->number = date;
      break;
    case LAYAK_EXTRA_NUMBER:
    case LAYAK_EXTRA_COUNT:
    default:
      value->number = layak_statement_get_int (statement, column);
    }
}

/* A group to be read, on whatever thread. */
typedef struct
{
  const LayakExtraGroup *group;
  guint                  first;    /* the index of its first extra among the values of a record */
  LayakSelect           *select;
} Part;

static void
part_free (gpointer data)
{
  Part *part = data;

  layak_select_free (part->select);
  g_free (part);
}

/* (element-type Part) */
static GPtrArray *
make_parts (LayakQuery *query,
            GArray     *ids,
            gboolean    is_long)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (part_free);
  g_autofree char *json = layak_rows_dup_json (ids);
  guint first = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    if (g_str_equal (groups[i].record, layak_query_get_info (query)->name))
      {
        if (groups[i].is_long == is_long)
          {
            Part *part = g_new (Part, 1);

            *part = (Part) { &groups[i], first, layak_select_new (groups[i].sql) };
            layak_query_set_values (query, part->select);
            layak_select_set_text (part->select, ":ids", json);
            g_ptr_array_add (parts, part);
          }
        for (guint k = 0; groups[i].extras[k].name != NULL; k++)
          first++;
      }
  return parts;
}

static gboolean
load_part (const Part       *part,
           GHashTable       *by_id,
           LayakConnection  *connection,
           GError          **error)
{
  g_autoptr(LayakStatement) statement = layak_select_prepare (part->select, connection, error);
  const LayakExtra *extras = part->group->extras;
  LayakStep step;

  if (statement == NULL)
    return FALSE;

  while ((step = layak_statement_step (statement, error)) == LAYAK_STEP_ROW)
    {
      gint64 id = layak_statement_get_int (statement, 0);
      LayakExtras *found = g_hash_table_lookup (by_id, &id);

      for (guint k = 0; found != NULL && extras[k].name != NULL; k++)
        read_extra (&extras[k], statement, (int) k + 1, &found->values[part->first + k]);
    }
  return step == LAYAK_STEP_DONE;
}

static gboolean
load_parts (GPtrArray        *parts,
            GHashTable       *by_id,
            LayakConnection  *connection,
            GError          **error)
{
  for (guint i = 0; i < parts->len; i++)
    if (!load_part (g_ptr_array_index (parts, i), by_id, connection, error))
      return FALSE;

  return TRUE;
}

static GHashTable *
make_table (const LayakRecordInfo *info,
            GArray                *ids)
{
  GHashTable *by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) layak_extras_free);

  for (guint i = 0; i < ids->len; i++)
    g_hash_table_insert (by_id, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)), layak_extras_new (info));
  return by_id;
}

GHashTable *
layak_extras_load (LayakQuery       *query,
                   LayakConnection  *connection,
                   GArray           *ids,
                   GError          **error)
{
  g_autoptr(GHashTable) by_id = make_table (layak_query_get_info (query), ids);
  g_autoptr(GPtrArray) parts = make_parts (query, ids, FALSE);

  return load_parts (parts, by_id, connection, error) ? g_steal_pointer (&by_id) : NULL;
}

gboolean
layak_extras_load_long (LayakQuery       *query,
                        LayakConnection  *connection,
                        GArray           *ids,
                        GHashTable       *by_id,
                        GError          **error)
{
  g_autoptr(GPtrArray) parts = make_parts (query, ids, TRUE);

  return load_parts (parts, by_id, connection, error);
}

typedef struct
{
  GPtrArray  *parts;
  GHashTable *by_id;
} Long;

static void
long_free (gpointer data)
{
  Long *wanted = data;

  g_ptr_array_unref (wanted->parts);
  g_hash_table_unref (wanted->by_id);
  g_free (wanted);
}

static gpointer
read_long (LayakConnection  *connection,
           gpointer          data,
           GError          **error)
{
  Long *wanted = data;

  return load_parts (wanted->parts, wanted->by_id, connection, error) ? g_hash_table_ref (wanted->by_id) : NULL;
}

LayakRead *
layak_extras_read_long (LayakQuery *query,
                        GArray     *ids)
{
  const Long wanted = { make_parts (query, ids, TRUE), make_table (layak_query_get_info (query), ids) };

  return layak_read_new (read_long, g_memdup2 (&wanted, sizeof wanted), long_free, (GDestroyNotify) g_hash_table_unref);
}

void
layak_extras_take_long (LayakExtras       *self,
                        const LayakExtras *from)
{
  for (guint i = 0; i < self->list->n_extras; i++)
    {
      if (!self->list->is_long[i])
        continue;
      if (self->list->extras[i]->type != LAYAK_EXTRA_TEXT)
        self->values[i].number = from != NULL ? from->values[i].number : LAYAK_UNKNOWN;
      else
        {
          g_free (self->values[i].text);
          self->values[i].text = from != NULL ? g_strdup (from->values[i].text) : NULL;
        }
    }
}
