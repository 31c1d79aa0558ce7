/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-indicator-item.h"

#include <glib/gi18n.h>

#include "layak-wording.h"

struct _LayakIndicatorItem
{
  GObject                       parent_instance;

  GPtrArray                    *indicators;
  const LayakIndicatorCoverage *indicator;   /* one of them */
  gboolean                      is_heading;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayakIndicatorItem, layak_indicator_item, G_TYPE_OBJECT)

static void
layak_indicator_item_finalize (GObject *object)
{
  g_ptr_array_unref (LAYAK_INDICATOR_ITEM (object)->indicators);

  G_OBJECT_CLASS (layak_indicator_item_parent_class)->finalize (object);
}

static void
layak_indicator_item_class_init (LayakIndicatorItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = layak_indicator_item_finalize;

  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
layak_indicator_item_init (LayakIndicatorItem *self)
{
}

LayakIndicatorItem *
layak_indicator_item_new (GPtrArray                    *indicators,
                          const LayakIndicatorCoverage *indicator,
                          gboolean                      is_heading)
{
  LayakIndicatorItem *self = g_object_new (LAYAK_TYPE_INDICATOR_ITEM, NULL);

  self->indicators = g_ptr_array_ref (indicators);
  self->indicator = indicator;
  self->is_heading = is_heading;
  return self;
}

/* Tells from now on what @newer tells. */
void
layak_indicator_item_take (LayakIndicatorItem *self,
                           LayakIndicatorItem *newer)
{
  g_return_if_fail (LAYAK_IS_INDICATOR_ITEM (self) && LAYAK_IS_INDICATOR_ITEM (newer));

  g_ptr_array_unref (self->indicators);
  self->indicators = g_ptr_array_ref (newer->indicators);
  self->indicator = newer->indicator;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Whether both are about the same indicator or cluster. */
gboolean
layak_indicator_item_is_same (LayakIndicatorItem *self,
                              LayakIndicatorItem *other)
{
  if (self->is_heading != other->is_heading)
    return FALSE;

  return self->is_heading ? self->indicator->cluster == other->indicator->cluster
                          : g_str_equal (self->indicator->number, other->indicator->number);
}

gboolean
layak_indicator_item_is_heading (LayakIndicatorItem *self)
{
  return self->is_heading;
}

const LayakIndicatorCoverage *
layak_indicator_item_get (LayakIndicatorItem *self)
{
  return self->indicator;
}

/* How many of the 24 indicators of this cluster have no training. */
guint
layak_indicator_item_count_gaps (LayakIndicatorItem *self)
{
  guint gaps = 0;

  for (guint i = 0; i < self->indicators->len; i++)
    {
      const LayakIndicatorCoverage *indicator = g_ptr_array_index (self->indicators, i);

      if (indicator->cluster == self->indicator->cluster && layak_indicator_is_main (indicator))
        gaps += layak_indicator_coverage_is_gap (indicator);
    }
  return gaps;
}

/* Whether it is one of the 24, so that it counts as a gap if nothing was done for it. */
gboolean
layak_indicator_is_main (const LayakIndicatorCoverage *indicator)
{
  return indicator->counted && !indicator->is_part;
}

const char *
layak_indicator_get_tone (const LayakIndicatorCoverage *indicator)
{
  if (layak_indicator_coverage_is_gap (indicator))
    return indicator->counted ? "gap" : "none";
  if (layak_indicator_coverage_lacks_recommendation (indicator))
    return "bare";
  return indicator->held >= 3 ? "three" : indicator->held == 2 ? "two" : "one";
}

static void
append_figures (GString                      *text,
                const LayakIndicatorCoverage *indicator)
{
  g_autofree char *held = layak_wording_number (indicator->held);

  g_string_append_printf (text, ngettext ("%s training", "%s trainings", (gulong) indicator->held), held);
  if (indicator->people != LAYAK_UNKNOWN)
    {
      g_autofree char *people = layak_wording_number (indicator->people);

      g_string_append (text, ", ");
      g_string_append_printf (text, ngettext ("%s person", "%s people", (gulong) indicator->people), people);
    }
  g_string_append (text, ", ");
  if (indicator->recommendations == 0)
    g_string_append (text, _("no recommendation yet"));
  else
    {
      g_autofree char *open = layak_wording_number (indicator->open);
      g_autofree char *closed = layak_wording_number (indicator->closed);

      g_string_append_printf (text, _("recommendations: %s open, %s closed"), open, closed);
    }
}

/* Everything that its line shows, for tooltips and screen readers. */
char *
layak_indicator_dup_sentence (const LayakIndicatorCoverage *indicator)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autofree char *planned = layak_wording_number (indicator->planned);

  /* Translators: the number and the name of an indicator; what was done for it follows. */
  g_string_append_printf (text, _("%s. %s: "), indicator->number, indicator->name);
  if (!layak_indicator_coverage_is_gap (indicator))
    append_figures (text, indicator);
  else if (indicator->planned > 0)
    g_string_append_printf (text, ngettext ("no training held yet, %s planned", "no training held yet, %s planned",
                                            (gulong) indicator->planned), planned);
  else
    g_string_append (text, _("no training held yet"));
  return g_strdup (text->str);
}

/* “Cluster II”, with its name behind unless @is_short; what is no numbered cluster has only its name. */
char *
layak_indicator_dup_cluster (const LayakIndicatorCoverage *indicator,
                             gboolean                      is_short)
{
  static const char * const numerals[] = { NULL, "I", "II", "III", "IV", "V", NULL };
  const char *numeral = indicator->cluster >= 0 && indicator->cluster < (gint64) G_N_ELEMENTS (numerals)
                        ? numerals[indicator->cluster] : NULL;
  g_autofree char *number = NULL;

  if (numeral == NULL)
    return g_strdup (indicator->cluster_name != NULL ? indicator->cluster_name : _("Other"));

  /* Translators: a cluster of the KLA indicators by its Roman number. */
  number = g_strdup_printf (_("Cluster %s"), numeral);
  if (is_short || indicator->cluster_name == NULL)
    return g_steal_pointer (&number);
  return g_strdup_printf ("%s · %s", number, indicator->cluster_name);
}

/* Parted by blanks, as a list or a record takes them. */
char *
layak_indicator_dup_identities (const LayakIndicatorCoverage *indicator)
{
  return g_strjoinv (" ", indicator->identities);
}
