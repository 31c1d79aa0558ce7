/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands in the way of an undo, told all at once. */
#pragma once

#include "layak-table.h"

G_BEGIN_DECLS

typedef struct
{
  LayakConnection *connection;
  GPtrArray       *sentences;
  guint            n_more;
} LayakObstacles;

typedef enum
{
  LAYAK_OBSTACLE_CHANGED,
  LAYAK_OBSTACLE_DELETED,
  LAYAK_OBSTACLE_ADDED,
} LayakObstacle;

/* More than these are only counted. */
#define LAYAK_OBSTACLES_MAX 100

LayakObstacles *layak_obstacles_new        (LayakConnection        *connection);
void            layak_obstacles_free       (LayakObstacles         *self);
void            layak_obstacles_add        (LayakObstacles         *self,
                                            char                   *sentence);
void            layak_obstacles_add_record (LayakObstacles         *self,
                                            LayakObstacle           obstacle,
                                            const LayakRecordInfo  *info,
                                            gint64                  id);
gboolean        layak_obstacles_check      (LayakObstacles         *self,
                                            GError                **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakObstacles, layak_obstacles_free)

G_END_DECLS
