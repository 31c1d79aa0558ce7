/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "layak-app"

#include "layak-choice-chips.h"

#include <glib/gi18n.h>

#include "layak-figures.h"
#include "layak-reading.h"
#include "layak-wording.h"
#include "layak-wrap-layout.h"

struct _LayakChoiceChips
{
  GtkBox            parent_instance;

  char             *name;
  const LayakField *field;
  LayakStore       *store;
  LayakQuery       *query;
  GStrv             order;       /* nullable: nicks in the order of the chips; else that of the choices */
  GPtrArray        *chips;       /* (element-type GtkToggleButton), borrowed: first “All”, then the choices */
  GCancellable     *counting;    /* nullable */
  gboolean          showing;     /* the chips follow the query, not the other way round */
};

typedef enum
{
  PROP_FIELD = 1,
  PROP_ORDER,
} LayakChoiceChipsProperty;

G_DEFINE_FINAL_TYPE (LayakChoiceChips, layak_choice_chips, GTK_TYPE_BOX)

static void
toggled_cb (LayakChoiceChips *self,
            GtkToggleButton  *chip)
{
  guint position;

  if (self->showing || !gtk_toggle_button_get_active (chip) || !g_ptr_array_find (self->chips, chip, &position))
    return;

  layak_query_set_filter (self->query, self->name,
                          position == 0 ? NULL : layak_enumeration_get_nick (self->field->choices, position - 1));
}

static void
query_changed_cb (LayakChoiceChips *self)
{
  const char * const *texts = layak_query_get_filter (self->query, self->name);
  guint position = 0;

  if (texts != NULL)
    position = (guint) layak_enumeration_find (self->field->choices, texts[0]) + 1;

  self->showing = TRUE;
  gtk_toggle_button_set_active (g_ptr_array_index (self->chips, position), TRUE);
  self->showing = FALSE;
}

static void
show_count (GtkToggleButton *chip,
            const char      *label,
            gint64           count)
{
  g_autofree char *number = layak_wording_number (count);
  g_autofree char *text = g_strdup_printf ("%s %s", label, number);

  gtk_button_set_label (GTK_BUTTON (chip), text);
}

/* A choice that nothing has is not offered, unless it is the one chosen. */
static void
show_counts (gpointer widget,
             gpointer result)
{
  LayakChoiceChips *self = widget;
  g_autofree gint64 *counts = result;
  const LayakEnumeration *choices = self->field->choices;
  gint64 all = 0;

  for (guint i = 0; i <= choices->n_choices; i++)
    all += counts[i];
  show_count (g_ptr_array_index (self->chips, 0), _("All"), all);
  for (guint i = 0; i < choices->n_choices; i++)
    {
      GtkToggleButton *chip = g_ptr_array_index (self->chips, i + 1);

      show_count (chip, layak_enumeration_get_label (choices, i), counts[i]);
      gtk_widget_set_visible (GTK_WIDGET (chip), counts[i] > 0 || gtk_toggle_button_get_active (chip));
    }
}


/* Counts again. */
void
layak_choice_chips_update (LayakChoiceChips *self)
{
  g_return_if_fail (LAYAK_IS_CHOICE_CHIPS (self));

  layak_reading_start_quietly (&self->counting, self, self->store,
                               layak_figures_choices_read (self->query, self->name), show_counts);
}

/* Which choices there are is known once they are counted. */
static void
make_chips (LayakChoiceChips *self)
{
  GtkWidget *last;

  for (guint i = 0; i <= self->field->choices->n_choices; i++)
    {
      const char *label = i > 0 ? layak_enumeration_get_label (self->field->choices, i - 1) : _("All");
      GtkWidget *chip = gtk_toggle_button_new_with_label (label);

      gtk_widget_set_visible (chip, i == 0);
      gtk_widget_add_css_class (chip, "filter");
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (chip), g_ptr_array_index (self->chips, 0));
      g_ptr_array_add (self->chips, chip);
      gtk_box_append (GTK_BOX (self), chip);
      g_signal_connect_object (chip, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
    }

  last = g_ptr_array_index (self->chips, 0);
  for (guint i = 0; self->order != NULL && self->order[i] != NULL; i++)
    {
      const gint64 choice = layak_enumeration_find (self->field->choices, self->order[i]);

      gtk_box_reorder_child_after (GTK_BOX (self), g_ptr_array_index (self->chips, (guint) choice + 1),
                                   last);
      last = g_ptr_array_index (self->chips, (guint) choice + 1);
    }
}

static void
layak_choice_chips_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch ((LayakChoiceChipsProperty) prop_id)
    {
    case PROP_FIELD:
      g_value_set_string (value, LAYAK_CHOICE_CHIPS (object)->name);
      break;
    case PROP_ORDER:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_choice_chips_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  switch ((LayakChoiceChipsProperty) prop_id)
    {
    case PROP_FIELD:
      g_free (LAYAK_CHOICE_CHIPS (object)->name);
      LAYAK_CHOICE_CHIPS (object)->name = g_value_dup_string (value);
      break;
    case PROP_ORDER:
      g_strfreev (LAYAK_CHOICE_CHIPS (object)->order);
      LAYAK_CHOICE_CHIPS (object)->order = g_strsplit (g_value_get_string (value), " ", -1);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
layak_choice_chips_dispose (GObject *object)
{
  LayakChoiceChips *self = LAYAK_CHOICE_CHIPS (object);

  layak_reading_stop (&self->counting);
  g_clear_object (&self->store);
  g_clear_object (&self->query);

  G_OBJECT_CLASS (layak_choice_chips_parent_class)->dispose (object);
}

static void
layak_choice_chips_finalize (GObject *object)
{
  LayakChoiceChips *self = LAYAK_CHOICE_CHIPS (object);

  g_free (self->name);
  g_strfreev (self->order);
  g_ptr_array_unref (self->chips);

  G_OBJECT_CLASS (layak_choice_chips_parent_class)->finalize (object);
}

static void
layak_choice_chips_class_init (LayakChoiceChipsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = layak_choice_chips_dispose;
  object_class->finalize = layak_choice_chips_finalize;
  object_class->get_property = layak_choice_chips_get_property;
  object_class->set_property = layak_choice_chips_set_property;

  g_object_class_install_property (object_class, PROP_FIELD,
                                   g_param_spec_string ("field", NULL, NULL, NULL,
                                                        G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (object_class, PROP_ORDER,
                                   g_param_spec_string ("order", NULL, NULL, NULL,
                                                        G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
}

static void
layak_choice_chips_init (LayakChoiceChips *self)
{
  self->chips = g_ptr_array_new ();
  gtk_widget_set_layout_manager (GTK_WIDGET (self), layak_wrap_layout_new (6));
}

/* Sets the filter of @query, and shows it whoever sets it. */
void
layak_choice_chips_bind (LayakChoiceChips *self,
                         LayakStore       *store,
                         LayakQuery       *query)
{
  g_return_if_fail (LAYAK_IS_CHOICE_CHIPS (self) && self->query == NULL);

  self->field = layak_record_info_find_field (layak_query_get_info (query), self->name);
  g_return_if_fail (self->field != NULL && self->field->choices != NULL);

  self->store = g_object_ref (store);
  self->query = g_object_ref (query);
  make_chips (self);
  g_signal_connect_object (query, "changed", G_CALLBACK (query_changed_cb), self, G_CONNECT_SWAPPED);
  query_changed_cb (self);
  layak_choice_chips_update (self);
}
