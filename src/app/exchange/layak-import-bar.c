/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-import-bar.h"

#include <glib/gi18n.h>

#include "layak-side-layout.h"
#include "layak-wording.h"
#include "layak-wrap-layout.h"

struct _LayakImportBar
{
  AdwBin     parent_instance;

  GtkLabel  *summary_label;
  GtkWidget *skip_button;
  GtkButton *apply_button;
};

G_DEFINE_FINAL_TYPE (LayakImportBar, layak_import_bar, ADW_TYPE_BIN)

static void
layak_import_bar_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_IMPORT_BAR);

  G_OBJECT_CLASS (layak_import_bar_parent_class)->dispose (object);
}

static void
layak_import_bar_class_init (LayakImportBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_import_bar_dispose;

  g_type_ensure (LAYAK_TYPE_SIDE_LAYOUT);
  g_type_ensure (LAYAK_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-import-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakImportBar, summary_label);
  gtk_widget_class_bind_template_child (widget_class, LayakImportBar, skip_button);
  gtk_widget_class_bind_template_child (widget_class, LayakImportBar, apply_button);
}

static void
layak_import_bar_init (LayakImportBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Returns: whether everything is decided and there is something to import */
gboolean
layak_import_bar_show (LayakImportBar    *self,
                       LayakPlan         *plan,
                       LayakImportReview *review)
{
  const guint n_undecided = layak_import_review_count_undecided (review);
  const guint64 n = layak_plan_get_n_records (plan, LAYAK_FATE_NEW) +
                    layak_plan_get_n_records (plan, LAYAK_FATE_CHANGED) +
                    layak_plan_get_n_records (plan, LAYAK_FATE_CONFLICT) +
                    layak_plan_get_n_records (plan, LAYAK_FATE_WITHDRAWN) -
                    layak_import_review_count_parked (review);
  g_autofree char *number = layak_wording_number ((gint64) n), *left = layak_import_review_dup_left (review);
  g_autofree char *records = g_strdup_printf (ngettext ("%s record concerned", "%s records concerned", (gulong) n),
                                              number);
  g_autofree char *text = g_strconcat (records, left, NULL);
  g_autofree char *label = g_strdup_printf (ngettext ("_Import %s record", "_Import %s records", (gulong) n), number);

  g_return_val_if_fail (LAYAK_IS_IMPORT_BAR (self), FALSE);

  gtk_label_set_label (self->summary_label, text);
  gtk_button_set_label (self->apply_button, label);
  gtk_widget_set_visible (self->skip_button, n_undecided > 0);
  return n > 0 && n_undecided == 0;
}
