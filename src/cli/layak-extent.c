/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-cli"

#include "layak-extent.h"

#include <glib/gi18n-lib.h>

#include "layak-query-options.h"

void
layak_extent_clear (LayakExtent *self)
{
  g_clear_pointer (&self->regency, g_free);
  g_clear_pointer (&self->province, g_free);
  g_clear_pointer (&self->period, g_free);
}

/* Without a period, @period stays as it is. */
gboolean
layak_extent_parse_period (const LayakExtent  *self,
                           LayakPeriod        *period,
                           GError            **error)
{
  g_autoptr(GError) problem = NULL;

  if (self->period == NULL || layak_period_parse (self->period, period, &problem))
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--period: %s", problem->message);
  return FALSE;
}

/* Puts the code of the place, which exists, where its name was. */
gboolean
layak_extent_resolve (LayakExtent      *self,
                      LayakConnection  *reader,
                      GError          **error)
{
  char *place = NULL;

  if (!layak_option_resolve_place (reader, self->regency, self->province, &place, error))
    return FALSE;

  if (place != NULL)
    {
      char **named = self->regency != NULL ? &self->regency : &self->province;

      g_free (*named);
      *named = place;
    }
  return TRUE;
}
