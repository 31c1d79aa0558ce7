/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-child-row.h"

#include <glib/gi18n.h>

#include "layak-document-chip.h"
#include "layak-document.h"
#include "layak-editor.h"
#include "layak-file-finding.h"
#include "layak-form.h"
#include "layak-names.h"
#include "layak-pill.h"
#include "layak-read-only.h"
#include "layak-recommendation.h"
#include "layak-removal.h"
#include "layak-speaker.h"
#include "layak-tooltip.h"

/* The fields are made when the row is opened for the first time: a training may have a hundred sessions. */
struct _LayakChildRow
{
  GtkListBoxRow         parent_instance;

  LayakStore           *store;
  LayakEntry           *entry;
  const LayakChildKind *kind;

  LayakEditor          *editor;
  AdwAvatar            *avatar;
  GtkImage             *icon;
  GtkLabel             *title;
  GtkLabel             *subtitle;
  LayakPill            *pill;
  GtkWidget            *find_button;
  GtkWidget            *open_button;
  GtkWidget            *remove_button;
  GtkToggleButton      *toggle;
  GtkRevealer          *revealer;
  GtkListBox           *list;
};

G_DEFINE_FINAL_TYPE (LayakChildRow, layak_child_row, GTK_TYPE_LIST_BOX_ROW)

static LayakRecord *
get_record (LayakChildRow *self)
{
  return layak_entry_get_record (self->entry);
}

/* @text: (transfer full). */
static void
take_button_name (GtkWidget *button,
                  char      *text)
{
  layak_tooltip_set (button, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_free (text);
}

/* What cannot be opened can be looked for. */
static void
show_finding (LayakChildRow *self,
              const char    *title)
{
  const gboolean is_document = layak_record_get_info (get_record (self)) == &layak_document_info;
  const gboolean is_missing = is_document && layak_entry_get_number (self->entry, "missing") == 1;

  gtk_widget_set_visible (self->find_button, is_missing);
  if (is_document)
    gtk_widget_set_visible (self->open_button, !is_missing);
  if (is_missing)
    take_button_name (self->find_button, g_strdup_printf (_("Find the file of “%s”"), title));
}

static void
show_entry (LayakChildRow *self)
{
  LayakRecord *record = get_record (self);
  g_autofree char *title = layak_names_dup_record (record);
  g_autofree char *subtitle = self->kind->describe (self->store, self->entry);

  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->subtitle, subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), subtitle != NULL && *subtitle != '\0');
  adw_avatar_set_text (self->avatar, title);
  if (layak_record_get_info (record) == &layak_recommendation_info)
    layak_pill_set_recommendation (self->pill, layak_record_get_number (record, "status"));
  show_finding (self, title);
  take_button_name (self->remove_button, g_strdup_printf (_("Remove “%s”"), title));
  take_button_name (self->open_button, g_strdup_printf (_("Open “%s”"), title));
  take_button_name (GTK_WIDGET (self->toggle), g_strdup_printf (_("Edit “%s”"), title));
}

/* Fresh values reach the editor by itself; this is for the first time. */
static void
toggled_cb (LayakChildRow *self)
{
  const gboolean is_open = gtk_toggle_button_get_active (self->toggle);

  if (is_open && layak_editor_get_record (self->editor) == NULL)
    {
      layak_form_add_rows (self->list, layak_record_info_find (self->kind->type), self->kind->fields);
      layak_editor_set_record (self->editor, get_record (self));
    }
  gtk_revealer_set_reveal_child (self->revealer, is_open);
}

/* What was typed is saved before it is out of sight. Escape in a row that is folded is for what is around it. */
static gboolean
fold_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  LayakChildRow *self = LAYAK_CHILD_ROW (widget);

  if (!gtk_toggle_button_get_active (self->toggle))
    return FALSE;

  layak_editor_commit (self->editor);
  gtk_widget_grab_focus (GTK_WIDGET (self->toggle));
  gtk_toggle_button_set_active (self->toggle, FALSE);
  return TRUE;
}

static void
open_cb (LayakChildRow *self)
{
  LayakRecord *record = get_record (self);

  if (layak_record_get_info (record) == &layak_document_info)
    layak_document_chip_open (GTK_WIDGET (self), self->store, layak_record_get_row (record));
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "(sss)",
                                self->kind->type, layak_record_get_uuid (record), "");
}

static void
find_cb (LayakChildRow *self)
{
  layak_file_finding_choose (GTK_WIDGET (self), self->store, layak_record_get_row (get_record (self)));
}

/* The row is gone when the toast comes: the list it was in shows it. */
static void
remove_cb (LayakChildRow *self)
{
  layak_removal_start_one (gtk_widget_get_parent (GTK_WIDGET (self)), self->store, gtk_label_get_label (self->title),
                           layak_record_get_row (get_record (self)));
}

static void
layak_child_row_dispose (GObject *object)
{
  LayakChildRow *self = LAYAK_CHILD_ROW (object);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_CHILD_ROW);
  g_clear_object (&self->entry);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (layak_child_row_parent_class)->dispose (object);
}

static void
layak_child_row_class_init (LayakChildRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_child_row_dispose;

  g_type_ensure (LAYAK_TYPE_EDITOR);
  g_type_ensure (LAYAK_TYPE_PILL);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-child-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakChildRow, editor);
  gtk_widget_class_bind_template_child (widget_class, LayakChildRow, avatar);
  gtk_widget_class_bind_template_child (widget_class, LayakChildRow, icon);
  gtk_widget_class_bind_template_child (widget_class, LayakChildRow, title);
  gtk_widget_class_bind_template_child (widget_class, LayakChildRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, LayakChildRow, pill);
  gtk_widget_class_bind_template_child (widget_class, LayakChildRow, find_button);
  gtk_widget_class_bind_template_child (widget_class, LayakChildRow, open_button);
  gtk_widget_class_bind_template_child (widget_class, LayakChildRow, remove_button);
  gtk_widget_class_bind_template_child (widget_class, LayakChildRow, toggle);
  gtk_widget_class_bind_template_child (widget_class, LayakChildRow, revealer);
  gtk_widget_class_bind_template_child (widget_class, LayakChildRow, list);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, fold_cb, NULL);
}

static void
layak_child_row_init (LayakChildRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
choose_parts (LayakChildRow *self)
{
  const LayakRecordInfo *info = layak_record_info_find (self->kind->type);

  gtk_widget_set_visible (GTK_WIDGET (self->avatar), info == &layak_speaker_info);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), self->kind->icon != NULL);
  gtk_image_set_from_icon_name (self->icon, self->kind->icon);
  gtk_widget_set_visible (GTK_WIDGET (self->pill), info == &layak_recommendation_info);
  gtk_widget_set_visible (self->open_button,
                          info == &layak_recommendation_info || info == &layak_document_info);
}

GtkWidget *
layak_child_row_new (LayakStore           *store,
                     LayakEntry           *entry,
                     const LayakChildKind *kind)
{
  LayakChildRow *self = g_object_new (LAYAK_TYPE_CHILD_ROW, NULL);

  self->store = g_object_ref (store);
  self->entry = g_object_ref (entry);
  self->kind = kind;
  g_object_set (self->editor, "type", kind->type, "store", store, NULL);
  g_signal_connect_object (entry, "changed", G_CALLBACK (show_entry), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_record (self), "notify", G_CALLBACK (show_entry), self, G_CONNECT_SWAPPED);
  choose_parts (self);
  layak_read_only_lock (store, self->find_button, self->remove_button, NULL);
  show_entry (self);
  return GTK_WIDGET (self);
}

const char *
layak_child_row_get_uuid (LayakChildRow *self)
{
  g_return_val_if_fail (LAYAK_IS_CHILD_ROW (self), NULL);

  return layak_record_get_uuid (get_record (self));
}

/* Opens the row with the focus in @field. */
void
layak_child_row_open (LayakChildRow *self,
                      const char    *field)
{
  g_return_if_fail (LAYAK_IS_CHILD_ROW (self));

  gtk_toggle_button_set_active (self->toggle, TRUE);
  layak_editor_focus_field (self->editor, field);
}
