/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-matrix-cell.h"

#include <glib/gi18n.h>

#include "layak-shown-text.h"
#include "layak-wording.h"

struct _LayakMatrixCell
{
  GtkEntry   parent_instance;

  GtkBox    *problems;
  GtkWidget *problem;     /* nullable: the label that tells what is wrong */
};

/* Number 1 is “field”. */
typedef enum
{
  PROP_PROBLEMS = 2,
} LayakMatrixCellProperty;

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
  g_autofree char *text = number != LAYAK_UNKNOWN ? layak_wording_number (number) : NULL;

  layak_shown_text_set (GTK_EDITABLE (row), text);
}

/* Only an empty cell is unknown: a space typed over a number is a slip. */
static gboolean
read_number (LayakFieldRow     *row,
             const LayakField  *field,
             LayakRow          *draft,
             GError           **error)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (row));

  if (*text != '\0' && text[strspn (text, " ")] == '\0')
    {
      g_set_error (error, LAYAK_ERROR, LAYAK_ERROR_INVALID, _("“%s” is not a whole number"), text);
      return FALSE;
    }
  return layak_field_row_parse (field, text, draft, error);
}

/* A cell has no room for a sentence, so the sentences of several cells stand below each other in a box near them. */
static void
tell (LayakFieldRow *row,
      const char    *problem,
      gboolean       is_error)
{
  LayakMatrixCell *self = LAYAK_MATRIX_CELL (row);

  if (self->problem == NULL && problem != NULL)
    {
      self->problem = g_object_ref_sink (gtk_label_new (NULL));
      gtk_label_set_wrap (GTK_LABEL (self->problem), TRUE);
      gtk_label_set_xalign (GTK_LABEL (self->problem), 0);
      gtk_widget_add_css_class (self->problem, "small");
      gtk_box_append (self->problems, self->problem);
    }
  if (self->problem == NULL)
    return;

  gtk_widget_remove_css_class (self->problem, is_error ? "amber-text" : "red-text");
  gtk_widget_add_css_class (self->problem, is_error ? "red-text" : "amber-text");
  gtk_widget_set_visible (self->problem, problem != NULL);
  gtk_label_set_label (GTK_LABEL (self->problem), problem != NULL ? problem : "");
  if (problem != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->problem, NULL,
                                    -1);
  else
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
}

static void
field_row_init (LayakFieldRowInterface *iface)
{
  iface->show = show;
  iface->read = read_number;
  iface->tell = tell;
}

static void
layak_matrix_cell_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  switch ((LayakMatrixCellProperty) prop_id)
    {
    case PROP_PROBLEMS:
      g_value_set_object (value, LAYAK_MATRIX_CELL (object)->problems);
      break;
    default:
      layak_field_row_get_property (object, prop_id, value, pspec);
    }
}

static void
layak_matrix_cell_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  switch ((LayakMatrixCellProperty) prop_id)
    {
    case PROP_PROBLEMS:
      g_set_object (&LAYAK_MATRIX_CELL (object)->problems, g_value_get_object (value));
      break;
    default:
      layak_field_row_set_property (object, prop_id, value, pspec);
    }
}

static void
layak_matrix_cell_dispose (GObject *object)
{
  LayakMatrixCell *self = LAYAK_MATRIX_CELL (object);

  g_clear_object (&self->problem);
  g_clear_object (&self->problems);

  G_OBJECT_CLASS (layak_matrix_cell_parent_class)->dispose (object);
}

static void
layak_matrix_cell_class_init (LayakMatrixCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  layak_field_row_class_init (object_class);
  object_class->dispose = layak_matrix_cell_dispose;
  object_class->get_property = layak_matrix_cell_get_property;
  object_class->set_property = layak_matrix_cell_set_property;

  g_object_class_install_property (object_class, PROP_PROBLEMS,
                                   g_param_spec_object ("problems", NULL, NULL, GTK_TYPE_BOX,
                                                        G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
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
}
