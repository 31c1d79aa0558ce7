/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much a report holds, as the options of a command say it. */
#pragma once

#include "layak-connection.h"
#include "layak-period.h"

G_BEGIN_DECLS

/**
 * LayakExtent:
 * @regency: (nullable): what names a regency; after layak_extent_resolve() its code
 * @province: (nullable): the same of a province
 */
typedef struct
{
  char     *regency;
  char     *province;
  char     *period;
  gboolean  with_names;
  gboolean  with_documents;
} LayakExtent;

/* For the table of options of a command that writes reports. */
#define LAYAK_EXTENT_PERIOD_OPTION(extent)                                                                      \
  { "period", 0, 0, LAYAK_OPTION_TEXT, &(extent)->period,                                                       \
    N_("2025, 2025-S1, 2025-Q3, 2025-08 or 2025-07-01/2025-09-30"), N_("PERIOD") }
#define LAYAK_EXTENT_CONTENT_OPTIONS(extent)                                                                    \
  { "with-names", 0, 0, G_OPTION_ARG_NONE, &(extent)->with_names, N_("Also what is about persons"), NULL },     \
  { "with-documents", 0, 0, G_OPTION_ARG_NONE, &(extent)->with_documents,                                       \
    N_("Also the files of documents"), NULL }

void      layak_extent_clear        (LayakExtent        *self);
gboolean  layak_extent_parse_period (const LayakExtent  *self,
                                     LayakPeriod        *period,
                                     GError            **error);
gboolean  layak_extent_resolve      (LayakExtent        *self,
                                     LayakConnection    *reader,
                                     GError            **error);

G_END_DECLS
