/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-text-row.h"

#include "layak-shown-text.h"


struct _LayakTextRow
{
  AdwEntryRow parent_instance;
};

static void field_row_init (LayakFieldRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LayakTextRow, layak_text_row, ADW_TYPE_ENTRY_ROW,
                               G_IMPLEMENT_INTERFACE (LAYAK_TYPE_FIELD_ROW, field_row_init))

static GtkWidget *
get_input (LayakFieldRow *row)
{
  return GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row)));
}

static void
bound (LayakFieldRow    *row,
       const LayakField *field)
{
  gtk_text_set_max_length (GTK_TEXT (get_input (row)), (int) field->max);
}

static void
show (LayakFieldRow    *row,
      const LayakField *field,
      const LayakRow   *values)
{
  layak_shown_text_set (GTK_EDITABLE (row), layak_row_get_text (values, field->name));
}

static gboolean
read_text (LayakFieldRow     *row,
           const LayakField  *field,
           LayakRow          *draft,
           GError           **error)
{
  return layak_field_row_parse (field, gtk_editable_get_text (GTK_EDITABLE (row)), draft, error);
}

static void
field_row_init (LayakFieldRowInterface *iface)
{
  iface->bound = bound;
  iface->show = show;
  iface->read = read_text;
  iface->get_input = get_input;
}

static void
layak_text_row_class_init (LayakTextRowClass *klass)
{
  layak_field_row_class_init (G_OBJECT_CLASS (klass));
  layak_field_row_class_pass (GTK_WIDGET_CLASS (klass));
}

static void
layak_text_row_init (LayakTextRow *self)
{
  layak_field_row_instance_init (LAYAK_FIELD_ROW (self));
  g_signal_connect (self, "changed", G_CALLBACK (layak_field_row_touch), NULL);
  g_signal_connect (self, "entry-activated", G_CALLBACK (layak_field_row_commit), NULL);
}
