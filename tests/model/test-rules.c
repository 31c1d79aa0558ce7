/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layak-rules.h"

#include "layak-text.h"
#include "unit-from-text.h"

#define TODAY   20250828
#define UUID    "0198c0ab-cdef-7123-8456-000000000001"
#define OTHER   "0198c0ab-cdef-7123-8456-000000000002"

/* A unit that breaks a rule and one that keeps it, as close to the first as can be. What the store would tell stands
 * after “@”. */
static const struct
{
  const char *rule;
  const char *broken;
  const char *kept;
} cases[] =
{
  { "training-end-before-start", "training|start-date=2025-08-20|end-date=2025-08-19",
    "training|start-date=2025-08-20|end-date=2025-08-20" },
  { "training-end-before-start", "training|start-date=2025-08|end-date=2025-07",
    "training|start-date=2025-08-20|end-date=2025-08" },
  { "training-too-long", "training|start-date=2025-08-01|end-date=2025-09-01",
    "training|start-date=2025-08-01|end-date=2025-08-31" },
  { "training-time-order", "training|start-time=09:00|end-time=08:59", "training|start-time=09:00|end-time=09:00" },
  { "training-time-order", "training|start-time=09:00|end-time=00:00", "training|start-time=09:00" },
  { "training-end-time-alone", "training|end-time=15:00", "training|start-time=09:00|end-time=15:00" },
  { "training-held-in-future", "training|status=held|start-date=2025-08-29",
    "training|status=held|start-date=2025-08-28" },
  { "training-held-in-future", "training|status=held|start-date=2025-09", "training|status=held|start-date=2025-08" },
  { "training-planned-in-past", "training|status=planned|start-date=2025-08-20|end-date=2025-08-27",
    "training|status=planned|start-date=2025-08-20|end-date=2025-08-28" },
  { "training-planned-in-past", "training|status=planned|start-date=2025-08-27",
    "training|status=planned|start-date=2025-08" },
  { "training-planned-without-start", "training|status=planned", "training|status=planned|start-date=2025" },
  { "training-held-without-start", "training|status=held", "training|status=held|start-date=2025" },
  { "training-held-without-end", "training|status=held|start-date=2025-08-20",
    "training|status=held|start-date=2025-08-20|end-date=2025-08-20" },
  { "training-cancelled-with-participants", "training|status=cancelled|participants=1",
    "training|status=cancelled|participants=0" },
  { "training-cancelled-with-participants", "training|status=cancelled + participant-group|group=media|male=1",
    "training|status=held + participant-group|group=media|male=1" },
  { "training-two-owners", "training|regency=63.11|province=63", "training|regency=63.11" },
  { "training-without-kind", "training|status=held", "training|status=held|kind=training" },
  { "training-without-kind", "training|status=planned", "training|status=draft" },
  { "training-kha-unknown", "training|status=held", "training|status=held|kha=false" },
  { "training-held-without-organiser", "training|status=held", "training|status=held|organiser=" UUID },
  { "training-organiser-twice", "training|organiser=" UUID "|co-organisers=" UUID " " OTHER,
    "training|organiser=" UUID "|co-organisers=" OTHER },
  { "training-held-without-mode", "training|status=held", "training|status=held|mode=online" },
  { "training-held-without-venue", "training|status=held|mode=hybrid", "training|status=held|mode=online" },
  { "training-held-without-venue", "training|status=held", "training|status=held|venue=Aula" },
  { "training-online-with-venue", "training|mode=online|venue=Aula", "training|mode=hybrid|venue=Aula" },
  { "training-venue-without-regency", "training|venue=Aula", "training|venue=Aula|venue-regency=63.72" },
  { "training-batch-without-series", "training|batch=2", "training|batch=2|series=Bimtek" },
  { "training-held-without-participants", "training|status=held", "training|status=held|participants=0" },
  { "training-held-without-participants", "training|status=held + participant-group|group=media",
    "training|status=held + participant-group|group=media|unknown-sex=3" },
  { "training-held-without-participants", "training|status=held + participant-group|group=media|unit=institutions",
    "training|status=held + participant-group|group=media|unit=institutions|unknown-sex=3" },
  { "training-held-for-nobody", "training|status=held|participants=0", "training|status=planned|participants=0" },
  { "training-held-for-nobody", "training|status=held|participants=0",
    "training|status=held|participants=0 + participant-group|group=media|unit=institutions|unknown-sex=3" },
  { "training-held-without-breakdown", "training|status=held|participants=100 + participant-group|group=media",
    "training|status=held|participants=100 + participant-group|group=media|male=0" },
  { "training-breakdown-above-total", "training|participants=6 + participant-group|group=media|male=3|female=4",
    "training|participants=7 + participant-group|group=media|male=3|female=4" },
  { "training-breakdown-above-total", "training|participants=6 + participant-group|group=media|unknown-sex=7",
    "training|participants=6 + participant-group|group=media|unit=institutions|unknown-sex=7" },
  { "training-breakdown-below-total", "training|participants=8 + participant-group|group=media|male=3|female=4",
    "training|participants=7 + participant-group|group=media|male=3|female=4" },
  { "training-mixed-units",
    "training + participant-group|group=media|male=1"
    " + participant-group|group=educators|unit=institutions|unknown-sex=1",
    "training + participant-group|group=media|male=1 + participant-group|group=educators|unknown-sex=1" },
  { "training-without-asked-group", "training|status=held|kha=true + participant-group|group=media@groups=educators",
    "training|status=held|kha=true + participant-group|group=media@groups=media" },
  { "training-without-asked-group", "training|status=held|kha=true@groups=educators",
    "training|status=held|kha=false@groups=educators" },
  { "training-without-asked-group", "training|status=held|kha=true@groups=educators", "training|status=held|kha=true" },
  { "training-certificates-above-participants", "training|participants=10|certificates=11",
    "training|participants=10|certificates=10" },
  { "training-certificates-above-participants", "training|certificates=4 + participant-group|group=media|male=3",
    "training|certificates=4" },
  { "training-hours-below-sessions",
    "training|lesson-hours=3.5 + session|topic=A|lesson-hours=2 + session|topic=B|lesson-hours=2",
    "training|lesson-hours=4 + session|topic=A|lesson-hours=2 + session|topic=B|lesson-hours=2 + session|topic=C" },
  { "training-kha-without-hours", "training|status=held|kha=true", "training|status=held|kha=true|lesson-hours=8" },
  { "training-kha-without-hours", "training|status=held|kha=true + session|topic=A",
    "training|status=held|kha=true + session|topic=A|lesson-hours=2" },
  { "training-spent-above-ceiling", "training|ceiling=5000|spent=5001", "training|ceiling=5000|spent=5000" },
  { "training-spent-without-ceiling", "training|spent=1", "training|spent=0" },
  { "training-held-without-spending", "training|status=held|ceiling=5000",
    "training|status=held|ceiling=5000|spent=0" },
  { "training-without-fund-source", "training|ceiling=5000", "training|ceiling=5000|fund-source=csr" },
  { "training-without-fund-source", "training|spent=5000", "training|spent=0" },
  { "training-post-test-alone", "training|post-test=80", "training|post-test=80|pre-test=60" },
  { "training-pre-test-alone", "training|status=held|pre-test=60", "training|status=planned|pre-test=60" },
  { "training-post-test-lower", "training|pre-test=60.5|post-test=60", "training|pre-test=60|post-test=60" },
  { "training-without-indicator", "training|status=held", "training|status=held|indicators=2024-2" },
  { "training-without-documents", "training|status=held|kha=true@documents=0",
    "training|status=held|kha=true@documents=1" },
  { "training-without-documents", "training|status=held|kha=true@documents=0", "training|status=held|kha=true" },
  { "training-without-attendance-list", "training|status=held|kha=true@documents=1 attendance-lists=0",
    "training|status=held|kha=true@documents=1 attendance-lists=1" },
  { "training-without-certificate-document", "training|status=held|kha=true@documents=1 certificates=0",
    "training|status=held|kha=true@documents=1 certificates=1" },
  { "training-without-certificate-document", "training|status=held|kha=true|certificates=5@documents=1 certificates=0",
    "training|status=held|kha=true|certificates=0@documents=1 certificates=0" },
  { "training-without-recommendation", "training|status=held@recommendations=0",
    "training|status=held@recommendations=1" },
  { "training-without-recommendation", "training|status=held@recommendations=0", "training|status=held" },

  { "session-outside-dates", "training|start-date=2025-08-20 + session|topic=A|day=2025-08-19",
    "training|start-date=2025-08-20 + session|topic=A|day=2025-08" },
  { "session-outside-dates", "training|end-date=2025-08-22 + session|topic=A|day=2025-08-23",
    "training|end-date=2025-08-22 + session|topic=A|day=2025-08-22" },
  { "session-end-before-start", "training + session|topic=A|start-time=10:00|end-time=09:00",
    "training + session|topic=A|start-time=10:00|end-time=11:00" },
  { "session-end-time-alone", "training + session|topic=A|end-time=09:00",
    "training + session|topic=A|start-time=08:00|end-time=09:00" },
  { "session-without-day", "training|start-date=2025-08-20|end-date=2025-08-21 + session|topic=A",
    "training|start-date=2025-08-20|end-date=2025-08-20 + session|topic=A" },
  { "session-without-speaker", "training|status=held + session|topic=A",
    "training|status=held + session|topic=A|speakers=" UUID },
  { "session-strange-speaker", "training + speaker|name=A + session|topic=A|speakers=" OTHER,
    "training + speaker|name=A + session|topic=A" },
  { "session-strange-speaker", "training + session|topic=A|speakers=Sudirman", "training + session|topic=A" },
  { "speaker-without-role", "training + speaker|name=A", "training + speaker|name=A|role=opener" },
  { "speaker-without-institution", "training + speaker|name=A|role=resource-person",
    "training + speaker|name=A|role=resource-person|institution=Yayasan Berlian" },
  { "speaker-without-level", "training + speaker|name=A|role=resource-person",
    "training + speaker|name=A|role=opener" },
  { "group-children-above-size", "training + participant-group|group=media|male=1|female=1|children=3",
    "training + participant-group|group=media|male=1|female=1|children=2" },
  { "group-without-number", "training + participant-group|group=media",
    "training + participant-group|group=media|male=0" },
  { "group-institutions-of-a-sex", "training + participant-group|group=media|unit=institutions|male=1",
    "training + participant-group|group=media|unit=institutions|unknown-sex=1" },
  { "group-forum-without-children", "training + participant-group|group=childrens-forum|female=5",
    "training + participant-group|group=childrens-forum|female=5|children=5" },
  { "group-twice",
    "training + participant-group|group=media|institution=TVRI + participant-group|group=media|institution=TVRI",
    "training + participant-group|group=media|institution=TVRI + participant-group|group=media|institution=RRI" },
  { "group-twice", "training + participant-group|group=media|mode=online + participant-group|group=media|mode=online",
    "training + participant-group|group=media|mode=online + participant-group|group=media|mode=offline" },

  { "recommendation-done-without-evidence", "recommendation|status=done@documents=0",
    "recommendation|status=done@documents=1" },
  { "recommendation-done-without-evidence", "recommendation|status=done@documents=0", "recommendation|status=done" },
  { "recommendation-verified-without-evidence", "recommendation|status=verified@documents=0",
    "recommendation|status=verified@documents=1" },
  { "recommendation-verified-by-nobody", "recommendation|status=verified",
    "recommendation|status=verified|verified-by=Ani" },
  { "recommendation-verified-without-date", "recommendation|status=verified",
    "recommendation|status=verified|verified-on=2025" },
  { "recommendation-verified-in-future", "recommendation|verified-on=2025-08-29",
    "recommendation|verified-on=2025-08-28" },
  { "recommendation-verified-before-closed", "recommendation|verified-on=2025-08-01|closed-on=2025-08-02",
    "recommendation|verified-on=2025-08-02|closed-on=2025-08-02" },
  { "recommendation-postponed-without-date", "recommendation|status=postponed",
    "recommendation|status=postponed|postponed-to=2026" },
  { "recommendation-postponed-without-reason", "recommendation|status=postponed",
    "recommendation|status=postponed|status-reason=Anggaran" },
  { "recommendation-postponed-before-due", "recommendation|due-date=2025-12|postponed-to=2025-11",
    "recommendation|due-date=2025-12|postponed-to=2025-12-01" },
  { "recommendation-infeasible-without-reason", "recommendation|status=infeasible",
    "recommendation|status=infeasible|status-reason=Kewenangan provinsi" },
  { "recommendation-due-before-training-end", "recommendation|due-date=2025-08-21@training-end=20250822",
    "recommendation|due-date=2025-08-22@training-end=20250822" },
  { "recommendation-due-before-training-end", "recommendation|due-date=2025-08-21@training-end=20250822",
    "recommendation|due-date=2025-08-21" },
  { "recommendation-due-before-raised", "recommendation|raised-on=2025-08-22|due-date=2025-08-21",
    "recommendation|raised-on=2025-08-22|due-date=2025-08" },
  { "recommendation-raised-in-future", "recommendation|raised-on=2025-08-29", "recommendation|raised-on=2025" },
  { "recommendation-closed-before-raised", "recommendation|raised-on=2025-08-22|closed-on=2025-08-21",
    "recommendation|raised-on=2025-08-22|closed-on=2025-08-22" },
  { "recommendation-closed-in-future", "recommendation|closed-on=2025-08-29", "recommendation|closed-on=2025-08" },
  { "recommendation-closed-without-date", "recommendation|status=infeasible",
    "recommendation|status=infeasible|closed-on=2025" },
  { "recommendation-closed-without-date", "recommendation|status=done", "recommendation|status=postponed" },
  { "recommendation-open-but-closed", "recommendation|status=agreed|closed-on=2025",
    "recommendation|status=done|closed-on=2025" },
  { "recommendation-without-due-date", "recommendation|status=agreed", "recommendation|status=agreed|due-date=2025" },
  { "recommendation-without-due-date", "recommendation|status=agreed", "recommendation|status=done" },
  { "recommendation-without-lead", "recommendation", "recommendation|lead=" UUID },
  { "recommendation-lead-supports", "recommendation|lead=" UUID "|supporting=" UUID " " OTHER,
    "recommendation|lead=" UUID "|supporting=" OTHER },
  { "recommendation-without-measure", "recommendation", "recommendation|measure=Perda diundangkan" },
  { "recommendation-target-without-unit", "recommendation|target=12", "recommendation|target=12|unit=desa" },
  { "recommendation-above-target", "recommendation|target=12|achieved=12.5", "recommendation|target=12|achieved=12" },
  { "recommendation-above-target", "recommendation|target=0|achieved=1", "recommendation|achieved=1" },
  { "recommendation-done-below-target", "recommendation|status=done|target=12|achieved=11",
    "recommendation|status=in-progress|target=12|achieved=11" },
  { "recommendation-done-below-target", "recommendation|status=verified|target=12|achieved=0",
    "recommendation|status=verified|target=12" },
  { "recommendation-without-indicator", "recommendation", "recommendation|indicators=2024-2" },
  { "recommendation-without-priority", "recommendation|status=agreed", "recommendation|status=agreed|priority=low" },
  { "recommendation-two-owners", "recommendation|regency=63.11|province=63", "recommendation|province=63" },
  { "recommendation-without-origin", "recommendation", "recommendation|source=BanuaToday" },
  { "recommendation-without-origin", "recommendation", "recommendation|training=" UUID },
  { "recommendation-against-progress", "recommendation|status=agreed@last-status=3",
    "recommendation|status=done@last-status=3" },
  { "recommendation-against-progress", "recommendation|status=agreed@last-status=3", "recommendation|status=agreed" },

  { "progress-in-future", "progress|date=2025-08-29", "progress|date=2025-08-28" },
  { "progress-before-recommendation", "progress|date=2025-08-21@raised-on=20250822",
    "progress|date=2025-08@raised-on=20250822" },
  { "progress-same-status", "progress|old-status=done|new-status=done", "progress|old-status=agreed|new-status=done" },
  { "progress-same-status", "progress|old-status=proposed|new-status=proposed", "progress|new-status=proposed" },
  { "progress-without-new-status", "progress|old-status=proposed", "progress|old-status=proposed|new-status=agreed" },
  { "progress-empty", "progress|date=2025", "progress|date=2025|value=0" },

  { "document-without-subject", "document|title=SK", "document|title=SK|regency=63.11" },
  { "document-without-subject", "document|questions=2024-2-2", "document|progress=" UUID },
  { "document-many-subjects", "document|training=" UUID "|recommendation=" OTHER, "document|training=" UUID },
  { "document-without-content", "document|file-name=a.pdf", "document|number=400.2/1" },
  { "document-without-content", "document", "document|link=https://balangankab.go.id" },
  { "document-without-file", "document|file-name=a.pdf",
    "document|file-name=a.pdf|digest=0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef" },
  { "document-without-kind", "document", "document|kind=decree" },
  { "document-in-future", "document|date=2025-09", "document|date=2025-08" },

  { "agency-without-name", "agency|level=regency", "agency|abbreviation=DP3A" },
  { "agency-without-name", "agency|level=regency", "agency|name=Dinas Sosial" },
  { "agency-end-before-start", "agency|valid-from=2025|valid-to=2024", "agency|valid-from=2025|valid-to=2025" },
  { "agency-succeeded-without-end", "agency|successor=" UUID, "agency|successor=" UUID "|valid-to=2024" },
  { "agency-own-successor", "agency|successor=" UUID "@uuid", "agency|successor=" OTHER "@uuid" },
  { "agency-without-regency", "agency|level=regency", "agency|level=regency|regency=63.11" },
  { "agency-without-regency", "agency|level=regency", "agency|level=non-government" },
  { "agency-without-province", "agency|level=province", "agency|level=province|province=63" },
  { "agency-ministry-with-place", "agency|level=ministry|province=63", "agency|level=non-government|province=63" },
  { "agency-ministry-with-place", "agency|level=ministry|regency=63.11", "agency|level=ministry" },
  { "agency-two-places", "agency|regency=63.11|province=63", "agency|regency=63.11" },
  { "agency-without-kind", "agency", "agency|kind=social" },

  { "standing-score-against-category", "standing|score=601|category=pratama",
    "standing|score=600.99|category=pratama" },
  { "standing-score-against-category", "standing|score=800.38|category=utama",
    "standing|score=800.38|category=nindya" },
  { "standing-score-against-category", "standing|score=499.99|category=pratama",
    "standing|score=499.99|category=none" },
  { "standing-without-result", "standing|regency=63.11", "standing|category=none" },
  { "standing-without-result", "standing|regency=63.11", "standing|score=0" },
  { "standing-in-future", "standing|stage=final|date=2025-09", "standing|stage=target|date=2025-09" },
  { "standing-before-year", "standing|year=2025|stage=final|date=2023", "standing|year=2025|stage=final|date=2024-12" },
  { "standing-without-origin", "standing", "standing|note=KemenPPPA" },
  { "workforce-without-origin", "workforce|people=10", "workforce|people=10|note=Dapodik" },
  { "delivery-without-place", "delivery|period=2025-Q3", "delivery|regency=63.11" },
  { "delivery-two-places", "delivery|regency=63.11|province=63", "delivery|province=63" },
  { "delivery-returned-without-remarks", "delivery|status=returned", "delivery|status=returned|remarks=Lengkapi" },
  { "remark-unanswered", "remark|text=Lengkapi", "remark|text=Lengkapi|answered=true" },
  { "regency-kind-against-code", "regency|code=63.71|kind=kabupaten", "regency|code=63.71|kind=kota" },
  { "regency-kind-against-code", "regency|code=63.11|kind=kota", "regency|code=63.69|kind=kabupaten" },
  { "regency-province-against-code", "regency|code=63.11|province=62", "regency|code=63.11|province=63" },
  { "regency-decree-in-future", "regency|task-force-date=2026", "regency|task-force-date=2025" },
  { "regency-decree-without-number", "regency|task-force-date=2025",
    "regency|task-force-date=2025|task-force-decree=188.45/1" },
};

static void
tell_context (const char       *word,
              LayakRuleContext *context)
{
  g_auto(GStrv) pair = g_strsplit (word, "=", 2);
  gint64 number = g_ascii_strtoll (pair[1], NULL, 10);

  if (g_str_equal (pair[0], "documents"))
    context->n_documents = number;
  else if (g_str_equal (pair[0], "attendance-lists"))
    context->n_attendance_lists = number;
  else if (g_str_equal (pair[0], "certificates"))
    context->n_certificates = number;
  else if (g_str_equal (pair[0], "recommendations"))
    context->n_recommendations = number;
  else if (g_str_equal (pair[0], "groups"))
    context->asked_groups = (gint64) 1 << layak_enumeration_find (&layak_groups, pair[1]);
  else if (g_str_equal (pair[0], "training-end"))
    context->training_end = (LayakDate) number;
  else if (g_str_equal (pair[0], "last-status"))
    context->last_status = number;
  else if (g_str_equal (pair[0], "raised-on"))
    context->raised_on = (LayakDate) number;
  else
    g_error ("Nothing is called “%s”", word);
}

/* The findings of a case; “@uuid” gives the unit a known UUID. */
static GPtrArray *
check (const char *text)
{
  LayakRuleContext context = LAYAK_RULE_CONTEXT_INIT;
  g_auto(GStrv) parts = g_strsplit (text, "@", 2);
  g_auto(GStrv) words = g_strsplit (parts[1] != NULL ? parts[1] : "", " ", -1);
  g_autoptr(LayakUnit) unit = unit_from_text (parts[0]);

  context.today = TODAY;
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], "uuid"))
      g_assert_true (layak_uuid_parse (UUID, &unit->root->uuid));
    else
      tell_context (words[i], &context);

  return layak_rules_check_unit (unit, &context);
}

static const LayakFinding *
find_finding (GPtrArray  *findings,
              const char *name)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const LayakFinding *finding = g_ptr_array_index (findings, i);

      if (g_str_equal (finding->rule->name, name))
        return finding;
    }

  return NULL;
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GPtrArray) broken = check (cases[i].broken), kept = check (cases[i].kept);
      const LayakRule *rule = layak_rules_find (cases[i].rule);
      const LayakFinding *finding = find_finding (broken, cases[i].rule);

      g_test_message ("%s", cases[i].rule);
      g_assert_nonnull (rule);
      g_assert_nonnull (finding);
      g_assert_true (finding->rule == rule);
      g_assert_cmpstr (finding->info->name, ==, rule->record);
      g_assert_cmpstr (finding->field->name, ==, rule->field);
      g_assert_cmpint (layak_uuid_is_nil (&finding->child), ==, finding->info->parent == NULL);
      g_assert_null (find_finding (kept, cases[i].rule));
    }
}

/* A rule without a case that breaks it and one that keeps it would be a rule nobody knows to work. */
static void
test_every_rule_has_a_case (void)
{
  for (guint i = 0; i < layak_rules_get_n_rules (); i++)
    {
      gboolean found = FALSE;

      g_test_message ("%s", layak_rules_nth (i)->name);
      for (guint k = 0; k < G_N_ELEMENTS (cases); k++)
        found |= g_str_equal (cases[k].rule, layak_rules_nth (i)->name);
      g_assert_true (found);
    }
}

static void
test_table (void)
{
  g_autoptr(GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) sentences = g_hash_table_new (g_str_hash, g_str_equal);

  g_assert_cmpuint (layak_rules_get_n_rules (), >=, 30);
  for (guint i = 0; i < layak_rules_get_n_rules (); i++)
    {
      const LayakRule *rule = layak_rules_nth (i);
      const LayakRecordInfo *info = layak_record_info_find (rule->record);
      const char *sentence = layak_rule_get_sentence (rule);

      g_test_message ("%s", rule->name);
      g_assert_true (layak_text_matches (rule->name, "[a-z]+(-[a-z]+)+"));
      g_assert_true (g_hash_table_add (names, (char *) rule->name));
      g_assert_true (layak_rules_find (rule->name) == rule);
      g_assert_nonnull (info);
      g_assert_nonnull (layak_record_info_find_field (info, rule->field));
      g_assert_true (g_str_has_suffix (sentence, "."));
      g_assert_true (g_ascii_isupper (sentence[0]));
      g_hash_table_add (sentences, (char *) sentence);
      g_assert_nonnull (layak_enumeration_get_nick (&layak_severities, rule->severity));
      g_assert_true (rule->source == NULL || *layak_rule_get_source (rule) != '\0');
    }

  /* No two rules say the same. */
  g_assert_cmpuint (g_hash_table_size (sentences), ==, layak_rules_get_n_rules ());
  g_assert_null (layak_rules_find ("training"));
}

/* Nothing known breaks no rule of severity “required” but the one that a record says nothing at all. */
static void
test_unknown_context (void)
{
  for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
    {
      const LayakRuleContext context = LAYAK_RULE_CONTEXT_INIT;
      g_autoptr(LayakUnit) unit = layak_unit_new (layak_row_new (layak_record_info_nth (i)));
      g_autoptr(GPtrArray) findings = NULL;

      if (layak_record_info_nth (i)->parent != NULL)
        continue;

      findings = layak_rules_check_unit (unit, &context);
      for (guint k = 0; k < findings->len; k++)
        {
          const LayakRule *rule = ((LayakFinding *) g_ptr_array_index (findings, k))->rule;

          if (rule->severity == LAYAK_SEVERITY_REQUIRED)
            g_assert_true (g_str_equal (rule->name, "agency-without-name") ||
                           g_str_equal (rule->name, "document-without-subject") ||
                           g_str_equal (rule->name, "document-without-content") ||
                           g_str_equal (rule->name, "delivery-without-place"));
        }
    }
}

/* The two trainings of which the press reported: what the reports leave out is asked for, and nothing contradicts. */
static void
test_real (void)
{
  static const char * const trainings[] =
  {
    "training|title=Pelatihan Konvensi Hak Anak|kind=training|kha=true|status=held|start-date=2025-08-20"
    "|end-date=2025-08-22|venue=Aula Mayang Maurai|venue-regency=63.11|regency=63.11|organiser=" UUID
    "|participants=100 + participant-group|group=media + participant-group|group=business"
    " + speaker|name=Sudirman Latief|role=resource-person|level=centre|institution=Yayasan Berlian",
    "training|title=Bimbingan Teknis KHA|kind=technical-guidance|kha=true|status=held|start-date=2023-12-08"
    "|end-date=2023-12-10|venue=Grand Qin Hotel|venue-regency=63.72|regency=63.07|organiser=" UUID "|participants=55",
  };

  for (guint i = 0; i < G_N_ELEMENTS (trainings); i++)
    {
      g_autoptr(GPtrArray) findings = check (trainings[i]);

      g_assert_nonnull (find_finding (findings, "training-held-without-breakdown"));
      g_assert_nonnull (find_finding (findings, "training-kha-without-hours"));
      for (guint k = 0; k < findings->len; k++)
        {
          const LayakFinding *finding = g_ptr_array_index (findings, k);

          g_test_message ("%s", finding->rule->name);
          g_assert_cmpint (finding->rule->severity, !=, LAYAK_SEVERITY_REQUIRED);
        }
    }
}

/* A finding in a child names the child, each of several on its own. */
static void
test_children (void)
{
  const LayakRuleContext context = LAYAK_RULE_CONTEXT_INIT;
  g_autoptr(LayakUnit) unit = unit_from_text ("training + speaker|name=A|role=opener + speaker|name=B"
                                              " + speaker|name=C");
  g_autoptr(GPtrArray) findings = layak_rules_check_unit (unit, &context);
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const LayakFinding *finding = g_ptr_array_index (findings, i);

      g_assert_true (layak_uuid_equal (&finding->uuid, &unit->root->uuid));
      if (g_str_equal (finding->rule->name, "speaker-without-role"))
        {
          const LayakRow *child = g_ptr_array_index (unit->children, ++n);

          g_assert_true (layak_uuid_equal (&finding->child, &child->uuid));
        }
    }
  g_assert_cmpuint (n, ==, 2);
}

/* A session that names a speaker of its training breaks nothing. */
static void
test_speakers (void)
{
  const LayakRuleContext context = LAYAK_RULE_CONTEXT_INIT;
  g_autoptr(LayakUnit) unit = unit_from_text ("training + speaker|name=A + session|topic=B");
  g_autoptr(GPtrArray) findings = NULL;
  LayakRow *speaker = g_ptr_array_index (unit->children, 0), *session = g_ptr_array_index (unit->children, 1);
  g_autofree char *uuid = layak_uuid_to_string (&speaker->uuid);

  g_assert_true (layak_row_parse_field (session, "speakers", uuid, NULL));
  findings = layak_rules_check_unit (unit, &context);
  g_assert_null (find_finding (findings, "session-strange-speaker"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rules/cases", test_cases);
  g_test_add_func ("/rules/every-rule-has-a-case", test_every_rule_has_a_case);
  g_test_add_func ("/rules/table", test_table);
  g_test_add_func ("/rules/unknown-context", test_unknown_context);
  g_test_add_func ("/rules/real", test_real);
  g_test_add_func ("/rules/children", test_children);
  g_test_add_func ("/rules/speakers", test_speakers);

  return g_test_run ();
}
