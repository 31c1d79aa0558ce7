/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-cli"

#include "layak-commands.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "layak-conflicts.h"
#include "layak-csv-arguments.h"
#include "layak-csv-excerpt.h"
#include "layak-excerpt.h"
#include "layak-file-error.h"
#include "layak-importer.h"
#include "layak-kept-review.h"
#include "layak-output.h"
#include "layak-plan-listing.h"
#include "layak-receipt.h"
#include "layak-report-reader.h"
#include "layak-review-argument.h"
#include "layak-source.h"
#include "layak-wording.h"

/* What the person asked for. */
typedef struct
{
  gboolean           is_dry_run;
  char              *on_conflict;
  gboolean           skip_rejected;
  gboolean           allow_changed;
  char              *decisions;
  char             **kinds;
  char              *receipt;
  char              *rejected;
  char              *review;
  gboolean           keeps;
  LayakCsvArguments  csv;
} Wishes;

static gboolean
parse_decision (const char    *text,
                LayakDecision *decision)
{
  static const char * const nicks[] = { "stop", "mine", "theirs" };
  static const LayakDecision decisions[] = { LAYAK_DECISION_NONE, LAYAK_DECISION_MINE, LAYAK_DECISION_THEIRS };

  *decision = LAYAK_DECISION_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    if (text == NULL || g_str_equal (text, nicks[i]))
      {
        *decision = decisions[i];
        return TRUE;
      }

  return FALSE;
}

static gboolean
add_source (LayakImporter          *importer,
            const char             *path,
            const LayakCsvOptions  *csv,
            GError                **error)
{
  g_autoptr(GInputStream) stream = NULL;
  g_autoptr(GFile) file = NULL;

  layak_importer_set_csv (importer, csv);
  if (!layak_source_is_standard_input (path))
    {
      file = g_file_new_for_path (path);
      layak_importer_add_file (importer, file, path);
      return TRUE;
    }

  stream = layak_source_open (path, error);
  if (stream != NULL)
    layak_importer_add_stream (importer, stream, path);
  return stream != NULL;
}

static void
tell_problems (LayakPlan *plan)
{
  GPtrArray *problems = layak_plan_get_problems (plan);

  for (guint i = 0; i < problems->len; i++)
    {
      const LayakPlanProblem *entry = g_ptr_array_index (problems, i);

      layak_source_tell (entry->file, entry->problem);
    }
}

static gboolean
write_summary (LayakPlan  *plan,
               GError    **error)
{
  const guint64 n_same = layak_plan_get_n_records (plan, LAYAK_FATE_SAME);
  g_autofree char *nothing =
    layak_wording_count (ngettext ("Nothing to import: %s record is here already",
                                   "Nothing to import: all %s records are here already", (gulong) n_same),
                         (gint64) n_same);
  g_autoptr(GString) text = g_string_new (NULL);

  if (layak_plan_is_empty (plan))
    return layak_output_line (error, "%s", nothing);

  for (guint i = 0; i < LAYAK_N_FATES; i++)
    {
      g_autofree char *number = layak_wording_number ((gint64) layak_plan_get_n_records (plan, i));

      g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "", number, layak_fate_get_name (i));
    }
  return layak_output_line (error, "%s", text->str);
}

static LayakExit
conclude (LayakCall    *call,
          const GError *error)
{
  /* What is wrong with the file itself was told already, at its place. */
  if (error->domain == LAYAK_REPORT_ERROR)
    return LAYAK_EXIT_INVALID;

  if (error->domain != LAYAK_IMPORT_ERROR)
    return layak_call_fail (call, error);

  layak_output_message (LAYAK_PROGRAM, _("error"), error->message);
  return error->code == LAYAK_IMPORT_ERROR_CONFLICT ? LAYAK_EXIT_UNDECIDED : LAYAK_EXIT_INVALID;
}

/* That a file can be written is made sure of before the import, which cannot be taken back because of it. */
static gboolean
check_target (const char  *path,
              GError     **error)
{
  g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : NULL;

  if (folder == NULL || g_access (folder, W_OK | X_OK) == 0)
    return TRUE;

  g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (errno), "%s: %s", path, layak_file_error_text (errno));
  return FALSE;
}

static void
write_receipt (LayakPlan    *plan,
               const Wishes *wishes)
{
  g_autoptr(GError) error = NULL;

  if (wishes->receipt != NULL && !layak_receipt_write (plan, wishes->receipt, &error))
    layak_output_message (LAYAK_PROGRAM, _("warning"), error->message);
}

/* (transfer full) (nullable) */
static LayakSpool *
copy_file (const char  *path,
           GError     **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);

  return layak_spool_new (file, NULL, NULL, error);
}

/* The rejected records of the one file that is imported; without any, there is nothing to mend. */
static void
write_rejected (LayakCall             *call,
                LayakReview           *review,
                LayakPlan             *plan,
                const Wishes          *wishes,
                const LayakCsvOptions *options)
{
  const LayakReviewFile *kept = review != NULL ? g_ptr_array_index (review->files, 0) : NULL;
  const char *name = kept != NULL ? kept->name : layak_call_get_argument (call, 0);
  g_autoptr(LayakCsvOptions) csv = NULL;
  g_autoptr(LayakSpool) content = NULL;
  g_autoptr(GError) error = NULL;

  if (wishes->rejected == NULL || layak_plan_get_n_problems (plan, LAYAK_PROBLEM_FATAL) > 0 ||
      layak_plan_get_n_problems (plan, LAYAK_PROBLEM_REJECTED) == 0)
    return;

  if (kept != NULL)
    csv = layak_kept_review_dup_csv (review, 0);
  else if (layak_csv_arguments_applies (&wishes->csv, name))
    csv = layak_csv_options_copy (options);
  content = kept != NULL ? layak_spool_ref (kept->content) : copy_file (name, &error);
  if (content != NULL && csv != NULL)
    layak_csv_excerpt_write (content, name, csv, plan, wishes->rejected, &error);
  else if (content != NULL)
    layak_excerpt_write (content, name, plan, wishes->rejected, &error);
  if (error != NULL)
    layak_output_message (LAYAK_PROGRAM, _("warning"), error->message);
}

/* (transfer full) (nullable): @path is %NULL where there is no such file. */
static LayakDecisions *
read_decisions (const char  *path,
                GError     **error)
{
  LayakDecisions *decisions;
  g_autofree char *text = NULL;
  gsize length;

  if (path == NULL)
    return layak_decisions_new ();
  if (!g_file_get_contents (path, &text, &length, error))
    {
      layak_file_error_explain (error, path);
      return NULL;
    }

  decisions = g_utf8_validate (text, (gssize) length, NULL) ? layak_decisions_parse (text) : NULL;
  if (decisions == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("%s does not hold decisions"), path);
  return decisions;
}

/* Adds what is decided for all of a kind: “changed:training:venue=mine”. */
static gboolean
decide_kind (LayakDecisions  *decisions,
             const char      *word,
             GError         **error)
{
  const char *equals = strrchr (word, '=');
  g_autofree char *kind = g_strndup (word, equals != NULL ? (gsize) (equals - word) : 0);

  if (equals != NULL && layak_decisions_set_kind (decisions, kind, layak_decision_find (equals + 1)))
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("--decide takes a class, a type and a field, as “changed:training:venue=mine”, not “%s”"), word);
  return FALSE;
}

/* (transfer full) (nullable): what was decided when the review was kept, and what is decided now. */
static LayakDecisions *
make_decisions (const LayakReview  *review,
                const Wishes       *wishes,
                GError            **error)
{
  g_autoptr(LayakDecisions) read = read_decisions (wishes->decisions, error);
  g_autoptr(LayakDecisions) decisions =
    review != NULL && review->decisions != NULL ? layak_decisions_parse (review->decisions) : NULL;

  if (read == NULL)
    return NULL;
  if (decisions == NULL)
    decisions = layak_decisions_new ();

  layak_decisions_update (decisions, read);
  for (guint i = 0; wishes->kinds != NULL && wishes->kinds[i] != NULL; i++)
    if (!decide_kind (decisions, wishes->kinds[i], error))
      return NULL;
  return g_steal_pointer (&decisions);
}

/* (transfer full) (nullable): the files with their content, to be kept. */
static LayakReview *
read_files (LayakCall              *call,
            const Wishes           *wishes,
            const LayakCsvOptions  *csv,
            GError                **error)
{
  g_autoptr(LayakReview) review = layak_review_new ();

  for (guint i = 0; i < layak_call_get_n_arguments (call); i++)
    {
      const char *path = layak_call_get_argument (call, i);
      g_autofree char *base = g_path_get_basename (path), *name = g_filename_display_name (base);
      g_autoptr(GFile) file = g_file_new_for_path (path);

      if (!layak_review_read_file (review, file, name, NULL, error))
        return NULL;
      if (layak_csv_arguments_applies (&wishes->csv, path))
        layak_kept_review_set_csv (review, i, csv);
    }
  layak_review_name (review);
  return g_steal_pointer (&review);
}

/* @review: (out) (transfer full) (nullable): what goes on, or is kept; %NULL if the files are only imported */
static gboolean
find_review (LayakCall              *call,
             LayakStore             *store,
             const Wishes           *wishes,
             const LayakCsvOptions  *csv,
             LayakReview           **review,
             GError                **error)
{
  *review = NULL;
  if (wishes->review == NULL && !wishes->keeps)
    return TRUE;

  *review = wishes->review != NULL ? layak_review_argument_load (store, wishes->review, error)
                                   : read_files (call, wishes, csv, error);
  return *review != NULL &&
         (wishes->review == NULL || layak_reviews_load_files (layak_store_get_reader (store), *review, error));
}

static gboolean
add_sources (LayakCall              *call,
             LayakReview            *review,
             LayakImporter          *importer,
             const Wishes           *wishes,
             const LayakCsvOptions  *csv,
             GError                **error)
{
  if (review != NULL)
    layak_kept_review_add_files (review, importer);
  for (guint i = 0; review == NULL && i < layak_call_get_n_arguments (call); i++)
    {
      const char *path = layak_call_get_argument (call, i);

      if (!add_source (importer, path, layak_csv_arguments_applies (&wishes->csv, path) ? csv : NULL, error))
        return FALSE;
    }

  return TRUE;
}

/* Whether what was asked for makes sense together; an error is told. */
static gboolean
check_wishes (LayakCall     *call,
              const Wishes  *wishes,
              LayakDecision *on_conflict)
{
  const guint n = layak_call_get_n_arguments (call);
  gboolean has_stream = FALSE;

  for (guint i = 0; i < n; i++)
    has_stream |= layak_source_is_standard_input (layak_call_get_argument (call, i));
  if (!parse_decision (wishes->on_conflict, on_conflict))
    layak_call_misuse (call, _("--on-conflict is stop, mine or theirs, not “%s”"), wishes->on_conflict);
  else if ((wishes->review != NULL) == (n > 0))
    layak_call_misuse (call, _("Files are imported, or what --review kept"));
  else if (wishes->review != NULL && layak_csv_arguments_is_given (&wishes->csv))
    layak_call_misuse (call, _("--review kept how its files are read"));
  else if (wishes->rejected != NULL && (n > 1 || has_stream))
    layak_call_misuse (call, _("--rejected takes one file at a time"));
  else if (wishes->keeps && (wishes->is_dry_run || has_stream))
    layak_call_misuse (call, _("--keep is for files, and without --dry-run"));
  else
    return TRUE;

  return FALSE;
}

/* Keeps the review with what was decided. */
static LayakExit
keep (LayakCall            *call,
      LayakStore           *store,
      LayakReview          *review,
      const LayakDecisions *decisions,
      LayakPlan            *plan)
{
  g_autoptr(GError) error = NULL;

  if (layak_decisions_is_empty (decisions))
    return layak_call_misuse (call, _("--keep keeps what was decided, and nothing was"));
  if (!layak_kept_review_save (store, review, decisions, (guint) layak_plan_get_n_records (plan, LAYAK_FATE_PARKED),
                               &error) ||
      !layak_output_line (&error, "%" G_GINT64_FORMAT, review->id))
    return layak_call_fail (call, error);

  return LAYAK_EXIT_DONE;
}

/* Tells what was done. By now it is imported, and a status other than 0 would say that it is not. */
static LayakExit
tell_done (LayakStore           *store,
           LayakReview          *review,
           const LayakDecisions *decisions,
           LayakPlan            *plan)
{
  g_autoptr(GError) error = NULL;

  if (review == NULL ||
      layak_kept_review_settle (store, review, decisions, (guint) layak_plan_get_n_records (plan, LAYAK_FATE_PARKED),
                                &error))
    write_summary (plan, &error);
  if (error != NULL)
    layak_output_message (LAYAK_PROGRAM, _("warning"), error->message);
  return LAYAK_EXIT_DONE;
}

static LayakExit
import_review (LayakCall             *call,
               LayakStore            *store,
               const Wishes          *wishes,
               LayakDecision          on_conflict,
               const LayakCsvOptions *csv)
{
  g_autoptr(LayakImporter) importer = layak_importer_new (store);
  g_autoptr(LayakReview) review = NULL;
  g_autoptr(LayakDecisions) decisions = NULL;
  g_autoptr(GError) error = NULL;
  LayakPlan *plan;

  if (!find_review (call, store, wishes, csv, &review, &error))
    return layak_call_fail (call, error);

  decisions = make_decisions (review, wishes, &error);
  layak_importer_set_decisions (importer, decisions);
  layak_importer_set_dry_run (importer, wishes->is_dry_run || wishes->keeps);
  layak_importer_set_on_conflict (importer, on_conflict);
  layak_importer_set_skip_rejected (importer, wishes->skip_rejected);
  layak_importer_set_allow_changed (importer, wishes->allow_changed);
  if (decisions == NULL || !add_sources (call, review, importer, wishes, csv, &error))
    return layak_call_fail (call, error);

  layak_importer_run (importer, NULL, &error);
  plan = layak_importer_get_plan (importer);
  if (plan == NULL)
    return layak_call_fail (call, error);

  tell_problems (plan);
  layak_conflicts_tell (plan, layak_store_get_reader (store));
  write_receipt (plan, wishes);
  write_rejected (call, review, plan, wishes, csv);
  /* That something is rejected or not decided yet is what a review is for. */
  if (wishes->keeps && (error == NULL || error->domain == LAYAK_IMPORT_ERROR))
    return keep (call, store, review, decisions, plan);
  if (error != NULL)
    return conclude (call, error);
  if (!wishes->is_dry_run)
    return tell_done (store, review, decisions, plan);

  return layak_plan_listing_write (plan, &error) && write_summary (plan, &error) ? LAYAK_EXIT_DONE
                                                                                 : layak_call_fail (call, error);
}

static LayakExit
import_files (LayakCall    *call,
              const Wishes *wishes)
{
  g_autoptr(LayakCsvOptions) csv = NULL;
  g_autoptr(GError) error = NULL;
  LayakDecision on_conflict;
  LayakStore *store;

  if (!check_wishes (call, wishes, &on_conflict))
    return LAYAK_EXIT_USAGE;

  store = layak_csv_arguments_parse (&wishes->csv, &csv, &error) && check_target (wishes->receipt, &error) &&
          check_target (wishes->rejected, &error) ? layak_call_open (call, &error) : NULL;
  return store != NULL ? import_review (call, store, wishes, on_conflict, csv) : layak_call_fail (call, error);
}

static LayakExit
run (LayakCall *call)
{
  Wishes wishes = { 0 };
  const GOptionEntry options[] =
  {
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &wishes.is_dry_run, N_("Only tell what would be done"), NULL },
    { "on-conflict", 0, 0, LAYAK_OPTION_TEXT, &wishes.on_conflict,
      N_("What holds where both sides changed: stop, mine or theirs"), N_("WHOSE") },
    { "skip-rejected", 0, 0, G_OPTION_ARG_NONE, &wishes.skip_rejected, N_("Leave out what cannot be stored"), NULL },
    { "allow-changed", 0, 0, G_OPTION_ARG_NONE, &wishes.allow_changed,
      N_("Also a report that was changed since it was delivered"), NULL },
    { "decisions", 0, 0, LAYAK_OPTION_TEXT, &wishes.decisions,
      N_("What was decided of records and fields one by one"), N_("FILE") },
    { "decide", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &wishes.kinds,
      N_("What holds for all of a kind: mine, theirs or skip"), N_("CLASS[:TYPE[:FIELD]]=WHOSE") },
    { "receipt", 0, 0, LAYAK_OPTION_TEXT, &wishes.receipt, N_("Write what became of each record to this file"),
      N_("FILE") },
    { "rejected", 0, 0, LAYAK_OPTION_TEXT, &wishes.rejected,
      N_("Write the rejected records to a report of their own"), N_("FILE") },
    { "review", 0, 0, LAYAK_OPTION_TEXT, &wishes.review, N_("Go on with a review that was kept"), N_("REVIEW") },
    { "keep", 0, 0, G_OPTION_ARG_NONE, &wishes.keeps, N_("Import nothing yet, and keep what was decided as a review"),
      NULL },
    { "format", 'f', 0, LAYAK_OPTION_TEXT, &wishes.csv.format,
      N_("What the files are: xml or csv; their names tell otherwise"), N_("FORMAT") },
    { "type", 't', 0, LAYAK_OPTION_TEXT, &wishes.csv.type,
      N_("What a CSV file holds: training, agency, participant-group, speaker, session or recommendation"),
      N_("TYPE") },
    { "match", 'm', 0, G_OPTION_ARG_FILENAME_ARRAY, &wishes.csv.matches,
      N_("Which field a column of CSV tells; nothing after “=” leaves it out"), N_("COLUMN=FIELD") },
    { "set", 's', 0, G_OPTION_ARG_FILENAME_ARRAY, &wishes.csv.presets,
      N_("What holds where a record of CSV does not tell the field"), N_("FIELD=VALUE") },
    { "delimiter", 0, 0, LAYAK_OPTION_TEXT, &wishes.csv.delimiter,
      N_("What parts the fields of CSV: “,”, “;” or “tab”"), N_("SIGN") },
    { "encoding", 0, 0, LAYAK_OPTION_TEXT, &wishes.csv.encoding,
      N_("The encoding of CSV: auto, utf-8, utf-16 or windows-1252"), N_("NAME") },
    { NULL }
  };
  LayakExit status = layak_call_parse (call, options, 0, LAYAK_MANY_ARGUMENTS) ? import_files (call, &wishes)
                                                                               : layak_call_get_exit (call);

  g_free (wishes.on_conflict);
  g_free (wishes.decisions);
  g_strfreev (wishes.kinds);
  g_free (wishes.receipt);
  g_free (wishes.rejected);
  g_free (wishes.review);
  layak_csv_arguments_clear (&wishes.csv);
  return status;
}

const LayakCommand layak_command_import =
{
  "import",
  N_("[FILE…]"),
  N_("Compare reports or sheets with the database, and take over what is new or changed"),
  N_("All files are one step, which “undo” takes back; “-” is standard input. Unless it is told otherwise, a record\n"
     "that cannot be stored or a conflict that nobody decided stops the import. A receipt is a table with tabs:\n"
     "what became of the record, its type, UUID, title, and why. A file of decisions has a line for each:\n"
     "“mine UUID”, “theirs UUID FIELD” or “skip UUID”, which parks the record: it stays as it is, and shows again.\n"
     "--decide does the same for all that are new, changed, withdrawn or in conflict, or for a type or field of them.\n"
     "Sheets are CSV: columns are matched with fields by their headings, in Indonesian or English, or by --match."),
  run,
};
