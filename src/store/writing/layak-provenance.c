/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-provenance.h"

#include <glib/gi18n-lib.h>

#include "layak-delivery.h"
#include "layak-wording.h"

void
layak_provenance_free (LayakProvenance *self)
{
  g_free (self->person);
  g_free (self->place);
  g_free (self->sender);
  g_free (self->before);
  g_free (self);
}

/* A text of the first row, if there is one. */
static gboolean
take_text (LayakStatement  *select,
           char           **text,
           GError         **error)
{
  const LayakStep step = layak_statement_step (select, error);

  if (step == LAYAK_STEP_ROW)
    *text = g_strdup (layak_statement_get_text (select, 0));
  return step != LAYAK_STEP_FAILED;
}

static gboolean
find_place_of_code (LayakConnection  *connection,
                    const char       *code,
                    char            **place,
                    GError          **error)
{
  g_autoptr(LayakStatement) select = layak_connection_prepare (connection,
    "SELECT name FROM regency WHERE code = :code UNION ALL SELECT name FROM province WHERE code = :code", error);

  if (select == NULL)
    return FALSE;

  layak_statement_bind_text (select, ":code", code);
  return take_text (select, place, error);
}

/* Whoever made a delivery works at the place it is of; other offices have only a number. */
static gboolean
find_place_of_office (LayakConnection  *connection,
                      guint64           office,
                      char            **place,
                      GError          **error)
{
  g_autofree char *from = g_strdup_printf ("%016" G_GINT64_MODIFIER "x:", office);
  g_autofree char *to = g_strdup_printf ("%016" G_GINT64_MODIFIER "x;", office);
  g_autoptr(LayakStatement) select = layak_connection_prepare (connection,
    "SELECT coalesce (r.name, p.name) FROM version AS v JOIN delivery AS d ON d.id = v.id"
    " LEFT JOIN regency AS r ON r.id = d.regency LEFT JOIN province AS p ON p.id = d.province"
    " WHERE v.type = :type AND v.made >= :from AND v.made < :to ORDER BY d.id DESC LIMIT 1", error);

  if (select == NULL)
    return FALSE;

  layak_statement_bind_int (select, ":type", layak_delivery_info.number);
  layak_statement_bind_text (select, ":from", from);
  layak_statement_bind_text (select, ":to", to);
  return take_text (select, place, error);
}

static gboolean
is_own_office (LayakConnection  *connection,
               guint64           office,
               gboolean         *is_own,
               GError          **error)
{
  g_autofree char *text = g_strdup_printf ("%016" G_GINT64_MODIFIER "x", office), *own = NULL;

  if (!layak_connection_get_setting (connection, "office", &own, error))
    return FALSE;

  *is_own = g_strcmp0 (own, text) == 0;
  return TRUE;
}

static gboolean
tell_office (LayakProvenance  *self,
             LayakConnection  *connection,
             LayakStamp        stamp,
             const char       *code,
             GError          **error)
{
  if (stamp.counter != 0 && !is_own_office (connection, stamp.office, &self->is_own, error))
    return FALSE;
  /* What ships with the program is of no office. */
  self->is_shipped = stamp.counter != 0 && stamp.office == 0;
  self->has_office = stamp.counter != 0 && stamp.office != 0;
  if (self->is_own || self->is_shipped)
    return TRUE;
  if (code != NULL)
    return find_place_of_code (connection, code, &self->place, error);

  return stamp.counter == 0 || find_place_of_office (connection, stamp.office, &self->place, error);
}

LayakProvenance *
layak_provenance_load_stamp (LayakConnection  *connection,
                             LayakStamp        stamp,
                             gint64            modified,
                             const char       *code,
                             const char       *sender,
                             GError          **error)
{
  g_autoptr(LayakProvenance) self = g_new0 (LayakProvenance, 1);

  self->at = modified;
  self->is_of_record = TRUE;
  return tell_office (self, connection, stamp, code, error) &&
         (sender == NULL || find_place_of_code (connection, sender, &self->sender, error))
         ? g_steal_pointer (&self) : NULL;
}

/* The latest step that changed the value and still holds. An import only carried what others had done. */
static gboolean
read_change (LayakProvenance  *self,
             LayakConnection  *connection,
             const LayakUuid  *uuid,
             const char       *field,
             GError          **error)
{
  g_autoptr(LayakStatement) select = layak_connection_prepare (connection,
    "SELECT s.at, s.person, s.action = 'import', c.operation = 'update', c.old FROM change AS c"
    " JOIN step AS s ON s.id = c.step WHERE c.uuid = :uuid AND s.state = 'done'"
    " AND (c.field IS :field OR c.operation = 'insert') ORDER BY c.step DESC, c.position DESC LIMIT 1", error);
  LayakStep step;

  if (select == NULL)
    return FALSE;

  layak_statement_bind_uuid (select, ":uuid", uuid);
  layak_statement_bind_text (select, ":field", field);
  step = layak_statement_step (select, error);
  if (step != LAYAK_STEP_ROW)
    return step == LAYAK_STEP_DONE;

  if (layak_statement_get_int (select, 2) == 0)
    {
      self->at = layak_statement_get_int (select, 0);
      self->is_of_record = FALSE;
      self->person = g_strdup (layak_statement_get_text (select, 1));
    }
  self->knows_before = layak_statement_get_int (select, 3) != 0;
  self->before = self->knows_before ? g_strdup (layak_statement_get_text (select, 4)) : NULL;
  return TRUE;
}

LayakProvenance *
layak_provenance_load (LayakConnection  *connection,
                       const LayakUuid  *uuid,
                       const char       *field,
                       LayakStamp        stamp,
                       gint64            modified,
                       GError          **error)
{
  g_autoptr(LayakProvenance) self = layak_provenance_load_stamp (connection, stamp, modified, NULL, NULL, error);

  return self != NULL && read_change (self, connection, uuid, field, error) ? g_steal_pointer (&self) : NULL;
}

static char *
dup_who (const LayakProvenance *self)
{
  if (self->person != NULL || self->place != NULL)
    return g_strdup (self->person != NULL ? self->person : self->place);
  if (self->is_own)
    return g_strdup (_("here"));
  if (self->is_shipped)
    return g_strdup (_("came with Layak"));
  if (self->sender != NULL)
    /* Translators: the name of a regency or province; who made the change is not known. */
    return g_strdup_printf (_("from the report of %s"), self->sender);

  return g_strdup (self->has_office ? _("an office not known here") : _("not told by whom"));
}

static char *
dup_when (const LayakProvenance *self)
{
  g_autofree char *moment = layak_wording_moment (self->at);

  if (*moment == '\0')
    return g_strdup (_("not told when"));
  if (!self->is_of_record)
    return g_steal_pointer (&moment);

  /* Translators: a day and time; when the field itself was changed is not known. */
  return g_strdup_printf (_("record changed %s"), moment);
}

char *
layak_provenance_dup_text (const LayakProvenance *self)
{
  g_autofree char *who = dup_who (self), *when = dup_when (self);

  return self->is_absent ? g_strdup ("") : g_strdup_printf ("%s · %s", who, when);
}
