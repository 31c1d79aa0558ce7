/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-obstacles.h"

#include <glib/gi18n-lib.h>

#include "layak-references.h"
#include "layak-wording.h"

LayakObstacles *
layak_obstacles_new (LayakConnection *connection)
{
  LayakObstacles *self = g_new0 (LayakObstacles, 1);

  self->connection = connection;
  self->sentences = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  return self;
}

void
layak_obstacles_free (LayakObstacles *self)
{
  g_ptr_array_unref (self->sentences);
  g_free (self);
}

/**
 * layak_obstacles_add:
 * @sentence: (transfer full): told once, however often it is added
 */
void
layak_obstacles_add (LayakObstacles *self,
                     char           *sentence)
{
  if (g_ptr_array_find_with_equal_func (self->sentences, sentence, g_str_equal, NULL))
    g_free (sentence);
  else if (self->sentences->len < LAYAK_OBSTACLES_MAX)
    g_ptr_array_add (self->sentences, sentence);
  else
    {
      self->n_more++;
      g_free (sentence);
    }
}

void
layak_obstacles_add_record (LayakObstacles        *self,
                            LayakObstacle          obstacle,
                            const LayakRecordInfo *info,
                            gint64                 id)
{
  g_autofree char *name = layak_references_dup_name (self->connection, info, id);

  switch (obstacle)
    {
    case LAYAK_OBSTACLE_DELETED:
      /* Translators: a record, as: Training “Bimtek” */
      layak_obstacles_add (self, g_strdup_printf (_("%s was deleted since"), name));
      break;
    case LAYAK_OBSTACLE_ADDED:
      layak_obstacles_add (self, g_strdup_printf (_("%s was added since"), name));
      break;
    case LAYAK_OBSTACLE_CHANGED:
    default:
      layak_obstacles_add (self, g_strdup_printf (_("%s was changed since"), name));
      break;
    }
}

/* TRUE if nothing is in the way, else %LAYAK_STORE_ERROR_IN_THE_WAY, whose message has a line for each obstacle after
 * the first one. */
gboolean
layak_obstacles_check (LayakObstacles  *self,
                       GError         **error)
{
  g_autofree char *list = NULL;

  if (self->sentences->len == 0)
    return TRUE;

  if (self->n_more > 0)
    g_ptr_array_add (self->sentences, layak_wording_count (ngettext ("%s more", "%s more", self->n_more),
                                                           self->n_more));
  list = g_strjoinv ("\n", (char **) self->sentences->pdata);
  g_set_error (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_IN_THE_WAY,
               /* Translators: followed by a list, a line each, as: Training “Bimtek” was changed since */
               _("The step cannot be taken back:\n%s"), list);
  return FALSE;
}
