/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two halves of coverage. */
#pragma once

#include "layak-coverage.h"
#include "layak-query.h"

G_BEGIN_DECLS

/* What coverage is about. */
typedef struct
{
  char *place;
  int   year;
  int   set;
} LayakCoverageScope;

gint64      layak_coverage_get_known       (LayakStatement            *statement,
                                            int                        column);
gboolean    layak_coverage_load_indicators (LayakCoverage             *self,
                                            LayakConnection           *connection,
                                            const LayakCoverageScope  *scope,
                                            gboolean                   only_gaps,
                                            GError                   **error);
gboolean    layak_coverage_load_questions  (LayakCoverage             *self,
                                            LayakConnection           *connection,
                                            const LayakCoverageScope  *scope,
                                            GError                   **error);

G_END_DECLS
