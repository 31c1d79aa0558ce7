/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the two files of a query share: its state and its SQL. */
#pragma once

#include "layak-query.h"
#include "layak-terms.h"

G_BEGIN_DECLS

/* Holds what is asked for; the SQL is made anew for each run, which takes microseconds, from constant fragments. */
struct _LayakQuery
{
  GObject                parent_instance;

  const LayakRecordInfo *info;
  char                  *place;
  int                    year;
  char                  *search;
  LayakDate              today;
  char                  *sort;
  gboolean               descending;
  GPtrArray             *filters;    /* (element-type LayakQueryFilter), in the order they were set */
  GPtrArray             *specials;   /* (element-type LayakQuerySpecial) */
};

typedef struct
{
  const LayakField  *field;
  char             **texts;
} LayakQueryFilter;

typedef struct
{
  const LayakSpecialTerm *term;
  char                   *value;
} LayakQuerySpecial;

G_END_DECLS
