/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-lead-row.h"

#include "layak-tooltip.h"

struct _LayakLeadRow
{
  GtkListBoxRow  parent_instance;

  GtkBox        *content;
  GtkImage      *image;
  GtkLabel      *title;
  GtkLabel      *detail;
  GtkWidget     *ends;
  GtkLabel      *end;
  GtkLabel      *end_detail;
  GtkButton     *button;
};

G_DEFINE_FINAL_TYPE (LayakLeadRow, layak_lead_row, GTK_TYPE_LIST_BOX_ROW)

/* One name for all parts, since a screen reader reads a row by its name. */
static void
update_name (LayakLeadRow *self)
{
  GtkLabel *labels[] = { self->title, self->detail, self->end, self->end_detail };
  g_autoptr(GString) name = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      const char *text = gtk_label_get_label (labels[i]);

      if (*text != '\0')
        g_string_append_printf (name, "%s%s", name->len > 0 ? ", " : "", text);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, name->str, -1);
}

static void
set_label (GtkLabel   *label,
           const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
  layak_tooltip_set (GTK_WIDGET (label), text);
}

static void
layak_lead_row_dispose (GObject *object)
{
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_LEAD_ROW);

  G_OBJECT_CLASS (layak_lead_row_parent_class)->dispose (object);
}

static void
layak_lead_row_class_init (LayakLeadRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_lead_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-lead-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakLeadRow, content);
  gtk_widget_class_bind_template_child (widget_class, LayakLeadRow, image);
  gtk_widget_class_bind_template_child (widget_class, LayakLeadRow, title);
  gtk_widget_class_bind_template_child (widget_class, LayakLeadRow, detail);
  gtk_widget_class_bind_template_child (widget_class, LayakLeadRow, ends);
  gtk_widget_class_bind_template_child (widget_class, LayakLeadRow, end);
  gtk_widget_class_bind_template_child (widget_class, LayakLeadRow, end_detail);
  gtk_widget_class_bind_template_child (widget_class, LayakLeadRow, button);
}

static void
layak_lead_row_init (LayakLeadRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
layak_lead_row_new (void)
{
  return g_object_new (LAYAK_TYPE_LEAD_ROW, NULL);
}

void
layak_lead_row_set_icon (LayakLeadRow *self,
                         const char   *icon,
                         const char   *tone)
{
  g_return_if_fail (LAYAK_IS_LEAD_ROW (self));

  gtk_image_set_from_icon_name (self->image, icon);
  if (tone != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->image), tone);
}

void
layak_lead_row_set_text (LayakLeadRow *self,
                         const char   *title,
                         const char   *detail)
{
  g_return_if_fail (LAYAK_IS_LEAD_ROW (self));

  set_label (self->title, title);
  set_label (self->detail, detail);
  update_name (self);
}

void
layak_lead_row_set_wrap (LayakLeadRow *self,
                         gboolean      wrap)
{
  g_return_if_fail (LAYAK_IS_LEAD_ROW (self));

  gtk_label_set_wrap (self->title, wrap);
  gtk_label_set_lines (self->title, wrap ? 2 : 1);
}

void
layak_lead_row_set_end (LayakLeadRow *self,
                        const char   *end,
                        const char   *detail,
                        gboolean      alarm)
{
  g_return_if_fail (LAYAK_IS_LEAD_ROW (self));

  set_label (self->end, end);
  set_label (self->end_detail, detail);
  gtk_widget_set_visible (self->ends, TRUE);
  if (alarm)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->end_detail), "dim-label");
      gtk_widget_add_css_class (GTK_WIDGET (self->end_detail), "red-text");
      gtk_widget_add_css_class (GTK_WIDGET (self->end_detail), "strong");
    }
  update_name (self);
}

void
layak_lead_row_set_end_tone (LayakLeadRow *self,
                             const char   *tone)
{
  g_return_if_fail (LAYAK_IS_LEAD_ROW (self));

  gtk_widget_add_css_class (GTK_WIDGET (self->end), "strong");
  gtk_widget_add_css_class (GTK_WIDGET (self->end), tone);
}

/* The row itself is then no longer activated: Tab reaches the button. */
void
layak_lead_row_set_button (LayakLeadRow *self,
                           const char   *label)
{
  g_return_if_fail (LAYAK_IS_LEAD_ROW (self));

  gtk_button_set_label (self->button, label);
  gtk_widget_set_visible (GTK_WIDGET (self->button), TRUE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
}

void
layak_lead_row_add_suffix (LayakLeadRow *self,
                           GtkWidget    *child)
{
  g_return_if_fail (LAYAK_IS_LEAD_ROW (self));

  gtk_box_append (self->content, child);
}

/* The row, or the button on it. */
static GtkActionable *
get_actionable (LayakLeadRow *self)
{
  return gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (self)) ? GTK_ACTIONABLE (self)
                                                                    : GTK_ACTIONABLE (self->button);
}

void
layak_lead_row_set_target (LayakLeadRow *self,
                           const char   *type,
                           const char   *uuid,
                           const char   *field)
{
  g_return_if_fail (LAYAK_IS_LEAD_ROW (self));

  gtk_actionable_set_action_target (get_actionable (self), "(sss)", type, uuid, field != NULL ? field : "");
  gtk_actionable_set_action_name (get_actionable (self), "win.show-record");
}

void
layak_lead_row_set_page (LayakLeadRow *self,
                         const char   *page)
{
  g_return_if_fail (LAYAK_IS_LEAD_ROW (self));

  gtk_actionable_set_action_target (get_actionable (self), "s", page);
  gtk_actionable_set_action_name (get_actionable (self), "win.show-page");
}

void
layak_lead_row_set_list (LayakLeadRow *self,
                         const char   *type,
                         GVariant     *filters)
{
  g_return_if_fail (LAYAK_IS_LEAD_ROW (self));

  gtk_actionable_set_action_target (get_actionable (self), "(s@a{ss})", type, filters);
  gtk_actionable_set_action_name (get_actionable (self), "win.show-list");
}

/* Said in place of rows. */
void
layak_lead_row_say (GtkListBox *list,
                    const char *icon,
                    const char *tone,
                    const char *text)
{
  LayakLeadRow *row = LAYAK_LEAD_ROW (layak_lead_row_new ());

  layak_lead_row_set_icon (row, icon, tone);
  layak_lead_row_set_text (row, text, NULL);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_append (list, GTK_WIDGET (row));
}

void
layak_lead_row_clear (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}
