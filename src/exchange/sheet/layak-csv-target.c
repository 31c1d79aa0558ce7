/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-csv-target.h"

#include <glib/gi18n-lib.h>

const char * const layak_csv_types[] =
{
  "training", "agency", "participant-group", "speaker", "session", "recommendation", NULL
};

/* What says which record it is part of, besides that record itself. */
static const char * const unit_fields[] = { "start-date", "regency", "province" };

const LayakRecordInfo *
layak_csv_find_type (const char *name)
{
  for (guint i = 0; layak_csv_types[i] != NULL; i++)
    if (g_str_equal (layak_csv_types[i], name))
      return layak_record_info_find (name);

  return NULL;
}

gboolean
layak_csv_target_equal (LayakCsvTarget a,
                        LayakCsvTarget b)
{
  return a.kind == b.kind && a.index == b.index;
}

static void
add_target (GArray             *targets,
            LayakCsvTargetKind  kind,
            guint               index)
{
  const LayakCsvTarget target = { kind, index };

  g_array_append_val (targets, target);
}

/* (transfer full) (element-type LayakCsvTarget): all that a column may tell of a record of this type. */
GArray *
layak_csv_targets_new (const LayakRecordInfo *info)
{
  GArray *targets = g_array_new (FALSE, FALSE, sizeof (LayakCsvTarget));
  const LayakRecordInfo *unit = layak_record_info_get_parent (info);

  for (guint i = 0; i < info->n_fields; i++)
    add_target (targets, LAYAK_CSV_FIELD, i);
  for (guint i = 0; unit != NULL && i < G_N_ELEMENTS (unit_fields); i++)
    add_target (targets, LAYAK_CSV_UNIT_FIELD,
                layak_record_info_field_index (unit, layak_record_info_find_field (unit, unit_fields[i])));
  add_target (targets, LAYAK_CSV_UUID, 0);
  return targets;
}

/* As it stands on the command line: start-date, training.start-date, uuid; empty for nothing. */
char *
layak_csv_target_dup_name (const LayakRecordInfo *info,
                           LayakCsvTarget         target)
{
  const LayakRecordInfo *unit = layak_record_info_get_parent (info);

  switch (target.kind)
    {
    case LAYAK_CSV_UUID:
      return g_strdup ("uuid");
    case LAYAK_CSV_FIELD:
      return g_strdup (info->fields[target.index].name);
    case LAYAK_CSV_UNIT_FIELD:
      return g_strdup_printf ("%s.%s", unit->name, unit->fields[target.index].name);
    case LAYAK_CSV_NOTHING:
    case LAYAK_CSV_LEFT_OUT:
    default:
      return g_strdup ("");
    }
}

char *
layak_csv_target_dup_label (const LayakRecordInfo *info,
                            LayakCsvTarget         target)
{
  const LayakRecordInfo *unit = layak_record_info_get_parent (info);

  switch (target.kind)
    {
    case LAYAK_CSV_UUID:
      return g_strdup (_("UUID"));
    case LAYAK_CSV_FIELD:
      return g_strdup (layak_field_get_label (&info->fields[target.index]));
    case LAYAK_CSV_UNIT_FIELD:
      return g_strdup_printf ("%s: %s", layak_record_info_get_label (unit),
                              layak_field_get_label (&unit->fields[target.index]));
    case LAYAK_CSV_NOTHING:
    case LAYAK_CSV_LEFT_OUT:
    default:
      return g_strdup (_("Leave out"));
    }
}

/* By its name; empty is what is left out. */
gboolean
layak_csv_target_find (const LayakRecordInfo *info,
                       const char            *name,
                       LayakCsvTarget        *target)
{
  g_autoptr(GArray) targets = layak_csv_targets_new (info);

  *target = (LayakCsvTarget) { LAYAK_CSV_LEFT_OUT, 0 };
  if (*name == '\0')
    return TRUE;

  for (guint i = 0; i < targets->len; i++)
    {
      const LayakCsvTarget candidate = g_array_index (targets, LayakCsvTarget, i);
      g_autofree char *own = layak_csv_target_dup_name (info, candidate);

      if (g_ascii_strcasecmp (own, name) == 0)
        {
          *target = candidate;
          return TRUE;
        }
    }
  return FALSE;
}
