/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-csv-import.h"

#include <glib/gi18n-lib.h>

#include "layak-csv-private.h"
#include "layak-format.h"
#include "layak-report-private.h"
#include "layak-text.h"
#include "layak-wording.h"

static void
flush_problems (LayakCsvSheet *self)
{
  for (guint i = 0; i < self->pending->len; i++)
    {
      LayakProblem *problem = g_ptr_array_index (self->pending, i);

      if (self->row != NULL)
        layak_problem_set_row (problem, self->row);
      /* A record without a UUID is told from others by its line. */
      if (self->row != NULL && layak_uuid_is_nil (&self->row->uuid) && problem->line != self->line)
        {
          problem->line = self->line;
          problem->column = 1;
        }
      if (self->handler->problem != NULL)
        self->handler->problem (problem, self->user_data);
    }
  g_ptr_array_set_size (self->pending, 0);
}

static void
add_problem (LayakCsvSheet     *self,
             LayakProblemClass  class,
             LayakCsvPlace      place,
             const LayakField  *field,
             const char        *message)
{
  LayakProblem *problem = layak_problem_new (class, place.line, place.column, message);

  problem->field = field;
  g_ptr_array_add (self->pending, problem);
  if (class == LAYAK_PROBLEM_FATAL && self->fatal == NULL)
    self->fatal = g_strdup (message);
  if (class != LAYAK_PROBLEM_WARNING)
    self->is_rejected = TRUE;
}

/* Tells a problem of the record that is read, or of the file. */
void
layak_csv_tell (LayakCsvSheet     *self,
                LayakProblemClass  class,
                LayakCsvPlace      place,
                const LayakField  *field,
                const char        *format,
                ...)
{
  va_list args;
  g_autofree char *message = NULL;

  if (self->fatal != NULL)
    return;

  va_start (args, format);
  message = g_strdup_vprintf (format, args);
  va_end (args);
  add_problem (self, class, place, field, message);
  if (++self->n_problems == LAYAK_REPORT_MAX_PROBLEMS && self->fatal == NULL)
    add_problem (self, LAYAK_PROBLEM_FATAL, place, NULL,
                 _("There are too many problems; the rest was not read"));
}

static void
tell_unmatched (LayakCsvSheet *self)
{
  for (guint i = 0; i < self->matching->n_columns; i++)
    {
      g_autofree char *excerpt = layak_text_excerpt (self->matching->columns[i]);
      LayakCsvPlace place;

      layak_csv_reader_get (self->reader, i, &place);
      if (self->matching->targets[i].kind == LAYAK_CSV_NOTHING && *g_strstrip (excerpt) != '\0')
        layak_csv_tell (self, LAYAK_PROBLEM_WARNING, place, NULL,
                        /* Translators: the heading of a column */
                        _("The column “%s” matches no field and is left out"), excerpt);
    }
}

/* What a person said of columns that are not there. */
static void
tell_missing_columns (LayakCsvSheet *self,
                      LayakCsvPlace  place)
{
  for (guint i = 0; i < self->options->matches->len; i++)
    {
      const LayakCsvMatch *match = g_ptr_array_index (self->options->matches, i);

      if (match->position < 0 && !g_strv_contains ((const char * const *) self->matching->columns, match->column))
        layak_csv_tell (self, LAYAK_PROBLEM_FATAL, place, NULL, _("There is no column “%s”"), match->column);
    }
}

/* Without it each single record would be rejected. */
static void
check_required (LayakCsvSheet *self,
                LayakCsvPlace  place)
{
  int missing = -1;

  while ((missing = layak_csv_matching_find_missing (self->matching, self->options, (guint) (missing + 1))) >= 0)
    layak_csv_tell (self, LAYAK_PROBLEM_FATAL, place, &self->info->fields[missing],
                    _("No column tells this, which is required; match one with it"));
}

/* Reads up to the line that names the columns. */
static gboolean
read_header (LayakCsvSheet  *self,
             GCancellable   *cancellable,
             GError        **error)
{
  g_autoptr(LayakCsvSample) sample = layak_csv_sample_take (self->reader, self->options, cancellable, error);
  LayakCsvPlace place;

  if (sample == NULL)
    return FALSE;
  if (sample->matching == NULL)
    return TRUE;

  self->matching = g_steal_pointer (&sample->matching);
  self->info = self->matching->info;
  do
    if (!layak_csv_reader_next (self->reader, cancellable, error))
      return FALSE;
  while (layak_csv_reader_get_place (self->reader).line < sample->header);

  place = layak_csv_reader_get_place (self->reader);
  if (self->matching->n_known == 0)
    layak_csv_tell (self, LAYAK_PROBLEM_FATAL, place, NULL, _("No heading of a column matches a field"));
  else
    {
      tell_unmatched (self);
      tell_missing_columns (self, place);
      check_required (self, place);
    }
  flush_problems (self);
  return TRUE;
}

/* The unit around the record, which is here: it tells nothing but which one it is. */
static LayakUnit *
ensure_unit (LayakCsvSheet *self)
{
  const char *identity = layak_row_get_text (self->row, self->info->parent);
  LayakUnit *unit = g_hash_table_lookup (self->units_by_uuid, identity);
  const LayakRow *root;
  LayakUuid uuid;

  if (unit != NULL)
    return unit;

  root = layak_uuid_parse (identity, &uuid)
         ? layak_csv_index_find_uuid (self->index, layak_record_info_get_parent (self->info), &uuid) : NULL;
  if (root == NULL)
    return NULL;

  unit = layak_unit_new (layak_row_copy (root));
  g_ptr_array_add (self->units, unit);
  g_array_append_val (self->lines, self->line);
  g_hash_table_insert (self->units_by_uuid, g_strdup (identity), unit);
  return unit;
}

static gboolean
hand_out (LayakCsvSheet  *self,
          LayakUnit      *unit,
          guint           line,
          GError        **error)
{
  if (self->handler->unit != NULL)
    return self->handler->unit (unit, line, self->user_data, error);

  layak_unit_free (unit);
  return TRUE;
}

static gboolean
keep_record (LayakCsvSheet  *self,
             GError        **error)
{
  g_autofree char *limit = layak_wording_number (LAYAK_FORMAT_MAX_CHILDREN);
  LayakUnit *unit;

  if (self->info->parent == NULL)
    return hand_out (self, layak_unit_new (g_steal_pointer (&self->row)), self->line, error);

  unit = ensure_unit (self);
  if (unit == NULL)
    layak_csv_tell (self, LAYAK_PROBLEM_REJECTED, (LayakCsvPlace) { self->line, 1 }, NULL,
                    /* Translators: a type of record */
                    _("It is part of a record that is not here (%s)"),
                    layak_record_info_get_label (layak_record_info_get_parent (self->info)));
  else if (unit->children != NULL && unit->children->len >= LAYAK_FORMAT_MAX_CHILDREN)
    layak_csv_tell (self, LAYAK_PROBLEM_FATAL, (LayakCsvPlace) { self->line, 1 }, NULL,
                    _("The record has more than %s others within it"), limit);
  else
    layak_unit_add (unit, g_steal_pointer (&self->row));
  flush_problems (self);
  return TRUE;
}

static void
tell_ownerless (LayakCsvSheet *self)
{
  if (self->is_ownerless_told || layak_record_info_find_field (self->info, "regency") == NULL ||
      !layak_row_is_unknown (self->row, "regency") || !layak_row_is_unknown (self->row, "province"))
    return;

  self->is_ownerless_told = TRUE;
  layak_csv_tell (self, LAYAK_PROBLEM_WARNING, (LayakCsvPlace) { self->line, 1 }, NULL,
                  _("Neither a regency nor a province is told, so it belongs to the national level; others that follow "
                    "do too"));
}

/* Which record it is, and whether it can be stored. */
static void
identify (LayakCsvSheet *self)
{
  const LayakCsvPlace place = { self->line, 1 };
  g_autoptr(GError) error = NULL;

  switch (layak_csv_index_identify (self->index, self->row))
    {
    case LAYAK_CSV_NEW:
      layak_csv_complete_new (self);
      if (!self->is_rejected && !layak_row_check (self->row, &error))
        layak_csv_tell (self, LAYAK_PROBLEM_REJECTED, place, NULL, "%s", error->message);
      tell_ownerless (self);
      break;
    case LAYAK_CSV_TWICE:
      layak_csv_tell (self, LAYAK_PROBLEM_REJECTED, place, NULL, _("Another line of the file is the same record"));
      break;
    case LAYAK_CSV_AMBIGUOUS:
      layak_csv_tell (self, LAYAK_PROBLEM_REJECTED, place, NULL,
                      _("Several records here may be meant; give its UUID, or more of what it is"));
      break;
    case LAYAK_CSV_NAMELESS:
      layak_csv_tell (self, LAYAK_PROBLEM_REJECTED, place, NULL, _("Nothing says which record it is: it has no name"));
      break;
    case LAYAK_CSV_KNOWN:
    default:
      break;
    }
}

static gboolean
take_record (LayakCsvSheet  *self,
             GError        **error)
{
  const LayakRecordInfo *unit = layak_record_info_get_parent (self->info);
  gboolean ok;

  self->line = layak_csv_reader_get_place (self->reader).line;
  self->row = layak_row_new (self->info);
  self->around = unit != NULL ? layak_row_new (unit) : NULL;
  self->is_rejected = FALSE;
  layak_csv_read_record (self);
  if (!self->is_rejected)
    identify (self);
  flush_problems (self);

  ok = self->is_rejected || keep_record (self, error);
  g_clear_pointer (&self->row, layak_row_free);
  g_clear_pointer (&self->around, layak_row_free);
  return ok;
}

static gboolean
hand_out_gathered (LayakCsvSheet  *self,
                   GError        **error)
{
  gboolean ok = TRUE;

  for (guint i = 0; i < self->units->len; i++)
    {
      LayakUnit *unit = g_ptr_array_index (self->units, i);

      if (ok && unit->children != NULL)
        ok = hand_out (self, unit, g_array_index (self->lines, guint, i), error);
      else
        layak_unit_free (unit);
    }
  g_ptr_array_set_size (self->units, 0);
  return ok;
}

static void
tell_progress (LayakCsvSheet *self,
               goffset       *told)
{
  goffset n_read = layak_csv_reader_get_n_read (self->reader);

  if (n_read == *told || self->handler->progress == NULL)
    return;

  *told = n_read;
  self->handler->progress (n_read, self->user_data);
}

/* FALSE with %LAYAK_ERROR if the text is at fault. */
static gboolean
read_sheet (LayakCsvSheet  *self,
            GCancellable   *cancellable,
            GError        **error)
{
  g_autoptr(GError) problem = NULL;
  goffset told = 0;

  if (!read_header (self, cancellable, error))
    return FALSE;
  if (self->matching == NULL)
    {
      /* If something is wrong with the first record, this tells what. */
      layak_csv_reader_next (self->reader, cancellable, &problem);
      if (problem == NULL)
        layak_csv_tell (self, LAYAK_PROBLEM_FATAL, (LayakCsvPlace) { 0, 0 }, NULL, _("The file is empty"));
    }

  while (self->fatal == NULL && problem == NULL && layak_csv_reader_next (self->reader, cancellable, &problem))
    {
      tell_progress (self, &told);
      if (!take_record (self, error))
        return FALSE;
    }
  tell_progress (self, &told);
  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  return self->fatal != NULL || hand_out_gathered (self, error);
}

static void
sheet_init (LayakCsvSheet            *self,
            GInputStream             *stream,
            const LayakCsvOptions    *options,
            LayakCsvIndex            *index,
            const LayakReportHandler *handler,
            gpointer                  user_data)
{
  *self = (LayakCsvSheet) { .handler = handler, .user_data = user_data, .options = options, .index = index };
  self->reader = layak_csv_reader_new (stream, options->encoding, options->delimiter);
  self->today = layak_date_today ();
  self->pending = g_ptr_array_new_with_free_func ((GDestroyNotify) layak_problem_free);
  self->units = g_ptr_array_new ();
  self->units_by_uuid = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->lines = g_array_new (FALSE, FALSE, sizeof (guint));
  layak_csv_index_begin (index);
}

static void
sheet_clear (LayakCsvSheet *self)
{
  for (guint i = 0; i < self->units->len; i++)
    layak_unit_free (g_ptr_array_index (self->units, i));
  g_ptr_array_unref (self->units);
  g_hash_table_unref (self->units_by_uuid);
  g_array_unref (self->lines);
  g_ptr_array_unref (self->pending);
  layak_csv_reader_free (self->reader);
  g_clear_pointer (&self->matching, layak_csv_matching_free);
  g_free (self->fatal);
}

/**
 * layak_csv_import_read:
 * @options: how; what they leave open is found out
 * @index: what is here; it learns what the file brings
 *
 * Reads a sheet as layak_report_read() reads a report, and fails as it does. Its records have no versions: what they
 * do not tell is kept as it is.
 */
gboolean
layak_csv_import_read (GInputStream              *stream,
                       const LayakCsvOptions     *options,
                       LayakCsvIndex             *index,
                       const LayakReportHandler  *handler,
                       gpointer                   user_data,
                       GCancellable              *cancellable,
                       GError                   **error)
{
  static const LayakReportHeader header = { .version = LAYAK_FORMAT_VERSION };
  g_autoptr(GError) problem = NULL;
  LayakCsvSheet self;

  if (handler->header != NULL && !handler->header (&header, user_data, error))
    return FALSE;

  sheet_init (&self, stream, options, index, handler, user_data);
  if (!read_sheet (&self, cancellable, &problem) && problem->domain == LAYAK_ERROR)
    layak_csv_tell (&self, LAYAK_PROBLEM_FATAL, layak_csv_reader_get_place (self.reader), NULL, "%s",
                    problem->message);
  flush_problems (&self);

  if (self.fatal != NULL)
    g_set_error_literal (error, LAYAK_REPORT_ERROR, LAYAK_REPORT_ERROR_INVALID, self.fatal);
  else if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else
    {
      sheet_clear (&self);
      return TRUE;
    }

  sheet_clear (&self);
  return FALSE;
}
