/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-new.h"

#include <glib/gi18n.h>

#include "layak-feedback.h"
#include "layak-new-dialog.h"
#include "layak-recommendation.h"
#include "layak-regency.h"
#include "layak-training.h"

typedef struct
{
  GtkWidget  *widget;
  const char *type;
  char       *uuid;
  const char *field;
  gboolean    is_blank;
} Added;

/* The newest record that nobody filled in yet, and the step that made it; kept with its store. */
typedef struct
{
  char   *uuid;
  gint64  step;
} Blank;

static void
blank_free (gpointer data)
{
  Blank *blank = data;

  g_free (blank->uuid);
  g_free (blank);
}

static GQuark
blank_quark (void)
{
  return g_quark_from_static_string ("layak-new-blank");
}

/* What nobody named is called so. */
static gboolean
is_blank (const LayakRow *row)
{
  const char *title = layak_row_get_title (row);

  return g_strcmp0 (title, _("New training")) == 0 || g_strcmp0 (title, _("New recommendation")) == 0;
}

static void
remember_blank (LayakStore *store,
                const char *uuid)
{
  g_autoptr(LayakStepInfo) step = layak_store_dup_undo_step (store);
  Blank *blank;

  if (step == NULL)
    return;

  blank = g_new0 (Blank, 1);
  blank->uuid = g_strdup (uuid);
  blank->step = step->id;
  g_object_set_qdata_full (G_OBJECT (store), blank_quark (), blank, blank_free);
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Added *added = user_data;
  g_autoptr(GError) error = NULL;

  if (!layak_store_write_finish (LAYAK_STORE (source), result, &error))
    layak_feedback_show_error (added->widget, error);
  else
    {
      if (added->is_blank)
        remember_blank (LAYAK_STORE (source), added->uuid);
      gtk_widget_activate_action (added->widget, "win.show-record", "(sss)", added->type, added->uuid, added->field);
    }

  g_object_unref (added->widget);
  g_free (added->uuid);
  g_free (added);
}

/**
 * layak_new_show:
 * @row: (transfer full): the new record
 */
void
layak_new_show (GtkWidget  *widget,
                LayakStore *store,
                LayakRow   *row,
                const char *field)
{
  Added *added = g_new0 (Added, 1);
  g_autoptr(LayakRecord) record = NULL;

  added->widget = g_object_ref (widget);
  added->type = row->info->name;
  added->uuid = layak_uuid_to_string (&row->uuid);
  added->field = field;
  added->is_blank = is_blank (row);

  record = layak_record_new_take (row);
  layak_store_insert_async (store, record, added_cb, added);
}

static void
taken_back_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(GtkWidget) widget = user_data;
  g_autoptr(GError) error = NULL;

  if (layak_store_write_finish (LAYAK_STORE (source), result, &error))
    layak_feedback_toast (widget, _("The empty draft was not kept"));
  else
    layak_feedback_show_error (widget, error);
}

/* Nobody did anything since the record was made, if the step that made it is still the newest and nothing is being
 * written: whatever was typed is committed when an editor is left. */
void
layak_new_leave (GtkWidget  *widget,
                 LayakStore *store,
                 const char *uuid)
{
  const Blank *blank = g_object_get_qdata (G_OBJECT (store), blank_quark ());
  g_autoptr(LayakStepInfo) step = NULL;

  if (blank == NULL || !g_str_equal (blank->uuid, uuid) || layak_store_is_writing (store))
    return;

  step = layak_store_dup_undo_step (store);
  if (step != NULL && step->id == blank->step)
    layak_store_undo_async (store, blank->step, taken_back_cb, g_object_ref (widget));
}

/* A place of two digits is a province. */
LayakRow *
layak_new_row (const LayakRecordInfo *info,
               LayakScope            *scope)
{
  LayakRow *row = layak_row_new (info);
  const char *place = layak_scope_get_place (scope);

  if (place == NULL)
    place = layak_scope_get_office (scope);
  layak_row_ensure_uuid (row);
  if (place != NULL)
    layak_row_set_text (row, strlen (place) == 2 ? "province" : "regency", place);
  return row;
}

static void
show_training (GtkWidget           *widget,
               LayakScope          *scope,
               LayakRow            *row,
               const char          *title,
               LayakTrainingStatus  status)
{
  layak_row_set_text (row, "title", title);
  layak_row_set_number (row, "status", status);
  layak_new_show (widget, layak_scope_get_store (scope), row, "title");
}

static void
take_indicators (LayakRow   *row,
                 const char *indicators)
{
  layak_row_parse_field (row, "indicators", indicators, NULL);
}

/* The title is required, so a new training has one that says it is new, and asks to be replaced. */
void
layak_new_training (GtkWidget  *widget,
                    LayakScope *scope)
{
  show_training (widget, scope, layak_new_row (&layak_training_info, scope), _("New training"), LAYAK_TRAINING_DRAFT);
}

void
layak_new_training_for (GtkWidget  *widget,
                        LayakScope *scope,
                        const char *indicators,
                        const char *title)
{
  LayakRow *row = layak_new_row (&layak_training_info, scope);

  take_indicators (row, indicators);
  show_training (widget, scope, row, title, LAYAK_TRAINING_PLANNED);
}

/**
 * layak_new_recommendation:
 * @training: (nullable): the training it comes from
 */
void
layak_new_recommendation (GtkWidget      *widget,
                          LayakScope     *scope,
                          const LayakRow *training)
{
  layak_new_recommendation_for (widget, scope, training, "");
}

void
layak_new_recommendation_for (GtkWidget      *widget,
                              LayakScope     *scope,
                              const LayakRow *training,
                              const char     *indicators)
{
  LayakRow *row = layak_new_row (&layak_recommendation_info, scope);

  take_indicators (row, indicators);
  if (training != NULL)
    {
      g_autofree char *uuid = layak_uuid_to_string (&training->uuid);

      layak_row_set_text (row, "training", uuid);
      layak_row_set_text (row, "regency", layak_row_get_text (training, "regency"));
      layak_row_set_text (row, "province", layak_row_get_text (training, "province"));
      layak_row_set_text (row, "lead", layak_row_get_text (training, "organiser"));
    }
  layak_row_set_text (row, "text", _("New recommendation"));
  layak_row_set_number (row, "status", LAYAK_RECOMMENDATION_PROPOSED);
  layak_row_set_number (row, "raised-on", layak_date_today ());
  layak_new_show (widget, layak_scope_get_store (scope), row, "text");
}

void
layak_new_place (GtkWidget  *widget,
                 LayakScope *scope,
                 const char *name)
{
  static const char * const fields[] = { "name", "kind", "code", "province", NULL };
  LayakRow *row = layak_row_new (&layak_regency_info);
  GtkWidget *dialog;

  if (*name != '\0')
    layak_row_set_text (row, "name", name);
  dialog = layak_new_dialog_new (widget, layak_scope_get_store (scope), row, fields);
  g_signal_connect_object (dialog, "added", G_CALLBACK (layak_scope_set_place), scope, G_CONNECT_SWAPPED);
}
