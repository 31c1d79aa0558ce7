/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-succession-dialog.h"

#include <glib/gi18n.h>

#include "layak-agency.h"
#include "layak-date-row.h"
#include "layak-editor.h"
#include "layak-feedback.h"
#include "layak-keys.h"
#include "layak-names.h"
#include "layak-reference-row.h"
#include "layak-succession.h"
#include "layak-text-row.h"

/* Of either way the person takes there is a draft: of the new agency, or of the old one with its end. */
struct _LayakSuccessionDialog
{
  AdwWindow       parent_instance;

  LayakStore     *store;
  LayakRow       *agency;
  char           *text;            /* what to say once it is stored */

  GtkCheckButton *renamed_button;
  GtkCheckButton *merged_button;
  GtkStack       *stack;
  LayakEditor    *renamed_editor;
  LayakEditor    *merged_editor;
};

enum
{
  SUCCEEDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayakSuccessionDialog, layak_succession_dialog, ADW_TYPE_WINDOW)

typedef struct
{
  LayakUuid former;
  LayakUuid successor;
  LayakDate date;
  LayakRow *created;     /* nullable: the successor, if it is new */
} Succession;

static void
succession_free (gpointer data)
{
  Succession *succession = data;

  g_clear_pointer (&succession->created, layak_row_free);
  g_free (succession);
}

static gboolean
write_succession (LayakWriter  *writer,
                  gpointer      data,
                  GError      **error)
{
  const Succession *succession = data;

  return (succession->created == NULL || layak_writer_insert (writer, succession->created, error)) &&
         layak_succession_write (writer, &succession->former, &succession->successor, succession->date, error);
}

static gboolean
is_renamed (LayakSuccessionDialog *self)
{
  return gtk_check_button_get_active (self->renamed_button);
}

static void
show_way (LayakSuccessionDialog *self)
{
  gtk_stack_set_visible_child_name (self->stack, is_renamed (self) ? "renamed" : "merged");
}

/* A refusal is about the successor that was chosen; the rest of what can fail is not about any field. */
static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(LayakSuccessionDialog) self = user_data;
  g_autoptr(GError) error = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.save", TRUE);
  if (layak_store_write_finish (LAYAK_STORE (source), result, &error))
    {
      g_signal_emit (self, signals[SUCCEEDED], 0, self->text);
      gtk_window_close (GTK_WINDOW (self));
    }
  else if (!is_renamed (self) && g_error_matches (error, LAYAK_STORE_ERROR, LAYAK_STORE_ERROR_CONSTRAINT))
    layak_editor_show_problem (self->merged_editor, "successor", error->message);
  else
    layak_feedback_show_error (GTK_WIDGET (self->stack), error);
}

/* Whether every field holds what is needed; otherwise says at the field what is missing. */
static gboolean
check_known (LayakEditor *editor,
             const char  *field,
             const char  *problem)
{
  if (!layak_row_is_unknown (layak_record_get_row (layak_editor_get_record (editor)), field))
    return TRUE;

  layak_editor_show_problem (editor, field, problem);
  return FALSE;
}

static const char *
ask_for_date (void)
{
  return _("Enter when it happened; a year will do.");
}

/* A name ends on the day before the next begins. Of a month or a year nobody knows which part it was. */
static LayakDate
get_end_before (LayakDate start)
{
  return layak_date_get_day (start) != 0 ? layak_date_add_days (start, -1) : start;
}

static void
start_writing (LayakSuccessionDialog *self,
               Succession            *succession,
               const char            *successor)
{
  g_autoptr(LayakRecord) former = layak_record_new_take (layak_row_copy (self->agency));
  g_autofree char *name = layak_names_dup_record (former);

  succession->former = self->agency->uuid;
  g_free (self->text);
  /* Translators: an agency, and the one that took over. */
  self->text = g_strdup_printf (_("“%s” became “%s”"), name, successor);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.save", FALSE);
  layak_store_write_async (self->store, LAYAK_ACTION_EDIT, &layak_agency_info, name, write_succession, succession,
                           succession_free, NULL, written_cb, g_object_ref (self));
}

static void
save_renamed (LayakSuccessionDialog *self)
{
  LayakRecord *record = layak_editor_get_record (self->renamed_editor);
  const LayakRow *draft = layak_record_get_row (record);
  g_autofree char *name = layak_names_dup_record (record);
  Succession *succession;

  if (layak_row_is_unknown (draft, "name") &&
      !check_known (self->renamed_editor, "abbreviation", _("Enter the new name or its abbreviation.")))
    return;
  if (!check_known (self->renamed_editor, "valid-from", ask_for_date ()))
    return;

  succession = g_new0 (Succession, 1);
  succession->created = layak_row_copy (draft);
  succession->successor = draft->uuid;
  succession->date = get_end_before (layak_row_get_date (draft, "valid-from"));
  start_writing (self, succession, name);
}

static void
save_merged (LayakSuccessionDialog *self)
{
  const LayakRow *draft = layak_record_get_row (layak_editor_get_record (self->merged_editor));
  const char *successor = layak_row_get_text (draft, "successor");
  g_autofree char *name = NULL;
  Succession *succession;
  LayakUuid uuid;

  if (!check_known (self->merged_editor, "successor", _("Choose the agency it went into.")) ||
      !check_known (self->merged_editor, "valid-to", ask_for_date ()) || !layak_uuid_parse (successor, &uuid))
    return;

  name = layak_names_dup_reference (self->store, &layak_agency_info, successor);
  succession = g_new0 (Succession, 1);
  succession->successor = uuid;
  succession->date = layak_row_get_date (draft, "valid-to");
  start_writing (self, succession, name);
}

static void
save_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  LayakSuccessionDialog *self = LAYAK_SUCCESSION_DIALOG (widget);

  if (is_renamed (self) && layak_editor_check (self->renamed_editor))
    save_renamed (self);
  else if (!is_renamed (self) && layak_editor_check (self->merged_editor))
    save_merged (self);
}

static void
layak_succession_dialog_dispose (GObject *object)
{
  g_clear_object (&LAYAK_SUCCESSION_DIALOG (object)->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_SUCCESSION_DIALOG);

  G_OBJECT_CLASS (layak_succession_dialog_parent_class)->dispose (object);
}

static void
layak_succession_dialog_finalize (GObject *object)
{
  LayakSuccessionDialog *self = LAYAK_SUCCESSION_DIALOG (object);

  g_clear_pointer (&self->agency, layak_row_free);
  g_free (self->text);

  G_OBJECT_CLASS (layak_succession_dialog_parent_class)->finalize (object);
}

static void
layak_succession_dialog_class_init (LayakSuccessionDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layak_succession_dialog_dispose;
  object_class->finalize = layak_succession_dialog_finalize;

  signals[SUCCEEDED] =
    g_signal_new ("succeeded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  g_type_ensure (LAYAK_TYPE_DATE_ROW);
  g_type_ensure (LAYAK_TYPE_EDITOR);
  g_type_ensure (LAYAK_TYPE_REFERENCE_ROW);
  g_type_ensure (LAYAK_TYPE_TEXT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-succession-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakSuccessionDialog, renamed_button);
  gtk_widget_class_bind_template_child (widget_class, LayakSuccessionDialog, merged_button);
  gtk_widget_class_bind_template_child (widget_class, LayakSuccessionDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, LayakSuccessionDialog, renamed_editor);
  gtk_widget_class_bind_template_child (widget_class, LayakSuccessionDialog, merged_editor);
  gtk_widget_class_bind_template_callback (widget_class, show_way);
}

static void
layak_succession_dialog_init (LayakSuccessionDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  layak_keys_add_first (GTK_WIDGET (self), GDK_KEY_Return, GDK_CONTROL_MASK, "dialog.save");
}

/* (transfer full): an agency of the same place, work and people, without a name yet. */
static LayakRow *
make_new (const LayakRow *former)
{
  static const char * const kept[] =
    { "level", "regency", "province", "kind", "task-force-role", "address", "contact", "phone", "email" };
  LayakRow *row = layak_row_new (&layak_agency_info);

  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      const LayakField *field = layak_record_info_find_field (&layak_agency_info, kept[i]);
      const guint index = layak_record_info_field_index (&layak_agency_info, field);

      layak_row_take_value (row, index, layak_value_copy (field, former->values[index]));
    }
  layak_row_ensure_uuid (row);
  return row;
}

static void
edit (LayakEditor *editor,
      LayakStore  *store,
      LayakRow    *row)
{
  g_autoptr(LayakRecord) record = layak_record_new_take (row);

  layak_editor_set_store (editor, store);
  layak_editor_set_record (editor, record);
}

/**
 * layak_succession_dialog_new:
 * @agency: which came to an end
 *
 * Returns: (transfer none): the window, which is already shown over that of @parent
 */
GtkWidget *
layak_succession_dialog_new (GtkWidget      *parent,
                             LayakStore     *store,
                             const LayakRow *agency)
{
  LayakSuccessionDialog *self = g_object_new (LAYAK_TYPE_SUCCESSION_DIALOG, NULL);
  g_autoptr(LayakRecord) record = layak_record_new_take (layak_row_copy (agency));
  g_autofree char *name = layak_names_dup_record (record);
  /* Translators: an agency that was renamed or merged. */
  g_autofree char *title = g_strdup_printf (_("What became of %s"), name);
  GtkRoot *root = gtk_widget_get_root (parent);

  self->store = g_object_ref (store);
  self->agency = layak_row_copy (agency);
  gtk_window_set_title (GTK_WINDOW (self), title);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  edit (self->renamed_editor, store, make_new (agency));
  edit (self->merged_editor, store, layak_row_copy (agency));
  gtk_window_present (GTK_WINDOW (self));
  layak_editor_focus_field (self->renamed_editor, "abbreviation");
  return GTK_WIDGET (self);
}
