/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-cli"

#include "layak-commands.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "layak-delivery-receipt.h"
#include "layak-delivery.h"
#include "layak-identity.h"
#include "layak-output.h"
#include "layak-query-options.h"
#include "layak-remark.h"
#include "layak-report-reader.h"
#include "layak-source.h"

/* What the person asked for. */
typedef struct
{
  gboolean   is_accepted;
  char      *remarks;      /* of a return */
  char     **on_records;
  char      *as_of;
  char      *output;
} Wishes;

/* Tells what is wrong with the file at its place; a delivery may also be named instead. */
static gboolean
find_delivery (LayakCall        *call,
               LayakConnection  *reader,
               LayakUuid        *delivery,
               GError          **error)
{
  const char *name = layak_call_get_argument (call, 0);
  g_autoptr(GInputStream) stream = NULL;
  LayakIdentity identity;

  if (!layak_source_is_standard_input (name) && !g_file_test (name, G_FILE_TEST_EXISTS) &&
      layak_identity_find (reader, &layak_delivery_info, name, &identity, NULL))
    {
      *delivery = identity.uuid;
      return TRUE;
    }

  stream = layak_source_open (name, error);
  return stream != NULL && layak_delivery_receipt_identify (stream, reader, delivery, error);
}

/* “UUID=TEXT”: a remark on a record of one of the types that remarks can be about. */
static LayakRow *
parse_remark (LayakConnection  *reader,
              const char       *text,
              GError          **error)
{
  const char *equals = strchr (text, '=');
  g_autofree char *name = equals != NULL ? g_strndup (text, (gsize) (equals - text)) : NULL;
  g_autofree char *uuid = NULL;
  g_autoptr(LayakRow) row = layak_row_new (&layak_remark_info);
  const LayakField *field;
  LayakIdentity identity;

  if (name == NULL || equals[1] == '\0')
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("--remark is RECORD=TEXT, not “%s”"), text);
      return NULL;
    }
  if (!layak_identity_find (reader, NULL, name, &identity, error))
    return NULL;

  field = layak_record_info_find_field (&layak_remark_info, identity.info->name);
  if (field == NULL || identity.info == &layak_delivery_info)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   /* Translators: a type of record */
                   _("--remark cannot be about the type %s"), identity.info->name);
      return NULL;
    }

  uuid = layak_uuid_to_string (&identity.uuid);
  if (!layak_row_parse_field (row, field->name, uuid, error) ||
      !layak_row_parse_field (row, "text", equals + 1, error))
    return NULL;
  return g_steal_pointer (&row);
}

static GPtrArray *
parse_remarks (LayakConnection  *reader,
               char            **texts,
               GError          **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) layak_row_free);

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      LayakRow *row = parse_remark (reader, texts[i], error);

      if (row == NULL)
        return NULL;
      g_ptr_array_add (rows, row);
    }
  return g_steal_pointer (&rows);
}

static LayakExit
fail (LayakCall    *call,
      const GError *error)
{
  LayakExit status = layak_call_fail (call, error);

  return error->domain == LAYAK_REPORT_ERROR ? LAYAK_EXIT_INVALID : status;
}

static LayakExit
answer (LayakCall    *call,
        const Wishes *wishes)
{
  LayakAnswer given = { .is_accepted = wishes->is_accepted, .remarks = wishes->remarks, .today = layak_date_today () };
  g_autoptr(GPtrArray) remarks = NULL;
  g_autofree char *written = NULL;
  g_autoptr(GError) error = NULL;
  LayakConnection *reader;
  LayakStore *store;

  if (wishes->is_accepted == (wishes->remarks != NULL))
    return layak_call_misuse (call, _("Give either --accept, or --return with remarks"));
  if (wishes->as_of != NULL && !layak_option_parse_today (wishes->as_of, &given.today, &error))
    return layak_call_fail (call, error);

  store = layak_call_open (call, &error);
  if (store == NULL)
    return layak_call_fail (call, error);

  reader = layak_store_get_reader (store);
  if (!find_delivery (call, reader, &given.delivery, &error))
    return fail (call, error);
  remarks = given.on_records = parse_remarks (reader, wishes->on_records, &error);
  if (remarks == NULL)
    return layak_call_fail (call, error);

  written = layak_delivery_receipt_write (store, &given, wishes->output, &error);
  if (written == NULL)
    return fail (call, error);

  /* By now it is answered, and a status other than 0 would say that it is not. */
  if (!layak_output_line (&error, "%s", written))
    layak_output_message (LAYAK_PROGRAM, _("warning"), error->message);
  return LAYAK_EXIT_DONE;
}

static LayakExit
run (LayakCall *call)
{
  Wishes wishes = { 0 };
  const GOptionEntry options[] =
  {
    { "accept", 0, 0, G_OPTION_ARG_NONE, &wishes.is_accepted, N_("Accept the delivery"), NULL },
    { "return", 0, 0, LAYAK_OPTION_TEXT, &wishes.remarks, N_("Return the delivery, and say why"), N_("REMARKS") },
    { "remark", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &wishes.on_records,
      N_("A remark on a record in it; may be given several times"), N_("RECORD=TEXT") },
    { "as-of", 0, 0, LAYAK_OPTION_TEXT, &wishes.as_of, N_("The day that counts as today"), N_("DATE") },
    { "output", 'o', 0, LAYAK_OPTION_TEXT, &wishes.output, N_("Write to this new file, or into this folder"),
      N_("FILE") },
    { NULL }
  };
  LayakExit status = layak_call_parse (call, options, 1, 1) ? answer (call, &wishes) : layak_call_get_exit (call);

  g_free (wishes.remarks);
  g_strfreev (wishes.on_records);
  g_free (wishes.as_of);
  g_free (wishes.output);
  return status;
}

const LayakCommand layak_command_receipt =
{
  "receipt",
  N_("FILE"),
  N_("Answer a delivery that was received: accept or return it"),
  N_("FILE is the report, which was imported before, or the UUID of its delivery; “-” is standard input. Writes a\n"
     "receipt and prints its name. The sender imports it: the delivery gets its status, and the remarks stand at the\n"
     "records."),
  run,
};
