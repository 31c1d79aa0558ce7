/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-history-row.h"

#include <glib/gi18n.h>

#include "layak-change-row.h"
#include "layak-feedback.h"
#include "layak-wording.h"

/* An import may have thousands; these are enough to see what it was. */
#define MAX_CHANGES 200

struct _LayakHistoryRow
{
  AdwExpanderRow         parent_instance;

  LayakStore            *store;
  gint64                 step;
  const LayakRecordInfo *info;
  char                  *uuid;        /* nullable */
  gboolean               is_filled;

  GtkImage              *icon;
  GtkWidget             *undo_button;
};

G_DEFINE_FINAL_TYPE (LayakHistoryRow, layak_history_row, ADW_TYPE_EXPANDER_ROW)

static void
add_note (LayakHistoryRow *self,
          const char      *text)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", text, "use-markup", FALSE, NULL);

  gtk_widget_add_css_class (row, "dim-label");
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

/* Whether it has to be said which record each change concerns. */
static gboolean
has_many_records (GPtrArray *lines)
{
  const LayakHistoryLine *first = g_ptr_array_index (lines, 0);

  for (guint i = 1; i < lines->len; i++)
    if (g_strcmp0 (((LayakHistoryLine *) g_ptr_array_index (lines, i))->uuid, first->uuid) != 0)
      return TRUE;

  return FALSE;
}

static void
fill (LayakHistoryRow *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) lines =
    layak_history_select_step (layak_store_get_reader (self->store), self->step, self->info, self->uuid,
                               MAX_CHANGES + 1, &error);
  gboolean is_named;

  if (lines == NULL)
    {
      layak_feedback_show_error (GTK_WIDGET (self), error);
      return;
    }

  self->is_filled = TRUE;
  if (lines->len == 0)
    {
      add_note (self, _("No single record was changed"));
      return;
    }

  is_named = has_many_records (lines);
  for (guint i = 0; i < lines->len && i < MAX_CHANGES; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (self),
                              layak_change_row_new (self->store, g_ptr_array_index (lines, i), is_named));
  if (lines->len > MAX_CHANGES)
    add_note (self, _("There are more changes: “layakctl log” lists them all."));
}

static void
expanded_cb (LayakHistoryRow *self)
{
  if (!self->is_filled && self->store != NULL && adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self)))
    fill (self);
}

static const char *
get_icon (LayakAction action)
{
  switch (action)
    {
    case LAYAK_ACTION_ADD:
      return "list-add-symbolic";
    case LAYAK_ACTION_DELETE:
      return "user-trash-symbolic";
    case LAYAK_ACTION_IMPORT:
      return "document-open-symbolic";
    case LAYAK_ACTION_UNDO:
      return "edit-undo-symbolic";
    case LAYAK_ACTION_REDO:
      return "edit-redo-symbolic";
    case LAYAK_ACTION_RESTORE:
      return "document-revert-symbolic";
    case LAYAK_ACTION_EDIT:
    default:
      return "document-edit-symbolic";
    }
}

/* (nullable): imports are told by the name of the file; what was done here needs no word. */
static const char *
get_origin (const char *origin)
{
  if (g_strcmp0 (origin, "window") == 0)
    return NULL;
  if (g_strcmp0 (origin, "command-line") == 0)
    return _("by layakctl");

  return origin;
}

static char *
dup_subtitle (const LayakHistoryLine *line)
{
  g_autofree char *time = layak_wording_moment (line->step->at);
  const char *origin = get_origin (line->step->origin);
  g_autoptr(GString) text = g_string_new (time);

  if (line->step->person != NULL)
    g_string_append_printf (text, " · %s", line->step->person);
  if (origin != NULL)
    g_string_append_printf (text, " · %s", origin);
  if (line->state == LAYAK_STEP_STATE_UNDONE)
    g_string_append_printf (text, " · %s", _("taken back"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
layak_history_row_dispose (GObject *object)
{
  LayakHistoryRow *self = LAYAK_HISTORY_ROW (object);

  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_HISTORY_ROW);

  G_OBJECT_CLASS (layak_history_row_parent_class)->dispose (object);
}

static void
layak_history_row_finalize (GObject *object)
{
  g_free (LAYAK_HISTORY_ROW (object)->uuid);

  G_OBJECT_CLASS (layak_history_row_parent_class)->finalize (object);
}

static void
layak_history_row_class_init (LayakHistoryRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layak_history_row_dispose;
  object_class->finalize = layak_history_row_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-history-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakHistoryRow, icon);
  gtk_widget_class_bind_template_child (widget_class, LayakHistoryRow, undo_button);
  gtk_widget_class_bind_template_callback (widget_class, expanded_cb);
}

static void
layak_history_row_init (LayakHistoryRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static char *
dup_title (LayakStore          *store,
           const LayakStepInfo *step)
{
  g_autoptr(GError) error = NULL;
  char *title = layak_history_dup_title (layak_store_get_reader (store), step, &error);

  if (title == NULL)
    g_debug ("step %" G_GINT64_FORMAT ": %s", step->id, error->message);
  return title != NULL ? title : layak_step_info_dup_label (step);
}

GtkWidget *
layak_history_row_new (LayakStore             *store,
                       const LayakHistoryLine *step,
                       const LayakRecordInfo  *info,
                       const char             *uuid)
{
  LayakHistoryRow *self = g_object_new (LAYAK_TYPE_HISTORY_ROW, NULL);
  g_autofree char *title = dup_title (store, step->step), *subtitle = dup_subtitle (step);
  /* Translators: what a step did, as “Change Training: Bimtek”. */
  g_autofree char *undo = g_strdup_printf (_("Undo this step: %s"), title);

  self->store = g_object_ref (store);
  self->step = step->step->id;
  self->info = info;
  self->uuid = g_strdup (uuid);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  gtk_image_set_from_icon_name (self->icon, get_icon (step->step->action));
  gtk_widget_set_visible (self->undo_button, step->state == LAYAK_STEP_STATE_DONE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->undo_button), "x", self->step);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->undo_button), GTK_ACCESSIBLE_PROPERTY_LABEL, undo, -1);
  return GTK_WIDGET (self);
}

gint64
layak_history_row_get_step (LayakHistoryRow *self)
{
  g_return_val_if_fail (LAYAK_IS_HISTORY_ROW (self), 0);

  return self->step;
}
