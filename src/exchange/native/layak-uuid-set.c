/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-uuid-set.h"

#include <string.h>

/* An open table of 64-bit fingerprints rather than of UUIDs: a report may hold millions. That two of a million differ
 * and share a fingerprint happens once in forty million reports. The secret keeps a hostile file from arranging it. */
struct _LayakUuidSet
{
  guint64 *slots;     /* 0 is free */
  gsize    n_slots;   /* a power of two */
  gsize    n_used;
  guint64  secret;
};

LayakUuidSet *
layak_uuid_set_new (void)
{
  LayakUuidSet *self = g_new0 (LayakUuidSet, 1);

  self->n_slots = 256;
  self->slots = g_new0 (guint64, self->n_slots);
  self->secret = (guint64) g_random_int () << 32 | g_random_int () | 1;
  return self;
}

void
layak_uuid_set_free (LayakUuidSet *self)
{
  g_free (self->slots);
  g_free (self);
}

static guint64
mix (guint64 number)
{
  number ^= number >> 32;
  number *= 0xd6e8feb86659fd93u;
  number ^= number >> 32;
  return number;
}

static guint64
fingerprint (const LayakUuidSet *self,
             const LayakUuid    *uuid)
{
  guint64 halves[2], print;

  memcpy (halves, uuid->bytes, sizeof halves);
  print = mix (mix (halves[0] ^ self->secret) + halves[1] * self->secret);
  return print != 0 ? print : 1;
}

/* Answers whether it was not there before. */
static gboolean
put (guint64 *slots,
     gsize    n_slots,
     guint64  print)
{
  for (gsize i = print & (n_slots - 1);; i = (i + 1) & (n_slots - 1))
    {
      if (slots[i] == print)
        return FALSE;
      if (slots[i] == 0)
        {
          slots[i] = print;
          return TRUE;
        }
    }
}

static void
grow (LayakUuidSet *self)
{
  gsize n_slots = self->n_slots * 2;
  guint64 *slots = g_new0 (guint64, n_slots);

  for (gsize i = 0; i < self->n_slots; i++)
    if (self->slots[i] != 0)
      put (slots, n_slots, self->slots[i]);

  g_free (self->slots);
  self->slots = slots;
  self->n_slots = n_slots;
}

/* Answers whether it was not there before. */
gboolean
layak_uuid_set_add (LayakUuidSet    *self,
                    const LayakUuid *uuid)
{
  if (self->n_used >= self->n_slots / 4 * 3)
    grow (self);
  if (!put (self->slots, self->n_slots, fingerprint (self, uuid)))
    return FALSE;

  self->n_used++;
  return TRUE;
}

gboolean
layak_uuid_set_contains (const LayakUuidSet *self,
                         const LayakUuid    *uuid)
{
  guint64 print = fingerprint (self, uuid);
  gsize i = print & (self->n_slots - 1);

  while (self->slots[i] != 0 && self->slots[i] != print)
    i = (i + 1) & (self->n_slots - 1);
  return self->slots[i] == print;
}
