/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-cli"

#include "layak-addition.h"

#include <glib/gi18n-lib.h>

#include "layak-assignment.h"
#include "layak-attachment.h"
#include "layak-defaults.h"
#include "layak-output.h"
#include "layak-templates.h"

/* What the writer's thread stores. */
typedef struct
{
  LayakRow  *row;
  GBytes    *content;   /* nullable */
  LayakUnit *unit;      /* nullable: the record with what is within it, if it was made of a template */
} Addition;

/* The new identity is printed before the step is committed: who cannot read it gets no record either. */
static gboolean
add_func (LayakWriter  *writer,
          gpointer      data,
          GError      **error)
{
  Addition *self = data;
  g_autofree char *identity = NULL;

  if (self->content != NULL &&
      !layak_writer_attach (writer, layak_row_get_text (self->row, "digest"), self->content, error))
    return FALSE;
  if (self->unit != NULL ? !layak_writer_add_unit (writer, self->unit, error)
                         : !layak_writer_insert (writer, self->row, error))
    return FALSE;

  identity = layak_row_dup_key (self->row);
  if (identity == NULL)
    identity = layak_uuid_to_string (&self->row->uuid);
  return layak_output_line (error, "%s", identity);
}

static gboolean
prepare (Addition    *self,
         LayakStore  *store,
         const char  *path,
         GError     **error)
{
  if (path != NULL)
    {
      self->content = layak_attachment_load (path, self->row, error);
      if (self->content == NULL)
        return FALSE;
    }

  return layak_defaults_fill (layak_store_get_reader (store), self->row, error) &&
         layak_row_check (self->row, error);
}

/* What the command line tells takes the place of what the template has. */
static gboolean
follow (Addition        *self,
        LayakStore      *store,
        const LayakRow  *template,
        GError         **error)
{
  self->unit = layak_templates_make (layak_store_get_reader (store), template, self->row, error);
  if (self->unit != NULL)
    self->row = self->unit->root;
  return self->unit != NULL;
}

/**
 * layak_addition_run:
 * @row: (transfer full): the new record, as far as the command has filled it
 * @first: the position of the first assignment among the arguments
 * @path: (nullable): the file of a document
 * @template: (nullable): the template of a training
 */
LayakExit
layak_addition_run (LayakCall      *call,
                    LayakStore     *store,
                    LayakRow       *row,
                    guint           first,
                    const char     *path,
                    const LayakRow *template)
{
  g_autoptr(LayakRow) owned = row;
  g_autoptr(GBytes) content = NULL;
  g_autoptr(LayakUnit) unit = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *named = NULL;
  Addition addition = { row, NULL, NULL };
  LayakExit status = layak_assignment_apply (call, store, first, row, path == NULL ? &named : NULL);
  gboolean ok;

  if (status != LAYAK_EXIT_DONE)
    return status;

  ok = template != NULL ? follow (&addition, store, template, &error)
                        : prepare (&addition, store, path != NULL ? path : named, &error);
  content = addition.content;
  unit = addition.unit;
  ok = ok && layak_store_write (store, LAYAK_ACTION_ADD, row->info, layak_row_get_title (addition.row),
                                add_func, &addition, NULL, &error);
  if (ok)
    {
      layak_call_tell (call, _("Added: %s"), layak_record_info_get_label (row->info));
      return LAYAK_EXIT_DONE;
    }

  status = layak_call_fail (call, error);
  return g_error_matches (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_EXISTS) ? LAYAK_EXIT_INVALID : status;
}
