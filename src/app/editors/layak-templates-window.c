/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-templates-window.h"

#include <glib/gi18n.h>
#include <string.h>

#include "layak-feedback.h"
#include "layak-keys.h"
#include "layak-names.h"
#include "layak-new.h"
#include "layak-removal.h"
#include "layak-template-content.h"
#include "layak-template.h"
#include "layak-template-dialog.h"
#include "layak-templates.h"
#include "layak-training.h"
#include "layak-undo-keys.h"
#include "layak-wording.h"

struct _LayakTemplatesWindow
{
  AdwWindow    parent_instance;

  GtkWidget   *widget;
  LayakScope  *scope;
  GPtrArray   *templates;    /* (element-type LayakRow): in the order of the rows */
  LayakUuid    chosen;
  char        *uuid;         /* nullable: of the training that is being added */

  GtkStack    *stack;
  GtkListBox  *list;
  GtkEditable *dates_row;
  GtkLabel    *preview;
};

static const char template_key[] = "layak-template";

G_DEFINE_FINAL_TYPE (LayakTemplatesWindow, layak_templates_window, ADW_TYPE_WINDOW)

static LayakStore *
get_store (LayakTemplatesWindow *self)
{
  return layak_scope_get_store (self->scope);
}

/* (nullable): the template the training shall be made of. */
static const LayakRow *
get_chosen (LayakTemplatesWindow *self)
{
  for (guint i = 0; i < self->templates->len; i++)
    {
      const LayakRow *template = g_ptr_array_index (self->templates, i);

      if (layak_uuid_equal (&template->uuid, &self->chosen))
        return template;
    }
  return NULL;
}

/* (transfer full): a new training is of the chosen place; where all are shown, the template knows whose it is. */
static LayakRow *
make_wishes (LayakTemplatesWindow *self,
             const LayakRow       *template)
{
  const gboolean is_owned = !layak_row_is_unknown (template, "regency") || !layak_row_is_unknown (template, "province");

  return layak_scope_get_place (self->scope) != NULL || !is_owned ? layak_new_row (&layak_training_info, self->scope)
                                                                  : layak_row_new (&layak_training_info);
}

/* One day is the first one: the template knows how many follow. */
static gboolean
parse_dates (LayakTemplatesWindow *self,
             LayakDate            *start,
             LayakDate            *end)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->dates_row)));

  *start = *end = LAYAK_UNKNOWN;
  if (*text == '\0')
    return TRUE;
  if (!layak_wording_parse_dates (text, start, end) || *start == LAYAK_UNKNOWN)
    return FALSE;

  if (*end == *start)
    *end = LAYAK_UNKNOWN;
  return TRUE;
}

/* (transfer full) (nullable): what would be added; NULL as long as it is not known. */
static LayakUnit *
make_training (LayakTemplatesWindow  *self,
               GError               **error)
{
  const LayakRow *template = get_chosen (self);
  g_autoptr(LayakRow) wishes = template != NULL ? make_wishes (self, template) : NULL;
  LayakDate start, end;

  if (template == NULL || !parse_dates (self, &start, &end))
    return NULL;

  layak_row_set_number (wishes, "start-date", start);
  layak_row_set_number (wishes, "end-date", end);
  return layak_templates_make (layak_store_get_reader (get_store (self)), template, wishes, error);
}

static void
add_part (GString    *text,
          char       *part)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
  g_free (part);
}

static void
add_counts (GString         *text,
            const LayakUnit *training)
{
  const gint64 n_days = layak_template_content_count_days (training);
  const guint n_sessions = layak_template_content_count_sessions (training);

  if (n_days != LAYAK_UNKNOWN)
    add_part (text, layak_wording_count (ngettext ("%s day", "%s days", (gulong) n_days), n_days));
  if (n_sessions > 0)
    add_part (text, layak_wording_count (ngettext ("%s session", "%s sessions", n_sessions), n_sessions));
}

static char *
dup_preview (const LayakUnit *training)
{
  const LayakDate start = layak_row_get_date (training->root, "start-date");
  GString *text = g_string_new (layak_row_get_title (training->root));

  if (start != LAYAK_UNKNOWN)
    add_part (text, layak_wording_dates (start, layak_row_get_date (training->root, "end-date")));
  return g_string_free (text, FALSE);
}

static void
show_dates_problem (LayakTemplatesWindow *self,
                    gboolean              is_wrong)
{
  if (is_wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->dates_row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->dates_row), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->dates_row), GTK_ACCESSIBLE_STATE_INVALID,
                               is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/* Says beforehand what would be added. */
static void
changed_cb (LayakTemplatesWindow *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakUnit) training = NULL;
  g_autofree char *text = NULL;
  LayakDate start, end;
  gboolean is_date;

  if (self->templates == NULL)
    return;

  is_date = parse_dates (self, &start, &end);
  training = make_training (self, &error);
  if (training != NULL)
    text = dup_preview (training);
  else if (!is_date)
    text = g_strdup_printf (_("“%s” is no date"), gtk_editable_get_text (self->dates_row));
  gtk_label_set_label (self->preview, text != NULL ? text : error != NULL ? error->message : "");
  show_dates_problem (self, !is_date);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "templates.add", training != NULL);
}

static void
chosen_cb (LayakTemplatesWindow *self,
           GtkCheckButton       *check)
{
  const LayakRow *template = g_object_get_data (G_OBJECT (check), template_key);

  if (!gtk_check_button_get_active (check))
    return;

  self->chosen = template->uuid;
  changed_cb (self);
}

static void
rename_cb (LayakTemplatesWindow *self,
           GtkWidget            *button)
{
  GtkWidget *dialog = layak_template_dialog_new (GTK_WIDGET (self->stack), get_store (self),
                                                 g_object_get_data (G_OBJECT (button), template_key));

  if (dialog != NULL)
    gtk_window_present (GTK_WINDOW (dialog));
}

static void
remove_cb (LayakTemplatesWindow *self,
           GtkWidget            *button)
{
  const LayakRow *template = g_object_get_data (G_OBJECT (button), template_key);

  layak_removal_start_one (GTK_WIDGET (self->stack), get_store (self), layak_row_get_title (template), template);
}

static GtkWidget *
make_button (LayakTemplatesWindow *self,
             const char           *icon,
             const char           *label,
             GCallback             callback,
             const LayakRow       *template)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data (G_OBJECT (button), template_key, (gpointer) template);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

/* “Kabupaten Balangan · Technical guidance · 2 days · 6 sessions”. */
static char *
dup_detail (LayakTemplatesWindow *self,
            const LayakRow       *template)
{
  const char *regency = layak_row_get_text (template, "regency");
  const char *place = regency != NULL ? regency : layak_row_get_text (template, "province");
  g_autoptr(LayakUnit) training = layak_template_content_parse (layak_row_get_text (template, "content"), NULL);
  GString *text = g_string_new (NULL);
  gint64 kind;

  add_part (text, place != NULL ? layak_names_dup_place (get_store (self), place)
                                : g_strdup (_("For all regencies and cities")));
  if (training == NULL)
    return g_string_free (text, FALSE);

  kind = layak_row_get_number (training->root, "kind");
  if (kind != LAYAK_UNKNOWN)
    add_part (text, g_strdup (layak_enumeration_get_label (&layak_training_kinds, kind)));
  add_counts (text, training);
  return g_string_free (text, FALSE);
}

static GtkWidget *
make_check (LayakTemplatesWindow *self,
            const LayakRow       *template,
            GtkCheckButton       *group)
{
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (check), group);
  g_object_set_data (G_OBJECT (check), template_key, (gpointer) template);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  layak_row_get_title (template), -1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), layak_uuid_equal (&template->uuid, &self->chosen));
  g_signal_connect_object (check, "toggled", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  return check;
}

static GtkWidget *
make_row (LayakTemplatesWindow *self,
          const LayakRow       *template,
          GtkWidget            *check)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *detail = dup_detail (self, template);
  g_autofree char *rename = g_strdup_printf (_("Rename “%s”"), layak_row_get_title (template));
  g_autofree char *removal = g_strdup_printf (_("Remove “%s”"), layak_row_get_title (template));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), layak_row_get_title (template));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_button (self, "document-edit-symbolic", rename,
                                                                G_CALLBACK (rename_cb), template));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_button (self, "user-trash-symbolic", removal,
                                                                G_CALLBACK (remove_cb), template));
  return row;
}

static void
show_templates (LayakTemplatesWindow *self)
{
  const gboolean has_focus = gtk_widget_get_state_flags (GTK_WIDGET (self->list)) & GTK_STATE_FLAG_FOCUS_WITHIN;
  GtkWidget *row, *first = NULL;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < self->templates->len; i++)
    {
      const LayakRow *template = g_ptr_array_index (self->templates, i);
      GtkWidget *check = make_check (self, template, first != NULL ? GTK_CHECK_BUTTON (first) : NULL);

      if (first == NULL)
        first = check;
      gtk_list_box_append (self->list, make_row (self, template, check));
    }
  gtk_stack_set_visible_child_name (self->stack, self->templates->len > 0 ? "list" : "empty");
  if (has_focus)
    gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

/* Reads them anew: the first one is chosen as long as nobody chose another. */
static void
load (LayakTemplatesWindow *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) before = self->templates;

  self->templates = layak_templates_select (layak_store_get_reader (get_store (self)),
                                            layak_scope_get_place (self->scope), &error);
  if (self->templates == NULL)
    {
      self->templates = g_ptr_array_new ();
      layak_feedback_show_error (GTK_WIDGET (self->stack), error);
    }
  if (get_chosen (self) == NULL && self->templates->len > 0)
    self->chosen = ((const LayakRow *) g_ptr_array_index (self->templates, 0))->uuid;
  show_templates (self);
  changed_cb (self);
}

static void
store_changed_cb (LayakTemplatesWindow *self,
                  guint64               tables)
{
  if (self->scope != NULL && (tables & LAYAK_TABLE_BIT (&layak_template_info)) != 0)
    load (self);
}

static gboolean
add_func (LayakWriter  *writer,
          gpointer      unit,
          GError      **error)
{
  return layak_writer_add_unit (writer, unit, error);
}

static void
unit_free (gpointer unit)
{
  layak_unit_free (unit);
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(LayakTemplatesWindow) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!layak_store_write_finish (LAYAK_STORE (source), result, &error))
    {
      layak_feedback_show_error (GTK_WIDGET (self->stack), error);
      return;
    }

  gtk_widget_activate_action (self->widget, "win.show-record", "(sss)", "training", self->uuid, "title");
  gtk_window_close (GTK_WINDOW (self));
}

static void
add_cb (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  LayakTemplatesWindow *self = LAYAK_TEMPLATES_WINDOW (widget);
  LayakUnit *training = make_training (self, NULL);

  if (training == NULL)
    return;

  g_free (self->uuid);
  self->uuid = layak_uuid_to_string (&training->root->uuid);
  gtk_widget_action_set_enabled (widget, "templates.add", FALSE);
  layak_store_write_async (get_store (self), LAYAK_ACTION_ADD, &layak_training_info,
                           layak_row_get_title (training->root), add_func, training, unit_free, NULL, added_cb,
                           g_object_ref (self));
}

/* What was removed here can be taken back here, too. */
static void
forward_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  gtk_widget_activate_action_variant (LAYAK_TEMPLATES_WINDOW (widget)->widget, action_name, parameter);
}

static void
layak_templates_window_dispose (GObject *object)
{
  LayakTemplatesWindow *self = LAYAK_TEMPLATES_WINDOW (object);

  g_clear_object (&self->widget);
  g_clear_object (&self->scope);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_TEMPLATES_WINDOW);

  G_OBJECT_CLASS (layak_templates_window_parent_class)->dispose (object);
}

static void
layak_templates_window_finalize (GObject *object)
{
  LayakTemplatesWindow *self = LAYAK_TEMPLATES_WINDOW (object);

  g_clear_pointer (&self->templates, g_ptr_array_unref);
  g_free (self->uuid);

  G_OBJECT_CLASS (layak_templates_window_parent_class)->finalize (object);
}

static void
layak_templates_window_class_init (LayakTemplatesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_templates_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = layak_templates_window_finalize;

  gtk_widget_class_install_action (widget_class, "templates.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, forward_cb);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, forward_cb);
  gtk_widget_class_install_action (widget_class, "win.undo-step", "x", forward_cb);
  gtk_widget_class_install_action (widget_class, "win.announce", "s", forward_cb);
  layak_keys_add_aside (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-templates-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakTemplatesWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, LayakTemplatesWindow, list);
  gtk_widget_class_bind_template_child (widget_class, LayakTemplatesWindow, dates_row);
  gtk_widget_class_bind_template_child (widget_class, LayakTemplatesWindow, preview);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
layak_templates_window_init (LayakTemplatesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  layak_undo_keys_attach (GTK_WIDGET (self));
}

GtkWidget *
layak_templates_window_new (GtkWidget  *widget,
                            LayakScope *scope)
{
  LayakTemplatesWindow *self = g_object_new (LAYAK_TYPE_TEMPLATES_WINDOW,
                                             "transient-for", gtk_widget_get_root (widget), NULL);

  self->widget = g_object_ref (widget);
  self->scope = g_object_ref (scope);
  g_signal_connect_object (layak_scope_get_store (scope), "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  load (self);
  /* Keys would go to an entry that is not shown, and Escape nowhere. */
  if (self->templates->len > 0)
    gtk_widget_grab_focus (GTK_WIDGET (self->dates_row));
  return GTK_WIDGET (self);
}
