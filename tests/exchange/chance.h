/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What offices do by chance, and the story of it. */
#pragma once

#include "office.h"

G_BEGIN_DECLS

typedef struct
{
  GRand   *rand;
  guint    n_values;
  GString *story;
} Chance;

Chance   *chance_new    (guint        seed);
void      chance_free   (Chance      *self);
void      chance_begin_turn (Chance  *self,
                             guint    seed,
                             guint    turn);
guint     chance_roll   (Chance      *self,
                         guint        n);
void      chance_tell   (Chance      *self,
                         const char  *format,
                         ...) G_GNUC_PRINTF (2, 3);

/* Whether something was done. */
gboolean  chance_add    (Chance      *self,
                         Office      *office);
gboolean  chance_edit   (Chance      *self,
                         Office      *office);
gboolean  chance_delete (Chance      *self,
                         Office      *office);

/* (transfer full) (nullable): that two records are the same, or not; one of them may be of the file. */
char     *chance_pair   (Chance      *self,
                         Office      *office,
                         GPtrArray   *of_file);

/* (transfer full): what somebody decides about a file before it is read. */
char     *chance_decide (Chance      *self,
                         Office      *office);

G_END_DECLS
