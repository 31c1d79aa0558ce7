/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Asking for files. Each kind of them is asked for in the folder where it was found last, and first in that of the
 * person’s documents, as “Recent” knows nothing of an office’s folders. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LayakFileKind:
 * @LAYAK_FILES_OF_OTHERS: reports and sheets that come in, also from where there are no paths, as a phone
 * @LAYAK_FILES_FOR_OTHERS: reports that go out
 * @LAYAK_FILES_DATABASES: databases
 * @LAYAK_FILES_BACKUPS: their backups
 * @LAYAK_FILES_EVIDENCE: what proves something
 */
typedef enum
{
  LAYAK_FILES_OF_OTHERS,
  LAYAK_FILES_FOR_OTHERS,
  LAYAK_FILES_DATABASES,
  LAYAK_FILES_BACKUPS,
  LAYAK_FILES_EVIDENCE,
  LAYAK_FILES_N_KINDS,
} LayakFileKind;

GtkFileChooserNative *layak_file_dialog_new          (GtkWidget            *widget,
                                                      LayakFileKind         kind,
                                                      const char           *title,
                                                      GtkFileChooserAction  action,
                                                      const char           *accept);
void                  layak_file_dialog_offer        (GtkFileChooserNative *dialog,
                                                      const char           *label,
                                                      const char           *suffix);
void                  layak_file_dialog_suggest_free (GtkFileChooserNative *dialog,
                                                      const char           *name);
GFile                *layak_file_dialog_dup_folder   (LayakFileKind         kind);
void                  layak_file_dialog_note         (LayakFileKind         kind,
                                                      GFile                *folder);
const char           *layak_file_dialog_find_ending  (const char           *name);
char                 *layak_file_dialog_dup_nth      (const char           *path,
                                                      guint                 n);

G_END_DECLS
