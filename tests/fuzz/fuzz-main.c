/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeds every file below the given folders to a fuzz target, where no fuzzer is there to do it. */

#include <gio/gio.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

static guint
feed_folder (GFile   *folder,
             GError **error)
{
  g_autoptr(GFileEnumerator) files = g_file_enumerate_children (folder, "standard::name,standard::type",
                                                                G_FILE_QUERY_INFO_NONE, NULL, error);
  guint n_fed = 0;

  if (files == NULL)
    return 0;

  while (TRUE)
    {
      g_autoptr(GBytes) bytes = NULL;
      GFileInfo *info;
      GFile *file;

      if (!g_file_enumerator_iterate (files, &info, &file, NULL, error) || info == NULL)
        return n_fed;

      if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
        {
          n_fed += feed_folder (file, error);
          if (*error != NULL)
            return n_fed;
          continue;
        }

      bytes = g_file_load_bytes (file, NULL, NULL, error);
      if (bytes == NULL)
        return n_fed;
      LLVMFuzzerTestOneInput (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      n_fed++;
    }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GError) error = NULL;
  guint n_fed = 0;

  for (int i = 1; i < argc && error == NULL; i++)
    {
      g_autoptr(GFile) folder = g_file_new_for_path (argv[i]);

      n_fed += feed_folder (folder, &error);
    }

  if (error != NULL)
    g_printerr ("%s\n", error->message);
  else
    g_print ("%u files\n", n_fed);

  /* A test over nothing would prove nothing. */
  return error == NULL && n_fed > 0 ? 0 : 1;
}
