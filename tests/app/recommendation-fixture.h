/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of the follow-up, with a recommendation that much can be done with. */
#pragma once

#include "page-fixture.h"

#include "layak-editor.h"
#include "layak-recommendations-page.h"

typedef struct
{
  PageFixture  base;

  char        *first;
} RecommendationFixture;

static inline void
recommendation_fixture_fill (RecommendationFixture *fixture)
{
  store_fixture_set_up (&fixture->base.store, NULL);
  store_add_places (&fixture->base.store);
  fixture->first = store_insert (&fixture->base.store, "recommendation", "text", "Bentuk PATBM", "status", "agreed",
                                 "regency", "63.11", "due-date", "2025-08-15", "target", "12", "unit", "desa",
                                 "priority", "high", NULL);
}

static inline void
recommendation_fixture_show (RecommendationFixture *fixture)
{
  page_fixture_show (&fixture->base, LAYAK_TYPE_RECOMMENDATIONS_PAGE, "63.11", 0);
}

static inline void
tear_down (RecommendationFixture *fixture,
           gconstpointer          data)
{
  g_free (fixture->first);
  page_fixture_tear_down (&fixture->base, NULL);
}

static inline LayakStore *
get_store (RecommendationFixture *fixture)
{
  return fixture->base.store.store;
}

/* What a person does in the editor of the detail. */
static inline void
recommendation_fixture_edit (LayakEditor *editor,
                             const char  *field,
                             const char  *text)
{
  LayakRow *draft = layak_row_copy (layak_record_get_row (layak_editor_get_record (editor)));
  g_autoptr(GError) error = NULL;

  layak_row_parse_field (draft, field, text, &error);
  g_assert_no_error (error);
  layak_editor_save (editor, draft);
}
