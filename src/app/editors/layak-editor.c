/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-editor.h"

#include "layak-edit.h"
#include "layak-feedback.h"
#include "layak-findings.h"
#include "layak-names.h"

/* The editor owns a copy of the record. A row that is left puts its field into the copy and into the store, as one
 * step; when the store changes, the copy is read again and every row the person is not typing in shows it. Writes
 * set single fields on the record as it is then, so two windows do not undo each other. While the disk is full, what
 * differs from the base stays in the copy and is written with the next try. */
struct _LayakEditor
{
  AdwBin                 parent_instance;

  LayakStore            *store;
  const LayakRecordInfo *info;
  LayakRecord           *record;      /* as the person sees it */
  LayakRow              *base;        /* as it was stored when we last looked */
  LayakRow              *sent;        /* the base with what is being written */
  GPtrArray             *rows;        /* (element-type LayakFieldRow), borrowed: rows leave when they lose their root */
  gulong                 changed_id;
  guint                  n_writing;
  gboolean               has_failed;  /* a write of this record, since the last reload */
  gboolean               is_refused;  /* and will always fail */
  guint                  findings_id;  /* an idle source */
  gboolean               is_draft;    /* the record is in no store yet: whoever made it adds it */
};

typedef enum
{
  PROP_TYPE = 1,
  PROP_STORE,
  PROP_RECORD,
  PROP_DRAFT,
} LayakEditorProperty;

static GParamSpec *properties[PROP_DRAFT + 1];

enum
{
  GONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayakEditor, layak_editor, ADW_TYPE_BIN)

/* What contradicts itself or is required is told at its field, and so is advice about what was entered there. Advice
 * about what is missing waits in the list of findings, or a new training would be full of reproaches. */
static gboolean
is_told (LayakEditor             *self,
         const LayakStoreFinding *finding)
{
  const char *uuid = layak_record_get_uuid (self->record);

  if (finding->info != self->info || (finding->child != NULL && !g_str_equal (finding->child, uuid)))
    return FALSE;

  return finding->severity == LAYAK_SEVERITY_REQUIRED ||
         (finding->severity == LAYAK_SEVERITY_ADVISED &&
          !layak_row_is_unknown (layak_record_get_row (self->record), finding->field));
}

/* (nullable): the gravest. */
static const LayakStoreFinding *
find_finding (LayakEditor   *self,
              GPtrArray     *findings,
              LayakFieldRow *row)
{
  const LayakStoreFinding *found = NULL;

  for (guint i = 0; i < findings->len; i++)
    {
      const LayakStoreFinding *finding = g_ptr_array_index (findings, i);

      if ((found == NULL || finding->severity < found->severity) && is_told (self, finding) &&
          layak_field_row_covers (row, finding->field))
        found = finding;
    }
  return found;
}

static GPtrArray *
select_findings (LayakEditor *self)
{
  LayakConnection *reader = layak_store_get_reader (self->store);
  g_autoptr(GError) error = NULL;
  const LayakRecordInfo *unit = layak_record_info_get_parent (self->info);
  g_autofree char *identity = unit != NULL ? layak_record_format_field (self->record, self->info->parent)
                                           : layak_row_dup_identity (layak_record_get_row (self->record));
  GPtrArray *findings = layak_findings_select_unit (reader, unit != NULL ? unit : self->info, identity,
                                                    layak_date_today (), &error);

  if (findings == NULL)
    g_debug ("No findings: %s", error != NULL ? error->message : "none");
  return findings;
}

static gboolean
show_findings_cb (gpointer data)
{
  LayakEditor *self = data;
  g_autoptr(GPtrArray) findings = NULL;

  self->findings_id = 0;
  if (self->record == NULL || self->is_draft || self->n_writing > 0)
    return G_SOURCE_REMOVE;

  findings = select_findings (self);
  for (guint i = 0; findings != NULL && i < self->rows->len; i++)
    {
      LayakFieldRow *row = g_ptr_array_index (self->rows, i);
      const LayakStoreFinding *finding = find_finding (self, findings, row);

      /* What cannot be understood is the nearer problem. */
      if (!layak_field_row_is_touched (row))
        layak_field_row_set_problem (row, finding != NULL ? finding->sentence : NULL,
                                     finding != NULL && finding->severity == LAYAK_SEVERITY_REQUIRED);
    }

  return G_SOURCE_REMOVE;
}

static void
queue_findings (LayakEditor *self)
{
  if (self->findings_id == 0)
    self->findings_id = g_idle_add_full (G_PRIORITY_LOW, show_findings_cb, self, NULL);
}

static void
refresh_rows (LayakEditor *self)
{
  queue_findings (self);
  for (guint i = 0; i < self->rows->len; i++)
    layak_field_row_refresh (g_ptr_array_index (self->rows, i));
}

/* @row: (nullable): what is stored. */
static void
take_base (LayakEditor    *self,
           const LayakRow *row)
{
  g_clear_pointer (&self->base, layak_row_free);
  g_clear_pointer (&self->sent, layak_row_free);
  if (row != NULL)
    {
      self->base = layak_row_copy (row);
      self->sent = layak_row_copy (row);
    }
}

/* What is stored now, with what is not yet saved on top. */
static void
take_stored (LayakEditor    *self,
             const LayakRow *stored)
{
  LayakRow *row = layak_row_copy (stored);
  const LayakRow *seen = layak_record_get_row (self->record);

  for (guint i = 0; i < self->info->n_fields; i++)
    if (!layak_value_equal (&self->info->fields[i], seen->values[i], self->sent->values[i]))
      layak_row_take_value (row, i, layak_value_copy (&self->info->fields[i], seen->values[i]));

  take_base (self, stored);
  layak_record_take_row (self->record, row);
  refresh_rows (self);
}

static void
reload (LayakEditor *self)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LayakRecord) stored = NULL;

  if (self->record == NULL || self->is_draft || self->n_writing > 0)
    return;

  stored = layak_store_load_id (self->store, self->info, layak_record_get_id (self->record), &error);
  if (stored != NULL)
    take_stored (self, layak_record_get_row (stored));
  else if (error != NULL)
    layak_feedback_show_error (GTK_WIDGET (self), error);
  else
    g_signal_emit (self, signals[GONE], 0);
}

static void
store_changed_cb (LayakStore  *store,
                  guint64      tables,
                  LayakEditor *self)
{
  if (self->info == NULL || self->record == NULL)
    return;

  if (tables & LAYAK_TABLE_BIT (self->info))
    reload (self);

  /* A rule may look at other records: the breakdown at the total. */
  queue_findings (self);
}

typedef struct
{
  LayakEditor *editor;
  LayakUuid    uuid;
} Save;

static void
save_free (Save *save)
{
  g_object_unref (save->editor);
  g_free (save);
}

/* A full disk or a busy database may do better next time; what the store refuses for good is taken back. */
static gboolean
may_pass (const GError *error)
{
  return g_error_matches (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_FULL) ||
         g_error_matches (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_BUSY);
}

/* All of a burst of writes is over. What failed counts as not saved; fields that did get stored are equal anyway. */
static void
finish_writing (LayakEditor *self)
{
  if (self->has_failed)
    {
      layak_row_free (self->sent);
      self->sent = layak_row_copy (self->base);
    }
  if (self->is_refused)
    layak_record_take_row (self->record, layak_row_copy (self->base));

  self->has_failed = self->is_refused = FALSE;
  reload (self);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Save *save = user_data;
  LayakEditor *self = save->editor;
  g_autoptr(GError) error = NULL;
  const gboolean is_shown = self->record != NULL && layak_uuid_equal (&self->base->uuid, &save->uuid);

  self->n_writing--;
  if (!layak_store_write_finish (LAYAK_STORE (source), result, &error))
    {
      layak_feedback_show_error (GTK_WIDGET (self), error);
      self->has_failed |= is_shown;
      self->is_refused |= is_shown && !may_pass (error);
    }
  if (self->n_writing == 0 && self->record != NULL)
    finish_writing (self);
  save_free (save);
}

static void
write_changes (LayakEditor *self)
{
  const LayakRow *wanted = layak_record_get_row (self->record);
  Save *save;

  if (self->is_draft || !layak_edit_has_changes (self->sent, wanted))
    return;

  save = g_new0 (Save, 1);
  save->editor = g_object_ref (self);
  save->uuid = wanted->uuid;
  self->n_writing++;
  layak_edit_fields_async (self->store, self->sent, layak_row_copy (wanted), saved_cb, save);
  layak_row_free (self->sent);
  self->sent = layak_row_copy (wanted);
}

/**
 * layak_editor_save:
 * @draft: (transfer full): the record as the person wants it
 *
 * Makes the fields that differ from the record one step. Rows show the new values at once.
 */
void
layak_editor_save (LayakEditor *self,
                   LayakRow    *draft)
{
  g_return_if_fail (LAYAK_IS_EDITOR (self) && self->record != NULL);

  layak_record_take_row (self->record, draft);
  refresh_rows (self);
  write_changes (self);
}

/* Writes what could not be written before. */
void
layak_editor_retry (LayakEditor *self)
{
  g_return_if_fail (LAYAK_IS_EDITOR (self));

  if (self->record != NULL)
    write_changes (self);
}

static void
set_type (LayakEditor *self,
          const char  *name)
{
  self->info = name != NULL ? layak_record_info_find (name) : NULL;
  if (name != NULL && self->info == NULL)
    g_critical ("There is no record type “%s”", name);
}

static void
layak_editor_dispose (GObject *object)
{
  LayakEditor *self = LAYAK_EDITOR (object);

  g_clear_handle_id (&self->findings_id, g_source_remove);
  layak_editor_set_store (self, NULL);
  g_clear_object (&self->record);

  G_OBJECT_CLASS (layak_editor_parent_class)->dispose (object);
}

static void
layak_editor_finalize (GObject *object)
{
  LayakEditor *self = LAYAK_EDITOR (object);

  g_ptr_array_unref (self->rows);
  take_base (self, NULL);

  G_OBJECT_CLASS (layak_editor_parent_class)->finalize (object);
}

static void
layak_editor_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  LayakEditor *self = LAYAK_EDITOR (object);

  switch ((LayakEditorProperty) prop_id)
    {
    case PROP_TYPE:
      g_value_set_string (value, self->info != NULL ? self->info->name : NULL);
      break;
    case PROP_STORE:
      g_value_set_object (value, self->store);
      break;
    case PROP_RECORD:
      g_value_set_object (value, self->record);
      break;
    case PROP_DRAFT:
      g_value_set_boolean (value, self->is_draft);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_editor_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  LayakEditor *self = LAYAK_EDITOR (object);

  switch ((LayakEditorProperty) prop_id)
    {
    case PROP_TYPE:
      set_type (self, g_value_get_string (value));
      break;
    case PROP_STORE:
      layak_editor_set_store (self, g_value_get_object (value));
      break;
    case PROP_RECORD:
      layak_editor_set_record (self, g_value_get_object (value));
      break;
    case PROP_DRAFT:
      self->is_draft = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_editor_class_init (LayakEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags rw = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = layak_editor_dispose;
  object_class->finalize = layak_editor_finalize;
  object_class->get_property = layak_editor_get_property;
  object_class->set_property = layak_editor_set_property;

  properties[PROP_TYPE] = g_param_spec_string ("type", NULL, NULL, NULL, rw);
  properties[PROP_STORE] = g_param_spec_object ("store", NULL, NULL, LAYAK_TYPE_STORE, rw);
  properties[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, LAYAK_TYPE_RECORD, rw);
  properties[PROP_DRAFT] = g_param_spec_boolean ("draft", NULL, NULL, FALSE, rw);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  signals[GONE] =
    g_signal_new ("gone", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
layak_editor_init (LayakEditor *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_add_css_class (GTK_WIDGET (self), "editor");
}

LayakStore *
layak_editor_get_store (LayakEditor *self)
{
  g_return_val_if_fail (LAYAK_IS_EDITOR (self), NULL);

  return self->store;
}

void
layak_editor_set_store (LayakEditor *self,
                        LayakStore  *store)
{
  g_return_if_fail (LAYAK_IS_EDITOR (self));

  if (self->store == store)
    return;

  if (self->store != NULL)
    g_clear_signal_handler (&self->changed_id, self->store);
  g_set_object (&self->store, store);
  if (store != NULL)
    self->changed_id = g_signal_connect (store, "changed", G_CALLBACK (store_changed_cb), self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STORE]);
}

const LayakRecordInfo *
layak_editor_get_info (LayakEditor *self)
{
  g_return_val_if_fail (LAYAK_IS_EDITOR (self), NULL);

  return self->info;
}

/* Whether the record is in no store yet. */
gboolean
layak_editor_is_draft (LayakEditor *self)
{
  g_return_val_if_fail (LAYAK_IS_EDITOR (self), FALSE);

  return self->is_draft;
}

/**
 * layak_editor_get_record:
 *
 * Returns: (transfer none) (nullable): the record as the person sees it, perhaps a moment ahead of the store
 */
LayakRecord *
layak_editor_get_record (LayakEditor *self)
{
  g_return_val_if_fail (LAYAK_IS_EDITOR (self), NULL);

  return self->record;
}

/**
 * layak_editor_set_record:
 * @record: (nullable): the record to edit, of the editor's type and in its store
 *
 * Saves what is not yet saved of the record before.
 */
void
layak_editor_set_record (LayakEditor *self,
                         LayakRecord *record)
{
  g_return_if_fail (LAYAK_IS_EDITOR (self));
  g_return_if_fail (record == NULL || layak_record_get_info (record) == self->info);

  layak_editor_commit (self);
  for (guint i = 0; i < self->rows->len; i++)
    layak_field_row_forget (g_ptr_array_index (self->rows, i));

  g_clear_object (&self->record);
  take_base (self, record != NULL ? layak_record_get_row (record) : NULL);
  self->has_failed = self->is_refused = FALSE;
  if (record != NULL)
    self->record = layak_record_new_take (layak_row_copy (layak_record_get_row (record)));
  refresh_rows (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
}

/* Saves every field that was changed and not yet left. */
void
layak_editor_commit (LayakEditor *self)
{
  g_return_if_fail (LAYAK_IS_EDITOR (self));

  for (guint i = 0; i < self->rows->len; i++)
    layak_field_row_commit (g_ptr_array_index (self->rows, i));
}

/* Opens the history of the record, with what has just been typed. */
void
layak_editor_show_history (LayakEditor *self)
{
  g_return_if_fail (LAYAK_IS_EDITOR (self));

  if (self->record == NULL)
    return;

  layak_editor_commit (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-history", "(ss)", self->info->name,
                              layak_record_get_uuid (self->record));
}

/* Saves what was changed, and tells whether every field holds a value; the first that does not gets the focus. */
gboolean
layak_editor_check (LayakEditor *self)
{
  g_return_val_if_fail (LAYAK_IS_EDITOR (self), FALSE);

  for (guint i = 0; i < self->rows->len; i++)
    if (!layak_field_row_commit (g_ptr_array_index (self->rows, i)))
      {
        layak_field_row_grab_focus (g_ptr_array_index (self->rows, i));
        return FALSE;
      }

  return TRUE;
}

/* Tells what is wrong with a field that a row shows, and puts the focus there. */
void
layak_editor_show_problem (LayakEditor *self,
                           const char  *field,
                           const char  *problem)
{
  g_return_if_fail (LAYAK_IS_EDITOR (self));

  for (guint i = 0; i < self->rows->len; i++)
    if (layak_field_row_covers (g_ptr_array_index (self->rows, i), field))
      layak_field_row_set_problem (g_ptr_array_index (self->rows, i), problem, TRUE);
  layak_editor_focus_field (self, field);
}

void
layak_editor_focus_field (LayakEditor *self,
                          const char  *field)
{
  g_return_if_fail (LAYAK_IS_EDITOR (self));

  for (guint i = 0; i < self->rows->len; i++)
    if (layak_field_row_covers (g_ptr_array_index (self->rows, i), field))
      {
        layak_field_row_grab_focus (g_ptr_array_index (self->rows, i));
        return;
      }
}

void
layak_editor_add_row (LayakEditor   *self,
                      LayakFieldRow *row)
{
  g_return_if_fail (LAYAK_IS_EDITOR (self));

  g_ptr_array_add (self->rows, row);
  layak_field_row_refresh (row);
  queue_findings (self);
}

void
layak_editor_remove_row (LayakEditor   *self,
                         LayakFieldRow *row)
{
  g_return_if_fail (LAYAK_IS_EDITOR (self));

  g_ptr_array_remove (self->rows, row);
}
