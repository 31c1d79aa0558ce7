/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The formats in which a report can be written, for whoever offers a choice. */
#pragma once

#include "layak-export-job.h"

G_BEGIN_DECLS

/**
 * LayakExportFormat:
 * @name: on the command line; it never changes
 * @label: msgid: for people
 * @suffix: of the file's name
 * @media_type: IANA's
 * @is_native: whether Layak can read it again
 * @has_lists: whether a file holds one list, so that the options say which and how its fields are parted
 * @is_aggregated: whether it tells figures of a place and a period, and no single record
 * @schema: (nullable): the file in data/formats that it obeys, XML Schema (.xsd) or RELAX NG (.rng)
 * @write: writes all of it
 * @check: (nullable): holds the file against the rules that no schema can say; it is called with the file at its
 *   beginning
 */
struct _LayakExportFormat
{
  const char *name;
  const char *label;
  const char *suffix;
  const char *media_type;
  gboolean    is_native;
  gboolean    has_lists;
  gboolean    is_aggregated;
  const char *schema;
  gboolean  (*write) (LayakExportJob  *job,
                      GError         **error);
  gboolean  (*check) (LayakExportJob  *job,
                      GError         **error);
};

guint                    layak_formats_get_n    (void);
const LayakExportFormat *layak_formats_nth      (guint                      position);
const LayakExportFormat *layak_formats_find     (const char                *name);
const LayakExportFormat *layak_formats_get      (const LayakExportOptions  *options);
char                    *layak_formats_dup_list (void);
gboolean                 layak_formats_check    (const LayakExportFormat   *self,
                                                 LayakExportJob            *job,
                                                 GError                   **error);

G_END_DECLS
