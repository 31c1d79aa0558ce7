/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-sidebar-row.h"

#include <glib/gi18n.h>

#include "layak-badge.h"
#include "layak-wording.h"

struct _LayakSidebarRow
{
  GtkListBoxRow        parent_instance;

  const LayakPageInfo *info;

  GtkImage            *icon;
  GtkLabel            *name;
  LayakBadge          *overdue;
  LayakBadge          *count;
};

G_DEFINE_FINAL_TYPE (LayakSidebarRow, layak_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

static void
layak_sidebar_row_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_SIDEBAR_ROW);

  G_OBJECT_CLASS (layak_sidebar_row_parent_class)->dispose (object);
}

static void
layak_sidebar_row_class_init (LayakSidebarRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_sidebar_row_dispose;

  g_type_ensure (LAYAK_TYPE_BADGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-sidebar-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakSidebarRow, icon);
  gtk_widget_class_bind_template_child (widget_class, LayakSidebarRow, name);
  gtk_widget_class_bind_template_child (widget_class, LayakSidebarRow, overdue);
  gtk_widget_class_bind_template_child (widget_class, LayakSidebarRow, count);
}

static void
layak_sidebar_row_init (LayakSidebarRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
layak_sidebar_row_new (const LayakPageInfo *info)
{
  LayakSidebarRow *self = g_object_new (LAYAK_TYPE_SIDEBAR_ROW, NULL);

  self->info = info;
  gtk_image_set_from_icon_name (self->icon, info->icon);
  gtk_label_set_label (self->name, _(info->title));
  return GTK_WIDGET (self);
}

const LayakPageInfo *
layak_sidebar_row_get_info (LayakSidebarRow *self)
{
  g_return_val_if_fail (LAYAK_IS_SIDEBAR_ROW (self), NULL);

  return self->info;
}

/* Badges are part of the name a screen reader tells: “Follow-up, 19, 5 overdue”. */
static void
set_accessible_name (LayakSidebarRow      *self,
                     const LayakPageBadge *badge)
{
  g_autoptr(GString) name = g_string_new (_(self->info->title));
  g_autofree char *count = layak_wording_number (badge->count), *overdue = layak_wording_number (badge->overdue);

  if (badge->text != NULL)
    g_string_append_printf (name, ", %s", badge->text);
  else if (badge->count > 0)
    g_string_append_printf (name, ", %s", count);
  if (badge->overdue > 0)
    {
      g_string_append (name, ", ");
      g_string_append_printf (name, ngettext ("%s overdue", "%s overdue", badge->overdue), overdue);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
}

void
layak_sidebar_row_show (LayakSidebarRow   *self,
                        const LayakBadges *figures)
{
  LayakPageBadge badge = { 0 };

  g_return_if_fail (LAYAK_IS_SIDEBAR_ROW (self));

  if (self->info->count != NULL)
    self->info->count (figures, &badge);
  layak_badge_set_count (self->count, badge.count);
  layak_badge_set_count (self->overdue, badge.overdue);
  if (badge.text != NULL)
    layak_badge_set_text (self->count, badge.text);
  set_accessible_name (self, &badge);
  g_free (badge.text);
}
