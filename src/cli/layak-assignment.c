/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-cli"

#include "layak-assignment.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "layak-document.h"
#include "layak-identity.h"
#include "layak-output.h"
#include "layak-text.h"

/* What is no field of a document, and fills several of them. */
#define FILE_NAME "file"

/* The assignments of one command line. */
typedef struct
{
  LayakStore *store;
  LayakRow   *row;
  GHashTable *seen;     /* names of fields, to notice a second value for one */
  char      **file;     /* nullable: where the name of a file may go */
} Assignments;

/* The text a set or reference is stored as, from what a person types for each member. */
static char *
dup_references (Assignments       *self,
                const LayakField  *field,
                const char        *value,
                GError           **error)
{
  g_auto(GStrv) words = g_strsplit_set (value, " \t\n", -1);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *reference = NULL;

      if (*words[i] == '\0')
        continue;
      reference = layak_identity_dup_reference (layak_store_get_reader (self->store), field, words[i], error);
      if (reference == NULL)
        {
          g_prefix_error (error, "%s: ", field->name);
          return NULL;
        }
      if (text->len > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, reference);
    }

  return g_strdup (text->str);
}

static gboolean
check_name (Assignments       *self,
            const char        *name,
            const LayakField  *field,
            GError           **error)
{
  if (field == NULL)
    g_set_error (error, LAYAK_ERROR, LAYAK_ERROR_UNKNOWN_NAME,
                 _("The type %s has no field “%s”; “layakctl describe %s” lists them"),
                 self->row->info->name, name, self->row->info->name);
  else if ((field->flags & LAYAK_FIELD_KEY) && self->row->id != 0)
    g_set_error (error, LAYAK_ERROR, LAYAK_ERROR_INVALID,
                 _("%s: it identifies the record and cannot change"), field->name);
  else if (!g_hash_table_add (self->seen, (gpointer) field->name))
    g_set_error (error, LAYAK_ERROR, LAYAK_ERROR_INVALID, _("%s: it is given twice"), field->name);
  else
    return TRUE;

  return FALSE;
}

static gboolean
assign (Assignments  *self,
        const char   *name,
        const char   *value,
        GError      **error)
{
  g_autofree char *kebab = g_strdelimit (g_strdup (name), "_", '-'), *text = NULL;
  const LayakField *field = layak_record_info_find_field (self->row->info, kebab);

  if (self->file != NULL && self->row->info == &layak_document_info && g_str_equal (name, FILE_NAME))
    {
      g_free (*self->file);
      *self->file = g_strdup (value);
      return TRUE;
    }
  if (!check_name (self, name, field, error))
    return FALSE;

  if (!g_utf8_validate (value, -1, NULL))
    {
      g_set_error (error, LAYAK_ERROR, LAYAK_ERROR_INVALID, _("%s: the text is not valid UTF-8"), field->name);
      return FALSE;
    }
  if (field->type == LAYAK_FIELD_REFERENCE || field->type == LAYAK_FIELD_REFERENCES)
    {
      text = dup_references (self, field, value, error);
      if (text == NULL)
        return FALSE;
      value = text;
    }
  return layak_row_parse_field (self->row, field->name, value, error);
}

/**
 * layak_assignment_apply:
 * @first: the position of the first assignment among the arguments
 * @row: a record, with an id if it is stored already
 * @file: (nullable) (out): where the name of a file goes that shall become the content of a document
 *
 * Puts all assignments into @row, and tells of each that cannot be.
 */
LayakExit
layak_assignment_apply (LayakCall   *call,
                        LayakStore  *store,
                        guint        first,
                        LayakRow    *row,
                        char       **file)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  Assignments self = { store, row, seen, file };
  LayakExit status = LAYAK_EXIT_DONE;

  for (guint i = first; i < layak_call_get_n_arguments (call); i++)
    {
      const char *argument = layak_call_get_argument (call, i);
      const char *equals = strchr (argument, '=');
      g_autofree char *name = equals != NULL ? g_strndup (argument, (gsize) (equals - argument)) : NULL;
      g_autoptr(GError) error = NULL;

      if (equals == NULL)
        return layak_call_misuse (call, _("“%s” is not of the form FIELD=VALUE"), argument);

      /* All mistakes are told in one go, so that nobody has to find them one by one. */
      if (!assign (&self, name, equals + 1, &error))
        {
          LayakExit problem = layak_call_fail (call, error);

          status = MAX (status, problem);
        }
    }

  return status;
}
