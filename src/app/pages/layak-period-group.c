/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-period-group.h"

#include <glib/gi18n.h>

#include "layak-wording.h"

struct _LayakPeriodGroup
{
  AdwPreferencesGroup  parent_instance;

  gboolean             setting;      /* rows are told what to show, and tell nobody */

  AdwComboRow         *kind_row;
  GtkWidget           *year_row;
  GtkAdjustment       *year;
  AdwComboRow         *part_row;
  GtkWidget           *days_row;
};

/* In the order of the list in the .ui. */
typedef enum
{
  KIND_EVERYTHING,
  KIND_YEAR,
  KIND_SEMESTER,
  KIND_QUARTER,
  KIND_MONTH,
  KIND_DAYS,
} Kind;

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayakPeriodGroup, layak_period_group, ADW_TYPE_PREFERENCES_GROUP)

static Kind
get_kind (LayakPeriodGroup *self)
{
  return (Kind) adw_combo_row_get_selected (self->kind_row);
}

static void
changed_cb (LayakPeriodGroup *self)
{
  if (!self->setting)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
fill_parts (LayakPeriodGroup *self,
            Kind              kind)
{
  g_autoptr(GtkStringList) parts = gtk_string_list_new (NULL);
  const guint n = kind == KIND_SEMESTER ? 2 : kind == KIND_QUARTER ? 4 : 12;

  for (guint i = 1; i <= n; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);

      gtk_string_list_append (parts, kind == KIND_MONTH ? layak_wording_month ((int) i) : number);
    }
  adw_combo_row_set_model (self->part_row, G_LIST_MODEL (parts));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->part_row),
                                 kind == KIND_SEMESTER ? _("Semester")
                                 : kind == KIND_QUARTER ? _("Quarter") : _("Month"));
}

static void
show_kind (LayakPeriodGroup *self)
{
  const Kind kind = get_kind (self);
  const gboolean has_parts = kind == KIND_SEMESTER || kind == KIND_QUARTER || kind == KIND_MONTH;

  gtk_widget_set_visible (self->year_row, kind == KIND_YEAR || has_parts);
  gtk_widget_set_visible (GTK_WIDGET (self->part_row), has_parts);
  gtk_widget_set_visible (self->days_row, kind == KIND_DAYS);
  if (has_parts)
    fill_parts (self, kind);
}

static void
kind_changed_cb (LayakPeriodGroup *self)
{
  const gboolean was_setting = self->setting;

  self->setting = TRUE;
  show_kind (self);
  self->setting = was_setting;
  changed_cb (self);
}

static void
layak_period_group_dispose (GObject *object)
{
  LAYAK_PERIOD_GROUP (object)->setting = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_PERIOD_GROUP);

  G_OBJECT_CLASS (layak_period_group_parent_class)->dispose (object);
}

static void
layak_period_group_class_init (LayakPeriodGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_period_group_dispose;

  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-period-group.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakPeriodGroup, kind_row);
  gtk_widget_class_bind_template_child (widget_class, LayakPeriodGroup, year_row);
  gtk_widget_class_bind_template_child (widget_class, LayakPeriodGroup, year);
  gtk_widget_class_bind_template_child (widget_class, LayakPeriodGroup, part_row);
  gtk_widget_class_bind_template_child (widget_class, LayakPeriodGroup, days_row);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
layak_period_group_init (LayakPeriodGroup *self)
{
  self->setting = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_adjustment_set_value (self->year, layak_date_get_year (layak_date_today ()));
  show_kind (self);
  self->setting = FALSE;
}

/* How people write the period decides what the rows show. */
static Kind
guess_kind (const LayakPeriod *period,
            guint             *part)
{
  g_autofree char *text = layak_period_format (period);
  const char *rest = strchr (text, '-');

  *part = 0;
  if (rest == NULL)
    return KIND_YEAR;
  if (strchr (text, '/') != NULL || strlen (rest) > 3)
    return KIND_DAYS;
  if (rest[1] == 'S' || rest[1] == 'Q')
    {
      *part = (guint) atoi (rest + 2) - 1;
      return rest[1] == 'S' ? KIND_SEMESTER : KIND_QUARTER;
    }

  *part = (guint) atoi (rest + 1) - 1;
  return KIND_MONTH;
}

/**
 * layak_period_group_set_period:
 * @period: (nullable): the period to show; %NULL or one that is not set is everything
 */
void
layak_period_group_set_period (LayakPeriodGroup  *self,
                               const LayakPeriod *period)
{
  const gboolean is_set = period != NULL && layak_period_is_set (period);
  guint part = 0;

  g_return_if_fail (LAYAK_IS_PERIOD_GROUP (self));

  self->setting = TRUE;
  adw_combo_row_set_selected (self->kind_row, is_set ? guess_kind (period, &part) : KIND_EVERYTHING);
  show_kind (self);
  if (is_set)
    {
      g_autofree char *days = layak_wording_dates (period->from, period->to);

      gtk_adjustment_set_value (self->year, layak_date_get_year (period->from));
      adw_combo_row_set_selected (self->part_row, part);
      gtk_editable_set_text (GTK_EDITABLE (self->days_row), days);
    }
  self->setting = FALSE;
  changed_cb (self);
}

static gboolean
read_days (LayakPeriodGroup  *self,
           LayakPeriod       *period,
           GError           **error)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->days_row));
  LayakDate from, to;

  if (!layak_wording_parse_dates (text, &from, &to) || from == LAYAK_UNKNOWN || to == LAYAK_UNKNOWN)
    {
      g_set_error (error, LAYAK_ERROR, LAYAK_ERROR_INVALID,
                   _("“%s” is no period; write it as 1/7/2025 – 30/9/2025"), text);
      return FALSE;
    }

  period->from = layak_date_first_day (from);
  period->to = layak_date_last_day (to);
  return TRUE;
}

/**
 * layak_period_group_get_period:
 * @period: (out): the period chosen; not set for everything
 *
 * Returns: whether the rows tell one
 */
gboolean
layak_period_group_get_period (LayakPeriodGroup  *self,
                               LayakPeriod       *period,
                               GError           **error)
{
  g_autofree char *text = NULL;
  int year;
  guint part;

  g_return_val_if_fail (LAYAK_IS_PERIOD_GROUP (self), FALSE);

  *period = (LayakPeriod) { 0, 0 };
  year = (int) gtk_adjustment_get_value (self->year);
  part = adw_combo_row_get_selected (self->part_row) + 1;
  switch (get_kind (self))
    {
    case KIND_YEAR:
      text = g_strdup_printf ("%04d", year);
      break;
    case KIND_SEMESTER:
      text = g_strdup_printf ("%04d-S%u", year, part);
      break;
    case KIND_QUARTER:
      text = g_strdup_printf ("%04d-Q%u", year, part);
      break;
    case KIND_MONTH:
      text = g_strdup_printf ("%04d-%02u", year, part);
      break;
    case KIND_DAYS:
      return read_days (self, period, error);
    case KIND_EVERYTHING:
    default:
      return TRUE;
    }

  return layak_period_parse (text, period, error);
}

char *
layak_period_group_describe (const LayakPeriod *period)
{
  g_autofree char *code = NULL, *label = NULL, *dates = NULL;

  if (!layak_period_is_set (period))
    return g_strdup (_("Everything"));

  code = layak_period_format (period);
  label = layak_period_dup_label (period);
  dates = layak_wording_dates (period->from, period->to);
  return g_str_equal (code, label) && strlen (code) > 4 ? g_steal_pointer (&dates)
                                                        : g_strdup_printf ("%s · %s", label, dates);
}
