/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-matrix-cell.h"

#include "layak-wording.h"

struct _LayakMatrixCell
{
  GtkEntry parent_instance;
};

static void field_row_init (LayakFieldRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LayakMatrixCell, layak_matrix_cell, GTK_TYPE_ENTRY,
                               G_IMPLEMENT_INTERFACE (LAYAK_TYPE_FIELD_ROW, field_row_init))

/* While the person is in the cell the number stands there without the marks that group its digits. */
static void
show (LayakFieldRow    *row,
      const LayakField *field,
      const LayakRow   *values)
{
  const gint64 number = layak_row_get_number (values, field->name);
  g_autofree char *text = number != LAYAK_UNKNOWN ? layak_wording_number (number) : g_strdup ("");

  if (!g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (row))))
    gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static gboolean
read_number (LayakFieldRow     *row,
             const LayakField  *field,
             LayakRow          *draft,
             GError           **error)
{
  return layak_field_row_parse (field, gtk_editable_get_text (GTK_EDITABLE (row)), draft, error);
}

static void
field_row_init (LayakFieldRowInterface *iface)
{
  iface->show = show;
  iface->read = read_number;
}

/* Letters and signs are refused as they are typed; a pasted “1.250” loses nothing but its dot. */
static void
insert_text_cb (GtkEditable     *delegate,
                const char      *text,
                int              length,
                int             *position,
                LayakMatrixCell *self)
{
  g_autoptr(GString) digits = g_string_new (NULL);

  for (int i = 0; i < length; i++)
    if (g_ascii_isdigit (text[i]) || (length > 1 && (text[i] == '.' || text[i] == ',')))
      g_string_append_c (digits, text[i]);
  if ((int) digits->len == length)
    return;

  g_signal_stop_emission_by_name (delegate, "insert-text");
  if (digits->len > 0)
    {
      g_signal_handlers_block_by_func (delegate, insert_text_cb, self);
      gtk_editable_insert_text (delegate, digits->str, (int) digits->len, position);
      g_signal_handlers_unblock_by_func (delegate, insert_text_cb, self);
    }
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
layak_matrix_cell_class_init (LayakMatrixCellClass *klass)
{
  layak_field_row_class_init (G_OBJECT_CLASS (klass));
}

static void
layak_matrix_cell_init (LayakMatrixCell *self)
{
  gtk_entry_set_alignment (GTK_ENTRY (self), 1);
  gtk_entry_set_input_purpose (GTK_ENTRY (self), GTK_INPUT_PURPOSE_DIGITS);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self), "–");
  gtk_editable_set_width_chars (GTK_EDITABLE (self), 4);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self), 4);

  layak_field_row_instance_init (LAYAK_FIELD_ROW (self));
  g_signal_connect (self, "changed", G_CALLBACK (layak_field_row_touch), NULL);
  g_signal_connect (gtk_editable_get_delegate (GTK_EDITABLE (self)), "insert-text",
                    G_CALLBACK (insert_text_cb), self);
}
