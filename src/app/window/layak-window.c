/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "config.h"

#include "layak-window.h"

#include <glib/gi18n.h>

#include "layak-databases.h"
#include "layak-pages.h"
#include "layak-reading.h"
#include "layak-scope-button.h"
#include "layak-search-popover.h"
#include "layak-sidebar-row.h"
#include "layak-undo-keys.h"
#include "layak-whereabouts.h"
#include "layak-window-private.h"

#define UNFOLDED_WIDTH 1100

typedef enum
{
  PROP_SCOPE = 1,
} LayakWindowProperty;

static GParamSpec *properties[PROP_SCOPE + 1];

G_DEFINE_FINAL_TYPE (LayakWindow, layak_window, ADW_TYPE_APPLICATION_WINDOW)

/* (nullable): the page that is shown. */
LayakPage *
layak_window_get_page (LayakWindow *self)
{
  GtkWidget *page = gtk_stack_get_visible_child (self->pages);

  return page != NULL ? LAYAK_PAGE (page) : NULL;
}

/* (nullable): the row of the page; between those of the pages stand saved filters. */
static LayakSidebarRow *
find_row (LayakWindow         *self,
          const LayakPageInfo *info)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sidebar, i)) != NULL; i++)
    if (LAYAK_IS_SIDEBAR_ROW (row) && layak_sidebar_row_get_info (LAYAK_SIDEBAR_ROW (row)) == info)
      return LAYAK_SIDEBAR_ROW (row);

  return NULL;
}

static gboolean
is_squeezed_out (AdwSqueezer *squeezer)
{
  return gtk_widget_get_visible (GTK_WIDGET (squeezer)) && adw_squeezer_get_visible_child (squeezer) == NULL;
}

/* What the header bar has no room for is in the menu, the place and year in the sidebar. */
static void
squeezed_cb (LayakWindow *self)
{
  g_menu_remove_all (self->narrow_menu);
  if (is_squeezed_out (self->history_squeezer))
    {
      g_menu_append (self->narrow_menu, _("_Undo"), "win.undo");
      g_menu_append (self->narrow_menu, _("_Redo"), "win.redo");
    }
  if (is_squeezed_out (self->step_buttons))
    {
      g_menu_append (self->narrow_menu, _("_Previous record"), "win.previous-record");
      g_menu_append (self->narrow_menu, _("Ne_xt record"), "win.next-record");
    }
  gtk_widget_set_visible (self->sidebar_scope_button, is_squeezed_out (self->scope_squeezer));
}

static void
update_header (LayakWindow *self)
{
  LayakPage *page = layak_window_get_page (self);
  const char *title, *detail, *id = gtk_stack_get_visible_child_name (self->pages);
  g_autofree char *subtitle = NULL;

  if (page == NULL)
    return;

  g_object_get (page, "subtitle", &subtitle, NULL);
  detail = layak_page_get_detail_title (page);
  title = _(layak_pages_find (id)->title);
  adw_window_title_set_title (self->title, detail != NULL ? detail : title);
  adw_window_title_set_subtitle (self->title, detail != NULL ? title : subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (self->back_button, detail != NULL);
  gtk_widget_set_visible (self->new_button, detail == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->scope_squeezer), detail == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->step_buttons), detail != NULL);
  squeezed_cb (self);
}

/* Pages are made when they are first looked at. */
static LayakPage *
make_page (LayakWindow         *self,
           const LayakPageInfo *info)
{
  LayakPage *page = g_object_new (info->get_type (), "scope", self->scope, NULL);

  gtk_stack_add_named (self->pages, GTK_WIDGET (page), info->id);
  g_signal_connect_object (page, "notify::subtitle", G_CALLBACK (update_header), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "notify::detail-title", G_CALLBACK (update_header), self, G_CONNECT_SWAPPED);
  layak_window_restore_place (self, info, page);
  layak_window_follow_filters (self, page);
  return page;
}

/* Tells in the sidebar which page is shown, or which saved filter of it. */
void
layak_window_select_row (LayakWindow         *self,
                         const LayakPageInfo *info)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->pages, info->id);
  LayakQuery *query = page != NULL ? layak_page_get_query (LAYAK_PAGE (page)) : NULL;
  GtkListBoxRow *row = query != NULL ? layak_sidebar_filters_find (self->filters, query) : NULL;

  gtk_list_box_select_row (self->sidebar, row != NULL ? row : GTK_LIST_BOX_ROW (find_row (self, info)));
}

LayakPage *
layak_window_show_page (LayakWindow         *self,
                        const LayakPageInfo *info)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->pages, info->id);

  if (page == NULL)
    page = GTK_WIDGET (make_page (self, info));

  gtk_stack_set_visible_child (self->pages, page);
  gtk_stack_set_visible_child_name (self->root_stack, "main");
  layak_window_select_row (self, info);
  if (gtk_widget_get_state_flags (GTK_WIDGET (self->sidebar)) & GTK_STATE_FLAG_FOCUS_WITHIN)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_selected_row (self->sidebar)));
  g_settings_set_string (self->settings, "current-page", info->id);
  update_header (self);
  return LAYAK_PAGE (page);
}

static void
page_activated_cb (LayakWindow   *self,
                   GtkListBoxRow *row)
{
  if (LAYAK_IS_FILTER_ROW (row))
    layak_window_show_filter (self, layak_filter_row_get_filter (LAYAK_FILTER_ROW (row)));
  else
    {
      layak_window_leave_filter (self, layak_sidebar_row_get_info (LAYAK_SIDEBAR_ROW (row)));
      layak_window_show_page (self, layak_sidebar_row_get_info (LAYAK_SIDEBAR_ROW (row)));
    }
  if (adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, FALSE);
}

static void
show_badges (gpointer widget,
             gpointer result)
{
  LayakWindow *self = widget;
  g_autofree LayakBadges *badges = result;

  for (guint i = 0; i < layak_pages_get_n_pages () && self->filters != NULL; i++)
    layak_sidebar_row_show (find_row (self, layak_pages_nth (i)), badges);
}

static gboolean
count_badges_cb (gpointer data)
{
  LayakWindow *self = data;

  self->badges_id = 0;
  layak_sidebar_filters_count (self->filters);
  layak_reading_start (&self->counting, self, layak_window_get_store (self),
                       layak_figures_badges_read (layak_scope_get_place (self->scope),
                                                  layak_scope_get_year (self->scope), layak_date_today ()),
                       show_badges);

  return G_SOURCE_REMOVE;
}

static void
queue_badges (LayakWindow *self)
{
  if (self->badges_id == 0)
    self->badges_id = g_idle_add (count_badges_cb, self);
}

static void
store_changed_cb (LayakWindow *self)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  /* Translators: the time of day in the form of strftime(3); Indonesian writes %H.%M. */
  g_autofree char *time = g_date_time_format (now, _("%H:%M"));
  g_autofree char *text = g_strdup_printf (_("Saved automatically %s"), time);

  if (!layak_store_is_read_only (layak_window_get_store (self)))
    gtk_label_set_label (self->saved_label, text);
  queue_badges (self);
}

static void
set_tooltip (GtkWidget  *button,
             const char *label,
             const char *verb,
             const char *keys)
{
  g_autofree char *text = label != NULL ? g_strdup_printf ("%s: %s (%s)", verb, label, keys)
                                        : g_strdup_printf ("%s (%s)", verb, keys);

  gtk_widget_set_tooltip_text (button, text);
}

/* The tooltips name the step that would be taken back. */
static void
update_history (LayakWindow *self)
{
  gboolean can_undo, can_redo, is_read_only;
  g_autofree char *undo_label = NULL, *redo_label = NULL;

  g_object_get (layak_window_get_store (self),
                "can-undo", &can_undo, "undo-label", &undo_label,
                "can-redo", &can_redo, "redo-label", &redo_label,
                NULL);
  is_read_only = layak_store_is_read_only (layak_window_get_store (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", can_undo && !is_read_only);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", can_redo && !is_read_only);
  set_tooltip (self->undo_button, undo_label, _("Undo"), _("Ctrl+Z"));
  set_tooltip (self->redo_button, redo_label, _("Redo"), _("Ctrl+Shift+Z"));
}

static void
scope_changed_cb (LayakWindow *self)
{
  layak_window_save_scope (self);
  queue_badges (self);
}

static gboolean
layak_window_close_request (GtkWindow *window)
{
  LayakWindow *self = LAYAK_WINDOW (window);

  if (self->is_closing)
    return TRUE;

  layak_window_commit (self);
  layak_window_close_when_written (self);
  return TRUE;
}

static void
layak_window_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  switch ((LayakWindowProperty) prop_id)
    {
    case PROP_SCOPE:
      g_value_set_object (value, LAYAK_WINDOW (object)->scope);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_window_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  switch ((LayakWindowProperty) prop_id)
    {
    case PROP_SCOPE:
      LAYAK_WINDOW (object)->scope = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
follow_store (LayakWindow *self)
{
  LayakStore *store = layak_scope_get_store (self->scope);
  static const char * const names[] = { "can-undo", "can-redo", "undo-label", "redo-label" };
  g_autofree char *name = layak_databases_dup_title (layak_store_get_path (store));

  gtk_label_set_label (self->file_label, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->file_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->file_label), layak_store_get_path (store));
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *signal = g_strconcat ("notify::", names[i], NULL);

      g_signal_connect_object (store, signal, G_CALLBACK (update_history), self, G_CONNECT_SWAPPED);
    }
  update_history (self);
  layak_window_follow_writing (self);
}

static void
layak_window_constructed (GObject *object)
{
  LayakWindow *self = LAYAK_WINDOW (object);

  G_OBJECT_CLASS (layak_window_parent_class)->constructed (object);

  for (guint i = 0; i < layak_pages_get_n_pages (); i++)
    gtk_list_box_append (self->sidebar, layak_sidebar_row_new (layak_pages_nth (i)));

  layak_window_restore_state (self);
  layak_window_make_filters (self);
  g_object_set (self->scope_button, "scope", self->scope, NULL);
  g_object_set (self->small_scope_button, "scope", self->scope, NULL);
  g_object_set (self->sidebar_scope_button, "scope", self->scope, NULL);
  g_signal_connect_object (self->scope, "changed", G_CALLBACK (scope_changed_cb), self, G_CONNECT_SWAPPED);
  follow_store (self);
  layak_window_follow_file (self);
  queue_badges (self);
  layak_window_begin (self);
}

/* Below the width of a small laptop the sidebar would take too much from the page: it then lies over it when asked
 * for. */
static void
width_changed_cb (LayakWindow *self,
                  GParamSpec  *pspec,
                  GdkSurface  *surface)
{
  adw_flap_set_fold_policy (self->flap, gdk_surface_get_width (surface) < UNFOLDED_WIDTH ? ADW_FLAP_FOLD_POLICY_ALWAYS
                                                                                         : ADW_FLAP_FOLD_POLICY_AUTO);
}

static void
layak_window_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (layak_window_parent_class)->realize (widget);

  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (widget)), "notify::width",
                           G_CALLBACK (width_changed_cb), widget, G_CONNECT_SWAPPED);
}

static void
layak_window_dispose (GObject *object)
{
  LayakWindow *self = LAYAK_WINDOW (object);

  g_clear_handle_id (&self->badges_id, g_source_remove);
  g_clear_handle_id (&self->first_page_id, g_source_remove);
  layak_reading_stop (&self->counting);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_WINDOW);
  g_clear_object (&self->filters);
  g_clear_object (&self->scope);
  g_clear_object (&self->settings);
  self->wants_to_close = FALSE;
  g_clear_error (&self->failure);

  G_OBJECT_CLASS (layak_window_parent_class)->dispose (object);
}

static void
layak_window_class_init (LayakWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = layak_window_constructed;
  object_class->dispose = layak_window_dispose;
  object_class->get_property = layak_window_get_property;
  object_class->set_property = layak_window_set_property;
  widget_class->realize = layak_window_realize;
  GTK_WINDOW_CLASS (klass)->close_request = layak_window_close_request;

  properties[PROP_SCOPE] =
    g_param_spec_object ("scope", NULL, NULL, LAYAK_TYPE_SCOPE,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  layak_window_install_actions (widget_class);
  layak_window_install_file_actions (widget_class);
  layak_window_install_exchange_actions (widget_class);
  layak_window_install_aside_actions (widget_class);
  layak_window_install_filter_actions (widget_class);

  g_type_ensure (LAYAK_TYPE_SCOPE_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, LayakWindow, root_stack);
  gtk_widget_class_bind_template_child (widget_class, LayakWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, LayakWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, LayakWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, LayakWindow, header);
  gtk_widget_class_bind_template_child (widget_class, LayakWindow, title);
  gtk_widget_class_bind_template_child (widget_class, LayakWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, LayakWindow, new_button);
  gtk_widget_class_bind_template_child (widget_class, LayakWindow, new_split_button);
  gtk_widget_class_bind_template_child (widget_class, LayakWindow, new_menu);
  gtk_widget_class_bind_template_child (widget_class, LayakWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, LayakWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, LayakWindow, scope_button);
  gtk_widget_class_bind_template_child (widget_class, LayakWindow, small_scope_button);
  gtk_widget_class_bind_template_child (widget_class, LayakWindow, sidebar_scope_button);
  gtk_widget_class_bind_template_child (widget_class, LayakWindow, scope_squeezer);
  gtk_widget_class_bind_template_child (widget_class, LayakWindow, step_buttons);
  gtk_widget_class_bind_template_child (widget_class, LayakWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, LayakWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, LayakWindow, trouble);
  gtk_widget_class_bind_template_child (widget_class, LayakWindow, trouble_label);
  gtk_widget_class_bind_template_child (widget_class, LayakWindow, try_again_button);
  gtk_widget_class_bind_template_child (widget_class, LayakWindow, file_button);
  gtk_widget_class_bind_template_child (widget_class, LayakWindow, file_label);
  gtk_widget_class_bind_template_child (widget_class, LayakWindow, saved_label);
  gtk_widget_class_bind_template_child (widget_class, LayakWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, LayakWindow, file_menu);
  gtk_widget_class_bind_template_child (widget_class, LayakWindow, recent_menu);
  gtk_widget_class_bind_template_child (widget_class, LayakWindow, narrow_menu);
  gtk_widget_class_bind_template_child (widget_class, LayakWindow, history_squeezer);
  gtk_widget_class_bind_template_callback (widget_class, squeezed_cb);
  gtk_widget_class_bind_template_callback (widget_class, layak_window_select_shown);
  gtk_widget_class_bind_template_callback (widget_class, page_activated_cb);
}

/* Popovers are made when they are first opened: the window would come later for them. */
static void
make_menu_cb (GtkMenuButton *button,
              gpointer       menu)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, menu);
}

static void
make_search_cb (GtkMenuButton *button,
                gpointer       user_data)
{
  LayakWindow *self = user_data;

  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, g_object_new (LAYAK_TYPE_SEARCH_POPOVER, "scope", self->scope, NULL));
}

/* The two buttons within it are what takes the focus, and have no name of their own. */
static void
prepare_new_button (LayakWindow *self)
{
  GtkWidget *add = gtk_widget_get_first_child (self->new_split_button);
  GtkWidget *more = gtk_widget_get_last_child (self->new_split_button);

  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL, _("New training"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (more)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_split_button_get_dropdown_tooltip (ADW_SPLIT_BUTTON (self->new_split_button)),
                                  -1);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (more), make_menu_cb, self->new_menu, NULL);
}

/* A database that was not open before begins as the last one was seen. */
static void
view_changed_cb (LayakWindow   *self,
                 GVariant      *view,
                 GSimpleAction *action)
{
  if (g_settings_set_value (self->settings, "recommendations-view", view))
    g_simple_action_set_state (action, view);
}

/* Each window has its own: another one may show another database. */
static void
add_view_action (LayakWindow *self)
{
  g_autoptr(GVariant) view = g_settings_get_value (self->settings, "recommendations-view");
  g_autoptr(GSimpleAction) action = g_simple_action_new_stateful ("recommendations-view", G_VARIANT_TYPE_STRING, view);

  g_signal_connect_object (action, "change-state", G_CALLBACK (view_changed_cb), self, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
}

static void
layak_window_init (LayakWindow *self)
{
  self->settings = g_settings_new (LAYAK_APPLICATION_ID);
  add_view_action (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  layak_undo_keys_attach (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->menu_button, make_menu_cb, self->main_menu, NULL);
  /* A menu button centres its child; this one stands below the rows of the sidebar. */
  gtk_widget_set_halign (gtk_widget_get_parent (gtk_menu_button_get_child (self->file_button)), GTK_ALIGN_FILL);
  gtk_menu_button_set_create_popup_func (self->file_button, make_menu_cb, self->file_menu, NULL);
  gtk_menu_button_set_create_popup_func (self->search_button, make_search_cb, self, NULL);
  prepare_new_button (self);
  layak_window_accept_files (self);
}

GtkWidget *
layak_window_new (GtkApplication *application,
                  LayakStore     *store)
{
  g_autoptr(LayakScope) scope = layak_scope_new (store);

  return g_object_new (LAYAK_TYPE_WINDOW, "application", application, "scope", scope, NULL);
}

LayakScope *
layak_window_get_scope (LayakWindow *self)
{
  g_return_val_if_fail (LAYAK_IS_WINDOW (self), NULL);

  return self->scope;
}

LayakStore *
layak_window_get_store (LayakWindow *self)
{
  return layak_scope_get_store (layak_window_get_scope (self));
}

/* The focus goes to where records of this type stand. */
static void
show_owner (LayakWindow *self,
            const char  *type,
            const char  *uuid)
{
  g_autoptr(LayakRecord) owner =
    layak_whereabouts_find (layak_window_get_store (self), layak_record_info_find (type), uuid);
  const LayakPageInfo *info =
    owner != NULL ? layak_pages_find_record (layak_record_get_info (owner)->name) : NULL;

  if (info != NULL)
    layak_page_show_record (layak_window_show_page (self, info), layak_record_get_uuid (owner), type);
}

/**
 * layak_window_show_record:
 * @type: the name of a record type
 * @field: (nullable): the field to put the focus into
 *
 * Opens a record on the page that shows its type, or else the record it belongs to.
 */
void
layak_window_show_record (LayakWindow *self,
                          const char  *type,
                          const char  *uuid,
                          const char  *field)
{
  const LayakPageInfo *info = layak_pages_find_record (type);

  g_return_if_fail (LAYAK_IS_WINDOW (self));

  if (info != NULL)
    layak_page_show_record (layak_window_show_page (self, info), uuid, field);
  else
    show_owner (self, type, uuid);
}
