/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a database begins with. */
#pragma once

#include "layak-store.h"

G_BEGIN_DECLS

/**
 * LayakSeed:
 * @LAYAK_SEED_REFERENCE: regions, agencies, indicators and questions, which everything else refers to
 * @LAYAK_SEED_SAMPLE: two real trainings
 * @LAYAK_SEED_DEMO: an invented year, labelled as such
 */
typedef enum
{
  LAYAK_SEED_REFERENCE,
  LAYAK_SEED_SAMPLE,
  LAYAK_SEED_DEMO,
} LayakSeed;

gboolean layak_seed_database (LayakStore  *store,
                              LayakSeed    seed,
                              GError     **error);

G_END_DECLS
