/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-fate.h"

#include <glib/gi18n-lib.h>

static const char * const nicks[LAYAK_N_FATES] =
  { "new", "changed", "same", "conflict", "withdrawn", "rejected", "parked" };

const char *
layak_fate_get_name (LayakFate fate)
{
  switch (fate)
    {
    case LAYAK_FATE_NEW:
      return C_("what becomes of a record", "new");
    case LAYAK_FATE_CHANGED:
      return C_("what becomes of a record", "changed");
    case LAYAK_FATE_SAME:
      return C_("what becomes of a record", "same");
    case LAYAK_FATE_CONFLICT:
      return C_("what becomes of a record", "conflict");
    case LAYAK_FATE_WITHDRAWN:
      return C_("what becomes of a record", "withdrawn");
    case LAYAK_FATE_REJECTED:
      return C_("what becomes of a record", "rejected");
    case LAYAK_FATE_PARKED:
      return C_("what becomes of a record", "parked");
    default:
      g_return_val_if_reached (NULL);
    }
}

const char *
layak_fate_get_nick (LayakFate fate)
{
  return nicks[fate];
}

gboolean
layak_fate_find (const char *nick,
                 LayakFate  *fate)
{
  for (guint i = 0; i < LAYAK_N_FATES; i++)
    if (g_str_equal (nicks[i], nick))
      {
        *fate = (LayakFate) i;
        return TRUE;
      }

  return FALSE;
}
