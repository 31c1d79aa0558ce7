/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of the window, in the order of the sidebar. */
#pragma once

#include "layak-figures.h"
#include "layak-page.h"

G_BEGIN_DECLS

/* What a badge tells. @text, which who shows the badge frees, stands in place of a bare number: “5 gaps”. */
typedef struct
{
  gint64 count;
  gint64 overdue;
  char  *text;
} LayakPageBadge;

/**
 * LayakPageInfo:
 * @id: stands in the settings
 * @title: msgid
 * @record: the record type whose records the page shows, for opening one from elsewhere
 * @count: (nullable): what the badge tells of the figures of the whole window
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *icon;
  const char *record;
  GType     (*get_type) (void);
  void      (*count)    (const LayakBadges *figures,
                         LayakPageBadge    *badge);
} LayakPageInfo;

guint                layak_pages_get_n_pages (void);
const LayakPageInfo *layak_pages_nth         (guint       position);
const LayakPageInfo *layak_pages_find        (const char *id);
const LayakPageInfo *layak_pages_find_record (const char *record);

G_END_DECLS
