/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-trainings-page.h"

#include <glib/gi18n.h>

#include "layak-feedback.h"
#include "layak-figures.h"
#include "layak-filter-button.h"
#include "layak-narrowing.h"
#include "layak-record-list.h"
#include "layak-removal.h"
#include "layak-sort-button.h"
#include "layak-training-columns.h"
#include "layak-training-copy.h"
#include "layak-training-editor.h"
#include "layak-training.h"
#include "layak-wording.h"
#include "layak-wrap-layout.h"

#define EDITOR_WIDTH 424
#define EDITOR_WIDTH_ALONE 720

struct _LayakTrainingsPage
{
  LayakPage            parent_instance;

  LayakQuery          *query;
  LayakRecordList     *list;
  guint                counts_id;     /* an idle source */
  GCancellable        *counting;      /* nullable: the totals under way */
  gboolean             selecting;     /* the selection follows the editor, not the other way round */

  AdwLeaflet          *leaflet;
  GtkSearchEntry      *search;
  LayakSortButton     *sort_button;
  GtkWidget           *chips;
  GtkToggleButton     *all_chip;
  GtkToggleButton     *held_chip;
  GtkToggleButton     *planned_chip;
  GtkToggleButton     *draft_chip;
  GtkToggleButton     *cancelled_chip;
  LayakFilterButton   *kind_filter;
  LayakFilterButton   *organiser_filter;
  LayakFilterButton   *indicator_filter;
  GtkToggleButton     *overdue_chip;
  LayakNarrowing      *narrowing;
  GtkWidget           *clear_button;
  GtkStack            *stack;
  GtkColumnView       *view;
  GtkMultiSelection   *selection;
  GtkRevealer         *actions;
  GtkLabel            *selected_label;
  GtkLabel            *footer;
  GtkWidget           *editor_page;
  AdwClamp            *clamp;
  LayakTrainingEditor *editor;
};

G_DEFINE_FINAL_TYPE (LayakTrainingsPage, layak_trainings_page, LAYAK_TYPE_PAGE)

static void
set_chip (GtkToggleButton *chip,
          const char      *label,
          gint64           n)
{
  g_autofree char *number = layak_wording_number (n);
  g_autofree char *text = g_strdup_printf ("%s %s", label, number);

  gtk_button_set_label (GTK_BUTTON (chip), text);
}

/* Each chip tells how many it would show with all other filters as they are. */
static void
update_chips (LayakTrainingsPage *self)
{
  GtkToggleButton *chips[] = { self->draft_chip, self->planned_chip, self->held_chip, self->cancelled_chip };
  LayakConnection *reader = layak_store_get_reader (layak_page_get_store (LAYAK_PAGE (self)));
  g_autoptr(GError) error = NULL;
  g_autofree gint64 *counts = layak_figures_count_choices (reader, self->query, "status", &error);
  gint64 sum = 0;

  if (counts == NULL)
    {
      layak_feedback_show_error (GTK_WIDGET (self), error);
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (chips); i++)
    {
      sum += counts[i];
      set_chip (chips[i], layak_enumeration_get_label (&layak_training_statuses, i), counts[i]);
      gtk_widget_set_visible (GTK_WIDGET (chips[i]), counts[i] > 0 || gtk_toggle_button_get_active (chips[i]));
    }
  set_chip (self->all_chip, _("All"), sum);
}

static void
update_stack (LayakTrainingsPage *self)
{
  const char *name = "list";

  if (g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 0)
    name = layak_query_is_filtered (self->query) ? "no-match" : "empty";
  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_widget_set_visible (self->clear_button, layak_query_is_filtered (self->query));
}

static void
append (GString *text,
        char    *part)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
  g_free (part);
}

static void
show_totals (LayakTrainingsPage *self,
             const LayakTotals  *totals)
{
  g_autoptr(GString) text = g_string_new (NULL);

  append (text, g_strdup_printf (ngettext ("%d training", "%d trainings", totals->trainings),
                                 (int) totals->trainings));
  if (totals->people != LAYAK_UNKNOWN)
    {
      g_autofree char *people = layak_wording_number (totals->people);

      append (text, g_strdup_printf (ngettext ("%s person trained", "%s people trained", totals->people), people));
    }
  if (totals->planned > 0)
    append (text, g_strdup_printf (ngettext ("%d planned", "%d planned", totals->planned), (int) totals->planned));
  if (totals->recommendations > 0)
    append (text, g_strdup_printf (_("follow-up %d/%d"), (int) totals->recommendations_closed,
                                   (int) totals->recommendations));
  gtk_label_set_label (self->footer, text->str);
}

static void
totals_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(LayakTrainingsPage) self = user_data;
  g_autoptr(GError) error = NULL;
  LayakTotals totals;

  if (layak_figures_totals_finish (result, &totals, &error))
    show_totals (self, &totals);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    layak_feedback_show_error (GTK_WIDGET (self), error);
}

static void
update_footer (LayakTrainingsPage *self)
{
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  self->counting = g_cancellable_new ();
  layak_figures_totals_async (layak_store_get_path (layak_page_get_store (LAYAK_PAGE (self))), self->query,
                              self->counting, totals_cb, g_object_ref (self));
}

static gboolean
update_counts_cb (gpointer data)
{
  LayakTrainingsPage *self = data;

  self->counts_id = 0;
  update_chips (self);
  update_stack (self);
  update_footer (self);

  return G_SOURCE_REMOVE;
}

/* Counting is put off until the list is quiet: typing in the search changes it with every key. */
static void
queue_counts (LayakTrainingsPage *self)
{
  if (self->counts_id == 0)
    self->counts_id = g_idle_add_full (G_PRIORITY_LOW, update_counts_cb, self, NULL);
}

static void
show_editor (LayakTrainingsPage *self,
             LayakRecord        *record)
{
  /* A text that is hidden while it has the focus is not told that it lost it. */
  if (record == NULL && (gtk_widget_get_state_flags (self->editor_page) & GTK_STATE_FLAG_FOCUS_WITHIN))
    gtk_widget_grab_focus (GTK_WIDGET (self->view));

  layak_training_editor_set_record (self->editor, record);
  gtk_widget_set_visible (self->editor_page, record != NULL);
  adw_leaflet_navigate (self->leaflet, record != NULL ? ADW_NAVIGATION_DIRECTION_FORWARD
                                                      : ADW_NAVIGATION_DIRECTION_BACK);
}

static LayakRow *
dup_nth_row (LayakTrainingsPage *self,
             guint               position)
{
  g_autoptr(LayakEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  return layak_row_copy (layak_record_get_row (layak_entry_get_record (entry)));
}

static void
edit_nth (LayakTrainingsPage *self,
          guint               position)
{
  g_autoptr(LayakEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->list), position);

  if (entry != NULL)
    show_editor (self, layak_entry_get_record (entry));
}

/* One selected training is edited; several can be removed together. */
static void
selection_changed_cb (LayakTrainingsPage *self)
{
  g_autoptr(GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  const guint64 n = gtk_bitset_get_size (selected);
  g_autofree char *text = NULL;

  if (self->selecting)
    return;

  if (n == 1)
    edit_nth (self, gtk_bitset_get_nth (selected, 0));
  text = g_strdup_printf (ngettext ("%d selected", "%d selected", n), (int) n);
  gtk_label_set_label (self->selected_label, text);
  gtk_revealer_set_reveal_child (self->actions, n > 1);
}

static void
select_position (LayakTrainingsPage *self,
                 guint               position)
{
  GtkWidget *rows = gtk_widget_get_last_child (GTK_WIDGET (self->view));

  self->selecting = TRUE;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  self->selecting = FALSE;
  gtk_revealer_set_reveal_child (self->actions, FALSE);
  gtk_widget_activate_action (rows, "list.scroll-to-item", "u", position);
}

/* A training moves in the list when its date changes: the selection goes with it. */
static void
list_changed_cb (LayakTrainingsPage *self)
{
  LayakRecord *record = layak_training_editor_get_record (self->editor);

  queue_counts (self);
  if (record != NULL)
    {
      const guint position = layak_record_list_find (self->list, layak_record_get_uuid (record));

      if (position != GTK_INVALID_LIST_POSITION &&
          !gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
        select_position (self, position);
    }
}

static void
search_changed_cb (LayakTrainingsPage *self)
{
  layak_query_set_search (self->query, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

static void
status_toggled_cb (LayakTrainingsPage *self,
                   GtkToggleButton    *chip)
{
  GtkToggleButton *chips[] = { self->draft_chip, self->planned_chip, self->held_chip, self->cancelled_chip };
  const char *status = NULL;

  if (!gtk_toggle_button_get_active (chip))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (chips); i++)
    if (chip == chips[i])
      status = layak_enumeration_get_nick (&layak_training_statuses, i);
  layak_query_set_filter (self->query, "status", status);
}

/* Other pages narrow the list too: the chips follow. */
static void
filters_changed_cb (LayakTrainingsPage *self)
{
  GtkToggleButton *chips[] = { self->draft_chip, self->planned_chip, self->held_chip, self->cancelled_chip };
  const char * const *status = layak_query_get_filter (self->query, "status");
  const gint64 value = status != NULL ? layak_enumeration_find (&layak_training_statuses, status[0]) : LAYAK_UNKNOWN;

  gtk_toggle_button_set_active (value != LAYAK_UNKNOWN ? chips[value] : self->all_chip, TRUE);
  gtk_toggle_button_set_active (self->overdue_chip,
                                layak_query_get_special (self->query, "recommendation-overdue") != NULL);
}

static void
overdue_toggled_cb (LayakTrainingsPage *self)
{
  layak_query_set_special (self->query, "recommendation-overdue",
                           gtk_toggle_button_get_active (self->overdue_chip) ? "yes" : NULL);
}

static void
clear_cb (LayakTrainingsPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_toggle_button_set_active (self->all_chip, TRUE);
  gtk_toggle_button_set_active (self->overdue_chip, FALSE);
  layak_query_clear (self->query);
}

/* Alone in a narrow window the editor takes more room than beside the list. */
static void
folded_cb (LayakTrainingsPage *self)
{
  adw_clamp_set_maximum_size (self->clamp, adw_leaflet_get_folded (self->leaflet) ? EDITOR_WIDTH_ALONE : EDITOR_WIDTH);
}

static void
editor_closed_cb (LayakTrainingsPage *self)
{
  show_editor (self, NULL);
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
remove_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  LayakTrainingsPage *self = LAYAK_TRAININGS_PAGE (widget);
  g_autoptr(GtkBitset) selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  const int n = (int) gtk_bitset_get_size (selected);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) layak_row_free);
  g_autofree char *subject = NULL;
  g_autofree char *toast = NULL;

  for (int i = 0; i < n; i++)
    g_ptr_array_add (rows, dup_nth_row (self, gtk_bitset_get_nth (selected, (guint) i)));
  if (n == 0)
    {
      g_ptr_array_unref (rows);
      return;
    }

  if (n == 1)
    {
      subject = g_strdup (layak_row_get_title (g_ptr_array_index (rows, 0)));
      toast = g_strdup_printf (_("“%s” removed"), subject);
    }
  else
    {
      subject = g_strdup_printf (ngettext ("%d training", "%d trainings", n), n);
      toast = g_strdup_printf (ngettext ("%d training removed", "%d trainings removed", n), n);
    }
  show_editor (self, NULL);
  layak_removal_start (widget, layak_page_get_store (LAYAK_PAGE (self)), subject, toast, rows);
}

static void
duplicate_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  LayakTrainingsPage *self = LAYAK_TRAININGS_PAGE (widget);
  LayakRecord *record = layak_training_editor_get_record (self->editor);

  if (record != NULL)
    layak_training_copy (widget, layak_page_get_store (LAYAK_PAGE (self)), layak_record_get_row (record));
}

static void
take_scope (LayakPage  *page,
            LayakScope *scope)
{
  LayakTrainingsPage *self = LAYAK_TRAININGS_PAGE (page);
  LayakStore *store = layak_scope_get_store (scope);

  self->query = layak_query_new (&layak_training_info);
  layak_query_set_sort (self->query, "start-date", TRUE);
  layak_scope_bind_query (scope, self->query);
  layak_filter_button_bind (self->kind_filter, store, self->query);
  layak_filter_button_bind (self->organiser_filter, store, self->query);
  layak_filter_button_bind (self->indicator_filter, store, self->query);
  layak_narrowing_bind (self->narrowing, self->query);
  layak_columns_bind_sort (self->view, self->query);
  layak_sort_button_bind (self->sort_button, self->query, layak_training_columns, layak_training_n_columns);
  layak_sort_button_offer_columns (self->sort_button, self->view);
  layak_training_editor_set_scope (self->editor, scope);

  self->list = layak_record_list_new (store, self->query);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (list_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->query, "changed", G_CALLBACK (filters_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->query, "changed", G_CALLBACK (queue_counts), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (queue_counts), self, G_CONNECT_SWAPPED);
  gtk_multi_selection_set_model (self->selection, G_LIST_MODEL (self->list));
  update_counts_cb (self);
}

static void
focus_search (LayakPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (LAYAK_TRAININGS_PAGE (page)->search));
}

static void
show_record (LayakPage  *page,
             const char *uuid,
             const char *field)
{
  LayakTrainingsPage *self = LAYAK_TRAININGS_PAGE (page);
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakRecord) record = NULL;
  guint position;

  layak_record_list_refresh (self->list, NULL);
  position = layak_record_list_find (self->list, uuid);
  if (position == GTK_INVALID_LIST_POSITION)
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  else
    select_position (self, position);

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

  if (layak_training_editor_get_record (self->editor) == NULL)
    return FALSE;

  editor_closed_cb (self);
  return TRUE;
}

static void
step (LayakPage *page,
      int        direction)
{
  LayakTrainingsPage *self = LAYAK_TRAININGS_PAGE (page);
  LayakRecord *record = layak_training_editor_get_record (self->editor);
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->list));
  guint position = record != NULL ? layak_record_list_find (self->list, layak_record_get_uuid (record))
                                  : GTK_INVALID_LIST_POSITION;

  if (position == GTK_INVALID_LIST_POSITION)
    position = direction > 0 ? 0 : n - 1;
  else
    position += (guint) direction;
  if (position >= n)
    return;

  select_position (self, position);
  edit_nth (self, position);
}

static LayakQuery *
get_query (LayakPage *page)
{
  return LAYAK_TRAININGS_PAGE (page)->query;
}

static void
layak_trainings_page_dispose (GObject *object)
{
  LayakTrainingsPage *self = LAYAK_TRAININGS_PAGE (object);

  g_clear_handle_id (&self->counts_id, g_source_remove);
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_TRAININGS_PAGE);
  g_clear_object (&self->list);
  g_clear_object (&self->query);

  G_OBJECT_CLASS (layak_trainings_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-trainings-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakTrainingsPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, LayakTrainingsPage, search);
  gtk_widget_class_bind_template_child (widget_class, LayakTrainingsPage, sort_button);
  gtk_widget_class_bind_template_child (widget_class, LayakTrainingsPage, chips);
  gtk_widget_class_bind_template_child (widget_class, LayakTrainingsPage, all_chip);
  gtk_widget_class_bind_template_child (widget_class, LayakTrainingsPage, held_chip);
  gtk_widget_class_bind_template_child (widget_class, LayakTrainingsPage, planned_chip);
  gtk_widget_class_bind_template_child (widget_class, LayakTrainingsPage, draft_chip);
  gtk_widget_class_bind_template_child (widget_class, LayakTrainingsPage, cancelled_chip);
  gtk_widget_class_bind_template_child (widget_class, LayakTrainingsPage, kind_filter);
  gtk_widget_class_bind_template_child (widget_class, LayakTrainingsPage, organiser_filter);
  gtk_widget_class_bind_template_child (widget_class, LayakTrainingsPage, indicator_filter);
  gtk_widget_class_bind_template_child (widget_class, LayakTrainingsPage, overdue_chip);
  gtk_widget_class_bind_template_child (widget_class, LayakTrainingsPage, narrowing);
  gtk_widget_class_bind_template_child (widget_class, LayakTrainingsPage, clear_button);
  gtk_widget_class_bind_template_child (widget_class, LayakTrainingsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LayakTrainingsPage, view);
  gtk_widget_class_bind_template_child (widget_class, LayakTrainingsPage, selection);
  gtk_widget_class_bind_template_child (widget_class, LayakTrainingsPage, actions);
  gtk_widget_class_bind_template_child (widget_class, LayakTrainingsPage, selected_label);
  gtk_widget_class_bind_template_child (widget_class, LayakTrainingsPage, footer);
  gtk_widget_class_bind_template_child (widget_class, LayakTrainingsPage, editor_page);
  gtk_widget_class_bind_template_child (widget_class, LayakTrainingsPage, clamp);
  gtk_widget_class_bind_template_child (widget_class, LayakTrainingsPage, editor);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, status_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, overdue_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, editor_closed_cb);
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
  page_class->get_query = get_query;

  g_type_ensure (LAYAK_TYPE_FILTER_BUTTON);
  g_type_ensure (LAYAK_TYPE_NARROWING);
  g_type_ensure (LAYAK_TYPE_SORT_BUTTON);
  g_type_ensure (LAYAK_TYPE_TRAINING_EDITOR);
  bind_template (widget_class);

  gtk_widget_class_install_action (widget_class, "training.remove", NULL, remove_cb);
  gtk_widget_class_install_action (widget_class, "training.duplicate", NULL, duplicate_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "training.remove", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_d, GDK_CONTROL_MASK, "training.duplicate", NULL);
}

static void
layak_trainings_page_init (LayakTrainingsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->chips, layak_wrap_layout_new (6));
  layak_columns_add (self->view, layak_training_columns, layak_training_n_columns);
}
