/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks a report as an import would, without a database: form, types, references within it, rules. */
#pragma once

#include "layak-report-reader.h"

G_BEGIN_DECLS

/* What a check found. */
typedef struct
{
  guint n_records;
  guint n_fatal;
  guint n_rejected;
  guint n_warnings;
} LayakValidation;

typedef void (*LayakProblemFunc) (const LayakProblem *problem,
                                  gpointer            user_data);

gboolean layak_validator_check (GInputStream     *stream,
                                LayakProblemFunc  func,
                                gpointer          user_data,
                                LayakValidation  *validation,
                                GCancellable     *cancellable,
                                GError          **error);

G_END_DECLS
