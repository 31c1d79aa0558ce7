/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-matrix.h"

#include <glib/gi18n.h>

#include "layak-calm.h"
#include "layak-edit.h"
#include "layak-feedback.h"
#include "layak-matrix-cell.h"
#include "layak-matrix-row.h"
#include "layak-participant-group.h"
#include "layak-picker.h"
#include "layak-read-only.h"
#include "layak-record-list.h"
#include "layak-wording.h"

/* Each row edits a record of its own; the stated total belongs to the training, whose editor is around. The sums are
 * made of what the person sees, also before it is saved. */
struct _LayakMatrix
{
  AdwBin           parent_instance;

  LayakStore      *store;
  LayakRecord     *training;      /* nullable */
  LayakRecordList *list;          /* nullable */
  LayakBreakdown   breakdown;
  char            *added;         /* nullable: UUID of the group whose row shall take the focus */
  gint64           next;          /* the first place that was not yet given to a group */

  GtkBox          *rows;
  LayakPicker     *picker;
  GtkWidget       *sums;
  GtkLabel        *male_sum;
  GtkLabel        *female_sum;
  GtkLabel        *unknown_sum;
  GtkLabel        *person_sum;
  GtkWidget       *institution_box;
  GtkLabel        *institution_sum;
  GtkWidget       *remainder_box;
  GtkLabel        *remainder_label;
  GtkLabel        *remainder;
  LayakMatrixCell *stated;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayakMatrix, layak_matrix, ADW_TYPE_BIN)

static void
set_number (GtkLabel *label,
            gint64    number)
{
  g_autofree char *text = number != LAYAK_UNKNOWN ? layak_wording_number (number) : g_strdup ("–");

  gtk_label_set_label (label, text);
}

static void
compute (LayakMatrix *self)
{
  g_autoptr(LayakUnit) unit = layak_unit_new (layak_row_copy (layak_record_get_row (self->training)));

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row;
       row = gtk_widget_get_next_sibling (row))
    layak_unit_add (unit, layak_row_copy (layak_matrix_row_get_row (LAYAK_MATRIX_ROW (row))));
  layak_facts_get_breakdown (unit, &self->breakdown);
}

static void
place_remainder (gpointer widget)
{
  LayakMatrix *self = widget;

  gtk_widget_set_visible (self->remainder_box,
                          self->breakdown.excess > 0 ||
                          (self->breakdown.remainder > 0 && self->breakdown.persons != LAYAK_UNKNOWN));
}

/* Nobody is invented: what the groups leave open is shown, and so is when they say too much. */
static void
show_remainder (LayakMatrix *self)
{
  const gboolean is_excess = self->breakdown.excess > 0;

  layak_calm_call (GTK_WIDGET (self), place_remainder);
  gtk_label_set_label (self->remainder_label, is_excess ? _("The breakdown exceeds the participants")
                                                        : _("Breakdown not known"));
  set_number (self->remainder, is_excess ? self->breakdown.excess : self->breakdown.remainder);
  gtk_widget_remove_css_class (self->remainder_box, is_excess ? "amber-text" : "red-text");
  gtk_widget_add_css_class (self->remainder_box, is_excess ? "red-text" : "amber-text");

  if (is_excess)
    gtk_widget_add_css_class (GTK_WIDGET (self->stated), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->stated), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->stated), GTK_ACCESSIBLE_STATE_INVALID,
                               is_excess ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
update_sums (LayakMatrix *self)
{
  if (self->training == NULL)
    return;

  compute (self);
  gtk_widget_set_visible (self->sums, gtk_widget_get_first_child (GTK_WIDGET (self->rows)) != NULL);
  set_number (self->male_sum, self->breakdown.male);
  set_number (self->female_sum, self->breakdown.female);
  set_number (self->unknown_sum, self->breakdown.unknown_sex);
  set_number (self->person_sum, self->breakdown.persons);
  gtk_widget_set_visible (self->institution_box, self->breakdown.institutions > 0);
  set_number (self->institution_sum, self->breakdown.institutions);
  show_remainder (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
nth_row (LayakMatrix *self,
         guint        position)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));

  while (row != NULL && position-- > 0)
    row = gtk_widget_get_next_sibling (row);
  return row;
}

/* The popover the group was chosen in gives the focus back while it closes, and whoever takes it meanwhile is not told
 * that it is gone again. */
static void
grab_focus_cb (gpointer data)
{
  GtkWidget *cell = data;

  if (gtk_widget_get_root (cell) != NULL)
    gtk_widget_grab_focus (cell);
  g_object_unref (cell);
}

/* The row may appear before or after the write is told to be done. */
static void
focus_added (LayakMatrix *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); row != NULL && self->added != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      g_autofree char *uuid = layak_uuid_to_string (&layak_matrix_row_get_row (LAYAK_MATRIX_ROW (row))->uuid);

      if (g_str_equal (uuid, self->added))
        {
          g_clear_pointer (&self->added, g_free);
          g_idle_add_once (grab_focus_cb, g_object_ref (layak_matrix_row_nth_cell (LAYAK_MATRIX_ROW (row), 0)));
          return;
        }
    }
}

static void
items_changed_cb (LayakMatrix *self,
                  guint        position,
                  guint        removed,
                  guint        added)
{
  GtkWidget *before = position > 0 ? nth_row (self, position - 1) : NULL;

  for (guint i = 0; i < removed; i++)
    gtk_box_remove (self->rows, nth_row (self, position));
  for (guint i = 0; i < added; i++)
    {
      g_autoptr(LayakEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->list), position + i);
      GtkWidget *row = layak_matrix_row_new (self->store, entry);

      g_signal_connect_object (row, "changed", G_CALLBACK (update_sums), self, G_CONNECT_SWAPPED);
      gtk_box_insert_child_after (self->rows, row, before);
      before = row;
    }

  update_sums (self);
  focus_added (self);
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(LayakMatrix) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!layak_store_write_finish (LAYAK_STORE (source), result, &error))
    layak_feedback_show_error (GTK_WIDGET (self), error);
  else
    focus_added (self);
}

static void
fill_groups_cb (LayakMatrix *self)
{
  layak_picker_add_choices (self->picker, &layak_groups);
}

static void
group_picked_cb (LayakMatrix *self,
                 LayakOption *option)
{
  g_autoptr(LayakRow) row = layak_row_new (&layak_participant_group_info);
  g_autoptr(LayakRecord) record = NULL;

  if (self->training == NULL)
    return;

  layak_row_ensure_uuid (row);
  layak_row_set_text (row, "training", layak_record_get_uuid (self->training));
  layak_row_get_value (row, "group")->number =
    layak_enumeration_find (&layak_groups, layak_option_get_identity (option));
  layak_row_set_number (row, "position", layak_edit_take_position (G_LIST_MODEL (self->list), &self->next));
  g_free (self->added);
  self->added = layak_uuid_to_string (&row->uuid);
  record = layak_record_new_take (g_steal_pointer (&row));
  layak_store_insert_async (self->store, record, added_cb, g_object_ref (self));
}

/* Finds the cell with the focus. */
static gboolean
find_focus (LayakMatrix *self,
            guint       *line,
            guint       *column)
{
  GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->rows));

  for (*line = 0; row != NULL; row = gtk_widget_get_next_sibling (row), (*line)++)
    {
      GtkWidget *cell;

      for (*column = 0; (cell = layak_matrix_row_nth_cell (LAYAK_MATRIX_ROW (row), *column)) != NULL; (*column)++)
        if (gtk_widget_get_state_flags (cell) & GTK_STATE_FLAG_FOCUS_WITHIN)
          return TRUE;
    }

  return FALSE;
}

/* Left and right leave a cell only from the end of its text. */
static gboolean
is_at_end (GtkWidget *cell,
           gboolean   at_start)
{
  const int position = gtk_editable_get_position (GTK_EDITABLE (cell));
  const int length = (int) g_utf8_strlen (gtk_editable_get_text (GTK_EDITABLE (cell)), -1);

  if (gtk_editable_get_selection_bounds (GTK_EDITABLE (cell), NULL, NULL))
    return TRUE;

  return at_start ? position == 0 : position == length;
}

static gboolean
move (LayakMatrix *self,
      guint        line,
      guint        column)
{
  GtkWidget *row = nth_row (self, line);
  GtkWidget *cell = row != NULL ? layak_matrix_row_nth_cell (LAYAK_MATRIX_ROW (row), column) : NULL;

  if (cell == NULL)
    return FALSE;

  return gtk_widget_grab_focus (cell);
}

/* As in a spreadsheet. Below the last line comes the stated total. */
static gboolean
key_pressed_cb (LayakMatrix     *self,
                guint            key,
                guint            code,
                GdkModifierType  state)
{
  guint line, column;
  GtkWidget *cell;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) || !find_focus (self, &line, &column))
    return FALSE;

  cell = layak_matrix_row_nth_cell (LAYAK_MATRIX_ROW (nth_row (self, line)), column);
  switch (key)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return line > 0 && move (self, line - 1, column);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return move (self, line + 1, column) || gtk_widget_grab_focus (GTK_WIDGET (self->stated));
    case GDK_KEY_Left:
      return column > 0 && is_at_end (cell, TRUE) && move (self, line, column - 1);
    case GDK_KEY_Right:
      return is_at_end (cell, FALSE) && move (self, line, column + 1);
    default:
      return FALSE;
    }
}

static void
layak_matrix_dispose (GObject *object)
{
  LayakMatrix *self = LAYAK_MATRIX (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_MATRIX);
  g_clear_object (&self->list);
  g_clear_object (&self->training);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (layak_matrix_parent_class)->dispose (object);
}

static void
layak_matrix_finalize (GObject *object)
{
  g_free (LAYAK_MATRIX (object)->added);

  G_OBJECT_CLASS (layak_matrix_parent_class)->finalize (object);
}

static void
layak_matrix_class_init (LayakMatrixClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_matrix_dispose;
  G_OBJECT_CLASS (klass)->finalize = layak_matrix_finalize;

  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (LAYAK_TYPE_MATRIX_CELL);
  g_type_ensure (LAYAK_TYPE_PICKER);
  gtk_widget_class_set_css_name (widget_class, "matrix");
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-matrix.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakMatrix, rows);
  gtk_widget_class_bind_template_child (widget_class, LayakMatrix, picker);
  gtk_widget_class_bind_template_child (widget_class, LayakMatrix, sums);
  gtk_widget_class_bind_template_child (widget_class, LayakMatrix, male_sum);
  gtk_widget_class_bind_template_child (widget_class, LayakMatrix, female_sum);
  gtk_widget_class_bind_template_child (widget_class, LayakMatrix, unknown_sum);
  gtk_widget_class_bind_template_child (widget_class, LayakMatrix, person_sum);
  gtk_widget_class_bind_template_child (widget_class, LayakMatrix, institution_box);
  gtk_widget_class_bind_template_child (widget_class, LayakMatrix, institution_sum);
  gtk_widget_class_bind_template_child (widget_class, LayakMatrix, remainder_box);
  gtk_widget_class_bind_template_child (widget_class, LayakMatrix, remainder_label);
  gtk_widget_class_bind_template_child (widget_class, LayakMatrix, remainder);
  gtk_widget_class_bind_template_child (widget_class, LayakMatrix, stated);
  gtk_widget_class_bind_template_callback (widget_class, fill_groups_cb);
  gtk_widget_class_bind_template_callback (widget_class, group_picked_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
layak_matrix_init (LayakMatrix *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * layak_matrix_set_training:
 * @training: (nullable): the record of the editor around
 */
void
layak_matrix_set_training (LayakMatrix *self,
                           LayakStore  *store,
                           LayakRecord *training)
{
  g_autoptr(LayakQuery) query = NULL;
  GtkWidget *row;

  g_return_if_fail (LAYAK_IS_MATRIX (self));

  g_clear_object (&self->list);
  if (self->training != NULL)
    g_signal_handlers_disconnect_by_func (self->training, update_sums, self);
  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_box_remove (self->rows, row);
  g_set_object (&self->store, store);
  g_set_object (&self->training, training);
  self->next = 1;
  if (training == NULL)
    return;

  layak_read_only_lock (store, gtk_widget_get_parent (GTK_WIDGET (self->picker)), NULL);

  g_signal_connect_object (training, "notify::participants", G_CALLBACK (update_sums), self, G_CONNECT_SWAPPED);
  query = layak_query_new (&layak_participant_group_info);
  layak_query_set_filter (query, "training", layak_record_get_uuid (training));
  self->list = layak_record_list_new (store, query);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
  items_changed_cb (self, 0, 0, g_list_model_get_n_items (G_LIST_MODEL (self->list)));
}

void
layak_matrix_get_breakdown (LayakMatrix    *self,
                            LayakBreakdown *breakdown)
{
  g_return_if_fail (LAYAK_IS_MATRIX (self));

  *breakdown = self->breakdown;
}

gboolean
layak_matrix_focus (LayakMatrix *self)
{
  g_return_val_if_fail (LAYAK_IS_MATRIX (self), FALSE);

  return gtk_widget_grab_focus (GTK_WIDGET (self->stated));
}
