/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-choice-row.h"

#include <glib/gi18n.h>

struct _LayakChoiceRow
{
  AdwComboRow  parent_instance;

  guint        n_before;     /* items before the first choice: 1 if the field may be unknown */
};

static void field_row_init (LayakFieldRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (LayakChoiceRow, layak_choice_row, ADW_TYPE_COMBO_ROW,
                               G_IMPLEMENT_INTERFACE (LAYAK_TYPE_FIELD_ROW, field_row_init))

/* “Yes” comes first in the list, so the value of a boolean and its place are not the same. */
static guint
get_position (const LayakField *field,
              gint64            value)
{
  return field->type == LAYAK_FIELD_BOOLEAN ? 1 - value : value;
}

static void
bound (LayakFieldRow    *row,
       const LayakField *field)
{
  LayakChoiceRow *self = LAYAK_CHOICE_ROW (row);
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);

  if (!(field->flags & (LAYAK_FIELD_REQUIRED | LAYAK_FIELD_KEY)))
    {
      gtk_string_list_append (labels, _("Not known"));
      self->n_before = 1;
    }
  if (field->type == LAYAK_FIELD_BOOLEAN)
    {
      gtk_string_list_append (labels, _("Yes"));
      gtk_string_list_append (labels, _("No"));
    }
  else
    for (guint i = 0; i < field->choices->n_choices; i++)
      gtk_string_list_append (labels, layak_enumeration_get_label (field->choices, i));

  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (labels));
}

static void
show (LayakFieldRow    *row,
      const LayakField *field,
      const LayakRow   *values)
{
  LayakChoiceRow *self = LAYAK_CHOICE_ROW (row);
  const gint64 value = layak_row_get_number (values, field->name);
  guint position = 0;

  if (value != LAYAK_UNKNOWN)
    position = self->n_before + get_position (field, value);
  else if (self->n_before == 0)
    position = GTK_INVALID_LIST_POSITION;

  adw_combo_row_set_selected (ADW_COMBO_ROW (self), position);
}

static gboolean
read_choice (LayakFieldRow     *row,
             const LayakField  *field,
             LayakRow          *draft,
             GError           **error)
{
  LayakChoiceRow *self = LAYAK_CHOICE_ROW (row);
  const guint position = adw_combo_row_get_selected (ADW_COMBO_ROW (self));
  gint64 value = LAYAK_UNKNOWN;

  if (position != GTK_INVALID_LIST_POSITION && position >= self->n_before)
    value = get_position (field, position - self->n_before);

  layak_row_set_number (draft, field->name, value);
  return TRUE;
}

static void
field_row_init (LayakFieldRowInterface *iface)
{
  iface->bound = bound;
  iface->show = show;
  iface->read = read_choice;
}

static void
selected_cb (LayakFieldRow *row)
{
  layak_field_row_touch (row);
  layak_field_row_commit (row);
}

static void
layak_choice_row_class_init (LayakChoiceRowClass *klass)
{
  layak_field_row_class_init (G_OBJECT_CLASS (klass));
}

static void
layak_choice_row_init (LayakChoiceRow *self)
{
  layak_field_row_instance_init (LAYAK_FIELD_ROW (self));
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
}
