/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-list-pane.h"

#include "layak-batch-bar.h"
#include "layak-column-chooser.h"
#include "layak-feedback.h"
#include "layak-filter-saver.h"
#include "layak-list-chips.h"
#include "layak-list-place.h"
#include "layak-narrow-layout.h"
#include "layak-narrow-rows.h"
#include "layak-read-only.h"
#include "layak-row-menu.h"
#include "layak-sort-button.h"
#include "layak-wrap-layout.h"

struct _LayakListPane
{
  AdwBin              parent_instance;

  LayakStore         *store;
  LayakQuery         *query;
  LayakRecordList    *list;
  guint               count_id;      /* an idle source: many changes, one count */
  LayakListSelection *selection;
  LayakNarrowRows    *narrow_rows;
  gboolean            shows_view;    /* the child of type “view” instead of the list */
  char               *sought;        /* nullable: the search of the query, as far as the entry knows */
  gboolean            opens;
  gboolean            several;

  GtkSearchEntry     *search;
  LayakSortButton    *sort_button;
  LayakColumnChooser *chooser;
  GtkBox             *tools;
  GtkWidget          *filters;       /* where there is no room for the chips, what shows them */
  GtkWidget          *chips;
  LayakFilterSaver   *saver;
  GtkWidget          *clear_button;
  GtkStack           *stack;
  GtkColumnView      *view;
  AdwStatusPage      *empty_page;
  GtkButton          *empty_button;
  GtkWidget          *all_years_button;
  LayakBatchBar      *batch_bar;
  GtkLabel           *footer;
};

typedef enum
{
  PROP_PLACEHOLDER = 1,
  PROP_LIST_NAME,
  PROP_OPENS,
  PROP_SEVERAL,
  PROP_ROW_MENU,
  PROP_EMPTY_ICON,
  PROP_EMPTY_TITLE,
  PROP_EMPTY_TEXT,
  PROP_EMPTY_LABEL,
  PROP_EMPTY_ACTION,
} LayakListPaneProperty;

enum
{
  OPENED,
  SELECTED,
  COUNTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];
static GtkBuildableIface *parent_buildable;

static void buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LayakListPane, layak_list_pane, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_init))

static void
add_child (GtkBuildable *buildable,
           GtkBuilder   *builder,
           GObject      *child,
           const char   *type)
{
  LayakListPane *self = LAYAK_LIST_PANE (buildable);

  if (g_strcmp0 (type, "chip") == 0)
    gtk_widget_insert_before (GTK_WIDGET (child), self->chips, GTK_WIDGET (self->saver));
  else if (g_strcmp0 (type, "tool") == 0)
    gtk_box_append (self->tools, GTK_WIDGET (child));
  else if (g_strcmp0 (type, "view") == 0)
    gtk_stack_add_named (self->stack, GTK_WIDGET (child), "view");
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = add_child;
}

static guint
count (LayakListPane *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->list));
}

static void
show_content (LayakListPane *self)
{
  const char *name = self->shows_view ? "view" : "list";

  if (count (self) == 0 && !layak_record_list_is_loading (self->list))
    name = layak_query_is_filtered (self->query) ? "no-match" : "empty";
  gtk_widget_set_visible (self->all_years_button, layak_query_get_year (self->query) > 0);
  gtk_stack_set_visible_child_name (self->stack, name);
}

static gboolean
count_cb (gpointer data)
{
  LayakListPane *self = data;

  self->count_id = 0;
  show_content (self);
  gtk_widget_set_visible (self->clear_button, layak_query_is_filtered (self->query));
  layak_list_chips_update (self->chips);
  g_signal_emit (self, signals[COUNTED], 0);
  return G_SOURCE_REMOVE;
}

static void
queue_count (LayakListPane *self)
{
  if (self->count_id == 0)
    self->count_id = g_idle_add (count_cb, self);
}

static void
failed_cb (LayakListPane *self,
           const GError  *error)
{
  layak_feedback_show_error (GTK_WIDGET (self), error);
}

static void
search_changed_cb (LayakListPane *self)
{
  g_free (self->sought);
  self->sought = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  layak_query_set_search (self->query, self->sought);
}

/* A saved filter brings a search with it, which the entry shows; what is being typed is not disturbed. */
static void
query_changed_cb (LayakListPane *self)
{
  const char *search = layak_query_get_search (self->query);

  if (search == NULL)
    search = "";
  if (g_strcmp0 (search, self->sought) != 0)
    {
      g_free (self->sought);
      self->sought = g_strdup (search);
      gtk_editable_set_text (GTK_EDITABLE (self->search), search);
    }
  queue_count (self);
}

/* The chips follow the query by themselves. */
static void
clear_cb (LayakListPane *self)
{
  layak_query_clear (self->query);
}

static void
selected_cb (LayakListPane *self,
             LayakRecord   *record)
{
  g_signal_emit (self, signals[SELECTED], 0, record);
}

static void
clicked_cb (LayakListPane *self,
            LayakRecord   *record)
{
  if (self->opens)
    g_signal_emit (self, signals[OPENED], 0, record);
}

static void
activated_cb (LayakListPane *self,
              guint          position)
{
  g_autoptr(LayakEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  if (entry != NULL)
    g_signal_emit (self, signals[OPENED], 0, layak_entry_get_record (entry));
}

static void
set_label (GtkWidget  *widget,
           const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
remove_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  layak_batch_bar_remove (LAYAK_LIST_PANE (widget)->batch_bar);
}

static void
duplicate_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  layak_batch_bar_duplicate (LAYAK_LIST_PANE (widget)->batch_bar);
}

/* A list keeps Tab to itself, so F6 goes from it to what can be done with the selected ones. */
static void
next_area_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  GtkWidget *bar = GTK_WIDGET (LAYAK_LIST_PANE (widget)->batch_bar);

  if ((gtk_widget_get_state_flags (bar) & GTK_STATE_FLAG_FOCUS_WITHIN) != 0 ||
      !gtk_widget_child_focus (bar, GTK_DIR_TAB_FORWARD))
    gtk_widget_activate_action (widget, "win.next-area", NULL);
}

/* What is selected in the list is not to be seen while the view is shown. */
static void
update_batch (LayakListPane *self)
{
  const gboolean is_shown = self->several && !self->shows_view;

  gtk_widget_set_visible (GTK_WIDGET (self->batch_bar), is_shown);
  gtk_widget_set_visible (GTK_WIDGET (self->chooser), is_shown);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.remove-selected", is_shown);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.duplicate-selected", is_shown);
  if (self->store != NULL)
    layak_read_only_disable (GTK_WIDGET (self), self->store, "list.remove-selected", "list.duplicate-selected", NULL);
}

static void
layak_list_pane_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  LayakListPane *self = LAYAK_LIST_PANE (object);

  switch ((LayakListPaneProperty) prop_id)
    {
    case PROP_PLACEHOLDER:
      g_object_set_property (G_OBJECT (self->search), "placeholder-text", value);
      set_label (GTK_WIDGET (self->search), g_value_get_string (value));
      break;
    case PROP_LIST_NAME:
      set_label (GTK_WIDGET (self->view), g_value_get_string (value));
      break;
    case PROP_OPENS:
      self->opens = g_value_get_boolean (value);
      break;
    case PROP_SEVERAL:
      self->several = g_value_get_boolean (value);
      update_batch (self);
      break;
    case PROP_ROW_MENU:
      layak_row_menu_attach (GTK_WIDGET (self), self->view, g_value_get_object (value));
      break;
    case PROP_EMPTY_ICON:
      adw_status_page_set_icon_name (self->empty_page, g_value_get_string (value));
      break;
    case PROP_EMPTY_TITLE:
      adw_status_page_set_title (self->empty_page, g_value_get_string (value));
      break;
    case PROP_EMPTY_TEXT:
      adw_status_page_set_description (self->empty_page, g_value_get_string (value));
      break;
    case PROP_EMPTY_LABEL:
      gtk_button_set_label (self->empty_button, g_value_get_string (value));
      gtk_widget_set_visible (GTK_WIDGET (self->empty_button), TRUE);
      break;
    case PROP_EMPTY_ACTION:
      gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->empty_button), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_list_pane_dispose (GObject *object)
{
  LayakListPane *self = LAYAK_LIST_PANE (object);

  g_clear_handle_id (&self->count_id, g_source_remove);
  g_clear_object (&self->narrow_rows);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_LIST_PANE);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->sought, g_free);
  g_clear_object (&self->list);
  g_clear_object (&self->query);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (layak_list_pane_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *klass)
{
  static const char * const texts[] =
  {
    [PROP_PLACEHOLDER] = "placeholder",
    [PROP_LIST_NAME] = "list-name",
    [PROP_EMPTY_ICON] = "empty-icon",
    [PROP_EMPTY_TITLE] = "empty-title",
    [PROP_EMPTY_TEXT] = "empty-text",
    [PROP_EMPTY_LABEL] = "empty-label",
    [PROP_EMPTY_ACTION] = "empty-action",
  };
  const GParamFlags w = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  for (guint i = 1; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL)
      g_object_class_install_property (klass, i, g_param_spec_string (texts[i], NULL, NULL, NULL, w));
  g_object_class_install_property (klass, PROP_OPENS, g_param_spec_boolean ("opens", NULL, NULL, FALSE, w));
  g_object_class_install_property (klass, PROP_SEVERAL, g_param_spec_boolean ("several", NULL, NULL, FALSE, w));
  g_object_class_install_property (klass, PROP_ROW_MENU,
                                   g_param_spec_object ("row-menu", NULL, NULL, G_TYPE_MENU_MODEL, w));
}

/* Down goes on to what was found, past the chips between them. */
static gboolean
search_key_cb (LayakListPane   *self,
               guint            keyval,
               guint            keycode,
               GdkModifierType  state)
{
  if (keyval != GDK_KEY_Down || state & gtk_accelerator_get_default_mod_mask () || self->list == NULL ||
      count (self) == 0)
    return GDK_EVENT_PROPAGATE;

  if (!self->shows_view)
    gtk_selection_model_select_item (gtk_column_view_get_model (self->view), 0, TRUE);
  layak_list_pane_focus_list (self);
  return GDK_EVENT_STOP;
}

static void
layak_list_pane_class_init (LayakListPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layak_list_pane_dispose;
  object_class->set_property = layak_list_pane_set_property;
  install_properties (object_class);

  signals[OPENED] =
    g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, LAYAK_TYPE_RECORD);
  signals[SELECTED] =
    g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, LAYAK_TYPE_RECORD);
  signals[COUNTED] =
    g_signal_new ("counted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "list.remove-selected", NULL, remove_cb);
  gtk_widget_class_install_action (widget_class, "list.duplicate-selected", NULL, duplicate_cb);
  gtk_widget_class_install_action (widget_class, "list.next-area", NULL, next_area_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F6, 0, "list.next-area", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "list.remove-selected", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "list.duplicate-selected", NULL);

  g_type_ensure (LAYAK_TYPE_BATCH_BAR);
  g_type_ensure (LAYAK_TYPE_COLUMN_CHOOSER);
  g_type_ensure (LAYAK_TYPE_FILTER_SAVER);
  g_type_ensure (LAYAK_TYPE_NARROW_LAYOUT);
  g_type_ensure (LAYAK_TYPE_SORT_BUTTON);
  g_type_ensure (LAYAK_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-list-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakListPane, search);
  gtk_widget_class_bind_template_child (widget_class, LayakListPane, sort_button);
  gtk_widget_class_bind_template_child (widget_class, LayakListPane, chooser);
  gtk_widget_class_bind_template_child (widget_class, LayakListPane, tools);
  gtk_widget_class_bind_template_child (widget_class, LayakListPane, filters);
  gtk_widget_class_bind_template_child (widget_class, LayakListPane, chips);
  gtk_widget_class_bind_template_child (widget_class, LayakListPane, saver);
  gtk_widget_class_bind_template_child (widget_class, LayakListPane, clear_button);
  gtk_widget_class_bind_template_child (widget_class, LayakListPane, stack);
  gtk_widget_class_bind_template_child (widget_class, LayakListPane, view);
  gtk_widget_class_bind_template_child (widget_class, LayakListPane, empty_page);
  gtk_widget_class_bind_template_child (widget_class, LayakListPane, empty_button);
  gtk_widget_class_bind_template_child (widget_class, LayakListPane, all_years_button);
  gtk_widget_class_bind_template_child (widget_class, LayakListPane, batch_bar);
  gtk_widget_class_bind_template_child (widget_class, LayakListPane, footer);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
layak_list_pane_init (LayakListPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update_batch (self);
}

static void
bind_selection (LayakListPane *self)
{
  self->selection = layak_list_selection_new (self->view, self->list, self->several);
  g_signal_connect_object (self->selection, "selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
}

/**
 * layak_list_pane_bind:
 * @query: of the records to show; place and year come from @scope
 * @columns: a static table
 *
 * Called once.
 */
void
layak_list_pane_bind (LayakListPane     *self,
                      LayakScope        *scope,
                      LayakQuery        *query,
                      const LayakColumn *columns,
                      guint              n_columns)
{
  g_return_if_fail (LAYAK_IS_LIST_PANE (self) && self->query == NULL);

  self->store = g_object_ref (layak_scope_get_store (scope));
  self->query = g_object_ref (query);
  layak_scope_bind_query (scope, query);
  gtk_widget_set_visible (self->filters, gtk_widget_get_first_child (self->chips) != GTK_WIDGET (self->saver));
  layak_list_chips_bind (self->chips, self->store, query);
  layak_columns_add (self->view, columns, n_columns);
  layak_columns_bind_sort (self->view, query);
  self->narrow_rows = layak_narrow_rows_new (self->view, columns, n_columns);
  layak_sort_button_bind (self->sort_button, query, columns, n_columns);
  if (self->several)
    layak_column_chooser_bind (self->chooser, layak_query_get_info (query)->name, self->view);

  self->list = layak_record_list_new (self->store, query);
  g_signal_connect_object (self->list, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::loading", G_CALLBACK (queue_count), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (query, "changed", G_CALLBACK (query_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "changed", G_CALLBACK (queue_count), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (queue_count), self, G_CONNECT_SWAPPED);
  bind_selection (self);
  update_batch (self);
  if (self->several)
    {
      layak_batch_bar_bind (self->batch_bar, scope, layak_query_get_info (query), self->selection);
      layak_filter_saver_bind (self->saver, self->store, query);
    }
  count_cb (self);
}

LayakQuery *
layak_list_pane_get_query (LayakListPane *self)
{
  g_return_val_if_fail (LAYAK_IS_LIST_PANE (self), NULL);

  return self->query;
}

LayakRecordList *
layak_list_pane_get_list (LayakListPane *self)
{
  g_return_val_if_fail (LAYAK_IS_LIST_PANE (self), NULL);

  return self->list;
}

void
layak_list_pane_set_footer (LayakListPane *self,
                            const char    *text)
{
  g_return_if_fail (LAYAK_IS_LIST_PANE (self));

  gtk_label_set_label (self->footer, text);
}

void
layak_list_pane_focus_search (LayakListPane *self)
{
  g_return_if_fail (LAYAK_IS_LIST_PANE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* Or the view, while that is shown instead. */
void
layak_list_pane_focus_list (LayakListPane *self)
{
  g_return_if_fail (LAYAK_IS_LIST_PANE (self));

  if (self->shows_view)
    gtk_widget_grab_focus (gtk_stack_get_child_by_name (self->stack, "view"));
  else if (self->selection == NULL || !layak_list_selection_focus (self->selection))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Whether the child of type “view” is shown instead of the list, with the same search, chips and totals. */
void
layak_list_pane_set_shows_view (LayakListPane *self,
                                gboolean       shows_view)
{
  g_return_if_fail (LAYAK_IS_LIST_PANE (self));

  self->shows_view = shows_view;
  update_batch (self);
  gtk_widget_set_visible (GTK_WIDGET (self->sort_button), !shows_view);
  if (self->list != NULL)
    show_content (self);
}

LayakListSelection *
layak_list_pane_get_selection (LayakListPane *self)
{
  g_return_val_if_fail (LAYAK_IS_LIST_PANE (self), NULL);

  return self->selection;
}

double
layak_list_pane_get_scroll (LayakListPane *self)
{
  g_return_val_if_fail (LAYAK_IS_LIST_PANE (self), 0);

  return gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->view)));
}

void
layak_list_pane_restore_place (LayakListPane *self,
                               const char    *selected,
                               double         scroll)
{
  g_return_if_fail (LAYAK_IS_LIST_PANE (self));

  layak_list_place_restore (self->view, self->list, self->selection, selected, scroll);
}

gboolean
layak_list_pane_go_back (LayakListPane *self)
{
  g_return_val_if_fail (LAYAK_IS_LIST_PANE (self), FALSE);

  return layak_batch_bar_go_back (self->batch_bar);
}
