/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-search-popover.h"

#include <glib/gi18n.h>

#include "layak-names.h"
#include "layak-option-row.h"
#include "layak-pages.h"
#include "layak-record-list.h"
#include "layak-wording.h"

#define HITS_PER_TYPE 6

/* One lazy list a page, cut to its first hits, one after the other. They exist while the popover is open. */
struct _LayakSearchPopover
{
  GtkPopover         parent_instance;

  LayakScope        *scope;

  GtkSearchEntry    *entry;
  GtkStack          *stack;
  GtkNoSelection    *selection;
};

typedef enum
{
  PROP_SCOPE = 1,
} LayakSearchPopoverProperty;

static GParamSpec *properties[PROP_SCOPE + 1];

G_DEFINE_FINAL_TYPE (LayakSearchPopover, layak_search_popover, GTK_TYPE_POPOVER)

static char *
dup_detail (LayakRecord *record)
{
  const LayakRecordInfo *info = layak_record_get_info (record);
  g_autofree char *detail = layak_names_dup_detail (record);
  g_autofree char *date = NULL;

  if (info->date != NULL)
    date = layak_wording_date (layak_row_get_date (layak_record_get_row (record), info->date));
  if (date == NULL)
    date = g_steal_pointer (&detail);
  if (date == NULL)
    return g_strdup (layak_record_info_get_label (info));

  return g_strdup_printf ("%s · %s", layak_record_info_get_label (info), date);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item)
{
  gtk_list_item_set_child (item, layak_option_row_new ());
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item)
{
  LayakRecord *record = layak_entry_get_record (gtk_list_item_get_item (item));
  g_autofree char *label = layak_names_dup_record (record);
  g_autofree char *detail = dup_detail (record);
  g_autoptr(LayakOption) option = layak_option_new (layak_record_get_uuid (record), label, detail);

  layak_option_row_set_option (LAYAK_OPTION_ROW (gtk_list_item_get_child (item)), option);
}

static void
row_activated_cb (LayakSearchPopover *self,
                  guint               position)
{
  g_autoptr(LayakEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  LayakRecord *record;

  if (entry == NULL)
    return;

  record = layak_entry_get_record (entry);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "(sss)",
                              layak_record_get_info (record)->name, layak_record_get_uuid (record), "");
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
search_activated_cb (LayakSearchPopover *self)
{
  row_activated_cb (self, 0);
}

static void
show_result (LayakSearchPopover *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  const char *name = "list";

  if (*words == '\0')
    name = "hint";
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    name = "empty";
  gtk_stack_set_visible_child_name (self->stack, name);
}

/* Without words the queries would find everything: then there is no list at all. */
static void
search_changed_cb (LayakSearchPopover *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr(GListStore) lists = NULL;
  g_autoptr(GtkFlattenListModel) hits = NULL;

  if (*words != '\0' && self->scope != NULL)
    {
      lists = g_list_store_new (G_TYPE_LIST_MODEL);
      for (guint i = 0; i < layak_pages_get_n_pages (); i++)
        {
          g_autoptr(LayakQuery) query = layak_query_new (layak_record_info_find (layak_pages_nth (i)->record));
          LayakRecordList *list;
          g_autoptr(GtkSliceListModel) slice = NULL;

          layak_query_set_search (query, words);
          list = layak_record_list_new (layak_scope_get_store (self->scope), query);
          slice = gtk_slice_list_model_new (G_LIST_MODEL (list), 0, HITS_PER_TYPE);
          g_list_store_append (lists, slice);
        }
      hits = gtk_flatten_list_model_new (G_LIST_MODEL (g_steal_pointer (&lists)));
    }

  gtk_no_selection_set_model (self->selection, G_LIST_MODEL (hits));
  show_result (self);
}

static void
opened_cb (LayakSearchPopover *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
closed_cb (LayakSearchPopover *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}

static void
layak_search_popover_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  switch ((LayakSearchPopoverProperty) prop_id)
    {
    case PROP_SCOPE:
      g_value_set_object (value, LAYAK_SEARCH_POPOVER (object)->scope);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_search_popover_set_property (GObject      *object,
                                   guint         prop_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  switch ((LayakSearchPopoverProperty) prop_id)
    {
    case PROP_SCOPE:
      g_set_object (&LAYAK_SEARCH_POPOVER (object)->scope, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_search_popover_dispose (GObject *object)
{
  g_clear_object (&LAYAK_SEARCH_POPOVER (object)->scope);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_SEARCH_POPOVER);

  G_OBJECT_CLASS (layak_search_popover_parent_class)->dispose (object);
}

static void
layak_search_popover_class_init (LayakSearchPopoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layak_search_popover_dispose;
  object_class->get_property = layak_search_popover_get_property;
  object_class->set_property = layak_search_popover_set_property;

  properties[PROP_SCOPE] =
    g_param_spec_object ("scope", NULL, NULL, LAYAK_TYPE_SCOPE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-search-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakSearchPopover, entry);
  gtk_widget_class_bind_template_child (widget_class, LayakSearchPopover, stack);
  gtk_widget_class_bind_template_child (widget_class, LayakSearchPopover, selection);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
}

static void
layak_search_popover_init (LayakSearchPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
