/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-question-row.h"

#include <glib/gi18n.h>

#include "layak-feedback.h"
#include "layak-menu-label.h"
#include "layak-tooltip.h"
#include "layak-training.h"
#include "layak-wording.h"
#include "layak-workforce-entry.h"

/* More trainings than a popover should hold. */
#define MAX_SHOWN 12

static const char uuid_key[] = "layak-uuid";

struct _LayakQuestionRow
{
  GtkListBoxRow                parent_instance;

  LayakScope                  *scope;
  GPtrArray                   *questions;   /* (element-type LayakQuestionCoverage) */
  const LayakQuestionCoverage *question;    /* one of them */

  GtkLabel                    *number;
  GtkLabel                    *text;
  GtkLabel                    *detail;
  GtkLabel                    *trained;
  GtkMenuButton               *trainings_button;
  GtkListBox                  *trainings;
  GtkLabel                    *more;
  GtkBox                      *entries;
  GtkProgressBar              *bar;
  GtkLabel                    *percent;
  GtkWidget                   *evidence;
};

G_DEFINE_FINAL_TYPE (LayakQuestionRow, layak_question_row, GTK_TYPE_LIST_BOX_ROW)

static void
set_class (gpointer    widget,
           const char *name,
           gboolean    has)
{
  if (has)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* “2024–2025”, “up to 2025”; nothing where all years count. */
static char *
dup_span (const LayakQuestionCoverage *question)
{
  if (question->to == 0)
    return NULL;
  if (question->from == 0)
    /* Translators: a year; trainings of that year and all before count. */
    return g_strdup_printf (_("up to %d"), question->to);
  return question->from == question->to ? g_strdup_printf ("%d", question->to)
                                        : g_strdup_printf ("%d–%d", question->from, question->to);
}

static char *
dup_detail (const LayakQuestionCoverage *question)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *span = dup_span (question);

  for (guint i = 0; i < layak_groups.n_choices; i++)
    if (question->groups & LAYAK_CHOICE_BIT (i))
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", layak_enumeration_get_label (&layak_groups, i));
  if (span != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", span);
  if (question->holder != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", question->holder);
  return g_strdup (text->str);
}

static void
show_trained (LayakQuestionRow            *self,
              const LayakQuestionCoverage *question)
{
  const guint n = question->trainings->len;
  g_autofree char *trained = question->trained != LAYAK_UNKNOWN ? layak_wording_number (question->trained)
                                                                : g_strdup ("–");
  g_autofree char *number = layak_wording_number (n);
  g_autofree char *label = g_strdup_printf (ngettext ("%s training", "%s trainings", n), number);

  gtk_label_set_label (self->trained, trained);
  gtk_widget_set_visible (GTK_WIDGET (self->trained), question->groups != 0);
  layak_menu_label_set (self->trainings_button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->trainings_button), n > 0);
}

static void
show_percent (LayakQuestionRow            *self,
              const LayakQuestionCoverage *question)
{
  const gboolean is_known = question->percent != LAYAK_UNKNOWN;
  const double fraction = is_known ? (double) question->percent / 1000 : 0;
  g_autofree char *text = is_known ? layak_wording_percent (fraction) : g_strdup ("–");
  const gboolean is_too_much = is_known && question->percent > 1000;

  gtk_label_set_label (self->percent, text);
  gtk_progress_bar_set_fraction (self->bar, MIN (fraction, 1));
  gtk_widget_set_visible (GTK_WIDGET (self->bar), question->groups != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->percent), question->groups != 0);
  set_class (self->bar, "empty", question->percent <= 0);
  set_class (self->bar, "done", question->percent == 1000);
  set_class (self->percent, "amber-text", is_too_much);
  layak_tooltip_set (GTK_WIDGET (self->percent),
                     is_too_much ? _("More are trained than there are: some took part in several trainings, "
                                     "or the number of people is too low") : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
}

static void
clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_widget_unparent (child);
}

/* Present ones are ticked, missing ones have a dashed edge; the words tell it too. */
static void
add_evidence (LayakQuestionRow *self,
              const char       *name,
              gboolean          is_present)
{
  GtkWidget *chip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "icon-name",
                                  is_present ? "status-selesai-symbolic" : "status-celah-symbolic", NULL);
  /* Translators: a kind of document that a question demands and nobody has attached. */
  g_autofree char *missing = g_strdup_printf (_("%s missing"), name);

  gtk_box_append (GTK_BOX (chip), icon);
  gtk_box_append (GTK_BOX (chip), gtk_label_new (is_present ? name : missing));
  gtk_widget_add_css_class (chip, "evidence");
  set_class (chip, "missing", !is_present);
  gtk_widget_set_parent (chip, self->evidence);
}

static void
show_evidence (LayakQuestionRow            *self,
               const LayakQuestionCoverage *question)
{
  clear (self->evidence);
  for (guint i = 0; i < layak_document_kinds.n_choices; i++)
    if ((question->demanded | question->present) & LAYAK_CHOICE_BIT (i))
      add_evidence (self, layak_enumeration_get_label (&layak_document_kinds, i),
                    !(question->missing & LAYAK_CHOICE_BIT (i)));
  if (question->demanded == 0 && question->present == 0)
    add_evidence (self, question->documents > 0 ? _("Document") : _("Evidence"), question->documents > 0);
}

/* One entry a group, which stays while the question asks for the same ones: somebody may be typing in it. */
static void
show_entries (LayakQuestionRow            *self,
              const LayakCoverage         *coverage,
              const LayakQuestionCoverage *question)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->entries));

  for (guint i = 0; i < layak_groups.n_choices; i++)
    {
      if (!(question->groups & LAYAK_CHOICE_BIT (i)))
        continue;
      if (child == NULL)
        {
          child = layak_workforce_entry_new (self->scope, i);
          gtk_box_append (self->entries, child);
        }
      layak_workforce_entry_show (LAYAK_WORKFORCE_ENTRY (child), coverage->workforce[i]);
      child = gtk_widget_get_next_sibling (child);
    }
}

static GtkWidget *
make_training (LayakRecord *record)
{
  const LayakRow *row = layak_record_get_row (record);
  g_autofree char *dates = layak_wording_dates (layak_row_get_date (row, "start-date"),
                                                layak_row_get_date (row, "end-date"));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (layak_row_get_title (row)), *date = gtk_label_new (dates);
  GtkWidget *child = gtk_list_box_row_new ();

  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (title), 44);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (date), 0);
  gtk_widget_add_css_class (title, "list-title");
  gtk_widget_add_css_class (date, "smaller");
  gtk_widget_add_css_class (date, "dim-label");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), date);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (child), box);
  g_object_set_data_full (G_OBJECT (child), uuid_key, g_strdup (layak_record_get_uuid (record)), g_free);
  return child;
}

/* The newest of the trainings that count, read when they are asked for. */
static void
popover_shown_cb (LayakQuestionRow *self)
{
  const GArray *ids = self->question->trainings;
  const guint n = MIN (ids->len, MAX_SHOWN), rest = ids->len - n;
  g_autofree char *more = layak_wording_count (ngettext ("and %s more", "and %s more", rest), rest);
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->trainings, 0)) != NULL)
    gtk_list_box_remove (self->trainings, GTK_WIDGET (row));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(LayakRecord) record = layak_store_load_id (layak_scope_get_store (self->scope), &layak_training_info,
                                                           g_array_index (ids, gint64, i), &error);

      if (record != NULL)
        gtk_list_box_append (self->trainings, make_training (record));
      else if (error != NULL)
        layak_feedback_show_error (GTK_WIDGET (self), error);
    }
  gtk_label_set_label (self->more, more);
  gtk_widget_set_visible (GTK_WIDGET (self->more), rest > 0);
}

static void
training_activated_cb (LayakQuestionRow *self,
                       GtkListBoxRow    *row)
{
  const char *uuid = g_object_get_data (G_OBJECT (row), uuid_key);

  gtk_menu_button_popdown (self->trainings_button);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "(sss)", "training", uuid, "");
}

static void
layak_question_row_dispose (GObject *object)
{
  LayakQuestionRow *self = LAYAK_QUESTION_ROW (object);

  if (self->evidence != NULL)
    clear (self->evidence);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_QUESTION_ROW);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  g_clear_object (&self->scope);

  G_OBJECT_CLASS (layak_question_row_parent_class)->dispose (object);
}

static void
layak_question_row_class_init (LayakQuestionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_question_row_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-question-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakQuestionRow, number);
  gtk_widget_class_bind_template_child (widget_class, LayakQuestionRow, text);
  gtk_widget_class_bind_template_child (widget_class, LayakQuestionRow, detail);
  gtk_widget_class_bind_template_child (widget_class, LayakQuestionRow, trained);
  gtk_widget_class_bind_template_child (widget_class, LayakQuestionRow, trainings_button);
  gtk_widget_class_bind_template_child (widget_class, LayakQuestionRow, trainings);
  gtk_widget_class_bind_template_child (widget_class, LayakQuestionRow, more);
  gtk_widget_class_bind_template_child (widget_class, LayakQuestionRow, entries);
  gtk_widget_class_bind_template_child (widget_class, LayakQuestionRow, bar);
  gtk_widget_class_bind_template_child (widget_class, LayakQuestionRow, percent);
  gtk_widget_class_bind_template_child (widget_class, LayakQuestionRow, evidence);
  gtk_widget_class_bind_template_callback (widget_class, popover_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, training_activated_cb);
}

static void
layak_question_row_init (LayakQuestionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
layak_question_row_new (LayakScope *scope)
{
  LayakQuestionRow *self = g_object_new (LAYAK_TYPE_QUESTION_ROW, NULL);

  self->scope = g_object_ref (scope);
  return GTK_WIDGET (self);
}

void
layak_question_row_show (LayakQuestionRow    *self,
                         const LayakCoverage *coverage,
                         guint                position)
{
  const LayakQuestionCoverage *question = g_ptr_array_index (coverage->questions, position);
  g_autofree char *detail = dup_detail (question);
  g_autofree char *number = g_strdup_printf ("%s/%s", question->indicator, question->number);

  g_return_if_fail (LAYAK_IS_QUESTION_ROW (self));

  /* Of another question the entries would be those of other groups. */
  if (self->question != NULL && !g_str_equal (self->question->identity, question->identity))
    clear (GTK_WIDGET (self->entries));
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  self->questions = g_ptr_array_ref (coverage->questions);
  self->question = question;

  gtk_label_set_label (self->number, number);
  gtk_label_set_label (self->text, question->text);
  gtk_label_set_label (self->detail, detail);
  show_trained (self, question);
  show_percent (self, question);
  show_entries (self, coverage, question);
  show_evidence (self, question);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, question->text, -1);
}
