/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-exchange"

#include "layak-validator.h"

#include "layak-rules.h"

typedef struct
{
  LayakProblemFunc  func;
  gpointer          user_data;
  LayakValidation  *validation;
  LayakRuleContext  context;
} Check;

static void
problem_cb (const LayakProblem *problem,
            gpointer            user_data)
{
  Check *check = user_data;

  if (problem->class == LAYAK_PROBLEM_FATAL)
    check->validation->n_fatal++;
  else if (problem->class == LAYAK_PROBLEM_REJECTED)
    check->validation->n_rejected++;
  else
    check->validation->n_warnings++;

  if (check->func != NULL)
    check->func (problem, check->user_data);
}

static const LayakRow *
find_row (const LayakUnit    *unit,
          const LayakFinding *finding)
{
  for (guint i = 0; unit->children != NULL && i < unit->children->len; i++)
    {
      const LayakRow *child = g_ptr_array_index (unit->children, i);

      if (layak_uuid_equal (&child->uuid, &finding->child))
        return child;
    }

  return unit->root;
}

/* What contradicts itself can be stored, so it is a warning; what is merely incomplete is the sender's business. */
static gboolean
unit_cb (LayakUnit  *unit,
         guint       line,
         gpointer    user_data,
         GError    **error)
{
  Check *check = user_data;
  g_autoptr(GPtrArray) findings = layak_rules_check_unit (unit, &check->context);

  check->validation->n_records += 1 + (unit->children != NULL ? unit->children->len : 0);
  for (guint i = 0; i < findings->len; i++)
    {
      const LayakFinding *finding = g_ptr_array_index (findings, i);
      g_autoptr(LayakProblem) problem =
        layak_problem_new (LAYAK_PROBLEM_WARNING, line, 0, layak_rule_get_sentence (finding->rule));

      problem->field = finding->field;
      layak_problem_set_row (problem, find_row (unit, finding));
      problem_cb (problem, check);
    }

  layak_unit_free (unit);
  return TRUE;
}

/**
 * layak_validator_check:
 * @func: (nullable): called for every problem
 * @validation: (out): the counts
 *
 * Returns: whether @stream could be read; what is wrong with it is in @validation
 */
gboolean
layak_validator_check (GInputStream      *stream,
                       LayakProblemFunc   func,
                       gpointer           user_data,
                       LayakValidation   *validation,
                       GCancellable      *cancellable,
                       GError           **error)
{
  static const LayakReportHandler handler = { .unit = unit_cb, .problem = problem_cb };
  Check check = { func, user_data, validation, LAYAK_RULE_CONTEXT_INIT };
  g_autoptr(GError) problem = NULL;

  *validation = (LayakValidation) { 0 };
  check.context.least = LAYAK_SEVERITY_REQUIRED;
  check.context.today = layak_date_today ();
  if (layak_report_read (stream, &handler, &check, cancellable, &problem) ||
      g_error_matches (problem, LAYAK_REPORT_ERROR, LAYAK_REPORT_ERROR_INVALID) ||
      g_error_matches (problem, LAYAK_REPORT_ERROR, LAYAK_REPORT_ERROR_CHANGED))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}
