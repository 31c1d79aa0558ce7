/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"

#include "layak-spool.h"
#include "layak-file-error.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <gio/gunixoutputstream.h>
#include <glib/gstdio.h>
#include <unistd.h>

#define CHUNK_SIZE (64 * 1024)

/* Reports repeat their words: the quickest way to pack them leaves a quarter, and one that takes twice as long a
 * fifth. */
#define LEVEL 1

/* A packed file ends with the size of what it was made of, the lowest byte first. */
#define TRAILER_SIZE 4

/* @fd: of a packed file that has no name, so that nothing is left behind whatever happens */
struct _LayakSpool
{
  gatomicrefcount n_refs;
  int             fd;
  goffset         size;
  gsize           packed;
};

static gboolean
fail (int      code,
      GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, (int) g_io_error_from_errno (code), layak_file_error_text (code));
  return FALSE;
}

/* Where other programs of the person keep what can be made again; a folder for temporary files may be in memory. */
static int
open_temporary (GError **error)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "layak", NULL);
  g_autofree char *path = NULL;
  int fd;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_free (folder);
      folder = g_strdup (g_get_tmp_dir ());
    }
  path = g_build_filename (folder, "review-XXXXXX", NULL);
  fd = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    fail (errno, error);
  else
    g_unlink (path);
  return fd;
}

/* (transfer full) (nullable): without any content. */
static LayakSpool *
spool_new (GError **error)
{
  int fd = open_temporary (error);
  LayakSpool *self;

  if (fd < 0)
    return NULL;

  self = g_new0 (LayakSpool, 1);
  g_atomic_ref_count_init (&self->n_refs);
  self->fd = fd;
  return self;
}

/* Packs what comes out of @stream. */
static gboolean
take_stream (LayakSpool    *self,
             GInputStream  *stream,
             GChecksum     *checksum,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr(GConverter) packer = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, LEVEL));
  g_autoptr(GOutputStream) file = g_unix_output_stream_new (self->fd, FALSE);
  g_autoptr(GOutputStream) output = g_converter_output_stream_new (file, packer);
  g_autofree guint8 *chunk = g_malloc (CHUNK_SIZE);
  gssize n;

  while ((n = g_input_stream_read (stream, chunk, CHUNK_SIZE, cancellable, error)) > 0)
    {
      self->size += n;
      if (checksum != NULL)
        g_checksum_update (checksum, chunk, n);
      if (!g_output_stream_write_all (output, chunk, (gsize) n, NULL, cancellable, error))
        return FALSE;
    }
  if (n < 0 || !g_output_stream_close (output, cancellable, error))
    return FALSE;

  self->packed = (gsize) lseek (self->fd, 0, SEEK_END);
  return TRUE;
}

LayakSpool *
layak_spool_new (GFile         *file,
                 GChecksum     *checksum,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr(GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr(LayakSpool) self = NULL;

  if (stream == NULL)
    {
      g_autofree char *base = g_file_get_basename (file), *name = g_filename_display_name (base);

      layak_file_error_explain (error, name);
      return NULL;
    }

  self = spool_new (error);
  return self != NULL && take_stream (self, G_INPUT_STREAM (stream), checksum, cancellable, error)
         ? g_steal_pointer (&self) : NULL;
}

/* All of @size bytes at @offset, from the file or to it. */
static gboolean
transfer (LayakSpool  *self,
          gboolean     is_write,
          guint8      *bytes,
          gsize        size,
          gsize        offset,
          GError     **error)
{
  while (size > 0)
    {
      gssize n = is_write ? pwrite (self->fd, bytes, size, (off_t) offset)
                          : pread (self->fd, bytes, size, (off_t) offset);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return fail (n < 0 ? errno : EIO, error);
      bytes += n;
      size -= (gsize) n;
      offset += (gsize) n;
    }
  return TRUE;
}

/* Moves all packed bytes through @func. */
static gboolean
move_packed (LayakSpool      *self,
             gboolean         is_write,
             LayakSpoolFunc   func,
             gpointer         user_data,
             GError         **error)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK_SIZE);

  for (gsize offset = 0; offset < self->packed; offset += CHUNK_SIZE)
    {
      const gsize size = MIN (CHUNK_SIZE, self->packed - offset);

      if ((is_write && !func (user_data, chunk, size, error)) ||
          !transfer (self, is_write, chunk, size, offset, error) ||
          (!is_write && !func (user_data, chunk, size, error)))
        return FALSE;
    }
  return TRUE;
}

LayakSpool *
layak_spool_new_packed (gsize            size,
                        LayakSpoolFunc   func,
                        gpointer         user_data,
                        GError         **error)
{
  g_autoptr(LayakSpool) self = spool_new (error);
  guint8 trailer[TRAILER_SIZE] = { 0 };

  if (self == NULL)
    return NULL;

  self->packed = size;
  if (!move_packed (self, TRUE, func, user_data, error) ||
      (size >= TRAILER_SIZE && !transfer (self, FALSE, trailer, TRAILER_SIZE, size - TRAILER_SIZE, error)))
    return NULL;

  self->size = (goffset) trailer[0] | (goffset) trailer[1] << 8 | (goffset) trailer[2] << 16 |
               (goffset) trailer[3] << 24;
  return g_steal_pointer (&self);
}

LayakSpool *
layak_spool_ref (LayakSpool *self)
{
  g_atomic_ref_count_inc (&self->n_refs);
  return self;
}

void
layak_spool_unref (LayakSpool *self)
{
  if (!g_atomic_ref_count_dec (&self->n_refs))
    return;

  close (self->fd);
  g_free (self);
}

goffset
layak_spool_get_size (LayakSpool *self)
{
  return self->size;
}

gsize
layak_spool_get_packed (LayakSpool *self)
{
  return self->packed;
}

gboolean
layak_spool_write (LayakSpool      *self,
                   LayakSpoolFunc   func,
                   gpointer         user_data,
                   GError         **error)
{
  return move_packed (self, FALSE, func, user_data, error);
}

/* A file that is opened again has a place of its own where reading goes on; by its number also one without a name. */
GInputStream *
layak_spool_open (LayakSpool  *self,
                  GError     **error)
{
  g_autoptr(GConverter) unpacker = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP));
  g_autoptr(GInputStream) file = NULL;
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", self->fd);
  int fd = open (path, O_RDONLY | O_CLOEXEC);

  if (fd < 0)
    {
      fail (errno, error);
      return NULL;
    }

  file = g_unix_input_stream_new (fd, TRUE);
  return g_converter_input_stream_new (file, unpacker);
}
