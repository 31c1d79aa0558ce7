/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-attachments.h"

#include <glib/gi18n.h>

#include "layak-chip.h"
#include "layak-file-dialog.h"
#include "layak-wrap-layout.h"

struct _LayakAttachments
{
  GtkBox parent_instance;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayakAttachments, layak_attachments, GTK_TYPE_BOX)

static void
emit_changed (LayakAttachments *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_first_child (GTK_WIDGET (self)) != NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
removed_cb (LayakAttachments *self,
            GtkWidget        *chip)
{
  gtk_box_remove (GTK_BOX (self), chip);
  emit_changed (self);
}

static void
response_cb (GtkNativeDialog  *dialog,
             int               response,
             LayakAttachments *self)
{
  g_autoptr(GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));

  for (guint i = 0; response == GTK_RESPONSE_ACCEPT && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr(GFile) file = g_list_model_get_item (files, i);

      if (g_file_peek_path (file) != NULL)
        layak_attachments_add (self, g_file_peek_path (file));
    }
  g_object_unref (dialog);
}

static void
layak_attachments_class_init (LayakAttachmentsClass *klass)
{
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
layak_attachments_init (LayakAttachments *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), layak_wrap_layout_new (6));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* Asks for files and adds them. */
void
layak_attachments_choose (LayakAttachments *self)
{
  GtkFileChooserNative *dialog;

  g_return_if_fail (LAYAK_IS_ATTACHMENTS (self));

  dialog = layak_file_dialog_new (GTK_WIDGET (self), LAYAK_FILES_EVIDENCE, _("Attach files"),
                                  GTK_FILE_CHOOSER_ACTION_OPEN, _("_Attach"));
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
layak_attachments_add (LayakAttachments *self,
                       const char       *path)
{
  g_autofree char *name = g_filename_display_basename (path);
  GtkWidget *chip = layak_chip_new (path, name);

  g_return_if_fail (LAYAK_IS_ATTACHMENTS (self));

  g_signal_connect_object (chip, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), chip);
  emit_changed (self);
}

void
layak_attachments_clear (LayakAttachments *self)
{
  GtkWidget *child;

  g_return_if_fail (LAYAK_IS_ATTACHMENTS (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (GTK_BOX (self), child);
  emit_changed (self);
}

/* (transfer full) (element-type filename) */
GPtrArray *
layak_attachments_dup_paths (LayakAttachments *self)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (LAYAK_IS_ATTACHMENTS (self), paths);

  for (GtkWidget *chip = gtk_widget_get_first_child (GTK_WIDGET (self)); chip != NULL;
       chip = gtk_widget_get_next_sibling (chip))
    g_ptr_array_add (paths, g_strdup (layak_chip_get_identity (LAYAK_CHIP (chip))));
  return paths;
}
