/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-import-private.h"
#include "layak-unit-store.h"

/* A report tells what is referred to before what refers to it, but for records that refer to their own type, as an
 * agency to its successor. Such a one waits for the other. */

/* The reference of a unit to its own type, or NULL. */
static const char *
get_own_kind (const LayakRow *root,
              guint          *field)
{
  *field = 0;
  for (guint i = 0; i < root->info->n_fields; i++)
    if (root->info->fields[i].type == LAYAK_FIELD_REFERENCE &&
        g_str_equal (root->info->fields[i].refers, root->info->name))
      {
        *field = i;
        return root->values[i].text;
      }

  return NULL;
}

/**
 * layak_import_must_wait:
 * @target: (out): what it waits for
 */
gboolean
layak_import_must_wait (LayakImport               *self,
                        const LayakImportMessage  *message,
                        LayakUuid                 *target,
                        gboolean                  *must_wait,
                        GError                   **error)
{
  const LayakRow *root = message->unit->root;
  guint field;
  const char *identity = get_own_kind (root, &field);
  LayakImportTarget found;

  *must_wait = FALSE;
  if (identity == NULL || message->has_waited)
    return TRUE;
  if (!layak_import_find_target (self, root->info, identity, target, &found, error))
    return FALSE;

  /* What was deleted here may come back with the file. One that refers to itself waits for itself: it cannot be
   * inserted at once either. */
  *must_wait = found != LAYAK_IMPORT_HERE;
  return TRUE;
}

void
layak_import_wait (LayakImport         *self,
                   LayakImportMessage  *message,
                   const LayakUuid     *target)
{
  GPtrArray *messages = g_hash_table_lookup (self->waiting, target);

  if (messages == NULL)
    {
      messages = g_ptr_array_new_with_free_func ((GDestroyNotify) layak_import_message_free);
      g_hash_table_insert (self->waiting, g_memdup2 (target, sizeof *target), messages);
    }
  g_ptr_array_add (messages, message);
}

/* The record is here now; whoever waited for it is next. */
void
layak_import_release (LayakImport    *self,
                      const LayakRow *root)
{
  GPtrArray *messages = g_hash_table_lookup (self->waiting, &root->uuid);

  if (messages == NULL)
    return;

  while (messages->len > 0)
    g_queue_push_tail (&self->ready, g_ptr_array_steal_index (messages, 0));
  g_hash_table_remove (self->waiting, &root->uuid);
}

/* (element-type LayakUuid LayakUuid): each that waits, and what it waits for. */
static GHashTable *
list_waiting (LayakImport *self)
{
  GHashTable *all = g_hash_table_new_full (layak_uuid_hash, layak_uuid_is_same, g_free, g_free);
  GHashTableIter iter;
  gpointer target, value;

  g_hash_table_iter_init (&iter, self->waiting);
  while (g_hash_table_iter_next (&iter, &target, &value))
    {
      const GPtrArray *messages = value;

      for (guint i = 0; i < messages->len; i++)
        {
          const LayakImportMessage *message = g_ptr_array_index (messages, i);

          g_hash_table_insert (all, g_memdup2 (&message->unit->root->uuid, sizeof (LayakUuid)),
                               g_memdup2 (target, sizeof (LayakUuid)));
        }
    }
  return all;
}

static void
reject_waiting (LayakImport              *self,
                const LayakImportMessage *message)
{
  const LayakRow *root = message->unit->root;
  guint field;
  const char *identity = get_own_kind (root, &field);
  g_autofree char *text = layak_import_describe_lost (root->info, identity, FALSE);

  self->line = message->line;
  layak_import_reject (self, root, &root->info->fields[field], text);
}

/* What refers to a record that stays deleted need not wait: that is a conflict. */
static gboolean
stop_waiting (LayakImport         *self,
              LayakImportMessage  *message,
              gboolean            *has_stopped,
              GError             **error)
{
  const LayakRow *root = message->unit->root;
  guint field;
  LayakImportTarget found;
  LayakUuid target;

  if (!layak_import_find_target (self, root->info, get_own_kind (root, &field), &target, &found, error))
    return FALSE;

  *has_stopped = found == LAYAK_IMPORT_DELETED;
  message->has_waited = *has_stopped;
  return TRUE;
}

/* What waits for a record that will not come is rejected, and then what waits for that. */
static gboolean
reject_lost (LayakImport  *self,
             GHashTable   *all,
             GError      **error)
{
  g_autoptr(GArray) missing = g_array_new (FALSE, FALSE, sizeof (LayakUuid));
  GHashTableIter iter;
  gpointer target;

  g_hash_table_iter_init (&iter, self->waiting);
  while (g_hash_table_iter_next (&iter, &target, NULL))
    if (!g_hash_table_contains (all, target))
      g_array_append_vals (missing, target, 1);

  while (missing->len > 0)
    {
      LayakUuid last = g_array_index (missing, LayakUuid, missing->len - 1);
      GPtrArray *messages = g_hash_table_lookup (self->waiting, &last);

      g_array_set_size (missing, missing->len - 1);
      while (messages != NULL && messages->len > 0)
        {
          g_autoptr(LayakImportMessage) message = g_ptr_array_steal_index (messages, 0);
          gboolean has_stopped;

          g_hash_table_remove (all, &message->unit->root->uuid);
          if (!stop_waiting (self, message, &has_stopped, error))
            return FALSE;
          if (has_stopped)
            {
              g_queue_push_tail (&self->ready, g_steal_pointer (&message));
              continue;
            }
          reject_waiting (self, message);
          g_array_append_val (missing, message->unit->root->uuid);
        }
      g_hash_table_remove (self->waiting, &last);
    }
  return layak_import_take_ready (self, error);
}

/* (transfer full) (nullable): takes it off the list, unless it was released meanwhile. */
static LayakImportMessage *
take_waiting (LayakImport     *self,
              const LayakUuid *uuid,
              const LayakUuid *target)
{
  GPtrArray *messages = g_hash_table_lookup (self->waiting, target);

  for (guint i = 0; messages != NULL && i < messages->len; i++)
    {
      LayakImportMessage *message = g_ptr_array_index (messages, i);

      if (!layak_uuid_equal (&message->unit->root->uuid, uuid))
        continue;
      g_ptr_array_steal_index (messages, i);
      if (messages->len == 0)
        g_hash_table_remove (self->waiting, target);
      return message;
    }

  return NULL;
}

/* Writes the reference that was left out, now that its target is here, unless that stays deleted. */
static gboolean
write_reference (LayakImport            *self,
                 const LayakRecordInfo  *info,
                 const LayakUuid        *uuid,
                 const char             *identity,
                 GError                **error)
{
  g_autoptr(GPtrArray) differences = g_ptr_array_new_with_free_func ((GDestroyNotify) layak_difference_free);
  g_autoptr(LayakUnit) stored = NULL, unit = NULL;
  LayakImportOutcome outcome;
  guint field;
  gint64 id;

  if (!layak_table_find_id (layak_table_get (info), self->connection, uuid, &id, error))
    return FALSE;
  if (id == 0)
    return TRUE;

  stored = layak_unit_store_load (self->connection, info, id, error);
  if (stored == NULL)
    return FALSE;

  unit = layak_unit_new (layak_row_copy (stored->root));
  get_own_kind (unit->root, &field);
  layak_row_take_value (unit->root, field, (LayakValue) { .text = g_strdup (identity) });
  self->unit = *uuid;
  if (!layak_import_check_references (self, unit, stored, differences, &outcome, error))
    return FALSE;
  if (outcome != LAYAK_IMPORT_FINE)
    return TRUE;

  if (differences->len == 0)
    g_clear_pointer (&unit->root->version, layak_version_free);
  else
    layak_import_tell (self, LAYAK_FATE_CONFLICT, unit->root, NULL, g_ptr_array_ref (differences));
  return layak_writer_replace (self->writer, stored->root, unit->root, 0, error);
}

/* A record that came first, without its reference. */
typedef struct
{
  LayakUuid  uuid;
  char      *identity;
} Opened;

static void
clear_opened (gpointer data)
{
  g_free (((Opened *) data)->identity);
}

/* Records refer to each other in a circle: one of them comes first, and gets its reference when all are here. */
static gboolean
open_circle (LayakImport         *self,
             LayakImportMessage  *message,
             GArray              *opened,
             GError             **error)
{
  LayakRow *root = message->unit->root;
  guint field;
  Opened first = { root->uuid, g_strdup (get_own_kind (root, &field)) };

  g_array_append_val (opened, first);
  layak_row_take_value (root, field, (LayakValue) { .text = NULL });
  return layak_import_take_unit (self, message, error) && layak_import_take_ready (self, error);
}

static gboolean
is_here (LayakImport            *self,
         const LayakRecordInfo  *info,
         const LayakUuid        *uuid,
         gboolean               *here,
         GError                **error)
{
  gint64 id;

  if (!layak_table_find_id (layak_table_get (info), self->connection, uuid, &id, error))
    return FALSE;

  *here = id != 0;
  return TRUE;
}

static gboolean
open_circles (LayakImport  *self,
              GHashTable   *all,
              GArray       *opened,
              GError      **error)
{
  GHashTableIter iter;
  gpointer uuid, target;

  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, &uuid, &target))
    {
      LayakImportMessage *message;
      gboolean here;

      /* In every circle there is one that is new. */
      if (!is_here (self, self->last_info, uuid, &here, error))
        return FALSE;
      message = here ? NULL : take_waiting (self, uuid, target);
      if (message != NULL && !open_circle (self, message, opened, error))
        return FALSE;
    }
  return TRUE;
}

/* Nothing more of their type comes: what still waits is lost, or waits in a circle. */
gboolean
layak_import_end_waiting (LayakImport  *self,
                          GError      **error)
{
  g_autoptr(GHashTable) all = NULL;
  g_autoptr(GArray) opened = g_array_new (FALSE, FALSE, sizeof (Opened));

  if (g_hash_table_size (self->waiting) == 0)
    return TRUE;

  g_array_set_clear_func (opened, clear_opened);
  all = list_waiting (self);
  if (!reject_lost (self, all, error) || !open_circles (self, all, opened, error))
    return FALSE;

  for (guint i = 0; self->inserts && i < opened->len; i++)
    {
      const Opened *first = &g_array_index (opened, Opened, i);

      if (!write_reference (self, self->last_info, &first->uuid, first->identity, error))
        return FALSE;
    }
  return TRUE;
}
