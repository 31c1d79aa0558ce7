/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-pages.h"

#include <glib/gi18n.h>

#include "layak-agencies-page.h"
#include "layak-calendar-page.h"
#include "layak-indicators-page.h"
#include "layak-overview-page.h"
#include "layak-recommendations-page.h"
#include "layak-regencies-page.h"
#include "layak-reports-page.h"
#include "layak-trainings-page.h"
#include "layak-wording.h"

static void
count_trainings (const LayakBadges *figures,
                 LayakPageBadge    *badge)
{
  badge->count = figures->trainings;
}

static void
count_recommendations (const LayakBadges *figures,
                       LayakPageBadge    *badge)
{
  badge->count = figures->recommendations_open;
  badge->overdue = figures->recommendations_overdue;
}

static void
count_gaps (const LayakBadges *figures,
            LayakPageBadge    *badge)
{
  const gulong gaps = (gulong) figures->indicator_gaps;

  badge->count = figures->indicator_gaps;
  if (gaps > 0)
    badge->text = layak_wording_count (ngettext ("%s gap", "%s gaps", gaps), (gint64) gaps);
}

static void
count_regencies (const LayakBadges *figures,
                 LayakPageBadge    *badge)
{
  badge->count = figures->regencies;
}

static void
count_drafts (const LayakBadges *figures,
              LayakPageBadge    *badge)
{
  const gulong drafts = (gulong) figures->deliveries_draft;

  badge->count = figures->deliveries_draft;
  if (drafts > 0)
    badge->text = layak_wording_count (ngettext ("%s draft", "%s drafts", drafts), (gint64) drafts);
}

static const LayakPageInfo pages[] =
{
  { "overview", N_("Overview"), "nav-ringkasan-symbolic", NULL, layak_overview_page_get_type, NULL },
  { "trainings", N_("Trainings"), "nav-pelatihan-symbolic", "training", layak_trainings_page_get_type,
    count_trainings },
  { "recommendations", N_("Follow-up"), "nav-tindak-symbolic", "recommendation",
    layak_recommendations_page_get_type, count_recommendations },
  { "calendar", N_("Calendar"), "nav-kalender-symbolic", NULL, layak_calendar_page_get_type, NULL },
  { "indicators", N_("KLA indicators"), "nav-indikator-symbolic", NULL, layak_indicators_page_get_type, count_gaps },
  { "regencies", N_("Regencies and cities"), "mark-location-symbolic", "regency", layak_regencies_page_get_type,
    count_regencies },
  { "agencies", N_("Agencies and partners"), "nav-mitra-symbolic", "agency", layak_agencies_page_get_type, NULL },
  { "reports", N_("Reports"), "nav-laporan-symbolic", "delivery", layak_reports_page_get_type, count_drafts },
};

guint
layak_pages_get_n_pages (void)
{
  return G_N_ELEMENTS (pages);
}

const LayakPageInfo *
layak_pages_nth (guint position)
{
  g_return_val_if_fail (position < G_N_ELEMENTS (pages), NULL);

  return &pages[position];
}

/* (nullable): the page with this id. */
const LayakPageInfo *
layak_pages_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_str_equal (pages[i].id, id))
      return &pages[i];

  return NULL;
}

/* (nullable): the page that shows the records of this type. */
const LayakPageInfo *
layak_pages_find_record (const char *record)
{
  /* These are shown within what they belong to. */
  if (g_strcmp0 (record, "progress") == 0)
    record = "recommendation";

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_strcmp0 (pages[i].record, record) == 0)
      return &pages[i];

  return NULL;
}
