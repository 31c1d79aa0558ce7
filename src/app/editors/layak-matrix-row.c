/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-matrix-row.h"

#include <glib/gi18n.h>

#include "layak-choice-row.h"
#include "layak-editor.h"
#include "layak-facts.h"
#include "layak-form.h"
#include "layak-matrix-cell.h"
#include "layak-names.h"
#include "layak-participant-group.h"
#include "layak-read-only.h"
#include "layak-removal.h"
#include "layak-text-row.h"
#include "layak-tooltip.h"
#include "layak-value-row.h"
#include "layak-wording.h"

struct _LayakMatrixRow
{
  AdwBin         parent_instance;

  LayakStore    *store;
  LayakEntry    *entry;

  LayakEditor   *editor;
  GtkLabel      *name;
  GtkLabel      *detail;
  GtkWidget     *cells[3];
  GtkLabel      *total;
  GtkMenuButton *more;
  GtkListBox    *fields;
  GtkWidget     *remove_button;
};

static const struct
{
  const char *field;
  const char *label;
} columns[] =
{
  { "male", N_("male") },
  { "female", N_("female") },
  { "unknown-sex", N_("sex not known") },
};

static const char * const more_fields[] = { "group", "institution", "mode", "unit", "children", NULL };

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayakMatrixRow, layak_matrix_row, ADW_TYPE_BIN)

static void
name_cells (LayakMatrixRow *self,
            const char     *group)
{
  g_autofree char *more = g_strdup_printf (_("More about “%s”"), group);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      /* Translators: a group of people and the column of the table, such as “Educators, male”. */
      g_autofree char *name = g_strdup_printf (_("%s, %s"), group, _(columns[i].label));

      gtk_accessible_update_property (GTK_ACCESSIBLE (self->cells[i]), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
  layak_tooltip_set (GTK_WIDGET (self->more), more);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->more), GTK_ACCESSIBLE_PROPERTY_LABEL, more, -1);
}

/* What is special about the row: who is counted, where they come from, how they took part. */
static char *
dup_detail (const LayakRow *row)
{
  GString *detail = g_string_new (layak_row_get_text (row, "institution"));
  const gint64 children = layak_row_get_number (row, "children");

  if (layak_row_get_number (row, "unit") == LAYAK_GROUP_UNIT_INSTITUTIONS)
    g_string_append_printf (detail, "%s%s", detail->len > 0 ? " · " : "", _("institutions"));
  if (layak_row_get_number (row, "mode") != LAYAK_UNKNOWN)
    g_string_append_printf (detail, "%s%s", detail->len > 0 ? " · " : "",
                            layak_enumeration_get_label (&layak_modes, layak_row_get_number (row, "mode")));
  if (children > 0)
    {
      g_autofree char *text = layak_wording_count (ngettext ("%s child", "%s children", children), children);

      g_string_append_printf (detail, "%s%s", detail->len > 0 ? " · " : "", text);
    }

  return g_string_free (detail, FALSE);
}

static void
show_record (LayakMatrixRow *self)
{
  LayakRecord *record = layak_editor_get_record (self->editor);
  const LayakRow *row = layak_record_get_row (record);
  const gint64 people = layak_facts_count_people (row);
  g_autofree char *group = layak_names_dup_record (record);
  g_autofree char *detail = dup_detail (row);
  g_autofree char *total = people != LAYAK_UNKNOWN ? layak_wording_number (people) : g_strdup ("–");

  gtk_label_set_label (self->name, group);
  gtk_label_set_label (self->detail, detail);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), *detail != '\0');
  gtk_label_set_label (self->total, total);
  name_cells (self, group);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
more_cb (LayakMatrixRow *self)
{
  if (gtk_widget_get_first_child (GTK_WIDGET (self->fields)) == NULL)
    layak_form_add_rows (self->fields, &layak_participant_group_info, more_fields);
}

static void
remove_cb (LayakMatrixRow *self)
{
  const LayakRow *row = layak_record_get_row (layak_entry_get_record (self->entry));
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) layak_row_free);

  gtk_menu_button_popdown (self->more);
  g_ptr_array_add (rows, layak_row_copy (row));
  layak_removal_start (gtk_widget_get_parent (GTK_WIDGET (self)), self->store, layak_row_get_title (row),
                       _("Group removed"), rows);
}

static void
layak_matrix_row_dispose (GObject *object)
{
  LayakMatrixRow *self = LAYAK_MATRIX_ROW (object);

  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_MATRIX_ROW);
  g_clear_object (&self->entry);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (layak_matrix_row_parent_class)->dispose (object);
}

static void
layak_matrix_row_class_init (LayakMatrixRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_matrix_row_dispose;

  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (LAYAK_TYPE_EDITOR);
  g_type_ensure (LAYAK_TYPE_MATRIX_CELL);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-matrix-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakMatrixRow, editor);
  gtk_widget_class_bind_template_child (widget_class, LayakMatrixRow, name);
  gtk_widget_class_bind_template_child (widget_class, LayakMatrixRow, detail);
  gtk_widget_class_bind_template_child_full (widget_class, "male", FALSE,
                                             G_STRUCT_OFFSET (LayakMatrixRow, cells[0]));
  gtk_widget_class_bind_template_child_full (widget_class, "female", FALSE,
                                             G_STRUCT_OFFSET (LayakMatrixRow, cells[1]));
  gtk_widget_class_bind_template_child_full (widget_class, "unknown_sex", FALSE,
                                             G_STRUCT_OFFSET (LayakMatrixRow, cells[2]));
  gtk_widget_class_bind_template_child (widget_class, LayakMatrixRow, total);
  gtk_widget_class_bind_template_child (widget_class, LayakMatrixRow, more);
  gtk_widget_class_bind_template_child (widget_class, LayakMatrixRow, fields);
  gtk_widget_class_bind_template_child (widget_class, LayakMatrixRow, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
layak_matrix_row_init (LayakMatrixRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
layak_matrix_row_new (LayakStore *store,
                      LayakEntry *entry)
{
  LayakMatrixRow *self = g_object_new (LAYAK_TYPE_MATRIX_ROW, NULL);

  self->store = g_object_ref (store);
  self->entry = g_object_ref (entry);
  layak_read_only_lock (store, self->remove_button, NULL);
  g_object_set (self->editor, "store", store, "record", layak_entry_get_record (entry), NULL);
  g_signal_connect_object (layak_editor_get_record (self->editor), "notify", G_CALLBACK (show_record), self,
                           G_CONNECT_SWAPPED);
  show_record (self);
  return GTK_WIDGET (self);
}

const LayakRow *
layak_matrix_row_get_row (LayakMatrixRow *self)
{
  g_return_val_if_fail (LAYAK_IS_MATRIX_ROW (self), NULL);

  return layak_record_get_row (layak_editor_get_record (self->editor));
}

GtkWidget *
layak_matrix_row_nth_cell (LayakMatrixRow *self,
                           guint           column)
{
  g_return_val_if_fail (LAYAK_IS_MATRIX_ROW (self), NULL);

  return column < G_N_ELEMENTS (self->cells) ? self->cells[column] : NULL;
}
