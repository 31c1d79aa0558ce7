/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-problem.h"

#include <glib/gi18n-lib.h>

#include "layak-text.h"

#include "layak-text.h"

LayakProblem *
layak_problem_new (LayakProblemClass  class,
                   guint              line,
                   guint              column,
                   const char        *message)
{
  LayakProblem *self = g_new0 (LayakProblem, 1);

  self->class = class;
  self->line = line;
  self->column = column;
  self->message = g_strdup (message);
  return self;
}

LayakProblem *
layak_problem_copy (const LayakProblem *self)
{
  LayakProblem *copy = g_memdup2 (self, sizeof *self);

  copy->record = g_strdup (self->record);
  copy->message = g_strdup (self->message);
  return copy;
}

void
layak_problem_free (LayakProblem *self)
{
  g_free (self->record);
  g_free (self->message);
  g_free (self);
}

/* What people would call it: the title, or else the first text there is, as the abbreviation of an agency. */
static const char *
find_name (const LayakRow *row)
{
  const char *title = layak_row_get_title (row);

  for (guint i = 0; title == NULL && i < row->info->n_fields; i++)
    if (layak_field_is_prose (&row->info->fields[i]))
      title = row->values[i].text;

  return title;
}

/* Says which record it is about, by its title, else its key, else its UUID. */
void
layak_problem_set_row (LayakProblem   *self,
                       const LayakRow *row)
{
  const char *name = find_name (row);

  self->info = row->info;
  self->uuid = row->uuid;
  g_free (self->record);
  self->record = name != NULL ? layak_text_excerpt (name) : layak_row_dup_key (row);
  if (self->record == NULL && !layak_uuid_is_nil (&row->uuid))
    self->record = layak_uuid_to_string (&row->uuid);
}

const char *
layak_problem_class_get_name (LayakProblemClass class)
{
  switch (class)
    {
    case LAYAK_PROBLEM_FATAL:
      return C_("class of a problem", "fatal");
    case LAYAK_PROBLEM_REJECTED:
      return C_("class of a problem", "rejected");
    case LAYAK_PROBLEM_WARNING:
      return C_("class of a problem", "warning");
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * layak_problem_format:
 *
 * Returns: (transfer full): “FILE:LINE:COLUMN: class: message”, the message saying which record and field it is about
 */
char *
layak_problem_format (const LayakProblem *self,
                      const char         *file)
{
  GString *text = g_string_new (file);

  /* What lies at no place of its own is told at the beginning of the line or file, where editors can go. */
  g_string_append_printf (text, ":%u:%u", MAX (self->line, 1), MAX (self->column, 1));
  g_string_append_printf (text, ": %s: ", layak_problem_class_get_name (self->class));

  if (self->info != NULL && self->record != NULL)
    {
      g_autofree char *record = layak_text_excerpt (self->record);

      /* Translators: a type of record and what this one is called */
      g_string_append_printf (text, _("%s “%s”: "), layak_record_info_get_label (self->info), record);
    }
  else if (self->info != NULL)
    g_string_append_printf (text, "%s: ", layak_record_info_get_label (self->info));
  if (self->field != NULL)
    g_string_append_printf (text, "%s: ", layak_field_get_label (self->field));

  g_string_append (text, self->message);
  return g_string_free (text, FALSE);
}
