/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-search-popover.h"

#include <glib/gi18n.h>

#include "layak-option-row.h"
#include "layak-pages.h"
#include "layak-reading.h"
#include "layak-scope-follow.h"
#include "layak-search.h"
#include "layak-wording.h"

#define HITS_PER_TYPE 6

/* The hits are made while the person types, and dropped when the popover closes. */
struct _LayakSearchPopover
{
  GtkPopover         parent_instance;

  LayakScope        *scope;
  GCancellable      *searching;     /* nullable */
  gboolean           opens_first;   /* Enter was pressed: the first hit is opened once it is found */

  GtkSearchEntry    *entry;
  GtkStack          *stack;
  GListStore        *hits;
};

typedef enum
{
  PROP_SCOPE = 1,
} LayakSearchPopoverProperty;

static GParamSpec *properties[PROP_SCOPE + 1];

G_DEFINE_FINAL_TYPE (LayakSearchPopover, layak_search_popover, GTK_TYPE_POPOVER)

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
  layak_option_row_set_option (LAYAK_OPTION_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
row_activated_cb (LayakSearchPopover *self,
                  guint               position)
{
  g_autoptr(LayakOption) option = g_list_model_get_item (G_LIST_MODEL (self->hits), position);
  g_auto(GStrv) identity = NULL;
  g_autoptr(LayakRecord) record = NULL;

  if (option == NULL)
    return;

  identity = g_strsplit (layak_option_get_identity (option), " ", 2);
  record = layak_store_load (layak_scope_get_store (self->scope), layak_record_info_find (identity[0]), identity[1],
                             NULL);
  if (record != NULL)
    layak_scope_follow (GTK_WIDGET (self), self->scope, layak_record_get_row (record));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "(sss)", identity[0], identity[1], "");
  gtk_popover_popdown (GTK_POPOVER (self));
}

/* Only what some page can show is offered. The identity of an option holds the type and the UUID of the record to open;
 * the date, when it begins or is due, tells trainings apart that are held every year. */
static void
add_hit (LayakSearchPopover *self,
         const LayakHit     *hit)
{
  g_autofree char *identity = g_strdup_printf ("%s %s", hit->unit->name, hit->uuid);
  g_autofree char *detail = NULL, *date = NULL;
  const char *parts[] = { layak_record_info_get_label (hit->info), NULL, NULL, NULL };
  guint n_parts = 1;
  g_autoptr(LayakOption) option = NULL;

  if (layak_pages_find_record (hit->unit->name) == NULL)
    return;

  date = layak_wording_date (hit->date);
  if (date != NULL && *date != '\0')
    parts[n_parts++] = date;
  if (hit->detail != NULL)
    parts[n_parts] = hit->detail;
  detail = g_strjoinv (" · ", (char **) parts);
  option = layak_option_new (identity, hit->title, detail);
  g_list_store_append (self->hits, option);
}

static void
show_hits (LayakSearchPopover *self,
           GPtrArray          *hits)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  g_list_store_remove_all (self->hits);
  for (guint i = 0; i < hits->len; i++)
    add_hit (self, g_ptr_array_index (hits, i));

  if (g_list_model_get_n_items (G_LIST_MODEL (self->hits)) > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else
    gtk_stack_set_visible_child_name (self->stack, *words != '\0' ? "empty" : "hint");
}

static void
show_found (gpointer widget,
            gpointer result)
{
  LayakSearchPopover *self = widget;
  g_autoptr(GPtrArray) hits = result;

  show_hits (self, hits);
  if (self->opens_first)
    row_activated_cb (self, 0);
  self->opens_first = FALSE;
}

/* What was found for the former words stays until the new hits are here. */
static void
search_changed_cb (LayakSearchPopover *self)
{
  self->opens_first = FALSE;
  layak_reading_start (&self->searching, self, layak_scope_get_store (self->scope),
                       layak_search_read (gtk_editable_get_text (GTK_EDITABLE (self->entry)), HITS_PER_TYPE),
                       show_found);
}

/* Enter may come before the words were looked for. */
static void
search_activated_cb (LayakSearchPopover *self)
{
  search_changed_cb (self);
  self->opens_first = TRUE;
}

static void
opened_cb (LayakSearchPopover *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
closed_cb (LayakSearchPopover *self)
{
  layak_reading_stop (&self->searching);
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
  layak_reading_stop (&LAYAK_SEARCH_POPOVER (object)->searching);
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

  g_type_ensure (LAYAK_TYPE_OPTION);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-search-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakSearchPopover, entry);
  gtk_widget_class_bind_template_child (widget_class, LayakSearchPopover, stack);
  gtk_widget_class_bind_template_child (widget_class, LayakSearchPopover, hits);
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
