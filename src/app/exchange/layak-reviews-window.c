/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-reviews-window.h"

#include <glib/gi18n.h>

#include "layak-feedback.h"
#include "layak-kept-review.h"
#include "layak-keys.h"
#include "layak-wording.h"

struct _LayakReviewsWindow
{
  AdwWindow        parent_instance;

  LayakStore      *store;

  AdwToastOverlay *toasts;
  GtkListBox      *list;
};

enum
{
  CONTINUE,
  ANOTHER,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char digest_key[] = "layak-digest";

G_DEFINE_FINAL_TYPE (LayakReviewsWindow, layak_reviews_window, ADW_TYPE_WINDOW)

static void
continue_cb (LayakReviewsWindow *self,
             GtkWidget          *row)
{
  g_autofree char *digest = g_strdup (g_object_get_data (G_OBJECT (row), digest_key));

  g_signal_emit (self, signals[CONTINUE], 0, digest);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
another_cb (LayakReviewsWindow *self)
{
  g_signal_emit (self, signals[ANOTHER], 0);
  gtk_window_destroy (GTK_WINDOW (self));
}

typedef struct
{
  LayakReviewsWindow *window;
  GtkWidget          *row;
} Forgetting;

static void
forgotten_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autofree Forgetting *forgetting = user_data;
  g_autoptr(LayakReviewsWindow) self = forgetting->window;
  g_autoptr(GtkWidget) row = forgetting->row;
  g_autoptr(GError) error = NULL;
  const gboolean is_done = layak_store_write_finish (LAYAK_STORE (source), result, &error);

  /* The window may be closed meanwhile. */
  if (self->list == NULL || gtk_widget_get_parent (row) != GTK_WIDGET (self->list))
    return;
  if (!is_done)
    {
      gtk_widget_set_sensitive (row, TRUE);
      layak_feedback_show_error (GTK_WIDGET (self->list), error);
      return;
    }

  gtk_list_box_remove (self->list, row);
  if (gtk_list_box_get_row_at_index (self->list, 0) == NULL)
    another_cb (self);
}

static void
forget_cb (LayakReviewsWindow *self,
           GtkWidget          *button)
{
  Forgetting *forgetting = g_new (Forgetting, 1);
  GtkWidget *row = gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW);

  *forgetting = (Forgetting) { g_object_ref (self), g_object_ref (row) };
  gtk_widget_set_sensitive (row, FALSE);
  layak_kept_review_forget_async (self->store, g_object_get_data (G_OBJECT (button), digest_key), forgotten_cb,
                                  forgetting);
}

/* “2 records parked · Siti · 23 Nov 2026 12.04”. */
static char *
dup_detail (const LayakReview *review)
{
  g_autofree char *moment = layak_wording_moment (review->at);
  g_autofree char *parked =
    layak_wording_count (ngettext ("%s record parked", "%s records parked", review->n_parked), review->n_parked);
  g_autoptr(GStrvBuilder) parts = g_strv_builder_new ();
  g_auto(GStrv) strings = NULL;

  if (review->n_parked > 0)
    g_strv_builder_add (parts, parked);
  if (review->person != NULL)
    g_strv_builder_add (parts, review->person);
  g_strv_builder_add (parts, moment);
  strings = g_strv_builder_end (parts);
  return g_strjoinv (" · ", strings);
}

static GtkWidget *
make_row (LayakReviewsWindow *self,
          const LayakReview  *review)
{
  GtkWidget *row = adw_action_row_new (), *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *detail = dup_detail (review);
  /* Translators: names of files. */
  g_autofree char *label = g_strdup_printf (_("Discard the review of %s"), review->names);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), review->names);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), detail);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), digest_key, g_strdup (review->digest), g_free);
  g_object_set_data_full (G_OBJECT (button), digest_key, g_strdup (review->digest), g_free);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (forget_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  return row;
}

static void
layak_reviews_window_dispose (GObject *object)
{
  g_clear_object (&LAYAK_REVIEWS_WINDOW (object)->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), LAYAK_TYPE_REVIEWS_WINDOW);

  G_OBJECT_CLASS (layak_reviews_window_parent_class)->dispose (object);
}

static void
layak_reviews_window_class_init (LayakReviewsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = layak_reviews_window_dispose;

  signals[CONTINUE] =
    g_signal_new ("continue", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ANOTHER] =
    g_signal_new ("another", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  layak_keys_add_aside (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class, "/id/layak/Layak/ui/layak-reviews-window.ui");
  gtk_widget_class_bind_template_child (widget_class, LayakReviewsWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, LayakReviewsWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, continue_cb);
  gtk_widget_class_bind_template_callback (widget_class, another_cb);
}

static void
layak_reviews_window_init (LayakReviewsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

gboolean
layak_reviews_window_is_needed (LayakStore *store)
{
  g_autoptr(GPtrArray) reviews = layak_reviews_select (layak_store_get_reader (store), NULL);

  return reviews != NULL && reviews->len > 0;
}

GtkWidget *
layak_reviews_window_new (GtkWindow  *parent,
                          LayakStore *store)
{
  LayakReviewsWindow *self = g_object_new (LAYAK_TYPE_REVIEWS_WINDOW, "transient-for", parent, NULL);
  g_autoptr(GPtrArray) reviews = layak_reviews_select (layak_store_get_reader (store), NULL);

  self->store = g_object_ref (store);
  for (guint i = 0; reviews != NULL && i < reviews->len; i++)
    gtk_list_box_append (self->list, make_row (self, g_ptr_array_index (reviews, i)));
  return GTK_WIDGET (self);
}
