/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-import-list.h"

#include <glib/gi18n.h>

#include "layak-even-layout.h"
#include "layak-import-item-row.h"
#include "layak-wording.h"

/* What the buttons above the list filter by: what becomes of a record, or the question whether it is the same as one
 * that is here. */
#define KIND_DUPLICATE LAYAK_N_FATES
#define N_KINDS        (LAYAK_N_FATES + 1)
#define ALL_KINDS      N_KINDS

/* What needs people comes first. */
static const guint order[] = { LAYAK_FATE_CONFLICT, KIND_DUPLICATE, LAYAK_FATE_CHANGED, LAYAK_FATE_NEW,
                               LAYAK_FATE_WITHDRAWN, LAYAK_FATE_REJECTED, LAYAK_FATE_SAME, LAYAK_FATE_PARKED };

struct _LayakImportList
{
  GtkBox              parent_instance;

  LayakPlan          *plan;
  LayakDecisions     *decisions;     /* borrowed */
  GPtrArray          *rows;          /* (element-type LayakImportItemRow), borrowed: those bound to an item */
  GtkCustomFilter    *filter;
  guint               kind;          /* ALL_KINDS if no button is pressed */
  gboolean            setting;       /* the buttons are told, and tell nobody */
  GPtrArray          *infos;         /* (element-type LayakRecordInfo): after “All types” in the drop-down */
  GtkWidget          *buttons[N_KINDS];
  GtkLabel           *counts[N_KINDS];

  GtkWidget          *kinds;
  GtkDropDown        *types;
  GtkEditable        *search;
  GtkSingleSelection *selection;
  GtkListView        *view;
  GtkStack           *stack;
  GtkLabel           *empty_label;
  GtkWidget          *all_button;
};

enum
{
  SELECTED,
  OPENED,
  DECIDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char item_key[] = "layak-item";
static const char kind_key[] = "layak-kind";

G_DEFINE_FINAL_TYPE (LayakImportList, layak_import_list, GTK_TYPE_BOX)

static gboolean
is_parked (LayakImportList *self,
           LayakPlanItem   *item)
{
  return layak_decisions_is_parked (self->decisions, layak_plan_item_get_uuid (item));
}

static gboolean
is_of_kind (LayakImportList *self,
            LayakPlanItem   *item,
            guint            kind)
{
  if (kind == ALL_KINDS)
    return TRUE;
  if (kind == KIND_DUPLICATE)
    return layak_plan_item_get_duplicates (item) != NULL;
  if (kind == LAYAK_FATE_PARKED)
    return is_parked (self, item);

  return layak_plan_item_get_fate (item) == kind;
}

static gboolean
has_words (const char *title,
           const char *words)
{
  return *words == '\0' || (title != NULL && g_str_match_string (words, title, TRUE));
}

/* By its name here or that in the file. */
static gboolean
is_called (LayakPlanItem *item,
           const char    *words)
{
  return has_words (layak_plan_item_get_own_title (item), words) ||
         has_words (layak_plan_item_get_title (item), words);
}

/* Whether type and words let the record through. */
static gboolean
is_found (LayakImportList *self,
          LayakPlanItem   *item)
{
  const guint type = gtk_drop_down_get_selected (self->types);

  return (type == 0 || type > self->infos->len ||
          layak_plan_item_get_info (item) == g_ptr_array_index (self->infos, type - 1)) &&
         is_called (item, gtk_editable_get_text (self->search));
}

static gboolean
is_narrowed (LayakImportList *self)
{
  const guint type = gtk_drop_down_get_selected (self->types);

  return (type > 0 && type <= self->infos->len) || *gtk_editable_get_text (self->search) != '\0';
}

static gboolean
match_cb (gpointer item,
          gpointer list)
{
  LayakImportList *self = list;

  return is_of_kind (self, item, self->kind) && is_found (self, item);
}

/* Of what is the same only the number is known. */
static guint64
count_unlisted (LayakImportList *self,
                guint            kind)
{
  if (is_narrowed (self) || kind >= LAYAK_FATE_PARKED)
    return 0;

  return layak_plan_get_n_records (self->plan, kind) -
         g_list_model_get_n_items (layak_plan_get_items (self->plan, kind));
}

/* How many records each button would show: type and words narrow all of them. */
static void
count_kinds (LayakImportList *self,
             guint64         *counts)
{
  for (guint kind = 0; kind < N_KINDS; kind++)
    counts[kind] = count_unlisted (self, kind);

  for (guint fate = 0; fate < LAYAK_N_FATES; fate++)
    {
      GListModel *items = layak_plan_get_items (self->plan, fate);

      for (guint i = 0; i < g_list_model_get_n_items (items); i++)
        {
          g_autoptr(LayakPlanItem) item = g_list_model_get_item (items, i);

          for (guint kind = 0; kind < N_KINDS && is_found (self, item); kind++)
            counts[kind] += is_of_kind (self, item, kind);
        }
    }
}

/* An empty list says why, and where there is something. */
static void
show_empty (LayakImportList *self,
            const guint64   *counts)
{
  const gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0;
  guint64 n_elsewhere = 0;

  for (guint kind = 0; kind < N_KINDS; kind++)
    n_elsewhere += kind != self->kind && kind != LAYAK_FATE_SAME ? counts[kind] : 0;
  gtk_label_set_label (self->empty_label, self->kind == LAYAK_FATE_SAME && counts[LAYAK_FATE_SAME] > 0
                                          ? _("What is the same here is counted, not listed.")
                                          : _("No record matches."));
  gtk_widget_set_visible (self->all_button, n_elsewhere > 0 && self->kind != ALL_KINDS);
  gtk_stack_set_visible_child_name (self->stack, is_empty ? "empty" : "list");
}

static const char *
get_kind_label (guint kind)
{
  return kind == KIND_DUPLICATE ? _("Possibly the same") : layak_import_item_row_get_label (kind);
}

static void
show_counts (LayakImportList *self)
{
  guint64 counts[N_KINDS];

  count_kinds (self, counts);
  for (guint kind = 0; kind < N_KINDS; kind++)
    {
      const guint64 n = counts[kind];
      const gboolean is_rare = kind >= LAYAK_FATE_PARKED;
      g_autofree char *number = layak_wording_number ((gint64) n);
      g_autofree char *label = g_strdup_printf ("%s %s", get_kind_label (kind), number);

      gtk_label_set_label (self->counts[kind], number);
      gtk_widget_set_sensitive (self->buttons[kind], n > 0 || self->kind == kind);
      if (!is_narrowed (self))
        gtk_widget_set_visible (self->buttons[kind], n > 0 || !is_rare || self->kind == kind);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[kind]), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }
  show_empty (self, counts);
}

static void
filter_cb (LayakImportList *self)
{
  if (self->plan == NULL)
    return;

  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_counts (self);
}

static void
set_kind (LayakImportList *self,
          guint            kind)
{
  self->kind = kind;
  self->setting = TRUE;
  for (guint i = 0; i < N_KINDS; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[i]), i == kind);
  self->setting = FALSE;
  filter_cb (self);
}

static void
show_all_cb (LayakImportList *self)
{
  set_kind (self, ALL_KINDS);
}

static void
show_row (LayakImportList    *self,
          LayakImportItemRow *row)
{
  layak_import_item_row_set (row, g_object_get_data (G_OBJECT (row), item_key), self->decisions);
}

static void
take_cb (LayakImportItemRow *row,
         gboolean            take,
         LayakImportList    *self)
{
  LayakPlanItem *item = g_object_get_data (G_OBJECT (row), item_key);

  layak_decisions_set (self->decisions, layak_plan_item_get_uuid (item), NULL,
                       take ? LAYAK_DECISION_NONE : LAYAK_DECISION_SKIP);
  g_signal_emit (self, signals[DECIDED], 0);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              LayakImportList          *self)
{
  GtkWidget *row = layak_import_item_row_new ();

  g_signal_connect_object (row, "take", G_CALLBACK (take_cb), self, 0);
  gtk_list_item_set_child (item, row);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             LayakImportList          *self)
{
  GtkWidget *row = gtk_list_item_get_child (item);

  g_object_set_data (G_OBJECT (row), item_key, gtk_list_item_get_item (item));
  g_ptr_array_add (self->rows, row);
  show_row (self, LAYAK_IMPORT_ITEM_ROW (row));
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               LayakImportList          *self)
{
  g_ptr_array_remove_fast (self->rows, gtk_list_item_get_child (item));
}

static void
selected_cb (LayakImportList *self)
{
  g_signal_emit (self, signals[SELECTED], 0);
}

static void
activate_cb (LayakImportList *self)
{
  g_signal_emit (self, signals[OPENED], 0);
}

/* A second press shows all classes again. */
static void
kind_toggled_cb (LayakImportList *self,
                 GtkToggleButton *button)
{
  if (!self->setting)
    set_kind (self, gtk_toggle_button_get_active (button)
                    ? GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), kind_key)) : ALL_KINDS);
}

/* “6” above “New”, with the icon of the class. */
static GtkWidget *
make_kind_button (LayakImportList *self,
                  guint            kind)
{
  const gboolean is_fate = kind != KIND_DUPLICATE;
  GtkWidget *button = gtk_toggle_button_new (), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *image = gtk_image_new_from_icon_name (is_fate ? layak_import_item_row_get_icon (kind)
                                                           : "edit-copy-symbolic");
  GtkWidget *count = gtk_label_new (NULL), *name = gtk_label_new (get_kind_label (kind));

  gtk_widget_add_css_class (image, is_fate ? layak_import_item_row_get_tone (kind) : "amber-text");
  gtk_widget_add_css_class (count, "count");
  gtk_label_set_xalign (GTK_LABEL (count), 0);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_add_css_class (name, "small");
  gtk_box_append (GTK_BOX (texts), count);
  gtk_box_append (GTK_BOX (texts), name);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "fate");
  g_object_set_data (G_OBJECT (button), kind_key, GUINT_TO_POINTER (kind));
  g_signal_connect_object (button, "toggled", G_CALLBACK (kind_toggled_cb), self, G_CONNECT_SWAPPED);
  self->counts[kind] = GTK_LABEL (count);
  return button;
}

static void
make_kinds (LayakImportList *self)
{
  for (guint kind = 0; kind < N_KINDS; kind++)
    {
      self->buttons[kind] = make_kind_button (self, kind);
      gtk_box_append (GTK_BOX (self->kinds), self->buttons[kind]);
    }
}

/* (transfer full): all records that have an item. */
static GListModel *
make_items (LayakPlan *plan)
{
  GListStore *models = g_list_store_new (G_TYPE_LIST_MODEL);

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (order[i] < LAYAK_N_FATES)
      g_list_store_append (models, layak_plan_get_items (plan, order[i]));
  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (models)));
}

/* The first kind of which there is a record. */
static guint
choose_kind (LayakImportList *self)
{
  guint64 counts[N_KINDS];

  count_kinds (self, counts);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (counts[order[i]] > 0)
      return order[i];

  return ALL_KINDS;
}

/* The types that occur, in the order of a report. */
static void
show_types (LayakImportList *self,
            GListModel      *items)
{
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);
  g_autoptr(GHashTable) infos = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr(LayakPlanItem) item = g_list_model_get_item (items, i);

      g_hash_table_add (infos, (gpointer) layak_plan_item_get_info (item));
    }

  gtk_string_list_append (labels, _("All types"));
  g_ptr_array_set_size (self->infos, 0);
  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    if (g_hash_table_contains (infos, layak_record_info_nth (i)))
      {
        g_ptr_array_add (self->infos, (gpointer) layak_record_info_nth (i));
        gtk_string_list_append (labels, layak_record_info_get_label (layak_record_info_nth (i)));
      }
  gtk_drop_down_set_model (self->types, G_LIST_MODEL (labels));
}

static void
layak_import_list_dispose (GObject *object)
{
  LayakImportList *self = LAYAK_IMPORT_LIST (object);

  g_clear_object (&self->plan);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_IMPORT_LIST);
  g_ptr_array_set_size (self->rows, 0);
  g_clear_object (&self->filter);
  g_clear_object (&self->kinds);

  G_OBJECT_CLASS (layak_import_list_parent_class)->dispose (object);
}

static void
layak_import_list_finalize (GObject *object)
{
  g_ptr_array_unref (LAYAK_IMPORT_LIST (object)->rows);
  g_ptr_array_unref (LAYAK_IMPORT_LIST (object)->infos);

  G_OBJECT_CLASS (layak_import_list_parent_class)->finalize (object);
}

static void
layak_import_list_class_init (LayakImportListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_import_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = layak_import_list_finalize;

  signals[SELECTED] =
    g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OPENED] =
    g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DECIDED] =
    g_signal_new ("decided", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-import-list.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakImportList, types);
  gtk_widget_class_bind_template_child (widget_class, LayakImportList, search);
  gtk_widget_class_bind_template_child (widget_class, LayakImportList, selection);
  gtk_widget_class_bind_template_child (widget_class, LayakImportList, view);
  gtk_widget_class_bind_template_child (widget_class, LayakImportList, stack);
  gtk_widget_class_bind_template_child (widget_class, LayakImportList, empty_label);
  gtk_widget_class_bind_template_child (widget_class, LayakImportList, all_button);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_row_cb);
}

static void
layak_import_list_init (LayakImportList *self)
{
  self->rows = g_ptr_array_new ();
  self->infos = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  /* It is the button within that takes the focus. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->types))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Type of record"), -1);
  self->kinds = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  gtk_widget_set_layout_manager (self->kinds, g_object_new (LAYAK_TYPE_EVEN_LAYOUT, "column-width", 128,
                                                            "spacing", 8, NULL));
  make_kinds (self);
}

void
layak_import_list_set_plan (LayakImportList *self,
                            LayakPlan       *plan,
                            LayakDecisions  *decisions)
{
  g_autoptr(GListModel) items = make_items (plan);
  g_autoptr(GtkFilterListModel) shown = NULL;

  g_return_if_fail (LAYAK_IS_IMPORT_LIST (self));

  g_set_object (&self->plan, plan);
  self->decisions = decisions;
  g_clear_object (&self->filter);
  self->filter = gtk_custom_filter_new (match_cb, self, NULL);
  show_types (self, items);
  /* Known before the view makes rows. */
  self->kind = choose_kind (self);
  shown = gtk_filter_list_model_new (g_steal_pointer (&items), g_object_ref (GTK_FILTER (self->filter)));
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (shown));
  set_kind (self, self->kind);
}

void
layak_import_list_set_alone (LayakImportList *self,
                             gboolean         is_alone)
{
  g_return_if_fail (LAYAK_IS_IMPORT_LIST (self));

  gtk_list_view_set_single_click_activate (self->view, is_alone);
}

GtkWidget *
layak_import_list_get_kinds (LayakImportList *self)
{
  g_return_val_if_fail (LAYAK_IS_IMPORT_LIST (self), NULL);

  return self->kinds;
}

gboolean
layak_import_list_focus (LayakImportList *self)
{
  g_return_val_if_fail (LAYAK_IS_IMPORT_LIST (self), FALSE);

  return gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* (nullable) (transfer none) */
LayakPlanItem *
layak_import_list_get_item (LayakImportList *self)
{
  g_return_val_if_fail (LAYAK_IS_IMPORT_LIST (self), NULL);

  return gtk_single_selection_get_selected_item (self->selection);
}

void
layak_import_list_refresh (LayakImportList *self)
{
  g_return_if_fail (LAYAK_IS_IMPORT_LIST (self));

  for (guint i = 0; i < self->rows->len; i++)
    show_row (self, g_ptr_array_index (self->rows, i));
  if (self->kind == LAYAK_FATE_PARKED)
    filter_cb (self);
  else
    show_counts (self);
}

GListModel *
layak_import_list_get_shown (LayakImportList *self)
{
  g_return_val_if_fail (LAYAK_IS_IMPORT_LIST (self), NULL);

  return G_LIST_MODEL (self->selection);
}
