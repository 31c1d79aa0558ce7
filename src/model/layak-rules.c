/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-model"

#include "layak-rules.h"

#include <glib/gi18n-lib.h>

#include "layak-rules-private.h"

static const LayakChoice severity_choices[] =
{
  { "required", N_("Required") },
  { "advised", N_("Advised") },
  { "informative", N_("Informative") },
};
const LayakEnumeration layak_severities = { "severity", severity_choices, G_N_ELEMENTS (severity_choices) };

static const LayakRuleTable * const tables[] =
{
  &layak_training_rules,
  &layak_training_child_rules,
  &layak_recommendation_rules,
  &layak_other_rules,
};

guint
layak_rules_get_n_rules (void)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    n += tables[i]->n_rules;
  return n;
}

const LayakRule *
layak_rules_nth (guint position)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      if (position < tables[i]->n_rules)
        return &tables[i]->rules[position];
      position -= tables[i]->n_rules;
    }

  g_return_val_if_reached (NULL);
}

/* NULL if no rule has this name. */
const LayakRule *
layak_rules_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (guint k = 0; k < tables[i]->n_rules; k++)
      if (g_str_equal (tables[i]->rules[k].name, name))
        return &tables[i]->rules[k];

  return NULL;
}

/* For each type of record the rules that are about it, in their order; made once, then only read. */
static GPtrArray * const *
get_rules (void)
{
  static GPtrArray **rules;

  if (g_once_init_enter (&rules))
    {
      GPtrArray **made = g_new0 (GPtrArray *, layak_record_info_get_n_infos ());

      for (guint i = 0; i < layak_record_info_get_n_infos (); i++)
        made[i] = g_ptr_array_new ();
      for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
        for (guint k = 0; k < tables[i]->n_rules; k++)
          {
            const LayakRule *rule = &tables[i]->rules[k];

            g_ptr_array_add (made[layak_record_info_get_rank (layak_record_info_find (rule->record))],
                             (gpointer) rule);
          }
      g_once_init_leave (&rules, made);
    }

  return rules;
}

static void
check_row (const LayakRow         *row,
           const LayakUnit        *unit,
           const LayakRuleContext *context,
           GPtrArray              *findings)
{
  const GPtrArray *rules = get_rules ()[layak_record_info_get_rank (row->info)];

  for (guint i = 0; i < rules->len; i++)
    {
      const LayakRule *rule = g_ptr_array_index (rules, i);
      LayakFinding *finding;

      if (rule->severity > context->least || !rule->breaks (row, unit, context))
        continue;

      finding = g_new0 (LayakFinding, 1);
      finding->rule = rule;
      finding->info = row->info;
      finding->field = layak_record_info_find_field (row->info, rule->field);
      finding->uuid = unit->root->uuid;
      if (row != unit->root)
        finding->child = row->uuid;
      g_ptr_array_add (findings, finding);
    }
}

/**
 * layak_rules_check_unit:
 * @context: what the unit does not say of itself
 *
 * Returns: (transfer full) (element-type LayakFinding): the findings of the unit, then those of the records within it,
 *   each in the order of the rules
 */
GPtrArray *
layak_rules_check_unit (const LayakUnit        *unit,
                        const LayakRuleContext *context)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func (g_free);

  check_row (unit->root, unit, context, findings);
  for (guint i = 0; unit->children != NULL && i < unit->children->len; i++)
    check_row (g_ptr_array_index (unit->children, i), unit, context, findings);
  return findings;
}

const char *
layak_rule_get_sentence (const LayakRule *self)
{
  return g_dgettext (GETTEXT_PACKAGE, self->sentence);
}

/* NULL if the rule is plain reckoning. */
const char *
layak_rule_get_source (const LayakRule *self)
{
  return self->source != NULL ? g_dgettext (GETTEXT_PACKAGE, self->source) : NULL;
}
