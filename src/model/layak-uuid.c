/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-model"

#include "layak-uuid.h"

#include <string.h>

static void
set_version (LayakUuid *uuid,
             guint8     version)
{
  uuid->bytes[6] = (uuid->bytes[6] & 0x0f) | (guint8) (version << 4);
  uuid->bytes[8] = (uuid->bytes[8] & 0x3f) | 0x80;
}

/**
 * layak_uuid_new:
 *
 * Makes a version-7 UUID (RFC 9562, 5.7, method 3): milliseconds, then the fraction of the millisecond, then
 * random bits. Later ones sort after earlier ones, which keeps the index on them cheap to extend.
 */
LayakUuid
layak_uuid_new (void)
{
  gint64 now = g_get_real_time ();
  guint64 milliseconds = (guint64) now / 1000;
  guint32 fraction = (guint32) ((guint64) now % 1000 * 4096 / 1000);
  LayakUuid uuid;

  for (guint i = 0; i < 6; i++)
    uuid.bytes[i] = (guint8) (milliseconds >> (40 - 8 * i));
  uuid.bytes[6] = (guint8) (fraction >> 8);
  uuid.bytes[7] = (guint8) fraction;
  for (guint i = 8; i < 16; i += 4)
    {
      guint32 bits = g_random_int ();

      memcpy (uuid.bytes + i, &bits, sizeof bits);
    }

  set_version (&uuid, 7);
  return uuid;
}

/**
 * layak_uuid_from_key:
 * @record: the name of the record type
 * @key: the text that identifies the record among its type, as a regency's code
 *
 * Makes the name-based UUID (RFC 9562, 5.5) of a record that people identify by a code. Two offices that enter
 * the same regency by hand thereby mean the same record.
 */
LayakUuid
layak_uuid_from_key (const char *record,
                     const char *key)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA1);
  guint8 digest[20];
  gsize size = sizeof digest;
  LayakUuid uuid;

  g_checksum_update (checksum, (const guchar *) "urn:layak:", -1);
  g_checksum_update (checksum, (const guchar *) record, -1);
  g_checksum_update (checksum, (const guchar *) ":", 1);
  g_checksum_update (checksum, (const guchar *) key, -1);
  g_checksum_get_digest (checksum, digest, &size);
  memcpy (uuid.bytes, digest, sizeof uuid.bytes);

  set_version (&uuid, 5);
  return uuid;
}

/* One more than the value of a hexadecimal digit, so that all else is 0: reports are full of UUIDs. */
static const guint8 digit_values[256] =
{
  ['0'] = 1, ['1'] = 2, ['2'] = 3, ['3'] = 4, ['4'] = 5, ['5'] = 6, ['6'] = 7, ['7'] = 8, ['8'] = 9, ['9'] = 10,
  ['a'] = 11, ['b'] = 12, ['c'] = 13, ['d'] = 14, ['e'] = 15, ['f'] = 16,
  ['A'] = 11, ['B'] = 12, ['C'] = 13, ['D'] = 14, ['E'] = 15, ['F'] = 16,
};

static inline int
digit_value (char c)
{
  return digit_values[(guint8) c] - 1;
}

/**
 * layak_uuid_parse:
 * @text: 36 characters, lower or upper case
 * @uuid: (out): where to store the value
 *
 * Returns: whether @text was a UUID
 */
gboolean
layak_uuid_parse (const char *text,
                  LayakUuid  *uuid)
{
  for (guint i = 0; i < sizeof uuid->bytes; i++)
    {
      int high, low;

      if ((i == 4 || i == 6 || i == 8 || i == 10) && *text++ != '-')
        return FALSE;

      high = digit_value (text[0]);
      low = high >= 0 ? digit_value (text[1]) : -1;
      if (low < 0)
        return FALSE;

      uuid->bytes[i] = (guint8) (high << 4 | low);
      text += 2;
    }

  return *text == '\0';
}

void
layak_uuid_format (const LayakUuid *uuid,
                   char             text[LAYAK_UUID_TEXT_LENGTH + 1])
{
  static const char digits[] = "0123456789abcdef";
  char *end = text;

  for (guint i = 0; i < 16; i++)
    {
      if (i == 4 || i == 6 || i == 8 || i == 10)
        *end++ = '-';
      *end++ = digits[uuid->bytes[i] >> 4];
      *end++ = digits[uuid->bytes[i] & 0x0f];
    }
  *end = '\0';
}

char *
layak_uuid_to_string (const LayakUuid *uuid)
{
  char *text = g_malloc (LAYAK_UUID_TEXT_LENGTH + 1);

  layak_uuid_format (uuid, text);
  return text;
}

gboolean
layak_uuid_equal (const LayakUuid *a,
                  const LayakUuid *b)
{
  return layak_uuid_compare (a, b) == 0;
}

int
layak_uuid_compare (const LayakUuid *a,
                    const LayakUuid *b)
{
  return memcmp (a->bytes, b->bytes, sizeof a->bytes);
}

gboolean
layak_uuid_is_nil (const LayakUuid *uuid)
{
  static const LayakUuid nil;

  return layak_uuid_equal (uuid, &nil);
}

guint
layak_uuid_hash (gconstpointer uuid)
{
  const guint8 *bytes = ((const LayakUuid *) uuid)->bytes;

  return (guint) bytes[15] << 24 | (guint) bytes[14] << 16 | (guint) bytes[13] << 8 | bytes[12];
}

gboolean
layak_uuid_is_same (gconstpointer a,
                    gconstpointer b)
{
  return layak_uuid_equal (a, b);
}
