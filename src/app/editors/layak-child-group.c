/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-child-group.h"

#include <glib/gi18n.h>

#include "layak-attaching.h"
#include "layak-child-kinds.h"
#include "layak-document.h"
#include "layak-edit.h"
#include "layak-feedback.h"
#include "layak-file-dialog.h"
#include "layak-new-dialog.h"
#include "layak-read-only.h"
#include "layak-record-list.h"
#include "layak-recommendation.h"
#include "layak-speaker.h"
#include "layak-wording.h"

/* Rows follow a lazy list; a row just added opens by itself. */
struct _LayakChildGroup
{
  AdwPreferencesGroup   parent_instance;

  const LayakChildKind *kind;
  LayakStore           *store;
  LayakRow             *owner;       /* nullable */
  LayakRecordList      *list;        /* nullable */
  char                 *added;       /* nullable: UUID of the record whose row shall open */
  gint64                next;        /* the first place that was not yet given to a record */

  GtkButton            *add_button;
  GtkListBox           *rows;
  GtkWidget            *quick_entry;
  GtkLabel             *quick_hint;
};

typedef enum
{
  PROP_TYPE = 1,
  PROP_ADD_LABEL,
  PROP_QUICK,
} LayakChildGroupProperty;

static GParamSpec *properties[PROP_QUICK + 1];

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayakChildGroup, layak_child_group, ADW_TYPE_PREFERENCES_GROUP)

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  LayakChildGroup *self = user_data;

  return layak_child_row_new (self->store, item, self->kind);
}

static void
open_added (LayakChildGroup *self)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->rows)); child != NULL && self->added != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_str_equal (layak_child_row_get_uuid (LAYAK_CHILD_ROW (child)), self->added))
      {
        g_clear_pointer (&self->added, g_free);
        layak_child_row_open (LAYAK_CHILD_ROW (child), self->kind->focus);
      }
}

static void
list_changed_cb (LayakChildGroup *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->rows), layak_child_group_count (self) > 0);
  open_added (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(LayakChildGroup) self = user_data;
  g_autoptr(GError) error = NULL;

  if (layak_store_write_finish (LAYAK_STORE (source), result, &error))
    open_added (self);
  else
    layak_feedback_show_error (GTK_WIDGET (self), error);
}

static const char *
get_owner_field (LayakChildGroup *self)
{
  return self->kind->owner != NULL ? self->kind->owner : self->owner->info->name;
}

/* A recommendation begins with what the training tells of it. */
static void
fill_recommendation (LayakRow       *row,
                     const LayakRow *training)
{
  layak_row_set_text (row, "regency", layak_row_get_text (training, "regency"));
  layak_row_set_text (row, "province", layak_row_get_text (training, "province"));
  layak_row_set_text (row, "lead", layak_row_get_text (training, "organiser"));
  layak_row_set_number (row, "status", LAYAK_RECOMMENDATION_PROPOSED);
  layak_row_set_number (row, "raised-on", layak_row_get_date (training, "end-date"));
}

/* (transfer full): a new record of the owner, behind those that are there. */
static LayakRow *
make_record (LayakChildGroup *self,
             const char      *text)
{
  const LayakRecordInfo *info = layak_record_info_find (self->kind->type);
  LayakRow *row = layak_row_new (info);

  layak_row_ensure_uuid (row);
  layak_row_get_value (row, get_owner_field (self))->text = layak_row_dup_identity (self->owner);
  layak_row_set_text (row, self->kind->focus, text);
  if (layak_record_info_find_field (info, "position") != NULL)
    layak_row_set_number (row, "position", layak_edit_take_position (G_LIST_MODEL (self->list), &self->next));
  if (info == &layak_recommendation_info)
    fill_recommendation (row, self->owner);
  return row;
}

/* What stands before the text in a list of others: a dash, a point, a number. */
static const char *
skip_bullet (const char *line)
{
  const char *text = line;

  while (g_ascii_isdigit (*text))
    text++;
  if (text > line && (*text == '.' || *text == ')'))
    text++;
  else
    text = line;
  if (text == line && (g_str_has_prefix (text, "- ") || g_str_has_prefix (text, "• ") || g_str_has_prefix (text, "* ")))
    text = g_utf8_next_char (text);
  return text;
}

static void
show_hint (LayakChildGroup *self,
           const char      *hint)
{
  gtk_label_set_label (self->quick_hint, hint);
  gtk_widget_set_visible (GTK_WIDGET (self->quick_hint), *hint != '\0');
  if (*hint != '\0')
    gtk_widget_activate_action (GTK_WIDGET (self), "win.announce", "s", hint);
}

/* “Bentuk PATBM; akhir Desember”: what is behind the last semicolon is the day it is due, if it is a day. If it only
 * looks like one, it stays in the text, and that is said. */
static void
take_due_date (LayakChildGroup *self,
               LayakRow        *row,
               char            *text)
{
  char *semicolon = strrchr (text, ';');
  const char *words = semicolon != NULL ? g_strstrip (semicolon + 1) : "";
  LayakDate due;

  if (semicolon == NULL || row->info != &layak_recommendation_info)
    return;

  if (layak_language_parse_deadline (words, layak_date_today (), &due))
    {
      *semicolon = '\0';
      layak_row_set_text (row, row->info->title, g_strchomp (text));
      layak_row_set_number (row, "due-date", due);
    }
  else if (layak_language_is_like_deadline (words))
    {
      /* Translators: what was typed behind a recommendation and is no date. */
      g_autofree char *hint = g_strdup_printf (_("Due date not recognised: “%s”. Write it as 31/12/2026 or “end of "
                                                 "December”."), words);

      show_hint (self, hint);
    }
}

/* (transfer full) (element-type LayakRow): one record for each line, as a list that was copied elsewhere has them.
 * Whoever is typed as the next speaker is one; officials are added with their role. */
static GPtrArray *
read_lines (LayakChildGroup *self,
            const char      *text)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) layak_row_free);
  g_auto(GStrv) lines = g_regex_split_simple ("\\R", text, 0, 0);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *line = g_strstrip (g_strdup (skip_bullet (g_strstrip (lines[i]))));
      LayakRow *row;

      if (*line == '\0')
        continue;
      row = make_record (self, line);
      take_due_date (self, row, line);
      if (row->info == &layak_speaker_info)
        layak_row_set_number (row, "role", LAYAK_SPEAKER_RESOURCE_PERSON);
      g_ptr_array_add (rows, row);
    }
  return rows;
}

typedef struct
{
  LayakChildGroup *group;
  LayakUuid        owner;
  char            *text;
} QuickJob;

static void
quick_job_free (QuickJob *job)
{
  g_object_unref (job->group);
  g_free (job->text);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (QuickJob, quick_job_free)

/* What could not be added is there again, to be mended, unless something else is being done there by now. */
static void
quick_added_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(QuickJob) job = user_data;
  LayakChildGroup *self = job->group;
  g_autoptr(GError) error = NULL;

  if (layak_store_write_finish (LAYAK_STORE (source), result, &error))
    return;

  layak_feedback_show_error (GTK_WIDGET (self), error);
  if (self->owner != NULL && layak_uuid_equal (&self->owner->uuid, &job->owner) &&
      *gtk_editable_get_text (GTK_EDITABLE (self->quick_entry)) == '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->quick_entry), job->text);
}

/* The focus stays, for the next one. */
static void
quick_cb (LayakChildGroup *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->quick_entry));
  GPtrArray *rows;
  QuickJob *job;

  if (self->owner == NULL)
    return;

  show_hint (self, "");
  rows = read_lines (self, text);
  if (rows->len == 0)
    {
      g_ptr_array_unref (rows);
      return;
    }

  job = g_new0 (QuickJob, 1);
  job->group = g_object_ref (self);
  job->owner = self->owner->uuid;
  job->text = g_strdup (text);
  gtk_editable_set_text (GTK_EDITABLE (self->quick_entry), "");
  layak_edit_insert_async (self->store, layak_row_get_title (g_ptr_array_index (rows, 0)), rows, quick_added_cb,
                           job);
}

static void
insert (LayakChildGroup *self)
{
  LayakRow *row = make_record (self, _(self->kind->fresh));
  g_autoptr(LayakRecord) record = NULL;

  g_free (self->added);
  self->added = layak_uuid_to_string (&row->uuid);
  record = layak_record_new_take (row);
  layak_store_insert_async (self->store, record, added_cb, g_object_ref (self));
}

static void
files_chosen_cb (GtkNativeDialog *dialog,
                 int              response,
                 LayakChildGroup *self)
{
  g_autoptr(GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; response == GTK_RESPONSE_ACCEPT && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr(GFile) file = g_list_model_get_item (files, i);

      if (g_file_peek_path (file) != NULL)
        g_ptr_array_add (paths, g_file_get_path (file));
    }

  if (paths->len > 0 && self->owner != NULL)
    layak_attaching_async (self->store, self->owner, paths, added_cb, g_object_ref (self));
  else
    g_ptr_array_unref (paths);
  g_object_unref (dialog);
}

static void
choose_files (LayakChildGroup *self)
{
  GtkFileChooserNative *dialog =
    layak_file_dialog_new (GTK_WIDGET (self), LAYAK_FILES_EVIDENCE, _("Attach files"), GTK_FILE_CHOOSER_ACTION_OPEN,
                           _("_Attach"));

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (files_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* What has a key cannot be stored before it is known. */
static void
ask (LayakChildGroup *self)
{
  LayakRow *row = layak_row_new (layak_record_info_find (self->kind->type));

  layak_row_get_value (row, get_owner_field (self))->text = layak_row_dup_identity (self->owner);
  layak_new_dialog_new (GTK_WIDGET (self), self->store, row, self->kind->ask);
}

/* Documents begin as files; all else as an empty record. */
void
layak_child_group_add (LayakChildGroup *self)
{
  g_return_if_fail (LAYAK_IS_CHILD_GROUP (self));

  if (self->owner == NULL || layak_store_is_read_only (self->store))
    return;

  if (layak_record_info_find (self->kind->type) == &layak_document_info)
    choose_files (self);
  else if (self->kind->ask != NULL)
    ask (self);
  else
    insert (self);
}

static void
add_cb (LayakChildGroup *self)
{
  layak_child_group_add (self);
}

static void
layak_child_group_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  LayakChildGroup *self = LAYAK_CHILD_GROUP (object);

  switch ((LayakChildGroupProperty) prop_id)
    {
    case PROP_TYPE:
      g_value_set_string (value, self->kind != NULL ? self->kind->type : NULL);
      break;
    case PROP_ADD_LABEL:
      g_object_get_property (G_OBJECT (gtk_button_get_child (self->add_button)), "label", value);
      break;
    case PROP_QUICK:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* @placeholder: (nullable): what the entry for quick additions asks for; it is hidden without */
static void
set_quick (LayakChildGroup *self,
           const char      *placeholder)
{
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->quick_entry), placeholder);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->quick_entry), GTK_ACCESSIBLE_PROPERTY_LABEL, placeholder, -1);
  gtk_widget_set_visible (self->quick_entry, placeholder != NULL);
}

static void
layak_child_group_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  LayakChildGroup *self = LAYAK_CHILD_GROUP (object);

  switch ((LayakChildGroupProperty) prop_id)
    {
    case PROP_TYPE:
      self->kind = layak_child_kinds_find (g_value_get_string (value));
      break;
    case PROP_ADD_LABEL:
      g_object_set_property (G_OBJECT (gtk_button_get_child (self->add_button)), "label", value);
      break;
    case PROP_QUICK:
      set_quick (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_child_group_dispose (GObject *object)
{
  LayakChildGroup *self = LAYAK_CHILD_GROUP (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_CHILD_GROUP);
  g_clear_object (&self->list);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (layak_child_group_parent_class)->dispose (object);
}

static void
layak_child_group_finalize (GObject *object)
{
  LayakChildGroup *self = LAYAK_CHILD_GROUP (object);

  g_clear_pointer (&self->owner, layak_row_free);
  g_free (self->added);

  G_OBJECT_CLASS (layak_child_group_parent_class)->finalize (object);
}

static void
layak_child_group_class_init (LayakChildGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags rw = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = layak_child_group_dispose;
  object_class->finalize = layak_child_group_finalize;
  object_class->get_property = layak_child_group_get_property;
  object_class->set_property = layak_child_group_set_property;

  properties[PROP_TYPE] = g_param_spec_string ("type", NULL, NULL, NULL, rw);
  properties[PROP_ADD_LABEL] = g_param_spec_string ("add-label", NULL, NULL, NULL, rw);
  properties[PROP_QUICK] =
    g_param_spec_string ("quick", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  /* A record came or went. */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-child-group.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakChildGroup, add_button);
  gtk_widget_class_bind_template_child (widget_class, LayakChildGroup, rows);
  gtk_widget_class_bind_template_child (widget_class, LayakChildGroup, quick_entry);
  gtk_widget_class_bind_template_child (widget_class, LayakChildGroup, quick_hint);
  gtk_widget_class_bind_template_callback (widget_class, quick_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
layak_child_group_init (LayakChildGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * layak_child_group_set_owner:
 * @owner: (nullable): the record whose children are shown
 */
void
layak_child_group_set_owner (LayakChildGroup *self,
                             LayakStore      *store,
                             const LayakRow  *owner)
{
  g_autoptr(LayakQuery) query = NULL;
  g_autofree char *identity = NULL;

  g_return_if_fail (LAYAK_IS_CHILD_GROUP (self));

  gtk_list_box_bind_model (self->rows, NULL, NULL, NULL, NULL);
  g_clear_object (&self->list);
  g_clear_pointer (&self->owner, layak_row_free);
  g_clear_pointer (&self->added, g_free);
  self->next = 1;
  show_hint (self, "");
  g_set_object (&self->store, store);
  if (owner == NULL)
    return;

  layak_read_only_lock (store, self->add_button, self->quick_entry, NULL);
  self->owner = layak_row_copy (owner);
  identity = layak_row_dup_identity (owner);
  query = layak_query_new (layak_record_info_find (self->kind->type));
  layak_query_set_filter (query, get_owner_field (self), identity);
  self->list = layak_record_list_new (store, query);
  gtk_list_box_bind_model (self->rows, G_LIST_MODEL (self->list), make_row, self, NULL);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (list_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  list_changed_cb (self);
}

guint
layak_child_group_count (LayakChildGroup *self)
{
  g_return_val_if_fail (LAYAK_IS_CHILD_GROUP (self), 0);

  return self->list != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->list)) : 0;
}

/* Where the next one is added. */
void
layak_child_group_focus (LayakChildGroup *self)
{
  g_return_if_fail (LAYAK_IS_CHILD_GROUP (self));

  gtk_widget_grab_focus (gtk_widget_get_visible (self->quick_entry) ? self->quick_entry
                                                                    : GTK_WIDGET (self->add_button));
}
