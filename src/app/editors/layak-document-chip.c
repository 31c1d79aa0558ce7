/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-document-chip.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "layak-attachment.h"
#include "layak-feedback.h"
#include "layak-file-error.h"
#include "layak-file-finding.h"
#include "layak-read-only.h"
#include "layak-tooltip.h"
#include "layak-wording.h"

struct _LayakDocumentChip
{
  GtkButton   parent_instance;

  LayakStore *store;
  LayakEntry *entry;

  GtkImage   *image;
  GtkLabel   *name_label;
  GtkLabel   *detail_label;
};

G_DEFINE_FINAL_TYPE (LayakDocumentChip, layak_document_chip, GTK_TYPE_BUTTON)

/* A copy that only this user can read, under the name people know: other programs cannot look into the database. */
static char *
save_copy (LayakStore      *store,
           const LayakRow  *document,
           GError         **error)
{
  const char *digest = layak_row_get_text (document, "digest");
  const char *file_name = layak_row_get_text (document, "file-name");
  g_autoptr(GBytes) content = layak_attachment_select (layak_store_get_reader (store), digest, error);
  g_autofree char *folder = NULL, *name = NULL, *path = NULL;

  if (content == NULL)
    return NULL;

  folder = g_build_filename (g_get_user_cache_dir (), "layak", "documents", digest, NULL);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", folder,
                   layak_file_error_text (errno));
      return NULL;
    }

  /* The name came with a report, perhaps from a stranger: it never leads out of the folder. */
  name = g_path_get_basename (file_name != NULL ? file_name : digest);
  path = g_build_filename (folder, name, NULL);
  if (!g_file_set_contents_full (path, g_bytes_get_data (content, NULL), (gssize) g_bytes_get_size (content),
                                 G_FILE_SET_CONTENTS_CONSISTENT, 0600, error))
    return NULL;

  return g_filename_to_uri (path, NULL, error);
}

void
layak_document_chip_open (GtkWidget      *widget,
                          LayakStore     *store,
                          const LayakRow *document)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr(GError) error = NULL;
  g_autofree char *uri = NULL;

  if (!layak_row_is_unknown (document, "digest"))
    uri = save_copy (store, document, &error);
  else
    uri = g_strdup (layak_row_get_text (document, "link"));

  if (uri != NULL)
    gtk_show_uri (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, uri, GDK_CURRENT_TIME);
  else if (error != NULL)
    layak_feedback_show_error (widget, error);
}

static gboolean
is_missing (LayakDocumentChip *self)
{
  return layak_entry_get_number (self->entry, "missing") == 1;
}

static void
clicked_cb (LayakDocumentChip *self)
{
  const LayakRow *document = layak_record_get_row (layak_entry_get_record (self->entry));

  if (is_missing (self))
    layak_file_finding_choose (GTK_WIDGET (self), self->store, document);
  else
    layak_document_chip_open (GTK_WIDGET (self), self->store, document);
}

static void
show (LayakDocumentChip *self)
{
  const LayakRow *row = layak_record_get_row (layak_entry_get_record (self->entry));
  const char *file_name = layak_row_get_text (row, "file-name");
  const char *name = file_name != NULL ? file_name : layak_row_get_title (row);
  g_autofree char *size = NULL, *text = NULL;
  g_autofree char *type = g_content_type_guess (name, NULL, 0, NULL);
  g_autoptr(GIcon) icon = g_content_type_get_symbolic_icon (type);

  if (is_missing (self))
    size = g_strdup (_("File not found · Find…"));
  else if (!layak_row_is_unknown (row, "size"))
    size = layak_wording_size (layak_row_get_number (row, "size"));

  gtk_image_set_from_gicon (self->image, icon);
  gtk_label_set_label (self->name_label, name);
  gtk_label_set_label (self->detail_label, size != NULL ? size : "");
  gtk_widget_set_visible (GTK_WIDGET (self->detail_label), size != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self), TRUE);
  if (is_missing (self))
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "missing");
      layak_read_only_lock (self->store, self, NULL);
    }
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "missing");

  /* Translators: a document and its size, or that its file is not found. */
  text = size != NULL ? g_strdup_printf (_("Document %s, %s"), name, size) : g_strdup_printf (_("Document %s"), name);
  layak_tooltip_set (GTK_WIDGET (self), layak_row_get_title (row));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
layak_document_chip_dispose (GObject *object)
{
  LayakDocumentChip *self = LAYAK_DOCUMENT_CHIP (object);

  g_clear_object (&self->store);
  g_clear_object (&self->entry);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_DOCUMENT_CHIP);

  G_OBJECT_CLASS (layak_document_chip_parent_class)->dispose (object);
}

static void
layak_document_chip_class_init (LayakDocumentChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_document_chip_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-document-chip.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakDocumentChip, image);
  gtk_widget_class_bind_template_child (widget_class, LayakDocumentChip, name_label);
  gtk_widget_class_bind_template_child (widget_class, LayakDocumentChip, detail_label);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
layak_document_chip_init (LayakDocumentChip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
layak_document_chip_new (LayakStore *store,
                         LayakEntry *entry)
{
  LayakDocumentChip *self = g_object_new (LAYAK_TYPE_DOCUMENT_CHIP, NULL);

  self->store = g_object_ref (store);
  self->entry = g_object_ref (entry);
  g_signal_connect_object (entry, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (layak_entry_get_record (entry), "notify", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}
