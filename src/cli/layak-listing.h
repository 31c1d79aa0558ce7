/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list on standard output: a table for people, CSV and JSON for programs. */
#pragma once

#include "layak-field.h"

G_BEGIN_DECLS

/**
 * LayakFormat:
 * @LAYAK_FORMAT_TABLE: columns aligned by their width on a screen, with a heading in the language of the person
 * @LAYAK_FORMAT_CSV: RFC 4180, with canonical names in the first line
 * @LAYAK_FORMAT_JSON: an array of objects, one a line
 * @LAYAK_FORMAT_LINES: values parted by tabs, without a heading; backslash, tab and line end are \\, \t and \n
 */
typedef enum
{
  LAYAK_FORMAT_TABLE,
  LAYAK_FORMAT_CSV,
  LAYAK_FORMAT_JSON,
  LAYAK_FORMAT_LINES,
} LayakFormat;

/* A column that is no field has a name and a title of its own. Both strings live as long as the listing. */
typedef struct
{
  const char       *name;    /* kebab-case */
  const char       *title;   /* translated */
  const LayakField *field;   /* nullable: text */
} LayakColumn;

typedef struct _LayakListing LayakListing;

gboolean      layak_format_parse   (const char         *text,
                                    LayakFormat         preset,
                                    LayakFormat        *format,
                                    GError            **error);

LayakListing *layak_listing_new    (LayakFormat         format,
                                    const LayakColumn  *columns,
                                    guint               n_columns);
void          layak_listing_free   (LayakListing       *self);
void          layak_listing_add    (LayakListing       *self,
                                    const char * const *values);
gboolean      layak_listing_finish (LayakListing       *self,
                                    GError            **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LayakListing, layak_listing_free)

guint         layak_text_get_width (const char         *text);

G_END_DECLS
