/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-cli"

#include "layak-commands.h"

#include <glib/gi18n-lib.h>

#include "layak-output.h"
#include "layak-repeat-store.h"
#include "layak-training.h"
#include "layak-wording.h"

typedef struct
{
  LayakRow *training;
  GArray   *batches;   /* (element-type LayakRepeat) */
} Addition;

/* The new identities are printed before the step is committed: who cannot read them gets no batches either. */
static gboolean
add_func (LayakWriter  *writer,
          gpointer      data,
          GError      **error)
{
  const Addition *self = data;

  for (guint i = 0; i < self->batches->len; i++)
    {
      g_autofree char *uuid =
        layak_repeat_store_add (writer, self->training, &g_array_index (self->batches, LayakRepeat, i), error);

      if (uuid == NULL || !layak_output_line (error, "%s", uuid))
        return FALSE;
    }
  return TRUE;
}

/* All dates as one text; each argument may hold several. */
static char *
join_dates (LayakCall *call)
{
  GString *text = g_string_new (NULL);

  for (guint i = 1; i < layak_call_get_n_arguments (call); i++)
    g_string_append_printf (text, "%s;", layak_call_get_argument (call, i));
  return g_string_free (text, FALSE);
}

/* (transfer full) (nullable) (element-type LayakRepeat) @first: 0 for the number after the last of the series */
static GArray *
make_batches (LayakCall       *call,
              LayakStore      *store,
              const LayakRow  *training,
              int              first,
              GError         **error)
{
  LayakRepeat next = layak_repeat_next_batch (training);
  g_autofree char *dates = join_dates (call), *problem = NULL;
  g_autoptr(GArray) batches = NULL;

  if (!layak_repeat_store_number (layak_store_get_reader (store), training, &next, error))
    return NULL;

  batches = layak_repeat_batches (training, dates, first > 0 ? first : next.batch, &problem);
  if (problem != NULL)
    g_set_error (error, LAYAK_ERROR, LAYAK_ERROR_INVALID, _("“%s” is no date"), problem);
  else if (batches->len == 0)
    g_set_error_literal (error, LAYAK_ERROR, LAYAK_ERROR_INVALID, _("No dates are given"));
  else
    return g_steal_pointer (&batches);
  return NULL;
}

static LayakExit
add_batches (LayakCall *call,
             int        first)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakRow) training = layak_call_load (call, 0, &error);
  g_autoptr(GArray) batches = NULL;
  g_autofree char *count = NULL;
  LayakStore *store;

  if (training == NULL)
    return layak_call_fail (call, error);
  if (training->info != &layak_training_info)
    return layak_call_misuse (call, _("%s is no training"), layak_call_get_argument (call, 0));

  store = layak_call_open (call, &error);
  batches = make_batches (call, store, training, first, &error);
  if (batches == NULL ||
      !layak_store_write (store, LAYAK_ACTION_ADD, training->info, layak_row_get_title (training), add_func,
                          &(Addition) { training, batches }, NULL, &error))
    return layak_call_fail (call, error);

  count = layak_wording_count (ngettext ("%s batch added", "%s batches added", batches->len), batches->len);
  layak_call_tell (call, "%s", count);
  return LAYAK_EXIT_DONE;
}

static LayakExit
run (LayakCall *call)
{
  int first = 0;
  const GOptionEntry options[] =
  {
    { "first", 0, 0, G_OPTION_ARG_INT, &first,
      N_("The number of the first of them; the one after the last of the series unless told otherwise"),
      N_("NUMBER") },
    { NULL }
  };

  if (!layak_call_parse (call, options, 2, LAYAK_MANY_ARGUMENTS))
    return layak_call_get_exit (call);
  if (first < 0)
    return layak_call_misuse (call, _("--first takes the number of a batch"));

  return add_batches (call, first);
}

const LayakCommand layak_command_batches =
{
  "batches",
  N_("TRAINING DATES…"),
  N_("Add further batches of a training, one for each of the dates, and print their UUIDs"),
  N_("DATES is a day or several, as “20-22/8/2025” or “30 Sep – 2 Oct 2025”; one argument may hold those of several\n"
     "batches, parted by semicolons. The batches are planned, with sessions on the same days and groups without\n"
     "numbers, and all are one step. The training becomes batch 1 of its series if it has no number yet."),
  run,
};
