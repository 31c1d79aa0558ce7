/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-progress-editor.h"

#include "layak-date-row.h"
#include "layak-editor.h"
#include "layak-prose-row.h"
#include "layak-text-row.h"
#include "layak-value-row.h"

struct _LayakProgressEditor
{
  AdwBin       parent_instance;

  LayakEditor *editor;
};

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayakProgressEditor, layak_progress_editor, ADW_TYPE_BIN)

static void
finish_cb (LayakProgressEditor *self)
{
  if (layak_editor_check (self->editor))
    g_signal_emit (self, signals[DONE], 0);
}

static void
layak_progress_editor_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_PROGRESS_EDITOR);

  G_OBJECT_CLASS (layak_progress_editor_parent_class)->dispose (object);
}

static void
layak_progress_editor_class_init (LayakProgressEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_progress_editor_dispose;

  signals[DONE] =
    g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (LAYAK_TYPE_EDITOR);
  g_type_ensure (LAYAK_TYPE_DATE_ROW);
  g_type_ensure (LAYAK_TYPE_PROSE_ROW);
  g_type_ensure (LAYAK_TYPE_TEXT_ROW);
  g_type_ensure (LAYAK_TYPE_VALUE_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-progress-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakProgressEditor, editor);
  gtk_widget_class_bind_template_callback (widget_class, finish_cb);
}

static void
layak_progress_editor_init (LayakProgressEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
layak_progress_editor_new (LayakStore  *store,
                           LayakRecord *progress)
{
  LayakProgressEditor *self = g_object_new (LAYAK_TYPE_PROGRESS_EDITOR, NULL);

  layak_editor_set_store (self->editor, store);
  layak_editor_set_record (self->editor, progress);
  return GTK_WIDGET (self);
}

void
layak_progress_editor_focus_field (LayakProgressEditor *self,
                                   const char          *field)
{
  g_return_if_fail (LAYAK_IS_PROGRESS_EDITOR (self));

  layak_editor_focus_field (self->editor, field);
}
