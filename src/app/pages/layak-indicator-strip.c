/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-indicator-strip.h"

#include <glib/gi18n.h>

#include "layak-indicator-item.h"
#include "layak-tooltip.h"
#include "layak-wrap-layout.h"

#define GROUP_SPACING 16

static const char number_key[] = "layak-number";
static const char tone_key[] = "layak-tone";

struct _LayakIndicatorStrip
{
  GtkWidget  parent_instance;

  GPtrArray *tiles;   /* (element-type GtkButton), not owned: in the order of the indicators */
};

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayakIndicatorStrip, layak_indicator_strip, GTK_TYPE_WIDGET)

static void
clicked_cb (GtkWidget           *tile,
            LayakIndicatorStrip *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0, g_object_get_data (G_OBJECT (tile), number_key));
}

static void
show_tile (GtkWidget                    *tile,
           const LayakIndicatorCoverage *indicator)
{
  const char *tone = layak_indicator_get_tone (indicator);
  const char *former = g_object_get_data (G_OBJECT (tile), tone_key);
  g_autofree char *sentence = layak_indicator_dup_sentence (indicator);

  if (former != NULL)
    gtk_widget_remove_css_class (tile, former);
  gtk_widget_add_css_class (tile, tone);
  g_object_set_data (G_OBJECT (tile), tone_key, (gpointer) tone);
  layak_tooltip_set (tile, sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tile), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}

static GtkWidget *
make_tile (LayakIndicatorStrip          *self,
           const LayakIndicatorCoverage *indicator)
{
  GtkWidget *tile = gtk_button_new_with_label (indicator->number);

  gtk_widget_add_css_class (tile, "tile");
  g_object_set_data_full (G_OBJECT (tile), number_key, g_strdup (indicator->number), g_free);
  g_signal_connect_object (tile, "clicked", G_CALLBACK (clicked_cb), self, 0);
  return tile;
}

/* Returns: the box for the tiles of the cluster that begins with @indicator */
static GtkWidget *
add_group (LayakIndicatorStrip          *self,
           const LayakIndicatorCoverage *indicator)
{
  GtkWidget *group = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *tiles = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  g_autofree char *name = layak_indicator_dup_cluster (indicator, TRUE);
  g_autofree char *title = layak_indicator_dup_cluster (indicator, FALSE);
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "smaller");
  gtk_widget_add_css_class (label, "strong");
  gtk_widget_add_css_class (label, "dim-label");
  layak_tooltip_set (label, title);
  gtk_box_append (GTK_BOX (group), label);
  gtk_box_append (GTK_BOX (group), tiles);
  gtk_widget_set_parent (group, GTK_WIDGET (self));
  return tiles;
}

static void
clear (LayakIndicatorStrip *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->tiles, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static void
layak_indicator_strip_dispose (GObject *object)
{
  LayakIndicatorStrip *self = LAYAK_INDICATOR_STRIP (object);

  clear (self);

  G_OBJECT_CLASS (layak_indicator_strip_parent_class)->dispose (object);
}

static void
layak_indicator_strip_finalize (GObject *object)
{
  g_ptr_array_unref (LAYAK_INDICATOR_STRIP (object)->tiles);

  G_OBJECT_CLASS (layak_indicator_strip_parent_class)->finalize (object);
}

static void
layak_indicator_strip_class_init (LayakIndicatorStripClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = layak_indicator_strip_dispose;
  object_class->finalize = layak_indicator_strip_finalize;

  signals[ACTIVATED] =
    g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                  G_TYPE_STRING);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
layak_indicator_strip_init (LayakIndicatorStrip *self)
{
  self->tiles = g_ptr_array_new ();
  gtk_widget_set_layout_manager (GTK_WIDGET (self), layak_wrap_layout_new (GROUP_SPACING));
}

/* Whether there is a tile for each of the indicators already. */
static gboolean
has_tiles (LayakIndicatorStrip *self,
           GPtrArray           *mains)
{
  if (self->tiles->len != mains->len)
    return FALSE;

  for (guint i = 0; i < mains->len; i++)
    if (!g_str_equal (g_object_get_data (g_ptr_array_index (self->tiles, i), number_key),
                      ((const LayakIndicatorCoverage *) g_ptr_array_index (mains, i))->number))
      return FALSE;
  return TRUE;
}

static void
make_tiles (LayakIndicatorStrip *self,
            GPtrArray           *mains)
{
  GtkWidget *tiles = NULL;
  gint64 cluster = LAYAK_UNKNOWN;

  clear (self);
  for (guint i = 0; i < mains->len; i++)
    {
      const LayakIndicatorCoverage *indicator = g_ptr_array_index (mains, i);
      GtkWidget *tile = make_tile (self, indicator);

      if (tiles == NULL || indicator->cluster != cluster)
        tiles = add_group (self, indicator);
      cluster = indicator->cluster;
      gtk_box_append (GTK_BOX (tiles), tile);
      g_ptr_array_add (self->tiles, tile);
    }
}

/* Parts have no tile of their own. The tiles stay where they are, with the focus, unless the instrument changes. */
void
layak_indicator_strip_set_indicators (LayakIndicatorStrip *self,
                                      GPtrArray           *indicators)
{
  g_autoptr(GPtrArray) mains = g_ptr_array_new ();

  g_return_if_fail (LAYAK_IS_INDICATOR_STRIP (self));

  for (guint i = 0; i < indicators->len; i++)
    if (!((const LayakIndicatorCoverage *) g_ptr_array_index (indicators, i))->is_part)
      g_ptr_array_add (mains, g_ptr_array_index (indicators, i));

  if (!has_tiles (self, mains))
    make_tiles (self, mains);
  for (guint i = 0; i < mains->len; i++)
    show_tile (g_ptr_array_index (self->tiles, i), g_ptr_array_index (mains, i));
}
