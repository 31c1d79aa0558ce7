/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-cli"

#include "layak-commands.h"

#include <glib/gi18n-lib.h>

#include "layak-addition.h"
#include "layak-document.h"

/* A document proves something of one record, or answers a question. */
static gboolean
set_subject (LayakRow        *document,
             const LayakRow  *subject,
             GError         **error)
{
  g_autofree char *identity = layak_row_dup_identity (subject), *key = layak_row_dup_key (subject);
  const LayakField *field = layak_record_info_find_field (document->info, subject->info->name);

  if (g_str_equal (subject->info->name, "question"))
    return layak_row_parse_field (document, "questions", key, error);
  if (field != NULL && field->type == LAYAK_FIELD_REFERENCE)
    return layak_row_parse_field (document, field->name, identity, error);

  g_set_error (error, LAYAK_ERROR, LAYAK_ERROR_INVALID,
               /* Translators: a type of record, as “session” */
               _("A document cannot belong to a record of type %s"), subject->info->name);
  return FALSE;
}

static LayakExit
run (LayakCall *call)
{
  g_autoptr(LayakRow) subject = NULL, document = NULL;
  g_autoptr(GError) error = NULL;
  LayakStore *store;

  if (!layak_call_parse (call, NULL, 2, LAYAK_MANY_ARGUMENTS))
    return layak_call_get_exit (call);

  store = layak_call_open (call, &error);
  subject = store != NULL ? layak_call_load (call, 1, &error) : NULL;
  if (subject == NULL)
    return layak_call_fail (call, error);

  document = layak_row_new (&layak_document_info);
  if (!set_subject (document, subject, &error))
    return layak_call_fail (call, error);

  return layak_addition_run (call, store, g_steal_pointer (&document), 2, layak_call_get_argument (call, 0), NULL);
}

const LayakCommand layak_command_attach =
{
  "attach",
  N_("FILE RECORD [FIELD=VALUE…]"),
  N_("Add a document with its file to a record"),
  N_("RECORD is a regency, agency, standing, training, recommendation, progress entry or question. The fields are\n"
     "those of a document, such as “kind=certificate date=2025-08-22”; the title is the name of the file unless\n"
     "given."),
  run,
};
