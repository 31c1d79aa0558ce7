/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-record-page.h"

#include "layak-feedback.h"
#include "layak-names.h"
#include "layak-narrow-layout.h"
#include "layak-new-dialog.h"
#include "layak-read-only.h"
#include "layak-removal.h"
#include "layak-wording.h"

typedef struct
{
  LayakListPane     *pane;

  GtkWidget         *detail;        /* nullable: of a class without one */
  LayakRecord       *detailed;      /* nullable: what it shows */

  GtkStack          *stack;
  AdwLeaflet        *leaflet;
  AdwBin            *pane_bin;
  GtkWidget         *editor_page;
  LayakRecordEditor *editor;
} LayakRecordPagePrivate;

typedef enum
{
  PROP_PANE = 1,
} LayakRecordPageProperty;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (LayakRecordPage, layak_record_page, LAYAK_TYPE_PAGE)

static LayakRecordPagePrivate *
get_private (gpointer self)
{
  return layak_record_page_get_instance_private (self);
}

/* Where there is room for one of them only. Otherwise the focus stays in the list. */
static void
show_side (LayakRecordPage *self)
{
  LayakRecordPagePrivate *priv = get_private (self);
  const gboolean is_editing = layak_record_editor_get_record (priv->editor) != NULL;

  if (adw_leaflet_get_folded (priv->leaflet))
    adw_leaflet_set_visible_child_name (priv->leaflet, is_editing ? "editor" : "list");
}

static void
show_editor (LayakRecordPage *self,
             LayakRecord     *record)
{
  LayakRecordPagePrivate *priv = get_private (self);

  layak_record_editor_set_record (priv->editor, record);
  gtk_widget_set_visible (priv->editor_page, record != NULL);
  show_side (self);
}

static void
selected_cb (LayakRecordPage *self,
             LayakRecord     *record)
{
  if (record != NULL)
    show_editor (self, record);
}

static void
editor_closed_cb (LayakRecordPage *self)
{
  LayakRecordPagePrivate *priv = get_private (self);

  /* As on the page of trainings. */
  layak_list_pane_focus_list (priv->pane);
  show_editor (self, NULL);
  layak_list_selection_select (layak_list_pane_get_selection (priv->pane), NULL);
  layak_list_pane_focus_list (priv->pane);
}

static gboolean
is_detailed (LayakRecordPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (get_private (self)->stack), "detail") == 0;
}

static void
show_detail (LayakRecordPage *self,
             LayakRecord     *record)
{
  LayakRecordPagePrivate *priv = get_private (self);
  g_autofree char *name = record != NULL ? layak_names_dup_record (record) : NULL;

  if (priv->detail == NULL)
    return;

  g_set_object (&priv->detailed, record);
  if (record != NULL)
    LAYAK_RECORD_PAGE_GET_CLASS (self)->show_detail (self, priv->detail, record);
  gtk_stack_set_visible_child_name (priv->stack, record != NULL ? "detail" : "list");
  layak_page_set_detail_title (LAYAK_PAGE (self), name);
}

static void
opened_cb (LayakRecordPage *self,
           LayakRecord     *record)
{
  show_detail (self, record);
}

/* (transfer full) (nullable) */
static LayakRecord *
load (LayakRecordPage *self,
      const char      *uuid)
{
  g_autoptr(GError) error = NULL;
  LayakRecord *record = layak_store_load (layak_page_get_store (LAYAK_PAGE (self)),
                                          LAYAK_RECORD_PAGE_GET_CLASS (self)->info, uuid, &error);

  if (error != NULL)
    layak_feedback_show_error (GTK_WIDGET (self), error);
  return record;
}

static void
edit (LayakRecordPage *self,
      LayakRecord     *record)
{
  show_detail (self, NULL);
  layak_list_selection_select (layak_list_pane_get_selection (get_private (self)->pane),
                               layak_record_get_uuid (record));
  show_editor (self, record);
}

static void
added_cb (LayakRecordPage *self,
          const char      *identity)
{
  g_autoptr(LayakRecord) record = load (self, identity);

  if (record != NULL)
    edit (self, record);
}

static void
add_cb (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  LayakRecordPage *self = LAYAK_RECORD_PAGE (widget);
  LayakRecordPageClass *klass = LAYAK_RECORD_PAGE_GET_CLASS (self);
  LayakRow *row = layak_row_new (klass->info);
  GtkWidget *dialog;

  if (klass->fill_new != NULL)
    klass->fill_new (self, row);
  dialog = layak_new_dialog_new (widget, layak_page_get_store (LAYAK_PAGE (self)), row, klass->new_fields);
  g_signal_connect_object (dialog, "added", G_CALLBACK (added_cb), self, G_CONNECT_SWAPPED);
}

/* What others refer to cannot be removed: the error names them, and the editor stays. */
static void
remove_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  LayakRecordPage *self = LAYAK_RECORD_PAGE (widget);
  LayakRecord *record = layak_record_editor_get_record (get_private (self)->editor);
  g_autofree char *name = NULL;

  if (record == NULL)
    return;

  name = layak_names_dup_record (record);
  layak_removal_start_one (widget, layak_page_get_store (LAYAK_PAGE (self)), name, layak_record_get_row (record));
}

static void
take_scope (LayakPage  *page,
            LayakScope *scope)
{
  LayakRecordPage *self = LAYAK_RECORD_PAGE (page);
  LayakRecordPageClass *klass = LAYAK_RECORD_PAGE_GET_CLASS (self);
  LayakRecordPagePrivate *priv = get_private (self);
  g_autoptr(LayakQuery) query = layak_query_new (klass->info);

  layak_record_editor_set_form (priv->editor, layak_scope_get_store (scope), klass->info, klass->groups,
                                klass->n_groups);
  if (klass->prepare != NULL)
    klass->prepare (self, priv->editor);
  if (klass->make_detail != NULL)
    {
      priv->detail = klass->make_detail (self);
      gtk_stack_add_named (priv->stack, priv->detail, "detail");
    }
  layak_list_pane_bind (priv->pane, scope, query, klass->columns, klass->n_columns);
  layak_read_only_disable (GTK_WIDGET (self), layak_scope_get_store (scope), "record.add", "record.remove", NULL);
}

static LayakListPane *
get_pane (LayakPage *page)
{
  return get_private (page)->pane;
}

static void
focus_search (LayakPage *page)
{
  layak_list_pane_focus_search (get_private (page)->pane);
}

static void
show_record (LayakPage  *page,
             const char *uuid,
             const char *field)
{
  LayakRecordPage *self = LAYAK_RECORD_PAGE (page);
  LayakRecordPagePrivate *priv = get_private (self);
  g_autoptr(LayakRecord) record = load (self, uuid);

  if (record == NULL)
    return;

  if (field == NULL && priv->detail != NULL)
    show_detail (self, record);
  else
    edit (self, record);
  if (field != NULL)
    layak_record_editor_focus_field (priv->editor, field);
}

static gboolean
go_back (LayakPage *page)
{
  if (is_detailed (LAYAK_RECORD_PAGE (page)))
    {
      show_detail (LAYAK_RECORD_PAGE (page), NULL);
      layak_list_pane_focus_list (get_private (page)->pane);
      return TRUE;
    }
  if (layak_record_editor_get_record (get_private (page)->editor) == NULL)
    return FALSE;

  editor_closed_cb (LAYAK_RECORD_PAGE (page));
  return TRUE;
}

static void
step (LayakPage *page,
      int        direction)
{
  LayakRecordPagePrivate *priv = get_private (page);
  LayakRecord *shown = priv->detailed != NULL ? priv->detailed : layak_record_editor_get_record (priv->editor);
  g_autoptr(LayakRecord) record =
    layak_list_selection_step (layak_list_pane_get_selection (priv->pane),
                               shown != NULL ? layak_record_get_uuid (shown) : NULL, direction);

  if (record != NULL && priv->detailed != NULL)
    show_detail (LAYAK_RECORD_PAGE (page), record);
  else if (record != NULL)
    show_editor (LAYAK_RECORD_PAGE (page), record);
}

static void
layak_record_page_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch ((LayakRecordPageProperty) prop_id)
    {
    case PROP_PANE:
      g_value_set_object (value, get_private (object)->pane);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
counted_cb (LayakRecordPage *self)
{
  LayakListPane *pane = get_private (self)->pane;
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (layak_list_pane_get_list (pane)));
  g_autofree char *text = layak_wording_count (LAYAK_RECORD_PAGE_GET_CLASS (self)->get_count_text (n), n);

  layak_list_pane_set_footer (pane, text);
}

static void
set_pane (LayakRecordPage *self,
          LayakListPane   *pane)
{
  LayakRecordPagePrivate *priv = get_private (self);

  priv->pane = pane;
  adw_bin_set_child (priv->pane_bin, GTK_WIDGET (pane));
  if (pane == NULL)
    return;

  if (LAYAK_RECORD_PAGE_GET_CLASS (self)->make_detail != NULL)
    g_signal_connect_object (pane, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  else
    g_signal_connect_object (pane, "selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pane, "counted", G_CALLBACK (counted_cb), self, G_CONNECT_SWAPPED);
}

static void
layak_record_page_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  switch ((LayakRecordPageProperty) prop_id)
    {
    case PROP_PANE:
      set_pane (LAYAK_RECORD_PAGE (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_record_page_dispose (GObject *object)
{
  get_private (object)->pane = NULL;
  get_private (object)->detail = NULL;
  g_clear_object (&get_private (object)->detailed);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_RECORD_PAGE);

  G_OBJECT_CLASS (layak_record_page_parent_class)->dispose (object);
}

static void
layak_record_page_class_init (LayakRecordPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  LayakPageClass *page_class = LAYAK_PAGE_CLASS (klass);

  object_class->dispose = layak_record_page_dispose;
  object_class->get_property = layak_record_page_get_property;
  object_class->set_property = layak_record_page_set_property;
  page_class->take_scope = take_scope;
  page_class->get_pane = get_pane;
  page_class->focus_search = focus_search;
  page_class->show_record = show_record;
  page_class->go_back = go_back;
  page_class->step = step;

  g_object_class_install_property (object_class, PROP_PANE,
                                   g_param_spec_object ("pane", NULL, NULL, LAYAK_TYPE_LIST_PANE,
                                                        G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));

  gtk_widget_class_install_action (widget_class, "record.add", NULL, add_cb);
  gtk_widget_class_install_action (widget_class, "record.remove", NULL, remove_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "record.remove", NULL);

  g_type_ensure (LAYAK_TYPE_NARROW_LAYOUT);
  g_type_ensure (LAYAK_TYPE_RECORD_EDITOR);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-record-page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, LayakRecordPage, stack);
  gtk_widget_class_bind_template_child_private (widget_class, LayakRecordPage, leaflet);
  gtk_widget_class_bind_template_child_private (widget_class, LayakRecordPage, pane_bin);
  gtk_widget_class_bind_template_child_private (widget_class, LayakRecordPage, editor_page);
  gtk_widget_class_bind_template_child_private (widget_class, LayakRecordPage, editor);
  gtk_widget_class_bind_template_callback (widget_class, editor_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_side);
}

static void
layak_record_page_init (LayakRecordPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

LayakListPane *
layak_record_page_get_pane (LayakRecordPage *self)
{
  g_return_val_if_fail (LAYAK_IS_RECORD_PAGE (self), NULL);

  return get_private (self)->pane;
}

LayakRecordEditor *
layak_record_page_edit (LayakRecordPage *self)
{
  LayakRecordPagePrivate *priv = get_private (self);
  g_autoptr(LayakRecord) record = NULL;

  g_return_val_if_fail (LAYAK_IS_RECORD_PAGE (self) && priv->detailed != NULL, NULL);

  record = g_object_ref (priv->detailed);
  edit (self, record);
  return priv->editor;
}
