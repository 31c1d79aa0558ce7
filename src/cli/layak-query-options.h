/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The options that say which records a list has and in which order. */
#pragma once

#include "layak-call.h"
#include "layak-query.h"

G_BEGIN_DECLS

typedef struct
{
  char     *regency;
  char     *province;
  char     *year;
  char     *status;
  char     *as_of;
  char     *search;
  char     *sort;
  char    **filters;
  gboolean  open;
  gboolean  overdue;
  char     *limit;
} LayakQueryOptions;

#define LAYAK_QUERY_OPTION_ENTRIES(self)                                                                             \
  { "regency", 'r', 0, LAYAK_OPTION_TEXT, &self.regency, N_("Only those of this regency or city"), N_("CODE") },     \
  { "province", 'p', 0, LAYAK_OPTION_TEXT, &self.province, N_("Only those in this province"), N_("CODE") },          \
  { "year", 'y', 0, LAYAK_OPTION_TEXT, &self.year, N_("Only those of this year"), N_("YEAR") },                      \
  { "status", 's', 0, LAYAK_OPTION_TEXT, &self.status, N_("Only those in one of these states"), N_("STATUS,…") },    \
  { "open", 0, 0, G_OPTION_ARG_NONE, &self.open, N_("Only recommendations still open"), NULL },                      \
  { "overdue", 0, 0, G_OPTION_ARG_NONE, &self.overdue, N_("Only recommendations past their date"), NULL },           \
  { "as-of", 0, 0, LAYAK_OPTION_TEXT, &self.as_of, N_("The day that counts as today"), N_("DATE") },                 \
  { "search", 0, 0, LAYAK_OPTION_TEXT, &self.search, N_("Only those with all these words"), N_("WORDS") },           \
  { "filter", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self.filters,                                                      \
    N_("Only those with this value; may be given several times"), N_("FIELD=VALUE") },                               \
  { "sort", 0, 0, LAYAK_OPTION_TEXT, &self.sort, N_("Order by this field; “-FIELD” for the reverse"), N_("FIELD") }, \
  { "limit", 'n', 0, LAYAK_OPTION_TEXT, &self.limit, N_("At most so many"), N_("NUMBER") }

gboolean    layak_option_resolve_place     (LayakConnection          *reader,
                                            const char               *regency,
                                            const char               *province,
                                            char                    **place,
                                            GError                  **error);
gboolean    layak_option_parse_year        (const char               *text,
                                            int                      *year,
                                            GError                  **error);
gboolean    layak_option_parse_today       (const char               *text,
                                            LayakDate                *today,
                                            GError                  **error);
gboolean    layak_option_parse_limit       (const char               *text,
                                            guint                    *limit,
                                            GError                  **error);
void        layak_query_options_clear      (LayakQueryOptions        *self);
LayakQuery *layak_query_options_make_query (const LayakQueryOptions  *self,
                                            LayakConnection          *reader,
                                            const LayakRecordInfo    *info,
                                            GError                  **error);

G_END_DECLS
