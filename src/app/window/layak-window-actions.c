/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-window-private.h"

#include <glib/gi18n.h>

#include "layak-editor.h"
#include "layak-feedback.h"
#include "layak-file-finding.h"
#include "layak-narrowing.h"
#include "layak-new.h"
#include "layak-scope-follow.h"
#include "layak-templates-window.h"
#include "layak-workforce-entry.h"

/* What menus, keys and buttons do with the window; its files have a place of their own. */

static void
history_done_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(LayakWindow) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!layak_store_write_finish (LAYAK_STORE (source), result, &error))
    layak_feedback_show_error (GTK_WIDGET (self->toasts), error);
}

/* What is typed but not yet saved becomes a step of its own first, so that it is this which is taken back. */
static void
undo_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  LayakWindow *self = LAYAK_WINDOW (widget);

  layak_window_commit (self);
  layak_store_undo_async (layak_window_get_store (self), parameter != NULL ? g_variant_get_int64 (parameter) : 0,
                          history_done_cb, g_object_ref (self));
}

static void
redo_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  LayakWindow *self = LAYAK_WINDOW (widget);

  layak_window_commit (self);
  layak_store_redo_async (layak_window_get_store (self), history_done_cb, g_object_ref (self));
}

static void
back_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  LayakPage *page = layak_window_get_page (LAYAK_WINDOW (widget));

  if (page != NULL)
    layak_page_go_back (page);
}

static void
step_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  LayakPage *page = layak_window_get_page (LAYAK_WINDOW (widget));

  if (page != NULL)
    layak_page_step (page, g_str_equal (action_name, "win.next-record") ? 1 : -1);
}

static void
find_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  LayakPage *page = layak_window_get_page (LAYAK_WINDOW (widget));

  if (page != NULL)
    layak_page_focus_search (page);
}

static void
go_to_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  gtk_menu_button_popup (LAYAK_WINDOW (widget)->search_button);
}

static void
show_page_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  const LayakPageInfo *info = layak_pages_find (g_variant_get_string (parameter, NULL));

  if (info != NULL)
    layak_window_show_page (LAYAK_WINDOW (widget), info);
}

/* The list takes the place of whatever the page showed, a record or another narrowing. */
static void
show_list_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  g_autoptr(GVariant) filters = g_variant_get_child_value (parameter, 1);
  const LayakPageInfo *info;
  const char *type;
  LayakPage *page;

  g_variant_get_child (parameter, 0, "&s", &type);
  info = layak_pages_find_record (type);
  if (info == NULL)
    return;

  page = layak_window_show_page (LAYAK_WINDOW (widget), info);
  layak_page_go_back (page);
  if (layak_page_get_query (page) != NULL)
    layak_narrowing_apply (layak_page_get_query (page), filters);
}

/* The same of all places and years, where what is to be shown may lie anywhere. */
static void
show_list_everywhere_cb (GtkWidget  *widget,
                         const char *action_name,
                         GVariant   *parameter)
{
  LayakWindow *self = LAYAK_WINDOW (widget);

  layak_scope_move (GTK_WIDGET (self->root_stack), self->scope, NULL, 0);
  show_list_cb (widget, action_name, parameter);
}

static void
show_year_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  layak_scope_set_year (LAYAK_WINDOW (widget)->scope, g_variant_get_int32 (parameter));
}

static void
show_scope_cb (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  LayakWindow *self = LAYAK_WINDOW (widget);
  const char *place;
  int year;

  g_variant_get (parameter, "(&si)", &place, &year);
  layak_scope_set_place (self->scope, place);
  layak_scope_set_year (self->scope, year);
}

static void
nth_page_cb (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  const guint position = (guint) g_variant_get_int32 (parameter);

  if (position < layak_pages_get_n_pages ())
    layak_window_show_page (LAYAK_WINDOW (widget), layak_pages_nth (position));
}

static void
show_record_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  const char *type, *uuid, *field;

  g_variant_get (parameter, "(&s&s&s)", &type, &uuid, &field);
  layak_window_show_record (LAYAK_WINDOW (widget), type, uuid, *field != '\0' ? field : NULL);
}

static void
new_training_cb (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  LayakWindow *self = LAYAK_WINDOW (widget);

  layak_new_training (GTK_WIDGET (self->toasts), self->scope);
}

static void
new_from_template_cb (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  LayakWindow *self = LAYAK_WINDOW (widget);

  layak_window_commit (self);
  gtk_window_present (GTK_WINDOW (layak_templates_window_new (GTK_WIDGET (self->toasts), self->scope)));
}

static void
find_files_cb (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  LayakWindow *self = LAYAK_WINDOW (widget);

  layak_file_finding_choose_folder (GTK_WIDGET (self->root_stack), layak_window_get_store (self));
}

static void
new_recommendation_cb (GtkWidget  *widget,
                       const char *action_name,
                       GVariant   *parameter)
{
  LayakWindow *self = LAYAK_WINDOW (widget);

  layak_new_recommendation (GTK_WIDGET (self->toasts), self->scope, NULL);
}

static void
toggle_sidebar_cb (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  AdwFlap *flap = LAYAK_WINDOW (widget)->flap;

  adw_flap_set_reveal_flap (flap, !adw_flap_get_reveal_flap (flap));
}

static gboolean
has_focus_within (GtkWidget *widget)
{
  return (gtk_widget_get_state_flags (widget) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0;
}

/* F6 goes through the areas of the window; what cannot take the focus now is passed over. */
static void
next_area_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  LayakWindow *self = LAYAK_WINDOW (widget);
  GtkWidget *areas[] = { GTK_WIDGET (self->sidebar), self->header, GTK_WIDGET (self->pages) };
  const guint n = G_N_ELEMENTS (areas);
  guint current = 0;

  for (guint i = 0; i < n; i++)
    if (has_focus_within (areas[i]))
      current = i;
  for (guint i = 1; i <= n; i++)
    if (gtk_widget_child_focus (areas[(current + i) % n], GTK_DIR_TAB_FORWARD))
      return;
}

static void
announce_cb (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (LAYAK_WINDOW (widget)->saved_label),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, g_variant_get_string (parameter, NULL), -1);
}

static void
show_trouble_cb (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  LayakWindow *self = LAYAK_WINDOW (widget);
  const char *message = g_variant_get_string (parameter, NULL);

  if (*message != '\0')
    gtk_label_set_label (self->trouble_label, message);
  gtk_revealer_set_reveal_child (self->trouble, *message != '\0');
}

typedef void (*EditorFunc) (LayakEditor *editor);

static void
for_each_editor (GtkWidget  *widget,
                 EditorFunc  func)
{
  if (LAYAK_IS_EDITOR (widget))
    func (LAYAK_EDITOR (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    for_each_editor (child, func);
}

/* Writes what could not be written before. */
void
layak_window_retry (LayakWindow *self)
{
  for_each_editor (GTK_WIDGET (self->pages), layak_editor_retry);
}

static void
try_again_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  LayakWindow *self = LAYAK_WINDOW (widget);

  gtk_revealer_set_reveal_child (self->trouble, FALSE);
  layak_window_retry (self);
}

/* Whatever is typed and not yet saved, on all pages. */
void
layak_window_commit (LayakWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  GtkWidget *entry = focus != NULL ? gtk_widget_get_ancestor (focus, LAYAK_TYPE_WORKFORCE_ENTRY) : NULL;

  /* Only where the focus is can anything be typed that belongs to no editor. */
  if (entry != NULL)
    layak_workforce_entry_commit (LAYAK_WORKFORCE_ENTRY (entry));
  for_each_editor (GTK_WIDGET (self->pages), layak_editor_commit);
}

static void
install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.undo", NULL, undo_cb);
  gtk_widget_class_install_action (klass, "win.undo-step", "x", undo_cb);
  gtk_widget_class_install_action (klass, "win.redo", NULL, redo_cb);
  gtk_widget_class_install_action (klass, "win.back", NULL, back_cb);
  gtk_widget_class_install_action (klass, "win.next-record", NULL, step_cb);
  gtk_widget_class_install_action (klass, "win.previous-record", NULL, step_cb);
  gtk_widget_class_install_action (klass, "win.find", NULL, find_cb);
  gtk_widget_class_install_action (klass, "win.go-to", NULL, go_to_cb);
  gtk_widget_class_install_action (klass, "win.show-page", "s", show_page_cb);
  gtk_widget_class_install_action (klass, "win.show-list", "(sa{ss})", show_list_cb);
  gtk_widget_class_install_action (klass, "win.show-list-everywhere", "(sa{ss})", show_list_everywhere_cb);
  gtk_widget_class_install_action (klass, "win.show-year", "i", show_year_cb);
  gtk_widget_class_install_action (klass, "win.show-scope", "(si)", show_scope_cb);
  gtk_widget_class_install_action (klass, "win.nth-page", "i", nth_page_cb);
  gtk_widget_class_install_action (klass, "win.show-record", "(sss)", show_record_cb);
  gtk_widget_class_install_action (klass, "win.new-training", NULL, new_training_cb);
  gtk_widget_class_install_action (klass, "win.new-from-template", NULL, new_from_template_cb);
  gtk_widget_class_install_action (klass, "win.find-files", NULL, find_files_cb);
  gtk_widget_class_install_action (klass, "win.new-recommendation", NULL, new_recommendation_cb);
  gtk_widget_class_install_action (klass, "win.toggle-sidebar", NULL, toggle_sidebar_cb);
  gtk_widget_class_install_action (klass, "win.next-area", NULL, next_area_cb);
  gtk_widget_class_install_action (klass, "win.announce", "s", announce_cb);
  gtk_widget_class_install_action (klass, "win.show-trouble", "s", show_trouble_cb);
  gtk_widget_class_install_action (klass, "win.try-again", NULL, try_again_cb);
}

static void
install_keys (GtkWidgetClass *klass)
{
  const GdkModifierType shift = GDK_CONTROL_MASK | GDK_SHIFT_MASK;

  gtk_widget_class_add_binding_action (klass, GDK_KEY_n, GDK_CONTROL_MASK, "win.new-training", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_t, GDK_CONTROL_MASK, "win.new-from-template", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_n, shift, "win.new-recommendation", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_f, GDK_CONTROL_MASK, "win.find", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_k, GDK_CONTROL_MASK, "win.go-to", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_F9, 0, "win.toggle-sidebar", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_F6, 0, "win.next-area", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Left, GDK_ALT_MASK, "win.back", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Escape, 0, "win.back", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Up, GDK_ALT_MASK, "win.previous-record", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Down, GDK_ALT_MASK, "win.next-record", NULL);
  for (int i = 0; i < 8; i++)
    gtk_widget_class_add_binding_action (klass, GDK_KEY_1 + i, GDK_ALT_MASK, "win.nth-page", "i", i);
}

void
layak_window_install_actions (GtkWidgetClass *klass)
{
  install_actions (klass);
  install_keys (klass);
}
