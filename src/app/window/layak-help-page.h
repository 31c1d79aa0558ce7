/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page of the help as pieces of text, for computers without a help viewer. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  LAYAK_HELP_TITLE,
  LAYAK_HELP_HEADING,
  LAYAK_HELP_PARAGRAPH,
  LAYAK_HELP_ITEM,
  LAYAK_HELP_STEP,
} LayakHelpKind;

/**
 * LayakHelpBlock:
 * @number: of a step, from 1
 * @markup: Pango markup, whose links name other pages
 */
typedef struct
{
  LayakHelpKind  kind;
  guint          number;
  char          *markup;
} LayakHelpBlock;

/* The ids of all pages in the order to read them, ended by NULL. */
extern const char * const layak_help_pages[];

/* (transfer full) (element-type LayakHelpBlock): the page in the language of the window, its title first. */
GPtrArray *layak_help_page_load (const char  *id,
                                 GError     **error);

G_END_DECLS
