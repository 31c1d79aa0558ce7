/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-trainings-page.h"

#include <glib/gi18n.h>

#include "layak-batches-dialog.h"
#include "layak-choice-chips.h"
#include "layak-feedback.h"
#include "layak-figures.h"
#include "layak-filter-button.h"
#include "layak-list-pane.h"
#include "layak-narrow-layout.h"
#include "layak-narrowing.h"
#include "layak-new.h"
#include "layak-read-only.h"
#include "layak-reading.h"
#include "layak-removal.h"
#include "layak-repeat-store.h"
#include "layak-series-button.h"
#include "layak-special-chip.h"
#include "layak-template-dialog.h"
#include "layak-training-columns.h"
#include "layak-training-copy.h"
#include "layak-training-editor.h"
#include "layak-training.h"
#include "layak-wording.h"

#define EDITOR_WIDTH 424
#define EDITOR_WIDTH_ALONE 720

struct _LayakTrainingsPage
{
  LayakPage            parent_instance;

  GCancellable        *counting;      /* nullable: the totals under way */

  AdwLeaflet          *leaflet;
  LayakListPane       *pane;
  GtkWidget           *editor_page;
  AdwClamp            *clamp;
  LayakTrainingEditor *editor;        /* nullable: made for the first training that is opened */
  int                  told_year;     /* of which was said that the training is listed there, or 0 */
};

G_DEFINE_FINAL_TYPE (LayakTrainingsPage, layak_trainings_page, LAYAK_TYPE_PAGE)

static void
append (GString *text,
        char    *part)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
  g_free (part);
}

static void
show_totals (gpointer widget,
             gpointer result)
{
  LayakTrainingsPage *self = widget;
  g_autofree LayakTotals *totals = result;
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *trainings = layak_wording_number (totals->trainings);
  g_autofree char *planned = layak_wording_number (totals->planned);
  g_autofree char *closed = layak_wording_number (totals->recommendations_closed);
  g_autofree char *recommendations = layak_wording_number (totals->recommendations);

  append (text, g_strdup_printf (ngettext ("%s training", "%s trainings", totals->trainings), trainings));
  if (totals->people != LAYAK_UNKNOWN)
    {
      g_autofree char *people = layak_wording_number (totals->people);

      append (text, g_strdup_printf (ngettext ("%s person trained", "%s people trained", totals->people), people));
    }
  if (totals->planned > 0)
    append (text, g_strdup_printf (ngettext ("%s not held yet", "%s not held yet", totals->planned), planned));
  if (totals->recommendations > 0)
    append (text, g_strdup_printf (_("follow-up %s/%s closed"), closed, recommendations));
  layak_list_pane_set_footer (self->pane, text->str);
}

/* (nullable): the training being edited. */
static LayakRecord *
get_edited (LayakTrainingsPage *self)
{
  return self->editor != NULL ? layak_training_editor_get_record (self->editor) : NULL;
}

/* A training that gets a date in another year leaves the list, which is said once, lest it seem lost. */
static void
tell_year (LayakTrainingsPage *self)
{
  LayakRecord *record = get_edited (self);
  const LayakRow *row = record != NULL ? layak_record_get_row (record) : NULL;
  const int shown = layak_query_get_year (layak_list_pane_get_query (self->pane));
  g_autofree char *text = NULL, *label = NULL;
  int first, last;

  if (row == NULL || shown == 0 || layak_row_is_unknown (row, "start-date"))
    {
      self->told_year = 0;
      return;
    }

  first = last = layak_date_get_year (layak_row_get_date (row, "start-date"));
  if (!layak_row_is_unknown (row, "end-date"))
    last = layak_date_get_year (layak_row_get_date (row, "end-date"));
  if ((first <= shown && shown <= last) || self->told_year == first)
    return;

  self->told_year = first;
  text = g_strdup_printf (_("This training is listed under %d"), first);
  label = g_strdup_printf (_("Show %d"), first);
  layak_feedback_action_toast (GTK_WIDGET (self), text, label, "win.show-year", g_variant_new_int32 (first));
}

static void
counted_cb (LayakTrainingsPage *self)
{
  tell_year (self);
  layak_reading_start (&self->counting, self, layak_page_get_store (LAYAK_PAGE (self)),
                       layak_figures_totals_read (layak_list_pane_get_query (self->pane)), show_totals);
}

/* Where there is room for one of them only. Otherwise the focus stays in the list. */
static void
show_side (LayakTrainingsPage *self)
{
  const gboolean is_editing = get_edited (self) != NULL;

  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child_name (self->leaflet, is_editing ? "editor" : "list");
}

static void editor_closed_cb (LayakTrainingsPage *self);

static void
make_editor (LayakTrainingsPage *self)
{
  self->editor = g_object_new (LAYAK_TYPE_TRAINING_EDITOR, NULL);
  g_signal_connect_object (self->editor, "closed", G_CALLBACK (editor_closed_cb), self, G_CONNECT_SWAPPED);
  layak_training_editor_set_scope (self->editor, layak_page_get_scope (LAYAK_PAGE (self)));
  adw_clamp_set_child (self->clamp, GTK_WIDGET (self->editor));
}

static void
show_editor (LayakTrainingsPage *self,
             LayakRecord        *record)
{
  /* A text that is hidden while it has the focus is not told that it lost it. */
  if (record == NULL && (gtk_widget_get_state_flags (self->editor_page) & GTK_STATE_FLAG_FOCUS_WITHIN))
    layak_list_pane_focus_list (self->pane);

  if (self->editor == NULL && record != NULL)
    make_editor (self);
  if (self->editor != NULL)
    layak_training_editor_set_record (self->editor, record);
  gtk_widget_set_visible (self->editor_page, record != NULL);
  show_side (self);
}

/* One selected training is edited; several are changed together. */
static void
selected_cb (LayakTrainingsPage *self,
             LayakRecord        *record)
{
  if (record != NULL)
    show_editor (self, record);
}

/* Alone in a narrow window the editor takes more room than beside the list. */
static void
folded_cb (LayakTrainingsPage *self)
{
  adw_clamp_set_maximum_size (self->clamp, adw_leaflet_get_folded (self->leaflet) ? EDITOR_WIDTH_ALONE : EDITOR_WIDTH);
  show_side (self);
}

static void
editor_closed_cb (LayakTrainingsPage *self)
{
  LayakRecord *edited = get_edited (self);
  g_autofree char *uuid = edited != NULL ? g_strdup (layak_record_get_uuid (edited)) : NULL;

  /* GTK 4.8 warns of a text that is hidden before it has lost the focus. In a narrow window the list comes after. */
  layak_list_pane_focus_list (self->pane);
  show_editor (self, NULL);
  layak_list_pane_focus_list (self->pane);
  layak_list_selection_select (layak_list_pane_get_selection (self->pane), NULL);
  if (uuid != NULL)
    layak_new_leave (GTK_WIDGET (self), layak_page_get_store (LAYAK_PAGE (self)), uuid);
}

static void
remove_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  LayakTrainingsPage *self = LAYAK_TRAININGS_PAGE (widget);
  LayakRecord *record = get_edited (self);
  g_autoptr(LayakRow) row = record != NULL ? layak_row_copy (layak_record_get_row (record)) : NULL;

  if (row == NULL)
    return;

  show_editor (self, NULL);
  layak_removal_start_one (widget, layak_page_get_store (LAYAK_PAGE (self)), layak_row_get_title (row), row);
}

typedef LayakRepeat (*RepeatFunc) (const LayakRow *training);

static LayakRepeat
duplicate (const LayakRow *training)
{
  return layak_repeat_copy ();
}

/* What makes another one of the training being edited, by the action. */
static const struct
{
  const char *action;
  RepeatFunc  repeat;
} repeats[] =
{
  { "training.duplicate", duplicate },
  { "training.repeat", layak_repeat_next_year },
  { "training.next-batch", layak_repeat_next_batch },
};

static void
repeat_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  LayakTrainingsPage *self = LAYAK_TRAININGS_PAGE (widget);
  LayakRecord *record = get_edited (self);

  for (guint i = 0; record != NULL && i < G_N_ELEMENTS (repeats); i++)
    if (g_str_equal (repeats[i].action, action_name))
      {
        LayakStore *store = layak_page_get_store (LAYAK_PAGE (self));
        const LayakRow *row = layak_record_get_row (record);
        LayakRepeat how = repeats[i].repeat (row);

        layak_repeat_store_number (layak_store_get_reader (store), row, &how, NULL);
        layak_training_copy (widget, store, row, &how);
      }
}

static void
batches_cb (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  LayakTrainingsPage *self = LAYAK_TRAININGS_PAGE (widget);
  LayakRecord *record = layak_training_editor_get_record (self->editor);

  if (record != NULL)
    gtk_window_present (GTK_WINDOW (layak_batches_dialog_new (widget, layak_page_get_store (LAYAK_PAGE (self)),
                                                              layak_record_get_row (record))));
}

static void
save_template_cb (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  LayakTrainingsPage *self = LAYAK_TRAININGS_PAGE (widget);
  LayakRecord *record = get_edited (self);
  GtkWidget *dialog;

  if (record == NULL)
    return;

  dialog = layak_template_dialog_new (widget, layak_page_get_store (LAYAK_PAGE (self)), layak_record_get_row (record));
  if (dialog != NULL)
    gtk_window_present (GTK_WINDOW (dialog));
}

static void
take_scope (LayakPage  *page,
            LayakScope *scope)
{
  LayakTrainingsPage *self = LAYAK_TRAININGS_PAGE (page);
  g_autoptr(LayakQuery) query = layak_query_new (&layak_training_info);

  layak_query_set_sort (query, "start-date", TRUE);
  layak_list_pane_bind (self->pane, scope, query, layak_training_columns, layak_training_n_columns);
  layak_read_only_disable (GTK_WIDGET (self), layak_scope_get_store (scope), "training.remove", "training.batches",
                           "training.save-template", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (repeats); i++)
    layak_read_only_disable (GTK_WIDGET (self), layak_scope_get_store (scope), repeats[i].action, NULL);
}

static void
focus_search (LayakPage *page)
{
  layak_list_pane_focus_search (LAYAK_TRAININGS_PAGE (page)->pane);
}

static void
show_record (LayakPage  *page,
             const char *uuid,
             const char *field)
{
  LayakTrainingsPage *self = LAYAK_TRAININGS_PAGE (page);
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakRecord) record = NULL;

  layak_list_selection_select (layak_list_pane_get_selection (self->pane), uuid);
  record = layak_store_load (layak_page_get_store (page), &layak_training_info, uuid, &error);
  if (record != NULL)
    show_editor (self, record);
  else if (error != NULL)
    layak_feedback_show_error (GTK_WIDGET (self), error);
  if (record != NULL && field != NULL)
    layak_training_editor_focus_field (self->editor, field);
}

static gboolean
go_back (LayakPage *page)
{
  LayakTrainingsPage *self = LAYAK_TRAININGS_PAGE (page);

  if (layak_list_pane_go_back (self->pane))
    return TRUE;
  if (get_edited (self) == NULL)
    return FALSE;

  editor_closed_cb (self);
  return TRUE;
}

static void
step (LayakPage *page,
      int        direction)
{
  LayakTrainingsPage *self = LAYAK_TRAININGS_PAGE (page);
  LayakRecord *shown = get_edited (self);
  g_autoptr(LayakRecord) record =
    layak_list_selection_step (layak_list_pane_get_selection (self->pane),
                               shown != NULL ? layak_record_get_uuid (shown) : NULL, direction);

  if (record != NULL)
    show_editor (self, record);
}

static LayakListPane *
get_pane (LayakPage *page)
{
  return LAYAK_TRAININGS_PAGE (page)->pane;
}

static void
layak_trainings_page_dispose (GObject *object)
{
  LayakTrainingsPage *self = LAYAK_TRAININGS_PAGE (object);

  layak_reading_stop (&self->counting);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_TRAININGS_PAGE);

  G_OBJECT_CLASS (layak_trainings_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-trainings-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakTrainingsPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, LayakTrainingsPage, pane);
  gtk_widget_class_bind_template_child (widget_class, LayakTrainingsPage, editor_page);
  gtk_widget_class_bind_template_child (widget_class, LayakTrainingsPage, clamp);
  gtk_widget_class_bind_template_callback (widget_class, counted_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
}

static void
layak_trainings_page_class_init (LayakTrainingsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  LayakPageClass *page_class = LAYAK_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_trainings_page_dispose;
  page_class->take_scope = take_scope;
  page_class->focus_search = focus_search;
  page_class->show_record = show_record;
  page_class->go_back = go_back;
  page_class->step = step;
  page_class->get_pane = get_pane;

  g_type_ensure (LAYAK_TYPE_CHOICE_CHIPS);
  g_type_ensure (LAYAK_TYPE_FILTER_BUTTON);
  g_type_ensure (LAYAK_TYPE_LIST_PANE);
  g_type_ensure (LAYAK_TYPE_NARROW_LAYOUT);
  g_type_ensure (LAYAK_TYPE_NARROWING);
  g_type_ensure (LAYAK_TYPE_SERIES_BUTTON);
  g_type_ensure (LAYAK_TYPE_SPECIAL_CHIP);
  bind_template (widget_class);

  gtk_widget_class_install_action (widget_class, "training.remove", NULL, remove_cb);
  gtk_widget_class_install_action (widget_class, "training.batches", NULL, batches_cb);
  gtk_widget_class_install_action (widget_class, "training.save-template", NULL, save_template_cb);
  for (guint i = 0; i < G_N_ELEMENTS (repeats); i++)
    gtk_widget_class_install_action (widget_class, repeats[i].action, NULL, repeat_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "training.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "training.duplicate", NULL);
}

static void
layak_trainings_page_init (LayakTrainingsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
