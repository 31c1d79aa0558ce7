/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-store"
#define _GNU_SOURCE   /* F_OFD_SETLK */

/* The locks that SQLite asks for belong to the process: whoever in it closes any descriptor of the file drops them all.
 * A file chooser does that which looks for the types of the files in a folder, and so does reading an attachment or a
 * report that turns out to be the database. Another program would then take the database for its own, and remove the
 * log that is being written here. Linux has locks that belong to an open file instead, which conflict with those of
 * other programs in the same way. So what SQLite asks for is done with these, on a descriptor of our own for each file:
 * SQLite itself opens the database several times, and means its locks to be those of the whole program. */

#include "layak-file-locks.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef F_OFD_SETLK

typedef struct
{
  dev_t device;
  ino_t inode;
  int   fd;           /* bears the locks; -1 where the system has only those of a process */
  guint n_users;      /* descriptors of SQLite */
} Holder;

static GMutex mutex;
static GHashTable *holders;   /* descriptor of SQLite → Holder, which it shares with others of the same file */

/* A lock to write needs a descriptor that can write, and the first of SQLite may be one that only reads. */
static int
open_again (int fd)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  int again = open (path, O_RDWR | O_CLOEXEC);

  return again >= 0 || errno == EMFILE || errno == ENFILE ? again : fcntl (fd, F_DUPFD_CLOEXEC, 0);
}

static gboolean
has_file_locks (int fd)
{
  struct flock lock = { .l_type = F_RDLCK, .l_whence = SEEK_SET, .l_len = 1 };

  return fcntl (fd, F_OFD_GETLK, &lock) == 0 || errno != EINVAL;
}

/* (nullable): NULL if no more files can be opened. */
static Holder *
holder_new (int                fd,
            const struct stat *file)
{
  Holder *holder;
  int own = -1;

  if (has_file_locks (fd))
    {
      own = open_again (fd);
      if (own < 0)
        return NULL;
    }

  holder = g_new0 (Holder, 1);
  *holder = (Holder) { .device = file->st_dev, .inode = file->st_ino, .fd = own };
  return holder;
}

/* (nullable) */
static Holder *
find_same_file (const struct stat *file)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, holders);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Holder *holder = value;

      if (holder->device == file->st_dev && holder->inode == file->st_ino)
        return holder;
    }
  return NULL;
}

/* (nullable): NULL with errno set. Call with the mutex held. */
static Holder *
ensure_holder (int fd)
{
  Holder *holder = g_hash_table_lookup (holders, GINT_TO_POINTER (fd));
  struct stat file;

  if (holder != NULL)
    return holder;
  if (fstat (fd, &file) != 0)
    return NULL;

  holder = find_same_file (&file);
  if (holder == NULL)
    holder = holder_new (fd, &file);
  if (holder == NULL)
    return NULL;

  holder->n_users++;
  g_hash_table_insert (holders, GINT_TO_POINTER (fd), holder);
  return holder;
}

/* The descriptor whose locks are meant by those of @fd; @fd itself where there are only locks of a process. */
static int
find_bearer (int fd)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&mutex);
  const Holder *holder = ensure_holder (fd);

  if (holder == NULL)
    return -1;
  return holder->fd >= 0 ? holder->fd : fd;
}

static int
lock_file (int           fd,
           int           command,
           struct flock *lock)
{
  const int bearer = find_bearer (fd);

  if (bearer < 0)
    return -1;
  if (bearer == fd)
    return fcntl (fd, command, lock);

  lock->l_pid = 0;   /* The system insists. */
  return fcntl (bearer, command == F_GETLK ? F_OFD_GETLK : command == F_SETLK ? F_OFD_SETLK : F_OFD_SETLKW, lock);
}

static int
fcntl_func (int fd,
            int command,
            ...)
{
  va_list arguments;
  gpointer argument;

  va_start (arguments, command);
  argument = va_arg (arguments, gpointer);
  va_end (arguments);

  return command == F_GETLK || command == F_SETLK || command == F_SETLKW ? lock_file (fd, command, argument)
                                                                         : fcntl (fd, command, argument);
}

/* The locks of a file end with its last descriptor of SQLite, as they would without all this. */
static void
forget (int fd)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&mutex);
  Holder *holder = g_hash_table_lookup (holders, GINT_TO_POINTER (fd));

  if (holder == NULL)
    return;

  g_hash_table_remove (holders, GINT_TO_POINTER (fd));
  if (--holder->n_users > 0)
    return;
  if (holder->fd >= 0)
    close (holder->fd);
  g_free (holder);
}

static int
close_func (int fd)
{
  forget (fd);
  return close (fd);
}

void
layak_file_locks_install (void)
{
  sqlite3_vfs *vfs = sqlite3_vfs_find ("unix");

  if (vfs == NULL || vfs->iVersion < 3 || vfs->xSetSystemCall == NULL)
    return;

  holders = g_hash_table_new (NULL, NULL);
  vfs->xSetSystemCall (vfs, "close", (sqlite3_syscall_ptr) close_func);
  vfs->xSetSystemCall (vfs, "fcntl", (sqlite3_syscall_ptr) fcntl_func);
}

#else

void
layak_file_locks_install (void)
{
}

#endif
