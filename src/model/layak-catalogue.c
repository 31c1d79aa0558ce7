/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-model"

#include "layak-catalogue.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The form of compiled messages, as the manual of gettext tells it: seven numbers, then two tables of lengths and
 * offsets. A catalogue is read with the byte order of the machine it was made on, which is this one. */
#define MAGIC         0x950412de
#define N_STRINGS     8
#define ORIGINALS     12
#define TRANSLATIONS  16
#define HEADER_SIZE   28

struct _LayakCatalogue
{
  GMappedFile *file;
  const char  *data;
  gsize        size;
};

static guint32
read_number (LayakCatalogue *self,
             gsize           offset)
{
  guint32 number;

  memcpy (&number, self->data + offset, sizeof number);
  return number;
}

/* The text of which length and offset stand at @offset, or NULL if the file is damaged. */
static const char *
read_text (LayakCatalogue *self,
           gsize           offset)
{
  gsize length = read_number (self, offset), begin = read_number (self, offset + 4);

  return begin < self->size && length < self->size - begin && self->data[begin + length] == '\0' ? self->data + begin
                                                                                               : NULL;
}

static gboolean
is_table_inside (LayakCatalogue *self,
                 gsize           where)
{
  gsize n = read_number (self, N_STRINGS), begin = read_number (self, where);

  return begin <= self->size && n <= (self->size - begin) / 8;
}

/**
 * layak_catalogue_open:
 * @language: as “id”
 *
 * Returns: (transfer full): the translations of Layak into it; without any if they are not installed
 */
LayakCatalogue *
layak_catalogue_open (const char *language)
{
  LayakCatalogue *self = g_new0 (LayakCatalogue, 1);
  const char *folder = bindtextdomain (GETTEXT_PACKAGE, NULL);
  g_autofree char *path = g_build_filename (folder != NULL ? folder : "", language, "LC_MESSAGES",
                                            GETTEXT_PACKAGE ".mo", NULL);

  self->file = g_mapped_file_new (path, FALSE, NULL);
  if (self->file == NULL)
    return self;

  self->data = g_mapped_file_get_contents (self->file);
  self->size = g_mapped_file_get_length (self->file);
  if (self->size < HEADER_SIZE || read_number (self, 0) != MAGIC || !is_table_inside (self, ORIGINALS) ||
      !is_table_inside (self, TRANSLATIONS))
    self->size = 0;
  return self;
}

void
layak_catalogue_free (LayakCatalogue *self)
{
  g_clear_pointer (&self->file, g_mapped_file_unref);
  g_free (self);
}

/* The translation, or @msgid itself if there is none; valid as long as the catalogue. */
const char *
layak_catalogue_find (LayakCatalogue *self,
                      const char     *msgid)
{
  guint low = 0, high = self->size > 0 ? read_number (self, N_STRINGS) : 0;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const char *original = read_text (self, read_number (self, ORIGINALS) + 8 * (gsize) middle);
      int order = original != NULL ? strcmp (msgid, original) : 0;
      const char *translation;

      if (order == 0)
        {
          translation = read_text (self, read_number (self, TRANSLATIONS) + 8 * (gsize) middle);
          return original != NULL && translation != NULL && *translation != '\0' ? translation : msgid;
        }
      if (order < 0)
        high = middle;
      else
        low = middle + 1;
    }

  return msgid;
}
