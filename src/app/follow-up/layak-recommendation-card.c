/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-recommendation-card.h"

#include <glib/gi18n.h>

#include "layak-due.h"
#include "layak-pill.h"
#include "layak-priority.h"
#include "layak-progress-cell.h"
#include "layak-recommendation-columns.h"
#include "layak-tooltip.h"

struct _LayakRecommendationCard
{
  GtkBox         parent_instance;

  GtkWidget     *indicators_label;
  LayakPriority *priority;
  GtkLabel      *text_label;
  GtkWidget     *lead_row;
  GtkWidget     *lead_label;
  GtkWidget     *progress;
  GtkWidget     *reason_row;
  GtkImage      *reason_image;
  GtkLabel      *reason_label;
  LayakDue      *due;
};

G_DEFINE_FINAL_TYPE (LayakRecommendationCard, layak_recommendation_card, GTK_TYPE_BOX)

static void
layak_recommendation_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_RECOMMENDATION_CARD);

  G_OBJECT_CLASS (layak_recommendation_card_parent_class)->dispose (object);
}

static void
layak_recommendation_card_class_init (LayakRecommendationCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_recommendation_card_dispose;

  g_type_ensure (LAYAK_TYPE_DUE);
  g_type_ensure (LAYAK_TYPE_PRIORITY);
  g_type_ensure (LAYAK_TYPE_PROGRESS_CELL);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-recommendation-card.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakRecommendationCard, indicators_label);
  gtk_widget_class_bind_template_child (widget_class, LayakRecommendationCard, priority);
  gtk_widget_class_bind_template_child (widget_class, LayakRecommendationCard, text_label);
  gtk_widget_class_bind_template_child (widget_class, LayakRecommendationCard, lead_row);
  gtk_widget_class_bind_template_child (widget_class, LayakRecommendationCard, lead_label);
  gtk_widget_class_bind_template_child (widget_class, LayakRecommendationCard, progress);
  gtk_widget_class_bind_template_child (widget_class, LayakRecommendationCard, reason_row);
  gtk_widget_class_bind_template_child (widget_class, LayakRecommendationCard, reason_image);
  gtk_widget_class_bind_template_child (widget_class, LayakRecommendationCard, reason_label);
  gtk_widget_class_bind_template_child (widget_class, LayakRecommendationCard, due);
}

static void
layak_recommendation_card_init (LayakRecommendationCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
layak_recommendation_card_new (void)
{
  return g_object_new (LAYAK_TYPE_RECOMMENDATION_CARD, NULL);
}

/* What is closed is no longer urgent. */
static void
show_priority (LayakRecommendationCard *self,
               const LayakRow          *row)
{
  const gboolean is_closed = layak_recommendation_status_is_closed (layak_row_get_number (row, "status"));

  layak_priority_set (self->priority, layak_row_get_number (row, "priority"));
  gtk_widget_set_visible (GTK_WIDGET (self->priority), !is_closed && !layak_row_is_unknown (row, "priority"));
}

static void
show_reason (LayakRecommendationCard *self,
             const LayakRow          *row)
{
  const char *reason = layak_row_get_text (row, "status-reason");

  gtk_widget_set_visible (self->reason_row, reason != NULL);
  gtk_image_set_from_icon_name (self->reason_image,
                                layak_recommendation_look (layak_row_get_number (row, "status"))->icon);
  gtk_label_set_label (self->reason_label, reason);
  layak_tooltip_set (self->reason_row, reason);
}

void
layak_recommendation_card_set (LayakRecommendationCard *self,
                               LayakEntry              *entry)
{
  const LayakRow *row = layak_record_get_row (layak_entry_get_record (entry));
  const char *title = layak_row_get_title (row);

  g_return_if_fail (LAYAK_IS_RECOMMENDATION_CARD (self));

  layak_recommendation_columns_show_indicators (self->indicators_label, entry);
  gtk_widget_set_visible (self->indicators_label, !layak_row_is_unknown (row, "indicators"));
  show_priority (self, row);
  gtk_label_set_label (self->text_label, title);
  layak_tooltip_set (GTK_WIDGET (self->text_label), title);
  layak_recommendation_columns_show_lead (self->lead_label, entry);
  gtk_widget_set_visible (self->lead_row, layak_entry_get_text (entry, "lead-name") != NULL);
  layak_recommendation_columns_show_progress (self->progress, entry);
  gtk_widget_set_visible (self->progress, !layak_row_is_unknown (row, "target") &&
                          !layak_recommendation_status_is_closed (layak_row_get_number (row, "status")));
  show_reason (self, row);
  layak_due_set (self->due, row);
}

char *
layak_recommendation_card_dup_name (LayakEntry *entry)
{
  const LayakRow *row = layak_record_get_row (layak_entry_get_record (entry));
  const gint64 status = layak_row_get_number (row, "status");

  /* Translators: the text of a recommendation and its status. */
  return g_strdup_printf (_("Card: %s, status: %s"), layak_row_get_title (row),
                          layak_enumeration_get_label (&layak_recommendation_statuses, status));
}
