/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-data-codes.h"

const char *
layak_data_codes_get_element (LayakDataElement element)
{
  static const char * const codes[] =
  {
    [LAYAK_DATA_TRAININGS_HELD]  = "LAYAK_TRAININGS_HELD",
    [LAYAK_DATA_PEOPLE_TRAINED]  = "LAYAK_PEOPLE_TRAINED",
    [LAYAK_DATA_PARTICIPANTS]    = "LAYAK_PARTICIPANTS",
    [LAYAK_DATA_RECOMMENDATIONS] = "LAYAK_RECOMMENDATIONS",
  };

  return codes[element];
}

const char *
layak_data_codes_get_place (const LayakDataValue *value)
{
  return value->place != NULL ? value->place : LAYAK_DATA_MINISTRY_CODE;
}

/* NULL for LAYAK_UNKNOWN, which is about neither; “U” is a sex that nobody noted. */
const char *
layak_data_codes_get_sex (gint64 sex)
{
  static const char * const codes[] =
    { [LAYAK_SEX_MALE] = "M", [LAYAK_SEX_FEMALE] = "F", [LAYAK_SEX_UNKNOWN] = "U" };

  return sex != LAYAK_UNKNOWN ? codes[sex] : NULL;
}

/* (transfer full) (nullable): the nick as a code, LAW_ENFORCEMENT for law-enforcement. */
char *
layak_data_codes_dup_choice (const LayakEnumeration *enumeration,
                             gint64                  choice)
{
  const char *nick = layak_enumeration_get_nick (enumeration, choice);
  g_autofree char *code = g_strdup (nick);

  return nick != NULL ? g_ascii_strup (g_strdelimit (code, "-", '_'), -1) : NULL;
}
