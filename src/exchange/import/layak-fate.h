/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of a record of an import. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * LayakFate:
 * @LAYAK_FATE_NEW: not here yet
 * @LAYAK_FATE_CHANGED: here, and the file knows more
 * @LAYAK_FATE_SAME: nothing to do
 * @LAYAK_FATE_CONFLICT: changed here and there, decided or not
 * @LAYAK_FATE_WITHDRAWN: deleted there, and therefore here
 * @LAYAK_FATE_REJECTED: it cannot be stored
 * @LAYAK_FATE_PARKED: somebody put it off; it is left as it is, and shows again with the same file
 */
typedef enum
{
  LAYAK_FATE_NEW,
  LAYAK_FATE_CHANGED,
  LAYAK_FATE_SAME,
  LAYAK_FATE_CONFLICT,
  LAYAK_FATE_WITHDRAWN,
  LAYAK_FATE_REJECTED,
  LAYAK_FATE_PARKED,
} LayakFate;

#define LAYAK_N_FATES 7

/* A word for people. */
const char *layak_fate_get_name (LayakFate   fate);
/* A word for programs, the same in every language. */
const char *layak_fate_get_nick (LayakFate   fate);
gboolean    layak_fate_find     (const char *nick,
                                 LayakFate  *fate);

G_END_DECLS
