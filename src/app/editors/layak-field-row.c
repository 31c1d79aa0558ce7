/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-field-row.h"

#include <glib/gi18n.h>

#include "layak-calm.h"
#include "layak-edit.h"
#include "layak-editor.h"
#include "layak-more-row.h"
#include "layak-problem-row.h"
#include "layak-read-only.h"
#include "layak-tooltip.h"
#include "layak-wording.h"

#define REST_SECONDS 2

/* What every implementation would otherwise keep and do itself; it hangs on the row. */
typedef struct
{
  char             *name;
  const LayakField *field;     /* known once the row is inside an editor */
  LayakEditor      *editor;
  GtkWidget        *problem;   /* nullable: the row beneath that tells what is wrong */
  char             *sentence;  /* nullable: what is wrong */
  gboolean          is_error;  /* it is, and not just unwise */
  gboolean          is_unread; /* what was typed could not be understood */
  guint             rest;      /* the source that saves after 2 s */
  gboolean          touched;
  gboolean          showing;
} FieldState;

G_DEFINE_INTERFACE (LayakFieldRow, layak_field_row, GTK_TYPE_WIDGET)

static G_DEFINE_QUARK (layak-field-state, field_state)

static void
field_state_free (gpointer data)
{
  FieldState *state = data;

  g_clear_handle_id (&state->rest, g_source_remove);
  g_clear_object (&state->problem);
  g_free (state->sentence);
  g_free (state->name);
  g_free (state);
}

static FieldState *
get_state (LayakFieldRow *self)
{
  FieldState *state = g_object_get_qdata (G_OBJECT (self), field_state_quark ());

  if (state == NULL)
    {
      state = g_new0 (FieldState, 1);
      g_object_set_qdata_full (G_OBJECT (self), field_state_quark (), state, field_state_free);
    }
  return state;
}

static void
layak_field_row_default_init (LayakFieldRowInterface *iface)
{
  g_object_interface_install_property (iface,
                                       g_param_spec_string ("field", NULL, NULL, NULL,
                                                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
}

void
layak_field_row_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  g_value_set_string (value, get_state (LAYAK_FIELD_ROW (object))->name);
}

void
layak_field_row_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  FieldState *state = get_state (LAYAK_FIELD_ROW (object));

  g_free (state->name);
  state->name = g_value_dup_string (value);
}

void
layak_field_row_class_init (GObjectClass *klass)
{
  klass->get_property = layak_field_row_get_property;
  klass->set_property = layak_field_row_set_property;
  g_object_class_override_property (klass, 1, "field");
}

static const char *
get_meaning (LayakFieldRow *self)
{
  LayakFieldRowInterface *iface = LAYAK_FIELD_ROW_GET_IFACE (self);
  const char *meaning = iface->get_meaning != NULL ? iface->get_meaning (self) : NULL;

  return meaning != NULL ? meaning : layak_field_get_meaning (get_state (self)->field);
}

/* A title set in the .ui wins over the one of the field table. What is no row of a list, as a cell of a table, is named
 * by the widget it is part of. */
static void
set_label (LayakFieldRow    *self,
           const LayakField *field)
{
  GtkAccessible *input = GTK_ACCESSIBLE (layak_field_row_get_input (self));

  layak_tooltip_set (GTK_WIDGET (self), get_meaning (self));
  gtk_accessible_update_property (input, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, get_meaning (self), -1);
  if (ADW_IS_PREFERENCES_ROW (self))
    {
      const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));
      const char *label = title != NULL && *title != '\0' ? title : layak_field_get_label (field);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), label);
      gtk_accessible_update_property (input, GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
      /* GTK 4.8 says the label of the row again where the row names its widget. */
      gtk_accessible_reset_relation (input, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
    }
}

/* The row stays in the list, hidden: this may happen while GTK goes through the rows of a list that is taken down. */
static void
hide_problem (LayakFieldRow *self,
              FieldState    *state)
{
  if (state->problem == NULL || !gtk_widget_get_visible (state->problem))
    return;

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (layak_field_row_get_input (self)),
                                 GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
  gtk_widget_set_visible (state->problem, FALSE);
}

static void
show_problem (LayakFieldRow *self,
              FieldState    *state)
{
  GtkWidget *list = gtk_widget_get_parent (GTK_WIDGET (self));

  if (!GTK_IS_LIST_BOX (list))
    return;

  if (state->problem == NULL || gtk_widget_get_parent (state->problem) != list)
    {
      g_clear_object (&state->problem);
      state->problem = g_object_ref_sink (layak_problem_row_new ());
      gtk_list_box_insert (GTK_LIST_BOX (list), state->problem,
                           gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (self)) + 1);
    }

  layak_problem_row_set (LAYAK_PROBLEM_ROW (state->problem), state->sentence, state->is_error);
  gtk_widget_set_opacity (state->problem, 1);
  gtk_widget_set_visible (state->problem, TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (layak_field_row_get_input (self)),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, state->problem, NULL, -1);
}

/* Makes room for what is to be told, or takes it back. */
static void
place_problem (gpointer widget)
{
  LayakFieldRow *self = widget;
  FieldState *state = get_state (self);

  if (LAYAK_FIELD_ROW_GET_IFACE (self)->tell != NULL)
    LAYAK_FIELD_ROW_GET_IFACE (self)->tell (self, state->sentence, state->is_error);
  if (state->sentence == NULL)
    {
      hide_problem (self, state);
      return;
    }

  if (state->is_error)
    layak_more_row_unfold (widget);
  show_problem (self, state);
}

/* What can be seen without anything moving. A sentence that holds no longer leaves its place empty for the moment. */
static void
mark_problem (LayakFieldRow *self,
              FieldState    *state,
              const char    *sentence)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const gboolean is_error = sentence != NULL && state->is_error;

  if (is_error)
    gtk_widget_add_css_class (widget, "error");
  else
    gtk_widget_remove_css_class (widget, "error");
  if (state->field != NULL)
    layak_tooltip_set (widget, sentence != NULL ? sentence : get_meaning (self));
  gtk_accessible_update_state (GTK_ACCESSIBLE (layak_field_row_get_input (self)), GTK_ACCESSIBLE_STATE_INVALID,
                               is_error ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (state->problem != NULL)
    gtk_widget_set_opacity (state->problem, sentence != NULL ? 1 : 0);
}

/* What is typed may be right by now: nothing is held against another value until it is judged. */
static void
doubt_problem (LayakFieldRow *self,
               FieldState    *state)
{
  const LayakRow *row = layak_record_get_row (layak_editor_get_record (state->editor));
  g_autoptr(LayakRow) draft = layak_row_copy (row);
  const gboolean may_be_right = LAYAK_FIELD_ROW_GET_IFACE (self)->read (self, state->field, draft, NULL) &&
                                (state->is_unread || layak_edit_has_changes (row, draft));

  mark_problem (self, state, may_be_right ? NULL : state->sentence);
}

/**
 * layak_field_row_set_problem:
 * @problem: (nullable): what is wrong, in a sentence; %NULL if nothing is
 * @is_error: whether the value cannot be kept or must be corrected; otherwise it is advice
 *
 * The field shows at once whether something is wrong; the row with the sentence comes and goes while the pointer rests.
 */
void
layak_field_row_set_problem (LayakFieldRow *self,
                             const char    *problem,
                             gboolean       is_error)
{
  FieldState *state = get_state (self);
  const gboolean is_same = g_strcmp0 (problem, state->sentence) == 0 && is_error == state->is_error;

  if (!is_same)
    {
      g_free (state->sentence);
      state->sentence = g_strdup (problem);
    }
  state->is_error = is_error;
  state->is_unread = FALSE;
  mark_problem (self, state, problem);
  if (is_same)
    return;

  /* Another sentence is not read for this one. */
  if (state->problem != NULL)
    gtk_widget_set_opacity (state->problem, 0);
  layak_calm_call (GTK_WIDGET (self), place_problem);
}

static void
join_editor (LayakFieldRow *self,
             FieldState    *state,
             LayakEditor   *editor)
{
  LayakFieldRowInterface *iface = LAYAK_FIELD_ROW_GET_IFACE (self);
  const LayakField *field = layak_record_info_find_field (layak_editor_get_info (editor), state->name);

  if (field == NULL)
    {
      g_critical ("A %s has no field “%s”", layak_editor_get_info (editor)->name, state->name);
      return;
    }

  state->editor = editor;
  layak_calm_watch (gtk_widget_get_root (GTK_WIDGET (self)));
  if (state->field == NULL)
    {
      state->field = field;
      set_label (self, field);
      state->showing = TRUE;
      if (iface->bound != NULL)
        iface->bound (self, field);
      state->showing = FALSE;
    }
  layak_editor_add_row (editor, self);
}

static void
leave_editor (LayakFieldRow *self,
              FieldState    *state)
{
  layak_field_row_commit (self);
  layak_field_row_forget (self);
  layak_editor_remove_row (state->editor, self);
  state->editor = NULL;
}

static void
notify_root_cb (LayakFieldRow *self)
{
  FieldState *state = get_state (self);
  GtkWidget *editor = NULL;

  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    editor = gtk_widget_get_ancestor (GTK_WIDGET (self), LAYAK_TYPE_EDITOR);
  if (state->editor != NULL && GTK_WIDGET (state->editor) != editor)
    leave_editor (self, state);
  if (editor != NULL && state->editor == NULL)
    join_editor (self, state, LAYAK_EDITOR (editor));
}

/* GtkListBox would stop at the row before it goes into it. */
static gboolean
pass_focus (GtkWidget        *row,
            GtkDirectionType  direction)
{
  return gtk_widget_child_focus (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row)), direction);
}

static gboolean
pass_grab_focus (GtkWidget *row)
{
  return gtk_widget_grab_focus (layak_field_row_get_input (LAYAK_FIELD_ROW (row)));
}

void
layak_field_row_class_pass (GtkWidgetClass *klass)
{
  klass->focus = pass_focus;
  klass->grab_focus = pass_grab_focus;
}

static gboolean
passes (GtkWidget *row)
{
  return GTK_WIDGET_GET_CLASS (row)->grab_focus == pass_grab_focus;
}

/* The arrows go on from the row the focus is in, however it came there: what GtkListBoxRow does first when it is given
 * the focus is to make itself that row. */
static void
enter_cb (GtkEventControllerFocus *controller,
          LayakFieldRow           *self)
{
  GtkWidgetClass *row_class = g_type_class_peek (GTK_TYPE_LIST_BOX_ROW);

  if (passes (GTK_WIDGET (self)))
    row_class->grab_focus (GTK_WIDGET (self));
}

static void
leave_cb (GtkEventControllerFocus *controller,
          LayakFieldRow           *self)
{
  layak_field_row_commit (self);
}

void
layak_field_row_instance_init (LayakFieldRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (focus, "enter", G_CALLBACK (enter_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  if (passes (GTK_WIDGET (self)))
    gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  g_signal_connect (self, "notify::root", G_CALLBACK (notify_root_cb), NULL);
}

static gboolean
rest_cb (gpointer data)
{
  get_state (data)->rest = 0;
  layak_field_row_commit (data);

  return G_SOURCE_REMOVE;
}

void
layak_field_row_touch (LayakFieldRow *self)
{
  FieldState *state = get_state (self);

  if (state->showing || state->editor == NULL || layak_editor_get_record (state->editor) == NULL)
    return;

  state->touched = TRUE;
  if (state->sentence != NULL)
    doubt_problem (self, state);
  g_clear_handle_id (&state->rest, g_source_remove);
  state->rest = g_timeout_add_seconds (REST_SECONDS, rest_cb, self);
}

gboolean
layak_field_row_is_touched (LayakFieldRow *self)
{
  return get_state (self)->touched;
}

/* What is no value stays as it was typed, with the reason beneath, and is not stored. */
gboolean
layak_field_row_commit (LayakFieldRow *self)
{
  FieldState *state = get_state (self);
  LayakRecord *record = state->editor != NULL ? layak_editor_get_record (state->editor) : NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakRow) draft = NULL;

  g_clear_handle_id (&state->rest, g_source_remove);
  if (!state->touched || record == NULL)
    return TRUE;

  draft = layak_row_copy (layak_record_get_row (record));
  if (!LAYAK_FIELD_ROW_GET_IFACE (self)->read (self, state->field, draft, &error))
    {
      layak_field_row_set_problem (self, error->message, TRUE);
      state->is_unread = TRUE;
      return FALSE;
    }

  state->touched = FALSE;
  /* Whether a rule is still broken is told once the value is stored: the rows below would move twice. */
  if (state->is_unread || layak_editor_is_draft (state->editor))
    layak_field_row_set_problem (self, NULL, FALSE);
  layak_editor_save (state->editor, g_steal_pointer (&draft));
  return TRUE;
}

/**
 * layak_field_row_parse:
 * @text: (nullable): what the person typed
 *
 * Puts what @text means to a person into the field of @draft; nothing is “unknown”, unless the field is required.
 */
gboolean
layak_field_row_parse (const LayakField  *field,
                       const char        *text,
                       LayakRow          *draft,
                       GError           **error)
{
  LayakValue value;

  if (!layak_wording_parse_value (field, text, &value, error))
    return FALSE;

  if ((field->flags & LAYAK_FIELD_REQUIRED) && layak_value_is_unknown (field, value))
    {
      g_set_error (error, LAYAK_ERROR, LAYAK_ERROR_REQUIRED, _("%s must not be empty"), layak_field_get_label (field));
      return FALSE;
    }

  layak_row_take_value (draft, layak_record_info_field_index (draft->info, field), value);
  return TRUE;
}

/* Whether the row edits the field of this name. */
gboolean
layak_field_row_covers (LayakFieldRow *self,
                        const char    *name)
{
  LayakFieldRowInterface *iface = LAYAK_FIELD_ROW_GET_IFACE (self);

  return g_strcmp0 (get_state (self)->name, name) == 0 || (iface->covers != NULL && iface->covers (self, name));
}

LayakEditor *
layak_field_row_get_editor (LayakFieldRow *self)
{
  return get_state (self)->editor;
}

const LayakField *
layak_field_row_get_field (LayakFieldRow *self)
{
  return get_state (self)->field;
}

GtkWidget *
layak_field_row_get_input (LayakFieldRow *self)
{
  LayakFieldRowInterface *iface = LAYAK_FIELD_ROW_GET_IFACE (self);

  return iface->get_input != NULL ? iface->get_input (self) : GTK_WIDGET (self);
}

/* Shows what is stored, unless the person is in the middle of changing it. */
void
layak_field_row_refresh (LayakFieldRow *self)
{
  FieldState *state = get_state (self);
  LayakRecord *record = state->editor != NULL ? layak_editor_get_record (state->editor) : NULL;
  /* What identifies a record is chosen while it is made, and then stays. */
  const gboolean is_fixed = record != NULL && (state->field->flags & LAYAK_FIELD_KEY) &&
                            layak_record_get_id (record) != 0;

  gtk_widget_set_sensitive (GTK_WIDGET (self), record != NULL && !is_fixed);
  if (record != NULL)
    layak_read_only_lock (layak_editor_get_store (state->editor), self, NULL);
  if (record == NULL || state->touched)
    return;

  state->showing = TRUE;
  LAYAK_FIELD_ROW_GET_IFACE (self)->show (self, state->field, layak_record_get_row (record));
  state->showing = FALSE;
}

/* Drops what the person typed and what was wrong with it, for another record. */
void
layak_field_row_forget (LayakFieldRow *self)
{
  FieldState *state = get_state (self);

  state->touched = FALSE;
  g_clear_handle_id (&state->rest, g_source_remove);
  if (state->sentence != NULL)
    layak_field_row_set_problem (self, NULL, FALSE);
  place_problem (self);
}

/* GTK 4.8 lets the cursor of a text blink when it gets the focus, and warns when it selects all of it only then. */
static void
focus_input (LayakFieldRow *self)
{
  GtkWidget *input = layak_field_row_get_input (self);

  if (GTK_IS_EDITABLE (input))
    gtk_editable_select_region (GTK_EDITABLE (input), 0, -1);
  gtk_widget_grab_focus (input);
}

/* @height: what it was in the frame before; a row that unfolds grows over some frames. */
static gboolean
grab_focus_cb (GtkWidget     *row,
               GdkFrameClock *clock,
               gpointer       height)
{
  int *last = height;
  const int current = gtk_widget_get_height (row);

  /* The editor was left meanwhile. */
  if (!gtk_widget_is_visible (row))
    return G_SOURCE_REMOVE;
  if (current == 0 || current != *last)
    {
      *last = current;
      return G_SOURCE_CONTINUE;
    }

  focus_input (LAYAK_FIELD_ROW (row));
  return G_SOURCE_REMOVE;
}

/* A row that was just made or unfolded gets the focus once it has its place: before that nobody could scroll to it. */
void
layak_field_row_grab_focus (LayakFieldRow *self)
{
  if (layak_more_row_unfold (GTK_WIDGET (self)) || gtk_widget_get_height (GTK_WIDGET (self)) == 0)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), grab_focus_cb, g_new0 (int, 1), g_free);
  else
    focus_input (self);
}
