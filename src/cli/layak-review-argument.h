/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A kept review, as it is named on the command line: by its number. */
#pragma once

#include "layak-kept-review.h"

G_BEGIN_DECLS

/* (transfer full) (nullable): without its files */
LayakReview *layak_review_argument_load (LayakStore  *store,
                                         const char  *word,
                                         GError     **error);

G_END_DECLS
