/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-status-form.h"

#include <glib/gi18n.h>

#include "layak-attachments.h"
#include "layak-date-row.h"
#include "layak-editor.h"
#include "layak-feedback.h"
#include "layak-keys.h"
#include "layak-pill.h"
#include "layak-prose-row.h"
#include "layak-recommendation.h"
#include "layak-rules.h"
#include "layak-status-change.h"
#include "layak-text-row.h"
#include "layak-wording.h"
#include "layak-wrap-layout.h"

struct _LayakStatusForm
{
  AdwBin            parent_instance;

  LayakStore       *store;
  LayakRow         *former;        /* the recommendation as it was when the form was opened; of many, none of them */
  gboolean          is_of_many;
  gint64            status;        /* the new one */
  guint             n_documents;   /* evidence there already */
  guint             n_begun;       /* how many changes were begun: the last one is that of the form */
  GtkWidget        *return_focus;  /* (unowned) (nullable) */

  LayakPill        *old_pill;
  GtkWidget        *arrow;
  GtkLabel         *subject;
  LayakPill        *new_pill;
  LayakEditor      *editor;
  GtkWidget        *reason_row;
  GtkWidget        *postponed_row;
  GtkWidget        *closed_row;
  GtkWidget        *verifier_row;
  GtkWidget        *verified_row;
  GtkEditable      *note_row;
  AdwActionRow     *evidence_row;
  LayakAttachments *attachments;
};

/* A change on its way into the store, while another one may be begun. */
typedef struct
{
  LayakStatusForm *form;
  guint            nth;
  char            *title;
  gint64           status;
} Writing;

enum
{
  CLOSED,
  ANSWERED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LayakStatusForm, layak_status_form, ADW_TYPE_BIN)

/* What a status cannot do without, and the rule that says so. */
static const struct
{
  LayakRecommendationStatus  status;
  const char                *field;
  const char                *rule;
} demands[] =
{
  { LAYAK_RECOMMENDATION_POSTPONED, "status-reason", "recommendation-postponed-without-reason" },
  { LAYAK_RECOMMENDATION_POSTPONED, "postponed-to", "recommendation-postponed-without-date" },
  { LAYAK_RECOMMENDATION_INFEASIBLE, "status-reason", "recommendation-infeasible-without-reason" },
  { LAYAK_RECOMMENDATION_VERIFIED, "verified-by", "recommendation-verified-by-nobody" },
  { LAYAK_RECOMMENDATION_VERIFIED, "verified-on", "recommendation-verified-without-date" },
};

gboolean
layak_status_form_is_needed (gint64 status)
{
  return status == LAYAK_RECOMMENDATION_POSTPONED || layak_recommendation_status_is_closed (status);
}

/* GTK 4.8 warns of a text that is hidden before it has lost the focus. */
static void
leave (LayakStatusForm *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return;

  if (self->return_focus == NULL || !gtk_widget_grab_focus (self->return_focus))
    gtk_root_set_focus (root, NULL);
}

static void
close_form (LayakStatusForm *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
  leave (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  layak_editor_set_record (self->editor, NULL);
  layak_attachments_clear (self->attachments);
}

static void
writing_free (Writing *writing)
{
  g_object_unref (writing->form);
  g_free (writing->title);
  g_free (writing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Writing, writing_free)

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Writing) writing = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;
  LayakStatusForm *self = writing->form;
  const gboolean is_last = writing->nth == self->n_begun;

  if (is_last)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), "status-form.apply", TRUE);
  if (!layak_store_write_finish (LAYAK_STORE (source), result, &error))
    {
      layak_feedback_show_error (GTK_WIDGET (self), error);
      return;
    }

  /* Translators: the text of a recommendation and its new status. */
  text = g_strdup_printf (_("“%s” is now %s"), writing->title,
                          layak_enumeration_get_label (&layak_recommendation_statuses, writing->status));
  layak_feedback_undo_toast (GTK_WIDGET (self), self->store, text);
  if (is_last && gtk_widget_get_visible (GTK_WIDGET (self)))
    close_form (self);
}

/* (transfer full): what the form says. */
static LayakStatusChange *
read_change (LayakStatusForm *self)
{
  LayakStatusChange *change = layak_status_change_new (self->store, self->status);
  LayakRecord *draft = layak_editor_get_record (self->editor);
  g_autofree char *note = g_strstrip (g_strdup (gtk_editable_get_text (self->note_row)));

  if (draft != NULL)
    change->demands = layak_row_copy (layak_record_get_row (draft));
  if (*note != '\0')
    change->note = g_steal_pointer (&note);
  g_ptr_array_unref (change->paths);
  change->paths = layak_attachments_dup_paths (self->attachments);
  return change;
}

static void
write_change (LayakStatusForm *self)
{
  g_autoptr(LayakStatusChange) change = read_change (self);
  Writing *writing = g_new (Writing, 1);

  *writing = (Writing) { g_object_ref (self), self->n_begun, g_strdup (layak_row_get_title (self->former)),
                         self->status };
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "status-form.apply", FALSE);
  layak_follow_up_write_async (layak_status_change_follow (change, self->former), self->store, written_cb,
                               writing);
}

static void
set_evidence_problem (LayakStatusForm *self,
                      const char      *problem)
{
  g_autofree char *text = NULL;

  if (problem != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->evidence_row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->evidence_row), "error");

  if (problem == NULL && self->n_documents > 0)
    text = layak_wording_count (ngettext ("%s document is there already", "%s documents are there already",
                                          self->n_documents), self->n_documents);
  adw_action_row_set_subtitle (self->evidence_row, problem != NULL ? problem : text != NULL ? text : "");
}

static gboolean
has_evidence (LayakStatusForm *self)
{
  g_autoptr(GPtrArray) paths = layak_attachments_dup_paths (self->attachments);

  return self->n_documents + paths->len > 0;
}

/* A rule that a person breaks here would be a finding elsewhere; but who is asked for something should answer. */
static gboolean
check_demands (LayakStatusForm *self)
{
  const LayakRow *draft = layak_record_get_row (layak_editor_get_record (self->editor));

  for (guint i = 0; i < G_N_ELEMENTS (demands); i++)
    if (demands[i].status == self->status && layak_row_is_unknown (draft, demands[i].field))
      {
        layak_editor_show_problem (self->editor, demands[i].field,
                                   layak_rule_get_sentence (layak_rules_find (demands[i].rule)));
        return FALSE;
      }

  /* Which of many have evidence is seen when it is written. */
  if (self->status == LAYAK_RECOMMENDATION_VERIFIED && !self->is_of_many && !has_evidence (self))
    {
      set_evidence_problem (self, _("Attach what was checked. Without evidence nothing is verified."));
      gtk_widget_child_focus (GTK_WIDGET (self->evidence_row), GTK_DIR_TAB_FORWARD);
      return FALSE;
    }

  return TRUE;
}

static void
apply_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  LayakStatusForm *self = LAYAK_STATUS_FORM (widget);

  if (!layak_editor_check (self->editor) || !check_demands (self))
    return;

  if (self->is_of_many)
    {
      g_signal_emit (self, signals[ANSWERED], 0, read_change (self));
      close_form (self);
      return;
    }

  write_change (self);
}

static void
cancel_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  layak_status_form_cancel (LAYAK_STATUS_FORM (widget));
}

static void
attach_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  layak_attachments_choose (LAYAK_STATUS_FORM (widget)->attachments);
}

static void
attached_cb (LayakStatusForm *self)
{
  set_evidence_problem (self, NULL);
}

static void
layak_status_form_dispose (GObject *object)
{
  g_clear_object (&LAYAK_STATUS_FORM (object)->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_STATUS_FORM);

  G_OBJECT_CLASS (layak_status_form_parent_class)->dispose (object);
}

static void
layak_status_form_finalize (GObject *object)
{
  g_clear_pointer (&LAYAK_STATUS_FORM (object)->former, layak_row_free);

  G_OBJECT_CLASS (layak_status_form_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (LAYAK_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-status-form.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakStatusForm, old_pill);
  gtk_widget_class_bind_template_child (widget_class, LayakStatusForm, arrow);
  gtk_widget_class_bind_template_child (widget_class, LayakStatusForm, new_pill);
  gtk_widget_class_bind_template_child (widget_class, LayakStatusForm, subject);
  gtk_widget_class_bind_template_child (widget_class, LayakStatusForm, editor);
  gtk_widget_class_bind_template_child (widget_class, LayakStatusForm, reason_row);
  gtk_widget_class_bind_template_child (widget_class, LayakStatusForm, postponed_row);
  gtk_widget_class_bind_template_child (widget_class, LayakStatusForm, closed_row);
  gtk_widget_class_bind_template_child (widget_class, LayakStatusForm, verifier_row);
  gtk_widget_class_bind_template_child (widget_class, LayakStatusForm, verified_row);
  gtk_widget_class_bind_template_child (widget_class, LayakStatusForm, note_row);
  gtk_widget_class_bind_template_child (widget_class, LayakStatusForm, evidence_row);
  gtk_widget_class_bind_template_child (widget_class, LayakStatusForm, attachments);
  gtk_widget_class_bind_template_callback (widget_class, attached_cb);
}

static void
layak_status_form_class_init (LayakStatusFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = layak_status_form_dispose;
  object_class->finalize = layak_status_form_finalize;

  signals[CLOSED] =
    g_signal_new ("closed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  signals[ANSWERED] =
    g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_install_action (widget_class, "status-form.apply", NULL, apply_cb);
  gtk_widget_class_install_action (widget_class, "status-form.cancel", NULL, cancel_cb);
  gtk_widget_class_install_action (widget_class, "status-form.attach", NULL, attach_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "status-form.cancel", NULL);

  g_type_ensure (LAYAK_TYPE_ATTACHMENTS);
  g_type_ensure (LAYAK_TYPE_DATE_ROW);
  g_type_ensure (LAYAK_TYPE_EDITOR);
  g_type_ensure (LAYAK_TYPE_PILL);
  g_type_ensure (LAYAK_TYPE_PROSE_ROW);
  g_type_ensure (LAYAK_TYPE_TEXT_ROW);
  bind_template (widget_class);
}

static void
layak_status_form_init (LayakStatusForm *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  layak_keys_add_first (GTK_WIDGET (self), GDK_KEY_Return, GDK_CONTROL_MASK, "status-form.apply");
}

/* Today is when it was done or checked, unless somebody says otherwise. */
static void
show_draft (LayakStatusForm *self)
{
  const gboolean is_closed = layak_recommendation_status_is_closed (self->status);
  LayakRow *row = layak_row_copy (self->former);
  g_autoptr(LayakRecord) draft = NULL;

  layak_row_set_text (row, "status-reason", NULL);
  if (is_closed && layak_row_is_unknown (row, "closed-on"))
    layak_row_set_number (row, "closed-on", layak_date_today ());
  if (self->status == LAYAK_RECOMMENDATION_VERIFIED && layak_row_is_unknown (row, "verified-on"))
    layak_row_set_number (row, "verified-on", layak_date_today ());

  draft = layak_record_new_take (row);
  layak_editor_set_store (self->editor, self->store);
  layak_editor_set_record (self->editor, draft);
}

static void
show_rows (LayakStatusForm *self)
{
  const gboolean is_postponed = self->status == LAYAK_RECOMMENDATION_POSTPONED;
  const gboolean is_infeasible = self->status == LAYAK_RECOMMENDATION_INFEASIBLE;
  const gboolean is_verified = self->status == LAYAK_RECOMMENDATION_VERIFIED;

  gtk_widget_set_visible (self->reason_row, is_postponed || is_infeasible);
  gtk_widget_set_visible (self->postponed_row, is_postponed);
  gtk_widget_set_visible (self->closed_row, !is_postponed);
  gtk_widget_set_visible (self->verifier_row, is_verified);
  gtk_widget_set_visible (self->verified_row, is_verified);
  gtk_widget_set_visible (GTK_WIDGET (self->note_row), !is_postponed && !is_infeasible);
  gtk_widget_set_visible (GTK_WIDGET (self->old_pill), !self->is_of_many);
  gtk_widget_set_visible (self->arrow, !self->is_of_many);
  if (!self->is_of_many)
    layak_pill_set_recommendation (self->old_pill, layak_row_get_number (self->former, "status"));
  layak_pill_set_recommendation (self->new_pill, self->status);
  gtk_label_set_label (self->subject, self->is_of_many ? "" : layak_row_get_title (self->former));
  set_evidence_problem (self, NULL);
}

/* @former: (transfer full) */
static void
prepare (LayakStatusForm *self,
         LayakStore      *store,
         LayakRow        *former,
         gint64           status)
{
  g_set_object (&self->store, store);
  g_clear_pointer (&self->former, layak_row_free);
  self->former = former;
  self->status = status;
  self->n_begun++;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "status-form.apply", TRUE);
  gtk_editable_set_text (self->note_row, "");
}

static void
ask (LayakStatusForm *self)
{
  const char *first = "status-reason";

  show_draft (self);
  show_rows (self);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  if (self->status == LAYAK_RECOMMENDATION_VERIFIED)
    first = "verified-by";
  else if (self->status == LAYAK_RECOMMENDATION_DONE)
    first = "closed-on";
  layak_editor_focus_field (self->editor, first);
}

/**
 * layak_status_form_begin:
 * @status: the new status
 * @n_documents: how much evidence there is already
 *
 * Changes the status; at once if it demands nothing, else when the person has filled in the form.
 */
void
layak_status_form_begin (LayakStatusForm *self,
                         LayakStore      *store,
                         const LayakRow  *recommendation,
                         gint64           status,
                         guint            n_documents)
{
  g_return_if_fail (LAYAK_IS_STATUS_FORM (self));

  layak_status_form_cancel (self);
  if (status == layak_row_get_number (recommendation, "status"))
    return;

  prepare (self, store, layak_row_copy (recommendation), status);
  self->n_documents = n_documents;
  self->is_of_many = FALSE;
  if (layak_status_form_is_needed (status))
    ask (self);
  else
    write_change (self);
}

/**
 * layak_status_form_begin_many:
 * @status: one that demands something
 *
 * Asks once for what the status demands of many recommendations; "answered" tells it, and the caller writes.
 */
void
layak_status_form_begin_many (LayakStatusForm *self,
                              LayakStore      *store,
                              gint64           status)
{
  g_return_if_fail (LAYAK_IS_STATUS_FORM (self));

  layak_status_form_cancel (self);
  prepare (self, store, layak_row_new (&layak_recommendation_info), status);
  self->n_documents = 0;
  self->is_of_many = TRUE;
  ask (self);
}

/* Lets the status be, if something is being asked. */
void
layak_status_form_cancel (LayakStatusForm *self)
{
  g_return_if_fail (LAYAK_IS_STATUS_FORM (self));

  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    close_form (self);
}

void
layak_status_form_set_return_focus (LayakStatusForm *self,
                                    GtkWidget       *widget)
{
  g_return_if_fail (LAYAK_IS_STATUS_FORM (self) && GTK_IS_WIDGET (widget));

  self->return_focus = widget;
}

void
layak_status_form_show_subject (LayakStatusForm *self)
{
  g_return_if_fail (LAYAK_IS_STATUS_FORM (self));

  gtk_widget_show (GTK_WIDGET (self->subject));
}
