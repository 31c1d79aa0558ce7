/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-narrowing.h"

#include <glib/gi18n.h>

#include "layak-chip.h"
#include "layak-enumerations.h"
#include "layak-wording.h"

struct _LayakNarrowing
{
  GtkWidget   parent_instance;

  LayakQuery *query;
};

G_DEFINE_FINAL_TYPE (LayakNarrowing, layak_narrowing, GTK_TYPE_WIDGET)

/* “August 2025”, or “2025”. */
static char *
dup_span (const char *value)
{
  LayakDate date;

  return layak_date_parse (value, &date) ? layak_wording_date (date) : g_strdup (value);
}

static char *
dup_start (const char *value)
{
  g_autofree char *span = dup_span (value);

  /* Translators: trainings that began in a year or month */
  return g_strdup_printf (_("Begun in %s"), span);
}

static char *
dup_group (const char *value)
{
  return g_strdup (layak_enumeration_get_label (&layak_groups, layak_enumeration_find (&layak_groups, value)));
}

static const struct
{
  const char *special;
  char *    (*dup_label) (const char *value);
} labels[] =
{
  { "starts", dup_start },
  { "month", dup_span },
  { "group", dup_group },
};

static void
removed_cb (LayakNarrowing *self,
            LayakChip      *chip)
{
  layak_query_set_special (self->query, layak_chip_get_identity (chip), NULL);
}

static void
clear (LayakNarrowing *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
query_changed_cb (LayakNarrowing *self)
{
  clear (self);
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      const gboolean is_known = layak_query_has_special (layak_query_get_info (self->query), labels[i].special);
      const char *value = is_known ? layak_query_get_special (self->query, labels[i].special) : NULL;
      g_autofree char *label = value != NULL ? labels[i].dup_label (value) : NULL;
      GtkWidget *chip;

      if (label == NULL)
        continue;
      chip = layak_chip_new (labels[i].special, label);
      g_signal_connect_object (chip, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
      gtk_widget_set_parent (chip, GTK_WIDGET (self));
    }
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_first_child (GTK_WIDGET (self)) != NULL);
}

static void
layak_narrowing_dispose (GObject *object)
{
  LayakNarrowing *self = LAYAK_NARROWING (object);

  clear (self);
  g_clear_object (&self->query);

  G_OBJECT_CLASS (layak_narrowing_parent_class)->dispose (object);
}

static void
layak_narrowing_class_init (LayakNarrowingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = layak_narrowing_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
layak_narrowing_init (LayakNarrowing *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 6);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
layak_narrowing_bind (LayakNarrowing *self,
                      LayakQuery     *query)
{
  g_return_if_fail (LAYAK_IS_NARROWING (self) && self->query == NULL);

  self->query = g_object_ref (query);
  g_signal_connect_object (query, "changed", G_CALLBACK (query_changed_cb), self, G_CONNECT_SWAPPED);
  query_changed_cb (self);
}

void
layak_narrowing_apply (LayakQuery *query,
                       GVariant   *filters)
{
  GVariantIter iter;
  const char *name, *value;

  layak_query_clear (query);
  g_variant_iter_init (&iter, filters);
  while (g_variant_iter_next (&iter, "{&s&s}", &name, &value))
    {
      g_auto(GStrv) values = g_strsplit (value, " ", -1);

      if (layak_query_has_special (layak_query_get_info (query), name))
        layak_query_set_special (query, name, value);
      else
        layak_query_set_filter_any (query, name, (const char * const *) values);
    }
}
