/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-timeline-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "layak-attaching.h"
#include "layak-attachments.h"
#include "layak-document-chip.h"
#include "layak-feedback.h"
#include "layak-pill.h"
#include "layak-progress-editor.h"
#include "layak-read-only.h"
#include "layak-removal.h"
#include "layak-wording.h"
#include "layak-wrap-layout.h"

struct _LayakTimelineRow
{
  GtkListBoxRow     parent_instance;

  LayakStore       *store;
  LayakEntry       *entry;
  gint64            target;          /* of the recommendation, in hundredths */
  gint64            former_value;    /* what was reached before */
  char             *unit;

  GtkImage         *node;
  GtkWidget        *rail;
  GtkLabel         *title_label;
  GtkLabel         *date_label;
  GtkWidget        *change_box;
  LayakPill        *old_pill;
  GtkWidget        *change_image;
  LayakPill        *new_pill;
  GtkLabel         *note_label;
  GtkWidget        *documents_box;
  GtkLabel         *author_label;
  AdwBin           *editor_bin;
  LayakAttachments *attachments;
};

G_DEFINE_FINAL_TYPE (LayakTimelineRow, layak_timeline_row, GTK_TYPE_LIST_BOX_ROW)

static const LayakRow *
get_row (LayakTimelineRow *self)
{
  return layak_record_get_row (layak_entry_get_record (self->entry));
}

/* “58%” of a target, else the bare number with its unit. */
static char *
dup_value (LayakTimelineRow *self,
           gint64            value)
{
  if (self->target > 0)
    return layak_wording_percent (MIN ((double) value / (double) self->target, 1));

  return layak_wording_progress (value, LAYAK_UNKNOWN, self->unit);
}

static char *
dup_title (LayakTimelineRow *self)
{
  const gint64 status = layak_row_get_number (get_row (self), "new-status");
  const gint64 value = layak_row_get_number (get_row (self), "value");
  g_autofree char *after = NULL, *before = NULL;

  if (status != LAYAK_UNKNOWN)
    /* Translators: a status, as “In progress”. */
    return g_strdup_printf (_("Status changed to %s"),
                            layak_enumeration_get_label (&layak_recommendation_statuses, status));
  if (value == LAYAK_UNKNOWN)
    return g_strdup (_("Note"));

  after = dup_value (self, value);
  if (self->former_value == LAYAK_UNKNOWN || self->former_value == value)
    /* Translators: how far it is, as “58%”. */
    return g_strdup_printf (_("Progress %s"), after);

  before = dup_value (self, self->former_value);
  /* Translators: how far it was and how far it is, as “42%” and “58%”. */
  return g_strdup_printf (_("Progress %s → %s"), before, after);
}

static void
show_text (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

/* The node is the status from then on; a mere note has a pencil. */
static void
show_node (LayakTimelineRow *self,
           gint64            status,
           gint64            value)
{
  static const char * const marks[] = { "tone-grey", "tone-blue", "tone-amber", "tone-green", "tone-purple" };
  const LayakStatusLook *look = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->node), marks[i]);
  if (status != LAYAK_UNKNOWN)
    look = layak_recommendation_look (status);
  else if (value != LAYAK_UNKNOWN)
    look = layak_recommendation_look (LAYAK_RECOMMENDATION_IN_PROGRESS);

  gtk_image_set_from_icon_name (self->node, look != NULL ? look->icon : "document-edit-symbolic");
  if (look != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->node), look->tone);
}

static void
show (LayakTimelineRow *self)
{
  const LayakRow *row = get_row (self);
  const gint64 old = layak_row_get_number (row, "old-status"), new = layak_row_get_number (row, "new-status");
  const char *note = layak_row_get_text (row, "note"), *author = layak_row_get_text (row, "author");
  g_autofree char *title = dup_title (self);
  g_autofree char *date = layak_wording_date (layak_row_get_date (row, "date"));
  g_autofree char *name = g_strjoin (", ", title, date, note != NULL ? note : "", author, NULL);

  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->date_label, date);
  show_text (self->note_label, note);
  show_text (self->author_label, author);
  show_node (self, new, layak_row_get_number (row, "value"));

  gtk_widget_set_visible (self->change_box, new != LAYAK_UNKNOWN);
  gtk_widget_set_visible (GTK_WIDGET (self->old_pill), old != LAYAK_UNKNOWN);
  gtk_widget_set_visible (self->change_image, old != LAYAK_UNKNOWN);
  layak_pill_set_recommendation (self->old_pill, old);
  layak_pill_set_recommendation (self->new_pill, new);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
finished_cb (LayakTimelineRow *self)
{
  adw_bin_set_child (self->editor_bin, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->editor_bin), FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
edit_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  layak_timeline_row_edit (LAYAK_TIMELINE_ROW (widget), "note");
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(LayakTimelineRow) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!layak_store_write_finish (LAYAK_STORE (source), result, &error))
    layak_feedback_show_error (GTK_WIDGET (self), error);
}

static void
attach_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  layak_attachments_choose (LAYAK_TIMELINE_ROW (widget)->attachments);
}

/* What is attached to an entry already written is stored at once. */
static void
attached_cb (LayakTimelineRow *self)
{
  GPtrArray *paths = layak_attachments_dup_paths (self->attachments);

  if (paths->len == 0)
    {
      g_ptr_array_unref (paths);
      return;
    }

  layak_attaching_async (self->store, get_row (self), paths, written_cb, g_object_ref (self));
  layak_attachments_clear (self->attachments);
}

static void
remove_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  LayakTimelineRow *self = LAYAK_TIMELINE_ROW (widget);

  layak_removal_start_one (gtk_widget_get_parent (widget), self->store, gtk_label_get_label (self->title_label),
                           get_row (self));
}

static void
layak_timeline_row_dispose (GObject *object)
{
  LayakTimelineRow *self = LAYAK_TIMELINE_ROW (object);

  g_clear_object (&self->store);
  g_clear_object (&self->entry);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_TIMELINE_ROW);

  G_OBJECT_CLASS (layak_timeline_row_parent_class)->dispose (object);
}

static void
layak_timeline_row_finalize (GObject *object)
{
  g_free (LAYAK_TIMELINE_ROW (object)->unit);

  G_OBJECT_CLASS (layak_timeline_row_parent_class)->finalize (object);
}

static void
layak_timeline_row_class_init (LayakTimelineRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layak_timeline_row_dispose;
  object_class->finalize = layak_timeline_row_finalize;

  gtk_widget_class_install_action (widget_class, "entry.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "entry.attach", NULL, attach_cb);
  gtk_widget_class_install_action (widget_class, "entry.remove", NULL, remove_cb);

  g_type_ensure (LAYAK_TYPE_PILL);
  g_type_ensure (LAYAK_TYPE_ATTACHMENTS);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-timeline-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakTimelineRow, node);
  gtk_widget_class_bind_template_child (widget_class, LayakTimelineRow, rail);
  gtk_widget_class_bind_template_child (widget_class, LayakTimelineRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, LayakTimelineRow, date_label);
  gtk_widget_class_bind_template_child (widget_class, LayakTimelineRow, change_box);
  gtk_widget_class_bind_template_child (widget_class, LayakTimelineRow, old_pill);
  gtk_widget_class_bind_template_child (widget_class, LayakTimelineRow, change_image);
  gtk_widget_class_bind_template_child (widget_class, LayakTimelineRow, new_pill);
  gtk_widget_class_bind_template_child (widget_class, LayakTimelineRow, note_label);
  gtk_widget_class_bind_template_child (widget_class, LayakTimelineRow, documents_box);
  gtk_widget_class_bind_template_child (widget_class, LayakTimelineRow, author_label);
  gtk_widget_class_bind_template_child (widget_class, LayakTimelineRow, editor_bin);
  gtk_widget_class_bind_template_child (widget_class, LayakTimelineRow, attachments);
  gtk_widget_class_bind_template_callback (widget_class, attached_cb);
}

static void
layak_timeline_row_init (LayakTimelineRow *self)
{
  self->target = self->former_value = LAYAK_UNKNOWN;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->documents_box, layak_wrap_layout_new (6));
}

GtkWidget *
layak_timeline_row_new (LayakStore *store,
                        LayakEntry *entry)
{
  LayakTimelineRow *self = g_object_new (LAYAK_TYPE_TIMELINE_ROW, NULL);

  self->store = g_object_ref (store);
  self->entry = g_object_ref (entry);
  layak_read_only_disable (GTK_WIDGET (self), store, "entry.edit", "entry.attach", "entry.remove", NULL);
  g_signal_connect_object (layak_entry_get_record (entry), "notify", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}

LayakEntry *
layak_timeline_row_get_entry (LayakTimelineRow *self)
{
  g_return_val_if_fail (LAYAK_IS_TIMELINE_ROW (self), NULL);

  return self->entry;
}

/**
 * layak_timeline_row_set_context:
 * @former_value: what was reached before this entry, in hundredths, or %LAYAK_UNKNOWN
 * @is_last: whether it is the oldest entry, beneath which the rail ends
 */
void
layak_timeline_row_set_context (LayakTimelineRow *self,
                                const LayakRow   *recommendation,
                                gint64            former_value,
                                gboolean          is_last)
{
  g_return_if_fail (LAYAK_IS_TIMELINE_ROW (self));

  self->target = layak_row_get_number (recommendation, "target");
  g_free (self->unit);
  self->unit = g_strdup (layak_row_get_text (recommendation, "unit"));
  self->former_value = former_value;
  gtk_widget_set_visible (self->rail, !is_last);
  show (self);
}

void
layak_timeline_row_set_documents (LayakTimelineRow *self,
                                  GPtrArray        *documents)
{
  GtkWidget *child;

  g_return_if_fail (LAYAK_IS_TIMELINE_ROW (self));

  while ((child = gtk_widget_get_first_child (self->documents_box)) != NULL)
    gtk_box_remove (GTK_BOX (self->documents_box), child);
  for (guint i = 0; i < documents->len; i++)
    gtk_box_append (GTK_BOX (self->documents_box),
                    layak_document_chip_new (self->store, g_ptr_array_index (documents, i)));
  gtk_widget_set_visible (self->documents_box, documents->len > 0);
}

/* Opens the editor of the entry, with the focus in @field. */
void
layak_timeline_row_edit (LayakTimelineRow *self,
                         const char       *field)
{
  GtkWidget *editor;

  g_return_if_fail (LAYAK_IS_TIMELINE_ROW (self));

  editor = adw_bin_get_child (self->editor_bin);
  if (editor == NULL)
    {
      editor = layak_progress_editor_new (self->store, layak_entry_get_record (self->entry));
      g_signal_connect_object (editor, "done", G_CALLBACK (finished_cb), self, G_CONNECT_SWAPPED);
      adw_bin_set_child (self->editor_bin, editor);
      gtk_widget_set_visible (GTK_WIDGET (self->editor_bin), TRUE);
    }
  layak_progress_editor_focus_field (LAYAK_PROGRESS_EDITOR (editor), field);
}
