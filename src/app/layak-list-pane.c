/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-list-pane.h"

#include "layak-choice-chips.h"
#include "layak-feedback.h"
#include "layak-filter-button.h"
#include "layak-narrowing.h"
#include "layak-sort-button.h"
#include "layak-special-chip.h"
#include "layak-wrap-layout.h"

struct _LayakListPane
{
  AdwBin              parent_instance;

  LayakStore         *store;
  LayakQuery         *query;
  LayakRecordList    *list;
  guint               count_id;      /* an idle source: many changes, one count */
  gboolean            selecting;     /* the selection follows the page, not the other way round */
  gboolean            shows_view;    /* the child of type “view” instead of the list */

  GtkSearchEntry     *search;
  LayakSortButton    *sort_button;
  GtkBox             *tools;
  GtkWidget          *chips;
  GtkWidget          *clear_button;
  GtkStack           *stack;
  GtkColumnView      *view;
  GtkSingleSelection *selection;
  AdwStatusPage      *empty_page;
  GtkButton          *empty_button;
  GtkLabel           *footer;
};

typedef enum
{
  PROP_PLACEHOLDER = 1,
  PROP_LIST_NAME,
  PROP_OPENS,
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
    gtk_widget_insert_before (GTK_WIDGET (child), self->chips, self->clear_button);
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

/* What stands among the chips by itself counts by itself. */
static void
update_chips (LayakListPane *self)
{
  for (GtkWidget *chip = gtk_widget_get_first_child (self->chips); chip; chip = gtk_widget_get_next_sibling (chip))
    {
      if (LAYAK_IS_CHOICE_CHIPS (chip))
        layak_choice_chips_update (LAYAK_CHOICE_CHIPS (chip));
      else if (LAYAK_IS_SPECIAL_CHIP (chip))
        layak_special_chip_update (LAYAK_SPECIAL_CHIP (chip));
    }
}

static void
show_content (LayakListPane *self)
{
  const char *name = self->shows_view ? "view" : "list";

  if (count (self) == 0 && !layak_record_list_is_loading (self->list))
    name = layak_query_is_filtered (self->query) ? "no-match" : "empty";
  gtk_stack_set_visible_child_name (self->stack, name);
}

static gboolean
count_cb (gpointer data)
{
  LayakListPane *self = data;

  self->count_id = 0;
  show_content (self);
  gtk_widget_set_visible (self->clear_button, layak_query_is_filtered (self->query));
  update_chips (self);
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
  layak_query_set_search (self->query, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

/* The chips follow the query by themselves. */
static void
clear_cb (LayakListPane *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  layak_query_clear (self->query);
}

static void
selected_cb (LayakListPane *self)
{
  if (!self->selecting)
    g_signal_emit (self, signals[SELECTED], 0, layak_list_pane_get_selected (self));
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
      gtk_column_view_set_single_click_activate (self->view, g_value_get_boolean (value));
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
  self->selecting = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_LIST_PANE);
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

  g_type_ensure (LAYAK_TYPE_SORT_BUTTON);
  g_type_ensure (LAYAK_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-list-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakListPane, search);
  gtk_widget_class_bind_template_child (widget_class, LayakListPane, sort_button);
  gtk_widget_class_bind_template_child (widget_class, LayakListPane, tools);
  gtk_widget_class_bind_template_child (widget_class, LayakListPane, chips);
  gtk_widget_class_bind_template_child (widget_class, LayakListPane, clear_button);
  gtk_widget_class_bind_template_child (widget_class, LayakListPane, stack);
  gtk_widget_class_bind_template_child (widget_class, LayakListPane, view);
  gtk_widget_class_bind_template_child (widget_class, LayakListPane, selection);
  gtk_widget_class_bind_template_child (widget_class, LayakListPane, empty_page);
  gtk_widget_class_bind_template_child (widget_class, LayakListPane, empty_button);
  gtk_widget_class_bind_template_child (widget_class, LayakListPane, footer);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
layak_list_pane_init (LayakListPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
bind_chips (LayakListPane *self)
{
  for (GtkWidget *chip = gtk_widget_get_first_child (self->chips); chip; chip = gtk_widget_get_next_sibling (chip))
    {
      if (LAYAK_IS_CHOICE_CHIPS (chip))
        layak_choice_chips_bind (LAYAK_CHOICE_CHIPS (chip), self->store, self->query);
      else if (LAYAK_IS_SPECIAL_CHIP (chip))
        layak_special_chip_bind (LAYAK_SPECIAL_CHIP (chip), self->store, self->query);
      else if (LAYAK_IS_NARROWING (chip))
        layak_narrowing_bind (LAYAK_NARROWING (chip), self->query);
      else if (LAYAK_IS_FILTER_BUTTON (chip))
        layak_filter_button_bind (LAYAK_FILTER_BUTTON (chip), self->store, self->query);
    }
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
  bind_chips (self);
  layak_columns_add (self->view, columns, n_columns);
  layak_columns_bind_sort (self->view, query);
  layak_sort_button_bind (self->sort_button, query, columns, n_columns);

  self->list = layak_record_list_new (self->store, query);
  g_signal_connect_object (self->list, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (queue_count), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "notify::loading", G_CALLBACK (queue_count), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (query, "changed", G_CALLBACK (queue_count), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->store, "changed", G_CALLBACK (queue_count), self, G_CONNECT_SWAPPED);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->list));
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

void
layak_list_pane_focus_list (LayakListPane *self)
{
  g_return_if_fail (LAYAK_IS_LIST_PANE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Whether the child of type “view” is shown instead of the list, with the same search, chips and totals. */
void
layak_list_pane_set_shows_view (LayakListPane *self,
                                gboolean       shows_view)
{
  g_return_if_fail (LAYAK_IS_LIST_PANE (self));

  self->shows_view = shows_view;
  gtk_widget_set_visible (GTK_WIDGET (self->sort_button), !shows_view);
  if (self->list != NULL)
    show_content (self);
}

/* (nullable) */
LayakRecord *
layak_list_pane_get_selected (LayakListPane *self)
{
  LayakEntry *entry;

  g_return_val_if_fail (LAYAK_IS_LIST_PANE (self), NULL);

  entry = gtk_single_selection_get_selected_item (self->selection);
  return entry != NULL ? layak_entry_get_record (entry) : NULL;
}

static void
select_position (LayakListPane *self,
                 guint          position)
{
  self->selecting = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->selecting = FALSE;
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->view)), "list.scroll-to-item", "u",
                                position);
}

/**
 * layak_list_pane_select:
 * @uuid: (nullable): the record to select; %NULL for none
 *
 * Selects and shows a record, also one just added, without telling so by "selected".
 */
void
layak_list_pane_select (LayakListPane *self,
                        const char    *uuid)
{
  guint position = GTK_INVALID_LIST_POSITION;

  g_return_if_fail (LAYAK_IS_LIST_PANE (self));

  if (uuid != NULL)
    {
      layak_record_list_refresh (self->list, NULL);
      position = layak_record_list_find (self->list, uuid);
    }
  select_position (self, position);
}

LayakRecord *
layak_list_pane_step (LayakListPane *self,
                      const char    *uuid,
                      int            direction)
{
  g_autoptr(LayakEntry) entry = NULL;
  guint position;

  g_return_val_if_fail (LAYAK_IS_LIST_PANE (self), NULL);

  position = uuid != NULL ? layak_record_list_find (self->list, uuid) : GTK_INVALID_LIST_POSITION;
  if (position == GTK_INVALID_LIST_POSITION)
    position = direction > 0 ? 0 : count (self) - 1;
  else
    position += (guint) direction;

  entry = g_list_model_get_item (G_LIST_MODEL (self->list), position);
  if (entry == NULL)
    return NULL;

  select_position (self, position);
  return g_object_ref (layak_entry_get_record (entry));
}
