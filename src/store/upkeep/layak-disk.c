/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"
#define _GNU_SOURCE   /* renameat2() */

#include "layak-disk.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

/**
 * layak_disk_sync_folder:
 * @path: a file
 *
 * Makes the name of the file outlast a power failure. A file system that cannot do that for a folder keeps the name
 * in its own time, so this does not fail.
 */
void
layak_disk_sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;

  fsync (fd);
  close (fd);
}

/* Makes what the file holds outlast a power failure; %FALSE with errno set. */
static gboolean
sync_file (const char *path)
{
  int fd = g_open (path, O_RDWR | O_CLOEXEC, 0);
  gboolean ok = fd >= 0 && fsync (fd) == 0;
  int number = errno;

  if (fd >= 0)
    close (fd);
  errno = number;
  return ok;
}

/* Some file systems of memory sticks and networks cannot tell at the same moment whether the name is free. */
static gboolean
rename_to_free_name (const char *part,
                     const char *path)
{
  if (renameat2 (AT_FDCWD, part, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
    return TRUE;
  if (errno != EINVAL && errno != ENOSYS)
    return FALSE;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      errno = EEXIST;
      return FALSE;
    }
  return g_rename (part, path) == 0;
}

/**
 * layak_disk_name_file:
 * @part: a whole file
 * @path: a name beside it that nobody has
 *
 * Gives the file its name once all of it is on the disk, so that whatever has this name is whole.
 *
 * Returns: %FALSE with errno set, EEXIST if there is such a file already
 */
gboolean
layak_disk_name_file (const char *part,
                      const char *path)
{
  if (!sync_file (part) || !rename_to_free_name (part, path))
    return FALSE;

  layak_disk_sync_folder (path);
  return TRUE;
}
