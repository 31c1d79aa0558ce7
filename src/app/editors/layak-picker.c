/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-picker.h"

#include <glib/gi18n.h>

#include "layak-names.h"
#include "layak-option-row.h"
#include "layak-province.h"
#include "layak-record-list.h"
#include "layak-regency.h"

/* The options are made when the popover opens and dropped when it closes: lists of agencies change. */
struct _LayakPicker
{
  GtkPopover         parent_instance;

  GListStore        *options;
  gboolean           names_new;   /* what is searched for in vain can be made */

  GtkSearchEntry    *search;
  GtkListView       *view;
  GtkSelectionModel *selection;
  GtkCustomFilter   *filter;
  GtkStack          *stack;
  GtkLabel          *note;
  GtkButton         *create_button;
};

enum
{
  FILL,
  PICKED,
  CREATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayakPicker, layak_picker, GTK_TYPE_POPOVER)

static void
pick (LayakPicker *self,
      guint        position)
{
  g_autoptr(LayakOption) option = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (option == NULL)
    return;

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[PICKED], 0, option);
}

static void
row_activated_cb (LayakPicker *self,
                  guint        position)
{
  pick (self, position);
}

/* Enter in the search entry takes the first match. */
static void
search_activated_cb (LayakPicker *self)
{
  pick (self, 0);
}

static void
show_whether_empty (LayakPicker *self)
{
  const gboolean is_empty = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0;

  gtk_stack_set_visible_child_name (self->stack, is_empty ? "empty" : "list");
}

static char *
dup_search_text (LayakPicker *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search))));
}

/* What is to be made has the name that was searched for. */
static void
show_create_button (LayakPicker *self)
{
  g_autofree char *text = dup_search_text (self), *label = NULL;

  if (!self->names_new)
    return;

  /* Translators: what somebody typed */
  label = g_strdup_printf (_("Add “%s”"), text);
  gtk_button_set_label (self->create_button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->create_button), *text != '\0');
}

static void
search_changed_cb (LayakPicker *self)
{
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_create_button (self);
}

/* Each word that was typed may stand anywhere: “dinas balangan” finds one of the agencies that share a name. */
static gboolean
matches_cb (gpointer item,
            gpointer user_data)
{
  LayakPicker *self = user_data;
  g_autofree char *typed = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  g_auto(GStrv) words = g_strsplit_set (typed, " \t", -1);
  const char *text = layak_option_get_search_key (item);

  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (text, words[i]) == NULL)
      return FALSE;

  return TRUE;
}

static void
opened_cb (LayakPicker *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  layak_picker_clear (self);
  g_signal_emit (self, signals[FILL], 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
create_cb (LayakPicker *self)
{
  g_autofree char *text = dup_search_text (self);

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CREATE], 0, text);
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
  layak_option_row_set_option (LAYAK_OPTION_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
layak_picker_dispose (GObject *object)
{
  LayakPicker *self = LAYAK_PICKER (object);

  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (self->filter, NULL, NULL, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_PICKER);

  G_OBJECT_CLASS (layak_picker_parent_class)->dispose (object);
}

static void
layak_picker_class_init (LayakPickerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_picker_dispose;

  signals[FILL] =
    g_signal_new ("fill", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PICKED] =
    g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, LAYAK_TYPE_OPTION);
  signals[CREATE] =
    g_signal_new ("create", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (LAYAK_TYPE_OPTION);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakPicker, options);
  gtk_widget_class_bind_template_child (widget_class, LayakPicker, search);
  gtk_widget_class_bind_template_child (widget_class, LayakPicker, view);
  gtk_widget_class_bind_template_child (widget_class, LayakPicker, selection);
  gtk_widget_class_bind_template_child (widget_class, LayakPicker, filter);
  gtk_widget_class_bind_template_child (widget_class, LayakPicker, stack);
  gtk_widget_class_bind_template_child (widget_class, LayakPicker, note);
  gtk_widget_class_bind_template_child (widget_class, LayakPicker, create_button);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_whether_empty);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
}

static void
layak_picker_init (LayakPicker *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_custom_filter_set_filter_func (self->filter, matches_cb, self, NULL);
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self));
}

GtkWidget *
layak_picker_new (void)
{
  return g_object_new (LAYAK_TYPE_PICKER, NULL);
}

void
layak_picker_clear (LayakPicker *self)
{
  g_return_if_fail (LAYAK_IS_PICKER (self));

  g_list_store_remove_all (self->options);
}

/**
 * layak_picker_add:
 * @identity: (nullable): %NULL stands for nothing, or for all
 * @detail: (nullable): what tells the option from similar ones
 */
void
layak_picker_add (LayakPicker *self,
                  const char  *identity,
                  const char  *label,
                  const char  *detail)
{
  g_autoptr(LayakOption) option = layak_option_new (identity, label, detail);

  g_return_if_fail (LAYAK_IS_PICKER (self));

  g_list_store_append (self->options, option);
}

void
layak_picker_add_choices (LayakPicker            *self,
                          const LayakEnumeration *choices)
{
  g_return_if_fail (LAYAK_IS_PICKER (self));

  for (guint i = 0; i < choices->n_choices; i++)
    layak_picker_add (self, choices->choices[i].nick, layak_enumeration_get_label (choices, i), NULL);
}

/* @said: (nullable): beside each, instead of what tells it from others */
static void
add_query (LayakPicker *self,
           LayakStore  *store,
           LayakQuery  *query,
           gboolean     is_set,
           const char  *said)
{
  g_autoptr(LayakRecordList) list = layak_record_list_new (store, query);
  guint n;

  /* A popover of which nobody knows whether it is still being filled would seem to have nothing to choose. */
  if (layak_record_list_is_loading (list))
    layak_record_list_refresh (list, NULL);
  n = g_list_model_get_n_items (G_LIST_MODEL (list));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(LayakEntry) entry = g_list_model_get_item (G_LIST_MODEL (list), i);
      LayakRecord *record = layak_entry_get_record (entry);
      const LayakRow *row = layak_record_get_row (record);
      g_autofree char *identity = is_set ? layak_row_dup_member (row) : layak_row_dup_identity (row);
      g_autofree char *label = layak_names_dup_record (record);
      g_autofree char *detail = said != NULL ? g_strdup (said) : layak_names_dup_detail (store, record);

      layak_picker_add (self, identity, label, detail);
    }
}

/* All records of a type. There are some hundreds of each type that people choose from. */
void
layak_picker_add_records (LayakPicker           *self,
                          LayakStore            *store,
                          const LayakRecordInfo *info)
{
  g_autoptr(LayakQuery) query = layak_query_new (info);

  g_return_if_fail (LAYAK_IS_PICKER (self));

  add_query (self, store, query, FALSE, NULL);
}

/* @query: (nullable): those of the records that @field can refer to, NULL for all */
void
layak_picker_add_targets (LayakPicker      *self,
                          LayakStore       *store,
                          const LayakField *field,
                          LayakQuery       *query)
{
  g_autoptr(LayakQuery) all = query == NULL ? layak_query_new (layak_record_info_find (field->refers)) : NULL;

  g_return_if_fail (LAYAK_IS_PICKER (self));

  add_query (self, store, query != NULL ? query : all, layak_field_is_set (field), NULL);
}

/* @note: (nullable) */
void
layak_picker_set_note (LayakPicker *self,
                       const char  *note)
{
  g_return_if_fail (LAYAK_IS_PICKER (self));

  gtk_label_set_label (self->note, note != NULL ? note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), note != NULL);
}

/* @label: the button that makes what is missing from the list. */
void
layak_picker_set_create_label (LayakPicker *self,
                               const char  *label)
{
  g_return_if_fail (LAYAK_IS_PICKER (self));

  gtk_button_set_label (self->create_button, label);
  gtk_widget_show (GTK_WIDGET (self->create_button));
}

void
layak_picker_set_names_new (LayakPicker *self)
{
  g_return_if_fail (LAYAK_IS_PICKER (self));

  self->names_new = TRUE;
}

void
layak_picker_add_places (LayakPicker *self,
                         LayakStore  *store)
{
  layak_picker_add (self, NULL, _("Everything"), NULL);
  layak_picker_add_records (self, store, &layak_province_info);
  layak_picker_add_records (self, store, &layak_regency_info);
}

void
layak_picker_add_offices (LayakPicker *self,
                          LayakStore  *store)
{
  g_autoptr(LayakQuery) provinces = layak_query_new (&layak_province_info);

  g_return_if_fail (LAYAK_IS_PICKER (self));

  layak_picker_add_records (self, store, &layak_regency_info);
  add_query (self, store, provinces, FALSE, _("Province with all its regencies and cities"));
}
