/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-training-editor.h"

#include <glib/gi18n.h>

#include "layak-child-group.h"
#include "layak-chips-row.h"
#include "layak-choice-row.h"
#include "layak-date-row.h"
#include "layak-editor.h"
#include "layak-keys.h"
#include "layak-matrix.h"
#include "layak-more-row.h"
#include "layak-names.h"
#include "layak-pill.h"
#include "layak-prose-row.h"
#include "layak-read-only.h"
#include "layak-reference-row.h"
#include "layak-series-row.h"
#include "layak-stagger.h"
#include "layak-text-row.h"
#include "layak-value-row.h"
#include "layak-wording.h"

struct _LayakTrainingEditor
{
  AdwBin             parent_instance;

  LayakScope        *scope;

  LayakEditor       *editor;
  GtkLabel          *title;
  LayakSeriesRow    *series_row;
  char              *series;         /* nullable: that of the row */
  GtkLabel          *summary;
  LayakPill         *pill;
  GtkLabel          *indicators_label;
  GtkScrolledWindow *scroller;
  GtkWidget         *groups;
  LayakMatrix       *matrix;
  GtkLabel          *breakdown_label;
  LayakChildGroup   *speakers;
  LayakChildGroup   *sessions;
  LayakChildGroup   *documents;
  LayakChildGroup   *recommendations;
};

enum
{
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayakTrainingEditor, layak_training_editor, ADW_TYPE_BIN)

static void
close_cb (LayakTrainingEditor *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
show_indicators (LayakTrainingEditor *self,
                 const LayakRow      *row)
{
  g_autofree char *text = layak_names_dup_indicators (row);

  gtk_label_set_label (self->indicators_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->indicators_label), text != NULL);
}

static void
update_head (LayakTrainingEditor *self)
{
  LayakRecord *record = layak_editor_get_record (self->editor);
  const LayakRow *row;
  g_autofree char *dates = NULL, *people = NULL;
  LayakBreakdown breakdown;

  if (record == NULL)
    return;

  row = layak_record_get_row (record);
  dates = layak_wording_dates (layak_row_get_date (row, "start-date"), layak_row_get_date (row, "end-date"));
  layak_matrix_get_breakdown (self->matrix, &breakdown);
  if (breakdown.total > 0)
    {
      g_autofree char *number = layak_wording_number (breakdown.total);

      people = g_strdup_printf (ngettext ("%s participant", "%s participants", breakdown.total), number);
    }
  gtk_label_set_label (self->title, layak_row_get_title (row));
  layak_pill_set_training (self->pill, row);
  show_indicators (self, row);
  if (dates != NULL && *dates == '\0')
    g_clear_pointer (&dates, g_free);
  if (dates != NULL && people != NULL)
    {
      g_autofree char *summary = g_strdup_printf ("%s · %s", dates, people);

      gtk_label_set_label (self->summary, summary);
    }
  else
    gtk_label_set_label (self->summary, dates != NULL ? dates : people != NULL ? people : "");
}

static void
breakdown_changed_cb (LayakTrainingEditor *self)
{
  LayakBreakdown breakdown;
  g_autofree char *text = NULL;

  layak_matrix_get_breakdown (self->matrix, &breakdown);
  if (breakdown.stated > 0 && breakdown.persons != LAYAK_UNKNOWN)
    {
      g_autofree char *persons = layak_wording_number (breakdown.persons);
      g_autofree char *stated = layak_wording_number (breakdown.stated);

      /* Translators: how many of the participants the breakdown tells of. */
      text = g_strdup_printf (_("%s of %s broken down"), persons, stated);
    }
  gtk_label_set_label (self->breakdown_label, text != NULL ? text : "");
  update_head (self);
}

static void
attach_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  layak_stagger_finish (LAYAK_TRAINING_EDITOR (widget)->groups);
  layak_child_group_add (LAYAK_TRAINING_EDITOR (widget)->documents);
}

static void
show_history_cb (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  layak_editor_show_history (LAYAK_TRAINING_EDITOR (widget)->editor);
}

/* Within a group, where what people fill in begins. */
static gboolean
focus_first (GtkWidget *widget)
{
  if (LAYAK_IS_CHILD_GROUP (widget))
    {
      layak_child_group_focus (LAYAK_CHILD_GROUP (widget));
      return TRUE;
    }
  if (LAYAK_IS_FIELD_ROW (widget))
    {
      layak_field_row_grab_focus (LAYAK_FIELD_ROW (widget));
      return TRUE;
    }
  if (LAYAK_IS_MATRIX (widget))
    return layak_matrix_focus (LAYAK_MATRIX (widget));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (focus_first (child))
      return TRUE;

  return FALSE;
}

/* A form of eighty fields is gone through by its headings. */
static void
go_to_group_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  LayakTrainingEditor *self = LAYAK_TRAINING_EDITOR (widget);
  const gboolean is_forward = g_variant_get_int32 (parameter) > 0;
  GtkWidget *current = gtk_widget_get_focus_child (self->groups);

  layak_stagger_finish (self->groups);
  if (current == NULL)
    current = gtk_widget_get_first_child (self->groups);
  else
    current = is_forward ? gtk_widget_get_next_sibling (current) : gtk_widget_get_prev_sibling (current);

  while (current != NULL && !focus_first (current))
    current = is_forward ? gtk_widget_get_next_sibling (current) : gtk_widget_get_prev_sibling (current);
}

static void
layak_training_editor_dispose (GObject *object)
{
  g_clear_pointer (&LAYAK_TRAINING_EDITOR (object)->series, g_free);
  g_clear_object (&LAYAK_TRAINING_EDITOR (object)->scope);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_TRAINING_EDITOR);

  G_OBJECT_CLASS (layak_training_editor_parent_class)->dispose (object);
}

static void
ensure_types (void)
{
  g_type_ensure (LAYAK_TYPE_CHILD_GROUP);
  g_type_ensure (LAYAK_TYPE_CHIPS_ROW);
  g_type_ensure (LAYAK_TYPE_CHOICE_ROW);
  g_type_ensure (LAYAK_TYPE_DATE_ROW);
  g_type_ensure (LAYAK_TYPE_EDITOR);
  g_type_ensure (LAYAK_TYPE_MATRIX);
  g_type_ensure (LAYAK_TYPE_MORE_ROW);
  g_type_ensure (LAYAK_TYPE_PILL);
  g_type_ensure (LAYAK_TYPE_PROSE_ROW);
  g_type_ensure (LAYAK_TYPE_REFERENCE_ROW);
  g_type_ensure (LAYAK_TYPE_SERIES_ROW);
  g_type_ensure (LAYAK_TYPE_TEXT_ROW);
  g_type_ensure (LAYAK_TYPE_VALUE_ROW);
}

static void
layak_training_editor_class_init (LayakTrainingEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_training_editor_dispose;

  signals[CLOSED] =
    g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  ensure_types ();
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-training-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakTrainingEditor, editor);
  gtk_widget_class_bind_template_child (widget_class, LayakTrainingEditor, title);
  gtk_widget_class_bind_template_child (widget_class, LayakTrainingEditor, series_row);
  gtk_widget_class_bind_template_child (widget_class, LayakTrainingEditor, summary);
  gtk_widget_class_bind_template_child (widget_class, LayakTrainingEditor, pill);
  gtk_widget_class_bind_template_child (widget_class, LayakTrainingEditor, indicators_label);
  gtk_widget_class_bind_template_child (widget_class, LayakTrainingEditor, scroller);
  gtk_widget_class_bind_template_child (widget_class, LayakTrainingEditor, groups);
  gtk_widget_class_bind_template_child (widget_class, LayakTrainingEditor, matrix);
  gtk_widget_class_bind_template_child (widget_class, LayakTrainingEditor, breakdown_label);
  gtk_widget_class_bind_template_child (widget_class, LayakTrainingEditor, speakers);
  gtk_widget_class_bind_template_child (widget_class, LayakTrainingEditor, sessions);
  gtk_widget_class_bind_template_child (widget_class, LayakTrainingEditor, documents);
  gtk_widget_class_bind_template_child (widget_class, LayakTrainingEditor, recommendations);
  gtk_widget_class_bind_template_callback (widget_class, breakdown_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);

  gtk_widget_class_install_action (widget_class, "training.attach", NULL, attach_cb);
  gtk_widget_class_install_action (widget_class, "training.go-to-group", "i", go_to_group_cb);
  gtk_widget_class_install_action (widget_class, "training.show-history", NULL, show_history_cb);
}

static void
add_shortcut (GtkEventController *controller,
              guint               key,
              int                 direction)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (key, GDK_CONTROL_MASK),
                                            gtk_named_action_new ("training.go-to-group"));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (direction));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
}

/* The list of rows that a group is takes these keys itself, so they are caught before they reach it. */
static void
layak_training_editor_init (LayakTrainingEditor *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  layak_keys_add_first (GTK_WIDGET (self), GDK_KEY_a, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "training.attach");
  layak_stagger_attach (self->groups, 1);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  add_shortcut (controller, GDK_KEY_Page_Down, 1);
  add_shortcut (controller, GDK_KEY_Page_Up, -1);
  gtk_widget_add_controller (self->groups, controller);
}

void
layak_training_editor_set_scope (LayakTrainingEditor *self,
                                 LayakScope          *scope)
{
  g_return_if_fail (LAYAK_IS_TRAINING_EDITOR (self));

  g_set_object (&self->scope, scope);
  layak_editor_set_store (self->editor, layak_scope_get_store (scope));
  layak_read_only_disable (GTK_WIDGET (self), layak_scope_get_store (scope), "training.attach", NULL);
}

/* (nullable): the training being edited, as the person sees it. */
LayakRecord *
layak_training_editor_get_record (LayakTrainingEditor *self)
{
  g_return_val_if_fail (LAYAK_IS_TRAINING_EDITOR (self), NULL);

  return layak_editor_get_record (self->editor);
}

/* Counted anew for each training, and when its series changes. */
static void
show_series (LayakTrainingEditor *self)
{
  LayakRecord *record = layak_editor_get_record (self->editor);
  const char *series = record != NULL ? layak_record_get_text (record, "series") : NULL;

  g_free (self->series);
  self->series = g_strdup (series);
  if (self->scope != NULL)
    layak_series_row_show (self->series_row, self->scope, series);
}

static void
record_changed_cb (LayakTrainingEditor *self)
{
  LayakRecord *record = layak_editor_get_record (self->editor);

  update_head (self);
  if (record != NULL && g_strcmp0 (layak_record_get_text (record, "series"), self->series) != 0)
    show_series (self);
}

static void
show_children (LayakTrainingEditor *self,
               LayakRecord         *record)
{
  LayakChildGroup *groups[] = { self->speakers, self->sessions, self->documents, self->recommendations };
  LayakStore *store = layak_editor_get_store (self->editor);

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    layak_child_group_set_owner (groups[i], store, record != NULL ? layak_record_get_row (record) : NULL);
  layak_matrix_set_training (self->matrix, store, record);
}

void
layak_training_editor_set_record (LayakTrainingEditor *self,
                                  LayakRecord         *record)
{
  LayakRecord *old = layak_training_editor_get_record (self);

  g_return_if_fail (LAYAK_IS_TRAINING_EDITOR (self));

  /* The same training again: the person may be typing in it. */
  if (record != NULL && old != NULL && g_str_equal (layak_record_get_uuid (old), layak_record_get_uuid (record)))
    return;

  layak_editor_set_record (self->editor, record);
  record = layak_editor_get_record (self->editor);
  show_children (self, record);
  if (record != NULL)
    g_signal_connect_object (record, "notify", G_CALLBACK (record_changed_cb), self, G_CONNECT_SWAPPED);
  update_head (self);
  show_series (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

void
layak_training_editor_focus_field (LayakTrainingEditor *self,
                                   const char          *field)
{
  g_return_if_fail (LAYAK_IS_TRAINING_EDITOR (self));

  layak_stagger_finish (self->groups);
  layak_editor_focus_field (self->editor, field);
}
