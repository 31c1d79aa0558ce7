/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-timeline.h"

#include <glib/gi18n.h>

#include "layak-document.h"
#include "layak-feedback.h"
#include "layak-progress.h"
#include "layak-record-list.h"
#include "layak-timeline-row.h"

struct _LayakTimeline
{
  AdwBin           parent_instance;

  LayakStore      *store;
  LayakRow        *recommendation;
  LayakRecordList *entries;
  LayakRecordList *documents;     /* of all entries: one query instead of one a row */
  guint            refresh_id;    /* an idle source: rows are told once, after all that changed */

  GtkListBox      *list;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayakTimeline, layak_timeline, ADW_TYPE_BIN)

static guint
count (LayakRecordList *list)
{
  return list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (list)) : 0;
}

static LayakTimelineRow *
nth_row (LayakTimeline *self,
         guint          position)
{
  return LAYAK_TIMELINE_ROW (gtk_list_box_get_row_at_index (self->list, (int) position));
}

static const LayakRow *
nth_entry_row (LayakTimeline *self,
               guint          position)
{
  return layak_record_get_row (layak_entry_get_record (layak_timeline_row_get_entry (nth_row (self, position))));
}

/* The value of the entry before this one that has one. */
static gint64
find_former_value (LayakTimeline *self,
                   guint          position)
{
  for (guint i = position + 1; i < count (self->entries); i++)
    {
      const gint64 value = layak_row_get_number (nth_entry_row (self, i), "value");

      if (value != LAYAK_UNKNOWN)
        return value;
    }

  return LAYAK_UNKNOWN;
}

static GPtrArray *
find_documents (LayakTimeline *self,
                const char    *progress)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < count (self->documents); i++)
    {
      g_autoptr(LayakEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->documents), i);

      if (g_strcmp0 (layak_record_get_text (layak_entry_get_record (entry), "progress"), progress) == 0)
        g_ptr_array_add (found, g_steal_pointer (&entry));
    }
  return found;
}

static gboolean
refresh_cb (gpointer data)
{
  LayakTimeline *self = data;
  const guint n = count (self->entries);

  self->refresh_id = 0;
  for (guint i = 0; i < n; i++)
    {
      LayakTimelineRow *row = nth_row (self, i);
      const char *uuid = layak_record_get_uuid (layak_entry_get_record (layak_timeline_row_get_entry (row)));
      g_autoptr(GPtrArray) documents = find_documents (self, uuid);

      layak_timeline_row_set_context (row, self->recommendation, find_former_value (self, i), i == n - 1);
      layak_timeline_row_set_documents (row, documents);
    }
  g_signal_emit (self, signals[CHANGED], 0);

  return G_SOURCE_REMOVE;
}

static void
queue_refresh (LayakTimeline *self)
{
  if (self->refresh_id == 0)
    self->refresh_id = g_idle_add (refresh_cb, self);
}

static void
failed_cb (LayakTimeline *self,
           const GError  *error)
{
  layak_feedback_show_error (GTK_WIDGET (self), error);
}

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  return layak_timeline_row_new (LAYAK_TIMELINE (user_data)->store, item);
}

static LayakRecordList *
make_list (LayakTimeline *self,
           LayakQuery    *query)
{
  LayakRecordList *list = layak_record_list_new (self->store, query);

  g_signal_connect_object (list, "items-changed", G_CALLBACK (queue_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  return list;
}

/* The documents are those of the entries of the moment, so this list is made anew whenever an entry comes or goes. */
static void
follow_documents (LayakTimeline *self)
{
  const guint n = count (self->entries);
  g_autoptr(LayakQuery) query = NULL;
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) uuids = NULL;

  g_clear_object (&self->documents);
  queue_refresh (self);
  if (n == 0)
    return;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(LayakEntry) entry = g_list_model_get_item (G_LIST_MODEL (self->entries), i);

      g_strv_builder_add (builder, layak_record_get_uuid (layak_entry_get_record (entry)));
    }
  uuids = g_strv_builder_end (builder);
  query = layak_query_new (&layak_document_info);
  layak_query_set_filter_any (query, "progress", (const char * const *) uuids);
  self->documents = make_list (self, query);
}

static void
follow_entries (LayakTimeline *self)
{
  g_autoptr(LayakQuery) query = layak_query_new (&layak_progress_info);
  g_autofree char *uuid = layak_uuid_to_string (&self->recommendation->uuid);

  layak_query_set_filter (query, "recommendation", uuid);
  g_set_object (&self->entries, NULL);
  self->entries = make_list (self, query);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->entries), make_row, self, NULL);
  g_signal_connect_object (self->entries, "items-changed", G_CALLBACK (follow_documents), self, G_CONNECT_SWAPPED);
  follow_documents (self);
}

static void
layak_timeline_dispose (GObject *object)
{
  LayakTimeline *self = LAYAK_TIMELINE (object);

  g_clear_handle_id (&self->refresh_id, g_source_remove);
  g_clear_object (&self->entries);
  g_clear_object (&self->documents);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (layak_timeline_parent_class)->dispose (object);
}

static void
layak_timeline_finalize (GObject *object)
{
  g_clear_pointer (&LAYAK_TIMELINE (object)->recommendation, layak_row_free);

  G_OBJECT_CLASS (layak_timeline_parent_class)->finalize (object);
}

static void
layak_timeline_class_init (LayakTimelineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = layak_timeline_dispose;
  G_OBJECT_CLASS (klass)->finalize = layak_timeline_finalize;

  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
layak_timeline_init (LayakTimeline *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "timeline");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Progress log"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

/* Follows another recommendation, or what became of the same one: values are told in parts of its target. */
void
layak_timeline_set_recommendation (LayakTimeline  *self,
                                   LayakStore     *store,
                                   const LayakRow *recommendation)
{
  gboolean is_same;

  g_return_if_fail (LAYAK_IS_TIMELINE (self));

  is_same = self->recommendation != NULL && layak_uuid_equal (&self->recommendation->uuid, &recommendation->uuid);
  g_clear_pointer (&self->recommendation, layak_row_free);
  self->recommendation = layak_row_copy (recommendation);
  g_set_object (&self->store, store);
  if (is_same)
    queue_refresh (self);
  else
    follow_entries (self);
}

void
layak_timeline_show_entry (LayakTimeline *self,
                           const char    *uuid,
                           const char    *field)
{
  guint position;

  g_return_if_fail (LAYAK_IS_TIMELINE (self));

  position = layak_record_list_find (self->entries, uuid);
  if (position >= count (self->entries))
    return;

  gtk_widget_grab_focus (GTK_WIDGET (nth_row (self, position)));
  if (field != NULL)
    layak_timeline_row_edit (nth_row (self, position), field);
}

guint
layak_timeline_count_entries (LayakTimeline *self)
{
  g_return_val_if_fail (LAYAK_IS_TIMELINE (self), 0);

  return count (self->entries);
}

guint
layak_timeline_count_documents (LayakTimeline *self)
{
  g_return_val_if_fail (LAYAK_IS_TIMELINE (self), 0);

  return count (self->documents);
}
