/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Watches an import: nothing may be overwritten, ignored, deleted or brought back by who had not heard of it, unless
 * somebody decided so. */
#pragma once

#include "knowledge.h"

G_BEGIN_DECLS

char *oracle_watch_import (Knowledge  *self,
                           Knowledge  *of_file,
                           GHashTable *had_become,
                           Office     *office);

G_END_DECLS
