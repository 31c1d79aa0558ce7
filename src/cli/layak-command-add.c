/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-cli"

#include "layak-commands.h"

#include <glib/gi18n-lib.h>

#include "layak-addition.h"
#include "layak-identity.h"
#include "layak-template.h"
#include "layak-templates.h"
#include "layak-training.h"

/* What the new record is made of. */
typedef struct
{
  char *template;   /* nullable: of a training */
  char *training;   /* nullable: of a template */
} Models;

static void
models_clear (Models *self)
{
  g_free (self->template);
  g_free (self->training);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Models, models_clear)

/* (transfer full) (nullable): what @text names. */
static LayakRow *
load (LayakConnection        *reader,
      const LayakRecordInfo  *info,
      const char             *text,
      GError                **error)
{
  LayakIdentity identity;

  return layak_identity_find (reader, info, text, &identity, error)
         ? layak_table_load_uuid (layak_table_get (info), reader, &identity.uuid, error) : NULL;
}

/* (transfer full) (nullable): a template is called by its name, too, as long as only one has it. */
static LayakRow *
load_template (LayakConnection  *reader,
               const char       *text,
               GError          **error)
{
  g_autoptr(GPtrArray) templates = layak_templates_select (reader, NULL, error);
  const LayakRow *found = NULL;

  if (templates == NULL)
    return NULL;

  for (guint i = 0; i < templates->len; i++)
    {
      const LayakRow *template = g_ptr_array_index (templates, i);

      if (!g_str_equal (layak_row_get_title (template), text))
        continue;
      if (found != NULL)
        {
          g_set_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_NOT_FOUND,
                       _("Several templates are called “%s”; name one by its UUID"), text);
          return NULL;
        }
      found = template;
    }
  return found != NULL ? layak_row_copy (found) : load (reader, &layak_template_info, text, error);
}

static LayakExit
add (LayakCall             *call,
     LayakStore            *store,
     const LayakRecordInfo *info,
     const Models          *models)
{
  LayakConnection *reader = layak_store_get_reader (store);
  g_autoptr(LayakRow) row = NULL, training = NULL, template = NULL;
  g_autoptr(GError) error = NULL;

  if (models->template != NULL)
    template = load_template (reader, models->template, &error);
  else if (models->training != NULL)
    training = load (reader, &layak_training_info, models->training, &error);
  if (training != NULL)
    row = layak_templates_take (reader, training, layak_row_get_title (training), &error);
  else if (error == NULL)
    row = layak_row_new (info);

  return error != NULL ? layak_call_fail (call, error)
                       : layak_addition_run (call, store, g_steal_pointer (&row), 1, NULL, template);
}

static LayakExit
run (LayakCall *call)
{
  g_auto(Models) models = { NULL, NULL };
  const GOptionEntry options[] =
  {
    { "template", 0, 0, LAYAK_OPTION_TEXT, &models.template,
      N_("Make a training of this template"), N_("TEMPLATE") },
    { "training", 0, 0, LAYAK_OPTION_TEXT, &models.training, N_("Make a template of this training"), N_("RECORD") },
    { NULL }
  };
  const LayakRecordInfo *info;
  g_autoptr(GError) error = NULL;
  LayakStore *store;

  if (!layak_call_parse (call, options, 1, LAYAK_MANY_ARGUMENTS))
    return layak_call_get_exit (call);

  info = layak_record_info_find (layak_call_get_argument (call, 0));
  if (info == NULL)
    return layak_call_misuse (call, _("There is no record type “%s”; “layakctl describe” lists them"),
                              layak_call_get_argument (call, 0));

  if ((models.template != NULL && info != &layak_training_info) ||
      (models.training != NULL && info != &layak_template_info))
    return layak_call_misuse (call, _("--template goes with “add training”, --training with “add template”"));

  store = layak_call_open (call, &error);
  return store != NULL ? add (call, store, info, &models) : layak_call_fail (call, error);
}

const LayakCommand layak_command_add =
{
  "add",
  N_("TYPE [FIELD=VALUE…]"),
  N_("Add a record"),
  N_("Prints the UUID of the new record, or its key. “layakctl describe TYPE” lists the fields. A document takes "
     "its\nfile from “file=PATH”. “--template” makes a training of a template, by its name or UUID: with “start-date”"
     "\nits sessions get their days. “--training” makes a template of a training."),
  run,
};
